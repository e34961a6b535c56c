#include "ui/design/designpage.h"

#include "core/run/plan.h"
#include "ui/design/findbar.h"
#include "ui/design/outline.h"
#include "ui/design/problemsdrawer.h"
#include "ui/design/runline.h"
#include "ui/design/taskpalette.h"
#include "ui/design/tryit.h"
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
    , m_watcher(engine)
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
    disconnect(&m_watcher, nullptr, this, nullptr);
    disconnect(&m_lastRun, nullptr, this, nullptr);
    disconnect(&m_lastRuns, nullptr, this, nullptr);
    disconnect(m_tryIt, nullptr, this, nullptr);
    m_inspector->setDocument(nullptr);
    m_problems->setDocument(nullptr);
    m_find->setDocument(nullptr);
    m_outline->setCanvas(nullptr);
    for (auto &sheet : m_sheets) {
        delete sheet.view;
        delete sheet.scene;
    }
}

void DesignPage::wire()
{
    connect(&m_workspace, &Workspace::documentOpened, this, &DesignPage::addSheet);
    connect(&m_workspace, &Workspace::documentClosing, this, &DesignPage::dropSheet);
    connect(&m_workspace, &Workspace::entriesChanged, this, [this] {
        refreshArm();
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
        if (auto *view = currentCanvas())
            view->setFocus();
    });
    connect(m_list, &WorkflowList::openRequested, this, &DesignPage::openWorkflow);
    connect(m_list, &WorkflowList::failed, m_bar, &InfoBar::showError);
    connect(m_list, &WorkflowList::binned, this, [this](const QString &name, const QString &path) {
        m_bar->showMessage(InfoBar::Tone::Info, tr("%1 was moved to the bin of the workspace.").arg(name));
        m_bar->addAction(tr("Bring it back"), [this, path] {
            m_bar->dismiss();
            if (const auto restored = m_workspace.restore(path))
                openWorkflow(*restored);
            else
                m_bar->showError(restored.error());
        });
    });
    connect(m_palette, &TaskPalette::addRequested, this, [this](const QString &type) {
        if (auto *view = currentCanvas())
            view->addTaskHere(type);
    });
    connect(m_inspector, &Inspector::topicAsked, this, &DesignPage::askTopics);
    connect(m_inspector, &Inspector::taskRequested, this, &DesignPage::jump);
    connect(m_inspector, &Inspector::inputRequested, this, &DesignPage::saveInput);
    connect(&m_lastRun, &LastRun::changed, this, [this] { m_inspector->showLastRun(m_lastRun.picture()); });
    wireInputs();
    wireTrying();
    connect(m_tabs, &QTabWidget::currentChanged, this, &DesignPage::showSheet);
    connect(m_problems, &ProblemsDrawer::jumpRequested, this, &DesignPage::jump);
    m_problems->setFixer([this](const Problem &problem) {
        const auto *document = current();
        return document ? quickFixFor(problem, document->workflow(), m_engine.catalog(), m_workspace.connections())
                        : std::nullopt;
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &DesignPage::newWorkflow);
    connect(m_armButton, &QToolButton::clicked, this, &DesignPage::toggleArmed);
    connect(m_historyMenu, &QMenu::aboutToShow, this, &DesignPage::fillHistory);
    connect(m_runLine, &RunLine::clearRequested, this, [this] {
        m_tryIt->unwatch(std::exchange(m_watchedWorkflow, {}));
        m_watcher.stop();
        m_lastRun.find(current() ? current()->id() : QString());
    });
    connect(&m_watcher, &RunWatcher::changed, this, &DesignPage::paintRun);
    connect(&m_watcher, &RunWatcher::failed, m_bar, &InfoBar::showError);
    connect(&m_engine, &EngineClient::ready, m_palette, &TaskPalette::fill);
    connect(&m_engine, &EngineClient::snapshotChanged, this, &DesignPage::takeArmed);
    connect(&m_engine, &EngineClient::snapshotChanged, this, &DesignPage::paintLive);
    connect(m_list, &WorkflowList::binned, this, [this](const QString &, const QString &, const QString &id) {
        if (m_workspace.isArmed(id))
            disarm(id);
    });
    connect(&m_themes, &ThemeController::changed, this, &DesignPage::dress);
}

void DesignPage::setEvaluator(Evaluator evaluator)
{
    m_inspector->setEvaluator(std::move(evaluator));
}

void DesignPage::setFileChecker(WorkflowDocument::Checker checker)
{
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
    m_problems->setDocument(*opened);
    if (auto *sheet = sheetOf(*opened)) {
        m_tabs->setCurrentWidget(sheet->view);
        sheet->view->setFocus();
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
        paintRun();
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
    m_tabs->setTabToolTip(m_tabs->addTab(sheet.view, document->title()), document->title());
    addCloseButton(sheet.view);
    refreshHint(m_sheets.back());
    refreshTabs(); // edits that came back are not saved
    m_tabs->setCurrentWidget(sheet.view);
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
    if (m_watchedWorkflow == document->id()) {
        m_tryIt->unwatch(std::exchange(m_watchedWorkflow, {}));
        m_watcher.stop();
    }
    if (m_tabs->currentWidget() == sheet.view) {
        m_inspector->setDocument(nullptr);
        m_problems->setDocument(nullptr);
        m_find->setDocument(nullptr);
        m_outline->setCanvas(nullptr);
    }
    m_tabs->removeTab(m_tabs->indexOf(sheet.view));
    delete sheet.view;
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
                                            [this](const Sheet &one) { return one.view == m_tabs->currentWidget(); });
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
    return {m_list, m_aside, m_tabs, m_inspector, m_problems};
}

void DesignPage::showSheet()
{
    auto *document = current();
    if (!document || document->id() != m_inputOf)
        closeInput();
    m_inspector->setDocument(document);
    m_problems->setDocument(document);
    m_find->setDocument(document);
    m_outline->setCanvas(currentCanvas());
    m_lastRun.find(document ? document->id() : QString());
    m_inspector->showLastRun(m_lastRun.picture());
    m_list->setCurrent(document ? document->id() : QString());
    m_tabs->setFocusProxy(document ? static_cast<QWidget *>(currentCanvas()) : m_tabs->tabBar());
    refreshEmpty();
    refreshArm();
    tellArmed();
    refreshCommands();
    paintRun();
    showSelection();
    Q_EMIT currentChanged(document ? document->id() : QString());
}

void DesignPage::refreshTabs()
{
    for (const auto &sheet : m_sheets) {
        const int index = m_tabs->indexOf(sheet.view);
        const auto title = sheet.document->title();
        m_tabs->setTabText(index, sheet.document->isModified() ? tr("%1 •").arg(title) : title);
        // Where many are open the tabs grow short; the path is told by the list at the left.
        m_tabs->setTabToolTip(index, m_tabs->tabText(index));
    }
    refreshCommands();
    refreshArm();
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
    m_inspector->setVisible(!m_sheets.empty());
}

void DesignPage::showSelection()
{
    if (auto *sheet = currentSheet())
        m_inspector->showSelection(sheet->scene->selectedTasks());
    m_tryIt->enable(m_table);
}

/// By value: what is being typed is taken first, and whoever asked may hold other texts then.
void DesignPage::jump(QString task, QString field)
{
    auto *sheet = currentSheet();
    if (!sheet)
        return;
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
