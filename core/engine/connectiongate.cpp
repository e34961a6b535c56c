#include "core/engine/connectiongate.h"

#include <algorithm>

namespace sluice {

namespace {

BreakerConfig breakerConfig(const Connection &connection)
{
    const auto percent = [](double rate) { return static_cast<quint32>(qRound(std::clamp(rate, 0.0, 1.0) * 100)); };
    BreakerConfig config;
    config.windowCalls = connection.breaker.window;
    config.minimumCalls = connection.breaker.minimumCalls;
    config.failurePercent = percent(connection.breaker.failureRate);
    config.slowPercent = percent(connection.breaker.slowRate);
    config.slowCall = connection.breaker.slowCall;
    config.wait = connection.breaker.wait;
    config.halfOpenPermits = connection.breaker.halfOpenCalls;
    return config;
}

RetryBudgetConfig budgetConfig(const Connection &connection)
{
    RetryBudgetConfig config;
    config.percent = static_cast<quint32>(qRound(connection.retryBudget.ratio * 100));
    config.minimum = connection.retryBudget.minimum;
    return config;
}

std::optional<RateLimiter> limiterOf(const Connection &connection)
{
    if (connection.limit.perSecond <= 0)
        return std::nullopt;
    // Whole calls in a period long enough that fractions of a call a second count.
    RateConfig config;
    config.limit = std::max<qint64>(1, qRound64(connection.limit.perSecond * 1000));
    config.period = std::chrono::seconds(1000);
    config.burst = std::max<qint64>(1, connection.limit.burst);
    auto limiter = RateLimiter::create(config);
    return limiter ? std::optional(*limiter) : std::nullopt;
}

/// A waiter as the 64 bits that a queue keeps: 36 of the run, 27 of the step, one for "is a retry".
constexpr int kStepBits = 27;

quint64 tagOf(const ConnectionGate::Waiter &waiter)
{
    return (number(waiter.run) << (kStepBits + 1)) | (quint64(number(waiter.step)) << 1) | (waiter.retry ? 1 : 0);
}

ConnectionGate::Waiter waiterOf(quint64 tag)
{
    return {RunId{tag >> (kStepBits + 1)}, StepIndex{static_cast<quint32>((tag >> 1) & ((1u << kStepBits) - 1))},
            (tag & 1) != 0};
}

} // namespace

CallOutcome callOutcome(const Outcome &outcome)
{
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    if (!failed)
        return CallOutcome::Success;
    switch (failed->failureClass) {
    case FailureClass::Transient:
        return failed->retryAfter ? CallOutcome::Ignored : CallOutcome::Failure;
    case FailureClass::Unknown:
        return CallOutcome::Failure;
    case FailureClass::Permanent:
        if (failed->error.code == QLatin1StringView("http.certificate"))
            return CallOutcome::Failure;
        // The server answered, though it said no; anything else went wrong before it was asked.
        return failed->error.args.contains(QStringLiteral("status")) || failed->error.code.startsWith(u"sql.")
                   ? CallOutcome::Success
                   : CallOutcome::Ignored;
    case FailureClass::Lost:
    case FailureClass::Cancelled:
    case FailureClass::Rejected:
        break;
    }
    return CallOutcome::Ignored;
}

ConnectionGate::ConnectionGate(const Connection &connection)
    : m_connection(connection)
    , m_breaker(breakerConfig(connection))
    , m_pool(connection.poolSize)
    , m_budget(budgetConfig(connection))
    , m_limiter(limiterOf(connection))
{
}

void ConnectionGate::configure(const Connection &connection)
{
    const Connection before = std::exchange(m_connection, connection);
    m_pool.resize(connection.poolSize);
    if (!(before.breaker == connection.breaker))
        m_breaker = CircuitBreaker(breakerConfig(connection));
    m_toldGeneration = m_breaker.generation();
    if (!(before.retryBudget == connection.retryBudget))
        m_budget = RetryBudget(budgetConfig(connection));
    if (!(before.limit == connection.limit))
        m_limiter = limiterOf(connection);
}

void ConnectionGate::join(const Waiter &waiter, quint64 lane, int priority, MonoTime now)
{
    (waiter.retry ? m_retries : m_first).join(lane, priority, tagOf(waiter));
    comeBackAt(now);
}

std::optional<std::pair<ConnectionGate::Waiter, ConnectionGate::Pass>> ConnectionGate::next(MonoTime now,
                                                                                            const MayGo &mayGo)
{
    m_wakeAt = MonoTime::max();
    if (m_pool.free() == 0)
        return std::nullopt; // whoever leaves asks again
    for (TurnLine *line : {&m_retries, &m_first}) {
        while (const auto front = line->front()) {
            if (!mayGo(waiterOf(*front))) {
                (void)line->take();
                continue;
            }
            const auto pass = ask(line == &m_retries, now);
            if (!pass)
                break;
            return std::pair(waiterOf(*line->take()), *pass);
        }
    }
    return std::nullopt;
}

std::optional<ConnectionGate::Pass> ConnectionGate::ask(bool retry, MonoTime now)
{
    const auto permit = m_breaker.acquire(now);
    if (const auto *refusal = std::get_if<CircuitBreaker::Refusal>(&permit)) {
        comeBackAt(refusal->retryAt);
        return std::nullopt;
    }
    const auto refuse = [&](MonoTime at) -> std::optional<Pass> {
        m_breaker.report(std::get<CircuitBreaker::Permit>(permit), CallOutcome::Ignored, {}, now);
        comeBackAt(at);
        return std::nullopt;
    };
    if (m_limiter && (m_limiter->available(now) < 1 || m_limiter->pausedUntil(now)))
        return refuse(m_limiter->acquire(now).value_or(Admission{false, now + std::chrono::seconds(1)}).at);
    if (retry) {
        if (const Admission room = m_budget.acquire(now); !room.admitted)
            return refuse(room.at);
    } else {
        m_budget.recordCall(now);
    }
    if (m_limiter)
        (void)m_limiter->acquire(now);
    (void)m_pool.enter();
    return Pass{std::get<CircuitBreaker::Permit>(permit), now};
}

void ConnectionGate::leave(const Pass &pass, const Outcome &outcome, MonoTime now)
{
    m_pool.leave();
    m_breaker.report(pass.permit, callOutcome(outcome), now - pass.since, now);
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    if (failed && failed->retryAfter && m_limiter)
        m_limiter->pauseUntil(now + *failed->retryAfter);
    comeBackAt(now);
}

void ConnectionGate::leaveUnused(const Pass &pass, MonoTime now)
{
    m_pool.leave();
    m_breaker.report(pass.permit, CallOutcome::Ignored, {}, now);
    comeBackAt(now);
}

Result<void> ConnectionGate::control(const BreakerRequest &request, const QString &who, MonoTime now)
{
    BreakerOrder order{who, request.reason, {}};
    if (request.expiry)
        order.lasts = *request.expiry;
    static constexpr BreakerState kStates[] = {BreakerState::ForcedOpen, BreakerState::Closed, BreakerState::Closed,
                                               BreakerState::Disabled};
    auto done = m_breaker.order(kStates[static_cast<std::size_t>(request.action)], order, now);
    comeBackAt(now);
    return done;
}

std::vector<BreakerTransition> ConnectionGate::newTransitions(MonoTime now)
{
    (void)m_breaker.state(now); // what is due by now happens first
    const quint32 changes = m_breaker.generation() - std::exchange(m_toldGeneration, m_breaker.generation());
    if (changes == 0)
        return {};
    auto history = m_breaker.snapshot(now).history;
    const auto known = history.size() - std::min<std::size_t>(changes, history.size());
    history.erase(history.begin(), history.begin() + static_cast<std::ptrdiff_t>(known));
    return history;
}

bool ConnectionGate::isOpen(MonoTime now)
{
    const BreakerState state = m_breaker.state(now);
    return state == BreakerState::Open || state == BreakerState::ForcedOpen;
}

ConnectionSnapshot ConnectionGate::snapshot(MonoTime now, WallTime wall)
{
    const BreakerSnapshot breaker = m_breaker.snapshot(now);
    const auto inMs = [](Nanoseconds time) { return std::chrono::duration_cast<Milliseconds>(time); };
    ConnectionSnapshot shown;
    shown.id = m_connection.id;
    shown.phase = static_cast<BreakerPhase>(breaker.state);
    shown.failureRate = breaker.failureRate.value_or(0);
    shown.slowRate = breaker.slowRate.value_or(0);
    shown.failureThreshold = breaker.failureThreshold;
    shown.calls = breaker.calls;
    shown.minimumCalls = breaker.minimumCalls;
    shown.refused = breaker.refused;
    if (breaker.state == BreakerState::Open)
        shown.nextProbe = inMs(breaker.remaining);
    if (breaker.forcedBy) {
        shown.forcedBy = breaker.forcedBy->who;
        shown.forcedWhy = breaker.forcedBy->why;
        if (breaker.forcedBy->lasts)
            shown.forcedFor = inMs(breaker.remaining);
    }
    const auto &history = breaker.history;
    for (std::size_t i = history.size() > 20 ? history.size() - 20 : 0; i < history.size(); ++i)
        shown.history.push_back({static_cast<BreakerPhase>(history[i].to), wall - inMs(now - history[i].at)});
    shown.inUse = m_pool.inUse();
    shown.poolSize = m_pool.limit();
    shown.waiting = static_cast<quint32>(waiting());
    shown.ratePerSecond = m_connection.limit.perSecond;
    return shown;
}

} // namespace sluice
