#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <algorithm>

namespace sluice {

/// What a client of the gateway may take up.
struct HookLimits {
    qsizetype headBytes = 16 * 1024;
    int headers = 100;
    qsizetype bodyBytes = 1024 * 1024;
    qsizetype allBodies = 256 * 1024 * 1024; ///< of all connections together
    Milliseconds request{10'000};            ///< until all of a request has come
    qint64 bytesPerSecond = 1024;            ///< that a request must come with, on the whole
    Milliseconds grace{1000};                ///< before that counts
    Milliseconds idle{30'000};               ///< from one request to the next
    Milliseconds answer{20'000};             ///< for the receiver; then 503, and the sender tries again
    Milliseconds farewell{2000};             ///< to take in a refusal that ends the connection
};

/// Until when more of a request must come, of which `bytes` have come since `begun`: the end of the time for all of it,
/// or the moment at which it is too slow.
[[nodiscard]] inline MonoTime requestDeadline(const HookLimits &limits, MonoTime begun, qint64 bytes)
{
    const qint64 worth = bytes * 1000 / std::max<qint64>(1, limits.bytesPerSecond);
    return begun + std::min(limits.request, limits.grace + Milliseconds(worth));
}

} // namespace sluice
