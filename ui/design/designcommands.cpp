// What one does with a workflow on the Design page.
#include "core/workflow/triggerrules.h"
#include "ui/design/armdesk.h"
#include "ui/design/designpage.h"
#include "ui/design/designstage.h"
#include "ui/design/outline.h"
#include "ui/design/problemsdrawer.h"
#include "ui/design/runinputs.h"
#include "ui/design/tryit.h"
#include "ui/design/versionsdesk.h"
#include "ui/design/workflowlist.h"
#include "ui/inspector/inspector.h"
#include "ui/shell/guarded.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kHistoryShown = 30;
constexpr Milliseconds kLiveEvery{500};
} // namespace

void DesignPage::command(const char *name, QString (*text)(), const char *icon, const QKeySequence &keys,
                         std::function<void(DesignPage *)> act, const char *canvasKeys, CommandEffect effect)
{
    const auto id = QString::fromLatin1(name);
    auto *action = m_table.add({.id = id,
                                .text = text,
                                .run = guarded(this, std::move(act)),
                                .keys = keys,
                                .icon = QString::fromLatin1(icon),
                                .context = QStringLiteral("design"),
                                .effect = effect});
    m_canvasKeys.insert(action, QString::fromLatin1(canvasKeys));
    m_icons.insert(action, QString::fromLatin1(icon));
    m_commands.push_back(action);
}

QAction *DesignPage::find(const char *name) const
{
    return m_table.action(QString::fromLatin1(name));
}

void DesignPage::buildCommands()
{
    // The canvas takes the keys in the last column itself, so that letters stay letters in the fields around it.
    command(
        "design.new", [] { return tr("New workflow"); }, "document-new", QKeySequence(Qt::CTRL | Qt::Key_N),
        &DesignPage::newWorkflow, "");
    auto *fromTemplate = m_table.add({.id = QStringLiteral("design.fromTemplate"),
                                      .text = [] { return tr("New workflow from a template…"); },
                                      .run = [this] { m_list->pickTemplate(m_engine.catalog()); },
                                      .keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                                      .icon = QStringLiteral("document-new"),
                                      .context = QStringLiteral("design")});
    m_icons.insert(fromTemplate, QStringLiteral("document-new"));
    m_commands.push_back(fromTemplate);
    command(
        "design.close", [] { return tr("Close this workflow"); }, "document-close", QKeySequence(Qt::CTRL | Qt::Key_W),
        &DesignPage::closeCurrent, "");
    command(
        "design.run", [] { return tr("Run"); }, "media-playback-start", QKeySequence(Qt::CTRL | Qt::Key_R),
        &DesignPage::run, "");
    command(
        "design.runInput", [] { return tr("Run with an input…"); }, "media-playback-start",
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R), [](DesignPage *page) { page->m_inputs->ask(false); }, "");
    command(
        "design.saveInput", [] { return tr("Save an input as…"); }, "bookmark-new", QKeySequence(),
        [](DesignPage *page) { page->m_inputs->ask(true); }, "");
    command(
        "design.stop", [] { return tr("Stop the run"); }, "media-playback-stop",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), &DesignPage::stop, "");
    command(
        "design.save", [] { return tr("Save"); }, "document-save", QKeySequence(Qt::CTRL | Qt::Key_S),
        &DesignPage::save, "");
    command(
        "design.undo", [] { return tr("Undo"); }, "edit-undo", QKeySequence(Qt::CTRL | Qt::Key_Z), &DesignPage::undo,
        "", CommandEffect::History);
    command(
        "design.redo", [] { return tr("Redo"); }, "edit-redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
        &DesignPage::redo, "", CommandEffect::History);
    command(
        "design.arrange", [] { return tr("Arrange the nodes"); }, "distribute-graph-directed",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), &DesignPage::arrange, "", CommandEffect::Edit);
    command(
        "design.arm", [] { return tr("Arm or disarm"); }, "network-connect", QKeySequence(),
        [](DesignPage *page) { page->m_arming->toggle(); }, "");
    command(
        "design.armThis", [] { return tr("Arm this version"); }, "network-connect", QKeySequence(),
        [](DesignPage *page) { page->m_arming->armThis(); }, "");
    command(
        "design.versions", [] { return tr("Versions"); }, "vcs-branch", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
        &DesignPage::showVersions, "");
    command(
        "design.compareVersions", [] { return tr("Compare with the last version"); }, "view-file-columns",
        QKeySequence(), &DesignPage::compareVersions, "");
    command(
        "design.add", [] { return tr("Add a task"); }, "list-add", QKeySequence(), &DesignPage::addTask, "A",
        CommandEffect::Edit);
    command(
        "design.connect", [] { return tr("Connect to …"); }, "draw-connector", QKeySequence(), &DesignPage::connectTask,
        "C", CommandEffect::Edit);
    command(
        "design.copy", [] { return tr("Copy"); }, "edit-copy", QKeySequence(), &DesignPage::copyTasks, "Ctrl+C");
    command(
        "design.cut", [] { return tr("Cut"); }, "edit-cut", QKeySequence(), &DesignPage::cutTasks, "Ctrl+X",
        CommandEffect::Edit);
    command(
        "design.paste", [] { return tr("Paste"); }, "edit-paste", QKeySequence(), &DesignPage::pasteTasks, "Ctrl+V",
        CommandEffect::Edit);
    command(
        "design.duplicate", [] { return tr("Duplicate"); }, "edit-clone", QKeySequence(), &DesignPage::duplicateTasks,
        "Ctrl+D", CommandEffect::Edit);
    command(
        "design.delete", [] { return tr("Delete"); }, "edit-delete", QKeySequence(), &DesignPage::deleteTasks, "Del",
        CommandEffect::Edit);
    command(
        "design.deleteReconnect", [] { return tr("Delete and reconnect"); }, "node-delete", QKeySequence(),
        &DesignPage::deleteAndReconnect, "Alt+Del", CommandEffect::Edit);
    command(
        "design.rename", [] { return tr("Rename"); }, "edit-rename", QKeySequence(), &DesignPage::renameTask, "F2",
        CommandEffect::Edit);
    command(
        "design.disable", [] { return tr("Disable or enable"); }, "layer-visible-off", QKeySequence(),
        &DesignPage::disableTasks, "D", CommandEffect::Edit);
    command(
        "design.selectAll", [] { return tr("Select all"); }, "edit-select-all", QKeySequence(),
        &DesignPage::selectAllTasks, "Ctrl+A");
    command(
        "design.fit", [] { return tr("Fit into the window"); }, "zoom-fit-best", QKeySequence(), &DesignPage::fit, "F");
    command(
        "design.fitSelection", [] { return tr("Fit the selection"); }, "zoom-select", QKeySequence(),
        &DesignPage::fitSelection, "Shift+F");
    command(
        "design.zoomIn", [] { return tr("Zoom in"); }, "zoom-in", QKeySequence(), &DesignPage::zoomIn, "Ctrl++");
    command(
        "design.zoomOut", [] { return tr("Zoom out"); }, "zoom-out", QKeySequence(), &DesignPage::zoomOut, "Ctrl+-");
    command(
        "design.zoomNormal", [] { return tr("Actual size"); }, "zoom-original", QKeySequence(), &DesignPage::zoomNormal,
        "Ctrl+0");
    buildDrawingCommands();
    buildStageCommands();
    buildTryCommands();
}

DesignMoment DesignPage::moment() const
{
    auto *document = current();
    if (!document)
        return {};
    const auto *entry = m_workspace.entry(document->id());
    const auto *picture = m_stage->now();
    return {.hasDocument = true,
            .isCovered = m_versions->isCovering(),
            .isPast = m_stage->isPast(),
            .canUndo = document->undoStack().canUndo(),
            .canRedo = document->undoStack().canRedo(),
            .isModified = document->isModified(),
            .isArmedOtherwise = entry && entry->differs,
            .hasRun = picture != nullptr,
            .isRunning = picture && !isFinal(picture->run().state)};
}

/// Each is told once what it may be now: buttons and menus hear of each change, and this happens ten times a second.
void DesignPage::refreshCommands()
{
    const DesignMoment now = moment();
    const auto tries = now.hasDocument ? m_tryIt->allowed() : QHash<QString, bool>();
    for (const CommandEntry &command : m_table.commands()) {
        if (auto *action = m_table.action(command.id); m_commands.contains(action))
            action->setEnabled(tries.value(command.id, isAllowed(command, now)));
    }
    if (!now.hasDocument)
        return;
    const auto &history = current()->undoStack();
    find("design.undo")->setToolTip(now.canUndo ? tr("Undo: %1").arg(history.undoText()) : tr("Nothing to undo"));
    find("design.redo")->setToolTip(now.canRedo ? tr("Redo: %1").arg(history.redoText()) : tr("Nothing to redo"));
}

void DesignPage::enableTries()
{
    const auto tries = m_tryIt->allowed();
    for (auto each = tries.begin(); each != tries.end(); ++each)
        m_table.setEnabled(each.key(), each.value());
}

void DesignPage::newWorkflow()
{
    m_list->addWorkflow();
}

void DesignPage::refuseFor(const QString &text)
{
    const auto &problems = current()->problems();
    const auto first = std::ranges::find(problems, Severity::Error, &Problem::severity);
    const auto task = first->task;
    const auto field = first->field;
    m_problems->setOpen(true);
    m_bar->showMessage(InfoBar::Tone::Danger, text);
    m_bar
        ->addAction(tr("Go to the first"),
                    [this, task, field] {
                        m_bar->dismiss();
                        jump(task, field);
                    })
        ->setObjectName(QStringLiteral("goToFirstProblem"));
}

void DesignPage::run()
{
    (void)start({});
}

/// False: it does not run, and why is said.
bool DesignPage::start(const Payload &input, const StartOptions &options)
{
    finishTyping();
    auto *document = current();
    if (!document)
        return false;
    document->endMerge();
    document->settleAll();
    // What is wrong with its triggers hinders only what starts by them.
    const auto errors = std::ranges::count_if(document->problems(), [](const Problem &problem) {
        return problem.severity == Severity::Error && !triggerPlace(problem.field);
    });
    if (errors > 0) {
        refuseFor(tr("%n error(s) must be mended before this runs.", nullptr, static_cast<int>(errors)));
        return false;
    }
    m_bar->dismiss();
    RunRequest request;
    request.workflow = document->workflow();
    request.input = input;
    request.options = options;
    m_tryIt->addTo(request);
    m_engine.startRun(request, this, [this, id = document->id()](Result<RunId> started) {
        if (!started) {
            if (!m_tryIt->tellRefusal(started.error()))
                m_bar->showError(started.error());
            return;
        }
        // Whoever went on to another workflow meanwhile is not taken away from it; one that was closed shows no run.
        if (current() && current()->id() == id) {
            showRun(id, *started, false);
        } else if (m_workspace.document(id)) {
            m_tryIt->watch(id, *started);
            m_stage->showWhenSeen(id, *started);
        }
        Q_EMIT runStarted(*started);
    });
    return true;
}

void DesignPage::showRun(const QString &workflow, RunId run, bool looksBack)
{
    openWorkflow(workflow);
    if (!current() || current()->id() != workflow)
        return;
    m_tryIt->watch(workflow, run);
    m_stage->showRun(run, looksBack);
}

void DesignPage::runSaved(const QString &name)
{
    m_inputs->runSaved(name);
}

void DesignPage::stop()
{
    if (!m_stage->run())
        return;
    m_engine.cancelRun(*m_stage->run(), this, [this](Result<void> done) {
        if (!done)
            m_bar->showError(done.error());
    });
}

/// Twice a second at most, and only while somebody looks.
void DesignPage::paintLive()
{
    const EngineSnapshot &now = m_engine.snapshot();
    auto *sheet = currentSheet();
    if (!sheet || !isVisible() || m_stage->isPast() || (now.taken >= m_liveAt && now.taken - m_liveAt < kLiveEvery))
        return;
    m_liveAt = now.taken;
    const LiveByTask live = liveByTask(sheet->document->workflow(), m_engine.catalog(), now);
    sheet->scene->showLive(live);
    m_outline->showLive(live);
}

void DesignPage::save()
{
    finishTyping();
    auto *document = current();
    if (!document)
        return;
    saveDocument(document);
}

void DesignPage::undo()
{
    finishTyping();
    if (auto *document = current()) {
        document->endMerge();
        document->undoStack().undo();
    }
}

void DesignPage::redo()
{
    finishTyping();
    if (auto *document = current())
        document->undoStack().redo();
}

void DesignPage::fillHistory()
{
    m_historyMenu->clear();
    auto *document = current();
    if (!document)
        return;
    auto &history = document->undoStack();
    const int now = history.index();
    for (int index = std::min(history.count(), now + kHistoryShown / 3); index >= std::max(0, now - kHistoryShown);
         --index) {
        auto *action = m_historyMenu->addAction(index == 0 ? tr("As opened") : history.text(index - 1));
        action->setCheckable(true);
        action->setChecked(index == now);
        connect(action, &QAction::triggered, this, [this, index] {
            if (auto *shown = current()) {
                shown->endMerge();
                shown->undoStack().setIndex(index);
            }
        });
    }
}

void DesignPage::showCanvasMenu(QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("canvasMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto *scene = currentSheet() ? currentSheet()->scene : nullptr;
    const auto tasks = scene ? scene->selectedTasks() : QStringList();
    const bool hasGroup = scene && !scene->selectedGroups().isEmpty();
    const bool hasNote = scene && !scene->selectedNotes().isEmpty();
    const auto add = [this](QMenu &into, std::initializer_list<const char *> names) {
        for (const char *name : names) {
            auto *command = find(name);
            const auto onCanvas = QKeySequence(m_canvasKeys.value(command));
            const auto keys = (onCanvas.isEmpty() ? command->shortcut() : onCanvas).toString(QKeySequence::NativeText);
            auto *entry = into.addAction(command->icon(),
                                         keys.isEmpty() ? command->text() : command->text() + u'\t' + keys);
            entry->setEnabled(command->isEnabled());
            connect(entry, &QAction::triggered, command, &QAction::trigger);
        }
    };
    const auto addColours = [&] {
        add(*menu->addMenu(tr("Colour")), {"design.tintNone", "design.tintBlue", "design.tintGreen", "design.tintAmber",
                                           "design.tintRed", "design.tintViolet", "design.tintGrey"});
    };
    if (!tasks.isEmpty()) {
        add(*menu, {"design.rename", "design.connect", "design.disable"});
        menu->addSeparator();
        add(*menu, {"design.runTo", "design.runFrom", "design.breakpoint"});
        menu->addSeparator();
        add(*menu, {"design.group"});
        if (hasGroup)
            add(*menu, {"design.ungroup", "design.collapse"});
        addColours();
        if (tasks.size() > 1) {
            add(*menu->addMenu(tr("Align")),
                {"design.alignLeft", "design.alignCentre", "design.alignRight", "design.alignTop", "design.alignMiddle",
                 "design.alignBottom", "design.distributeAcross", "design.distributeDown"});
        }
        menu->addSeparator();
        add(*menu, {"design.copy", "design.cut", "design.paste", "design.duplicate"});
        menu->addSeparator();
        add(*menu, {"design.delete", "design.deleteReconnect"});
    } else if (hasNote) {
        addColours();
        add(*menu, {"design.copy", "design.cut", "design.duplicate", "design.delete"});
    } else {
        add(*menu, {"design.add", "design.note", "design.paste", "design.selectAll"});
        menu->addSeparator();
        add(*menu, {"design.fit", "design.zoomNormal", "design.arrange", "design.minimap"});
    }
    menu->popup(place);
}

} // namespace sluice
