#include "core/resilience/turnline.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>
#include <vector>

using namespace sluice;

namespace {

/// Who took turns, in order; each joins again at once, so that all lanes always have a waiter.
std::vector<quint64> turnsOf(TurnLine &line, const std::vector<std::pair<quint64, int>> &waiters, int turns)
{
    for (quint64 tag = 0; tag < waiters.size(); ++tag)
        line.join(waiters[tag].first, waiters[tag].second, tag);
    std::vector<quint64> taken;
    for (int i = 0; i < turns; ++i) {
        const quint64 tag = *line.take();
        taken.push_back(tag);
        line.join(waiters[tag].first, waiters[tag].second, tag);
    }
    return taken;
}

} // namespace

class TestTurnLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyoneWhoJoinsHasOneTurn();
    void nobodyIsOvertakenInALaneAndPriority();
    void lanesTakeTurnsHoweverLongTheyAre();
    void lanesOfOnePriorityGetTheSame();
    void oneWhoJoinsAnewForEachTurnGainsNothing();
    void higherPrioritiesGetMoreTurns();
    void theLowestPriorityIsNeverStarved();
    void idleLanesAreForgotten();
    void whoLeavesGivesItsPlaceBack();
    void aPlaceOfALineThatIsGoneIsNone();
};

void TestTurnLine::everyoneWhoJoinsHasOneTurn()
{
    QVERIFY(rc::check("joined = taken + waiting", [](const std::vector<std::pair<quint8, qint8>> &joins) {
        TurnLine line;
        std::vector<bool> seen(joins.size());
        std::size_t taken = 0;
        for (std::size_t i = 0; i < joins.size(); ++i) {
            line.join(joins[i].first % 5, joins[i].second, i);
            if (joins[i].first % 3 == 0) {
                const auto front = line.front();
                const auto tag = line.take();
                RC_ASSERT(front == tag);
                RC_ASSERT(!seen[*tag]);
                seen[*tag] = true;
                ++taken;
            }
            RC_ASSERT(line.size() == i + 1 - taken);
        }
        while (const auto tag = line.take()) {
            RC_ASSERT(!seen[*tag]);
            seen[*tag] = true;
        }
        RC_ASSERT(line.isEmpty() && std::ranges::all_of(seen, std::identity()));
    }));
}

void TestTurnLine::nobodyIsOvertakenInALaneAndPriority()
{
    QVERIFY(rc::check("L3: first come first served", [](const std::vector<std::pair<quint8, qint8>> &joins) {
        TurnLine line;
        const auto classOf = [&](quint64 tag) { return std::pair(joins[tag].first % 3, joins[tag].second % 4); };
        for (std::size_t i = 0; i < joins.size(); ++i)
            line.join(static_cast<quint64>(classOf(i).first), classOf(i).second, i);
        std::map<std::pair<int, int>, quint64> last;
        while (const auto tag = line.take()) {
            const auto before = last.find(classOf(*tag));
            RC_ASSERT((before == last.end() || before->second < *tag)); // else both sides are looked at
            last[classOf(*tag)] = *tag;
        }
    }));
}

void TestTurnLine::lanesTakeTurnsHoweverLongTheyAre()
{
    TurnLine line;
    for (quint64 i = 0; i < 10'000; ++i)
        line.join(1, 0, i);
    for (int i = 0; i < 5000; ++i)
        (void)line.take();
    line.join(2, 0, 10'000);
    const auto first = line.take();
    QVERIFY(first == 10'000U || line.take() == 10'000U);
}

void TestTurnLine::lanesOfOnePriorityGetTheSame()
{
    QVERIFY(rc::check("each lane has its share", [] {
        const auto lanes = *rc::gen::inRange<quint64>(1, 12);
        std::vector<std::pair<quint64, int>> waiters;
        for (quint64 lane = 0; lane < lanes; ++lane) {
            const auto many = *rc::gen::inRange(1, 20);
            for (int i = 0; i < many; ++i)
                waiters.emplace_back(lane, 3);
        }
        const int rounds = *rc::gen::inRange(1, 50);
        TurnLine line;
        std::map<quint64, int> turns;
        for (const quint64 tag : turnsOf(line, waiters, rounds * static_cast<int>(lanes)))
            ++turns[waiters[tag].first];
        for (quint64 lane = 0; lane < lanes; ++lane)
            RC_ASSERT(turns[lane] == rounds);
    }));
}

void TestTurnLine::oneWhoJoinsAnewForEachTurnGainsNothing()
{
    TurnLine line;
    for (quint64 i = 0; i < 100; ++i)
        line.join(1, 0, i);
    int turns = 0;
    bool waits = false;
    for (int i = 0; i < 100; ++i) {
        if (!waits)
            line.join(2, 0, 1000);
        waits = line.take() != 1000U;
        turns += waits ? 0 : 1;
    }
    QVERIFY2(turns <= 51, qPrintable(QString::number(turns)));
}

void TestTurnLine::higherPrioritiesGetMoreTurns()
{
    for (const bool sameLane : {true, false}) {
        TurnLine line;
        const std::vector<std::pair<quint64, int>> waiters{{1, 4}, {sameLane ? 1 : 2, 0}};
        const auto turns = turnsOf(line, waiters, 500);
        const auto high = std::ranges::count(turns, 0U);
        QVERIFY2(high >= 399 && high <= 401, qPrintable(QString::number(high))); // four of five
    }
}

void TestTurnLine::theLowestPriorityIsNeverStarved()
{
    QVERIFY(rc::check("a turn comes in bounded time", [] {
        const bool sameLane = *rc::gen::arbitrary<bool>();
        const int low = *rc::gen::inRange(kLeastPriority, kMostPriority + 1);
        TurnLine line;
        const std::vector<std::pair<quint64, int>> waiters{{1, kMostPriority}, {sameLane ? 1 : 2, low}};
        const auto bound = static_cast<int>(std::exp2((kMostPriority - low) / 2.0)) + 2;
        const auto turns = turnsOf(line, waiters, bound * 4);
        int since = 0;
        for (const quint64 tag : turns) {
            since = tag == 1 ? 0 : since + 1;
            RC_ASSERT(since <= bound);
        }
    }));
}

void TestTurnLine::idleLanesAreForgotten()
{
    TurnLine line;
    for (quint64 lane = 0; lane < 100'000; ++lane) {
        line.join(lane, 0, lane);
        QCOMPARE(line.take(), std::optional(lane));
    }
    QVERIFY2(line.lanes() < 1000, qPrintable(QString::number(line.lanes())));
}

void TestTurnLine::whoLeavesGivesItsPlaceBack()
{
    TurnLine line;
    const quint64 first = line.join(1, 0, 10);
    const quint64 second = line.join(1, 0, 11);
    line.join(1, 0, 12);
    const quint64 other = line.join(2, 0, 20);
    QCOMPARE(line.ahead(second), std::optional<std::size_t>(1));
    QVERIFY(line.cancel(first) && !line.cancel(first));
    QCOMPARE(line.ahead(second), std::optional<std::size_t>(0));
    QVERIFY(line.cancel(other)); // the last of its lane
    QCOMPARE(line.size(), std::size_t(2));
    QCOMPARE(line.take(), std::optional<quint64>(11)); // no turn goes to those who left
    line.join(1, 0, 13);
    line.join(1, 0, 11, second); // its old place
    QCOMPARE(line.take(), std::optional<quint64>(11));
    QCOMPARE(line.take(), std::optional<quint64>(12));
    QCOMPARE(line.take(), std::optional<quint64>(13));
    QVERIFY(line.isEmpty() && !line.take() && !line.ahead(second));
}

/// Of a gate that was taken away and came back, say.
void TestTurnLine::aPlaceOfALineThatIsGoneIsNone()
{
    TurnLine line;
    const quint64 first = line.join(1, 0, 10, 3); // never given by this line
    const quint64 second = line.join(1, 0, 11);
    const quint64 third = line.join(2, 0, 20, first); // taken
    const quint64 fourth = line.join(1, 0, 12);
    QCOMPARE((std::set<quint64>{first, second, third, fourth}.size()), std::size_t(4));
    QCOMPARE(line.ahead(fourth), std::optional<std::size_t>(2));
    for (const quint64 place : {first, second, third, fourth})
        QVERIFY(line.cancel(place));
    QVERIFY(line.isEmpty() && !line.take());
}

QTEST_GUILESS_MAIN(TestTurnLine)
#include "tst_turnline.moc"
