// What the list of workflows and the inspector of the Design page learn from the engine.
#include "ui/design/armdesk.h"
#include "ui/design/designpage.h"
#include "ui/design/workflowlist.h"
#include "ui/inspector/inspector.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

namespace sluice {

void DesignPage::takeArmed()
{
    m_arming->take();
}

void DesignPage::disarm(const QString &id)
{
    m_arming->disarm(id);
}

void DesignPage::followLastRuns()
{
    QStringList ids;
    for (const WorkflowEntry &entry : m_workspace.entries())
        ids += entry.id;
    m_lastRuns.follow(ids);
}

/// The list shows how each went last.
void DesignPage::tellLastRuns()
{
    QHash<QString, QString> words;
    for (const RunSummary &run : m_lastRuns.runs())
        words.insert(run.workflow, tr("ran %1: %2", "when, and how it went")
                                       .arg(momentText(run.started, m_engine.snapshot().taken), word(run)));
    m_list->showLastRuns(words);
}

void DesignPage::askTopics(const QString &pattern)
{
    m_engine.recentEvents(pattern, this, [this, pattern](const Result<std::vector<EventRecord>> &events) {
        if (!events) {
            m_inspector->showTopics(pattern, std::nullopt);
            return;
        }
        QStringList topics;
        for (const EventRecord &event : *events)
            topics += event.topic;
        topics.removeDuplicates();
        topics.sort();
        m_inspector->showTopics(pattern, topics);
    });
}

} // namespace sluice
