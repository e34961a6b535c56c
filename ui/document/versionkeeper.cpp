#include "ui/document/versionkeeper.h"

#include "core/run/plan.h"
#include "core/workflow/workflowfile.h"
#include "ui/document/workspace.h"

#include <utility>

namespace sluice {

namespace {
/// Of one workflow, while the engine keeps none; older ones are given up first.
constexpr std::size_t kMostWaiting = 100;
} // namespace

VersionKeeper::VersionKeeper(EngineClient &engine, Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::documentOpened, this, &VersionKeeper::follow);
    connect(&engine, &EngineClient::ready, this, &VersionKeeper::goOnWithAll);
    for (auto *document : workspace.documents())
        follow(document);
}

const WorkflowVersion *VersionKeeper::newest(const QString &workflow) const
{
    const auto line = m_lines.constFind(workflow);
    return line != m_lines.constEnd() && line->newest ? &*line->newest : nullptr;
}

VersionLabel VersionKeeper::shown(const QString &workflow) const
{
    const auto line = m_lines.constFind(workflow);
    if (line == m_lines.constEnd() || !line->newest)
        return {};
    const auto *document = m_workspace.document(workflow);
    return {line->newest->number, (document && document->isModified()) || !line->waiting.empty()};
}

std::optional<Error> VersionKeeper::refusal(const QString &workflow) const
{
    const auto line = m_lines.constFind(workflow);
    return line == m_lines.constEnd() || line->waiting.empty() ? std::nullopt : line->refused;
}

void VersionKeeper::follow(WorkflowDocument *document)
{
    const QString id = document->id();
    connect(document, &WorkflowDocument::saved, this, [this, document] { keepSaved(*document); });
    connect(document, &WorkflowDocument::tookFile, this, [this, document] {
        keep({document->workflow(), VersionKind::Pulled, {}});
    });
    // Edits that came back are no part of the file.
    if (auto found = loadWorkflow(document->path()))
        m_lines[id].found = std::move(*found);
    goOn(id);
}

void VersionKeeper::noteRestored(const WorkflowVersion &version)
{
    Line &line = m_lines[version.workflow];
    line.restored = version.content;
    line.restoredFrom = QStringLiteral("v%1").arg(version.number);
}

void VersionKeeper::keepSaved(const WorkflowDocument &document)
{
    Line &line = m_lines[document.id()];
    KeepVersionRequest request{document.workflow(), VersionKind::Saved, {}};
    if (!line.restored.isEmpty() && contentOf(document.workflow()) == line.restored) {
        request.kind = VersionKind::Restored;
        request.note = line.restoredFrom;
    }
    line.restored.clear();
    keep(request);
}

void VersionKeeper::keep(const KeepVersionRequest &request)
{
    Line &line = m_lines[request.workflow.id];
    line.waiting.push_back(request);
    if (line.waiting.size() > kMostWaiting)
        line.waiting.erase(line.waiting.begin() + (line.isAsking ? 1 : 0));
    goOn(request.workflow.id);
}

/// One question at a time, so that the versions come in the order in which they came about.
void VersionKeeper::goOn(const QString &workflow)
{
    Line &line = m_lines[workflow];
    if (line.isAsking)
        return;
    if (line.found)
        look(workflow);
    else if (!line.waiting.empty())
        ask(workflow);
}

void VersionKeeper::look(const QString &workflow)
{
    m_lines[workflow].isAsking = true;
    m_engine.listVersions(workflow, {0, 1}, this, [this, workflow](const Result<Page<WorkflowVersion>> &page) {
        if (!page)
            return refuse(workflow, page.error());
        Line &line = m_lines[workflow];
        line.isAsking = false;
        line.refused.reset();
        const Workflow found = *std::exchange(line.found, std::nullopt);
        if (!page->rows.empty())
            line.newest = page->rows.front();
        if (!line.newest || line.newest->content != contentOf(found))
            line.waiting.push_front({found, line.newest ? VersionKind::Pulled : VersionKind::Found, {}});
        Q_EMIT changed(workflow);
        goOn(workflow);
    });
}

void VersionKeeper::ask(const QString &workflow)
{
    Line &line = m_lines[workflow];
    line.isAsking = true;
    m_engine.keepVersion(line.waiting.front(), this, [this, workflow](const Result<WorkflowVersion> &kept) {
        if (!kept)
            return refuse(workflow, kept.error());
        Line &done = m_lines[workflow];
        done.isAsking = false;
        done.refused.reset();
        done.waiting.pop_front();
        done.newest = *kept;
        Q_EMIT changed(workflow);
        goOn(workflow);
    });
}

void VersionKeeper::refuse(const QString &workflow, const Error &error)
{
    Line &line = m_lines[workflow];
    line.isAsking = false;
    line.refused = error;
    Q_EMIT changed(workflow);
}

void VersionKeeper::goOnWithAll()
{
    const auto workflows = m_lines.keys();
    for (const QString &workflow : workflows)
        goOn(workflow);
}

} // namespace sluice
