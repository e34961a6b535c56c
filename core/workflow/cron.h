#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>
#include <QTimeZone>

#include <array>
#include <optional>

namespace sluice {

/// A cron expression: at which seconds something is due, by the clocks of a time zone.
///
/// Five fields (minute, hour, day of month, month, day of week) or six, then with the second first. Each is `*` (or `?`),
/// or a list of numbers and names, ranges `a-b` and steps (every `n`th, after a slash). Days of month know `L` (the last),
/// `15W` (the working day next to it, in the same month) and `LW`; days of week know `5L` (the last Friday) and `5#2` (the
/// second one); 0 and 7 are Sunday. When both fields for days are given, either is enough.
///
/// When clocks go forward, a time that is missing is due once, at the first moment after the gap; when they go back, a
/// fixed hour is due once, the first time. An hour that begins with `*` is every real hour: it is due in both of those
/// that have the same name, and not in one that does not exist. A value; pure.
class Cron {
public:
    /// Errors: `cron.fields`, `cron.badPart`, `cron.outOfRange`, `cron.backwards`, `cron.badStep`, `cron.never`; they name
    /// the field, and where in the text it is wrong, from 1.
    [[nodiscard]] static Result<Cron> parse(const QString &text);

    /// The first moment after `after` that is due, on a whole second. None: there is none in the next hundred years.
    [[nodiscard]] std::optional<WallTime> next(WallTime after, const QTimeZone &zone) const;

    /// Whether a time that a clock shows is one of those meant, whatever zones do. `civil`: seconds since 1970 by that clock.
    [[nodiscard]] bool matches(qint64 civil) const;
    /// Whether the hour is fixed, and not every hour or every nth.
    [[nodiscard]] bool hasFixedHour() const { return m_hasFixedHour; }

private:
    class Reader;

    [[nodiscard]] bool matchesDay(qint64 day) const;
    [[nodiscard]] std::optional<qint64> nextCivil(qint64 from, qint64 until) const;
    [[nodiscard]] std::optional<int> firstInDay(int from) const;

    quint64 m_seconds = 1;
    quint64 m_minutes = 0;
    quint64 m_hours = 0;
    quint64 m_days = 0;
    quint64 m_months = 0;
    quint64 m_weekdays = 0;         ///< 0: Sunday
    quint64 m_workdays = 0;         ///< days of month, the working day next to each
    quint64 m_lastWeekdays = 0;     ///< the last of a month
    std::array<quint64, 7> m_nth{}; ///< of each day of week, the first to fifth of a month
    bool m_lastDay = false;
    bool m_lastWorkday = false;
    bool m_anyDay = false;
    bool m_anyWeekday = false;
    bool m_hasFixedHour = true;
};

} // namespace sluice
