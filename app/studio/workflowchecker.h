#pragma once

#include "app/studio/askworker.h"
#include "core/workflow/catalog.h"
#include "core/workflow/connection.h"
#include "core/workflow/layout.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

namespace sluice {

/// Finds the problems of workflows, and places for their nodes, on threads of its own, over copies, and answers in the UI
/// thread.
///
/// Thread: the one it was made in. Its destruction waits for what is under way.
class WorkflowChecker final {
public:
    using Done = std::function<void(Problems)>;

    /// `folder`: the workspace, whose workflows may be called.
    WorkflowChecker(const TaskCatalog &catalog, const QString &folder);

    void setConnections(const std::vector<Connection> &connections);
    /// Calls `done` later with the problems; not once `context` is gone.
    void check(const Workflow &workflow, QObject *context, Done done);
    /// Calls `done` later with the places; not once `context` is gone.
    void arrange(const Workflow &workflow, QObject *context, std::function<void(Arrangement)> done);

private:
    struct Checked {
        Workflow workflow;
        QStringList connections;
    };

    QStringList m_connections;
    AskWorker<Checked, Problems> m_checks;
    AskWorker<Workflow, Arrangement> m_layouts;
};

} // namespace sluice
