#include "core/base/duration.h"
#include "core/base/errors.h"
#include "core/base/fakeclock.h"
#include "core/base/hostport.h"
#include "core/base/ids.h"
#include "core/base/threadcpu.h"

#include <QTest>
#include <rapidcheck.h>

#include <time.h>

#include <atomic>
#include <future>
#include <thread>

using namespace sluice;
using namespace std::chrono_literals;

class TestBase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryDurationItWrites();
    void tellsTheTimeOfAnotherThread();
    void readsDurationsAsFilesWriteThem_data();
    void readsDurationsAsFilesWriteThem();
    void refusesWhatIsNoDuration_data();
    void refusesWhatIsNoDuration();
    void writesTheLargestExactUnit();
    void readsBackEveryLetterIdItWrites();
    void refusesWhatIsNoLetterId_data();
    void refusesWhatIsNoLetterId();
    void readsAddressesWithTheirPorts();
    void refusesWhatIsNoAddressWithAPort_data();
    void refusesWhatIsNoAddressWithAPort();
    void fakeClockMovesOnlyWhenTold();
    void fakeClockStepsTheWallAlone();
    void systemClockNeverGoesBack();
    void systemClockCountsTheTimeAsleep();
};

void TestBase::tellsTheTimeOfAnotherThread()
{
    std::promise<ThreadCpu> told;
    auto telling = told.get_future();
    std::atomic<bool> isOver = false;
    std::thread busy([&] {
        told.set_value(ThreadCpu::ofThisThread());
        while (!isOver) { // burns time
        }
    });
    const ThreadCpu of = telling.get();
    QTRY_VERIFY(of.used() > 5ms);
    isOver = true;
    busy.join();
    QTRY_COMPARE(of.used(), Nanoseconds(0)); // join() returns a moment before the system forgets the thread
}

void TestBase::readsAddressesWithTheirPorts()
{
    QCOMPARE(hostAndPort(QStringLiteral("127.0.0.1:7171")), (HostPort{QStringLiteral("127.0.0.1"), 7171}));
    QCOMPARE(hostAndPort(QStringLiteral("0.0.0.0:0")), (HostPort{QStringLiteral("0.0.0.0"), 0}));
    QCOMPARE(hostAndPort(QStringLiteral("[::1]:65535")), (HostPort{QStringLiteral("::1"), 65535}));
    QCOMPARE(hostAndPort(QStringLiteral("[FE80::12]:80")), (HostPort{QStringLiteral("FE80::12"), 80}));
}

void TestBase::refusesWhatIsNoAddressWithAPort_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             ":",
                             ":1",
                             "1",
                             "127.0.0.1",
                             "127.0.0.1:",
                             "127.0.0.1:70000",
                             "127.0.0.1:-1",
                             "127.0.0.1:+1",
                             "127.0.0.1: 1",
                             "127.0.0.1:1 ",
                             " 127.0.0.1:1",
                             "127.1:1",
                             "1:1",
                             "1.2.3.4.5:1",
                             "256.0.0.1:1",
                             "localhost:1",
                             "::1:80",
                             "::1",
                             "[::1]",
                             "[127.0.0.1]:1",
                             "[::1:1",
                             "::1]:1",
                             "[]:1",
                             "[fe80::1%eth0]:1",
                             "127.0.0.1:\xd9\xa1"})
        QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    QTest::newRow("more behind a zero byte") << QStringLiteral("127.0.0.1") + QChar(0) + QStringLiteral("x:1");
}

void TestBase::refusesWhatIsNoAddressWithAPort()
{
    QFETCH(QString, text);
    QVERIFY(!hostAndPort(text));
}

void TestBase::readsBackEveryDurationItWrites()
{
    QVERIFY(rc::check("parse(format(d)) == d", [] {
        const auto unit = *rc::gen::element<qint64>(1, 1000, 60'000, 3'600'000, 86'400'000);
        const Milliseconds duration(*rc::gen::inRange<qint64>(0, 36'000) * unit);
        const auto read = parseDuration(formatDuration(duration));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == duration);
    }));
}

void TestBase::readsDurationsAsFilesWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("milliseconds") << QStringLiteral("250ms") << qint64(250);
    QTest::newRow("fraction") << QStringLiteral("1.5s") << qint64(1500);
    QTest::newRow("minutes") << QStringLiteral("5m") << qint64(300'000);
    QTest::newRow("hours") << QStringLiteral("2h") << qint64(7'200'000);
    QTest::newRow("days") << QStringLiteral("1d") << qint64(86'400'000);
    QTest::newRow("spaces") << QStringLiteral(" 3 s ") << qint64(3000);
    QTest::newRow("rounds to the nearest") << QStringLiteral("1.6ms") << qint64(2);
    QTest::newRow("nothing") << QStringLiteral("0ms") << qint64(0);
}

void TestBase::readsDurationsAsFilesWriteThem()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto read = parseDuration(text);
    QVERIFY(read);
    QCOMPARE(read->count(), ms);
}

void TestBase::refusesWhatIsNoDuration_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "5", "s", "5 weeks", "-5s", "1.2.3s", "1e3s", "5sm", "5S", "nan s", "99999999999999d"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestBase::refusesWhatIsNoDuration()
{
    QFETCH(QString, text);
    const auto read = parseDuration(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, errors::kDurationMalformed);
    QCOMPARE(read.error().args.value(QStringLiteral("text")), text);
}

void TestBase::writesTheLargestExactUnit()
{
    QCOMPARE(formatDuration(0ms), QStringLiteral("0ms"));
    QCOMPARE(formatDuration(1500ms), QStringLiteral("1500ms"));
    QCOMPARE(formatDuration(90s), QStringLiteral("90s"));
    QCOMPARE(formatDuration(120s), QStringLiteral("2m"));
    QCOMPARE(formatDuration(24h), QStringLiteral("1d"));
}

void TestBase::readsBackEveryLetterIdItWrites()
{
    QVERIFY(rc::check("fromString(toString(id)) == id", [] {
        const LetterId id{RunId{*rc::gen::inRange<quint64>(1, std::numeric_limits<quint64>::max())},
                          *rc::gen::inRange<quint32>(1, std::numeric_limits<quint32>::max())};
        RC_ASSERT(LetterId::fromString(id.toString()) == id);
    }));
    QCOMPARE((LetterId{RunId{4711}, 3}.toString()), QStringLiteral("4711-3"));
}

void TestBase::refusesWhatIsNoLetterId_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "-", "4711", "4711-", "-3", "4711-0", "4711-3-1", "a-b", "4711-99999999999"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestBase::refusesWhatIsNoLetterId()
{
    QFETCH(QString, text);
    QVERIFY(!LetterId::fromString(text));
}

void TestBase::fakeClockMovesOnlyWhenTold()
{
    FakeClock clock;
    const MonoTime mono = clock.monotonic();
    const WallTime wall = clock.wall();
    QVERIFY(clock.monotonic() == mono);
    clock.advance(1500ms);
    QVERIFY(clock.monotonic() == mono + 1500ms);
    QVERIFY(clock.wall() == wall + 1500ms);
}

void TestBase::fakeClockStepsTheWallAlone()
{
    FakeClock clock;
    const MonoTime mono = clock.monotonic();
    const WallTime wall = clock.wall();
    clock.stepWall(-1h);
    QVERIFY(clock.monotonic() == mono);
    QVERIFY(clock.wall() == wall - 1h);
}

void TestBase::systemClockNeverGoesBack()
{
    const SystemClock clock;
    MonoTime last = clock.monotonic();
    for (int i = 0; i < 10'000; ++i) {
        const MonoTime now = clock.monotonic();
        QVERIFY(now >= last);
        last = now;
    }
    QVERIFY(clock.wall() > WallTime(Milliseconds(1'600'000'000'000)));
}

void TestBase::systemClockCountsTheTimeAsleep()
{
    // A machine cannot be put to sleep here; but its time since boot, sleep included, is what the clock tells.
    const auto sinceBoot = [] {
        timespec time{};
        clock_gettime(CLOCK_BOOTTIME, &time);
        return MonoTime(std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec));
    };
    const MonoTime before = sinceBoot();
    const MonoTime told = SystemClock().monotonic();
    QVERIFY(before <= told && told <= sinceBoot());
}

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
