// The inspector while nothing is selected: the workflow itself, and what starts it.
#include "ui/inspector/inspector.h"
#include "ui/inspector/triggersection.h"
#include "ui/inspector/workflowform.h"

#include <QStackedWidget>

namespace sluice {

void Inspector::wireWorkflow()
{
    const auto endMerge = [this] {
        if (m_document)
            m_document->endMerge();
    };
    connect(m_workflow, &WorkflowForm::nameEdited, this, [this](const QString &name) { m_document->setName(name); });
    connect(m_workflow, &WorkflowForm::descriptionEdited, this,
            [this](const QString &text) { m_document->setDescription(text); });
    connect(m_workflow, &WorkflowForm::limitsEdited, this,
            [this](const Concurrency &limits) { m_document->setConcurrency(limits); });
    connect(m_workflow, &WorkflowForm::priorityEdited, this,
            [this](int priority) { m_document->setPriority(priority); });
    connect(m_workflow, &WorkflowForm::left, this, endMerge);

    TriggerSection *triggers = &m_workflow->triggers();
    connect(triggers, &TriggerSection::addRequested, this, [this, triggers](const Trigger &trigger) {
        m_document->endMerge();
        triggers->openTrigger(m_document->addTrigger(trigger));
    });
    connect(triggers, &TriggerSection::duplicateRequested, this, [this, triggers](std::size_t index) {
        m_document->endMerge();
        triggers->openTrigger(m_document->duplicateTrigger(index));
    });
    connect(triggers, &TriggerSection::removeRequested, this, [this](std::size_t index) {
        m_document->endMerge();
        m_document->removeTrigger(index);
    });
    connect(triggers, &TriggerSection::edited, this,
            [this](std::size_t index, const QString &label, const Trigger &trigger) {
                m_document->setTrigger(index, label, trigger);
            });
    connect(triggers, &TriggerSection::topicAsked, this, &Inspector::topicAsked);
    connect(triggers, &TriggerSection::left, this, endMerge);
}

/// A large workflow is looked through only while someone looks.
void Inspector::refreshWorkflow()
{
    if (m_stack->currentIndex() != 0)
        return;
    const Workflow &workflow = m_document->workflow();
    const Problems &problems = m_document->shownProblems();
    m_workflow->show(workflow, problems);
    TriggerSection &triggers = m_workflow->triggers();
    triggers.show(workflow, otherWorkflows());
    triggers.showWebhooks(m_workspace.settings().webhooks, workflow.id);
    triggers.showProblems(problems);
}

std::vector<std::pair<QString, QString>> Inspector::otherWorkflows() const
{
    std::vector<std::pair<QString, QString>> others;
    for (const WorkflowEntry &entry : m_workspace.entries()) {
        if (entry.id != m_document->workflow().id && !entry.unreadable)
            others.emplace_back(entry.id, entry.name);
    }
    return others;
}

void Inspector::showArmed(const ArmedWorkflow *armed, WallTime now)
{
    m_workflow->triggers().showArmed(armed ? armed->triggers : std::vector<ArmedTrigger>(), now);
}

void Inspector::showTopics(const QString &pattern, const std::optional<QStringList> &topics)
{
    m_workflow->triggers().showTopics(pattern, topics);
}

} // namespace sluice
