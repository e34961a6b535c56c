// How the Design page is put together, and its words.
#include "ui/design/armdesk.h"
#include "ui/design/armedline.h"
#include "ui/design/arrangejob.h"
#include "ui/design/debugline.h"
#include "ui/design/designpage.h"
#include "ui/design/designstage.h"
#include "ui/design/findbar.h"
#include "ui/design/inputsheet.h"
#include "ui/design/outline.h"
#include "ui/design/pastpanel.h"
#include "ui/design/problemsdrawer.h"
#include "ui/design/runinputs.h"
#include "ui/design/runline.h"
#include "ui/design/taskpalette.h"
#include "ui/design/versionsdesk.h"
#include "ui/design/versionspanel.h"
#include "ui/design/workflowexchange.h"
#include "ui/design/workflowlist.h"
#include "ui/inspector/inspector.h"
#include "ui/runs/forkpanel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"

#include <QAction>
#include <QDataStream>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace sluice {

namespace {

// At a font scale of 1; what the words need is more where it has to be.
constexpr int kLeftWidth = 216;
constexpr int kInspectorWidth = 336;
constexpr quint8 kLayoutFormat = 2;

QFrame *separator(QWidget *owner)
{
    auto *line = new QFrame(owner);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(20);
    return line;
}

} // namespace

void DesignPage::build()
{
    setObjectName(QStringLiteral("designPage"));
    m_across = new QSplitter(Qt::Horizontal, this);
    m_across->setObjectName(QStringLiteral("designSplitter"));
    m_across->setHandleWidth(1);
    m_across->setChildrenCollapsible(false);
    m_inspector = new Inspector(m_engine.catalog(), m_workspace, m_themes, this);
    m_pastPanel = new PastPanel(m_themes, this);
    m_side = new QStackedWidget(this);
    m_side->addWidget(m_inspector);
    m_side->addWidget(m_pastPanel);
    m_stage = new DesignStage(m_engine, m_themes, this);
    m_versions = new VersionsDesk(m_engine, m_workspace, m_themes, this);
    m_across->addWidget(buildLeft());
    m_across->addWidget(buildMiddle());
    m_across->addWidget(m_side);
    m_across->addWidget(m_versions->panel());
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({kLeftWidth, 600, kInspectorWidth});
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_across);
}

QWidget *DesignPage::buildLeft()
{
    m_left = new QSplitter(Qt::Vertical, this);
    m_left->setHandleWidth(1);
    m_left->setChildrenCollapsible(false);
    m_list = new WorkflowList(m_workspace, m_themes, this);
    connect(m_list, &WorkflowList::templateRequested, find("design.fromTemplate"), &QAction::trigger);
    connect(m_list, &WorkflowList::connectionsBrought, this, [this](const QString &workflow, const QStringList &names) {
        m_bar->showMessage(InfoBar::Tone::Info,
                           tr("%1 brought %n connection(s) along: %2.", nullptr, static_cast<int>(names.size()))
                               .arg(workflow, names.join(QStringLiteral(", "))),
                           tr("Give them your addresses before the first run."));
        if (auto *page = m_table.action(QStringLiteral("page.connections")))
            m_bar->addAction(tr("Show the connections"), [page] { page->trigger(); })
                ->setObjectName(QStringLiteral("designShowConnections"));
    });
    m_palette = new TaskPalette(m_engine.catalog(), m_themes, this);
    m_left->addWidget(m_list);
    m_outline = new Outline(m_engine.catalog(), m_themes, this);
    m_aside = new QTabWidget(this);
    m_aside->setObjectName(QStringLiteral("asideTabs"));
    m_aside->setDocumentMode(true);
    m_aside->addTab(m_palette, QString());
    m_aside->addTab(m_outline, QString());
    m_left->addWidget(m_aside);
    m_left->setSizes({240, 400});
    return m_left;
}

QWidget *DesignPage::buildMiddle()
{
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHelpers();
    m_toolbar = buildToolbar();
    m_bar = new InfoBar(m_themes, this);
    m_bar->setObjectName(QStringLiteral("designBar"));
    m_arranging = new ArrangeJob(m_themes, this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("documentTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_empty = new EmptyState(m_themes, this);
    m_empty->setObjectName(QStringLiteral("noWorkflow"));
    m_empty->setIcon(QStringLiteral("project-development"));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tabs);
    m_problems = new ProblemsDrawer(m_themes, this);
    column->addWidget(m_toolbar);
    column->addWidget(m_arming->line());
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(space::kS, 0, space::kS, 0);
    bar->addWidget(m_bar);
    bar->addWidget(m_arranging->bar());
    column->addLayout(bar);
    m_find = new FindBar(m_themes, this);
    column->addWidget(m_find);
    auto *sheet = new QHBoxLayout;
    sheet->setContentsMargins(space::kS, 0, space::kS, 0);
    sheet->addWidget(m_inputs->sheet());
    column->addLayout(sheet);
    column->addWidget(buildDebugLine());
    column->addWidget(m_stage->bar());
    column->addWidget(m_stage->forkForm());
    column->addWidget(m_versions->cover(m_stack), 1);
    column->addWidget(m_stage->timeRow());
    column->addWidget(m_problems);
    return middle;
}

/// Those that do a part of the page's work, each with what it shows.
void DesignPage::makeHelpers()
{
    const auto document = [this] { return current(); };
    const auto bar = [this]() -> InfoBar & { return *m_bar; };
    m_inputs = new RunInputs(m_themes,
                             {.document = document,
                              .start = [this](const Payload &input) { return start(input); },
                              .focusCanvas =
                                  [this] {
                                      if (auto *view = currentCanvas())
                                          view->setFocus();
                                  },
                              .bar = bar,
                              .run = find("design.runInput"),
                              .keep = find("design.saveInput")},
                             this);
    m_exchange = new WorkflowExchange(m_engine, m_workspace,
                                      {.document = document,
                                       .open = [this](const QString &workflow) { openWorkflow(workflow); },
                                       .arrange = [this] { arrange(); },
                                       .fit = [this] { fit(); },
                                       .bar = bar},
                                      this);
    m_arming = new ArmDesk(m_engine, m_workspace, m_themes,
                           {.document = document,
                            .save = [this] { save(); },
                            .refuse = [this](const QString &why) { refuseFor(why); },
                            .bar = bar,
                            .list = *m_list,
                            .inspector = *m_inspector,
                            .armThis = *find("design.armThis")},
                           this);
}

QWidget *DesignPage::buildToolbar()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(space::kXs, bar);
    row->setFilling(true);
    row->setContentsMargins(space::kS, space::kXs, space::kS, space::kXs);
    m_runButton = new QPushButton(this);
    m_runButton->setObjectName(QStringLiteral("design_run_button"));
    m_runButton->setProperty("accent", true);
    auto *runCommand = find("design.run");
    connect(m_runButton, &QPushButton::clicked, runCommand, &QAction::trigger);
    connect(runCommand, &QAction::changed, m_runButton, [this, runCommand] {
        m_runButton->setEnabled(runCommand->isEnabled());
        m_runButton->setText(runCommand->text());
        m_runButton->setToolTip(runCommand->toolTip());
    });
    row->addWidget(m_runButton);
    row->addWidget(buildTryMenu());
    row->addWidget(m_inputs->button());
    row->addWidget(button("design.pause"));
    row->addWidget(button("design.stop"));
    row->addWidget(separator(this));
    row->addWidget(button("design.save"));
    row->addWidget(button("design.undo"));
    row->addWidget(button("design.redo"));
    m_history = new QToolButton(this);
    m_history->setObjectName(QStringLiteral("historyButton"));
    m_history->setPopupMode(QToolButton::InstantPopup);
    m_history->setAutoRaise(true);
    m_historyMenu = new QMenu(this);
    m_historyMenu->setObjectName(QStringLiteral("historyMenu"));
    m_history->setMenu(m_historyMenu);
    row->addWidget(m_history);
    row->addWidget(separator(this));
    row->addWidget(button("design.fit"));
    row->addWidget(button("design.arrange"));
    row->addWidget(m_stage->picker());
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(gap);
    // Which version is here and which is armed belong together, whatever the room.
    auto *standing = new QWidget(bar);
    auto *beside = new QHBoxLayout(standing);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(space::kXs);
    beside->addWidget(m_versions->button(*find("design.versions")));
    beside->addWidget(m_arming->button());
    row->addWidget(standing);
    return bar;
}

QToolButton *DesignPage::button(const char *commandName)
{
    auto *made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(commandName).replace(u'.', u'_') + QStringLiteral("_button"));
    made->setDefaultAction(find(commandName));
    made->setAutoRaise(true);
    made->setToolButtonStyle(Qt::ToolButtonIconOnly);
    return made;
}

QByteArray DesignPage::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << kLayoutFormat << m_across->saveState() << m_left->saveState() << m_problems->isOpen();
    return layout;
}

void DesignPage::restoreLayout(const QByteArray &layout)
{
    QDataStream in(layout);
    quint8 format = 0;
    QByteArray across;
    QByteArray left;
    bool isOpen = false;
    in >> format >> across >> left >> isOpen;
    if (in.status() != QDataStream::Ok || format != kLayoutFormat)
        return;
    m_across->restoreState(across);
    m_left->restoreState(left);
    m_problems->setOpen(isOpen);
}

void DesignPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DesignPage::retranslate()
{
    for (const CommandEntry &command : m_table.commands()) {
        auto *action = m_table.action(command.id);
        if (!m_commands.contains(action))
            continue;
        const auto text = command.text();
        const auto keys = command.keys.isEmpty() ? QKeySequence(m_canvasKeys.value(action)) : command.keys;
        const auto shown = keys.toString(QKeySequence::NativeText);
        action->setText(text);
        action->setToolTip(shown.isEmpty() ? text : tr("%1 (%2)").arg(text, shown));
    }
    m_inputs->retranslate();
    m_history->setToolTip(tr("History of edits"));
    m_history->setAccessibleName(tr("History of edits"));
    for (auto *close : m_tabs->tabBar()->findChildren<QToolButton *>(QStringLiteral("closeTab"))) {
        close->setToolTip(tr("Close this workflow"));
        close->setAccessibleName(close->toolTip());
    }
    setAccessibleName(tr("Design"));
    m_arming->tellList();
    tellLastRuns();
    m_list->retranslate();
    m_palette->retranslate();
    m_outline->retranslate();
    m_aside->setTabText(0, tr("Tasks"));
    m_aside->setTabText(1, tr("Outline"));
    m_problems->retranslate();
    m_stage->retranslate();
    m_pastPanel->retranslate();
    m_debugLine->retranslate();
    dressTrying();
    m_arming->line()->retranslate();
    m_versions->retranslate();
    for (auto &sheet : m_sheets)
        refreshHint(sheet);
    refreshTabs();
    m_arming->refresh();
    refreshEmpty();
    showPainted();
}

void DesignPage::dress()
{
    for (auto *action : std::as_const(m_commands)) {
        if (const auto name = m_icons.value(action); !name.isEmpty())
            action->setIcon(m_themes.icon(name));
    }
    m_runButton->setIcon(m_themes.icon(QStringLiteral("media-playback-start"), Token::OnFill));
    for (auto *close : m_tabs->tabBar()->findChildren<QToolButton *>(QStringLiteral("closeTab")))
        close->setIcon(m_themes.icon(QStringLiteral("close"), Token::Muted));
    // In a small window, what is asked above it needs the room; its tabs stay.
    m_stack->setMinimumHeight(m_themes.theme().controlHeight());
    dressTrying();
    m_inputs->dress();
    m_history->setIcon(m_themes.icon(QStringLiteral("view-history")));
    m_arming->refresh();
}

} // namespace sluice
