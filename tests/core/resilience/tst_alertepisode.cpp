#include "core/resilience/alertepisode.h"

#include <QtTest>

#include <rapidcheck.h>

#include <vector>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

struct Reading {
    MonoTime at{};
    std::optional<bool> isSo;
};

/// Whether every reading from `from` on, up to `to` (both counted), says `wanted`; and how long that is.
std::optional<Nanoseconds> unbroken(const std::vector<Reading> &readings, std::size_t to, bool wanted)
{
    std::size_t from = to + 1;
    while (from > 0 && readings[from - 1].isSo == std::optional(wanted))
        --from;
    return from > to ? std::nullopt : std::optional(readings[to].at - readings[from].at);
}

rc::Gen<std::vector<Reading>> readings()
{
    const auto one = rc::gen::pair(rc::gen::inRange(0, 4000), rc::gen::inRange(0, 8));
    return rc::gen::map(rc::gen::container<std::vector<std::pair<int, int>>>(one), [](const auto &steps) {
        std::vector<Reading> made;
        MonoTime at{1h};
        for (const auto &[wait, kind] : steps) {
            at += std::chrono::milliseconds(wait);
            made.push_back({at, kind == 0 ? std::nullopt : std::optional(kind < 5)});
        }
        return made;
    });
}

} // namespace

/// When an alert begins and ends: by what held for how long, and never twice for one episode.
class TestAlertEpisode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isOneEpisodePerTroubleWhateverTheReadings();
    void beginsAfterItsTimeAndNotBefore();
    void fluttersAsOneEpisode();
    void neitherBeginsNorEndsByWhatNobodyCanSee();
    void goesOnAfterARestart();
};

void TestAlertEpisode::isOneEpisodePerTroubleWhateverTheReadings()
{
    const bool holds = rc::check("one firing an episode, each by its time", [] {
        const auto all = *readings();
        const AlertTiming timing{std::chrono::milliseconds(*rc::gen::inRange(0, 6000)),
                                 std::chrono::milliseconds(*rc::gen::inRange(0, 6000))};
        AlertEpisode episode;
        bool isFiring = false;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto change = episode.note(all[i].isSo, all[i].at, timing);
            const auto so = unbroken(all, i, true);
            const auto calm = unbroken(all, i, false);
            // What a recount of all readings says, from scratch each time.
            const bool mustBegin = !isFiring && so && *so >= timing.holdFor;
            const bool mustEnd = isFiring && calm && *calm >= timing.calmFor;
            RC_ASSERT((change == AlertEpisode::Change::Began) == mustBegin);
            RC_ASSERT((change == AlertEpisode::Change::Ended) == mustEnd);
            isFiring = isFiring ? !mustEnd : mustBegin;
            RC_ASSERT(episode.isFiring() == isFiring);
        }
    });
    QVERIFY(holds);
}

void TestAlertEpisode::beginsAfterItsTimeAndNotBefore()
{
    AlertEpisode episode;
    const AlertTiming timing{30s, 10s};
    const MonoTime start{1h};
    QCOMPARE(episode.note(true, start, timing), AlertEpisode::Change::None);
    QCOMPARE(episode.note(true, start + 29999ms, timing), AlertEpisode::Change::None);
    QCOMPARE(episode.note(true, start + 30s, timing), AlertEpisode::Change::Began);
    QCOMPARE(episode.note(true, start + 60s, timing), AlertEpisode::Change::None);
    QVERIFY(episode.isFiring());
}

void TestAlertEpisode::fluttersAsOneEpisode()
{
    AlertEpisode episode;
    const AlertTiming timing{0s, 10s};
    MonoTime now{1h};
    QCOMPARE(episode.note(true, now, timing), AlertEpisode::Change::Began);
    for (int i = 0; i < 100; ++i) {
        now += 3s;
        QCOMPARE(episode.note(i % 3 == 0, now, timing), AlertEpisode::Change::None);
    }
    QCOMPARE(episode.note(false, now + 1s, timing), AlertEpisode::Change::None);
    QVERIFY(episode.isFiring());
}

void TestAlertEpisode::neitherBeginsNorEndsByWhatNobodyCanSee()
{
    AlertEpisode episode;
    const AlertTiming timing{10s, 10s};
    const MonoTime start{1h};
    QCOMPARE(episode.note(true, start, timing), AlertEpisode::Change::None);
    QCOMPARE(episode.note(std::nullopt, start + 5s, timing), AlertEpisode::Change::None);
    QVERIFY(episode.isIdle());
    QCOMPARE(episode.note(true, start + 11s, timing), AlertEpisode::Change::None);
    QCOMPARE(episode.note(true, start + 21s, timing), AlertEpisode::Change::Began);
    QCOMPARE(episode.note(std::nullopt, start + 1h, timing), AlertEpisode::Change::None);
    QVERIFY(episode.isFiring());
}

void TestAlertEpisode::goesOnAfterARestart()
{
    AlertEpisode episode = AlertEpisode::underWay();
    const AlertTiming timing{0s, 10s};
    QCOMPARE(episode.note(true, MonoTime(1s), timing), AlertEpisode::Change::None); // it began before
    QCOMPARE(episode.note(false, MonoTime(2s), timing), AlertEpisode::Change::None);
    QCOMPARE(episode.note(false, MonoTime(12s), timing), AlertEpisode::Change::Ended);
    QVERIFY(episode.isIdle());
}

QTEST_APPLESS_MAIN(TestAlertEpisode)
#include "tst_alertepisode.moc"
