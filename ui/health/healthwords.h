#pragma once

#include "core/api/engineclient.h"

#include <QString>

namespace sluice {

// What the page Health says after something was done, and of all components together.

/// "9 components, all well", or what is wrong with how many.
/// `degraded`: connections that lack something.
[[nodiscard]] QString healthSummary(const EngineSnapshot &now, int degraded);
[[nodiscard]] QString componentOutcome(const QString &component, ComponentAction action);
[[nodiscard]] QString breakerOutcome(const BreakerRequest &request);
[[nodiscard]] QString demoOutcome(const DemoKnobs &knobs);

} // namespace sluice
