#include "core/resilience/circuitbreaker.h"
#include "core/resilience/errors.h"
#include "tests/core/base/anyin.h"

#include <QTest>
#include <rapidcheck.h>

#include <deque>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

using Permit = CircuitBreaker::Permit;
using Refusal = CircuitBreaker::Refusal;

constexpr MonoTime kStart{5'000s};
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

BreakerSnapshot withoutLate(BreakerSnapshot snapshot)
{
    snapshot.late = 0;
    return snapshot;
}

/// Drives a breaker at random and holds what it does against a recount of everything that happened.
class Driver {
public:
    explicit Driver(const BreakerConfig &config) : m_config(config), m_breaker(config) {}

    void step()
    {
        m_now += *rc::gen::weightedOneOf<Nanoseconds>(
            {{6, rc::gen::just(Nanoseconds(0))},
             {4, rc::gen::map(rc::gen::inRange<qint64>(1, 3000), [](qint64 ms) { return Nanoseconds(Milliseconds(ms)); })},
             {1, rc::gen::map(rc::gen::inRange<qint64>(1, 100), [](qint64 s) { return Nanoseconds(s * 1s); })}});
        follow();
        const int what = anyIn(0, 100);
        if (what < 45)
            acquire();
        else if (what < 97)
            report();
        else
            order();
        follow();
        check();
    }

    BreakerSnapshot snapshot() { return m_breaker.snapshot(m_now); }

private:
    struct Call {
        Permit permit;
        bool reported = false;
    };
    struct Outcome {
        qint64 second;
        bool failed;
        bool slow;
    };

    void acquire()
    {
        const BreakerSnapshot before = m_breaker.snapshot(m_now);
        const auto answer = m_breaker.acquire(m_now);
        if (const auto *permit = std::get_if<Permit>(&answer)) {
            // B1
            RC_ASSERT(before.state != BreakerState::ForcedOpen);
            RC_ASSERT(before.state != BreakerState::Open || before.remaining == 0ns);
            RC_ASSERT(permit->generation == m_breaker.generation());
            m_calls.push_back({*permit});
        } else {
            RC_ASSERT(std::get<Refusal>(answer).retryAt > m_now);
            RC_ASSERT(m_breaker.snapshot(m_now).refused == before.refused + 1);
        }
    }

    void report()
    {
        if (m_calls.empty())
            return;
        Call &call = m_calls[anyIn<std::size_t>(0, m_calls.size())];
        const auto outcome = *rc::gen::element(CallOutcome::Success, CallOutcome::Failure, CallOutcome::Failure,
                                               CallOutcome::Ignored);
        const Nanoseconds took = *rc::gen::element<Nanoseconds>(5ms, 10s, 10s + 1ns);
        const BreakerSnapshot before = m_breaker.snapshot(m_now);
        const bool isCurrent = call.permit.generation == before.generation;
        // In Closed a permit reported twice cannot be told from two; whoever holds one reports once.
        if (call.reported && isCurrent && before.state != BreakerState::HalfOpen)
            return;
        m_breaker.report(call.permit, outcome, took, m_now);
        const BreakerSnapshot later = m_breaker.snapshot(m_now);
        if (!isCurrent) {
            // B5
            RC_ASSERT(later.late == before.late + 1);
            RC_ASSERT(withoutLate(later) == withoutLate(before));
        } else if (before.state == BreakerState::Closed || before.state == BreakerState::MetricsOnly) {
            if (outcome != CallOutcome::Ignored && m_now <= call.permit.deadline)
                m_outcomes.push_back({second(), outcome == CallOutcome::Failure, took > m_config.slowCall});
        } else if (call.reported || m_now > call.permit.deadline) {
            RC_ASSERT(withoutLate(later) == withoutLate(before));
        }
        call.reported = true;
    }

    void order()
    {
        const auto to = static_cast<BreakerState>(anyIn(0, 6));
        const auto lasts = *rc::gen::element<std::optional<Nanoseconds>>(std::nullopt, 20s, 90s);
        const BreakerState from = m_breaker.state(m_now);
        const auto done = m_breaker.order(to, {QStringLiteral("ada"), QStringLiteral("test"), lasts}, m_now);
        RC_ASSERT(done.has_value() == isLegal(from, to));
        if (done)
            RC_ASSERT(m_breaker.state(m_now) == to);
    }

    /// Notes the changes of state since the last look. B4, B6.
    void follow()
    {
        const BreakerSnapshot now = m_breaker.snapshot(m_now);
        if (now.generation == m_generation)
            return;
        m_generation = now.generation;
        for (std::size_t i = 0; i < now.history.size(); ++i) {
            RC_ASSERT(isLegal(now.history[i].from, now.history[i].to));
            if (i > 0) {
                RC_ASSERT(now.history[i].from == now.history[i - 1].to);
                RC_ASSERT(now.history[i].at >= now.history[i - 1].at);
            }
        }
        // The window is kept while it stays Open, as the reason shown for it.
        if (now.state != BreakerState::Open && now.state != BreakerState::HalfOpen)
            m_outcomes.clear();
        m_enteredAt = now.history.back().at;
    }

    void check()
    {
        const BreakerSnapshot now = m_breaker.snapshot(m_now);
        if (now.state == BreakerState::HalfOpen) {
            // B2, B6
            const auto out = std::count_if(m_calls.begin(), m_calls.end(), [this](const Call &call) {
                return call.permit.generation == m_generation && !call.reported && call.permit.deadline >= m_now;
            });
            RC_ASSERT(out <= 5);
            RC_ASSERT(quint32(out) == now.permitsOut);
            RC_ASSERT(now.permitsOut + now.calls <= 5u);
            RC_ASSERT(m_now < m_enteredAt + 2 * m_config.attemptTimeout);
        }
        if (now.state == BreakerState::Closed || now.state == BreakerState::MetricsOnly)
            checkRates(now);
    }

    /// B3
    void checkRates(const BreakerSnapshot &now) const
    {
        CallTotals naive;
        for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
            const bool inWindow = m_config.window == BreakerConfig::Window::Calls
                                      ? m_outcomes.size() - i <= m_config.windowCalls
                                      : m_outcomes[i].second > second() - m_config.windowSeconds;
            if (!inWindow)
                continue;
            naive.calls += 1;
            naive.failures += m_outcomes[i].failed;
            naive.slow += m_outcomes[i].slow;
        }
        RC_ASSERT((CallTotals{now.calls, now.failures, now.slow}) == naive);
        RC_ASSERT(now.failureRate.has_value() == (naive.calls >= m_config.minimumCalls));
        if (now.state == BreakerState::Closed && now.failureRate)
            RC_ASSERT((*now.failureRate < 0.5 && *now.slowRate < 0.8) || m_outcomes.empty()
                      || m_config.window == BreakerConfig::Window::Time);
    }

    qint64 second() const { return std::chrono::floor<std::chrono::seconds>(m_now.time_since_epoch()).count(); }

    BreakerConfig m_config;
    CircuitBreaker m_breaker;
    MonoTime m_now = kStart;
    MonoTime m_enteredAt = kStart;
    quint32 m_generation = 0;
    std::deque<Call> m_calls;
    std::deque<Outcome> m_outcomes;
};

} // namespace

class TestCircuitBreaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsItsInvariantsWithACountWindow();
    void holdsItsInvariantsWithATimeWindow();
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
    QVERIFY(rc::check("B1 to B6 with a count window", [] {
        Driver driver(smallConfig());
        const int steps = anyIn(50, 400);
        for (int i = 0; i < steps; ++i)
            driver.step();
    }));
}

void TestCircuitBreaker::holdsItsInvariantsWithATimeWindow()
{
    QVERIFY(rc::check("B1 to B6 with a time window", [] {
        Driver driver(smallConfig(BreakerConfig::Window::Time));
        const int steps = anyIn(50, 400);
        for (int i = 0; i < steps; ++i)
            driver.step();
    }));
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
    QBENCHMARK {
        now += 1us;
        breaker.report(permitAt(breaker, now), CallOutcome::Success, 1ms, now);
    }
    QCOMPARE(breaker.state(now), BreakerState::Closed);
}

QTEST_APPLESS_MAIN(TestCircuitBreaker)
#include "tst_circuitbreaker.moc"
