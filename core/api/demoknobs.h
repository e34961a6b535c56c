#pragma once

#include "core/base/clock.h"

#include <QStringList>

namespace sluice {

/// The knobs of the demo service that may be turned while it runs.
struct DemoKnobs {
    double errorRate = 0.2;  ///< share of the calls of /rates that answer 503, in [0, 1]
    Milliseconds latency{5}; ///< added to each answer of /rates, at most a minute
    QStringList poison{QStringLiteral("AQ"), QStringLiteral("BV"), QStringLiteral("HM")}; ///< codes that answer 422

    bool operator==(const DemoKnobs &) const = default;
};

} // namespace sluice
