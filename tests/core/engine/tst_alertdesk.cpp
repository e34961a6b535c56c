#include "core/components/errors.h"
#include "core/engine/alertdesk.h"
#include "core/engine/errors.h"

#include <QtTest>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

/// An engine that is well: one of each, told just now.
EngineSnapshot wellEngine()
{
    EngineSnapshot now;
    now.taken = WallTime(std::chrono::hours(1000));
    now.components = {{.id = QStringLiteral("io"), .phase = ComponentPhase::Running, .lastError = {}},
                      {.id = QStringLiteral("engine"), .phase = ComponentPhase::Running, .lastError = {}}};
    ConnectionSnapshot rates;
    rates.id = QStringLiteral("rates");
    rates.poolSize = 8;
    now.connections = {rates};
    now.queues = {{.id = kReadyQueue}, {.id = kDeadLetterQueue}};
    now.waitingRunsLimit = 100;
    return now;
}

/// A desk with its time, fed with snapshots a second apart.
struct Bench {
    AlertDesk desk;
    EngineSnapshot now = wellEngine();
    MonoTime at{std::chrono::hours(1)};
    std::optional<Error> led;

    void pass(std::chrono::seconds time)
    {
        for (auto left = time; left > 0s; left -= 1s) {
            at += 1s;
            now.taken += 1s;
            desk.look(now, at, led);
        }
    }
    [[nodiscard]] QStringList keys() const
    {
        QStringList keys;
        for (const AlertSummary &alert : desk.alerts(now.taken))
            keys += alert.key;
        return keys;
    }
};

AlertRule ruleOn(AlertMetric metric, double threshold, const QString &subject = {})
{
    AlertRule rule;
    rule.id = QStringLiteral("mine");
    rule.metric = metric;
    rule.threshold = threshold;
    rule.subject = subject;
    return rule;
}

} // namespace

/// What the rules make of snapshots, what people do about it, and what is kept of both.
class TestAlertDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysNothingOfAnEngineThatIsWell();
    void watchesEveryMetric_data();
    void watchesEveryMetric();
    void tellsEachSubjectApart();
    void concludesNothingFromAnEngineThatIsSilent();
    void tellsAnEngineThatFellSilentFromOneThatOpens();
    void endsWhenItsSubjectIsGone();
    void takesWhatTheCoordinatorSaysAsTheCause();
    void keepsWhoAcknowledgedAndSnoozed();
    void putsTheWorstFirst();
    void keepsEachChangeOnce();
    void goesOnWithWhatFiredBefore();
    void keepsWhatWasDoneBeforeItKnewWhatFired();
    void takesWhatWasDoneBeforeWhenNothingWasDoneSince();
    void endsWhatAChangedRuleDoesNotWatch();
};

void TestAlertDesk::saysNothingOfAnEngineThatIsWell()
{
    Bench bench;
    bench.pass(600s);
    QCOMPARE(bench.keys(), QStringList());
    QVERIFY(bench.desk.takeChanged().empty());
}

void TestAlertDesk::watchesEveryMetric_data()
{
    QTest::addColumn<int>("metric");
    for (int metric = 0; metric < kAlertMetrics; ++metric)
        QTest::addRow("%s", qPrintable(nameOf(static_cast<AlertMetric>(metric)))) << metric;
}

/// Each figure is a distinct one, so a rule that read another would not fire at its threshold.
void TestAlertDesk::watchesEveryMetric()
{
    QFETCH(int, metric);
    Bench bench;
    ComponentSnapshot &io = bench.now.components.front();
    io.health = ComponentHealth::Lost;
    io.needsPerson = true;
    io.heartbeatAge = 101s;
    io.cpuPercent = 102;
    io.memoryBytes = 103 << 20;
    io.queueDepth = 104;
    io.errorCount = 105;
    io.meanMs = 106;
    io.p99Ms = 107;
    io.restarts = 108;
    io.abandoned = 109;
    ConnectionSnapshot &rates = bench.now.connections.front();
    rates.phase = BreakerPhase::Open;
    rates.calls = rates.minimumCalls;
    rates.failureRate = 0.61;
    rates.slowRate = 0.62;
    rates.refused = 110;
    rates.inUse = 6;
    rates.waiting = 111;
    rates.poolRefused = 112;
    bench.now.queues.front() = {kReadyQueue, 113, 114s, 115, 116, QueueHold{}};
    bench.now.activeRuns = 117;
    bench.now.waitingRuns = 63;
    bench.now.openLetters = 118;
    bench.now.trouble = EngineTrouble{};
    bench.now.figuresAge = 4s;
    const std::map<AlertMetric, double> expected{{AlertMetric::ComponentHealth, 3},
                                                 {AlertMetric::ComponentNeedsPerson, 1},
                                                 {AlertMetric::ComponentHeartbeatAge, 101},
                                                 {AlertMetric::ComponentCpu, 102},
                                                 {AlertMetric::ComponentMemory, 103},
                                                 {AlertMetric::ComponentQueue, 104},
                                                 {AlertMetric::ComponentErrors, 105},
                                                 {AlertMetric::ComponentMean, 106},
                                                 {AlertMetric::ComponentP99, 107},
                                                 {AlertMetric::ComponentRestarts, 108},
                                                 {AlertMetric::ComponentAbandoned, 109},
                                                 {AlertMetric::BreakerOpen, 1},
                                                 {AlertMetric::BreakerFailureRate, 61},
                                                 {AlertMetric::BreakerSlowRate, 62},
                                                 {AlertMetric::BreakerRefused, 110},
                                                 {AlertMetric::PoolUse, 75},
                                                 {AlertMetric::PoolWaiting, 111},
                                                 {AlertMetric::PoolRefused, 112},
                                                 {AlertMetric::QueueDepth, 113},
                                                 {AlertMetric::QueueAge, 114},
                                                 {AlertMetric::QueueIn, 115},
                                                 {AlertMetric::QueueOut, 116},
                                                 {AlertMetric::QueuePaused, 1},
                                                 {AlertMetric::RunsActive, 117},
                                                 {AlertMetric::RunsWaiting, 63},
                                                 {AlertMetric::RunsWaitingShare, 63},
                                                 {AlertMetric::StepRate, 20},
                                                 {AlertMetric::StepErrorRate, 40},
                                                 {AlertMetric::LettersOpen, 118},
                                                 {AlertMetric::LettersPerMinute, 30},
                                                 {AlertMetric::HungThreads, 109},
                                                 {AlertMetric::EngineTrouble, 1},
                                                 {AlertMetric::FiguresAge, 4}};
    const auto watched = static_cast<AlertMetric>(metric);
    const double value = expected.at(watched);
    AlertRule rule = ruleOn(watched, value);
    bench.desk.use({rule});
    // Rates come from what happened over the last minute: 20 steps a second, 8 of them failed, and 30 letters.
    bench.now.openLetters -= 30;
    for (int i = 0; i < 60; ++i) {
        bench.pass(1s);
        bench.now.stepsEnded += 20;
        bench.now.stepErrors += 8;
        bench.now.openLetters += i % 2;
    }
    bench.pass(1s);
    const auto alerts = bench.desk.alerts(bench.now.taken);
    const auto mine = std::ranges::find(alerts, QStringLiteral("mine"), &AlertSummary::rule);
    QVERIFY(mine != alerts.end());
    QCOMPARE(mine->value, value);

    rule.comparison = AlertComparison::Above; // the very value is not above itself
    rule.calmFor = 0s;
    bench.desk.use({rule});
    bench.pass(1s);
    const auto after = bench.desk.alerts(bench.now.taken);
    QVERIFY(std::ranges::find(after, QStringLiteral("mine"), &AlertSummary::rule) == after.end());
}

void TestAlertDesk::tellsEachSubjectApart()
{
    Bench bench;
    bench.desk.use({ruleOn(AlertMetric::QueueDepth, 10)});
    bench.now.queues[0].depth = 10;
    bench.now.queues[1].depth = 11;
    bench.pass(1s);
    QCOMPARE(bench.keys().size(), 2);
    QVERIFY(bench.keys().contains(QStringLiteral("mine/ready")));
    QVERIFY(bench.keys().contains(QStringLiteral("mine/deadLetter")));
    bench.now.queues[0].depth = 0;
    bench.pass(12s);
    QCOMPARE(bench.keys(), QStringList{QStringLiteral("mine/deadLetter")});

    bench.desk.use({ruleOn(AlertMetric::QueueDepth, 10, kReadyQueue)}); // only that one
    bench.pass(1s);
    QCOMPARE(bench.keys(), QStringList());
}

void TestAlertDesk::concludesNothingFromAnEngineThatIsSilent()
{
    Bench bench;
    bench.now.connections.front().phase = BreakerPhase::Open;
    bench.pass(40s);
    QCOMPARE(bench.keys(), QStringList{QStringLiteral("breaker-open/rates")});
    bench.now.connections.clear(); // as after a restart of the engine, before it has told
    bench.now.queues.clear();
    bench.pass(300s);
    QCOMPARE(bench.keys(), QStringList{QStringLiteral("breaker-open/rates")});
    bench.now = wellEngine();
    bench.pass(12s);
    QCOMPARE(bench.keys(), QStringList());
}

void TestAlertDesk::tellsAnEngineThatFellSilentFromOneThatOpens()
{
    Bench bench;
    const auto queues = std::exchange(bench.now.queues, {});
    bench.now.figuresAge = 600s; // it reads a large journal
    bench.pass(60s);
    QCOMPARE(bench.keys(), QStringList());
    bench.now.queues = queues; // it has spoken before
    bench.pass(1s);
    QCOMPARE(bench.keys(), QStringList{QStringLiteral("figures-stale")});
}

void TestAlertDesk::endsWhenItsSubjectIsGone()
{
    Bench bench;
    bench.now.connections.front().phase = BreakerPhase::Open;
    bench.pass(40s);
    QCOMPARE(bench.keys(), QStringList{QStringLiteral("breaker-open/rates")});
    bench.now.connections.clear(); // the connection was deleted; the engine tells of all others
    bench.pass(12s);
    QCOMPARE(bench.keys(), QStringList());
}

void TestAlertDesk::takesWhatTheCoordinatorSaysAsTheCause()
{
    Bench bench;
    bench.led = Error{QString(errors::kComponentsAbandoned), {{QStringLiteral("count"), QStringLiteral("2")}}, {}};
    bench.pass(1s); // however many threads the rule thinks are too many
    QCOMPARE(bench.keys(), QStringList{QStringLiteral("threads-hang")});
    bench.now.alerts = bench.desk.alerts(bench.now.taken);
    QCOMPARE(bench.now.engineAlert()->error->code, QString(errors::kComponentsAbandoned));
    bench.led = Error{
        QString(errors::kComponentRecoveredTooOften), {{QStringLiteral("component"), QStringLiteral("io")}}, {}};
    bench.now.components.front().needsPerson = true;
    bench.pass(12s);
    QCOMPARE(bench.keys(), QStringList{QStringLiteral("component-down/io")});
    QCOMPARE(bench.desk.alerts(bench.now.taken).front().error->code, QString(errors::kComponentRecoveredTooOften));
}

void TestAlertDesk::keepsWhoAcknowledgedAndSnoozed()
{
    Bench bench;
    bench.desk.use({ruleOn(AlertMetric::LettersOpen, 1)});
    bench.now.openLetters = 1;
    bench.pass(1s);
    const QString key = QStringLiteral("mine");
    QVERIFY(bench.desk.alerts(bench.now.taken).front().isNew(bench.now.taken));
    QVERIFY(bench.desk.obey({key, AlertAction::Acknowledge, {}, QStringLiteral("I look")}, QStringLiteral("ann"),
                            bench.now.taken));
    AlertSummary alert = bench.desk.alerts(bench.now.taken).front();
    QCOMPARE(alert.acknowledgedBy, QStringLiteral("ann"));
    QCOMPARE(alert.acknowledgedAt, bench.now.taken);
    QCOMPARE(alert.note, QStringLiteral("I look"));
    QVERIFY(!alert.isNew(bench.now.taken));
    QVERIFY(bench.desk.obey({key, AlertAction::Reopen}, QStringLiteral("ann"), bench.now.taken));
    QVERIFY(bench.desk.alerts(bench.now.taken).front().isNew(bench.now.taken));
    const WallTime until = bench.now.taken + 60s;
    QVERIFY(bench.desk.obey({key, AlertAction::Snooze, until}, QStringLiteral("bob"), bench.now.taken));
    alert = bench.desk.alerts(bench.now.taken).front();
    QVERIFY(alert.isSnoozed(until - 1ms) && !alert.isSnoozed(until));
    QVERIFY(!alert.isNew(until - 1ms) && alert.isNew(until));
    const auto unknown = bench.desk.obey({QStringLiteral("other"), AlertAction::Reopen}, QStringLiteral("x"), until);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, QString(errors::kAlertUnknown));

    bench.now.openLetters = 0; // the next episode starts unread
    bench.pass(12s);
    bench.now.openLetters = 1;
    bench.pass(1s);
    QVERIFY(bench.desk.alerts(bench.now.taken).front().isNew(bench.now.taken));
}

void TestAlertDesk::putsTheWorstFirst()
{
    Bench bench;
    AlertRule info = ruleOn(AlertMetric::LettersOpen, 1);
    info.severity = AlertSeverity::Info;
    bench.desk.use({info});
    bench.now.openLetters = 1;
    bench.now.connections.front().phase = BreakerPhase::ForcedOpen;
    bench.now.trouble = EngineTrouble{};
    bench.pass(40s);
    QCOMPARE(bench.keys(), QStringList({QStringLiteral("engine-trouble"), QStringLiteral("breaker-open/rates"),
                                        QStringLiteral("mine")}));
    QVERIFY(bench.desk.obey({QStringLiteral("engine-trouble")}, QStringLiteral("ann"), bench.now.taken));
    QCOMPARE(bench.keys().last(), QStringLiteral("engine-trouble"));
}

void TestAlertDesk::keepsEachChangeOnce()
{
    Bench bench;
    bench.desk.use({ruleOn(AlertMetric::LettersOpen, 1)});
    bench.now.openLetters = 5;
    bench.pass(60s);
    auto changed = bench.desk.takeChanged();
    QCOMPARE(changed.size(), std::size_t(1));
    QCOMPARE(changed.front().key, QStringLiteral("mine"));
    QVERIFY(changed.front().alert.has_value());
    bench.pass(60s);
    QVERIFY(bench.desk.takeChanged().empty());
    bench.now.openLetters = 0;
    bench.pass(60s);
    changed = bench.desk.takeChanged();
    QCOMPARE(changed.size(), std::size_t(1));
    QVERIFY(!changed.front().alert);
}

void TestAlertDesk::goesOnWithWhatFiredBefore()
{
    Bench before;
    before.desk.use({ruleOn(AlertMetric::LettersOpen, 1)});
    before.now.openLetters = 1;
    before.pass(1s);
    QVERIFY(before.desk.obey({QStringLiteral("mine")}, QStringLiteral("ann"), before.now.taken));
    const AlertSummary kept = before.desk.alerts(before.now.taken).front();

    Bench after;
    after.desk.use({ruleOn(AlertMetric::LettersOpen, 1)});
    AlertSummary stranger = kept;
    stranger.key = stranger.rule = QStringLiteral("gone");
    after.desk.restore({kept, stranger});
    after.now.openLetters = 1;
    after.now.taken += 1h;
    after.pass(1s);
    const auto alerts = after.desk.alerts(after.now.taken);
    QCOMPARE(alerts.size(), std::size_t(1));
    QCOMPARE(alerts.front().since, kept.since);
    QCOMPARE(alerts.front().acknowledgedBy, QStringLiteral("ann"));
    QVERIFY(alerts.front().isOld);
    const auto changed = after.desk.takeChanged();
    const auto gone = std::ranges::find(changed, QStringLiteral("gone"), &AlertRecord::key);
    QVERIFY(gone != changed.end() && !gone->alert); // its rule is no more

    const auto all = after.desk.all({stranger});
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY(all.front().alert && !all.back().alert);
}

/// A journal may take long to open, and people do not wait for it.
void TestAlertDesk::keepsWhatWasDoneBeforeItKnewWhatFired()
{
    Bench bench;
    bench.desk.use({ruleOn(AlertMetric::LettersOpen, 1)});
    bench.now.openLetters = 1;
    bench.pass(1s);
    AlertSummary old = bench.desk.alerts(bench.now.taken).front();
    old.since -= 1h;
    old.note = QStringLiteral("old");
    old.snoozedBy = QStringLiteral("bob");
    old.error = Error{QStringLiteral("test.old"), {}, {}};
    QVERIFY(bench.desk.obey({old.key, AlertAction::Acknowledge, {}, QStringLiteral("new")}, QStringLiteral("ann"),
                            bench.now.taken));
    bench.desk.restore({old});
    const auto alerts = bench.desk.alerts(bench.now.taken);
    QCOMPARE(alerts.size(), std::size_t(1));
    const AlertSummary &merged = alerts.front();
    QCOMPARE(merged.since, old.since);
    QVERIFY(merged.isOld);
    QCOMPARE(merged.acknowledgedBy, QStringLiteral("ann"));
    QCOMPARE(merged.note, QStringLiteral("new"));
    QCOMPARE(merged.snoozedBy, QString());
    QCOMPARE(merged.error, old.error); // it knows no newer one
    const auto changed = bench.desk.takeChanged();
    QCOMPARE(changed.size(), std::size_t(1));
    QVERIFY(changed.front().alert && *changed.front().alert == merged); // so it is kept
}

void TestAlertDesk::takesWhatWasDoneBeforeWhenNothingWasDoneSince()
{
    Bench bench;
    bench.desk.use({ruleOn(AlertMetric::LettersOpen, 1)});
    bench.now.openLetters = 1;
    bench.pass(1s);
    AlertSummary old = bench.desk.alerts(bench.now.taken).front();
    old.acknowledgedBy = QStringLiteral("bob");
    old.acknowledgedAt = old.since;
    old.note = QStringLiteral("old");
    bench.desk.restore({old});
    const AlertSummary merged = bench.desk.alerts(bench.now.taken).front();
    QCOMPARE(merged.acknowledgedBy, QStringLiteral("bob"));
    QCOMPARE(merged.note, QStringLiteral("old"));
}

void TestAlertDesk::endsWhatAChangedRuleDoesNotWatch()
{
    Bench bench;
    AlertRule rule = ruleOn(AlertMetric::LettersOpen, 1);
    bench.desk.use({rule});
    bench.now.openLetters = 1;
    bench.pass(1s);
    static_cast<void>(bench.desk.takeChanged());
    rule.isOn = false;
    bench.desk.use({rule});
    QCOMPARE(bench.keys(), QStringList());
    auto changed = bench.desk.takeChanged();
    QCOMPARE(changed.size(), std::size_t(1));
    QVERIFY(!changed.front().alert);
    bench.pass(60s);
    QCOMPARE(bench.keys(), QStringList());
}

QTEST_APPLESS_MAIN(TestAlertDesk)
#include "tst_alertdesk.moc"
