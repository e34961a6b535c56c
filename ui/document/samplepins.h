#pragma once

#include "core/run/trialfiles.h"
#include "ui/document/keptbytask.h"

namespace sluice {

/// The pinned sample outputs of all workflows of a workspace.
/// Thread: UI.
class SamplePins final : public KeptByTask<Pins> {
public:
    explicit SamplePins(QString folder, QObject *parent = nullptr)
        : KeptByTask(std::move(folder), {&samplesFile, &samplesIn, &fileOfSamples}, parent)
    {
    }

    /// Keeps `json`, the text of one value, as the output of a task. Errors: `file.unwritable`.
    Result<void> pin(const QString &workflow, const QString &task, const Payload &json)
    {
        return put(workflow, task, json);
    }
    Result<void> unpin(const QString &workflow, const QString &task) { return drop(workflow, task); }
};

} // namespace sluice
