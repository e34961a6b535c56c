#include "core/workflow/cron.h"

#include <QDateTime>

#include <bit>

// When a cron expression is due; how one is read is in `cronreader.cpp`. Civil times are seconds since 1970 as a clock on
// the wall shows them, so that a zone is nothing but stretches of time in which the two differ by the same amount.

namespace sluice {

namespace {

constexpr qint64 kDay = 86'400;
constexpr qint64 kHorizon = 100 * 366 * kDay;
/// No zone's clock differs from another's by more, not even over the date line.
constexpr qint64 kMostOffset = 2 * kDay;

constexpr qint64 dayOf(qint64 civil)
{
    return civil >= 0 ? civil / kDay : -((kDay - 1 - civil) / kDay);
}

bool has(quint64 set, unsigned value)
{
    return (set >> value & 1U) != 0;
}

/// The first value of a set from `from` on; 64: none.
int firstFrom(quint64 set, int from)
{
    return from > 63 ? 64 : std::countr_zero(set & (~quint64(0) << from));
}

/// A stretch of time in which the clocks of a zone differ from UTC by the same amount; all in seconds.
struct Stretch {
    std::optional<qint64> begins; ///< none: it always did
    std::optional<qint64> ends;   ///< none: it always will
    qint64 offset = 0;
    qint64 offsetBefore = 0; ///< of the one before
};

qint64 offsetAt(const QTimeZone &zone, qint64 utc)
{
    return zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC));
}

Stretch stretchAt(const QTimeZone &zone, qint64 utc)
{
    Stretch stretch;
    stretch.offset = offsetAt(zone, utc);
    stretch.offsetBefore = stretch.offset;
    if (!zone.hasTransitions())
        return stretch;
    const auto before = zone.previousTransition(QDateTime::fromSecsSinceEpoch(utc + 1, Qt::UTC));
    if (before.atUtc.isValid()) {
        stretch.begins = before.atUtc.toSecsSinceEpoch();
        stretch.offsetBefore = offsetAt(zone, *stretch.begins - 1);
    }
    const auto after = zone.nextTransition(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC));
    if (after.atUtc.isValid())
        stretch.ends = after.atUtc.toSecsSinceEpoch();
    return stretch;
}

} // namespace

bool Cron::matches(qint64 civil) const
{
    const qint64 day = dayOf(civil);
    const auto second = static_cast<unsigned>(civil - day * kDay);
    return has(m_hours, second / 3600) && has(m_minutes, second / 60 % 60) && has(m_seconds, second % 60)
           && matchesDay(day);
}

bool Cron::matchesDay(qint64 day) const
{
    using namespace std::chrono;
    const sys_days at{days(day)};
    const year_month_day date(at);
    const auto dayOfMonth = static_cast<unsigned>(date.day());
    if (!has(m_months, static_cast<unsigned>(date.month())))
        return false;
    const year_month_day last = date.year() / date.month() / std::chrono::last;
    const auto length = static_cast<unsigned>(last.day());
    const auto weekday = std::chrono::weekday(at).c_encoding();
    const auto isWorkdayFor = [&](unsigned meant) {
        if (meant > length)
            return false;
        const unsigned on = (weekday + 35 + meant - dayOfMonth) % 7;
        unsigned moved = meant;
        if (on == 6) // Saturday: the Friday before, unless that is another month
            moved = meant > 1 ? meant - 1 : meant + 2;
        else if (on == 0)
            moved = meant < length ? meant + 1 : meant - 2;
        return moved == dayOfMonth;
    };
    bool isDay = has(m_days, dayOfMonth) || (m_lastDay && dayOfMonth == length);
    for (quint64 rest = m_workdays; rest != 0 && !isDay; rest &= rest - 1)
        isDay = isWorkdayFor(static_cast<unsigned>(std::countr_zero(rest)));
    if (m_lastWorkday && !isDay) {
        const unsigned lastOn = std::chrono::weekday(sys_days(last)).c_encoding();
        isDay = dayOfMonth == length - (lastOn == 6 ? 1 : lastOn == 0 ? 2 : 0);
    }
    const bool isWeekday = has(m_weekdays, weekday) || (has(m_lastWeekdays, weekday) && dayOfMonth + 7 > length)
                           || has(m_nth[weekday], (dayOfMonth - 1) / 7 + 1);
    if (m_anyDay || m_anyWeekday)
        return (m_anyDay || isDay) && (m_anyWeekday || isWeekday);
    return isDay || isWeekday;
}

/// The first second of a day from `from` on.
std::optional<int> Cron::firstInDay(int from) const
{
    const int hour = from / 3600;
    for (int at = firstFrom(m_hours, hour); at < 24; at = firstFrom(m_hours, at + 1)) {
        const int minute = at == hour ? from / 60 % 60 : 0;
        for (int m = firstFrom(m_minutes, minute); m < 60; m = firstFrom(m_minutes, m + 1)) {
            const bool isFirst = at == hour && m == from / 60 % 60;
            const int second = firstFrom(m_seconds, isFirst ? from % 60 : 0);
            if (second < 60)
                return at * 3600 + m * 60 + second;
        }
    }
    return std::nullopt;
}

/// The first civil time that is meant, from `from` on and before `until`.
std::optional<qint64> Cron::nextCivil(qint64 from, qint64 until) const
{
    qint64 day = dayOf(from);
    auto second = static_cast<int>(from - day * kDay);
    for (; day * kDay < until; ++day, second = 0) {
        if (!matchesDay(day))
            continue;
        if (const auto found = firstInDay(second)) {
            const qint64 civil = day * kDay + *found;
            return civil < until ? std::optional(civil) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<WallTime> Cron::next(WallTime after, const QTimeZone &zone) const
{
    const qint64 start = std::chrono::floor<std::chrono::seconds>(after).time_since_epoch().count() + 1;
    const qint64 end = start + kHorizon;
    const auto asTime = [](qint64 utc) { return WallTime(std::chrono::seconds(utc)); };
    for (qint64 at = start; at < end;) {
        const Stretch stretch = stretchAt(zone, at);
        const bool isAtStart = stretch.begins && *stretch.begins == at;
        if (isAtStart && stretch.offset > stretch.offsetBefore && m_hasFixedHour
            && nextCivil(at + stretch.offsetBefore, at + stretch.offset))
            return asTime(at);
        qint64 from = at + stretch.offset;
        // What the clocks show for the second time was due the first time.
        if (stretch.begins && m_hasFixedHour)
            from = std::max(from, *stretch.begins + stretch.offsetBefore);
        const auto civil = nextCivil(from, end + kMostOffset);
        if (!civil)
            return std::nullopt;
        if (!stretch.ends || *civil - stretch.offset < *stretch.ends)
            return asTime(*civil - stretch.offset);
        // Nothing is meant before that time, whatever the clocks do until shortly before it.
        at = std::max(*stretch.ends, *civil - 2 * kMostOffset);
    }
    return std::nullopt;
}

} // namespace sluice
