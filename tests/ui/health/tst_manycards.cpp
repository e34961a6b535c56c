#include "tests/ui/health/healthfixture.h"
#include "ui/health/breakercard.h"
#include "ui/health/eventmapcard.h"
#include "ui/widgets/queuerow.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace sluice;

namespace {

constexpr int kComponents = 300;

QString nameOf(int component)
{
    return QStringLiteral("worker-%1").arg(component);
}

/// A page in a window of usual size over an engine with very many parts.
struct Crowd : HealthFixture {
    Crowd()
        : HealthFixture(false)
    {
        engine.now.components.clear();
        for (int i = 0; i < kComponents; ++i)
            engine.now.components.push_back(component(nameOf(i)));
        page.resize(1240, 800);
        engine.announce(clock.wall());
        page.show();
    }
    [[nodiscard]] qsizetype made() const { return page.findChildren<ComponentCard *>().size(); }
    [[nodiscard]] ComponentCard *card(int of) const
    {
        return page.findChild<ComponentCard *>(QStringLiteral("component:") + nameOf(of));
    }
    [[nodiscard]] QScrollBar *bar() const
    {
        return page.findChild<QScrollArea *>(QStringLiteral("healthScroll"))->verticalScrollBar();
    }
    /// To the last cards; the map of events and Growth stand below them.
    void scrollToTheEndOfTheCards() const
    {
        const auto *area = page.findChild<QScrollArea *>(QStringLiteral("healthScroll"));
        const auto *below = page.findChild<EventMapCard *>();
        bar()->setValue(below->mapTo(area->widget(), QPoint()).y() - area->viewport()->height());
    }
};

} // namespace

/// Of very many things only those in sight have cards, and are told.
class TestManyCards : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void onlyWhatIsInSightHasACard();
    void scrollingMakesAndTellsWhatComesIntoSight();
    void whatIsOutOfSightIsNotTold();
    void tabGoesFromCardToCardHoweverTheyWereMade();
    void whatTakesThePlaceOfAnotherComesInOrder();
    void aFewAreAllThere();
    void moreQueuesThanFitAreOnTheirOwnPage();
};

void TestManyCards::onlyWhatIsInSightHasACard()
{
    const Crowd crowd;
    QTRY_VERIFY(crowd.made() > 0);
    QVERIFY2(crowd.made() < kComponents / 4, qPrintable(QString::number(crowd.made())));
    QVERIFY(crowd.card(0));
    QVERIFY(!crowd.card(kComponents - 1));
}

void TestManyCards::scrollingMakesAndTellsWhatComesIntoSight()
{
    Crowd crowd;
    QTRY_VERIFY(crowd.bar()->maximum() > 10'000); // places are kept for all of them
    crowd.scrollToTheEndOfTheCards();
    QTRY_VERIFY((crowd.engine.announce(), crowd.card(kComponents - 1)));
    QCOMPARE(crowd.card(kComponents - 1)->component().id, nameOf(kComponents - 1));
}

void TestManyCards::whatIsOutOfSightIsNotTold()
{
    Crowd crowd;
    QTRY_VERIFY(crowd.card(0) && crowd.bar()->maximum() > 10'000);
    crowd.bar()->setValue(crowd.bar()->maximum());
    crowd.engine.now.components[0].requests = 77'777;
    crowd.engine.announce();
    QVERIFY(crowd.card(0)->component().requests != 77'777);
    crowd.bar()->setValue(0);
    QCOMPARE(crowd.card(0)->component().requests, quint64(77'777));
}

/// Through all that can be reached, also where no card was made yet.
void TestManyCards::tabGoesFromCardToCardHoweverTheyWereMade()
{
    Crowd crowd;
    QTRY_VERIFY(crowd.card(0) && crowd.bar()->maximum() > 10'000);
    crowd.scrollToTheEndOfTheCards();
    QTRY_VERIFY((crowd.engine.announce(), crowd.card(kComponents - 1)));
    crowd.bar()->setValue(0);
    crowd.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&crowd.page));
    crowd.card(0)->findChild<QPushButton *>()->setFocus(Qt::TabFocusReason);
    QVERIFY(crowd.card(0)->isAncestorOf(QApplication::focusWidget()));
    int at = 0;
    for (int presses = 0; presses < 1'500 && at < 60; ++presses) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        QVERIFY(now);
        if (crowd.card(at)->isAncestorOf(now))
            continue;
        ++at;
        QVERIFY2(crowd.card(at) && crowd.card(at)->isAncestorOf(now), qPrintable(nameOf(at)));
    }
    QCOMPARE(at, 60);
}

/// [a, b] becomes [b, c]: what is gone does not count among the places of the others.
void TestManyCards::whatTakesThePlaceOfAnotherComesInOrder()
{
    HealthFixture it;
    const auto names = [&](const QStringList &ids) {
        it.engine.now.components.clear();
        for (const QString &id : ids)
            it.engine.now.components.push_back(HealthFixture::component(id));
        it.engine.announce();
    };
    const auto card = [&](const char *id) {
        return it.page.findChild<ComponentCard *>(QStringLiteral("component:") + QLatin1StringView(id));
    };
    const auto *queues = it.page.findChild<QWidget *>(QStringLiteral("queues"));
    // As they are read: line by line.
    const auto areInOrder = [&](const char *one, const char *other) {
        const QWidget *a = card(one);
        const QWidget *b = card(other);
        return a && b && (a->y() < b->y() || (a->y() == b->y() && a->x() < b->x())) && b->y() < queues->y();
    };
    it.page.show();
    names({QStringLiteral("a"), QStringLiteral("b")});
    QTRY_VERIFY(areInOrder("a", "b"));
    names({QStringLiteral("b"), QStringLiteral("c")});
    QTRY_VERIFY(!card("a"));
    QTRY_VERIFY(areInOrder("b", "c"));
    names({QStringLiteral("d"), QStringLiteral("c")});
    QTRY_VERIFY(!card("b"));
    QTRY_VERIFY(areInOrder("d", "c"));
}

void TestManyCards::aFewAreAllThere()
{
    HealthFixture it(false);
    it.engine.now.components.clear();
    for (int i = 0; i < 40; ++i)
        it.engine.now.components.push_back(HealthFixture::component(nameOf(i)));
    it.page.resize(800, 500);
    it.engine.announce(it.clock.wall());
    it.page.show();
    QCOMPARE(it.page.findChildren<ComponentCard *>().size(), 40);
}

void TestManyCards::moreQueuesThanFitAreOnTheirOwnPage()
{
    HealthFixture it;
    auto *more = it.find<QPushButton>(QStringLiteral("moreQueues"));
    QVERIFY(!more->isVisible());
    for (int i = 0; i < 100; ++i)
        it.engine.now.queues.push_back({connectionQueue(QStringLiteral("s%1").arg(i)), 1, {}});
    it.engine.now.queues.push_back({workflowQueue(QStringLiteral("nightly")), 1, {}});
    it.engine.announce();
    QCOMPARE(it.page.findChildren<QueueRow *>().size(), 16);
    QVERIFY(it.page.findChild<QueueRow *>(QStringLiteral("queue:deadLetter"))); // those of the engine come first
    QVERIFY(more->isVisible());
    QSignalSpy asked(&it.page, &HealthPage::queuesRequested);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestManyCards)
#include "tst_manycards.moc"
