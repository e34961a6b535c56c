#include "core/integration/demo/faults.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sluice;

/// The demo service's faults: a pure function with the right share, and never three in a row.
class TestFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverFaultsThreeTimesInARow()
    {
        QVERIFY(rc::check("at most two faults in a row", [](quint64 seed) {
            const auto country = QStringLiteral("C%1").arg(*rc::gen::inRange(0, 1000));
            const double rate = *rc::gen::inRange(0, 101) / 100.0;
            int row = 0;
            for (quint64 call = 0; call < 200; ++call) {
                row = isFault(seed, country, call, rate) ? row + 1 : 0;
                RC_ASSERT(row <= 2);
            }
        }));
    }

    void dependsOnItsArgumentsOnly()
    {
        QVERIFY(rc::check("asked in any order, the answers are the same", [](quint64 seed) {
            std::vector<bool> forwards;
            for (quint64 call = 0; call < 50; ++call)
                forwards.push_back(isFault(seed, u"DE", call, 0.4));
            for (quint64 call = 50; call-- > 0;)
                RC_ASSERT(isFault(seed, u"de", call, 0.4) == forwards[call]);
        }));
    }

    void hitsTheRateOverManyCalls_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("expected");
        QTest::newRow("none") << 0.0 << 0.0;
        QTest::newRow("below none") << -1.0 << 0.0;
        QTest::newRow("a tenth") << 0.1 << 0.1;
        QTest::newRow("a fifth") << 0.2 << 0.2;
        QTest::newRow("half") << 0.5 << 0.5;
        QTest::newRow("all acts as two thirds") << 1.0 << 2.0 / 3.0;
    }

    void hitsTheRateOverManyCalls()
    {
        QFETCH(double, rate);
        QFETCH(double, expected);
        constexpr quint64 kCalls = 300;
        int faults = 0;
        for (int country = 0; country < 249; ++country) {
            for (quint64 call = 0; call < kCalls; ++call)
                faults += isFault(7, QString::number(country), call, rate) ? 1 : 0;
        }
        QVERIFY(qAbs(faults / (249.0 * kCalls) - expected) < 0.01);
    }

    void faultsAFifthWhenEachCountryIsCalledUntilItAnswers()
    {
        int calls = 0;
        int faults = 0;
        for (char16_t first = u'A'; first <= u'Z'; ++first) {
            for (char16_t second = u'A'; second <= u'Z'; ++second) {
                const QString code = QString(QChar(first)) + QChar(second);
                quint64 call = 0;
                while (isFault(1, code, call, 0.2))
                    ++call;
                faults += static_cast<int>(call);
                calls += static_cast<int>(call) + 1;
                QVERIFY(call <= 2);
            }
        }
        QVERIFY(qAbs(static_cast<double>(faults) / calls - 0.2) < 0.04);
    }

    void differsBySeedAndCountry()
    {
        int bySeed = 0;
        int byCountry = 0;
        for (quint64 call = 0; call < 200; ++call) {
            bySeed += isFault(1, u"DE", call, 0.5) != isFault(2, u"DE", call, 0.5) ? 1 : 0;
            byCountry += isFault(1, u"DE", call, 0.5) != isFault(1, u"ED", call, 0.5) ? 1 : 0;
        }
        QVERIFY(bySeed > 20);
        QVERIFY(byCountry > 20);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
