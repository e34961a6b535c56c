#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct Formats {
    Q_DECLARE_TR_FUNCTIONS(Formats)
};

QDateTime local(WallTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

/// Two units, the second left out when it is zero.
QString pair(qint64 large, const QString &largeUnit, qint64 small, const QString &smallUnit)
{
    const QLocale locale;
    const QString first = QStringLiteral("%1 %2").arg(locale.toString(large), largeUnit);
    return small == 0 ? first : QStringLiteral("%1 %2 %3").arg(first, locale.toString(small), smallUnit);
}

} // namespace

QString durationText(Milliseconds duration)
{
    const auto ms = std::max<qint64>(0, duration.count());
    const QString s = Formats::tr("s", "seconds, as a unit");
    const QString min = Formats::tr("min", "minutes, as a unit");
    const QString h = Formats::tr("h", "hours, as a unit");
    if (ms < 1000)
        return QStringLiteral("%1 %2").arg(QLocale().toString(ms), Formats::tr("ms", "milliseconds, as a unit"));
    if (ms < 60'000)
        return QStringLiteral("%1 %2").arg(numberText(std::floor(static_cast<double>(ms) / 100) / 10, 1), s);
    const qint64 whole = ms / 1000;
    if (whole < 3600)
        return pair(whole / 60, min, whole % 60, s);
    if (whole < 86'400)
        return pair(whole / 3600, h, whole % 3600 / 60, min);
    return pair(whole / 86'400, Formats::tr("d", "days, as a unit"), whole % 86'400 / 3600, h);
}

QString ageText(Milliseconds age)
{
    if (age < seconds(1))
        return Formats::tr("just now");
    if (age < minutes(1))
        return Formats::tr("%1 s ago").arg(QLocale().toString(qint64(duration_cast<seconds>(age).count())));
    if (age < hours(1))
        return Formats::tr("%1 min ago").arg(QLocale().toString(qint64(duration_cast<minutes>(age).count())));
    if (age < hours(48))
        return Formats::tr("%1 h ago").arg(QLocale().toString(qint64(duration_cast<hours>(age).count())));
    return Formats::tr("%n day(s) ago", nullptr, static_cast<int>(duration_cast<days>(age).count()));
}

QString untilText(Milliseconds left)
{
    if (left <= Milliseconds(0))
        return Formats::tr("now");
    return Formats::tr("in %1", "a duration such as 12 s").arg(durationText(left));
}

QString momentText(WallTime moment, WallTime now)
{
    const QDateTime when = local(moment);
    const QLocale locale;
    if (when.date() == local(now).date())
        return locale.toString(when.time(), QStringLiteral("HH:mm:ss"));
    return QStringLiteral("%1 %2").arg(locale.toString(when.date(), QLocale::ShortFormat),
                                       locale.toString(when.time(), QStringLiteral("HH:mm")));
}

QString exactMomentText(WallTime moment)
{
    const QDateTime when = local(moment);
    const QLocale locale;
    return QStringLiteral("%1 %2").arg(locale.toString(when.date(), QLocale::ShortFormat),
                                       locale.toString(when.time(), QStringLiteral("HH:mm:ss.zzz")));
}

QString numberText(quint64 count)
{
    return QLocale().toString(count);
}

QString numberText(double value, int decimals)
{
    const QLocale locale;
    QString text = locale.toString(value, 'f', decimals);
    if (decimals == 0)
        return text;
    while (text.endsWith(locale.zeroDigit()))
        text.chop(locale.zeroDigit().size());
    if (text.endsWith(locale.decimalPoint()))
        text.chop(locale.decimalPoint().size());
    return text;
}

QString percentText(double share)
{
    return Formats::tr("%1 %").arg(numberText(share * 100, share < 0.1 ? 1 : 0));
}

QString rateText(double perSecond)
{
    return Formats::tr("%1/s", "per second").arg(numberText(perSecond, perSecond < 100 ? 1 : 0));
}

QString bytesText(quint64 bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < 1024 ? 0 : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString runText(quint64 run)
{
    return QString::number(run);
}

QString itemPathText(const std::vector<quint32> &path)
{
    QStringList places;
    for (const quint32 position : path)
        places += numberText(quint64(position) + 1);
    return places.join(QStringLiteral(" › "));
}

QString stepWords(const QString &task, const std::vector<quint32> &path)
{
    return path.empty() ? task : Formats::tr("%1, item %2").arg(task, itemPathText(path));
}

QString itemWords(const std::vector<quint32> &path, const QString &text)
{
    const QString place = itemPathText(path);
    return text.isEmpty() ? place : Formats::tr("%1: %2", "position of an item, what it is").arg(place, text);
}

} // namespace sluice
