#pragma once

#include "core/base/ids.h"
#include "core/run/state.h"

namespace sluice {

/// A step of a run as the 64 bits that lines and meters keep: 36 of the run, 28 of the step. A value.
struct StepTag {
    RunId run{};
    StepIndex step{};

    [[nodiscard]] static StepTag from(quint64 bits)
    {
        return {RunId{bits >> kStepBits}, StepIndex{static_cast<quint32>(bits & ((1U << kStepBits) - 1))}};
    }
    [[nodiscard]] quint64 bits() const { return (number(run) << kStepBits) | number(step); }

private:
    static constexpr int kStepBits = 28;
};

/// Changes with each attempt and each epoch, so it tells one stay of a step in a queue from the next.
[[nodiscard]] inline quint64 stayOf(const Step &step)
{
    return step.lease + (quint64(step.epoch) << 48);
}

} // namespace sluice
