#include "core/resilience/errors.h"
#include "tests/core/base/anyin.h"
#include "tests/core/resilience/breakerdriver.h"

#include <QTest>
#include <rapidcheck.h>

#include <set>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

using Permit = CircuitBreaker::Permit;
using Refusal = CircuitBreaker::Refusal;

constexpr MonoTime kStart = BreakerDriver::kStart;
constexpr WallTime kWall{Milliseconds(1'700'000'000'000)};

BreakerConfig smallConfig(BreakerConfig::Window window = BreakerConfig::Window::Calls)
{
    BreakerConfig config;
    config.window = window;
    config.windowCalls = 12;
    config.windowSeconds = 6;
    config.minimumCalls = 4;
    return config;
}

Permit permitAt(CircuitBreaker &breaker, MonoTime now)
{
    const auto answer = breaker.acquire(now);
    return std::holds_alternative<Permit>(answer) ? std::get<Permit>(answer) : Permit{~0u, ~0u, {}};
}

bool isRefusedAt(CircuitBreaker &breaker, MonoTime now)
{
    return std::holds_alternative<Refusal>(breaker.acquire(now));
}

/// Calls until the breaker opens, all at one moment.
void failUntilOpen(CircuitBreaker &breaker, MonoTime now)
{
    for (int i = 0; i < 1000 && breaker.state(now) != BreakerState::Open; ++i)
        breaker.report(permitAt(breaker, now), CallOutcome::Failure, 1ms, now);
}

} // namespace

class TestCircuitBreaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsItsInvariantsWithACountWindow();
    void holdsItsInvariantsWithATimeWindow();
    void allowsNoOtherTransitions();
    void opensExactlyForTheWaitOfItsTurn();
    void doesNotDependOnHowOftenItIsAsked();
    void keepsNothingOpenWhenTheClockIsSetBack();
    void opensAtHalfFailuresOnceThereAreEnough();
    void opensWhenCallsAreSlow();
    void closesAgainAfterFiveGoodTrials();
    void returnsToOpenWithoutADecision();
    void givesBackTheTrialPermitOfAnIgnoredCall();
    void countsATimedOutCallAsAFailure();
    void takesUpAForcedStateAfterARestart();
    void refusesIllegalOrdersNamingBothStates();
    void keepsAForcedStateUntilItExpires();
    void namesEveryStateBothWays();
    void acquiresAndReportsInTensOfNanoseconds();
};

void TestCircuitBreaker::holdsItsInvariantsWithACountWindow()
{
    QVERIFY(rc::check("B1, B2, B3, B4, B5 and B6 with a count window", [] {
        BreakerDriver driver(smallConfig());
        const int steps = anyIn(50, 400);
        for (int i = 0; i < steps; ++i)
            driver.step();
    }));
}

void TestCircuitBreaker::holdsItsInvariantsWithATimeWindow()
{
    QVERIFY(rc::check("B1, B2, B3, B4, B5 and B6 with a time window", [] {
        BreakerDriver driver(smallConfig(BreakerConfig::Window::Time));
        const int steps = anyIn(50, 400);
        for (int i = 0; i < steps; ++i)
            driver.step();
    }));
}

/// B4, as SEMANTICS.md lists them; the driver holds every transition that happens against the same table.
void TestCircuitBreaker::allowsNoOtherTransitions()
{
    using State = BreakerState;
    const std::set<std::pair<State, State>> illegal{
        {State::Closed, State::HalfOpen}, {State::MetricsOnly, State::Open}, {State::MetricsOnly, State::HalfOpen}};
    for (int from = 0; from < 6; ++from) {
        for (int to = 0; to < 6; ++to) {
            const std::pair way{static_cast<State>(from), static_cast<State>(to)};
            QCOMPARE(isLegal(way.first, way.second), !illegal.contains(way));
        }
    }
}

void TestCircuitBreaker::opensExactlyForTheWaitOfItsTurn()
{
    QVERIFY(rc::check("B7", [](quint8 turns) {
        CircuitBreaker breaker(smallConfig());
        MonoTime now = kStart;
        failUntilOpen(breaker, now);
        Nanoseconds wait = 30s;
        for (quint8 n = 1; n <= turns % 12 + 1; ++n) {
            RC_ASSERT(breaker.snapshot(now).opensInARow == n);
            RC_ASSERT(breaker.snapshot(now).remaining == wait);
            RC_ASSERT(isRefusedAt(breaker, now + wait - 1ns));
            now += wait;
            for (int i = 0; i < 4; ++i)
                breaker.report(permitAt(breaker, now), CallOutcome::Failure, 1ms, now);
            RC_ASSERT(breaker.state(now) == BreakerState::Open);
            wait = std::min<Nanoseconds>(wait * 2, 10min);
        }
    }));
}

void TestCircuitBreaker::doesNotDependOnHowOftenItIsAsked()
{
    QVERIFY(rc::check("looking in between changes nothing", [] {
        CircuitBreaker polled(smallConfig());
        CircuitBreaker left(smallConfig());
        MonoTime now = kStart;
        const int steps = anyIn(20, 150);
        for (int i = 0; i < steps; ++i) {
            const qint64 gap = anyIn<qint64>(0, 40'000);
            for (qint64 ms = 0; ms < gap; ms += 777)
                (void)polled.snapshot(now + Milliseconds(ms));
            now += Milliseconds(gap);
            const auto one = polled.acquire(now);
            const auto other = left.acquire(now);
            RC_ASSERT(one == other);
            const auto outcome = *rc::gen::element(CallOutcome::Success, CallOutcome::Failure, CallOutcome::Ignored);
            if (const auto *permit = std::get_if<Permit>(&one); permit && anyIn(0, 4) > 0) {
                polled.report(*permit, outcome, 1ms, now);
                left.report(*permit, outcome, 1ms, now);
            }
        }
        RC_ASSERT(polled.snapshot(now) == left.snapshot(now));
    }));
}

void TestCircuitBreaker::keepsNothingOpenWhenTheClockIsSetBack()
{
    QVERIFY(rc::check("B8: what remains is within the wait whatever the wall clock does", [](qint64 step) {
        CircuitBreaker breaker(smallConfig());
        failUntilOpen(breaker, kStart);
        const BreakerSaved saved = breaker.saved(kStart + 10s, kWall);
        CircuitBreaker next(smallConfig());
        next.restore(saved, MonoTime(7s), kWall + Milliseconds(step % 1'000'000'000'000));
        const BreakerSnapshot shown = next.snapshot(MonoTime(7s));
        RC_ASSERT(shown.state == BreakerState::Open);
        RC_ASSERT(shown.remaining >= 0ns);
        RC_ASSERT(shown.remaining <= 30s);
        RC_ASSERT(!isRefusedAt(next, MonoTime(7s) + shown.remaining));
    }));
    CircuitBreaker breaker(smallConfig());
    failUntilOpen(breaker, kStart);
    CircuitBreaker next(smallConfig());
    next.restore(breaker.saved(kStart + 10s, kWall), MonoTime(7s), kWall + 5s);
    QVERIFY(next.snapshot(MonoTime(7s)).remaining == 15s);
}

void TestCircuitBreaker::opensAtHalfFailuresOnceThereAreEnough()
{
    CircuitBreaker breaker;
    for (int i = 0; i < 19; ++i) {
        const auto outcome = i % 2 == 0 ? CallOutcome::Failure : CallOutcome::Success;
        breaker.report(permitAt(breaker, kStart), outcome, 1ms, kStart);
    }
    QCOMPARE(breaker.state(kStart), BreakerState::Closed);
    QVERIFY(!breaker.snapshot(kStart).failureRate);
    breaker.report(permitAt(breaker, kStart), CallOutcome::Success, 1ms, kStart);
    QCOMPARE(breaker.state(kStart), BreakerState::Open);
    const BreakerSnapshot shown = breaker.snapshot(kStart);
    QCOMPARE(shown.calls, 20u);
    QCOMPARE(shown.failures, 10u);
    QCOMPARE(*shown.failureRate, 0.5);
    QCOMPARE(shown.history.back().cause, BreakerCause::FailureRate);
}

void TestCircuitBreaker::opensWhenCallsAreSlow()
{
    CircuitBreaker breaker;
    for (int i = 0; i < 20; ++i)
        breaker.report(permitAt(breaker, kStart), CallOutcome::Success, i < 4 ? 10s : 10s + 1ns, kStart);
    QCOMPARE(breaker.state(kStart), BreakerState::Open);
    QCOMPARE(breaker.snapshot(kStart).history.back().cause, BreakerCause::SlowRate);
}

void TestCircuitBreaker::closesAgainAfterFiveGoodTrials()
{
    CircuitBreaker breaker;
    failUntilOpen(breaker, kStart);
    const MonoTime trial = kStart + 30s;
    std::vector<Permit> permits;
    for (int i = 0; i < 5; ++i)
        permits.push_back(permitAt(breaker, trial));
    QVERIFY(isRefusedAt(breaker, trial));
    for (const Permit &permit : permits) {
        QCOMPARE(breaker.state(trial), BreakerState::HalfOpen);
        breaker.report(permit, CallOutcome::Success, 1ms, trial);
    }
    QCOMPARE(breaker.state(trial), BreakerState::Closed);
    QCOMPARE(breaker.snapshot(trial).opensInARow, 0u);
    QCOMPARE(breaker.snapshot(trial).calls, 0u);
}

void TestCircuitBreaker::returnsToOpenWithoutADecision()
{
    CircuitBreaker breaker;
    failUntilOpen(breaker, kStart);
    const MonoTime trial = kStart + 30s;
    (void)permitAt(breaker, trial);
    QCOMPARE(breaker.state(trial + 60s - 1ns), BreakerState::HalfOpen);
    QCOMPARE(breaker.state(trial + 60s), BreakerState::Open);
    QVERIFY(breaker.snapshot(trial + 60s).remaining == 60s);
    QCOMPARE(breaker.snapshot(trial + 60s).history.back().cause, BreakerCause::NoDecision);
}

void TestCircuitBreaker::givesBackTheTrialPermitOfAnIgnoredCall()
{
    CircuitBreaker breaker;
    failUntilOpen(breaker, kStart);
    const MonoTime trial = kStart + 30s;
    for (int i = 0; i < 50; ++i)
        breaker.report(permitAt(breaker, trial), CallOutcome::Ignored, 1ms, trial);
    QCOMPARE(breaker.state(trial), BreakerState::HalfOpen);
    QCOMPARE(breaker.snapshot(trial).permitsOut, 0u);
    // A permit that nobody reports is taken back at its deadline, here twice the time-out of its own call.
    for (int i = 0; i < 5; ++i)
        QVERIFY(std::holds_alternative<Permit>(breaker.acquire(trial, 2s)));
    const auto refusal = std::get<Refusal>(breaker.acquire(trial));
    QVERIFY(refusal.retryAt == trial + 4s + 1ns);
    QVERIFY(!isRefusedAt(breaker, refusal.retryAt));
}

void TestCircuitBreaker::countsATimedOutCallAsAFailure()
{
    CircuitBreaker breaker;
    const Permit inTime = permitAt(breaker, kStart);
    const Permit tooLate = permitAt(breaker, kStart);
    breaker.report(inTime, CallOutcome::Failure, 30s, kStart + 30s + 1ms);
    QCOMPARE(breaker.snapshot(kStart + 31s).failures, 1u);
    breaker.report(tooLate, CallOutcome::Failure, 61s, kStart + 60s + 1ns);
    QCOMPARE(breaker.snapshot(kStart + 61s).failures, 1u);
}

void TestCircuitBreaker::takesUpAForcedStateAfterARestart()
{
    CircuitBreaker breaker;
    const BreakerOrder order{QStringLiteral("ada"), QStringLiteral("maintenance"), 1h};
    QVERIFY(breaker.order(BreakerState::ForcedOpen, order, kStart));
    CircuitBreaker next;
    next.restore(breaker.saved(kStart + 20min, kWall), MonoTime(1s), kWall + 10min);
    const BreakerSnapshot shown = next.snapshot(MonoTime(1s));
    QCOMPARE(shown.state, BreakerState::ForcedOpen);
    QVERIFY(shown.remaining == 30min);
    QVERIFY(shown.forcedBy == order);
    QCOMPARE(next.state(MonoTime(1s) + 30min), BreakerState::Closed);

    CircuitBreaker unlimited;
    QVERIFY(breaker.order(BreakerState::ForcedOpen, {order.who, order.why, std::nullopt}, kStart));
    unlimited.restore(breaker.saved(kStart, kWall), MonoTime(1s), kWall + 10min);
    QVERIFY(std::get<Refusal>(unlimited.acquire(MonoTime(24h))).retryAt == CircuitBreaker::kNever);
}

void TestCircuitBreaker::refusesIllegalOrdersNamingBothStates()
{
    CircuitBreaker breaker;
    const auto refused = breaker.order(BreakerState::HalfOpen, {}, kStart);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, errors::kBreakerTransitionIllegal);
    QCOMPARE(refused.error().args.value(QStringLiteral("from")), QStringLiteral("closed"));
    QCOMPARE(refused.error().args.value(QStringLiteral("to")), QStringLiteral("halfOpen"));
}

void TestCircuitBreaker::keepsAForcedStateUntilItExpires()
{
    CircuitBreaker breaker(smallConfig());
    QVERIFY(breaker.order(BreakerState::MetricsOnly, {QStringLiteral("ada"), {}, 100s}, kStart));
    for (int i = 0; i < 40; ++i)
        breaker.report(permitAt(breaker, kStart), CallOutcome::Failure, 1ms, kStart + 1s);
    QCOMPARE(breaker.snapshot(kStart + 99s).state, BreakerState::MetricsOnly);
    QCOMPARE(*breaker.snapshot(kStart + 99s).failureRate, 1.0);
    QCOMPARE(breaker.snapshot(kStart + 100s).state, BreakerState::Closed);
    QCOMPARE(breaker.snapshot(kStart + 100s).history.back().cause, BreakerCause::ForcedExpired);

    QVERIFY(breaker.order(BreakerState::Disabled, {}, kStart + 200s));
    breaker.report(permitAt(breaker, kStart + 200s), CallOutcome::Failure, 1ms, kStart + 200s);
    QCOMPARE(breaker.snapshot(kStart + 24h).state, BreakerState::Disabled);
    QCOMPARE(breaker.snapshot(kStart + 24h).calls, 0u);
}

void TestCircuitBreaker::namesEveryStateBothWays()
{
    for (int i = 0; i < 6; ++i) {
        const auto state = static_cast<BreakerState>(i);
        QCOMPARE(breakerStateFromString(QString(nameOf(state))), std::optional(state));
    }
    QVERIFY(!breakerStateFromString(u"ajar"));
}

void TestCircuitBreaker::acquiresAndReportsInTensOfNanoseconds()
{
    CircuitBreaker breaker;
    MonoTime now = kStart;
    QBENCHMARK
    {
        now += 1us;
        breaker.report(permitAt(breaker, now), CallOutcome::Success, 1ms, now);
    }
    QCOMPARE(breaker.state(now), BreakerState::Closed);
}

QTEST_APPLESS_MAIN(TestCircuitBreaker)
#include "tst_circuitbreaker.moc"
