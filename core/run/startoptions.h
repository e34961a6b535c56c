#pragma once

#include "core/base/error.h"
#include "core/resilience/failureclass.h"
#include "core/run/payload.h"

#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// An output that a person gave a task before the run: its step succeeds with it and makes no attempt.
struct PinnedOutput {
    QString task;
    Payload output;
    QString port = {}; ///< by which it leaves; empty: the first, "done" of a forEach
    bool operator==(const PinnedOutput &) const = default;
};

/// What stands for a task in a dry run: no attempt goes out; its step succeeds with `output`, or fails as `failure`.
struct MockedTask {
    QString task;
    Payload output = {};
    QString port = {};
    std::optional<FailureClass> failure = {};
    Error error = {};
    bool operator==(const MockedTask &) const = default;
};

/// How a run is tried out; standing for itself, it runs everything.
struct StartOptions {
    std::vector<PinnedOutput> pins = {};
    std::vector<MockedTask> mocks = {};
    QString untilTask = {}; ///< run to here: only this task and what leads to it; the run ends when it is done
    /// Run from here: what is not behind this task is pinned or left out. Inside a body: from the outermost loop.
    QString fromTask = {};
    bool stepping = false;                 ///< begins paused; `command::StepOnce` starts one step at a time
    std::vector<QString> breakpoints = {}; ///< tasks: the run pauses before each of their steps, once a step
    bool dry = false;                      ///< nothing goes out: a task that reaches outside needs a mock or a pin

    bool operator==(const StartOptions &) const = default;
};

} // namespace sluice
