#include "core/tasks/throttles.h"

#include <QTest>

#include <map>
#include <random>
#include <vector>

using namespace sluice;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kKey = u"mail"_s;

Throttles::Who who(quint64 run)
{
    return {RunId{run}, StepIndex{0}};
}

MonoTime at(Milliseconds time)
{
    return MonoTime(time);
}

} // namespace

/// At most so many in a time.
class TestThrottle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsAsManyGoAsItMayAndTellsTheOthersWhen();
    void keepsThePlaceOfWhoWaits();
    void countsEachKeyByItself();
    void losesOneTurnByWhoNeverComesBack();
    void letsNobodyGoEarlierBecauseTheLimitWasRaised();
    void neverLetsMoreGoInAnyStretchOfTime();
    void forgetsKeysThatAreIdle();
};

void TestThrottle::letsAsManyGoAsItMayAndTellsTheOthersWhen()
{
    Throttles throttles;
    for (quint64 run = 0; run < 3; ++run)
        QVERIFY(throttles.ask(kKey, who(run), 3, 1s, at(100ms)) == 0ns);
    QVERIFY(throttles.ask(kKey, who(3), 3, 1s, at(300ms)) == 800ms);
    QVERIFY(throttles.ask(kKey, who(4), 3, 1s, at(300ms)) == 800ms);
    QVERIFY(throttles.ask(kKey, who(5), 3, 1s, at(300ms)) == 800ms);
    QVERIFY(throttles.ask(kKey, who(6), 3, 1s, at(300ms)) == 1800ms);
    QVERIFY(throttles.ask(kKey, who(7), 3, 1s, at(5s)) == 0ns);
}

void TestThrottle::keepsThePlaceOfWhoWaits()
{
    Throttles throttles;
    QVERIFY(throttles.ask(kKey, who(1), 1, 1s, at(0ms)) == 0ns);
    QVERIFY(throttles.ask(kKey, who(2), 1, 1s, at(0ms)) == 1s);
    QVERIFY(throttles.ask(kKey, who(2), 1, 1s, at(400ms)) == 600ms); // too early, and not behind itself
    QVERIFY(throttles.ask(kKey, who(3), 1, 1s, at(900ms)) == 1100ms);
    QVERIFY(throttles.ask(kKey, who(2), 1, 1s, at(1s)) == 0ns);
    QVERIFY(throttles.ask(kKey, who(2), 1, 1s, at(1s)) == 2s); // another round of it takes another place
    QVERIFY(throttles.ask(kKey, who(3), 1, 1s, at(2s)) == 0ns);
}

void TestThrottle::countsEachKeyByItself()
{
    Throttles throttles;
    QVERIFY(throttles.ask(kKey, who(1), 1, 1s, at(0ms)) == 0ns);
    QVERIFY(throttles.ask(u"other"_s, who(2), 1, 1s, at(0ms)) == 0ns);
    QVERIFY(throttles.ask(kKey, who(3), 1, 1s, at(0ms)) == 1s);
}

void TestThrottle::losesOneTurnByWhoNeverComesBack()
{
    Throttles throttles;
    QVERIFY(throttles.ask(kKey, who(1), 1, 1s, at(0ms)) == 0ns);
    QVERIFY(throttles.ask(kKey, who(2), 1, 1s, at(0ms)) == 1s); // is cancelled
    QVERIFY(throttles.ask(kKey, who(3), 1, 1s, at(0ms)) == 2s);
    QVERIFY(throttles.ask(kKey, who(3), 1, 1s, at(2s)) == 0ns);
    QVERIFY(throttles.ask(kKey, who(2), 1, 1s, at(4s)) == 0ns); // late, and counted as of now
    QVERIFY(throttles.ask(kKey, who(4), 1, 1s, at(4s)) == 1s);
}

void TestThrottle::letsNobodyGoEarlierBecauseTheLimitWasRaised()
{
    Throttles throttles;
    QVERIFY(throttles.ask(kKey, who(1), 1, 10s, at(0ms)) == 0ns);
    QVERIFY(throttles.ask(kKey, who(2), 1, 10s, at(0ms)) == 10s);
    QVERIFY(throttles.ask(kKey, who(3), 5, 10s, at(0ms)) == 10s); // in order
    QVERIFY(throttles.ask(kKey, who(4), 1, 1s, at(30s)) == 0ns);
}

void TestThrottle::neverLetsMoreGoInAnyStretchOfTime()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        std::mt19937 chance(seed);
        Throttles throttles;
        const qint64 limit = 1 + chance() % 5;
        const Milliseconds period(1 + chance() % 50);
        std::map<quint64, Milliseconds> waiting; // until when
        std::vector<std::pair<Milliseconds, quint64>> went;
        Milliseconds now{0};
        quint64 next = 0;
        for (int i = 0; i < 300; ++i) {
            now += Milliseconds(chance() % 7);
            if (chance() % 2 == 0)
                waiting.emplace(++next, now);
            for (auto each = waiting.begin(); each != waiting.end();) {
                if (each->second > now) {
                    ++each;
                    continue;
                }
                const auto wait = throttles.ask(kKey, who(each->first), limit, period, at(now));
                QVERIFY(wait);
                if (*wait == 0ns) {
                    went.emplace_back(now, each->first);
                    each = waiting.erase(each);
                } else {
                    each->second = now + std::chrono::ceil<Milliseconds>(*wait);
                    ++each;
                }
            }
        }
        const auto most = static_cast<std::size_t>(limit);
        for (std::size_t i = most; i < went.size(); ++i)
            QVERIFY2(went[i].first - went[i - most].first >= period, qPrintable(u"seed %1"_s.arg(seed)));
        QVERIFY(went.size() > most);
    }
}

void TestThrottle::forgetsKeysThatAreIdle()
{
    Throttles throttles;
    for (int key = 0; key < 100'000; ++key)
        QVERIFY(throttles.ask(QString::number(key), who(1), 1, 1s, at(0ms)) == 0ns);
    QVERIFY(throttles.ask(u"7"_s, who(2), 1, 1s, at(500ms)) == 500ms); // one that is known
    QVERIFY(!throttles.ask(kKey, who(1), 1, 1s, at(1s)));
    QVERIFY(throttles.ask(kKey, who(1), 1, 1s, at(2s)) == 0ns);
    QVERIFY(throttles.ask(u"7"_s, who(2), 1, 1s, at(2s)) == 0ns); // somebody waited there
}

QTEST_GUILESS_MAIN(TestThrottle)
#include "tst_throttle.moc"
