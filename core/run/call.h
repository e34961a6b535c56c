#pragma once

#include "core/base/ids.h"

#include <QString>

namespace sluice {

/// How deep runs may call runs: a run that nobody called is at depth 0.
inline constexpr quint32 kMostCalls = 16;

/// The run that a step has called and waits for.
struct CalledRun {
    RunId run{};
    QString workflow;
    bool ends = false; ///< the wait, by itself, at the due time of its step

    bool operator==(const CalledRun &) const = default;
};

/// By what a run was called: the attempt `lease` of a step of another run.
struct Caller {
    RunId run{}; ///< 0: nobody called it
    StepIndex step{};
    quint64 lease = 0;
    quint32 depth = 0; ///< of the run that was called

    bool operator==(const Caller &) const = default;
};

/// The trigger of a run that a step called, as it is stored: "run:12".
[[nodiscard]] inline QString triggerOfCall(RunId caller)
{
    return QStringLiteral("run:%1").arg(number(caller));
}

} // namespace sluice
