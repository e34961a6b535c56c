#include "core/engine/localengineasks.h"

#include <QMetaObject>

// Trying a workflow out, and its versions.

namespace sluice {

void LocalEngine::stepRun(const StepRequest &request, QObject *context, Done<void> done)
{
    controlRun(request.run, tell::ControlRun::Action::StepOnce, context, std::move(done));
}

void LocalEngine::setBreakpoints(const BreakpointRequest &, QObject *context, Done<void> done)
{
    refuse(context, std::move(done));
}

void LocalEngine::readActivity(const QString &, QObject *context, Done<WorkflowActivity> done)
{
    refuse(context, std::move(done));
}

void LocalEngine::keepVersion(const KeepVersionRequest &, QObject *context, Done<WorkflowVersion> done)
{
    refuse(context, std::move(done));
}

void LocalEngine::listVersions(const QString &, PageRequest, QObject *context, Done<Page<WorkflowVersion>> done)
{
    refuse(context, std::move(done));
}

void LocalEngine::readVersion(const QString &, quint32, QObject *context, Done<Workflow> done)
{
    refuse(context, std::move(done));
}

} // namespace sluice
