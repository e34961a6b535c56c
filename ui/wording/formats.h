#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>
#include <vector>

namespace sluice {

// Figures as a person reads them, by QLocale's default locale, which follows the language chosen.

/// "850 ms", "1.2 s", "3 min 20 s", "2 h 5 min", "4 d 3 h": two units at the most.
[[nodiscard]] QString durationText(Milliseconds duration);
/// How long ago: "just now", "12 s ago", "3 min ago", "2 h ago", "4 days ago".
[[nodiscard]] QString ageText(Milliseconds age);
/// How long until: "now", "in 12 s", "in 3 min".
[[nodiscard]] QString untilText(Milliseconds left);
/// The time of day to the second when `moment` is on the day of `now` in local time, else date and time.
[[nodiscard]] QString momentText(WallTime moment, WallTime now);
/// Date and time to the millisecond, for tooltips and details.
[[nodiscard]] QString exactMomentText(WallTime moment);
[[nodiscard]] QString numberText(quint64 count);
/// At most `decimals` places, none of them a trailing zero.
[[nodiscard]] QString numberText(double value, int decimals);
/// 0 to 1 as "42 %".
[[nodiscard]] QString percentText(double share);
/// "3.4/s", "1,250/s".
[[nodiscard]] QString rateText(double perSecond);
[[nodiscard]] QString bytesText(quint64 bytes);
/// A bare run number as "4711", never grouped.
[[nodiscard]] QString runText(quint64 run);
/// Positions of items from 0 inside each other, counted from 1: "7 › 1".
[[nodiscard]] QString itemPathText(const std::vector<quint32> &path);
/// A step by the name of its task, with its item where it has one: "Ask for its rate, item 12".
[[nodiscard]] QString stepWords(const QString &task, const std::vector<quint32> &path);
/// Which item and what it is: "7: AQ"; without `text` only which.
[[nodiscard]] QString itemWords(const std::vector<quint32> &path, const QString &text);

} // namespace sluice
