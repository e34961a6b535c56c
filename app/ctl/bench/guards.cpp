#include "app/ctl/bench/workloads.h"

#include "core/resilience/circuitbreaker.h"
#include "core/resilience/ratelimiter.h"
#include "core/resilience/retrybudget.h"
#include "core/resilience/retrypolicy.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

namespace {

constexpr int kGuardedCalls = 5'000'000;
constexpr double kGuardMarkNs = 100;
/// Of so many calls one fails: its retry is asked for, and gets its delay.
constexpr int kFailsOnceIn = 20;

/// What stands around a call, for calls a microsecond apart; how many were let through.
Result<int> guardCalls(int calls)
{
    CircuitBreaker breaker;
    RetryBudget budget;
    auto limiter = RateLimiter::create({10'000'000, std::chrono::seconds(1), 1000});
    if (!limiter)
        return tl::unexpected(limiter.error());
    const RetryConfig retries;
    MonoTime now{std::chrono::seconds(1)};
    Milliseconds delays{0};
    int through = 0;
    for (int i = 0; i < calls; ++i) {
        now += std::chrono::microseconds(1);
        const auto permit = breaker.acquire(now);
        const auto admission = limiter->acquire(now);
        if (!std::holds_alternative<CircuitBreaker::Permit>(permit) || !admission || !admission->admitted)
            continue;
        budget.recordCall(now);
        const bool fails = i % kFailsOnceIn == 0;
        breaker.report(std::get<CircuitBreaker::Permit>(permit), fails ? CallOutcome::Failure : CallOutcome::Success,
                       std::chrono::microseconds(1), now);
        if (fails && RetryPolicy::isRetried(FailureClass::Transient, true) && budget.acquire(now).admitted)
            delays += RetryPolicy::delay(retries, 0, 0.5);
        ++through;
    }
    return delays.count() < 0 ? 0 : through;
}

} // namespace

Result<Measure> measureGuards(double scale, Output &output)
{
    const QString workload = QStringLiteral("guards");
    const int calls = std::max(1000, static_cast<int>(std::lround(kGuardedCalls * scale)));
    output.message(QCoreApplication::translate("sluicectl", "%1: breaker, limiter, budget and retry around %2 calls…")
                       .arg(workload)
                       .arg(calls));
    QElapsedTimer timer;
    timer.start();
    const auto through = guardCalls(calls);
    const auto took = static_cast<double>(timer.nsecsElapsed());
    if (!through)
        return tl::unexpected(through.error());
    return Measure{workload, QStringLiteral("breaker, limiter, retry around a call"), took / calls,
                   QStringLiteral("ns"), kGuardMarkNs};
}

} // namespace sluice::ctl
