#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

/// From an engine that asks who somebody is and may refuse them; the embedded one refuses nobody.
inline constexpr QLatin1StringView kEngineNotAllowed{"engine.notAllowed"}; ///< args: role

} // namespace sluice::errors
