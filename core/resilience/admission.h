#pragma once

#include "core/base/clock.h"

namespace sluice {

/// An answer of a limiter: yes, or the exact moment at which it will be yes if nobody else comes before.
struct Admission {
    bool admitted = false;
    MonoTime at{}; ///< now, or when to come back

    bool operator==(const Admission &) const = default;
};

} // namespace sluice
