// What the palette of a workspace finds beside its commands.
#include "app/studio/pageids.h"
#include "app/studio/palettefinds.h"
#include "app/studio/session.h"
#include "app/studio/workspacefolders.h"
#include "core/engine/localengine.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/design/designpage.h"
#include "ui/document/workspace.h"
#include "ui/runs/runspage.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/templatetexts.h"
#include "ui/wording/wording.h"

#include <algorithm>

namespace sluice {

/// They are files of the program: read when somebody wants to see them, and once.
const std::vector<std::pair<QString, QString>> &Session::templates()
{
    if (!m_templates)
        m_templates = shippedTemplates();
    return *m_templates;
}

void Session::makePaletteSources()
{
    m_finds = std::make_unique<PaletteFinds>(*m_engine);
    m_window->addPaletteSource([this](const QString &) {
        std::vector<PaletteEntry> entries;
        for (const WorkflowEntry &workflow : m_workspace->entries()) {
            entries.push_back({workflow.name, tr("Workflow"), QStringLiteral("distribute-graph-directed"), QString(),
                               [this, id = workflow.id] {
                                   m_window->showPage(kDesign);
                                   m_design->openWorkflow(id);
                               }});
        }
        for (const auto &[name, path] : templates()) {
            entries.push_back({tr("New workflow from the template %1").arg(templateText(name)), tr("Template"),
                               QStringLiteral("document-new"), QString(), [this, name = name, path = path] {
                                   m_window->showPage(kDesign);
                                   m_design->newFrom(templateText(name), path);
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
        const auto letter = LetterId::fromString(query.trimmed());
        if (letter && std::ranges::count(m_finds->letters(), *letter, &LetterSummary::id) == 0) {
            entries.push_back({tr("Dead letter %1").arg(letter->toString()), tr("Dead letter"),
                               QStringLiteral("mail-mark-junk"), QString(), [this, letter = *letter] {
                                   openLetters();
                                   m_letters->openLetter(letter);
                               }});
        }
        addAgain(entries);
        if (!query.trimmed().isEmpty())
            addFinds(entries);
        bool isNumber = false;
        const quint64 run = query.trimmed().toULongLong(&isNumber);
        const bool isFound = std::ranges::count(m_finds->runs(), RunId(run), &RunSummary::id) > 0;
        if (isNumber && run > 0 && !isFound) {
            entries.push_back(
                {tr("Run %1").arg(run), tr("Run"), QStringLiteral("view-list-details"), QString(), [this, run] {
                     m_window->showPage(kRuns);
                     m_runs->openRun(RunId(run));
                 }});
        }
        return entries;
    });
}

/// The newest runs and letters by their words: which workflow, what became of it, and when.
void Session::addFinds(std::vector<PaletteEntry> &entries)
{
    const auto now = m_engine->snapshot().taken;
    const auto nameOf = [this](const QString &workflow) {
        const auto *entry = m_workspace->entry(workflow);
        return entry ? entry->name : workflow;
    };
    for (const RunSummary &run : m_finds->runs()) {
        entries.push_back({tr("Run %1 of %2, %3, %4", "number, workflow, state, when")
                               .arg(number(run.id))
                               .arg(nameOf(run.workflow), word(run), momentText(run.started, now)),
                           tr("Run"), QStringLiteral("view-list-details"), QString(), [this, id = run.id] {
                               m_window->showPage(kRuns);
                               m_runs->openRun(id);
                           }});
    }
    for (const LetterSummary &letter : m_finds->letters()) {
        entries.push_back(
            {tr("Dead letter %1 of %2, %3: %4", "number, workflow, task, what went wrong")
                 .arg(letter.id.toString(), nameOf(letter.workflow), letter.task, words(letter.error).what),
             tr("Dead letter"), QStringLiteral("mail-mark-junk"), QString(), [this, id = letter.id] {
                 openLetters();
                 m_letters->openLetter(id);
             }});
    }
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
