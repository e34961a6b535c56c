#pragma once

#include "core/base/clock.h"
#include "core/run/event.h"

#include <array>
#include <deque>
#include <optional>
#include <vector>

namespace sluice {

/// When the gate of a connection let nobody through, and why: so that who stood in line can tell later what it waited for.
///
/// Each of its two lines has times of its own, since a spent retry budget shuts one of them only. Keeps the last
/// `kKept` times of each: a memory that does not grow. Gaps of a moment, in which one was let in, count as shut.
/// Thread: a value.
class ShutTimes {
public:
    static constexpr std::size_t kKept = 32;
    /// Shorter waits are not told: they say nothing to a person, and each would be an event.
    static constexpr Nanoseconds kLeast = std::chrono::milliseconds(100);
    static constexpr Nanoseconds kGap = std::chrono::milliseconds(50);

    struct Span {
        GateHold by = GateHold::Breaker;
        MonoTime from{};
        MonoTime to{};
        bool operator==(const Span &) const = default;
    };

    /// What shuts a line from `now` on; none: nothing.
    void note(bool retries, std::optional<GateHold> by, MonoTime now);
    /// The times since `from` for which a line was shut, oldest first.
    [[nodiscard]] std::vector<Span> since(bool retries, MonoTime from, MonoTime now) const;

private:
    struct Line {
        std::optional<Span> open; ///< its end says nothing yet
        std::deque<Span> spans;
    };
    std::array<Line, 2> m_lines;
};

} // namespace sluice
