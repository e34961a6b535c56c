#include "core/engine/connectiongate.h"

#include "core/engine/errors.h"
#include "core/integration/errors.h"

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

std::optional<GateHold> holdOf(ConnectionGate::Refusal::Why why)
{
    using Why = ConnectionGate::Refusal::Why;
    switch (why) {
    case Why::Breaker:
        return GateHold::Breaker;
    case Why::ServerPause:
        return GateHold::ServerPause;
    case Why::Limiter:
        return GateHold::Limiter;
    case Why::Budget:
        return GateHold::RetryBudget;
    case Why::None:
    case Why::Pool:
    case Why::Queue:
        break;
    }
    return std::nullopt;
}

/// Longer than that nobody waits, whatever the other side asks for.
constexpr Milliseconds kLongestPause = std::chrono::hours(24);
/// How many of the last calls say how fast they begin.
constexpr int kGapSmoothing = 16;

} // namespace

Error gateError(ConnectionGate::Refusal::Why why, const QString &connection)
{
    using Why = ConnectionGate::Refusal::Why;
    const QLatin1StringView code = [why] {
        switch (why) {
        case Why::Breaker:
            return errors::kConnectionBreakerOpen;
        case Why::ServerPause:
            return errors::kConnectionPaused;
        case Why::Limiter:
            return errors::kConnectionLimited;
        case Why::Budget:
            return errors::kConnectionRetriesSpent;
        case Why::Queue:
            return errors::kConnectionQueueFull;
        case Why::None:
        case Why::Pool:
            break;
        }
        return errors::kConnectionPoolFull;
    }();
    return Error{code, {{QStringLiteral("connection"), connection}}, {}};
}

CallOutcome callOutcome(const Outcome &outcome)
{
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    if (!failed)
        return CallOutcome::Success;
    if (failed->isElsewhere)
        return CallOutcome::Ignored;
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

void ConnectionGate::configure(const Connection &connection, MonoTime now)
{
    const Connection before = std::exchange(m_connection, connection);
    m_pool.resize(connection.poolSize);
    if (!(before.breaker == connection.breaker)) {
        m_breaker.reconfigure(breakerConfig(connection), now);
        ++m_toldGeneration; // nobody is told of a change of settings as a change of state
    }
    if (!(before.retryBudget == connection.retryBudget))
        m_budget = RetryBudget(budgetConfig(connection));
    if (!(before.limit == connection.limit))
        m_limiter = limiterOf(connection);
    comeBackAt(now);
}

std::optional<quint64> ConnectionGate::join(const Waiter &waiter, quint64 lane, int priority, MonoTime now,
                                            MonoTime giveUpAt)
{
    if (m_waiting.size() >= m_connection.queue.limit) {
        noteTurnedAway(waiter);
        return std::nullopt;
    }
    const quint64 ticket = ++m_lastTicket;
    const auto entry = m_waiting.emplace(ticket, Waiting{waiter, m_giveUps.emplace(giveUpAt, ticket)}).first;
    entry->second.waiter.since = now;
    entry->second.waiter.place = lineOf(waiter).join(lane, priority, ticket, waiter.place);
    comeBackAt(now);
    return ticket;
}

ConnectionGate::Waiter ConnectionGate::forget(WaitingRef waiting)
{
    const Waiter waiter = waiting->second.waiter;
    m_giveUps.erase(waiting->second.giveUp);
    m_waiting.erase(waiting);
    return waiter;
}

bool ConnectionGate::leaveLine(quint64 ticket)
{
    const auto found = m_waiting.find(ticket);
    if (found == m_waiting.end())
        return false;
    const Waiter waiter = forget(found);
    return lineOf(waiter).cancel(waiter.place);
}

std::vector<ConnectionGate::Waiter> ConnectionGate::giveUp(MonoTime now)
{
    std::vector<Waiter> gone;
    while (!m_giveUps.empty() && m_giveUps.begin()->first <= now) {
        gone.push_back(m_waiting.at(m_giveUps.begin()->second).waiter);
        leaveLine(m_giveUps.begin()->second);
    }
    std::ranges::for_each(gone, [this](const Waiter &waiter) { noteTurnedAway(waiter); });
    return gone;
}

void ConnectionGate::noteTurnedAway(const Waiter &waiter)
{
    ++(m_shutBy[waiter.retry ? 1 : 0] == Refusal::Why::Limiter ? m_limiterRefused : m_poolRefused);
}

std::optional<std::size_t> ConnectionGate::ahead(quint64 ticket) const
{
    const auto found = m_waiting.find(ticket);
    if (found == m_waiting.end())
        return std::nullopt;
    const Waiter &waiter = found->second.waiter;
    return (waiter.retry ? m_retries : m_first).ahead(waiter.place);
}

std::optional<std::pair<ConnectionGate::Waiter, ConnectionGate::Pass>> ConnectionGate::next(MonoTime now,
                                                                                            const MayGo &mayGo)
{
    m_wakeAt = MonoTime::max();
    if (m_pool.free() == 0) {
        m_shutBy.fill(Refusal::Why::Pool);
        for (const bool retries : {false, true})
            m_shut.note(retries, std::nullopt, now); // it is the pool that they wait for
        return std::nullopt;                         // whoever leaves asks again
    }
    for (TurnLine *line : {&m_retries, &m_first}) {
        m_refusedBy = Refusal::Why::None;
        while (const auto front = line->front()) {
            const auto waiting = m_waiting.find(*front);
            if (!mayGo(waiting->second.waiter)) {
                leaveLine(*front);
                continue;
            }
            const auto pass = ask(waiting->second.waiter, now);
            if (!pass)
                break;
            (void)line->take();
            m_shut.note(line == &m_retries, std::nullopt, now);
            return std::pair(forget(waiting), *pass);
        }
        m_shut.note(line == &m_retries, holdOf(m_refusedBy), now);
        m_shutBy[line == &m_retries ? 1 : 0] = m_refusedBy;
    }
    return std::nullopt;
}

/// What is asked first takes nothing, so that who is refused leaves no trace; above all not a breaker on trial.
std::optional<ConnectionGate::Pass> ConnectionGate::ask(const Waiter &waiter, MonoTime now)
{
    using Why = Refusal::Why;
    const auto refuse = [&](Why why, MonoTime at) -> std::optional<Pass> {
        m_refusedBy = why;
        comeBackAt(at);
        return std::nullopt;
    };
    if (m_pausedUntil && *m_pausedUntil > now)
        return refuse(Why::ServerPause, *m_pausedUntil);
    if (m_limiter && m_limiter->available(now) < 1)
        return refuse(Why::Limiter,
                      m_limiter->acquire(now).value_or(Admission{false, now + std::chrono::seconds(1)}).at);
    const auto asked = m_breaker.acquire(now, waiter.attemptTimeout);
    if (const auto *refusal = std::get_if<CircuitBreaker::Refusal>(&asked))
        return refuse(Why::Breaker, refusal->retryAt);
    const auto &permit = std::get<CircuitBreaker::Permit>(asked);
    if (waiter.retry) {
        if (const Admission room = m_budget.acquire(now, waiter.afterTimeout); !room.admitted) {
            m_breaker.report(permit, CallOutcome::Ignored, {}, now);
            return refuse(Why::Budget, room.at);
        }
    } else {
        m_budget.recordCall(now);
    }
    if (m_limiter)
        (void)m_limiter->acquire(now);
    (void)m_pool.enter();
    noteBegin(now);
    return Pass{permit, now};
}

void ConnectionGate::noteBegin(MonoTime now)
{
    if (m_lastBegin != MonoTime{})
        m_gap += (now - m_lastBegin - m_gap) / kGapSmoothing;
    m_lastBegin = now;
}

ConnectionGate::Refusal ConnectionGate::refusal(const Waiter &waiter, MonoTime now)
{
    using Why = Refusal::Why;
    if (const BreakerSnapshot breaker = m_breaker.snapshot(now);
        breaker.state == BreakerState::ForcedOpen
        || (breaker.state == BreakerState::Open && breaker.remaining > Nanoseconds(0)))
        return {Why::Breaker, breaker.remaining > Nanoseconds(0) ? now + breaker.remaining : MonoTime::max()};
    if (m_pausedUntil && *m_pausedUntil > now)
        return {Why::ServerPause, *m_pausedUntil};
    if (m_limiter && m_limiter->available(now) < 1)
        return {Why::Limiter, m_limiter->acquire(now).value_or(Admission{false, now}).at};
    if (m_pool.free() == 0)
        return {Why::Pool, now + std::max(m_gap, Nanoseconds(0))};
    if (waiter.retry) {
        RetryBudget budget = m_budget; // only to ask: it would count
        if (const Admission room = budget.acquire(now, waiter.afterTimeout); !room.admitted)
            return {Why::Budget, room.at};
    }
    return m_breaker.state(now) == BreakerState::HalfOpen ? Refusal{Why::Breaker, MonoTime::max()} : Refusal{};
}

ConnectionGate::Refusal ConnectionGate::queueFull(MonoTime now) const
{
    // About as long as a tenth of those who wait need to begin.
    return {Refusal::Why::Queue, now + m_gap * static_cast<Nanoseconds::rep>(m_waiting.size() / 10)};
}

void ConnectionGate::leave(const Pass &pass, const Outcome &outcome, MonoTime now)
{
    m_pool.leave();
    m_breaker.report(pass.permit, callOutcome(outcome), now - pass.since, now);
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    // What performs the calls has a line of its own, and may find that full.
    if (failed && failed->error.code == errors::kHttpPoolFull)
        ++m_poolRefused;
    // A rejection names a time as well, but it is not the other side's.
    if (failed && failed->retryAfter && failed->failureClass == FailureClass::Transient && !failed->isElsewhere) {
        const MonoTime until = now + std::min<Milliseconds>(*failed->retryAfter, kLongestPause);
        m_pausedUntil = std::max(m_pausedUntil.value_or(until), until);
    }
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

void ConnectionGate::restore(const BreakerSaved &saved, MonoTime now, WallTime wall)
{
    m_breaker.restore(saved, now, wall);
    m_toldGeneration = m_breaker.generation();
    comeBackAt(now);
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

} // namespace sluice
