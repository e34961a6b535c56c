#include "tests/ui/alerts/alertsamples.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/alerts/alertbell.h"
#include "ui/theme/systemappearance.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statechip.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using samples::alertOf;
using samples::kAlertNow;

/// The bell and its list, by key and mouse.
class TestAlertBell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void countsWhatWaitsForSomebody();
    void listsWorstFirstAndKeepsItsRows();
    void acknowledgesSnoozesAndTakesBack();
    void leadsToTheThing();
    void saysWhyAnOrderFailed();
    void closesByEscape();

private:
    void announce(const std::vector<AlertSummary> &alerts);
    void open();
    [[nodiscard]] QWidget *panel() const { return m_bell->findChild<QWidget *>(QStringLiteral("alertPanel")); }
    [[nodiscard]] QWidget *row(const char *key) const
    {
        return panel()->findChild<QWidget *>(QStringLiteral("alert.") + QLatin1StringView(key));
    }
    void press(const char *key, const char *button)
    {
        QTest::mouseClick(row(key)->findChild<QPushButton *>(QLatin1StringView(button)), Qt::LeftButton);
    }

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<QWidget> m_window;
    AlertBell *m_bell = nullptr;
};

void TestAlertBell::init()
{
    m_window.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_theme = std::make_unique<ThemeController>(nullptr, Scheme::Dark);
    m_window = std::make_unique<QWidget>();
    m_bell = new AlertBell(*m_engine, *m_theme, m_window.get());
    m_window->resize(800, 600);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestAlertBell::announce(const std::vector<AlertSummary> &alerts)
{
    m_engine->now.alerts = alerts;
    m_engine->announce(kAlertNow);
}

void TestAlertBell::open()
{
    QTest::mouseClick(m_bell, Qt::LeftButton);
    QVERIFY(QTest::qWaitForWindowExposed(panel()));
}

void TestAlertBell::countsWhatWaitsForSomebody()
{
    QCOMPARE(m_bell->count(), 0);
    AlertSummary known = alertOf(QStringLiteral("a"));
    known.acknowledgedBy = QStringLiteral("ann");
    AlertSummary later = alertOf(QStringLiteral("b"));
    later.snoozedUntil = kAlertNow + Milliseconds(1);
    announce({alertOf(QStringLiteral("c"), AlertSeverity::Critical), known, later});
    QCOMPARE(m_bell->count(), 1);
    QVERIFY(m_bell->accessibleName().contains(u'1'));
    QCOMPARE(m_bell->text(), QStringLiteral("1"));
    QCOMPARE(m_bell->palette().color(QPalette::ButtonText), m_theme->color(Token::Danger));
    announce({known});
    QCOMPARE(m_bell->count(), 0);
    QCOMPARE(m_bell->text(), QString());
}

void TestAlertBell::listsWorstFirstAndKeepsItsRows()
{
    const AlertSummary bad = alertOf(QStringLiteral("bad/x"), AlertSeverity::Critical);
    const AlertSummary mild = alertOf(QStringLiteral("mild/y"));
    announce({mild});
    open();
    QWidget *kept = row("mild/y");
    QVERIFY(kept && kept->isVisible());
    announce({bad, mild});
    QCOMPARE(row("mild/y"), kept);
    QTRY_VERIFY(row("bad/x")->y() < kept->y());
    const auto *chip = row("bad/x")->findChild<StateChip *>();
    QCOMPARE(chip->glyph(), (Glyph{Shape::Cross, Token::Danger}));
    QVERIFY(row("bad/x")->findChild<ElidedLabel *>(QStringLiteral("alertTitle"))->text().contains(u'x'));
    QVERIFY(row("bad/x")->findChild<ElidedLabel *>(QStringLiteral("alertDetail"))->text().contains(u"120"));
    announce({});
    QTRY_VERIFY(!row("mild/y"));
    QVERIFY(panel()->findChild<QWidget *>(QStringLiteral("noAlerts"))->isVisible());
}

void TestAlertBell::acknowledgesSnoozesAndTakesBack()
{
    AlertSummary alert = alertOf(QStringLiteral("a/b"));
    announce({alert});
    open();
    press("a/b", "alertAcknowledge");
    QCOMPARE(m_engine->alertRequests.back().key, QStringLiteral("a/b"));
    QCOMPARE(m_engine->alertRequests.back().action, AlertAction::Acknowledge);
    auto *snooze = row("a/b")->findChild<QPushButton *>(QStringLiteral("alertSnooze"));
    QVERIFY(snooze->isVisible());
    snooze->menu()->actions().at(1)->trigger();
    QCOMPARE(m_engine->alertRequests.back().action, AlertAction::Snooze);
    QCOMPARE(m_engine->alertRequests.back().until, kAlertNow + std::chrono::hours(1));
    QVERIFY(!row("a/b")->findChild<QPushButton *>(QStringLiteral("alertReopen"))->isVisible());
    alert.acknowledgedBy = QStringLiteral("ann");
    announce({alert});
    QVERIFY(!row("a/b")->findChild<QPushButton *>(QStringLiteral("alertAcknowledge"))->isVisible());
    QVERIFY(row("a/b")->findChild<ElidedLabel *>(QStringLiteral("alertDetail"))->text().contains(u"ann"));
    press("a/b", "alertReopen");
    QCOMPARE(m_engine->alertRequests.back().action, AlertAction::Reopen);
    QCOMPARE(m_engine->alertRequests.size(), std::size_t(3));
}

void TestAlertBell::leadsToTheThing()
{
    announce({alertOf(QStringLiteral("a/b"))});
    QSignalSpy wanted(m_bell, &AlertBell::thingRequested);
    QSignalSpy rules(m_bell, &AlertBell::rulesRequested);
    open();
    press("a/b", "alertShow");
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<AlertSummary>().subject, QStringLiteral("b"));
    QVERIFY(!panel()->isVisible());
    open();
    QTest::keyClick(panel()->findChild<QPushButton *>(QStringLiteral("alertRules")), Qt::Key_Space);
    QCOMPARE(rules.size(), 1);
}

void TestAlertBell::saysWhyAnOrderFailed()
{
    announce({alertOf(QStringLiteral("a/b"))});
    open();
    m_engine->refusal = Error{QStringLiteral("alert.unknown"), {{QStringLiteral("alert"), QStringLiteral("a/b")}}, {}};
    press("a/b", "alertAcknowledge");
    const auto says = [this] {
        const auto *text = panel()->findChild<QWidget *>(QStringLiteral("infoText"));
        return text && text->isVisible() && text->property("text").toString().contains(u"a/b");
    };
    QTRY_VERIFY(says());
}

void TestAlertBell::closesByEscape()
{
    open();
    QVERIFY(panel()->isVisible());
    QTest::keyClick(panel(), Qt::Key_Escape);
    QVERIFY(!panel()->isVisible());
}

QTEST_MAIN(TestAlertBell)
#include "tst_alertbell.moc"
