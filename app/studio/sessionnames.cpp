#include "app/studio/session.h"
#include "core/engine/localengine.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/document/workspace.h"
#include "ui/health/healthpage.h"
#include "ui/models/workflownames.h"
#include "ui/queues/queuespage.h"
#include "ui/runs/runspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/wall/wallwindow.h"

// What people call workflows, tasks and connections: told to all who show what the engine knows by id.

namespace sluice {

void Session::tellNames()
{
    WorkflowNames names;
    for (const WorkflowEntry &entry : m_workspace->entries()) {
        names.workflows.insert(entry.id, entry.name);
        for (auto task = entry.taskNames.begin(); task != entry.taskNames.end(); ++task)
            names.tasks.insert({entry.id, task.key()}, task.value());
    }
    for (const Connection &connection : m_workspace->connections()) {
        if (!connection.name.isEmpty())
            names.connections.insert(connection.id, connection.name);
    }
    m_window->setNames(names);
    m_runs->setNames(names);
    m_letters->setNames(names);
    m_queues->setNames(names);
    m_health->setNames(names);
    m_wall->setNames(names);
}

} // namespace sluice
