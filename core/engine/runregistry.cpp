#include "core/engine/errors.h"
#include "core/engine/runengine.h"

// Workflows that a program registers by name, and runs of them.

namespace sluice {

void RunEngine::take(tell::RegisterWorkflow &message)
{
    const auto known = compiled(message.workflow);
    if (!known) {
        answer(message.request, tl::unexpected(known.error()));
        return;
    }
    const QByteArray version = known->plan->version;
    m_setup.registry->put(message.workflow);
    audit(message.who, QStringLiteral("workflow.register"), message.workflow.id, QString::fromLatin1(version));
    answer(message.request, version);
}

void RunEngine::take(tell::ExecuteWorkflow &message)
{
    auto workflow = m_setup.registry->find(message.workflow);
    if (!workflow) {
        answer(message.request,
               failure(errors::kWorkflowUnregistered, {{QStringLiteral("workflow"), message.workflow}}));
        return;
    }
    tell::StartRun start{message.request, {std::move(*workflow), message.input, QStringLiteral("api")}};
    take(start);
}

} // namespace sluice
