#include "core/run/codec.h"
#include "core/run/fork.h"
#include "core/run/timeline.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const WallTime kStart{Milliseconds(1'700'000'000'000)};

QString word(const TimelineBar &bar)
{
    static const QStringList kKinds{u"queued"_s, u"attempt"_s, u"backoff"_s, u"breaker"_s, u"limiter"_s, u"pause"_s,
                                    u"budget"_s, u"full"_s,    u"paused"_s,  u"waiting"_s, u"items"_s,   u"letter"_s};
    static const QStringList kOutcomes{u"running"_s, u"ok"_s, u"waits"_s, u"failed"_s, u"lost"_s, u"abandoned"_s};
    const QString kind = kKinds.at(static_cast<qsizetype>(bar.kind));
    if (bar.kind != BarKind::Attempt)
        return kind;
    return kind + QString::number(bar.attempt) + u' ' + kOutcomes.at(static_cast<qsizetype>(bar.outcome));
}

QString nameOf(const Timeline &timeline, const TimelineRow &row)
{
    QString name = timeline.run().plan->task(row.task).id;
    for (const quint32 item : row.item)
        name += u'#' + QString::number(item + 1);
    return name;
}

/// "a: queued 0-10, attempt1 ok 10-20", a line for each row; times in ms since the run began, "…" at what is open.
QStringList drawn(const Timeline &timeline, WallTime now)
{
    QStringList lines;
    for (quint32 i = 0; i < timeline.rows().size(); ++i) {
        QStringList bars;
        for (const TimelineBar &bar : timeline.bars(i, now))
            bars += u"%1 %2-%3%4"_s.arg(word(bar))
                        .arg((bar.from - kStart).count())
                        .arg((bar.to - kStart).count())
                        .arg(bar.isOpen ? u"…"_s : QString());
        lines += nameOf(timeline, timeline.rows()[i]) + u": "_s + bars.join(u", "_s);
    }
    return lines;
}

QString path(const Timeline &timeline, WallTime now)
{
    QStringList parts;
    for (const CriticalPart &part : timeline.criticalPath(now))
        parts += u"%1 %2-%3"_s.arg(nameOf(timeline, timeline.rows()[part.row]))
                     .arg((part.from - kStart).count())
                     .arg((part.to - kStart).count());
    return parts.join(u" > "_s);
}

/// A run that is told what happens at which moment.
struct Story {
    explicit Story(const QString &tasks, const QString &edges, const StartOptions &options = {})
        : run(newRun(RunId{7}, compile(workflow(tasks, edges, reliability()), catalog()).value()))
    {
        tell(0, command::Start{u"test"_s, "{}", 1, options});
    }
    static Reliability reliability()
    {
        Reliability made;
        made.jitter = JitterKind::None;
        made.base = Milliseconds(1000);
        made.maxAttempts = 3;
        return made;
    }
    void tell(int ms, const Command &command)
    {
        const auto done = decide(run, command, kStart + Milliseconds(ms), events);
        QVERIFY2(done, done ? "" : qPrintable(done.error().code));
    }
    void start(int ms, quint32 step) { tell(ms, command::StartAttempt{StepIndex{step}}); }
    void succeed(int ms, quint32 step, const Payload &output = "1")
    {
        tell(ms, command::Succeed{StepIndex{step}, lease(step), {}, output});
    }
    void fail(int ms, quint32 step, FailureClass failureClass = FailureClass::Transient,
              const QString &code = u"test.failed"_s)
    {
        tell(ms, command::Fail{StepIndex{step}, lease(step), failureClass, Error{code, {}, {}}, {}, {}});
    }
    /// What the engine puts before the start of an attempt that stood at a shut gate.
    void held(int ms, quint32 step, GateHold by, int from, int to)
    {
        events.push_back({kStart + Milliseconds(ms),
                          StepHeld{StepIndex{step}, by, kStart + Milliseconds(from), kStart + Milliseconds(to)}});
        evolve(run, events.back());
    }
    [[nodiscard]] quint64 lease(quint32 step) const { return run.step(StepIndex{step}).lease; }
    [[nodiscard]] Timeline timeline() const
    {
        Timeline made(run.id, run.plan);
        made.take(events);
        return made;
    }
    [[nodiscard]] QStringList drawnAt(int ms) const { return drawn(timeline(), kStart + Milliseconds(ms)); }
    [[nodiscard]] QString pathAt(int ms) const { return path(timeline(), kStart + Milliseconds(ms)); }

    Run run;
    Events events;
};

} // namespace

/// When each step of a run did what, and what took it so long.
class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsAttemptsBackOffAndQueueingApart();
    void tellsWhatShutsTheGateApart();
    void tellsWhoIsTurnedAwayApart_data();
    void tellsWhoIsTurnedAwayApart();
    void tellsWhatAStepWaitsFor();
    void aPauseHoldsUpWhatIsReady();
    void marksTheChainThatTookAsLong();
    void marksTheItemThatTookLongest();
    void aRunThatGoesOnIsHeldUpByWhatItWaitsForLongest();
    void whatIsLostGoesOutAgain();
    void aLetterWaitsForAPerson();
    void aRestartGoesOnInTheSameRows();
    void aForkBeginsWhereItWasForked();
    void growsEventByEvent();
    void growsWithAnyRun();
};

void TestTimeline::tellsAttemptsBackOffAndQueueingApart()
{
    Story story(u"a:step b:step"_s, u"a>b"_s);
    story.start(10, 0);
    story.fail(30, 0);
    story.start(1100, 0); // due at 1030
    story.succeed(1150, 0);
    story.start(1150, 1);
    QCOMPARE(story.drawnAt(1200), (QStringList{u"a: queued 0-10, attempt1 failed 10-30, backoff 30-1030, "
                                               "queued 1030-1100, attempt2 ok 1100-1150"_s,
                                               u"b: attempt1 running 1150-1200…"_s}));
    // While it is not due yet, nothing of it is queued.
    Story waits(u"a:step"_s, {});
    waits.start(10, 0);
    waits.fail(30, 0);
    QCOMPARE(waits.drawnAt(500), QStringList{u"a: queued 0-10, attempt1 failed 10-30, backoff 30-500…"_s});
    QCOMPARE(waits.drawnAt(1500),
             QStringList{u"a: queued 0-10, attempt1 failed 10-30, backoff 30-1030, queued 1030-1500…"_s});
    const TimelineBar attempt = waits.timeline().bars(0, kStart).at(1);
    QCOMPARE(waits.events.at(attempt.event - 1).data.index(), EventData(AttemptFailed{}).index());
}

void TestTimeline::tellsWhatShutsTheGateApart()
{
    Story story(u"a:step"_s, {});
    story.held(900, 0, GateHold::Breaker, 100, 400);
    story.held(900, 0, GateHold::Limiter, 400, 880);
    story.start(900, 0);
    QCOMPARE(story.drawnAt(950), QStringList{u"a: queued 0-100, breaker 100-400, limiter 400-880, queued 880-900, "
                                             "attempt1 running 900-950…"_s});
    // In the line for a further attempt likewise, and only once that is due.
    story.fail(1000, 0);
    story.held(2600, 0, GateHold::RetryBudget, 2100, 2300);
    story.held(2600, 0, GateHold::ServerPause, 2300, 2600);
    story.start(2600, 0);
    QCOMPARE(story.drawnAt(2700).at(0).section(u", "_s, 5),
             u"backoff 1000-2000, queued 2000-2100, budget 2100-2300, pause 2300-2600, attempt2 running 2600-2700…"_s);
}

void TestTimeline::tellsWhoIsTurnedAwayApart_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("kind");
    QTest::newRow("breaker") << u"connection.breakerOpen"_s << u"breaker"_s;
    QTest::newRow("limiter") << u"connection.limited"_s << u"limiter"_s;
    QTest::newRow("server") << u"connection.paused"_s << u"pause"_s;
    QTest::newRow("budget") << u"connection.retriesSpent"_s << u"budget"_s;
    QTest::newRow("pool") << u"connection.poolFull"_s << u"full"_s;
    QTest::newRow("line") << u"connection.queueFull"_s << u"full"_s;
}

void TestTimeline::tellsWhoIsTurnedAwayApart()
{
    QFETCH(QString, code);
    QFETCH(QString, kind);
    Story story(u"a:step"_s, {});
    story.tell(50, command::Reject{StepIndex{0}, Error{code, {}, {}}, Milliseconds(400)});
    story.start(500, 0);
    QCOMPARE(story.drawnAt(600),
             QStringList{u"a: queued 0-50, %1 50-450, queued 450-500, attempt1 running 500-600…"_s.arg(kind)});
    // A call that an attempt makes may be turned away as well.
    story.fail(600, 0, FailureClass::Rejected, code);
    QCOMPARE(story.drawnAt(601).at(0).section(u", "_s, -1), kind + u" 600-601…"_s);
    // The other side's own word is no gate.
    Story other(u"a:step"_s, {});
    other.start(0, 0);
    other.fail(10, 0, FailureClass::Transient, code);
    QCOMPARE(other.drawnAt(20).at(0), u"a: attempt1 failed 0-10, backoff 10-20…"_s);
}

void TestTimeline::tellsWhatAStepWaitsFor()
{
    Story story(u"a:delay b:step"_s, u"a>b"_s);
    story.start(10, 0);
    story.tell(20, command::Wait{StepIndex{0}, story.lease(0), kStart + Milliseconds(500)});
    QCOMPARE(story.drawnAt(100), QStringList{u"a: queued 0-10, attempt1 waits 10-20, waiting 20-100…"_s});
    story.tell(500, command::Wake{StepIndex{0}});
    QCOMPARE(story.drawnAt(510),
             (QStringList{u"a: queued 0-10, attempt1 waits 10-20, waiting 20-500"_s, u"b: queued 500-510…"_s}));
    QCOMPARE(story.pathAt(510), u"a 0-500 > b 500-510"_s);
}

void TestTimeline::aPauseHoldsUpWhatIsReady()
{
    Story story(u"a:step b:step"_s, {});
    story.start(10, 0);
    story.tell(20, command::Pause{});
    story.succeed(40, 0);
    story.tell(100, command::Resume{});
    story.start(130, 1);
    QCOMPARE(story.drawnAt(140),
             (QStringList{u"a: queued 0-10, attempt1 ok 10-40"_s, u"b: queued 0-20, paused 20-100, queued 100-130, "
                                                                  "attempt1 running 130-140…"_s}));
    StartOptions stepping;
    stepping.stepping = true;
    Story byHand(u"a:step b:step"_s, {}, stepping);
    byHand.tell(50, command::StepOnce{});
    QCOMPARE(byHand.drawnAt(60), (QStringList{u"a: paused 0-50, queued 50-60…"_s, u"b: paused 0-60…"_s}));
}

void TestTimeline::marksTheChainThatTookAsLong()
{
    Story story(u"a:step fast:step slow:step join:join"_s, u"a>fast a>slow fast>join slow>join"_s);
    story.start(0, 0);
    story.succeed(100, 0);
    story.start(100, 1);
    story.start(150, 2);
    story.succeed(200, 1);
    story.succeed(700, 2);
    story.start(710, 3);
    story.succeed(720, 3);
    QCOMPARE(story.run.state, RunState::Succeeded);
    QCOMPARE(story.pathAt(9000), u"a 0-100 > slow 100-700 > join 700-720"_s);
    QCOMPARE(story.timeline().end(), std::optional(kStart + Milliseconds(720)));
}

void TestTimeline::marksTheItemThatTookLongest()
{
    Story story(u"each:forEach fetch:step after:step"_s, u"each.item>fetch each.done>after"_s);
    story.start(5, 0);
    story.tell(10, command::Found{StepIndex{0}, story.lease(0), "[1,2]"});
    // Steps 0 and 1 are of the run, 2 and 3 of the items.
    story.start(20, 2);
    story.start(20, 3);
    story.succeed(400, 2);
    story.succeed(90, 3);
    story.start(420, 1);
    story.succeed(430, 1);
    QCOMPARE(story.drawnAt(500),
             (QStringList{u"each: queued 0-5, attempt1 ok 5-10, items 10-90"_s,
                          u"fetch#1: queued 10-20, attempt1 ok 20-400"_s, u"fetch#2: queued 10-20, attempt1 ok 20-90"_s,
                          u"after: queued 90-420, attempt1 ok 420-430"_s}));
    QCOMPARE(story.pathAt(500), u"each 0-10 > fetch#2 10-90 > after 90-430"_s);
}

void TestTimeline::aRunThatGoesOnIsHeldUpByWhatItWaitsForLongest()
{
    Story story(u"a:step b:step c:step"_s, u"a>b a>c"_s);
    story.start(0, 0);
    story.succeed(50, 0);
    story.start(60, 1);
    story.start(60, 2);
    QCOMPARE(story.pathAt(300), u"a 0-50 > b 50-300"_s);
    story.succeed(200, 1);
    QCOMPARE(story.pathAt(300), u"a 0-50 > c 50-300"_s);
    QCOMPARE(story.timeline().end(), std::nullopt);
}

void TestTimeline::whatIsLostGoesOutAgain()
{
    Story story(u"a:step"_s, {});
    story.start(10, 0);
    story.tell(400, command::Recover{});
    story.start(450, 0);
    QCOMPARE(story.drawnAt(460),
             QStringList{u"a: queued 0-10, attempt1 lost 10-400, queued 400-450, attempt2 running 450-460…"_s});
}

void TestTimeline::aLetterWaitsForAPerson()
{
    Story story(u"a:step b:step"_s, u"a>b"_s);
    story.start(0, 0);
    story.fail(10, 0, FailureClass::Permanent);
    QCOMPARE(story.drawnAt(500), QStringList{u"a: attempt1 failed 0-10, letter 10-500…"_s});
    story.tell(600, command::Redrive{1, "click", {}, false, u"ada"_s});
    story.start(650, 0);
    story.succeed(700, 0);
    QCOMPARE(story.drawnAt(700), (QStringList{u"a: attempt1 failed 0-10, letter 10-600, queued 600-650, "
                                              "attempt1 ok 650-700"_s,
                                              u"b: queued 700-700…"_s}));
    QCOMPARE(story.timeline().bars(0, kStart).back().epoch, 2u);
    QCOMPARE(story.pathAt(710), u"a 0-700 > b 700-710"_s);
}

void TestTimeline::aRestartGoesOnInTheSameRows()
{
    Story story(u"a:step b:step"_s, u"a>b"_s);
    story.start(0, 0);
    story.succeed(10, 0);
    story.start(10, 1);
    story.tell(50, command::Cancel{});
    story.tell(80, command::Abandon{StepIndex{1}, story.lease(1)});
    QCOMPARE(story.run.state, RunState::Cancelled);
    QCOMPARE(story.drawnAt(500).at(1), u"b: attempt1 abandoned 10-80"_s);
    story.tell(300, command::Restart{"click", {}});
    story.start(310, 1);
    QCOMPARE(story.drawnAt(320).at(1), u"b: attempt1 abandoned 10-80, queued 300-310, attempt1 running 310-320…"_s);
}

void TestTimeline::aForkBeginsWhereItWasForked()
{
    Story story(u"a:step b:step"_s, u"a>b"_s);
    story.start(0, 0);
    story.succeed(10, 0);
    story.start(20, 1);
    Events begun = story.events;
    begun.push_back({kStart + Milliseconds(5000), RunForked{RunId{7}, begun.size(), {}, {}}});
    Timeline timeline(RunId{8}, story.run.plan);
    timeline.take(begun);
    QCOMPARE(timeline.begin(), kStart + Milliseconds(5000));
    QCOMPARE(drawn(timeline, kStart + Milliseconds(5100)), QStringList{u"b: queued 5000-5100…"_s});
    QCOMPARE(path(timeline, kStart + Milliseconds(5100)), u"b 5000-5100"_s);
}

void TestTimeline::growsEventByEvent()
{
    Story story(u"each:forEach fetch:step after:step"_s, u"each.item>fetch each.done>after"_s);
    story.start(5, 0);
    story.tell(10, command::Found{StepIndex{0}, story.lease(0), "[1,2]"});
    story.start(20, 2);
    story.fail(30, 2);
    story.start(40, 3);
    story.succeed(50, 3);
    Timeline grown(story.run.id, story.run.plan);
    for (const Event &event : story.events)
        grown.take({&event, 1});
    QCOMPARE(drawn(grown, kStart + Milliseconds(60)), story.drawnAt(60));
    QVERIFY(grown.run().freshReady.empty());
}

/// Whatever happens to a run, its bars lie one after the other and the path never goes backwards.
void TestTimeline::growsWithAnyRun()
{
    for (quint64 seed = 1; seed <= 60; ++seed) {
        RunDriver driver(workflow(u"each:forEach fetch:step wait:delay b:step c:step j:join(any) after:step"_s,
                                  u"each.item>fetch fetch>wait each.done>b each.done>c b>j c>j j>after"_s),
                         seed);
        for (int i = 0; i < 120; ++i)
            driver.happen();
        Timeline timeline(driver.run.id, driver.run.plan);
        timeline.take(driver.events);
        QCOMPARE(timeline.run().state, driver.run.state);
        quint32 open = 0;
        const WallTime later = driver.now + Milliseconds(1);
        std::set<BarSort> sorts;
        for (quint32 row = 0; row < timeline.rows().size(); ++row) {
            for (const TimelineBar &bar : timeline.bars(row, later))
                sorts.insert(sortOf(bar));
        }
        QVERIFY(timeline.sorts(later) == std::vector<BarSort>(sorts.begin(), sorts.end()));
        for (quint32 row = 0; row < timeline.rows().size(); ++row) {
            WallTime last{};
            for (const TimelineBar &bar : timeline.bars(row, driver.now)) {
                QVERIFY(bar.from >= last && bar.to >= bar.from);
                last = bar.to;
                open += bar.isOpen ? 1 : 0;
            }
        }
        quint32 active = 0;
        for (const Step &step : driver.run.steps)
            active += !step.isGone && !isFinal(step.state) && step.state != StepState::Blocked ? 1 : 0;
        QCOMPARE(open, active);
        WallTime at{};
        for (const CriticalPart &part : timeline.criticalPath(driver.now)) {
            QVERIFY(part.from >= at && part.to >= part.from);
            at = part.from;
        }
    }
}

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
