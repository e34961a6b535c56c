#include "core/tasks/data/date.h"

#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <cmath>

namespace sluice {

namespace {

constexpr int kLastYear = 9999; ///< ISO 8601 writes no later one

Error unreadableDate(const QString &text)
{
    return {QString(errors::kDateUnreadable), {{QStringLiteral("text"), text.left(200)}}, {}};
}

Result<QTimeZone> zoneParam(const QJsonObject &params, const QString &key)
{
    const QString name = params.value(key).toString().trimmed();
    const QTimeZone zone(name.toUtf8());
    if (name.isEmpty() || !zone.isValid())
        return tl::unexpected(wrongValue(key, name));
    return zone;
}

/// Seconds since 1970, or milliseconds where the number is too large to be seconds of this age.
QDateTime ofNumber(double number)
{
    constexpr double kLastSecond = 1e11;
    constexpr double kLast = 1e15;
    if (std::abs(number) > kLast)
        return {};
    return QDateTime::fromMSecsSinceEpoch(
        static_cast<qint64>(std::abs(number) < kLastSecond ? std::round(number * 1000) : number), Qt::UTC);
}

/// The same date and time of the day in a zone. Read as UTC before: in the zone of this machine they may not exist.
QDateTime inZone(const QDateTime &read, const QTimeZone &zone)
{
    return read.isValid() ? QDateTime(read.date(), read.time(), zone) : QDateTime();
}

/// ISO 8601, RFC 2822, or seconds since 1970 as a text.
QDateTime ofStandard(const QString &text, const QTimeZone &zone)
{
    static const QRegularExpression seconds(QStringLiteral(R"(^-?\d{9,15}(\.\d+)?$)"));
    static const QRegularExpression day(QStringLiteral(R"(^\d{4}-\d\d-\d\d$)"));
    static const QRegularExpression noZone(QStringLiteral(R"(^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?$)"));
    if (seconds.match(text).hasMatch())
        return ofNumber(text.toDouble());
    if (day.match(text).hasMatch())
        return inZone(QDateTime::fromString(text + QStringLiteral("T00:00:00Z"), Qt::ISODate), zone);
    if (noZone.match(text).hasMatch())
        return inZone(QDateTime::fromString(text + u'Z', Qt::ISODateWithMs), zone);
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    return moment.isValid() ? moment : QDateTime::fromString(text, Qt::RFC2822Date);
}

QDateTime ofFormat(const QString &text, const QString &format, const QTimeZone &zone)
{
    static const QRegularExpression quoted(QStringLiteral("'[^']*'"));
    if (QString(format).remove(quoted).contains(u't'))
        return QLocale::c().toDateTime(text, format); // it names its zone
    return inZone(QLocale::c().toDateTime(text + QStringLiteral(" UTC"), format + QStringLiteral(" t")), zone);
}

Result<QDateTime> parsed(const QJsonValue &value, const QString &format, const QTimeZone &zone)
{
    const QString text = value.isDouble() ? QString::number(value.toDouble()) : value.toString().trimmed();
    const QDateTime moment = value.isDouble()   ? ofNumber(value.toDouble())
                             : format.isEmpty() ? ofStandard(text, zone)
                                                : ofFormat(text, format, zone);
    if (!moment.isValid() || moment.date().year() < 0 || moment.date().year() > kLastYear)
        return tl::unexpected(unreadableDate(text));
    return moment;
}

/// Adds one step of `add`. Years, months, weeks and days are those of the calendar, whatever the clock does meanwhile.
QDateTime moved(const QDateTime &moment, qint64 number, QStringView unit)
{
    const int days = static_cast<int>(number);
    if (unit == u"y")
        return moment.addYears(days);
    if (unit == u"mo")
        return moment.addMonths(days);
    if (unit == u"w")
        return moment.addDays(number * 7);
    if (unit == u"d")
        return moment.addDays(number);
    const qint64 milliseconds = unit == u"h" ? 3'600'000 : unit == u"m" ? 60'000 : unit == u"s" ? 1'000 : 1;
    return moment.addMSecs(number * milliseconds);
}

Result<QDateTime> added(QDateTime moment, const QString &text)
{
    static const QRegularExpression whole(QStringLiteral(R"(^(\s*[+-]?\d{1,6}\s*(y|mo|w|d|h|ms|m|s))*\s*$)"));
    static const QRegularExpression step(QStringLiteral(R"(([+-]?\d{1,6})\s*(y|mo|w|d|h|ms|m|s))"));
    if (text.size() > 200 || !whole.match(text).hasMatch())
        return tl::unexpected(wrongValue(QStringLiteral("add"), text));
    auto steps = step.globalMatch(text);
    while (steps.hasNext()) {
        const auto match = steps.next();
        moment = moved(moment, match.captured(1).toLongLong(), match.capturedView(2));
    }
    if (!moment.isValid() || moment.date().year() < 0 || moment.date().year() > kLastYear)
        return tl::unexpected(wrongValue(QStringLiteral("add"), text));
    return moment;
}

QJsonValue written(const QDateTime &moment, const QString &format)
{
    if (format.isEmpty())
        return moment.toOffsetFromUtc(moment.offsetFromUtc())
            .toString(moment.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
    if (format == u"seconds")
        return moment.toSecsSinceEpoch();
    if (format == u"milliseconds")
        return moment.toMSecsSinceEpoch();
    return QLocale::c().toString(moment, format);
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime now)
{
    const auto from = zoneParam(params, QStringLiteral("fromZone"));
    const auto to = zoneParam(params, QStringLiteral("zone"));
    if (!from || !to)
        return permanent(from ? to.error() : from.error());
    const QJsonValue value = params.value(QLatin1StringView("moment"));
    const bool isNow = value.isUndefined() || value.toString() == u"now";
    const auto sinceEpoch = std::chrono::duration_cast<Milliseconds>(now.time_since_epoch());
    const auto moment = isNow ? Result<QDateTime>(QDateTime::fromMSecsSinceEpoch(sinceEpoch.count(), Qt::UTC))
                              : parsed(value, params.value(QLatin1StringView("read")).toString(), *from);
    if (!moment)
        return permanent(moment.error());
    const auto later = added(moment->toTimeZone(*to), params.value(QLatin1StringView("add")).toString());
    if (!later)
        return permanent(later.error());
    return give(written(*later, params.value(QLatin1StringView("write")).toString()));
}

} // namespace

TaskType dateType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("date");
    info.label = QStringLiteral("Date");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Reads a moment, adds time to it, and writes it in another zone or format.");
    info.sideEffects = false;
    info.icon = QStringLiteral("view-calendar");
    info.summaryParam = QStringLiteral("moment");
    info.params = {
        {.key = QStringLiteral("moment"),
         .label = QStringLiteral("Moment"),
         .help = QStringLiteral("A date and time, such as {{ input.at }}, or seconds since 1970; empty: now."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("read"),
         .label = QStringLiteral("Read as"),
         .help = QStringLiteral("How it is written, such as dd.MM.yyyy HH:mm; empty: as ISO 8601 or RFC 2822."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("fromZone"),
         .label = QStringLiteral("Zone if it names none"),
         .help = QStringLiteral("Such as Europe/Berlin."),
         .kind = ParamKind::Text,
         .fallback = QStringLiteral("UTC")},
        {.key = QStringLiteral("add"),
         .label = QStringLiteral("Add"),
         .help = QStringLiteral("Such as 1mo -2d 3h, of y, mo, w, d, h, m, s and ms; - goes back."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("zone"),
         .label = QStringLiteral("Zone"),
         .help = QStringLiteral("In which it is counted and written, such as Europe/Berlin."),
         .kind = ParamKind::Text,
         .fallback = QStringLiteral("UTC")},
        {.key = QStringLiteral("write"),
         .label = QStringLiteral("Write as"),
         .help = QStringLiteral("Such as dd.MM.yyyy, seconds or milliseconds; empty: as ISO 8601."),
         .kind = ParamKind::Text},
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
