#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <QString>

#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace sluice {

/// Lets at most so many steps of a key go on in any stretch of time of a given length, in the order in which they came.
///
/// A step that must wait is told when to come back, and its place is kept until then. The places are in memory: after a
/// restart those who wait come back at the times that their runs have on disk and take new places, and of what went
/// before nothing is known. A place that nobody comes for is lost a stretch after its time, so a cancelled run costs one
/// turn. A value over points in time; thread: one owner.
class Throttles {
public:
    using Who = std::pair<RunId, StepIndex>;

    /// How long this step has to wait before it may go on; zero: it goes on now. `limit` is at least 1.
    /// None: too many keys are in use, more than a hundred thousand.
    [[nodiscard]] std::optional<Nanoseconds> ask(const QString &key, Who who, qint64 limit, Nanoseconds period,
                                                 MonoTime now);

private:
    struct Line {
        std::deque<MonoTime> turns;   ///< given out, the last `limit` of them, oldest first
        std::deque<MonoTime> gone;    ///< when steps went on, as many
        std::map<Who, MonoTime> kept; ///< of those who have not come back yet
        Nanoseconds period{};
    };

    static void note(std::deque<MonoTime> &times, MonoTime time, std::size_t most);
    [[nodiscard]] bool hasRoom(MonoTime now);

    std::map<QString, Line> m_lines; ///< by key
    std::size_t m_forgetAt = 0;      ///< so many keys, at which idle ones are looked for
    MonoTime m_forgetNext{};
};

} // namespace sluice
