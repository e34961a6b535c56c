#include "core/workflow/cron.h"

#include <QDateTime>
#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace sluice;

namespace {

WallTime at(const char *text)
{
    const QDateTime time = QDateTime::fromString(QLatin1StringView(text), Qt::ISODateWithMs);
    return WallTime(Milliseconds(time.toMSecsSinceEpoch()));
}

QString textOf(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODate);
}

/// The first moments after a time, in UTC.
QStringList dueTimes(const QString &text, const char *zone, const char *after, int count)
{
    QStringList times;
    const auto cron = Cron::parse(text);
    if (!cron)
        return {cron.error().code};
    std::optional<WallTime> due = at(after);
    for (int i = 0; i < count; ++i) {
        due = cron->next(*due, QTimeZone(zone));
        if (!due)
            return times << QStringLiteral("never");
        times.append(textOf(*due));
    }
    return times;
}

/// Zones and days on which their clocks change: by an hour, by half of one, at midnight, and over the date line.
struct ClockChange {
    const char *zone;
    const char *noon; ///< in UTC, near the change
};
const ClockChange kChanges[] = {
    {"Europe/Berlin", "2026-03-29T12:00:00Z"},       {"Europe/Berlin", "2026-10-25T12:00:00Z"},
    {"America/New_York", "2026-03-08T12:00:00Z"},    {"America/New_York", "2026-11-01T12:00:00Z"},
    {"Australia/Lord_Howe", "2026-04-04T12:00:00Z"}, {"Australia/Lord_Howe", "2026-10-03T12:00:00Z"},
    {"America/Sao_Paulo", "2017-10-15T12:00:00Z"},   {"America/Sao_Paulo", "2018-02-18T12:00:00Z"},
    {"Asia/Beirut", "2022-03-27T12:00:00Z"},         {"Pacific/Apia", "2011-12-30T12:00:00Z"},
    {"Asia/Tokyo", "2026-03-29T12:00:00Z"},          {"UTC", "2026-02-28T12:00:00Z"}};

QString randomPart(int least, int most)
{
    const int a = *rc::gen::inRange(least, most + 1);
    const int b = *rc::gen::inRange(a, most + 1);
    switch (*rc::gen::inRange(0, 5)) {
    case 0:
        return QStringLiteral("*");
    case 1:
        return QStringLiteral("*/%1").arg(*rc::gen::inRange(1, most));
    case 2:
        return QStringLiteral("%1-%2").arg(a).arg(b);
    case 3:
        return QStringLiteral("%1,%2/%3").arg(a).arg(b).arg(*rc::gen::inRange(1, 7));
    default:
        return QString::number(a);
    }
}

QString randomCron()
{
    QStringList fields;
    if (*rc::gen::inRange(0, 4) == 0)
        fields << *rc::gen::element(QStringLiteral("0"), QStringLiteral("30"), QStringLiteral("*/20"));
    fields << randomPart(0, 59) << randomPart(0, 23);
    fields << *rc::gen::element(QStringLiteral("*"), QStringLiteral("*"), QStringLiteral("L"), QStringLiteral("15W"),
                                QStringLiteral("LW"), QStringLiteral("1-20"), QStringLiteral("28,29,30,31"));
    fields << *rc::gen::element(QStringLiteral("*"), QStringLiteral("*"), QStringLiteral("jan-jun"));
    fields << *rc::gen::element(QStringLiteral("*"), QStringLiteral("*"), QStringLiteral("SUN"), QStringLiteral("5L"),
                                QStringLiteral("0#5"), QStringLiteral("mon-fri"));
    return fields.join(u' ');
}

/// What is due in a stretch of time, found by looking at the clock minute by minute: the rules as a person would tell them.
std::vector<qint64> scan(const Cron &cron, const QTimeZone &zone, qint64 from, qint64 until)
{
    std::vector<qint64> due;
    std::set<qint64> seen; // what the clock has shown, for the hour that comes twice
    const auto shownAt = [&zone](qint64 utc) {
        return utc + zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC));
    };
    constexpr qint64 kBefore = 3 * 86'400;
    qint64 last = shownAt(from - kBefore - 60);
    for (qint64 minute = from - kBefore; minute < until; minute += 60) {
        const qint64 shown = shownAt(minute);
        bool isDueAfterGap = false;
        for (qint64 missing = last + 60; missing < shown && cron.hasFixedHour(); ++missing)
            isDueAfterGap = isDueAfterGap || cron.matches(missing);
        last = shown;
        const bool isSecondTime = !seen.insert(shown).second;
        for (qint64 second = 0; second < 60; ++second) {
            const bool isDue = cron.matches(shown + second) && !(isSecondTime && cron.hasFixedHour());
            if ((isDue || (isDueAfterGap && second == 0)) && minute + second >= from)
                due.push_back(minute + second);
        }
    }
    return due;
}

} // namespace

class TestCron : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhenItIsDue_data();
    void tellsWhenItIsDue();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void isLaterThanWhatItIsAskedAfter();
    void agreesWithAScanMinuteByMinute();
    void readsWhateverIsTypedWithoutHarm();
};

void TestCron::tellsWhenItIsDue_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("times");
    const auto row = [](const char *name, const char *text, const char *zone, const char *after, QStringList times) {
        QTest::newRow(name) << QString::fromLatin1(text) << QByteArray(zone) << QByteArray(after) << std::move(times);
    };
    row("every weekday at nine", "0 9 * * MON-FRI", "UTC", "2026-11-27T09:00:00Z",
        {QStringLiteral("2026-11-30T09:00:00Z"), QStringLiteral("2026-12-01T09:00:00Z")});
    row("seconds first", "*/30 59 23 31 12 ?", "UTC", "2026-01-01T00:00:00.500Z",
        {QStringLiteral("2026-12-31T23:59:00Z"), QStringLiteral("2026-12-31T23:59:30Z")});
    row("last day of the month", "0 0 L * *", "UTC", "2028-02-01T00:00:00Z",
        {QStringLiteral("2028-02-29T00:00:00Z"), QStringLiteral("2028-03-31T00:00:00Z")});
    row("working day next to the first, in the same month", "0 0 1W * *", "UTC", "2026-07-31T00:00:00Z",
        {QStringLiteral("2026-08-03T00:00:00Z"), QStringLiteral("2026-09-01T00:00:00Z")});
    row("working day next to the 31st", "0 0 31W 5 *", "UTC", "2026-05-01T00:00:00Z",
        {QStringLiteral("2026-05-29T00:00:00Z")});
    row("last working day", "0 0 LW * *", "UTC", "2026-05-01T00:00:00Z",
        {QStringLiteral("2026-05-29T00:00:00Z"), QStringLiteral("2026-06-30T00:00:00Z")});
    row("second Friday", "0 0 * * 5#2", "UTC", "2026-11-01T00:00:00Z",
        {QStringLiteral("2026-11-13T00:00:00Z"), QStringLiteral("2026-12-11T00:00:00Z")});
    row("last Sunday", "0 0 * * 7L", "UTC", "2026-11-01T00:00:00Z", {QStringLiteral("2026-11-29T00:00:00Z")});
    row("either day is enough", "0 0 13 * FRI", "UTC", "2026-11-06T00:00:00Z",
        {QStringLiteral("2026-11-13T00:00:00Z"), QStringLiteral("2026-11-20T00:00:00Z")});
    row("from Friday to Sunday", "0 0 * * fri-sun", "UTC", "2026-11-26T00:00:00Z",
        {QStringLiteral("2026-11-27T00:00:00Z"), QStringLiteral("2026-11-28T00:00:00Z"),
         QStringLiteral("2026-11-29T00:00:00Z"), QStringLiteral("2026-12-04T00:00:00Z")});
    row("a leap day that is a Monday", "0 0 * 2 1#5", "UTC", "2026-01-01T00:00:00Z",
        {QStringLiteral("2044-02-29T00:00:00Z")});
    row("forward: a missing time is due at the first moment after it", "30 2 * * *", "Europe/Berlin",
        "2026-03-28T12:00:00Z", {QStringLiteral("2026-03-29T01:00:00Z"), QStringLiteral("2026-03-30T00:30:00Z")});
    row("forward: several missing times are due once", "*/10 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z",
        {QStringLiteral("2026-03-29T01:00:00Z"), QStringLiteral("2026-03-30T00:00:00Z")});
    row("forward: every real hour", "30 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z",
        {QStringLiteral("2026-03-29T00:30:00Z"), QStringLiteral("2026-03-29T01:30:00Z")});
    row("forward: a midnight that is missing", "0 0 * * *", "America/Sao_Paulo", "2017-10-14T12:00:00Z",
        {QStringLiteral("2017-10-15T03:00:00Z"), QStringLiteral("2017-10-16T02:00:00Z")});
    row("back: a fixed hour is due once", "30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z",
        {QStringLiteral("2026-10-25T00:30:00Z"), QStringLiteral("2026-10-26T01:30:00Z")});
    row("back: every real hour", "30 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z",
        {QStringLiteral("2026-10-25T00:30:00Z"), QStringLiteral("2026-10-25T01:30:00Z"),
         QStringLiteral("2026-10-25T02:30:00Z")});
    row("back: asked in the hour that comes again", "45 2 * * *", "Europe/Berlin", "2026-10-25T01:30:00Z",
        {QStringLiteral("2026-10-26T01:45:00Z")});
}

void TestCron::tellsWhenItIsDue()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, times);
    QCOMPARE(dueTimes(text, zone.constData(), after.constData(), static_cast<int>(times.size())), times);
}

void TestCron::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char *text, const char *wrong) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(wrong);
    };
    row("", "cron.fields   ");
    row("* * * *", "cron.fields   ");
    row("* * * * * * *", "cron.fields   ");
    row("60 * * * *", "cron.outOfRange minute 60 1");
    row("  0  24 * * *", "cron.outOfRange hour 24 6");
    row("0 0 0 * *", "cron.outOfRange day 0 5");
    row("0 0 1,32 * *", "cron.outOfRange day 32 7");
    row("0 0 * feb-jan *", "cron.backwards month feb-jan 7");
    row("0 0 * * 8", "cron.outOfRange weekday 8 9");
    row("*/0 * * * *", "cron.badStep minute */0 1");
    row("*/x * * * *", "cron.badStep minute */x 1");
    row("1,,2 * * * *", "cron.badPart minute 1,,2 1");
    row("1, * * * *", "cron.badPart minute 1, 1");
    row("-1 * * * *", "cron.badPart minute -1 1");
    row("0 0 W * *", "cron.badPart day W 5");
    row("0 0 * * 5#6", "cron.badPart weekday 5#6 9");
    row("0 0 * * L", "cron.badPart weekday L 9");
    row("0 0 30 2 *", "cron.never   ");
}

void TestCron::saysWhatIsWrongAndWhere()
{
    QFETCH(QString, text);
    QFETCH(QString, wrong);
    const auto cron = Cron::parse(text);
    QVERIFY(!cron);
    const auto &args = cron.error().args;
    QCOMPARE(QStringLiteral("%1 %2 %3 %4")
                 .arg(cron.error().code, args.value(QStringLiteral("field")), args.value(QStringLiteral("part")),
                      args.value(QStringLiteral("position"))),
             wrong);
}

void TestCron::isLaterThanWhatItIsAskedAfter()
{
    QVERIFY(rc::check("T1: later, and nothing between", [] {
        const ClockChange &change = kChanges[*rc::gen::inRange<std::size_t>(0, std::size(kChanges))];
        const QTimeZone zone(change.zone);
        const auto cron = Cron::parse(randomCron());
        RC_PRE(cron.has_value());
        const WallTime after = at(change.noon) + Milliseconds(*rc::gen::inRange(-100'000'000, 100'000'000));
        const auto due = cron->next(after, zone);
        RC_PRE(due.has_value());
        RC_ASSERT(*due > after);
        // Asked from anywhere between, it is the same moment.
        const auto between = after + Milliseconds(*rc::gen::inRange<qint64>(0, (*due - after).count()));
        RC_ASSERT(cron->next(between, zone) == due);
    }));
}

void TestCron::agreesWithAScanMinuteByMinute()
{
    QVERIFY(rc::check("T2: as a scan of a clock", [] {
        const ClockChange &change = kChanges[*rc::gen::inRange<std::size_t>(0, std::size(kChanges))];
        const QTimeZone zone(change.zone);
        const QString text = randomCron();
        const auto cron = Cron::parse(text);
        RC_PRE(cron.has_value());
        const qint64 noon = at(change.noon).time_since_epoch().count() / 1000;
        const qint64 from = noon - 36 * 3600;
        const qint64 until = noon + 36 * 3600;
        std::vector<qint64> due;
        for (WallTime time(std::chrono::seconds(from - 1));;) {
            const auto next = cron->next(time, zone);
            if (!next || *next >= WallTime(std::chrono::seconds(until)))
                break;
            due.push_back(next->time_since_epoch().count() / 1000);
            time = *next;
        }
        RC_LOG() << text.toStdString() << " in " << change.zone << '\n';
        RC_ASSERT(due == scan(*cron, zone, from, until));
    }));
}

void TestCron::readsWhateverIsTypedWithoutHarm()
{
    QVERIFY(rc::check("any text is an expression or an error that names it", [] {
        const auto text = QString::fromStdString(
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123459 */-,?LW#dayjnmo  "))));
        const auto cron = Cron::parse(text);
        if (!cron)
            RC_ASSERT(cron.error().args.value(QStringLiteral("text")) == text);
    }));
}

QTEST_GUILESS_MAIN(TestCron)
#include "tst_cron.moc"
