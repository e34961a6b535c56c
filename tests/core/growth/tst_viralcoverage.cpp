#include "core/growth/viralmodel.h"
#include "tests/core/growth/coverage.h"
#include "tests/core/growth/inviteworld.h"

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

QTEST_GUILESS_MAIN(TestViralCoverage)
#include "tst_viralcoverage.moc"
