#include "ui/wording/cronwords.h"

#include "core/workflow/cron.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace sluice {

namespace {

struct CronText {
    Q_DECLARE_TR_FUNCTIONS(Triggers)
};

constexpr qint64 kDay = 86'400;
constexpr qint64 kFirstMonday = 4 * kDay; ///< 1970-01-05, in seconds
constexpr int kMostTimes = 3;

bool isAny(const QString &field)
{
    return field == u"*" || field == u"?";
}

/// A plain number; -1: it is none.
int plain(const QString &field)
{
    bool isNumber = false;
    const int number = field.toInt(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

/// The n of "*/n"; -1: it is none.
int step(const QString &field)
{
    return field.startsWith(QStringLiteral("*/")) ? plain(field.mid(2)) : -1;
}

/// The weekdays on which something is due at a time of day: "Mon–Fri", "Tue, Thu"; empty: all seven.
QString weekdays(const Cron &cron, int hour, int minute)
{
    const QLocale locale;
    QStringList parts;
    int first = 1;
    const auto isDue = [&](int day) {
        return day <= 7 && cron.matches(kFirstMonday + (day - 1) * kDay + hour * 3600 + minute * 60);
    };
    for (int day = 1; day <= 7; ++day) {
        if (!isDue(day))
            continue;
        if (!isDue(day - 1) || day == 1)
            first = day;
        if (isDue(day + 1))
            continue;
        const QString from = locale.standaloneDayName(first, QLocale::ShortFormat);
        const QString to = locale.standaloneDayName(day, QLocale::ShortFormat);
        parts += first == day ? from : day == first + 1 ? from + QStringLiteral(", ") + to : from + u'–' + to;
        if (first == 1 && day == 7)
            return {};
    }
    return parts.join(QStringLiteral(", "));
}

QString repeated(const QString &minute)
{
    if (isAny(minute))
        return CronText::tr("every minute");
    // Of what does not divide the hour, the last stretch is shorter.
    if (const int minutes = step(minute); minutes > 1 && 60 % minutes == 0)
        return CronText::tr("every %1 min").arg(minutes);
    if (const int at = plain(minute); at >= 0)
        //: "each hour at :05"
        return CronText::tr("each hour at :%1").arg(at, 2, 10, QLatin1Char('0'));
    return {};
}

} // namespace

QString cronWords(const QString &text)
{
    const auto cron = Cron::parse(text);
    QStringList fields = text.simplified().split(u' ');
    if (fields.size() == 6 && fields.front() == u"0")
        fields.removeFirst();
    if (!cron || fields.size() != 5 || !isAny(fields[3]))
        return {};
    const QString &days = fields[2];
    const QString &week = fields[4];
    if (isAny(fields[1]))
        return isAny(days) && isAny(week) ? repeated(fields[0]) : QString();
    const int minute = plain(fields[0]);
    QStringList times;
    int hour = -1;
    for (const QString &each : fields[1].split(u',')) {
        hour = plain(each);
        if (minute < 0 || hour < 0)
            return {};
        times += QStringLiteral("%1:%2").arg(hour, 2, 10, QLatin1Char('0')).arg(minute, 2, 10, QLatin1Char('0'));
    }
    if (times.size() > kMostTimes)
        return {};
    const QString at = times.join(QStringLiteral(", "));
    if (isAny(days) && !week.contains(u'L', Qt::CaseInsensitive) && !week.contains(u'#')) {
        const QString on = weekdays(*cron, hour, minute);
        return on.isEmpty() ? CronText::tr("%1 daily").arg(at) : QStringLiteral("%1 %2").arg(at, on);
    }
    if (isAny(week) && days == u"L")
        return CronText::tr("%1 on the last day of the month").arg(at);
    if (isAny(week) && plain(days) > 0)
        return CronText::tr("%1 on day %2 of the month").arg(at).arg(plain(days));
    return {};
}

} // namespace sluice
