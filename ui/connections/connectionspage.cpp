#include "ui/connections/connectionspage.h"

#include "ui/connections/connectionfields.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/renamepanel.h"
#include "ui/connections/testpanel.h"
#include "ui/connections/usedbypanel.h"
#include "ui/document/workspace.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/columnscroll.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

ConnectionsPage::ConnectionsPage(const ConnectionsServices &services, QWidget *parent)
    : QWidget(parent)
    , m_engine(services.engine)
    , m_workspace(services.workspace)
    , m_document(services.workspace.connectionsDocument())
    , m_secrets(services.secrets)
    , m_theme(services.theme)
    , m_table(services.commands)
{
    buildCommands();
    build();
    connectAll();
    dress();
    retranslate();
    refreshUses();
    if (!m_document.connections().empty())
        choose(m_document.connections().front().id);
}

void ConnectionsPage::build()
{
    setObjectName(QStringLiteral("connectionsPage"));
    m_bar = new InfoBar(m_theme);
    m_bar->setObjectName(QStringLiteral("connectionsBar"));
    m_rename = new RenamePanel(m_theme);
    m_rename->hide();
    m_list = new ListView(m_theme);
    m_list->setObjectName(QStringLiteral("connections"));
    m_list->setModel(&m_model);
    m_list->addAction(m_listDelete);
    m_list->setColumnWidths({180, 96, 0, 270, 120});
    m_states = new PageStates(m_list, m_theme);
    m_states->setObjectName(QStringLiteral("connectionsStates"));
    m_split = new QSplitter(Qt::Vertical);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_states);
    m_split->addWidget(buildDetails());
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    auto *bars = new QVBoxLayout;
    bars->setContentsMargins(space::kL, 0, space::kL, 0);
    bars->addWidget(m_bar);
    bars->addWidget(m_rename);
    column->addLayout(bars);
    column->addWidget(m_split, 1);
    setFocusProxy(m_list);
}

QWidget *ConnectionsPage::buildToolbar()
{
    auto *bar = new QWidget;
    auto *row = new FlowLayout(space::kXs, bar);
    row->setContentsMargins(space::kL, space::kS, space::kL, space::kS);
    m_newMenu = new QMenu(this);
    m_newMenu->setObjectName(QStringLiteral("connectionNewMenu"));
    for (const char *name : kNewCommands)
        m_newMenu->addAction(find(name));
    m_new = new QToolButton(bar);
    m_new->setObjectName(QStringLiteral("connectionNew"));
    m_new->setMenu(m_newMenu);
    m_new->setAutoRaise(true);
    m_new->setPopupMode(QToolButton::InstantPopup);
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(m_new);
    for (const char *name : {"connections.save", "connections.undo", "connections.redo", "connections.duplicate",
                             "connections.rename", "connections.delete"}) {
        auto *button = new QToolButton(bar);
        button->setObjectName(QString::fromLatin1(name).replace(u'.', u'_') + QStringLiteral("_button"));
        button->setDefaultAction(find(name));
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    return bar;
}

QWidget *ConnectionsPage::buildDetails()
{
    auto *all = new QWidget;
    m_title = new QLabel;
    m_title->setObjectName(QStringLiteral("connectionTitle"));
    m_unsaved = new QLabel;
    m_unsaved->setObjectName(QStringLiteral("connectionUnsaved"));
    for (QLabel *label : {m_title, m_unsaved}) {
        label->setMinimumWidth(1);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_test = new TestPanel(m_engine, m_theme);
    m_used = new UsedByPanel(m_theme);
    m_form = new ConnectionForm(m_theme, m_secrets, m_workspace.folder());
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::kL, 0, space::kL, 0);
    head->setSpacing(space::kXs);
    head->addWidget(m_title);
    head->addWidget(m_unsaved);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, space::kM, 0, 0);
    column->setSpacing(space::kM);
    column->addLayout(head);
    column->addWidget(m_test);
    column->addWidget(m_used);
    column->addWidget(m_form);
    column->addStretch(1);
    m_details = new ColumnScroll;
    m_details->setObjectName(QStringLiteral("connectionDetails"));
    m_details->setWidget(all);
    return m_details;
}

void ConnectionsPage::connectAll()
{
    connect(&m_document, &ConnectionsDocument::changed, this, &ConnectionsPage::refresh);
    connect(&m_document, &ConnectionsDocument::modifiedChanged, this, &ConnectionsPage::refresh);
    connect(&m_document, &ConnectionsDocument::changedOnDisk, this, &ConnectionsPage::askAboutFile);
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &ConnectionsPage::refreshCommands);
    connect(&m_workspace, &Workspace::connectionsChanged, this, &ConnectionsPage::refresh);
    connect(&m_workspace, &Workspace::entriesChanged, this, &ConnectionsPage::refreshUses);
    connect(&m_workspace, &Workspace::documentOpened, this, &ConnectionsPage::watch);
    for (WorkflowDocument *document : m_workspace.documents())
        watch(document);
    connect(&m_secrets, &SecretKeeper::changed, this, &ConnectionsPage::refreshRows);
    connect(m_list, &ListView::currentRowChanged, this, [this](const QModelIndex &index) {
        const ConnectionRow *row = m_model.at(index.row());
        if (!m_isFilling && row && index.isValid())
            choose(row->id);
    });
    connect(m_list, &ListView::opened, this, [this] { m_form->focusFirst(); });
    connect(m_states, &PageStates::actionRequested, this, &ConnectionsPage::addHttp);
    connect(m_states, &PageStates::retryRequested, &m_document, &ConnectionsDocument::readAgain);
    connect(m_form, &ConnectionForm::edited, this,
            [this](const QString &label, const ConnectionForm::Change &change, const QByteArray &key) {
                const QString before = m_current;
                Connection after = current() ? *current() : Connection();
                change(after);
                m_current = after.id; // the edit may be of the id
                if (!m_document.edit(before, tr("Change %1").arg(label), change, before.toUtf8() + '/' + key))
                    m_current = before;
            });
    connect(m_form, &ConnectionForm::left, &m_document, &ConnectionsDocument::endMerge);
    connect(m_form, &ConnectionForm::undoRequested, this, &ConnectionsPage::undo);
    connect(m_form, &ConnectionForm::redoRequested, this, &ConnectionsPage::redo);
    connect(m_used, &UsedByPanel::taskRequested, this, &ConnectionsPage::taskRequested);
    connect(m_rename, &RenamePanel::confirmed, this, &ConnectionsPage::rename);
    connect(m_rename, &RenamePanel::cancelled, this, [this] {
        m_rename->hide();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_theme, &ThemeController::changed, this, &ConnectionsPage::dress);
}

/// What an open workflow names is shown as it is on screen.
void ConnectionsPage::watch(WorkflowDocument *document)
{
    connect(document, &WorkflowDocument::changed, this, [this] {
        if (isVisible())
            refreshUses();
    });
}

const Connection *ConnectionsPage::current() const
{
    return m_document.connection(m_current);
}

QStringList ConnectionsPage::ids() const
{
    QStringList all;
    for (const Connection &connection : m_document.connections())
        all += connection.id;
    return all;
}

void ConnectionsPage::openConnection(const QString &id)
{
    if (m_document.connection(id))
        choose(id);
}

std::vector<QWidget *> ConnectionsPage::focusZones() const
{
    return {m_list, m_details};
}

/// A place that could not be asked for a secret says so in the form; only a value that is known to be missing counts here.
QString ConnectionsPage::missingSecretOf(const Connection &connection) const
{
    for (const QString &secret : secretsOf(connection)) {
        if (m_secrets.standing(secret).place == SecretStanding::Place::Nowhere)
            return secret;
    }
    return {};
}

void ConnectionsPage::refresh()
{
    const auto &all = m_document.connections();
    if (!current()) {
        // What was chosen is gone: the one that took its place, or the last.
        const auto row = static_cast<std::size_t>(std::max(0, m_model.rowOf(m_current)));
        m_current = all.empty() ? QString() : all[std::min(row, all.size() - 1)].id;
    }
    refreshRows();
    refreshState();
    refreshDetails();
    refreshCommands();
}

void ConnectionsPage::refreshUses()
{
    m_uses.update(m_workspace, m_engine.catalog());
    refresh();
}

void ConnectionsPage::refreshRows()
{
    std::vector<ConnectionRow> rows;
    const auto &inUse = m_workspace.connections();
    const auto &live = m_engine.snapshot().connections;
    for (const Connection &connection : m_document.connections()) {
        ConnectionRow row;
        row.id = connection.id;
        row.title = ConnectionsDocument::titleOf(connection);
        row.type = connection.type;
        row.address = addressText(connection);
        row.isUnsaved = std::ranges::find(inUse, connection) == inUse.end();
        row.workflows = m_uses.workflowsOf(connection.id);
        row.missingSecret = missingSecretOf(connection);
        if (const auto found = std::ranges::find(live, connection.id, &ConnectionSnapshot::id); found != live.end())
            row.live = *found;
        rows.push_back(std::move(row));
    }
    m_isFilling = true;
    m_model.setRows(std::move(rows));
    m_isFilling = false;
    const int wanted = m_model.rowOf(m_current);
    if (wanted >= 0 && m_list->currentIndex().row() != wanted)
        m_list->setCurrentIndex(m_model.index(wanted, 0));
}

void ConnectionsPage::refreshState()
{
    if (m_document.unreadable())
        m_states->setFailure(*m_document.unreadable());
    else
        m_states->setState(m_document.connections().empty() ? PageState::Empty : PageState::Ready);
    m_new->setEnabled(!m_document.unreadable());
}

void ConnectionsPage::refreshDetails()
{
    const Connection *shown = m_document.unreadable() ? nullptr : current();
    m_details->setVisible(shown);
    if (!shown)
        return;
    if (!std::exchange(m_didSplit, true))
        m_split->setSizes(m_list->shareOf(height()));
    const auto &inUse = m_workspace.connections();
    const auto saved = std::ranges::find(inUse, shown->id, &Connection::id);
    const QString title = ConnectionsDocument::titleOf(*shown);
    m_title->setText(title == shown->id
                         ? tr("%1 · %2", "id, type").arg(shown->id, typeText(shown->type))
                         : tr("%1 · %2 · %3", "name, id, type").arg(title, shown->id, typeText(shown->type)));
    m_unsaved->setVisible(saved == inUse.end() || !(*saved == *shown));
    m_unsaved->setText(saved == inUse.end() ? tr("It is not saved yet, so no task can use it.")
                                            : tr("Its changes are not saved yet: calls go on as before."));
    m_test->setConnection(*shown);
    m_used->setUses(m_uses.of(shown->id));
    m_form->show(*shown, ids(), static_cast<int>(m_uses.of(shown->id).size()));
}

void ConnectionsPage::choose(const QString &id)
{
    const bool isOther = id != m_current;
    m_current = id;
    m_document.endMerge();
    if (isOther)
        m_rename->hide();
    refresh();
}

void ConnectionsPage::askAboutFile()
{
    m_bar->showMessage(InfoBar::Tone::Warning,
                       tr("connections.json was changed outside, and here are edits that are not saved."),
                       tr("Saving waits until one of the two is chosen."));
    m_bar
        ->addAction(tr("Take the file's"),
                    [this] {
                        m_bar->dismiss();
                        m_document.takeTheirs();
                    })
        ->setObjectName(QStringLiteral("connectionsTakeTheirs"));
    m_bar
        ->addAction(tr("Keep what is here"),
                    [this] {
                        m_bar->dismiss();
                        m_document.keepOurs();
                        save();
                    })
        ->setObjectName(QStringLiteral("connectionsKeepOurs"));
}

void ConnectionsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_following = connect(&m_engine, &EngineClient::snapshotChanged, this, &ConnectionsPage::refreshRows);
    refreshUses();
}

void ConnectionsPage::hideEvent(QHideEvent *event)
{
    disconnect(m_following);
    QWidget::hideEvent(event);
}

void ConnectionsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConnectionsPage::dress()
{
    m_title->setFont(m_theme.theme().font(TypeSize::Title, QFont::DemiBold));
    auto palette = m_unsaved->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Warning));
    m_unsaved->setPalette(palette);
    for (QAction *action : m_actions)
        action->setIcon(m_theme.icon(m_icons.value(action)));
    m_new->setIcon(m_theme.icon(QStringLiteral("list-add")));
}

void ConnectionsPage::retranslate()
{
    wordCommands();
    setAccessibleName(tr("Connections"));
    m_new->setText(tr("New"));
    m_new->setToolTip(tr("Adds a connection to an HTTP service or a database"));
    m_new->setAccessibleName(tr("New connection"));
    m_list->setAccessibleName(tr("Connections of this workspace"));
    m_details->setAccessibleName(tr("The chosen connection"));
    m_states->setEmptyText(QStringLiteral("network-connect"), tr("No connections yet"),
                           tr("A connection is a way to an HTTP service or a database that tasks share: its address, "
                              "its login, and the limits that guard it."),
                           tr("New HTTP connection"));
    m_model.retranslate();
    refresh();
}

} // namespace sluice
