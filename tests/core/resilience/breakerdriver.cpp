#include "tests/core/resilience/breakerdriver.h"

#include "tests/core/base/anyin.h"

#include <algorithm>

namespace sluice {

using namespace std::chrono_literals;

namespace {

using Permit = CircuitBreaker::Permit;
using Refusal = CircuitBreaker::Refusal;

BreakerSnapshot withoutLate(BreakerSnapshot snapshot)
{
    snapshot.late = 0;
    return snapshot;
}

} // namespace

void BreakerDriver::step()
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

void BreakerDriver::acquire()
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

void BreakerDriver::report()
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

void BreakerDriver::order()
{
    const auto to = static_cast<BreakerState>(anyIn(0, 6));
    const auto lasts = *rc::gen::element<std::optional<Nanoseconds>>(std::nullopt, 20s, 90s);
    const BreakerState from = m_breaker.state(m_now);
    const auto done = m_breaker.order(to, {QStringLiteral("ada"), QStringLiteral("test"), lasts}, m_now);
    RC_ASSERT(done.has_value() == isLegal(from, to));
    if (done)
        RC_ASSERT(m_breaker.state(m_now) == to);
}

void BreakerDriver::follow()
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

void BreakerDriver::check()
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

void BreakerDriver::checkRates(const BreakerSnapshot &now) const
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
    RC_ASSERT(now.slowRate.has_value() == now.failureRate.has_value());
    if (now.failureRate) {
        RC_ASSERT(*now.failureRate == static_cast<double>(naive.failures) / naive.calls);
        RC_ASSERT(*now.slowRate == static_cast<double>(naive.slow) / naive.calls);
    }
    if (now.state == BreakerState::Closed && now.failureRate)
        RC_ASSERT((*now.failureRate < 0.5 && *now.slowRate < 0.8) || m_outcomes.empty()
                  || m_config.window == BreakerConfig::Window::Time);
}

} // namespace sluice
