#include "core/base/duration.h"

#include "core/base/errors.h"

#include <array>
#include <cmath>

namespace sluice {

namespace {

struct Unit {
    QLatin1StringView name;
    Milliseconds length;
};

constexpr std::array kUnits{
    Unit{QLatin1StringView("d"), std::chrono::hours(24)},        Unit{QLatin1StringView("h"), std::chrono::hours(1)},
    Unit{QLatin1StringView("m"), std::chrono::minutes(1)},       Unit{QLatin1StringView("s"), std::chrono::seconds(1)},
    Unit{QLatin1StringView("ms"), std::chrono::milliseconds(1)},
};

/// A hundred years: longer is a mistake, and shorter never overflows.
constexpr double kLongestMs = 100.0 * 365 * 24 * 3600 * 1000;

} // namespace

Result<Milliseconds> parseDuration(const QString &text)
{
    const auto trimmed = QStringView(text).trimmed();
    qsizetype digits = 0;
    while (digits < trimmed.size() && (trimmed[digits].isDigit() || trimmed[digits] == u'.'))
        ++digits;
    bool ok = false;
    const double value = trimmed.left(digits).toDouble(&ok);
    const auto unitName = trimmed.mid(digits).trimmed();
    for (const Unit &unit : kUnits) {
        if (!ok || unitName != unit.name)
            continue;
        const double ms = std::round(value * static_cast<double>(unit.length.count()));
        if (ms <= kLongestMs)
            return Milliseconds(static_cast<Milliseconds::rep>(ms));
    }
    return failure(errors::kDurationMalformed, {{QStringLiteral("text"), text}});
}

QString formatDuration(Milliseconds duration)
{
    for (const Unit &unit : kUnits) {
        if (duration.count() != 0 && duration.count() % unit.length.count() == 0)
            return QString::number(duration.count() / unit.length.count()) + unit.name;
    }
    return QStringLiteral("0ms");
}

} // namespace sluice
