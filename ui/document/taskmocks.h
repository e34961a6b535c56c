#pragma once

#include "core/run/trialfiles.h"
#include "ui/document/keptbytask.h"

namespace sluice {

/// What stands for tasks in dry runs, of all workflows of a workspace.
/// Thread: UI.
class TaskMocks final : public KeptByTask<Mocks> {
public:
    explicit TaskMocks(QString folder, QObject *parent = nullptr)
        : KeptByTask(std::move(folder), {&mocksFile, &mocksIn, &fileOfMocks}, parent)
    {
    }

    /// Errors: `file.unwritable`.
    Result<void> mock(const QString &workflow, const QString &task, const TaskMock &mock)
    {
        return put(workflow, task, mock);
    }
    Result<void> unmock(const QString &workflow, const QString &task) { return drop(workflow, task); }
};

} // namespace sluice
