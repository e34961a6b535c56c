// The commands of the Design page for groups, notes, colours and where nodes lie; the current canvas carries them out.
#include "ui/canvas/canvaspicture.h"
#include "ui/design/arrangejob.h"
#include "ui/design/designpage.h"
#include "ui/design/findbar.h"
#include "ui/design/problemsdrawer.h"
#include "ui/design/workflowexchange.h"
#include "ui/inspector/inspector.h"
#include "ui/shell/guarded.h"
#include "ui/widgets/infobar.h"

#include <QAction>
#include <QFileDialog>

namespace sluice {

void DesignPage::canvasCommand(const char *name, QString (*text)(), const char *icon, const char *canvasKeys,
                               std::function<void(CanvasView &)> act, CommandEffect effect)
{
    auto *action = m_table.add({.id = QString::fromLatin1(name),
                                .text = text,
                                .run = guarded(this,
                                               [act = std::move(act)](const DesignPage *page) {
                                                   if (auto *view = page->currentCanvas())
                                                       act(*view);
                                               }),
                                .icon = QString::fromLatin1(icon),
                                .context = QStringLiteral("design"),
                                .effect = effect});
    m_canvasKeys.insert(action, QString::fromLatin1(canvasKeys));
    m_icons.insert(action, QString::fromLatin1(icon));
    m_commands.push_back(action);
}

void DesignPage::buildDrawingCommands()
{
    command(
        "design.find", [] { return tr("Find and replace"); }, "edit-find", QKeySequence(Qt::CTRL | Qt::Key_F),
        [](DesignPage *page) { page->find(); }, "");
    command(
        "design.quickFix", [] { return tr("Mend the problem"); }, "tools-wizard",
        QKeySequence(Qt::ALT | Qt::Key_Return), &DesignPage::quickFix, "");
    command(
        "design.picture", [] { return tr("Save a picture of the canvas…"); }, "document-save-as", QKeySequence(),
        &DesignPage::savePicture, "");
    command(
        "design.import", [] { return tr("Import a workflow…"); }, "document-import", QKeySequence(),
        [](DesignPage *page) { page->m_exchange->askForImport(); }, "");
    command(
        "design.export", [] { return tr("Export the workflow…"); }, "document-export", QKeySequence(),
        [](DesignPage *page) { page->m_exchange->askForExport(); }, "");
    canvasCommand(
        "design.note", [] { return tr("Add a note"); }, "note", "N", [](CanvasView &view) { view.addNoteHere(); });
    canvasCommand(
        "design.group", [] { return tr("Group"); }, "object-group", "Ctrl+G",
        [](CanvasView &view) { view.groupSelection(); });
    canvasCommand(
        "design.ungroup", [] { return tr("Ungroup"); }, "object-ungroup", "Ctrl+Shift+G",
        [](CanvasView &view) { view.ungroupSelection(); });
    canvasCommand(
        "design.collapse", [] { return tr("Collapse or expand"); }, "collapse-all", "X",
        [](CanvasView &view) { view.toggleCollapsed(); });
    canvasCommand(
        "design.minimap", [] { return tr("Show or hide the overview"); }, "view-preview", "M",
        [](CanvasView &view) { view.toggleMinimap(); }, CommandEffect::Act);
    canvasCommand(
        "design.alignLeft", [] { return tr("Align left"); }, "align-horizontal-left", "",
        [](CanvasView &view) { view.alignSelection(Align::Left); });
    canvasCommand(
        "design.alignCentre", [] { return tr("Align centres"); }, "align-horizontal-center", "",
        [](CanvasView &view) { view.alignSelection(Align::Centre); });
    canvasCommand(
        "design.alignRight", [] { return tr("Align right"); }, "align-horizontal-right", "",
        [](CanvasView &view) { view.alignSelection(Align::Right); });
    canvasCommand(
        "design.alignTop", [] { return tr("Align top"); }, "align-vertical-top", "",
        [](CanvasView &view) { view.alignSelection(Align::Top); });
    canvasCommand(
        "design.alignMiddle", [] { return tr("Align middles"); }, "align-vertical-center", "",
        [](CanvasView &view) { view.alignSelection(Align::Middle); });
    canvasCommand(
        "design.alignBottom", [] { return tr("Align bottom"); }, "align-vertical-bottom", "",
        [](CanvasView &view) { view.alignSelection(Align::Bottom); });
    canvasCommand(
        "design.distributeAcross", [] { return tr("Distribute across"); }, "distribute-horizontal-x", "",
        [](CanvasView &view) { view.distributeSelection(Qt::Horizontal); });
    canvasCommand(
        "design.distributeDown", [] { return tr("Distribute down"); }, "distribute-vertical-y", "",
        [](CanvasView &view) { view.distributeSelection(Qt::Vertical); });
    canvasCommand(
        "design.tintNone", [] { return tr("Colour: none"); }, "fill-color", "",
        [](CanvasView &view) { view.tintSelection({}); });
    canvasCommand(
        "design.tintBlue", [] { return tr("Colour: blue"); }, "fill-color", "",
        [](CanvasView &view) { view.tintSelection(QStringLiteral("blue")); });
    canvasCommand(
        "design.tintGreen", [] { return tr("Colour: green"); }, "fill-color", "",
        [](CanvasView &view) { view.tintSelection(QStringLiteral("green")); });
    canvasCommand(
        "design.tintAmber", [] { return tr("Colour: amber"); }, "fill-color", "",
        [](CanvasView &view) { view.tintSelection(QStringLiteral("amber")); });
    canvasCommand(
        "design.tintRed", [] { return tr("Colour: red"); }, "fill-color", "",
        [](CanvasView &view) { view.tintSelection(QStringLiteral("red")); });
    canvasCommand(
        "design.tintViolet", [] { return tr("Colour: violet"); }, "fill-color", "",
        [](CanvasView &view) { view.tintSelection(QStringLiteral("violet")); });
    canvasCommand(
        "design.tintGrey", [] { return tr("Colour: grey"); }, "fill-color", "",
        [](CanvasView &view) { view.tintSelection(QStringLiteral("grey")); });
}

/// Of the task that is selected, else the one that is chosen in the drawer.
void DesignPage::quickFix()
{
    const auto tasks = currentSheet() ? currentSheet()->scene->selectedTasks() : QStringList();
    const bool isDone = (tasks.size() == 1 && m_problems->fix(tasks.front())) || m_problems->fix({});
    if (!isDone)
        m_bar->showMessage(InfoBar::Tone::Info, tr("No problem here can be mended by itself."));
}

void DesignPage::showMatch(const TextMatch &match)
{
    auto *view = currentCanvas();
    if (!view)
        return;
    switch (match.where) {
    case TextMatch::Where::Task:
        jump(match.id, match.field);
        break;
    case TextMatch::Where::Note:
        m_inspector->finishTyping();
        view->revealNote(match.id);
        break;
    case TextMatch::Where::Group:
        m_inspector->finishTyping();
        view->revealGroup(match.id);
        break;
    case TextMatch::Where::Trigger:
        jump({}, QStringLiteral("triggers.%1.%2").arg(match.id, match.field));
        break;
    case TextMatch::Where::Workflow:
        jump({}, match.field);
        break;
    }
}

void DesignPage::arrange()
{
    auto *document = current();
    if (!document || document->workflow().tasks.empty())
        return;
    const auto done = [this, id = document->id(), asked = document->edits()](const Arrangement &arrangement) {
        auto *sheet = sheetOf(m_workspace.document(id));
        // What was edited meanwhile is asked for again by whoever wants it.
        if (!sheet || sheet->document->edits() != asked)
            return;
        sheet->scene->glideToNext();
        sheet->document->arrange(arrangement);
        sheet->scene->awaitNoGlide();
        sheet->view->fit();
    };
    const auto ask = [this, document](QObject *context, const ArrangeJob::Done &take) {
        if (m_arranger)
            m_arranger(document->workflow(), context, take);
        else
            take(layeredLayout(document->workflow(), &currentSheet()->scene->catalog()));
    };
    m_arranging->begin(static_cast<qsizetype>(document->workflow().tasks.size()), ask, done);
}

void DesignPage::find()
{
    m_find->ask();
}

void DesignPage::savePicture()
{
    auto *sheet = currentSheet();
    if (!sheet)
        return;
    auto *dialog = new QFileDialog(window(), tr("Save a picture of the canvas"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Vector picture (*.svg)"), tr("Page (*.pdf)"), tr("Picture (*.png)")});
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    dialog->selectFile(sheet->document->id());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = sheet->document->id()](const QString &path) {
        auto *found = sheetOf(m_workspace.document(id));
        if (!found)
            return;
        if (const auto done = saveCanvasPicture(*found->scene, path); !done)
            m_bar->showError(done.error());
        else
            m_bar->showMessage(InfoBar::Tone::Success, tr("The picture was saved as %1.").arg(path));
    });
    dialog->open();
}

} // namespace sluice
