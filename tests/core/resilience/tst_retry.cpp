#include "core/resilience/retrybudget.h"
#include "core/resilience/retrypolicy.h"
#include "tests/core/base/anyin.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

RetryConfig anyConfig(Jitter jitter)
{
    RetryConfig config;
    config.maxAttempts = anyIn(1, 60);
    config.base = Milliseconds(anyIn<qint64>(0, 100'000));
    config.factor = anyIn<int>(0, 500) / 100.0;
    config.maxDelay = Milliseconds(anyIn<qint64>(0, 100'000'000));
    config.jitter = jitter;
    return config;
}

double anyDraw()
{
    return anyIn<int>(0, 1'000'000) / 1'000'000.0;
}

} // namespace

class TestRetry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysFiniteAndWithinBounds();
    void neverDecreasesWithoutJitter();
    void waitsOneTwoFourSecondsWithoutJitter();
    void drawsWithinTheJitter();
    void survivesSillyConfigurations();
    void neverShortensRetryAfter();
    void retriesOnlyWhatMayHelp();
    void holdsTheBudgetOverAnyTenSeconds();
    void admitsARetryAtTheTimeItNamed();
    void chargesATimeoutTwice();
};

void TestRetry::staysFiniteAndWithinBounds()
{
    QVERIFY(rc::check("R2", [] {
        const RetryConfig config = anyConfig(*rc::gen::element(Jitter::None, Jitter::Equal, Jitter::Full));
        const auto k = anyIn<quint32>(0, 1'000'001);
        const auto delay = RetryPolicy::delay(config, k, anyDraw());
        RC_ASSERT(delay >= 0ms);
        RC_ASSERT(delay <= config.maxDelay);
    }));
}

void TestRetry::neverDecreasesWithoutJitter()
{
    QVERIFY(rc::check("R3", [] {
        const RetryConfig config = anyConfig(Jitter::None);
        for (quint32 k = 0; k < 100; ++k)
            RC_ASSERT(RetryPolicy::delay(config, k, anyDraw()) <= RetryPolicy::delay(config, k + 1, anyDraw()));
    }));
}

void TestRetry::waitsOneTwoFourSecondsWithoutJitter()
{
    RetryConfig config;
    config.jitter = Jitter::None;
    const std::vector<Milliseconds> expected{1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s};
    for (quint32 k = 0; k < expected.size(); ++k)
        QVERIFY(RetryPolicy::delay(config, k, 0.5) == expected[k]);
}

void TestRetry::drawsWithinTheJitter()
{
    RetryConfig config;
    QVERIFY(RetryPolicy::delay(config, 1, 0.25) == 500ms);
    config.jitter = Jitter::Equal;
    QVERIFY(RetryPolicy::delay(config, 1, 0.25) == 1250ms);
}

void TestRetry::survivesSillyConfigurations()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double factor : {nan, infinity, -infinity, -2.0, 0.0, 1e308}) {
        for (const Milliseconds base : {Milliseconds::min(), Milliseconds(0), Milliseconds(1), Milliseconds::max()}) {
            for (const Milliseconds most : {Milliseconds::min(), Milliseconds(0), Milliseconds::max()}) {
                const RetryConfig config{3, base, factor, most, Jitter::Full, 1h};
                for (const double draw : {nan, -1.0, 0.5, 2.0, infinity}) {
                    const auto delay = RetryPolicy::delay(config, 1'000'000, draw);
                    QVERIFY(delay >= 0ms && delay <= std::max(most, Milliseconds(0)));
                }
            }
        }
    }
}

void TestRetry::neverShortensRetryAfter()
{
    QVERIFY(rc::check("Retry-After holds, and spreads by at most base", [] {
        const RetryConfig config = anyConfig(Jitter::Full);
        const Milliseconds asked(anyIn<qint64>(0, 8'000'000));
        const auto k = anyIn<quint32>(0, 10);
        const double draw = anyDraw();
        const auto answer = RetryPolicy::delayAfter(config, k, draw, asked);
        RC_ASSERT(std::holds_alternative<RetryPolicy::Park>(answer) == (asked > config.maxRetryAfter));
        const auto delay = std::visit([](const auto &one) { return one.delay; }, answer);
        RC_ASSERT(delay >= asked);
        RC_ASSERT(delay <= std::max(asked + config.base, RetryPolicy::delay(config, k, draw)));
    }));
    const auto near = RetryPolicy::delayAfter({}, 0, 0.5, 60s);
    QVERIFY(std::get<RetryPolicy::Wait>(near).delay == 60'500ms);
    const auto far = RetryPolicy::delayAfter({}, 0, 0.5, Milliseconds::max());
    QVERIFY(std::get<RetryPolicy::Park>(far).delay == Milliseconds::max());
}

void TestRetry::retriesOnlyWhatMayHelp()
{
    for (const bool safe : {false, true}) {
        QCOMPARE(RetryPolicy::isRetried(FailureClass::Transient, safe), true);
        QCOMPARE(RetryPolicy::isRetried(FailureClass::Unknown, safe), safe);
        QCOMPARE(RetryPolicy::isRetried(FailureClass::Lost, safe), safe);
        QCOMPARE(RetryPolicy::isRetried(FailureClass::Permanent, safe), false);
        QCOMPARE(RetryPolicy::isRetried(FailureClass::Cancelled, safe), false);
        QCOMPARE(RetryPolicy::isRetried(FailureClass::Rejected, safe), false);
    }
}

void TestRetry::holdsTheBudgetOverAnyTenSeconds()
{
    QVERIFY(rc::check("R6", [] {
        RetryBudget budget;
        struct Made {
            MonoTime at;
            quint32 cost; ///< 0: a call that is no retry
        };
        std::vector<Made> made;
        MonoTime now(Nanoseconds(anyIn<qint64>(0, 1'000'000'000)));
        const int steps = anyIn(1, 400);
        const int retries = anyIn(1, 9);
        for (int i = 0; i < steps; ++i) {
            now += Nanoseconds(anyIn<qint64>(0, 200'000'000));
            if (anyIn(0, 10) >= retries) {
                const int calls = anyIn(1, 20);
                for (int call = 0; call < calls; ++call) {
                    budget.recordCall(now);
                    made.push_back({now, 0});
                }
                continue;
            }
            const bool timedOut = anyIn(0, 3) == 0;
            if (!budget.acquire(now, timedOut).admitted)
                continue;
            made.push_back({now, timedOut ? 2u : 1u});
            quint32 cost = 0;
            quint32 calls = 0;
            for (const Made &one : made) {
                if (one.at <= now - 10s)
                    continue;
                cost += one.cost;
                calls += 1;
            }
            RC_ASSERT(cost <= std::max(10u, calls / 5));
        }
    }));
}

void TestRetry::admitsARetryAtTheTimeItNamed()
{
    QVERIFY(rc::check("a refused retry finds room at the time named, and not before", [] {
        RetryBudget budget;
        MonoTime now(Nanoseconds(anyIn<qint64>(0, 1'000'000'000)));
        for (int i = 0; i < 150; ++i) {
            now += Nanoseconds(anyIn<qint64>(0, 150'000'000));
            const int calls = anyIn(0, 5);
            for (int call = 0; call < calls; ++call)
                budget.recordCall(now);
            const bool timedOut = anyIn(0, 3) == 0;
            const Admission answer = budget.acquire(now, timedOut);
            if (answer.admitted)
                continue;
            RC_ASSERT(answer.at > now);
            RC_ASSERT(answer.at <= now + 10s + 100ms);
            RetryBudget early = budget;
            RC_ASSERT(!early.acquire(answer.at - 1ns, timedOut).admitted);
            RetryBudget later = budget;
            RC_ASSERT(later.acquire(answer.at, timedOut).admitted);
        }
    }));
}

void TestRetry::chargesATimeoutTwice()
{
    RetryBudget budget;
    const MonoTime now(50s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(budget.acquire(now, true).admitted);
    QVERIFY(!budget.acquire(now, false).admitted);
    QVERIFY((budget.spent(now) == RetryBudget::Spent{10, 10}));
    RetryBudget later = budget;
    QVERIFY((later.spent(now + 11s) == RetryBudget::Spent{0, 10}));
    for (int i = 0; i < 200; ++i)
        budget.recordCall(now);
    QVERIFY(budget.acquire(now, false).admitted);
    QVERIFY((budget.spent(now) == RetryBudget::Spent{11, 41}));
}

QTEST_APPLESS_MAIN(TestRetry)
#include "tst_retry.moc"
