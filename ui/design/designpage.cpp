#include "ui/design/designpage.h"

#include "ui/design/armdesk.h"
#include "ui/design/designstage.h"
#include "ui/design/findbar.h"
#include "ui/design/outline.h"
#include "ui/design/problemsdrawer.h"
#include "ui/design/runinputs.h"
#include "ui/design/sheetstack.h"
#include "ui/design/taskpalette.h"
#include "ui/design/tryit.h"
#include "ui/design/versionsdesk.h"
#include "ui/design/versionspanel.h"
#include "ui/design/workflowlist.h"
#include "ui/inspector/inspector.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/infobar.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {
constexpr int kCloseButton = 20;
}

DesignPage::DesignPage(EngineClient &engine, Workspace &workspace, ThemeController &themes, CommandTable &commands,
                       QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_workspace(workspace)
    , m_themes(themes)
    , m_table(commands)
    , m_lastRun(engine)
    , m_lastRuns(engine)
{
    buildCommands();
    build();
    wire();
    retranslate();
    dress();
    for (auto *document : workspace.documents())
        addSheet(document);
    showSheet();
}

DesignPage::~DesignPage()
{
    // The views go before the scenes that they show, and both before the documents of the workspace.
    disconnect(&m_workspace, nullptr, this, nullptr);
    disconnect(m_tabs, nullptr, this, nullptr); // its tabs go with their views: there is no next one to show
    m_stage->disconnect(this);
    m_stage->leaveSheet();
    disconnect(&m_lastRun, nullptr, this, nullptr);
    disconnect(&m_lastRuns, nullptr, this, nullptr);
    disconnect(m_tryIt, nullptr, this, nullptr);
    m_inspector->setDocument(nullptr);
    m_problems->setDocument(nullptr);
    m_find->setDocument(nullptr);
    m_outline->setCanvas(nullptr);
    for (auto &sheet : m_sheets) {
        delete sheet.stack; // with the view in it
        delete sheet.scene;
    }
}

void DesignPage::wire()
{
    connect(&m_workspace, &Workspace::documentOpened, this, &DesignPage::addSheet);
    connect(&m_workspace, &Workspace::documentClosing, this, &DesignPage::dropSheet);
    connect(&m_workspace, &Workspace::entriesChanged, this, [this] {
        m_arming->refresh();
        refreshEmpty();
        followLastRuns();
    });
    connect(&m_lastRuns, &LastRuns::changed, this, &DesignPage::tellLastRuns);
    followLastRuns();
    connect(m_outline, &Outline::openRequested, this, [this] { m_inspector->focusField({}); });
    connect(m_find, &FindBar::found, this, &DesignPage::showMatch);
    connect(m_find, &FindBar::idChanged, this, [this](const QString &before, const QString &id) {
        if (const auto kept = m_workspace.samples().follow(current()->id(), before, id); !kept)
            m_bar->showError(kept.error());
    });
    connect(m_find, &FindBar::left, this, [this] {
        if (auto *sheet = currentSheet())
            sheet->stack->setFocus();
    });
    connect(m_list, &WorkflowList::openRequested, this, &DesignPage::openWorkflow);
    connect(m_list, &WorkflowList::failed, m_bar, &InfoBar::showError);
    connect(m_list, &WorkflowList::binned, this, &DesignPage::noteBinned);
    connect(m_palette, &TaskPalette::addRequested, this, [this](const QString &type) {
        if (auto *view = currentCanvas())
            view->addTaskHere(type);
    });
    connect(m_inspector, &Inspector::topicAsked, this, &DesignPage::askTopics);
    connect(m_inspector, &Inspector::taskRequested, this, &DesignPage::jump);
    connect(m_inspector, &Inspector::inputRequested, this, [this] { m_inputs->ask(true); });
    connect(&m_lastRun, &LastRun::changed, this, [this] { m_inspector->showLastRun(m_lastRun.picture()); });
    wireVersions();
    wireTrying();
    connect(m_tabs, &QTabWidget::currentChanged, this, &DesignPage::showSheet);
    connect(m_problems, &ProblemsDrawer::jumpRequested, this, &DesignPage::jump);
    m_problems->setFixer([this](const Problem &problem) {
        const auto *document = current();
        return document && !m_stage->isPast()
                   ? quickFixFor(problem, document->workflow(), m_engine.catalog(), m_workspace.connections())
                   : std::nullopt;
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &DesignPage::newWorkflow);
    connect(m_historyMenu, &QMenu::aboutToShow, this, &DesignPage::fillHistory);
    wireStage();
    connect(&m_engine, &EngineClient::ready, m_palette, &TaskPalette::fill);
    connect(&m_engine, &EngineClient::snapshotChanged, this, &DesignPage::takeArmed);
    connect(&m_engine, &EngineClient::snapshotChanged, this, &DesignPage::paintLive);
    connect(&m_themes, &ThemeController::changed, this, &DesignPage::dress);
}

void DesignPage::setEvaluator(Evaluator evaluator)
{
    m_inspector->setEvaluator(std::move(evaluator));
}

void DesignPage::setFileChecker(WorkflowDocument::Checker checker)
{
    m_versions->setChecker(checker);
    m_list->setChecker(std::move(checker));
}

void DesignPage::setTemplates(std::function<std::vector<std::pair<QString, QString>>()> templates)
{
    m_list->setTemplates(std::move(templates));
}

QString DesignPage::inspectedType() const
{
    const WorkflowDocument *document = current();
    const Task *task = document ? document->workflow().task(m_inspector->task()) : nullptr;
    return task ? task->type : QString();
}

void DesignPage::newFrom(const QString &name, const QString &path)
{
    m_list->addFrom(name, path);
}

void DesignPage::openWorkflow(const QString &id)
{
    const auto opened = m_workspace.open(id);
    if (!opened) {
        m_bar->showError(opened.error());
        m_problems->showRefused(m_workspace.whyNotOpened(id));
        return;
    }
    m_versions->leave();
    m_problems->setDocument(*opened);
    if (auto *sheet = sheetOf(*opened)) {
        m_tabs->setCurrentWidget(sheet->stack);
        sheet->stack->setFocus();
    }
    m_list->setCurrent(id);
}

void DesignPage::jumpTo(const QString &workflow, const QString &task, const QString &field)
{
    openWorkflow(workflow);
    if (current() && current()->id() == workflow)
        jump(task, field);
}

void DesignPage::addSheet(WorkflowDocument *document)
{
    Sheet sheet;
    sheet.document = document;
    sheet.scene = new CanvasScene(*document, m_engine.catalog(), m_themes);
    sheet.view = new CanvasView(*sheet.scene, this);
    sheet.stack = new SheetStack(sheet.view, m_engine.catalog(), m_themes, this);
    sheet.hint = new QLabel(sheet.view); // what lies in the viewport is scrolled with it
    sheet.hint->setObjectName(QStringLiteral("canvasHint"));
    sheet.hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    sheet.hint->setAlignment(Qt::AlignCenter);
    sheet.hint->setWordWrap(true);
    auto *over = new QVBoxLayout(sheet.view);
    over->addWidget(sheet.hint);
    m_sheets.push_back(sheet);
    connect(document, &WorkflowDocument::changed, this, [this, document] {
        if (auto *changed = sheetOf(document))
            refreshHint(*changed);
        refreshTabs();
    });
    connect(document, &WorkflowDocument::modifiedChanged, this, &DesignPage::refreshTabs);
    connect(document, &WorkflowDocument::changedOnDisk, this, [this, document] { askAboutFile(document->id()); });
    connect(&document->undoStack(), &QUndoStack::indexChanged, this, &DesignPage::refreshCommands);
    connect(sheet.scene, &CanvasScene::selectionMoved, this, &DesignPage::showSelection);
    connect(sheet.view, &CanvasView::openRequested, this, [this](const QString &) { m_inspector->focusField({}); });
    connect(sheet.view, &CanvasView::pasteRefused, this, [this](const Error &error) { m_bar->showError(error); });
    connect(sheet.view, &CanvasView::menuRequested, this, &DesignPage::showCanvasMenu);
    sheet.view->setTakesBreakpoints(true);
    connect(sheet.view, &CanvasView::breakpointClicked, m_tryIt, &TryIt::toggleBreakpointOf);
    connect(sheet.view, &CanvasView::listShown, this, [this, document](bool isShown) {
        if (auto *under = sheetOf(document)) {
            under->isCovered = isShown;
            refreshHint(*under);
        }
    });
    m_tabs->setTabToolTip(m_tabs->addTab(sheet.stack, document->title()), document->title());
    addCloseButton(sheet.stack);
    refreshHint(m_sheets.back());
    refreshTabs(); // edits that came back are not saved
    m_tabs->setCurrentWidget(sheet.stack);
}

void DesignPage::addCloseButton(QWidget *view)
{
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeTab"));
    close->setAutoRaise(true);
    close->setFixedSize(kCloseButton, kCloseButton);
    close->setIcon(m_themes.icon(QStringLiteral("close"), Token::Muted));
    close->setToolTip(tr("Close this workflow"));
    close->setAccessibleName(tr("Close this workflow"));
    m_tabs->tabBar()->setTabButton(m_tabs->indexOf(view), QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, this, [this, view] { closeTab(m_tabs->indexOf(view)); });
}

void DesignPage::dropSheet(WorkflowDocument *document)
{
    const auto found = std::ranges::find(m_sheets, document, &Sheet::document);
    if (found == m_sheets.end())
        return;
    const auto sheet = *found;
    m_sheets.erase(found);
    m_tryIt->unwatch(document->id());
    m_stage->forget(document->id());
    if (m_tabs->currentWidget() == sheet.stack) {
        m_inspector->setDocument(nullptr);
        m_problems->setDocument(nullptr);
        m_find->setDocument(nullptr);
        m_outline->setCanvas(nullptr);
    }
    m_tabs->removeTab(m_tabs->indexOf(sheet.stack));
    delete sheet.stack;
    delete sheet.scene;
    showSheet();
}

DesignPage::Sheet *DesignPage::sheetOf(const WorkflowDocument *document)
{
    const auto found = std::ranges::find_if(m_sheets, [&](const Sheet &one) { return one.document == document; });
    return found == m_sheets.end() ? nullptr : &*found;
}

DesignPage::Sheet *DesignPage::currentSheet()
{
    const auto found = std::ranges::find_if(m_sheets,
                                            [this](const Sheet &one) { return one.stack == m_tabs->currentWidget(); });
    return found == m_sheets.end() ? nullptr : &*found;
}

WorkflowDocument *DesignPage::current() const
{
    auto *sheet = const_cast<DesignPage *>(this)->currentSheet();
    return sheet ? sheet->document : nullptr;
}

CanvasView *DesignPage::currentCanvas() const
{
    auto *sheet = const_cast<DesignPage *>(this)->currentSheet();
    return sheet ? sheet->view : nullptr;
}

std::vector<QWidget *> DesignPage::focusZones() const
{
    return {m_list, m_aside, m_tabs, m_side, m_versions->panel(), m_problems};
}

void DesignPage::showSheet()
{
    auto *document = current();
    m_inputs->follow();
    m_inspector->setDocument(document);
    m_problems->setDocument(document);
    m_find->setDocument(document);
    m_versions->setDocument(document);
    m_outline->setCanvas(currentCanvas());
    m_lastRun.find(document ? document->id() : QString());
    m_inspector->showLastRun(m_lastRun.picture());
    m_list->setCurrent(document ? document->id() : QString());
    m_tabs->setFocusProxy(document ? static_cast<QWidget *>(currentSheet()->stack) : m_tabs->tabBar());
    if (document)
        m_stage->setSheet(*document, *currentSheet()->scene, *currentSheet()->stack);
    else
        m_stage->leaveSheet();
    refreshEmpty();
    m_arming->refresh();
    m_arming->tellInspector();
    showPast();
    showSelection();
    Q_EMIT currentChanged(document ? document->id() : QString());
}

void DesignPage::refreshTabs()
{
    for (const auto &sheet : m_sheets) {
        const int index = m_tabs->indexOf(sheet.stack);
        const auto title = sheet.document->title();
        m_tabs->setTabText(index, sheet.document->isModified() ? tr("%1 •").arg(title) : title);
        // Where many are open the tabs grow short; the path is told by the list at the left.
        const QString version = m_versions->shownText(sheet.document->id());
        m_tabs->setTabToolTip(index, version.isEmpty() ? m_tabs->tabText(index)
                                                       : tr("%1 (%2)", "workflow, v7").arg(title, version));
    }
    refreshCommands();
    m_arming->refresh();
}

void DesignPage::refreshHint(Sheet &sheet)
{
    sheet.hint->setText(tr("Nothing here yet.\nPress A or double-click to add a task, or drag one from the left."));
    sheet.hint->setForegroundRole(QPalette::WindowText);
    auto palette = sheet.hint->palette();
    palette.setColor(QPalette::WindowText, m_themes.color(Token::Muted));
    sheet.hint->setPalette(palette);
    sheet.hint->setVisible(sheet.document->workflow().tasks.empty() && !sheet.isCovered);
}

void DesignPage::refreshEmpty()
{
    const bool hasWorkflows = !m_workspace.entries().empty();
    m_empty->setText(hasWorkflows ? tr("No workflow is open") : tr("No workflow yet"),
                     hasWorkflows ? tr("Open one at the left, or start a new one.")
                                  : tr("A workflow is a graph of tasks: draw it here, run it, and watch it work."));
    m_empty->setAction(tr("New workflow"));
    m_empty->action()->setObjectName(QStringLiteral("emptyNewWorkflow"));
    m_stack->setCurrentIndex(m_sheets.empty() ? 0 : 1);
    m_toolbar->setEnabled(!m_sheets.empty());
    m_problems->setVisible(!m_sheets.empty());
    m_side->setVisible(!m_sheets.empty() && m_versions->panel()->isHidden());
}

void DesignPage::showSelection()
{
    if (auto *sheet = currentSheet())
        m_inspector->showSelection(sheet->scene->selectedTasks());
    enableTries();
}

/// By value: what is being typed is taken first, and whoever asked may hold other texts then.
void DesignPage::jump(QString task, QString field)
{
    auto *sheet = currentSheet();
    if (!sheet)
        return;
    if (m_stage->isPast())
        m_stage->backToNow();
    m_versions->leave();
    const bool isShown = task == m_inspector->task();
    const QString shown = m_inspector->finishTyping();
    if (isShown)
        task = shown;
    if (task.isEmpty())
        sheet->scene->select({});
    else
        sheet->view->reveal(task);
    m_inspector->focusField(field);
}

} // namespace sluice
