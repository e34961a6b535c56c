#include "core/run/codec.h"
#include "core/run/input.h"
#include "tests/core/run/randomruns.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sluice;
using namespace sluice::test;

namespace {

/// A run at any moment of a random life, folded from what the journal would hold of it.
struct Moment {
    Events events;
    Run run;
};

Moment anyMoment(quint64 seed)
{
    std::mt19937_64 chance(seed);
    const Workflow made = randomWorkflow(chance);
    RunDriver driver(made, seed, randomOptions(chance, made));
    for (int step = 0; step < 100; ++step)
        driver.happen();
    if (driver.oneIn(2))
        driver.finish();
    Events events = std::move(driver.events);
    events.resize(1 + driver.pick(static_cast<quint32>(events.size())));
    Run run = fold(driver.run.id, driver.run.plan, *decodeEvents(encodeEvents(events)));
    return {std::move(events), std::move(run)};
}

quint64 leaseOf(const Event &event)
{
    return std::visit(
        []<typename Data>(const Data &data) -> quint64 {
            if constexpr (requires { data.lease; })
                return data.lease;
            else
                return 0;
        },
        event.data);
}

/// Whether two steps are the same in all that an attempt can change.
bool isSame(const Step &one, const Step &other)
{
    return one.state == other.state && one.output == other.output && one.attempts == other.attempts
           && one.lost == other.lost && one.epoch == other.epoch && one.lease == other.lease && one.due == other.due
           && one.letter == other.letter && one.port == other.port && one.handFed == other.handFed;
}

/// The item of the outermost loop that a step belongs to.
std::optional<quint32> outermostItem(const Run &run, StepIndex step)
{
    const auto path = itemPath(run, step);
    return path.empty() ? std::nullopt : std::optional(path.front());
}

} // namespace

/// What a crash, a replay and a loop leave alone.
class TestRecoveryProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsEachAttemptOnce();
    void changesNothingThatIsOver();
    void touchesNoOtherItem();
    void showsTheScheduleThatRuns();
};

void TestRecoveryProperties::endsEachAttemptOnce()
{
    QVERIFY(
        rc::check("I4: after a crash each attempt has one end, and recovery twice is recovery once", [](quint64 seed) {
            Moment moment = anyMoment(seed);
            const std::size_t before = moment.events.size();
            const StepSet ran = moment.run.running;
            std::set<quint64> lost;
            for (const StepIndex step : ran)
                lost.insert(moment.run.step(step).lease);
            const WallTime now = moment.events.back().at;
            RC_ASSERT(decide(moment.run, command::Recover{}, now, moment.events));
            RC_ASSERT(moment.run.running.empty());
            std::map<quint64, int> ends;
            for (std::size_t i = before; i < moment.events.size(); ++i) {
                RC_ASSERT(!std::holds_alternative<AttemptStarted>(moment.events[i].data));
                if (const quint64 lease = leaseOf(moment.events[i]); lease != 0)
                    ++ends[lease];
            }
            RC_ASSERT(ends.size() == lost.size());
            for (const auto &[lease, count] : ends)
                RC_ASSERT(lost.contains(lease) && count == 1);
            const std::size_t once = moment.events.size();
            RC_ASSERT(decide(moment.run, command::Recover{}, now, moment.events));
            RC_ASSERT(moment.events.size() == once);
        }));
}

void TestRecoveryProperties::changesNothingThatIsOver()
{
    QVERIFY(rc::check("I5: recovery overwrites no final state", [](quint64 seed) {
        Moment moment = anyMoment(seed);
        const Run before = moment.run;
        const std::size_t events = moment.events.size();
        RC_ASSERT(decide(moment.run, command::Recover{}, moment.events.back().at, moment.events));
        if (isFinal(before.state))
            RC_ASSERT(moment.run.state == before.state && moment.events.size() == events);
        for (quint32 i = 0; i < before.steps.size(); ++i) {
            const Step &was = before.steps[i];
            const Step &is = moment.run.steps[i];
            // What undoes others is opened when there is something to undo.
            if (was.isGone || is.isGone || !isFinal(was.state) || before.taskOf(StepIndex{i}).undoes)
                continue;
            RC_ASSERT(is.state == was.state && is.output == was.output && is.port == was.port);
        }
    }));
}

void TestRecoveryProperties::touchesNoOtherItem()
{
    QVERIFY(rc::check("I7: what happens to one item of a loop touches no other", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        Workflow made = workflow(QStringLiteral("loop:forEach b1:step b2:unsafe inner:forEach c1:step"),
                                 QStringLiteral("loop.item>b1 b1>b2 b1>inner inner.item>c1"));
        for (Task &task : made.tasks) {
            task.reliability.onExhausted = chance() % 2 == 0 ? OnExhausted::DeadLetter : OnExhausted::Continue;
            task.reliability.maxAttempts = 1 + static_cast<int>(chance() % 3);
            if (task.type == u"forEach")
                task.params.insert(QStringLiteral("concurrency"), static_cast<int>(chance() % 4));
        }
        RunDriver driver(made, seed);
        for (int i = 0; i < 150; ++i) {
            driver.happen(3);
            if (isFinal(driver.run.state))
                break;
        }
        Run run = newRun(driver.run.id, driver.run.plan);
        for (const Event &event : driver.events) {
            const Run before = run;
            evolve(run, event);
            const auto *redriven = std::get_if<LetterRedriven>(&event.data);
            const std::optional<StepIndex> about = std::visit(
                [&]<typename Data>(const Data &data) -> std::optional<StepIndex> {
                    if constexpr (requires { data.step; })
                        return data.step;
                    else
                        return redriven ? std::optional(run.letter(redriven->letter)->step) : std::nullopt;
                },
                event.data);
            if (!about || before.steps[number(*about)].isGone || isStopping(run.state) || isFinal(run.state))
                continue;
            const auto item = outermostItem(before, *about);
            for (quint32 i = 0; item && i < before.steps.size(); ++i) {
                if (before.steps[i].isGone || outermostItem(before, StepIndex{i}).value_or(*item) == *item)
                    continue;
                RC_ASSERT(!run.steps[i].isGone && isSame(before.steps[i], run.steps[i]));
            }
        }
        if (!driver.faults.isEmpty())
            RC_FAIL(driver.faults.join(u' ').toStdString());
    }));
}

void TestRecoveryProperties::showsTheScheduleThatRuns()
{
    QVERIFY(rc::check("R7: the schedule that a person is shown is the one that runs", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        Reliability reliability;
        reliability.maxAttempts = 1 + static_cast<int>(chance() % 12);
        reliability.base = Milliseconds(1 + chance() % 5000);
        reliability.factor = 1.0 + static_cast<double>(chance() % 30) / 10.0;
        reliability.maxDelay = Milliseconds(1 + chance() % 400'000);
        reliability.jitter = static_cast<JitterKind>(chance() % 3);
        RunDriver driver(workflow(QStringLiteral("a:step"), {}, reliability), seed);
        const auto earliest = retrySchedule(reliability, 0.0);
        const auto latest = retrySchedule(reliability, 1.0);
        RC_ASSERT(earliest.size() == static_cast<std::size_t>(reliability.maxAttempts));
        const WallTime begun = driver.now;
        std::size_t attempts = 0;
        for (; driver.run.step(StepIndex{0}).state != StepState::DeadLettered; ++attempts) {
            RC_ASSERT(attempts < earliest.size());
            driver.now = std::max(driver.now, driver.run.step(StepIndex{0}).due);
            RC_ASSERT(earliest[attempts] <= driver.now - begun && driver.now - begun <= latest[attempts]);
            driver.start(StepIndex{0});
            const auto [lease, step] = *driver.open.begin();
            driver.open.clear();
            RC_ASSERT(driver.tell(command::Fail{step, lease, FailureClass::Transient, {}, {}, {}}));
        }
        RC_ASSERT(attempts == earliest.size());
        if (reliability.jitter == JitterKind::None)
            RC_ASSERT(earliest == latest);
    }));
}

QTEST_APPLESS_MAIN(TestRecoveryProperties)
#include "tst_recoveryproperties.moc"
