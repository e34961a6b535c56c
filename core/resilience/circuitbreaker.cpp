#include "core/resilience/circuitbreaker.h"

#include "core/resilience/errors.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kHistory = 32;
constexpr quint32 kMostOpens = 64;

MonoTime after(MonoTime at, Nanoseconds length)
{
    return at > MonoTime() && length > MonoTime::max() - at ? MonoTime::max() : at + length;
}

Nanoseconds twice(Nanoseconds length)
{
    return length > Nanoseconds::max() / 2 ? Nanoseconds::max() : length * 2;
}

BreakerConfig sane(BreakerConfig config)
{
    config.halfOpenPermits = std::max(config.halfOpenPermits, 1u);
    config.minimumCalls = std::max(config.minimumCalls, 1u);
    if (config.window == BreakerConfig::Window::Calls)
        config.minimumCalls = std::min(config.minimumCalls, std::max(config.windowCalls, 1u));
    config.wait = std::max(config.wait, Nanoseconds(0));
    config.maxWait = std::max(config.maxWait, config.wait);
    config.attemptTimeout = std::max(config.attemptTimeout, Nanoseconds(1));
    return config;
}

CallWindow windowOf(const BreakerConfig &config)
{
    return config.window == BreakerConfig::Window::Calls ? CallWindow::ofCalls(config.windowCalls)
                                                         : CallWindow::ofSeconds(config.windowSeconds);
}

} // namespace

CircuitBreaker::CircuitBreaker(const BreakerConfig &config)
    : m_config(sane(config))
    , m_now(MonoTime::min())
    , m_window(windowOf(m_config))
{
    m_out.reserve(m_config.halfOpenPermits);
    m_history.reserve(kHistory + 1);
}

std::variant<CircuitBreaker::Permit, CircuitBreaker::Refusal> CircuitBreaker::acquire(MonoTime now)
{
    return acquire(now, m_config.attemptTimeout);
}

std::variant<CircuitBreaker::Permit, CircuitBreaker::Refusal> CircuitBreaker::acquire(MonoTime now,
                                                                                      Nanoseconds attemptTimeout)
{
    advance(now);
    switch (m_state) {
    case BreakerState::Closed:
    case BreakerState::Disabled:
    case BreakerState::MetricsOnly:
        return Permit{m_generation, ++m_serial, after(m_now, twice(attemptTimeout))};
    case BreakerState::Open:
        if (m_now < m_until)
            break;
        enter(BreakerState::HalfOpen, m_now, BreakerCause::WaitOver);
        return acquireTrial(attemptTimeout);
    case BreakerState::HalfOpen:
        return acquireTrial(attemptTimeout);
    case BreakerState::ForcedOpen:
        break;
    }
    ++m_refused;
    return Refusal{m_until};
}

std::variant<CircuitBreaker::Permit, CircuitBreaker::Refusal> CircuitBreaker::acquireTrial(Nanoseconds attemptTimeout)
{
    if (m_out.size() + m_trial.calls < m_config.halfOpenPermits) {
        const Permit permit{m_generation, ++m_serial, after(m_now, twice(attemptTimeout))};
        m_out.push_back({permit.serial, permit.deadline});
        // A trial of a call that may take longer than usual has that much longer to be decided.
        m_until = std::max(m_until, after(m_since, twice(attemptTimeout)));
        return permit;
    }
    ++m_refused;
    MonoTime free = m_until;
    for (const Out &out : m_out)
        free = std::min(free, after(out.deadline, Nanoseconds(1)));
    return Refusal{free};
}

void CircuitBreaker::report(const Permit &permit, CallOutcome outcome, Nanoseconds duration, MonoTime now)
{
    advance(now);
    if (permit.generation != m_generation) {
        ++m_late;
        return;
    }
    const bool slow = duration > m_config.slowCall;
    if (m_state == BreakerState::HalfOpen) {
        reportTrial(permit, outcome, slow);
        return;
    }
    if (outcome == CallOutcome::Ignored || m_now > permit.deadline || m_state == BreakerState::Disabled)
        return;
    m_window.record(m_now, outcome == CallOutcome::Failure, slow);
    if (m_state != BreakerState::Closed)
        return;
    const CallTotals totals = m_window.totals(m_now);
    if (totals.calls < m_config.minimumCalls)
        return;
    if (isOver(totals.failures, totals.calls, m_config.failurePercent))
        enter(BreakerState::Open, m_now, BreakerCause::FailureRate);
    else if (isOver(totals.slow, totals.calls, m_config.slowPercent))
        enter(BreakerState::Open, m_now, BreakerCause::SlowRate);
}

void CircuitBreaker::reportTrial(const Permit &permit, CallOutcome outcome, bool slow)
{
    const auto out = std::find_if(m_out.begin(), m_out.end(),
                                  [&permit](const Out &other) { return other.serial == permit.serial; });
    // A permit past its deadline has been taken back already, and so has one that was reported before.
    if (out == m_out.end())
        return;
    m_out.erase(out);
    if (outcome == CallOutcome::Ignored)
        return;
    m_trial.calls += 1;
    m_trial.failures += outcome == CallOutcome::Failure ? 1 : 0;
    m_trial.slow += slow ? 1 : 0;
    if (m_trial.calls < trialSize())
        return;
    if (isOver(m_trial.failures, m_trial.calls, m_config.failurePercent)
        || isOver(m_trial.slow, m_trial.calls, m_config.slowPercent))
        enter(BreakerState::Open, m_now, BreakerCause::TrialFailed);
    else
        enter(BreakerState::Closed, m_now, BreakerCause::TrialPassed);
}

Result<void> CircuitBreaker::order(BreakerState state, const BreakerOrder &order, MonoTime now)
{
    advance(now);
    if (!isLegal(m_state, state)) {
        return failure(errors::kBreakerTransitionIllegal,
                       {{QStringLiteral("from"), nameOf(m_state)}, {QStringLiteral("to"), nameOf(state)}});
    }
    enter(state, m_now, BreakerCause::Person, order);
    return {};
}

BreakerState CircuitBreaker::state(MonoTime now)
{
    advance(now);
    return m_state;
}

Nanoseconds CircuitBreaker::waitOf(quint32 n) const
{
    Nanoseconds wait = m_config.wait;
    for (quint32 i = 1; i < std::min(n, kMostOpens) && wait < m_config.maxWait; ++i)
        wait = twice(wait);
    return std::min(wait, m_config.maxWait);
}

void CircuitBreaker::advance(MonoTime now)
{
    m_now = std::max(m_now, now);
    if (m_state == BreakerState::Closed || m_state == BreakerState::Open)
        return;
    if (m_state == BreakerState::HalfOpen) {
        if (m_now >= m_until)
            enter(BreakerState::Open, m_until, BreakerCause::NoDecision);
        else
            std::erase_if(m_out, [this](const Out &out) { return out.deadline < m_now; });
    } else if (m_now >= m_until && m_until != kNever) {
        enter(BreakerState::Closed, m_until, BreakerCause::ForcedExpired);
    }
}

void CircuitBreaker::enter(BreakerState state, MonoTime at, BreakerCause cause, const BreakerOrder &order)
{
    m_history.push_back({at, m_state, state, cause, order.who, order.why});
    if (m_history.size() > kHistory)
        m_history.erase(m_history.begin());
    m_state = state;
    ++m_generation;
    m_until = kNever;
    m_order = order;
    m_trial = {};
    m_out.clear();
    switch (state) {
    case BreakerState::Closed:
        m_opensInARow = 0;
        m_window.clear();
        break;
    case BreakerState::Open:
        m_opensInARow = std::min(m_opensInARow + 1, kMostOpens);
        m_until = after(at, waitOf(m_opensInARow));
        break;
    case BreakerState::HalfOpen:
        m_since = at;
        m_until = after(at, twice(m_config.attemptTimeout));
        break;
    case BreakerState::ForcedOpen:
    case BreakerState::Disabled:
    case BreakerState::MetricsOnly:
        m_window.clear();
        if (order.lasts)
            m_until = after(at, std::max(*order.lasts, Nanoseconds(0)));
        break;
    }
}

bool CircuitBreaker::isOver(quint32 part, quint32 calls, quint32 percent) const
{
    // Whole numbers: 0.55 * 20 as doubles is more than 11.
    return quint64{part} * 100 >= quint64{calls} * percent;
}

quint32 CircuitBreaker::trialSize() const
{
    return std::min(m_config.minimumCalls, m_config.halfOpenPermits);
}

CallTotals CircuitBreaker::shownTotals()
{
    return m_state == BreakerState::HalfOpen ? m_trial : m_window.totals(m_now);
}

BreakerSnapshot CircuitBreaker::snapshot(MonoTime now)
{
    advance(now);
    const CallTotals totals = shownTotals();
    BreakerSnapshot shown;
    shown.state = m_state;
    shown.generation = m_generation;
    shown.calls = totals.calls;
    shown.failures = totals.failures;
    shown.slow = totals.slow;
    shown.minimumCalls = m_state == BreakerState::HalfOpen ? trialSize() : m_config.minimumCalls;
    if (totals.calls >= shown.minimumCalls) {
        shown.failureRate = static_cast<double>(totals.failures) / totals.calls;
        shown.slowRate = static_cast<double>(totals.slow) / totals.calls;
    }
    shown.failureThreshold = m_config.failurePercent / 100.0;
    shown.slowThreshold = m_config.slowPercent / 100.0;
    shown.refused = m_refused;
    shown.late = m_late;
    shown.permitsOut = static_cast<quint32>(m_out.size());
    shown.opensInARow = m_opensInARow;
    if (m_until != kNever)
        shown.remaining = std::max(m_until - m_now, Nanoseconds(0));
    if (m_state == BreakerState::Open)
        shown.wait = waitOf(m_opensInARow);
    if (isForced(m_state))
        shown.forcedBy = m_order;
    shown.history = m_history;
    return shown;
}

void CircuitBreaker::reconfigure(const BreakerConfig &config, MonoTime now)
{
    advance(now);
    m_config = sane(config);
    m_window = windowOf(m_config);
    m_trial = {};
    m_out.clear();
    m_out.reserve(m_config.halfOpenPermits);
    ++m_generation;
    if (m_state == BreakerState::HalfOpen) {
        m_state = BreakerState::Open;
        m_until = m_now;
    } else if (m_state == BreakerState::Open) {
        m_until = std::min(m_until, after(m_now, waitOf(m_opensInARow)));
    }
}

BreakerSaved CircuitBreaker::saved(MonoTime now, WallTime wall)
{
    advance(now);
    BreakerSaved saved;
    saved.state = m_state == BreakerState::HalfOpen ? BreakerState::Open : m_state;
    saved.opensInARow = m_opensInARow;
    if (m_state == BreakerState::HalfOpen)
        saved.until = wall;
    else if (m_until != kNever)
        saved.until = wall + std::chrono::ceil<Milliseconds>(std::max(m_until - m_now, Nanoseconds(0)));
    if (isForced(m_state))
        saved.forcedBy = m_order;
    return saved;
}

void CircuitBreaker::restore(const BreakerSaved &saved, MonoTime now, WallTime wall)
{
    m_now = now;
    m_window.clear();
    m_trial = {};
    m_out.clear();
    ++m_generation;
    m_state = saved.state == BreakerState::HalfOpen ? BreakerState::Open : saved.state;
    m_order = saved.forcedBy.value_or(BreakerOrder{});
    m_opensInARow = m_state == BreakerState::Closed ? 0 : std::min(saved.opensInARow, kMostOpens);
    if (m_state == BreakerState::Open)
        m_opensInARow = std::max(m_opensInARow, 1u);
    std::optional<Nanoseconds> most;
    if (m_state == BreakerState::Open)
        most = waitOf(m_opensInARow);
    else if (isForced(m_state) && m_order.lasts)
        most = std::max(*m_order.lasts, Nanoseconds(0));
    m_until = kNever;
    if (most) {
        // Compared as milliseconds first: a time far off in a damaged file must not overflow nanoseconds.
        const WallTime until = std::max(saved.until.value_or(wall), wall);
        const auto left = std::min(until - wall, std::chrono::ceil<Milliseconds>(*most));
        m_until = after(m_now, std::min<Nanoseconds>(left, *most));
    }
}

} // namespace sluice
