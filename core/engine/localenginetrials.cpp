#include "core/engine/localengineasks.h"

// Trying a workflow out, and its versions.

namespace sluice {

void LocalEngine::stepRun(const StepRequest &request, QObject *context, Done<void> done)
{
    tell::ControlRun order{expect<void>(context, std::move(done)), request.run, tell::ControlRun::Action::StepOnce,
                           m_who};
    order.step = request.step;
    tellEngine(std::move(order));
}

void LocalEngine::setBreakpoints(const BreakpointRequest &request, QObject *context, Done<void> done)
{
    tell::ControlRun order{expect<void>(context, std::move(done)), request.run,
                           tell::ControlRun::Action::SetBreakpoints, m_who};
    order.tasks = request.tasks;
    tellEngine(std::move(order));
}

void LocalEngine::readActivity(const QString &workflow, QObject *context, Done<WorkflowActivity> done)
{
    tellEngine(tell::AskActivity{expect<WorkflowActivity>(context, std::move(done)), workflow});
}

void LocalEngine::keepVersion(const KeepVersionRequest &request, QObject *context, Done<WorkflowVersion> done)
{
    tellEngine(tell::KeepVersion{expect<WorkflowVersion>(context, std::move(done)), request, m_who});
}

void LocalEngine::listVersions(const QString &workflow, PageRequest page, QObject *context,
                               Done<Page<WorkflowVersion>> done)
{
    askHistory({expect<Page<WorkflowVersion>>(context, std::move(done)), ask::Versions{workflow, page}});
}

void LocalEngine::readVersion(const QString &workflow, quint32 number, QObject *context, Done<Workflow> done)
{
    askHistory({expect<Workflow>(context, std::move(done)), ask::OneVersion{workflow, number}});
}

} // namespace sluice
