#pragma once

#include "core/run/state.h"

#include <QJsonObject>

namespace sluice::test {

/// All that a run is, as JSON that people can read and compare; what has its standard value is left out, so that what
/// later versions add to a run changes nothing in the picture of an older one.
[[nodiscard]] QJsonObject stateJson(const Run &run);

} // namespace sluice::test
