#include "ui/document/fileproblems.h"

#include "core/workflow/workflowfile.h"

#include <QFileInfo>

namespace sluice {

FileProblems::FileProblems(const Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &FileProblems::lookAtNext);
    connect(&workspace, &Workspace::entriesChanged, this, &FileProblems::look);
    connect(&workspace, &Workspace::connectionsChanged, this, [this] {
        m_seen.clear();
        look();
    });
}

void FileProblems::setChecker(WorkflowDocument::Checker checker)
{
    m_checker = std::move(checker);
    look();
}

std::optional<ProblemCounts> FileProblems::of(const QString &workflow) const
{
    const auto found = m_counts.constFind(workflow);
    return found == m_counts.constEnd() ? std::nullopt : std::optional(*found);
}

void FileProblems::look()
{
    if (!m_checker)
        return;
    for (const WorkflowEntry &entry : m_workspace.entries()) {
        const QDateTime written = QFileInfo(entry.path).lastModified();
        if (entry.unreadable || m_seen.value(entry.id) == written)
            continue;
        m_seen.insert(entry.id, written);
        if (!m_waiting.contains(entry.id))
            m_waiting.push_back(entry.id);
    }
    if (!m_waiting.isEmpty())
        m_next.start();
}

void FileProblems::lookAtNext()
{
    const QString id = m_waiting.takeFirst();
    const auto *entry = m_workspace.entry(id);
    const auto workflow = entry ? loadWorkflow(entry->path) : Result<Workflow>();
    // One that was just begun has no fault yet, as on its canvas.
    if (entry && workflow && workflow->tasks.empty())
        take(id, {});
    else if (entry && workflow)
        m_checker(*workflow, this, [this, id](const Problems &problems) { take(id, problems); });
    if (!m_waiting.isEmpty())
        m_next.start();
}

void FileProblems::take(const QString &workflow, const Problems &problems)
{
    const ProblemCounts counts = countsOf(problems);
    if (of(workflow) == counts)
        return;
    m_counts.insert(workflow, counts);
    Q_EMIT changed();
}

} // namespace sluice
