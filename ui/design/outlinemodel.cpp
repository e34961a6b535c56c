#include "ui/design/outlinemodel.h"

#include "core/workflow/graph.h"
#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/statewords.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kMark = 16;

QIcon markOf(StepState state, const Theme &theme)
{
    QPixmap picture(2 * kMark, 2 * kMark);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintGlyph(painter, QRectF(1, 1, kMark - 2, kMark - 2), glyphOf(state), theme);
    return picture;
}

} // namespace

OutlineModel::OutlineModel(const TaskCatalog &catalog, ThemeController &themes, QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalog(catalog)
    , m_themes(themes)
{
    connect(&themes, &ThemeController::changed, this, &OutlineModel::tellAll);
}

void OutlineModel::setDocument(WorkflowDocument *document)
{
    if (m_document == document)
        return;
    if (m_document)
        m_document->disconnect(this);
    beginResetModel();
    m_document = document;
    build();
    endResetModel();
    if (!document)
        return;
    connect(document, &WorkflowDocument::changed, this, &OutlineModel::follow);
    connect(document, &WorkflowDocument::problemsChanged, this, &OutlineModel::tellAll);
}

void OutlineModel::showRun(const std::optional<FiguresByTask> &figures)
{
    if (m_figures == figures)
        return;
    m_figures = figures;
    tellAll();
}

void OutlineModel::follow(const WorkflowChange &change)
{
    const bool groupsChanged = change.drawing && m_document->workflow().drawing.groups != m_shownGroups;
    const auto sameTasks = [](const TaskGroup &one, const TaskGroup &other) {
        return one.id == other.id && one.tasks == other.tasks;
    };
    if (change.isStructural()
        || (groupsChanged && !std::ranges::equal(m_document->workflow().drawing.groups, m_shownGroups, sameTasks))) {
        beginResetModel();
        build();
        endResetModel();
        return;
    }
    if (groupsChanged) {
        m_shownGroups = m_document->workflow().drawing.groups;
        tellAll();
    }
    for (const auto &id : change.changed) {
        const auto index = indexOf(id);
        Q_EMIT dataChanged(index, index);
    }
}

void OutlineModel::build()
{
    m_nodes.clear();
    m_top.clear();
    m_tasks.clear();
    m_groups.clear();
    m_shownGroups.clear();
    if (!m_document)
        return;
    const Workflow &workflow = m_document->workflow();
    m_shownGroups = workflow.drawing.groups;
    QHash<QString, QString> groupOf;
    for (const TaskGroup &group : workflow.drawing.groups) {
        for (const auto &task : group.tasks)
            groupOf.insert(task, group.id);
    }
    const auto add = [this](Node node) {
        auto &siblings = node.parent < 0 ? m_top : m_nodes[static_cast<std::size_t>(node.parent)].children;
        node.row = static_cast<int>(siblings.size());
        const int at = static_cast<int>(m_nodes.size());
        siblings.push_back(at);
        (node.isGroup ? m_groups : m_tasks).insert(node.id, at);
        m_nodes.push_back(std::move(node));
        return at;
    };
    const WorkflowGraph graph(workflow);
    for (const int task : graph.forwardOrder()) {
        const auto &id = graph.idOf(task);
        const auto group = groupOf.value(id);
        int parent = -1;
        // A group stands where its first task does.
        if (!group.isEmpty())
            parent = m_groups.contains(group) ? m_groups.value(group) : add({group, true, -1, 0, {}});
        add({id, false, parent, 0, {}});
    }
}

void OutlineModel::tellAll()
{
    if (!m_top.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_top.size()) - 1, 0));
    for (const auto at : std::as_const(m_groups)) {
        const auto &children = m_nodes[static_cast<std::size_t>(at)].children;
        const auto group = createIndex(m_nodes[static_cast<std::size_t>(at)].row, 0, static_cast<quintptr>(at));
        Q_EMIT dataChanged(index(0, 0, group), index(static_cast<int>(children.size()) - 1, 0, group));
    }
}

const OutlineModel::Node *OutlineModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? &m_nodes[static_cast<std::size_t>(index.internalId())] : nullptr;
}

QModelIndex OutlineModel::indexOf(const QString &id, bool isGroup) const
{
    const int at = (isGroup ? m_groups : m_tasks).value(id, -1);
    return at < 0 ? QModelIndex()
                  : createIndex(m_nodes[static_cast<std::size_t>(at)].row, 0, static_cast<quintptr>(at));
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    const auto *above = nodeOf(parent);
    const auto &siblings = above ? above->children : m_top;
    if (column != 0 || row < 0 || row >= static_cast<int>(siblings.size()))
        return {};
    return createIndex(row, 0, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    const auto *node = nodeOf(child);
    if (!node || node->parent < 0)
        return {};
    return createIndex(m_nodes[static_cast<std::size_t>(node->parent)].row, 0, static_cast<quintptr>(node->parent));
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    const auto *node = nodeOf(parent);
    return static_cast<int>(node ? node->children.size() : m_top.size());
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QString OutlineModel::nameOf(const Node &node) const
{
    if (!node.isGroup)
        return m_document->titleOf(node.id);
    const auto &groups = m_document->workflow().drawing.groups;
    const auto found = std::ranges::find(groups, node.id, &TaskGroup::id);
    return found == groups.end() ? node.id : found->name;
}

std::optional<StepState> OutlineModel::stateOf(const Node &node) const
{
    if (!m_figures)
        return std::nullopt;
    if (!node.isGroup) {
        const auto found = m_figures->constFind(node.id);
        return found == m_figures->constEnd() ? std::nullopt : std::optional(found->shown);
    }
    std::optional<StepState> most;
    for (const int child : node.children) {
        const auto state = stateOf(m_nodes[static_cast<std::size_t>(child)]);
        if (state && (!most || mattersMore(*state, *most)))
            most = state;
    }
    return most;
}

QString OutlineModel::detailOf(const Node &node) const
{
    QStringList parts;
    if (node.isGroup) {
        const auto count = static_cast<int>(node.children.size());
        parts << tr("group of %n task(s)", nullptr, count);
    } else if (const Task *task = m_document->workflow().task(node.id)) {
        const auto *type = m_catalog.find(task->type);
        parts << (type ? catalogText(type->label) : task->type);
        if (task->disabled)
            parts << tr("disabled");
        const auto &problems = m_document->shownProblems();
        const auto errors = static_cast<int>(std::ranges::count_if(problems, [&](const Problem &problem) {
            return problem.task == node.id && problem.severity == Severity::Error;
        }));
        if (errors > 0)
            parts << tr("%n error(s)", nullptr, errors);
    }
    if (const auto state = stateOf(node))
        parts << word(*state);
    return parts.join(QStringLiteral(", "));
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    const auto *node = nodeOf(index);
    if (!node || !m_document)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return nameOf(*node);
    case Qt::ToolTipRole:
        return detailOf(*node);
    case Qt::AccessibleTextRole:
        return QString(nameOf(*node) + QStringLiteral(", ") + detailOf(*node));
    case Qt::DecorationRole:
        if (const auto state = stateOf(*node))
            return markOf(*state, m_themes.theme());
        if (node->isGroup)
            return m_themes.icon(QStringLiteral("object-group"), Token::Muted);
        if (const Task *task = m_document->workflow().task(node->id)) {
            const auto *type = m_catalog.find(task->type);
            return m_themes.icon(type ? type->icon : QStringLiteral("question"), Token::Muted);
        }
        return {};
    case IdRole:
        return node->id;
    case IsGroupRole:
        return node->isGroup;
    default:
        return {};
    }
}

bool OutlineModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto *node = nodeOf(index);
    const auto name = value.toString().trimmed();
    if (!node || !m_document || role != Qt::EditRole || name.isEmpty())
        return false;
    const auto id = node->id;
    m_document->endMerge();
    if (node->isGroup)
        m_document->renameGroup(id, name);
    else
        m_document->renameTask(id, name);
    m_document->endMerge();
    return true;
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex &index) const
{
    return QAbstractItemModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace sluice
