#include "ui/design/workflowlist.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/nothingfound.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
/// A list takes no less, however short its words are.
constexpr int kLeastListWidth = 164;

/// What stands before the last slash of a name; empty: it is in no folder.
QString folderOf(const QString &name)
{
    const auto slash = name.lastIndexOf(u'/');
    return slash > 0 && slash + 1 < name.size() ? name.first(slash).trimmed() : QString();
}

QString folderWords(const QString &folder)
{
    return QString(folder).replace(u'/', QStringLiteral(" / "));
}
} // namespace

WorkflowList::WorkflowList(Workspace &workspace, ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_themes(themes)
    , m_problems(workspace)
    , m_filter(new FilterEdit(themes, this))
    , m_list(new QListWidget(this))
    , m_title(new QLabel(this))
    , m_nothing(new NothingFound(this))
    , m_new(new QToolButton(this))
    , m_more(new QToolButton(this))
{
    m_filter->setObjectName(QStringLiteral("workflowFilter"));
    m_list->setObjectName(QStringLiteral("workflowList"));
    m_new->setObjectName(QStringLiteral("newWorkflow"));
    m_more->setObjectName(QStringLiteral("workflowMenu"));
    m_new->setAutoRaise(true);
    m_more->setAutoRaise(true);
    m_list->setItemDelegate(new TwoLines(themes, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // what is too long is cut, and told by the tooltip
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_new);
    head->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    column->setSpacing(space::kXs);
    column->addStrut(kLeastListWidth);
    column->addLayout(head);
    column->addWidget(m_filter);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);

    connect(m_nothing, &NothingFound::clearRequested, m_filter, &QLineEdit::clear);
    connect(m_filter, &FilterEdit::filterChanged, this, &WorkflowList::fill);
    connect(m_new, &QToolButton::clicked, this, &WorkflowList::addWorkflow);
    connect(m_more, &QToolButton::clicked, this,
            [this] { showMenu(m_more->mapToGlobal(m_more->rect().bottomLeft())); });
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](QPoint place) { showMenu(m_list->viewport()->mapToGlobal(place)); });
    connect(m_list, &QListWidget::itemClicked, this, &WorkflowList::open);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        if (item->data(kFolderRole).isNull())
            open(item); // that of a folder was a click already, or is a key of its own
    });
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::itemChanged, this, &WorkflowList::renamed);
    // Later, since the view is still at work with the editor that closes.
    connect(m_list->itemDelegate(), &QAbstractItemDelegate::closeEditor, this, &WorkflowList::fillLate,
            Qt::QueuedConnection);
    connect(m_list, &QListWidget::currentRowChanged, this, &WorkflowList::fillLate, Qt::QueuedConnection);
    connect(&workspace, &Workspace::entriesChanged, this, &WorkflowList::fill);
    connect(&m_problems, &FileProblems::changed, this, &WorkflowList::fill);
    connect(&workspace, &Workspace::documentOpened, this, [this](WorkflowDocument *document) {
        connect(document, &WorkflowDocument::problemsChanged, this, &WorkflowList::fill);
        connect(document, &WorkflowDocument::modifiedChanged, this, &WorkflowList::fill);
        fill();
    });
    connect(&themes, &ThemeController::changed, this, &WorkflowList::retranslate);
    retranslate();
}

QString WorkflowList::detailOf(const WorkflowEntry &entry) const
{
    if (entry.unreadable)
        return tr("cannot be read");
    QStringList parts;
    const QString armed = m_armedNames.value(entry.id);
    if (!entry.armed.isEmpty())
        parts.push_back(armed.isEmpty() ? tr("armed") : tr("armed %1", "v7").arg(armed));
    if (entry.differs)
        parts.push_back(tr("changed", "since it was armed"));
    if (const QString due = m_due.value(entry.id); !due.isEmpty() && !entry.armed.isEmpty())
        parts.push_back(tr("next %1").arg(due));
    auto counts = m_problems.of(entry.id).value_or(ProblemCounts());
    if (const auto *document = m_workspace.document(entry.id)) {
        if (document->isModified())
            parts.push_back(tr("not saved"));
        counts = countsOf(document->shownProblems());
    }
    if (counts.errors > 0)
        parts.push_back(tr("%n error(s)", nullptr, counts.errors));
    else if (counts.warnings > 0)
        parts.push_back(tr("%n warning(s)", nullptr, counts.warnings));
    if (const QString ran = m_lastRuns.value(entry.id); !ran.isEmpty())
        parts.push_back(ran);
    if (parts.isEmpty())
        parts.push_back(tr("disarmed"));
    return parts.join(QStringLiteral(" · "));
}

QString WorkflowList::tipOf(const WorkflowEntry &entry) const
{
    return entry.unreadable ? sentence(*entry.unreadable) : detailOf(entry) + u'\n' + entry.path;
}

/// The row of a workflow or of a folder; null: none shows it.
QListWidgetItem *WorkflowList::rowOf(int role, const QString &what) const
{
    for (int row = 0; row < m_list->count() && !what.isEmpty(); ++row) {
        if (m_list->item(row)->data(role).toString() == what)
            return m_list->item(row);
    }
    return nullptr;
}

bool WorkflowList::isEditing() const
{
    return m_list->currentItem() && m_list->isPersistentEditorOpen(m_list->currentItem());
}

/// What had to wait for a name that was being typed.
void WorkflowList::fillLate()
{
    if (m_isLate)
        fill();
}

/// The rows stay: what runs and what is due changes every second, while a person may be at work in the list.
void WorkflowList::refreshDetails()
{
    // The editor of a row would take the name anew, too.
    m_isLate = m_isLate || isEditing();
    if (m_isLate || std::exchange(m_isFilling, true))
        return;
    for (int row = 0; row < m_list->count(); ++row) {
        auto *item = m_list->item(row);
        const auto *entry = m_workspace.entry(item->data(TwoLines::kIdRole).toString());
        if (!entry)
            continue;
        item->setData(TwoLines::kDetailRole, detailOf(*entry));
        item->setToolTip(tipOf(*entry));
    }
    m_isFilling = false;
}

void WorkflowList::fill()
{
    if (m_isFilling)
        return;
    m_isLate = isEditing();
    if (m_isLate)
        return;
    m_isFilling = true;
    const auto *before = m_list->currentItem();
    const QString id = before ? before->data(TwoLines::kIdRole).toString() : QString();
    const QString inFolder = before ? before->data(kFolderRole).toString() : QString();
    const int scrolled = m_list->verticalScrollBar()->value();
    m_list->clear();
    const auto wanted = m_filter->text().trimmed();
    QMap<QString, std::vector<const WorkflowEntry *>> folders;
    for (const WorkflowEntry &entry : m_workspace.entries()) {
        const bool isFound = wanted.isEmpty() || entry.name.contains(wanted, Qt::CaseInsensitive)
                             || entry.id.contains(wanted, Qt::CaseInsensitive);
        if (isFound)
            folders[folderOf(entry.name)].push_back(&entry);
    }
    for (auto folder = folders.begin(); folder != folders.end(); ++folder) {
        if (folder.key().isEmpty())
            continue;
        const bool isOpen = !wanted.isEmpty() || !m_closed.contains(folder.key());
        addFolder(folder.key(), static_cast<int>(folder->size()), isOpen);
        for (const auto *entry : *folder) {
            if (isOpen)
                addRow(*entry, folder.key());
        }
    }
    for (const auto *entry : folders.value(QString()))
        addRow(*entry, {});
    auto *kept = rowOf(TwoLines::kIdRole, id);
    kept = kept ? kept : rowOf(kFolderRole, inFolder);
    m_list->setCurrentItem(kept ? kept : rowOf(TwoLines::kIdRole, m_current));
    m_list->doItemsLayout();
    m_list->verticalScrollBar()->setValue(scrolled);
    m_isFilling = false;
    const bool isEmpty = m_list->count() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    m_nothing->setFiltered(!m_workspace.entries().empty());
    m_nothing->setText(m_workspace.entries().empty() ? tr("No workflow yet. The + above makes one.")
                                                     : tr("No workflow is called that."));
}

void WorkflowList::addFolder(const QString &folder, int count, bool isOpen)
{
    auto *item = new QListWidgetItem(
        m_themes.icon(isOpen ? QStringLiteral("arrow-down") : QStringLiteral("arrow-right"), Token::Muted),
        folderWords(folder));
    item->setData(kFolderRole, folder);
    item->setData(Qt::AccessibleTextRole, isOpen ? tr("Folder %1, open, %n workflow(s)", nullptr, count).arg(folder)
                                                 : tr("Folder %1, closed, %n workflow(s)", nullptr, count).arg(folder));
    item->setToolTip(item->data(Qt::AccessibleTextRole).toString());
    m_list->addItem(item);
}

void WorkflowList::addRow(const WorkflowEntry &entry, const QString &folder)
{
    const bool isArmed = !entry.armed.isEmpty();
    auto *item = new QListWidgetItem(m_themes.icon(entry.unreadable ? QStringLiteral("dialog-error")
                                                   : isArmed        ? QStringLiteral("network-connect")
                                                                    : QStringLiteral("project-development"),
                                                   entry.unreadable ? Token::Danger
                                                   : isArmed        ? Token::Success
                                                                    : Token::Muted),
                                     entry.name);
    item->setData(TwoLines::kIdRole, entry.id);
    item->setData(TwoLines::kDetailRole, detailOf(entry));
    item->setToolTip(tipOf(entry));
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    if (!folder.isEmpty())
        item->setData(TwoLines::kShownRole, entry.name.mid(entry.name.lastIndexOf(u'/') + 1).trimmed());
    m_list->addItem(item);
}

void WorkflowList::open(const QListWidgetItem *item)
{
    if (const auto folder = item->data(kFolderRole); !folder.isNull())
        toggle(folder.toString());
    else
        Q_EMIT openRequested(item->data(TwoLines::kIdRole).toString());
}

void WorkflowList::toggle(const QString &folder)
{
    if (!m_closed.remove(folder))
        m_closed.insert(folder);
    fill();
    if (auto *row = rowOf(kFolderRole, folder))
        m_list->setCurrentItem(row);
}

/// The keys of a folder: Left closes it, Right opens it, Enter does the other of both.
bool WorkflowList::eventFilter(QObject *watched, QEvent *event)
{
    const auto *item = m_list->currentItem();
    const auto folder = item ? item->data(kFolderRole) : QVariant();
    if (watched == m_list && event->type() == QEvent::KeyPress && !folder.isNull()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isOpen = !m_closed.contains(folder.toString());
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (isEnter || (key == Qt::Key_Left && isOpen) || (key == Qt::Key_Right && !isOpen)) {
            toggle(folder.toString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void WorkflowList::setCurrent(const QString &id)
{
    m_current = id;
    const auto *entry = m_workspace.entry(id);
    if (entry && m_closed.remove(folderOf(entry->name)))
        fill();
    if (auto *row = rowOf(TwoLines::kIdRole, id))
        m_list->setCurrentItem(row);
}

void WorkflowList::showArmedVersions(const QHash<QString, QString> &names)
{
    if (std::exchange(m_armedNames, names) != names)
        refreshDetails();
}

void WorkflowList::showDue(const QHash<QString, QString> &due)
{
    if (std::exchange(m_due, due) != due)
        refreshDetails();
}

void WorkflowList::showLastRuns(const QHash<QString, QString> &runs)
{
    if (std::exchange(m_lastRuns, runs) != runs)
        refreshDetails();
}

void WorkflowList::retranslate()
{
    m_title->setText(tr("Workflows"));
    m_title->setFont(m_themes.theme().font(TypeSize::Base, QFont::DemiBold));
    m_filter->setPlaceholderText(tr("Search workflows"));
    m_filter->setAccessibleName(tr("Search workflows"));
    m_list->setAccessibleName(tr("Workflows"));
    m_new->setIcon(m_themes.icon(QStringLiteral("list-add")));
    m_new->setToolTip(tr("New workflow"));
    m_new->setAccessibleName(tr("New workflow"));
    m_more->setIcon(m_themes.icon(QStringLiteral("overflow-menu")));
    m_more->setToolTip(tr("Rename, duplicate, delete"));
    m_more->setAccessibleName(tr("More for the selected workflow"));
    fill();
}

} // namespace sluice
