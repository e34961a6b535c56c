#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/resilience/failureclass.h"

#include <optional>

namespace sluice {

/// Why a call to the outside failed, and how the failure counts. The class is decided where the call is made, once.
struct CallFailure {
    Error error;
    FailureClass failureClass = FailureClass::Permanent;
    std::optional<Milliseconds> retryAfter = std::nullopt; ///< what the server asked for, from now

    bool operator==(const CallFailure &) const = default;
};

} // namespace sluice
