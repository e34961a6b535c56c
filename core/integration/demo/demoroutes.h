#pragma once

#include "core/integration/demo/demoknobs.h"
#include "core/integration/demo/demorates.h"

#include <QByteArray>
#include <QHash>

#include <functional>
#include <utility>
#include <vector>

namespace sluice {

/// Breaks a component of the engine that the service belongs to; false: there is none of that name.
using DemoFaults = std::function<bool(const ComponentFault &)>;

/// A request as the listener hands it to the routes.
struct DemoRequest {
    QByteArray method;
    QByteArray target; ///< path and query, still encoded
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

/// What the demo service answers, and how long it waits before it does.
struct DemoAnswer {
    int status = 200;
    QByteArray body; ///< JSON
    Milliseconds delay{0};
    QByteArray allow; ///< the value of the Allow header of a 405
};

/// What the demo service does with a request: routes, call numbers and knobs, without any socket or timer.
/// Thread: one at a time; the service uses it on its I/O thread only.
class DemoRoutes {
public:
    /// `faults` is called by a PUT of /control that holds a fault; without it, as in a service of its own, that is refused.
    DemoRoutes(quint64 seed, DemoKnobs knobs, DemoFaults faults = {});

    [[nodiscard]] DemoAnswer answer(const DemoRequest &request);

    [[nodiscard]] const DemoKnobs &knobs() const noexcept { return m_knobs; }
    /// Turns the knobs; call numbers go on.
    void apply(DemoKnobs knobs) { m_knobs = std::move(knobs); }

private:
    [[nodiscard]] DemoAnswer rates(const QString &code);
    [[nodiscard]] DemoAnswer control(const DemoRequest &request);

    quint64 m_seed;
    DemoKnobs m_knobs;
    DemoFaults m_faults;
    DemoRates m_rates;
    QHash<QString, quint64> m_calls; ///< calls so far, by country
};

} // namespace sluice
