// What the palette of a workspace finds beside its commands.
#include "app/studio/pageids.h"
#include "app/studio/session.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/design/designpage.h"
#include "ui/document/workspace.h"
#include "ui/runs/runspage.h"

namespace sluice {

void Session::makePaletteSources()
{
    m_window->addPaletteSource([this](const QString &) {
        std::vector<PaletteEntry> entries;
        for (const WorkflowEntry &workflow : m_workspace->entries()) {
            entries.push_back({workflow.name, tr("Workflow"), QStringLiteral("distribute-graph-directed"), QString(),
                               [this, id = workflow.id] {
                                   m_window->showPage(kDesign);
                                   m_design->openWorkflow(id);
                               }});
        }
        return entries;
    });
    m_window->addPaletteSource([this](const QString &) {
        std::vector<PaletteEntry> entries;
        for (const WorkflowDocument *document : m_workspace->documents()) {
            for (const Task &task : document->workflow().tasks) {
                const QString name = task.name.isEmpty() ? task.id : task.name;
                entries.push_back({tr("%1 in %2", "task, workflow").arg(name, document->title()), tr("Task"),
                                   QStringLiteral("node"), QString(), [this, id = document->id(), task = task.id] {
                                       m_window->showPage(kDesign);
                                       m_design->jumpTo(id, task);
                                   }});
            }
        }
        return entries;
    });
    m_window->addPaletteSource([this](const QString &) {
        std::vector<PaletteEntry> entries;
        for (const WorkflowDocument *document : m_workspace->documents()) {
            for (const Trigger &trigger : document->workflow().triggers) {
                if (trigger.kind != TriggerKind::Manual)
                    continue;
                entries.push_back(
                    {tr("Run %1 with the input %2", "workflow, saved input").arg(document->title(), trigger.id),
                     tr("Saved input"), QStringLiteral("media-playback-start"), QString(),
                     [this, id = document->id(), name = trigger.id] {
                         m_window->showPage(kDesign);
                         m_design->openWorkflow(id);
                         m_design->runSaved(name);
                     }});
            }
        }
        return entries;
    });
    m_window->addPaletteSource([this](const QString &query) {
        std::vector<PaletteEntry> entries;
        if (const auto letter = LetterId::fromString(query.trimmed())) {
            entries.push_back({tr("Dead letter %1").arg(letter->toString()), tr("Dead letter"),
                               QStringLiteral("mail-mark-junk"), QString(), [this, letter = *letter] {
                                   openLetters();
                                   m_letters->openLetter(letter);
                               }});
        }
        addAgain(entries);
        bool isNumber = false;
        const quint64 run = query.trimmed().toULongLong(&isNumber);
        if (isNumber && run > 0) {
            entries.push_back(
                {tr("Run %1").arg(run), tr("Run"), QStringLiteral("view-list-details"), QString(), [this, run] {
                     m_window->showPage(kRuns);
                     m_runs->openRun(RunId(run));
                 }});
        }
        return entries;
    });
}

/// What can be done with the run that is open on its page.
void Session::addAgain(std::vector<PaletteEntry> &entries)
{
    const auto run = m_runs->openedRun();
    if (!run)
        return;
    const auto add = [&](const QString &text, bool onLatest) {
        entries.push_back(
            {text.arg(number(*run)), tr("Run"), QStringLiteral("media-playback-start"), QString(), [this, onLatest] {
                 m_window->showPage(kRuns);
                 m_runs->runAgain(onLatest);
             }});
    };
    add(tr("Run %1 again from the start on the version that ran"), false);
    add(tr("Run %1 again from the start on the latest version"), true);
}

} // namespace sluice
