#include "ui/wording/durationwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sluice {

namespace {

struct Durations {
    Q_DECLARE_TR_FUNCTIONS(Durations)
};

} // namespace

QString durationWords(Milliseconds duration)
{
    qint64 rest = std::max<qint64>(0, duration.count());
    const auto take = [&](qint64 unit) {
        const auto count = static_cast<int>(rest / unit);
        rest %= unit;
        return count;
    };
    const int days = take(86'400'000);
    const int hours = take(3'600'000);
    const int minutes = take(60'000);
    const int seconds = take(1'000);
    QStringList parts;
    if (days > 0)
        parts += Durations::tr("%n day(s)", nullptr, days);
    if (hours > 0)
        parts += Durations::tr("%n hour(s)", nullptr, hours);
    if (minutes > 0)
        parts += Durations::tr("%n minute(s)", nullptr, minutes);
    if (seconds > 0)
        parts += Durations::tr("%n second(s)", nullptr, seconds);
    if (rest > 0 || parts.isEmpty())
        parts += Durations::tr("%n millisecond(s)", nullptr, static_cast<int>(rest));
    return parts.join(u' ');
}

} // namespace sluice
