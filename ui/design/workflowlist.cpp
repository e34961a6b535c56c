#include "ui/design/workflowlist.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {
/// A list takes no less, however short its words are.
constexpr int kLeastListWidth = 164;
constexpr int kFolderRole = Qt::UserRole + 10; ///< of a row that stands for a folder: which

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
    , m_nothing(new QLabel(this))
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
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
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
    if (!entry.armed.isEmpty())
        parts.push_back(tr("armed %1").arg(entry.armed.left(7)));
    if (entry.differs)
        parts.push_back(tr("changed", "since it was armed"));
    if (const QString due = m_due.value(entry.id); !due.isEmpty() && !entry.armed.isEmpty())
        parts.push_back(tr("next %1").arg(due));
    auto counts = m_problems.of(entry.id).value_or(FileProblems::Counts());
    if (const auto *document = m_workspace.document(entry.id)) {
        if (document->isModified())
            parts.push_back(tr("not saved"));
        const auto errors = std::ranges::count(document->shownProblems(), Severity::Error, &Problem::severity);
        counts = {static_cast<int>(errors), static_cast<int>(document->shownProblems().size() - errors)};
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

void WorkflowList::fill()
{
    if (std::exchange(m_isFilling, true))
        return;
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
    m_isFilling = false;
    const bool isEmpty = m_list->count() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
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
    item->setToolTip(entry.unreadable ? sentence(*entry.unreadable)
                                      : item->data(TwoLines::kDetailRole).toString() + u'\n' + entry.path);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    if (!folder.isEmpty())
        item->setData(TwoLines::kShownRole, entry.name.mid(entry.name.lastIndexOf(u'/') + 1).trimmed());
    m_list->addItem(item);
    if (entry.id == m_current)
        m_list->setCurrentItem(item);
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
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kFolderRole).toString() == folder && !folder.isEmpty())
            m_list->setCurrentRow(row);
    }
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
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(TwoLines::kIdRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

void WorkflowList::showDue(const QHash<QString, QString> &due)
{
    if (std::exchange(m_due, due) != due)
        fill();
}

void WorkflowList::showLastRuns(const QHash<QString, QString> &runs)
{
    if (std::exchange(m_lastRuns, runs) != runs)
        fill();
}

void WorkflowList::setTemplates(std::vector<std::pair<QString, QString>> templates)
{
    m_templates = std::move(templates);
}

void WorkflowList::addFrom(const QString &name, const QString &path)
{
    const auto made = m_workspace.createFrom(path, name);
    if (made)
        Q_EMIT openRequested(*made);
    else
        Q_EMIT failed(made.error());
}

void WorkflowList::fillNewMenu(QMenu &menu)
{
    menu.addAction(m_themes.icon(QStringLiteral("document-new")), tr("New workflow"), this, &WorkflowList::addWorkflow);
    if (m_templates.empty())
        return;
    auto *templates = menu.addMenu(m_themes.icon(QStringLiteral("document-new")), tr("New from a template"));
    templates->setObjectName(QStringLiteral("templateMenu"));
    for (const auto &[name, path] : m_templates)
        templates->addAction(name, this, [this, name = name, path = path] { addFrom(name, path); });
}

void WorkflowList::addWorkflow()
{
    const auto made = m_workspace.create(tr("New workflow"));
    if (made)
        Q_EMIT openRequested(*made);
    else
        Q_EMIT failed(made.error());
}

void WorkflowList::renamed(QListWidgetItem *item)
{
    if (m_isFilling)
        return;
    const auto id = item->data(TwoLines::kIdRole).toString();
    const auto name = item->text().trimmed();
    const auto *entry = m_workspace.entry(id);
    if (!entry || name == entry->name)
        return;
    m_isFilling = true;
    const auto done = name.isEmpty() ? Result<void>() : m_workspace.rename(id, name);
    m_isFilling = false;
    if (!done)
        Q_EMIT failed(done.error());
    // The item is still being edited by its view; the list is filled once that is over.
    QMetaObject::invokeMethod(this, &WorkflowList::fill, Qt::QueuedConnection);
}

void WorkflowList::duplicate(const QString &id)
{
    const auto *entry = m_workspace.entry(id);
    const auto made = m_workspace.duplicate(id, tr("%1 (copy)").arg(entry ? entry->name : id));
    if (made)
        Q_EMIT openRequested(*made);
    else
        Q_EMIT failed(made.error());
}

void WorkflowList::remove(const QString &id)
{
    const auto *entry = m_workspace.entry(id);
    const auto name = entry ? entry->name : id;
    const auto done = m_workspace.moveToBin(id);
    if (done)
        Q_EMIT binned(name, *done, id);
    else
        Q_EMIT failed(done.error());
}

void WorkflowList::showMenu(QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("workflowContextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillNewMenu(*menu);
    if (auto *item = m_list->currentItem(); item && item->data(kFolderRole).isNull()) {
        const auto id = item->data(TwoLines::kIdRole).toString();
        const auto name = item->text();
        menu->addSeparator();
        menu->addAction(m_themes.icon(QStringLiteral("edit-rename")), tr("Rename %1").arg(name), this,
                        [this, item] { m_list->editItem(item); })
            ->setObjectName(QStringLiteral("renameWorkflow"));
        menu->addAction(m_themes.icon(QStringLiteral("edit-clone")), tr("Duplicate %1").arg(name), this,
                        [this, id] { duplicate(id); })
            ->setObjectName(QStringLiteral("duplicateWorkflow"));
        menu->addAction(m_themes.icon(QStringLiteral("edit-delete"), Token::Danger), tr("Move %1 to the bin").arg(name),
                        this, [this, id] { remove(id); })
            ->setObjectName(QStringLiteral("deleteWorkflow"));
    }
    menu->popup(place);
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
