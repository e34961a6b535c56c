#include "ui/design/workflowlist.h"

#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/twolines.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QHBoxLayout>
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
} // namespace

WorkflowList::WorkflowList(Workspace &workspace, ThemeController &themes, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_themes(themes)
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
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // what is too long ends in an ellipsis
    m_list->setFrameShape(QFrame::NoFrame);
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
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { Q_EMIT openRequested(item->data(TwoLines::kIdRole).toString()); });
    connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { Q_EMIT openRequested(item->data(TwoLines::kIdRole).toString()); });
    connect(m_list, &QListWidget::itemChanged, this, &WorkflowList::renamed);
    connect(&workspace, &Workspace::entriesChanged, this, &WorkflowList::fill);
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
    if (const auto *document = m_workspace.document(entry.id)) {
        if (document->isModified())
            parts.push_back(tr("not saved"));
        const auto errors = std::ranges::count(document->shownProblems(), Severity::Error, &Problem::severity);
        const auto warnings = static_cast<qsizetype>(document->shownProblems().size()) - errors;
        if (errors > 0)
            parts.push_back(tr("%n error(s)", nullptr, static_cast<int>(errors)));
        else if (warnings > 0)
            parts.push_back(tr("%n warning(s)", nullptr, static_cast<int>(warnings)));
    }
    return parts.isEmpty() ? tr("disarmed") : parts.join(QStringLiteral(" · "));
}

void WorkflowList::fill()
{
    if (std::exchange(m_isFilling, true))
        return;
    m_list->clear();
    const auto wanted = m_filter->text().trimmed();
    for (const WorkflowEntry &entry : m_workspace.entries()) {
        if (!wanted.isEmpty() && !entry.name.contains(wanted, Qt::CaseInsensitive)
            && !entry.id.contains(wanted, Qt::CaseInsensitive))
            continue;
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
        m_list->addItem(item);
        if (entry.id == m_current)
            m_list->setCurrentItem(item);
    }
    m_isFilling = false;
    const bool isEmpty = m_list->count() == 0;
    m_list->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    m_nothing->setText(m_workspace.entries().empty() ? tr("No workflow yet. The + above makes one.")
                                                     : tr("No workflow is called that."));
}

void WorkflowList::setCurrent(const QString &id)
{
    m_current = id;
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
    menu->addAction(m_themes.icon(QStringLiteral("document-new")), tr("New workflow"), this,
                    &WorkflowList::addWorkflow);
    if (auto *item = m_list->currentItem()) {
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
