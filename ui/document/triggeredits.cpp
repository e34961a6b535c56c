// The edits of WorkflowDocument that change what starts the workflow.
#include "ui/document/edits.h"
#include "ui/document/workflowdocument.h"

namespace sluice {

std::size_t WorkflowDocument::addTrigger(Trigger trigger)
{
    trigger.id = edits::freeTriggerId(m_workflow, trigger.id);
    const QString text = trigger.kind == TriggerKind::Manual ? tr("Keep the input %1") : tr("Add the trigger %1");
    edit(text.arg(trigger.id), [&](Workflow &workflow) { workflow.triggers.push_back(trigger); });
    return m_workflow.triggers.size() - 1;
}

std::size_t WorkflowDocument::duplicateTrigger(std::size_t index)
{
    Trigger copy = m_workflow.triggers.at(index);
    const QString original = copy.id;
    copy.id = edits::freeTriggerId(m_workflow, copy.id);
    edit(tr("Duplicate the trigger %1").arg(original), [&](Workflow &workflow) { workflow.triggers.push_back(copy); });
    return m_workflow.triggers.size() - 1;
}

void WorkflowDocument::removeTrigger(std::size_t index)
{
    edit(tr("Remove the trigger %1").arg(m_workflow.triggers.at(index).id), [&](Workflow &workflow) {
        workflow.triggers.erase(workflow.triggers.begin() + static_cast<std::ptrdiff_t>(index));
    });
}

void WorkflowDocument::setTrigger(std::size_t index, const QString &label, const Trigger &trigger)
{
    edit(
        tr("Change %1 of the trigger %2").arg(label, m_workflow.triggers.at(index).id),
        [&](Workflow &workflow) { workflow.triggers.at(index) = trigger; },
        "trigger " + QByteArray::number(index) + ' ' + label.toUtf8());
}

} // namespace sluice
