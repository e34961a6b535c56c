#include "ui/queues/dayseries.h"
#include "ui/queues/queueoutlook.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr qint64 kNever = -1;

qint64 secondsOf(const std::optional<Milliseconds> &time)
{
    return time ? std::chrono::duration_cast<seconds>(*time).count() : kNever;
}

WallTime at(qint64 second)
{
    return WallTime(seconds(1'700'000'000 + second));
}

} // namespace

/// How a queue stands and where it goes, and its depth over a day.
class TestQueueOutlook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereAQueueGoes_data();
    void tellsWhereAQueueGoes();
    void everyLevelHasItsWordAndShape();
    void keepsTheLimitsThatWereSet();
    void keepsSecondsThenStretches();
    void keepsEveryPeak();
    void neverGrows();
    void beginsAnewWhenTheClockWasSetBack();
};

void TestQueueOutlook::tellsWhereAQueueGoes_data()
{
    QTest::addColumn<quint64>("depth");
    QTest::addColumn<double>("in");
    QTest::addColumn<double>("out");
    QTest::addColumn<int>("ageSeconds");
    QTest::addColumn<bool>("isHeld");
    QTest::addColumn<QueueLevel>("level");
    QTest::addColumn<qint64>("toDrain");
    QTest::addColumn<qint64>("toOver");
    const auto row = [](const char *name, quint64 depth, double in, double out, int age, bool held, QueueLevel level,
                        qint64 drain, qint64 over) {
        QTest::newRow(name) << depth << in << out << age << held << level << drain << over;
    };
    row("empty", 0, 5, 5, 0, false, QueueLevel::Calm, kNever, kNever);
    row("shrinks", 100, 10, 30, 1, false, QueueLevel::Calm, 5, kNever);
    row("grows", 100, 30, 10, 1, false, QueueLevel::Calm, kNever, 45); // to 1000
    row("stands", 100, 10, 10, 1, false, QueueLevel::Calm, kNever, kNever);
    row("noise is no trend", 100, 10.004, 10, 1, false, QueueLevel::Calm, kNever, kNever);
    row("so slow that it means nothing", 100, 0.02, 0.035, 1, false, QueueLevel::Calm, 6666, kNever);
    row("longer than a week", 900'000'000, 0, 1, 1, false, QueueLevel::Over, kNever, kNever);
    row("warns", 200, 0, 0, 1, false, QueueLevel::Warning, kNever, kNever);
    row("one below the warning", 199, 0, 0, 1, false, QueueLevel::Calm, kNever, kNever);
    row("over", 1000, 10, 0, 1, false, QueueLevel::Over, kNever, kNever);
    row("its oldest waits too long", 1, 0, 0, 60, false, QueueLevel::Warning, kNever, kNever);
    row("an age without anybody", 0, 0, 0, 60, false, QueueLevel::Calm, kNever, kNever);
    row("paused", 5, 0, 0, 1, true, QueueLevel::Paused, kNever, kNever);
    row("paused and piling up", 300, 1, 0, 1, true, QueueLevel::Warning, kNever, 700);
}

void TestQueueOutlook::tellsWhereAQueueGoes()
{
    QFETCH(quint64, depth);
    QFETCH(double, in);
    QFETCH(double, out);
    QFETCH(int, ageSeconds);
    QFETCH(bool, isHeld);
    QueueSnapshot queue;
    queue.depth = depth;
    queue.inPerSecond = in;
    queue.outPerSecond = out;
    queue.oldestAge = seconds(ageSeconds);
    if (isHeld)
        queue.hold = QueueHold{u"ada"_s, u"maintenance"_s, at(0)};
    const QueueOutlook outlook = outlookOf(queue, {200, 1000, seconds(60)});
    QTEST(outlook.level, "level");
    QTEST(secondsOf(outlook.toDrain), "toDrain");
    QTEST(secondsOf(outlook.toOver), "toOver");
}

void TestQueueOutlook::everyLevelHasItsWordAndShape()
{
    QSet<QString> words;
    QSet<int> shapes;
    for (const QueueLevel level : {QueueLevel::Calm, QueueLevel::Paused, QueueLevel::Warning, QueueLevel::Over}) {
        words.insert(word(level));
        shapes.insert(static_cast<int>(glyphOf(level).shape));
    }
    QCOMPARE(words.size(), 4);
    QCOMPARE(shapes.size(), 4);
}

void TestQueueOutlook::keepsTheLimitsThatWereSet()
{
    QueueLimitBook book;
    QVERIFY(book.isUsual(u"ready"_s));
    QCOMPARE(book.of(kDeadLetterQueue).warnDepth, quint64(1));
    book.set(u"ready"_s, {5, 50, minutes(2)});
    book.set(u"connection:a \"b\""_s, {7, 70, minutes(3)});
    const QueueLimitBook read = QueueLimitBook::fromJson(book.toJson());
    QCOMPARE(read, book);
    QCOMPARE(read.of(u"ready"_s), (QueueLimits{5, 50, minutes(2)}));
    book.reset(u"ready"_s);
    QCOMPARE(book.of(u"ready"_s), QueueLimits());
    QCOMPARE(QueueLimitBook::fromJson("nothing"), QueueLimitBook());
    QCOMPARE(QueueLimitBook::fromJson(R"({"ready":{"warn":-1,"most":5,"warnAgeMs":1}})"), QueueLimitBook());
}

void TestQueueOutlook::keepsSecondsThenStretches()
{
    DaySeries series;
    for (int second = 0; second < 3600; ++second)
        series.add(at(second), second);
    const auto minute = series.within(minutes(1));
    QCOMPARE(minute.size(), std::size_t(61));
    QCOMPARE(minute.back(), (SeriesPoint{at(3599), 3599, 3599, 3599}));
    const auto hour = series.within(hours(1));
    QVERIFY(hour.size() >= 240 && hour.size() <= 242);
    for (const SeriesPoint &point : hour) {
        QVERIFY(point.least <= point.mean && point.mean <= point.most);
        QVERIFY(point.most - point.least <= 15);
    }
    QCOMPARE(hour.back().most, 3599.0);
}

void TestQueueOutlook::keepsEveryPeak()
{
    DaySeries series;
    for (int second = 0; second < 86'400; ++second)
        series.add(at(second), second == 40'000 ? 777 : 1);
    const auto day = series.within(hours(24));
    QVERIFY(day.front().at <= at(200));
    const auto peak = std::ranges::max_element(day, {}, &SeriesPoint::most);
    QCOMPARE(peak->most, 777.0);
    QCOMPARE(peak->least, 1.0);
    QVERIFY(std::chrono::abs(peak->at - at(40'000)) <= minutes(3));
    QVERIFY(qAbs(peak->mean - (1 + 776.0 / 180)) < 0.01);
}

void TestQueueOutlook::neverGrows()
{
    DaySeries series;
    for (int second = 0; second < 200'000; ++second)
        series.add(at(second), 1);
    QCOMPARE(series.size(), 3 * DaySeries::kKept);
    const auto day = series.within(hours(24));
    for (std::size_t i = 1; i < day.size(); ++i)
        QVERIFY(day[i - 1].at < day[i].at);
}

void TestQueueOutlook::beginsAnewWhenTheClockWasSetBack()
{
    DaySeries series;
    series.add(at(100), 1);
    series.add(at(101), 2);
    series.add(at(50), 3);
    QCOMPARE(series.within(hours(1)), (std::vector<SeriesPoint>{{at(50), 3, 3, 3}}));
}

QTEST_GUILESS_MAIN(TestQueueOutlook)
#include "tst_queueoutlook.moc"
