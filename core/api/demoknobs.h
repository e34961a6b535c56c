#pragma once

#include "core/base/clock.h"

#include <QStringList>

#include <optional>

namespace sluice {

/// A way to break a component on purpose, to see it found and brought back.
struct ComponentFault {
    enum class Kind : quint8 {
        Hang,  ///< its loop stands still for good
        Throw, ///< it throws from inside a handler
        Die,   ///< its thread ends without a word
    };
    QString component;
    Kind kind = Kind::Hang;

    bool operator==(const ComponentFault &) const = default;
};

/// The knobs of the demo service that may be turned while it runs.
struct DemoKnobs {
    double errorRate = 0.2;  ///< share of the calls of /rates that answer 503, in [0, 1]
    Milliseconds latency{5}; ///< added to each answer of /rates, at most a minute
    QStringList poison{QStringLiteral("AQ"), QStringLiteral("BV"), QStringLiteral("HM")}; ///< codes that answer 422
    std::optional<ComponentFault> fault = std::nullopt; ///< happens once, when it is set; never read back

    bool operator==(const DemoKnobs &) const = default;
};

} // namespace sluice
