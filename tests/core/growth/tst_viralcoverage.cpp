#include "core/growth/viralmodel.h"
#include "tests/core/growth/coverage.h"
#include "tests/core/growth/inviteworld.h"
#include "tests/core/growth/preferentialgraph.h"

#include <QTest>

#include <random>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

ViralConfig coverageConfig()
{
    ViralConfig config;
    config.horizon = 48h;
    config.window = std::chrono::days(20);
    config.funnel.keep = std::chrono::days(40);
    config.leastUsers = 1'000'000; // no look at the graph
    return config;
}

} // namespace

/// Whether K, its factors and the cycle time lie in their intervals as often as those say.
class TestViralCoverage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coversTheTruthAsOftenAsItSays();
    void coversTheTruthWhereUsersDiffer();
    void isDrivenUpToThePresentByTheSample();
};

/// 1,000 worlds with a K that is known; each of the four intervals.
void TestViralCoverage::coversTheTruthAsOftenAsItSays()
{
    Coverage k;
    Coverage invites;
    Coverage conversion;
    Coverage cycle{.promised = 0.95};
    InviteWorld world;
    world.arrivals = 8;
    world.days = 24;
    const ViralConfig config = coverageConfig();
    for (quint64 seed = 1; seed <= 1000; ++seed) {
        world.seed = seed;
        ViralModel model(config);
        for (const GrowthEvent &event : world.events())
            model.take(event, event.at);
        (void)model.advance(world.end());
        const ViralEstimates found = model.report(world.end()).window;
        k.note(found.k.range.contains(world.k()));
        invites.note(found.invitesPerUser.range.contains(world.invites));
        conversion.note(found.conversion.range.contains(world.conversion));
        cycle.note(found.cycle.range.contains(double(world.medianCycle().count())));
    }
    QVERIFY2(k.isKept(), "K: " + k.text());
    QVERIFY2(invites.isKept(), "invites per user: " + invites.text());
    QVERIFY2(conversion.isKept(), "conversion: " + conversion.text());
    // Order statistics promise at least as much.
    QVERIFY2(cycle.errors() >= -3 && cycle.share() < 0.985, "cycle: " + cycle.text());
    qInfo("K %s; invites %s; conversion %s; cycle %s", k.text().constData(), invites.text().constData(),
          conversion.text().constData(), cycle.text().constData());
}

/// Users whose friends accept as good as always or never, soon or late: the invites of one tell less than as many of
/// others. At least as often as it says.
void TestViralCoverage::coversTheTruthWhereUsersDiffer()
{
    Coverage k;
    Coverage conversion;
    Coverage cycle;
    const WallTime begin = InviteWorld().begin;
    const ViralConfig config = coverageConfig();
    for (quint64 seed = 1; seed <= 500; ++seed) {
        std::mt19937_64 chance(seed);
        ViralModel model(config);
        quint64 invites = 1'000'000;
        const WallTime end = begin + std::chrono::days(10);
        for (quint64 user = 1; user <= 200; ++user) {
            model.take({GrowthKind::UserJoined, GrowthKey{user}, GrowthKey::None, begin, {}}, end);
            const double high = std::gamma_distribution<double>(0.25, 1)(chance);
            const double rate = high / (high + std::gamma_distribution<double>(0.75, 1)(chance));
            const int slow = std::uniform_int_distribution<int>(0, 1000)(chance);
            const int count = std::poisson_distribution<int>(5)(chance);
            for (int i = 0; i < count; ++i) {
                const GrowthKey invite{++invites};
                model.take({GrowthKind::InviteSent, GrowthKey{user}, invite, begin, {}}, end);
                const int own = std::uniform_int_distribution<int>(0, 1000)(chance);
                if (std::bernoulli_distribution(rate)(chance))
                    model.take({GrowthKind::InviteAccepted,
                                GrowthKey::None,
                                invite,
                                begin + std::chrono::minutes(slow + own / 4),
                                {}},
                               end);
            }
        }
        const ViralEstimates found = model.report(end).window;
        k.note(found.k.range.contains(1.25));
        conversion.note(found.conversion.range.contains(0.25));
        cycle.note(found.cycle.range.contains(double(Milliseconds(625min).count())));
    }
    QVERIFY2(k.errors() >= -3, "K: " + k.text());
    QVERIFY2(conversion.errors() >= -3, "conversion: " + conversion.text());
    QVERIFY2(cycle.errors() >= -3, "cycle: " + cycle.text());
    qInfo("K %s; conversion %s; cycle %s", k.text().constData(), conversion.text().constData(),
          cycle.text().constData());
}

/// What `sluice-send-invites` sends: every day and cohort has users, the last one too, and nothing is wrong with it.
void TestViralCoverage::isDrivenUpToThePresentByTheSample()
{
    const WallTime now = InviteWorld().end();
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const auto events = preferentialGraph(seed, 400, now - std::chrono::days(22), 22);
        ViralModel model(coverageConfig());
        for (const GrowthEvent &event : events)
            model.take(event, event.at);
        (void)model.advance(now);
        const ViralReport report = model.report(now);
        QCOMPARE(report.bad, BadInputCounts());
        QCOMPARE(report.taken, quint64(events.size()));
        QVERIFY(report.window.users > 300 && report.window.accepted > 0);
        QCOMPARE(report.cohorts.size(), std::size_t(14));
        for (std::size_t i = 0; i + 1 < report.cohorts.size(); ++i) // the last has just begun
            QVERIFY(report.cohorts[i].users > 0);
        QVERIFY(report.periods.back().joined > 0);
        const auto &totals = report.strategies; // gift, plain
        QVERIFY(totals[0].successes * totals[1].trials > totals[1].successes * totals[0].trials);
    }
}

QTEST_GUILESS_MAIN(TestViralCoverage)
#include "tst_viralcoverage.moc"
