#include "core/resilience/errors.h"
#include "core/resilience/ratelimiter.h"
#include "tests/core/base/anyin.h"

#include <QTest>
#include <rapidcheck.h>

#include <vector>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime kStart{100s};

RateConfig anyConfig()
{
    RateConfig config;
    config.limit = anyIn<qint64>(1, 500);
    config.period = Nanoseconds(anyIn<qint64>(1'000'000, 7'000'000'000));
    config.burst = anyIn<qint64>(1, 50);
    return config;
}

} // namespace

class TestRateLimiter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverPassesMoreThanBurstAndRate();
    void admitsAtTheTimeItNamed();
    void refusesARequestLargerThanTheBurst();
    void refusesAConfigurationThatCannotWork();
    void admitsNobodyDuringAPause();
    void passesABurstThenTheRate();
};

void TestRateLimiter::neverPassesMoreThanBurstAndRate()
{
    QVERIFY(rc::check("L1", [] {
        const RateConfig config = anyConfig();
        auto limiter = RateLimiter::create(config);
        RC_ASSERT(limiter.has_value());
        struct Passed {
            MonoTime at;
            qint64 cost;
        };
        std::vector<Passed> passed;
        MonoTime now = kStart;
        const int steps = anyIn(10, 200);
        for (int i = 0; i < steps; ++i) {
            const qint64 cost = anyIn<qint64>(1, config.burst + 1);
            const auto answer = *limiter->acquire(now, cost);
            if (answer.admitted)
                passed.push_back({now, cost});
            else
                now = anyIn(0, 2) ? answer.at : now + (answer.at - now) / 2;
            if (anyIn(0, 20) == 0)
                now += config.period;
            if (anyIn(0, 20) == 0)
                limiter->pauseUntil(now + Milliseconds(anyIn(0, 50)));
        }
        for (std::size_t from = 0; from < passed.size(); ++from) {
            qint64 sum = 0;
            for (std::size_t to = from; to < passed.size(); ++to) {
                sum += passed[to].cost;
                const auto span = static_cast<long double>((passed[to].at - passed[from].at).count());
                const long double most = config.burst + span * config.limit / config.period.count();
                RC_ASSERT(static_cast<long double>(sum) <= most + 1e-9L);
            }
        }
    }));
}

void TestRateLimiter::admitsAtTheTimeItNamed()
{
    QVERIFY(rc::check("L2", [] {
        const RateConfig config = anyConfig();
        auto limiter = *RateLimiter::create(config);
        MonoTime now = kStart;
        for (int i = 0; i < 100; ++i) {
            const qint64 cost = anyIn<qint64>(1, config.burst + 1);
            if (anyIn(0, 10) == 0)
                limiter.pauseUntil(now + Milliseconds(anyIn(0, 5000)));
            const auto answer = *limiter.acquire(now, cost);
            if (!answer.admitted) {
                RC_ASSERT(answer.at > now);
                RateLimiter early = limiter;
                RC_ASSERT(!early.acquire(answer.at - 1ns, cost)->admitted);
                RC_ASSERT(limiter.acquire(answer.at, cost)->admitted);
                now = answer.at;
            }
        }
    }));
}

void TestRateLimiter::refusesARequestLargerThanTheBurst()
{
    auto limiter = *RateLimiter::create({10, 1s, 5});
    QVERIFY(limiter.acquire(kStart, 5)->admitted);
    const auto refused = limiter.acquire(kStart + 1h, 6);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, errors::kLimiterRequestTooLarge);
    QCOMPARE(refused.error().args.value(QStringLiteral("burst")), QStringLiteral("5"));
}

void TestRateLimiter::refusesAConfigurationThatCannotWork()
{
    for (const RateConfig &config : {RateConfig{0, 1s, 1}, RateConfig{1, 0s, 1}, RateConfig{1, 1s, 0},
                                     RateConfig{1, 1h, std::numeric_limits<qint64>::max()}}) {
        const auto limiter = RateLimiter::create(config);
        QVERIFY(!limiter);
        QCOMPARE(limiter.error().code, errors::kLimiterMisconfigured);
    }
}

void TestRateLimiter::admitsNobodyDuringAPause()
{
    auto limiter = *RateLimiter::create({10, 1s, 5});
    limiter.pauseUntil(kStart + 30s);
    limiter.pauseUntil(kStart + 10s);
    QVERIFY((*limiter.acquire(kStart) == Admission{false, kStart + 30s}));
    QVERIFY(limiter.pausedUntil(kStart) == kStart + 30s);
    QVERIFY(!limiter.acquire(kStart + 30s - 1ns)->admitted);
    QVERIFY(limiter.acquire(kStart + 30s)->admitted);
    limiter.pauseUntil(kStart + 90s);
    limiter.resume();
    QVERIFY(limiter.acquire(kStart + 31s)->admitted);
}

void TestRateLimiter::passesABurstThenTheRate()
{
    auto limiter = *RateLimiter::create({10, 1s, 3});
    QCOMPARE(limiter.available(kStart), 3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(limiter.acquire(kStart)->admitted);
    QCOMPARE(limiter.available(kStart), 0);
    QVERIFY((*limiter.acquire(kStart) == Admission{false, kStart + 100ms}));
}

QTEST_APPLESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
