#include "ui/theme/themecontroller.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pagestates.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;

class TestPageStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void loadingIsShownOnlyAfterAWhile();
    void fastAnswersNeverShowLoading();
    void eachStateHasItsActionAndSignal();
    void failureSaysWhatHappened();
    void staleContentStaysOnScreen();
    void silenceAndRefusalStandSideBySide();

private:
    [[nodiscard]] bool showsContent() const { return m_content->isVisible(); }
    [[nodiscard]] QString headline() const
    {
        return m_states->findChild<QLabel *>(QStringLiteral("emptyHeadline"))->text();
    }

    ThemeController m_theme{Theme::make(Scheme::Dark)};
    QLabel *m_content = nullptr;
    std::unique_ptr<PageStates> m_states;
};

void TestPageStates::init()
{
    m_content = new QLabel(QStringLiteral("content"));
    m_states = std::make_unique<PageStates>(m_content, m_theme);
    m_states->setEmptyText(QStringLiteral("configure"), QStringLiteral("No runs yet"),
                           QStringLiteral("They come here."), QStringLiteral("Run one"));
    m_states->show();
}

void TestPageStates::loadingIsShownOnlyAfterAWhile()
{
    m_states->setState(PageState::Loading);
    QVERIFY(showsContent());
    QTRY_VERIFY(!showsContent());
    QVERIFY(!m_states->notice()->action()->isVisible());
}

void TestPageStates::fastAnswersNeverShowLoading()
{
    m_states->setState(PageState::Loading);
    m_states->setState(PageState::Ready);
    // Longer than the wait: a timer left running would change the page.
    QVERIFY(!QTest::qWaitFor([this] { return !showsContent(); }, 300));
}

void TestPageStates::eachStateHasItsActionAndSignal()
{
    QSignalSpy action(m_states.get(), &PageStates::actionRequested);
    QSignalSpy clear(m_states.get(), &PageStates::clearFiltersRequested);
    QSignalSpy again(m_states.get(), &PageStates::retryRequested);
    const auto press = [this] { QTest::mouseClick(m_states->notice()->action(), Qt::LeftButton); };
    m_states->setState(PageState::Empty);
    QCOMPARE(headline(), QStringLiteral("No runs yet"));
    press();
    m_states->setState(PageState::NothingMatches);
    press();
    m_states->setFailure({});
    press();
    QCOMPARE(action.count(), 1);
    QCOMPARE(clear.count(), 1);
    QCOMPARE(again.count(), 1);
    m_states->setFailure(
        {QStringLiteral("engine.notAllowed"), {{QStringLiteral("role"), QStringLiteral("operator")}}, {}});
    QCOMPARE(m_states->state(), PageState::NotAllowed);
    QVERIFY(m_states->findChild<QLabel *>(QStringLiteral("emptySentence"))->text().contains(u"operator"));
    press();
    QCOMPARE(again.count(), 2);
}

void TestPageStates::failureSaysWhatHappened()
{
    m_states->setFailure({QStringLiteral("engine.stopped"), {}, {}});
    QCOMPARE(headline(), QStringLiteral("The engine is not running."));
    QCOMPARE(m_states->state(), PageState::Failed);
}

void TestPageStates::staleContentStaysOnScreen()
{
    m_states->setState(PageState::Ready);
    m_states->setStaleSince(QStringLiteral("10:02:14"));
    QVERIFY(showsContent());
    const auto *line = m_states->findChild<QLabel *>(QStringLiteral("staleSince"));
    QVERIFY(line->isVisible() && line->text().contains(u"10:02:14"));
    auto *refresh = m_states->findChild<QPushButton *>(QStringLiteral("staleRefresh"));
    QVERIFY2(!refresh->isVisible(), "nobody knows why, so nobody can mend it");
    m_states->setStaleSince(std::nullopt);
    QVERIFY(!line->isVisible());
    m_states->setRefusal({QStringLiteral("engine.stopped"), {}, {}}, true, QStringLiteral("10:02:15"));
    QVERIFY(showsContent() && line->text().contains(u"10:02:15") && line->text().contains(u"engine is not running"));
    QSignalSpy again(m_states.get(), &PageStates::retryRequested);
    QTest::mouseClick(refresh, Qt::LeftButton);
    QCOMPARE(again.count(), 1);
    m_states->setRefusal({QStringLiteral("engine.stopped"), {}, {}}, false, QString());
    QCOMPARE(m_states->state(), PageState::Failed);
    QVERIFY2(!line->isVisible(), "there is nothing that could be stale");
}

/// The engine falls silent and talks again while a list cannot be refreshed; each takes back only what it said.
void TestPageStates::silenceAndRefusalStandSideBySide()
{
    const auto *line = m_states->findChild<QLabel *>(QStringLiteral("staleSince"));
    const auto *refresh = m_states->findChild<QPushButton *>(QStringLiteral("staleRefresh"));
    const auto saysWhy = [&] { return line->isVisible() && line->text().contains(u"engine is not running"); };
    m_states->setRefusal({QStringLiteral("engine.stopped"), {}, {}}, true, QStringLiteral("10:02:15"));
    m_states->setStaleSince(QStringLiteral("10:02:40"));
    QVERIFY(saysWhy() && refresh->isVisible());
    QVERIFY(line->text().contains(u"10:02:15") && line->text().contains(u"10:02:40"));
    m_states->setStaleSince(std::nullopt);
    QVERIFY(saysWhy() && refresh->isVisible());
    QVERIFY(!line->text().contains(u"10:02:40"));
    m_states->setStaleSince(QStringLiteral("10:03:00"));
    m_states->clearRefusal();
    QVERIFY(line->isVisible() && line->text().contains(u"10:03:00"));
    QVERIFY(!saysWhy() && !refresh->isVisible());
    m_states->setStaleSince(std::nullopt);
    QVERIFY(!line->isVisible());
}

QTEST_MAIN(TestPageStates)
#include "tst_pagestates.moc"
