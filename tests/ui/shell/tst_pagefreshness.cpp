#include "core/base/fakeclock.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/shell/pagefreshness.h"
#include "ui/shell/statusitem.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/stalewatch.h"
#include "ui/widgets/statechip.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace sluice;

namespace {

/// A page with a live figure, a state and a list, over an engine that does nothing, at a time that stands still.
struct Bench {
    FakeEngine engine;
    FakeClock clock;
    ThemeController theme{Theme::make(Scheme::Dark)};
    QWidget page;
    Figure *figure = new Figure(theme);
    StateChip *chip = new StateChip(theme);
    ListView *list = new ListView(theme);
    PageStates *states = new PageStates(list, theme);
    StatusStrip strip{engine, theme};
    PageFreshness freshness{engine, clock};

    Bench()
    {
        auto *column = new QVBoxLayout(&page);
        for (QWidget *each : std::initializer_list<QWidget *>{figure, chip, states})
            column->addWidget(each);
        freshness.add(&page);
        freshness.tell(&strip);
        engine.announce(clock.wall());
    }
    void pass(Milliseconds time)
    {
        clock.advance(time);
        freshness.look();
    }
    [[nodiscard]] bool isGrey() const { return figure->isStale() && chip->isStale() && list->isStale(); }
    [[nodiscard]] bool isLive() const { return !figure->isStale() && !chip->isStale() && !list->isStale(); }
    [[nodiscard]] StatusItem *item(const char *name) const
    {
        return strip.findChild<StatusItem *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool saysSince() const
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisibleTo(&page) && label->text().contains(QStringLiteral("since"), Qt::CaseInsensitive);
        });
    }
};

} // namespace

class TestPageFreshness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void isLiveWhileNewsCome();
    void greysAllOutWhenNewsStopAndIsLiveAfterwards();
    void greysOutWhileOnlyTheFiguresOfTheEngineAreOld();
    void greysWhatAppearsMeanwhile();
    void leavesTheReasonOfARefusedList();
    void saysTheWorstAgeInTheStatusBar();
    void sparesTheStatesOfAPageThatSaysNothing();
};

void TestPageFreshness::isLiveWhileNewsCome()
{
    Bench it;
    for (int second = 0; second < 10; ++second) {
        it.pass(Milliseconds(1000));
        it.engine.announce(it.clock.wall());
    }
    QVERIFY(it.isLive() && !it.saysSince());
}

void TestPageFreshness::greysAllOutWhenNewsStopAndIsLiveAfterwards()
{
    Bench it;
    it.pass(StaleWatch::kStaleAfter - Milliseconds(1));
    QVERIFY(it.isLive());
    it.pass(Milliseconds(1));
    QVERIFY(it.isGrey());
    QVERIFY(it.saysSince());
    it.engine.announce(it.clock.wall());
    QVERIFY(it.isLive());
    QVERIFY(!it.saysSince());
}

/// The coordinator goes on telling of components while the engine hangs.
void TestPageFreshness::greysOutWhileOnlyTheFiguresOfTheEngineAreOld()
{
    Bench it;
    it.engine.now.figuresAge = Milliseconds(4000);
    it.engine.announce(it.clock.wall() + Milliseconds(100));
    it.pass(Milliseconds(250));
    QVERIFY(it.isGrey());
    it.engine.now.figuresAge = Milliseconds(0);
    it.engine.announce(it.clock.wall() + Milliseconds(200));
    QVERIFY(it.isLive());
}

void TestPageFreshness::greysWhatAppearsMeanwhile()
{
    Bench it;
    it.pass(Milliseconds(3000));
    auto *late = new Figure(it.theme, &it.page);
    QVERIFY(!late->isStale());
    it.pass(Milliseconds(250));
    QVERIFY(late->isStale());
}

void TestPageFreshness::leavesTheReasonOfARefusedList()
{
    Bench it;
    it.states->setRefusal({QStringLiteral("engine.stopped"), {}, {}}, true, QStringLiteral("09:00:00"));
    const auto *line = it.states->findChild<QLabel *>(QStringLiteral("staleSince"));
    it.pass(Milliseconds(3000));
    QVERIFY(line->isVisibleTo(&it.page) && line->text().contains(QStringLiteral("09:00:00")));
    it.engine.announce(it.clock.wall());
    QVERIFY(line->isVisibleTo(&it.page) && line->text().contains(QStringLiteral("09:00:00")));
    it.pass(Milliseconds(3000));
    it.states->clearRefusal(); // the answer that came late is no news of the engine
    QVERIFY(it.saysSince());
}

void TestPageFreshness::saysTheWorstAgeInTheStatusBar()
{
    Bench it;
    QVERIFY(!it.item("status.queue")->isStale());
    it.pass(Milliseconds(7000));
    for (const char *name : {"status.runs", "status.queue", "status.breakers", "status.throughput"})
        QVERIFY2(it.item(name)->isStale(), name);
    const QString said = it.item("status.heartbeat")->text();
    QVERIFY2(said.contains(QStringLiteral("7 s")), qPrintable(said));
    it.engine.announce(it.clock.wall());
    QVERIFY(!it.item("status.queue")->isStale());
    QVERIFY(!it.item("status.heartbeat")->text().contains(QStringLiteral("7 s")));
}

void TestPageFreshness::sparesTheStatesOfAPageThatSaysNothing()
{
    Bench it;
    QWidget other;
    auto *figure = new Figure(it.theme, &other);
    const PageStates states(new QWidget, it.theme, &other);
    it.freshness.add(&other, false);
    it.pass(Milliseconds(3000));
    QVERIFY(figure->isStale());
    const auto labels = states.findChildren<QLabel *>();
    QVERIFY(std::ranges::none_of(labels, [&](const QLabel *label) {
        return label->isVisibleTo(&states) && label->text().contains(QStringLiteral("refreshed"));
    }));
}

QTEST_MAIN(TestPageFreshness)
#include "tst_pagefreshness.moc"
