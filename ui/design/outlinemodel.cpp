#include "ui/design/outlinemodel.h"

#include "ui/canvas/livewords.h"

#include "core/workflow/graph.h"
#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/statewords.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

constexpr int kMark = 16;

QIcon markOf(StepState state, bool isStale, const Theme &theme)
{
    QPixmap picture(2 * kMark, 2 * kMark);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    Glyph glyph = glyphOf(state);
    if (isStale)
        glyph.token = Token::Paused;
    paintGlyph(painter, QRectF(1, 1, kMark - 2, kMark - 2), glyph, theme);
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
    if (m_document == document && (document || m_nodes.empty())) // one that is gone leaves its rows behind
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

void OutlineModel::showLive(const LiveByTask &live)
{
    const auto before = std::exchange(m_live, live);
    for (std::size_t at = 0; at < m_nodes.size(); ++at) {
        const Node &node = m_nodes[at];
        if (node.isGroup || node.isNote || before.value(node.id) == m_live.value(node.id))
            continue;
        const QModelIndex row = indexOf(node.id);
        Q_EMIT dataChanged(row, row, {Qt::ToolTipRole, Qt::AccessibleTextRole});
    }
}

void OutlineModel::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        tellAll();
}

void OutlineModel::showMarks(const TaskMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    tellAll();
}

void OutlineModel::follow(const WorkflowChange &change)
{
    const bool groupsChanged = change.drawing && m_document->workflow().drawing.groups != m_shownGroups;
    const auto sameTasks = [](const TaskGroup &one, const TaskGroup &other) {
        return one.id == other.id && one.tasks == other.tasks;
    };
    if (change.isStructural()
        || (groupsChanged && !std::ranges::equal(m_document->workflow().drawing.groups, m_shownGroups, sameTasks)))
        return rebuild();
    if (change.drawing && m_document->workflow().drawing.notes != m_shownNotes)
        followNotes();
    if (groupsChanged) {
        m_shownGroups = m_document->workflow().drawing.groups;
        tellAll();
    }
    for (const auto &id : change.changed) {
        const auto index = indexOf(id);
        Q_EMIT dataChanged(index, index);
    }
}

void OutlineModel::rebuild()
{
    beginResetModel();
    build();
    endResetModel();
}

/// Notes come and go while one writes; the rows of the tasks stay as they are, with what is selected and open among them.
void OutlineModel::followNotes()
{
    const auto &notes = m_document->workflow().drawing.notes;
    for (std::size_t at = m_shownNotes.size(); at-- > 0;) {
        if (std::ranges::find(notes, m_shownNotes[at].id, &StickyNote::id) == notes.end())
            removeNoteAt(at);
    }
    for (std::size_t at = m_shownNotes.size(); at < notes.size(); ++at)
        insertNote(notes[at]);
    // One that came back in the middle of the others.
    if (!std::ranges::equal(notes, m_shownNotes, {}, &StickyNote::id, &StickyNote::id))
        return rebuild();
    m_shownNotes = notes;
    for (const StickyNote &note : notes) {
        const auto row = indexOfNote(note.id);
        Q_EMIT dataChanged(row, row);
    }
}

void OutlineModel::insertNote(const StickyNote &note)
{
    const int row = static_cast<int>(m_top.size());
    beginInsertRows({}, row, row);
    Node node{note.id, false, -1, 0, {}};
    node.isNote = true;
    add(std::move(node));
    m_shownNotes.push_back(note);
    endInsertRows();
}

void OutlineModel::removeNoteAt(std::size_t at)
{
    const auto first = m_top.size() - m_shownNotes.size();
    const int row = static_cast<int>(first + at);
    beginRemoveRows({}, row, row);
    m_notes.remove(m_shownNotes[at].id);
    m_shownNotes.erase(m_shownNotes.begin() + static_cast<std::ptrdiff_t>(at));
    m_top.erase(m_top.begin() + row); // its node stays behind, and nothing leads to it
    for (auto later = static_cast<std::size_t>(row); later < m_top.size(); ++later)
        m_nodes[static_cast<std::size_t>(m_top[later])].row = static_cast<int>(later);
    endRemoveRows();
}

int OutlineModel::add(Node node)
{
    auto &siblings = node.parent < 0 ? m_top : m_nodes[static_cast<std::size_t>(node.parent)].children;
    node.row = static_cast<int>(siblings.size());
    const int at = static_cast<int>(m_nodes.size());
    siblings.push_back(at);
    (node.isNote ? m_notes : node.isGroup ? m_groups : m_tasks).insert(node.id, at);
    m_nodes.push_back(std::move(node));
    return at;
}

void OutlineModel::build()
{
    m_nodes.clear();
    m_top.clear();
    m_tasks.clear();
    m_groups.clear();
    m_notes.clear();
    m_shownGroups.clear();
    m_shownNotes.clear();
    if (!m_document)
        return;
    const Workflow &workflow = m_document->workflow();
    m_shownGroups = workflow.drawing.groups;
    QHash<QString, QString> groupOf;
    for (const TaskGroup &group : workflow.drawing.groups) {
        for (const auto &task : group.tasks)
            groupOf.insert(task, group.id);
    }
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
    for (const StickyNote &note : workflow.drawing.notes) {
        Node node{note.id, false, -1, 0, {}};
        node.isNote = true;
        add(std::move(node));
    }
    m_shownNotes = workflow.drawing.notes;
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

QModelIndex OutlineModel::indexOfNote(const QString &id) const
{
    const int at = m_notes.value(id, -1);
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
    if (node.isNote) {
        const auto &notes = m_document->workflow().drawing.notes;
        const auto note = std::ranges::find(notes, node.id, &StickyNote::id);
        const auto line = note == notes.end() ? QString() : note->text.trimmed().section(u'\n', 0, 0);
        return line.isEmpty() ? tr("Empty note") : line;
    }
    if (!node.isGroup)
        return m_document->titleOf(node.id);
    const auto &groups = m_document->workflow().drawing.groups;
    const auto found = std::ranges::find(groups, node.id, &TaskGroup::id);
    return found == groups.end() ? node.id : found->name;
}

std::optional<StepState> OutlineModel::stateOf(const Node &node) const
{
    if (!m_figures || node.isNote)
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
    if (node.isNote) {
        parts << tr("sticky note");
    } else if (node.isGroup) {
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
    if (!node.isGroup && !node.isNote)
        parts << markWords(m_marks, node.id);
    if (!node.isGroup && !node.isNote && !m_isStale)
        parts << liveSentences(m_live.value(node.id));
    return parts.join(QStringLiteral(", "));
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    const auto *node = nodeOf(index);
    if (!node || !m_document)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return node->isGroup || node->isNote ? nameOf(*node) : withMarks(nameOf(*node), m_marks, node->id);
    case Qt::EditRole:
        return nameOf(*node);
    case Qt::ToolTipRole:
        return detailOf(*node);
    case Qt::AccessibleTextRole:
        return QString(nameOf(*node) + QStringLiteral(", ") + detailOf(*node));
    case Qt::DecorationRole:
        if (const auto state = stateOf(*node))
            return markOf(*state, m_isStale, m_themes.theme());
        if (node->isNote)
            return m_themes.icon(QStringLiteral("note"), Token::Muted);
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
    case IsNoteRole:
        return node->isNote;
    default:
        return {};
    }
}

bool OutlineModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto *node = nodeOf(index);
    const auto name = value.toString().trimmed();
    if (!node || node->isNote || !m_document || role != Qt::EditRole || name.isEmpty())
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
    // A note has lines, and is written on the canvas.
    const bool isNamed = index.isValid() && !m_isReadOnly && !nodeOf(index)->isNote;
    return QAbstractItemModel::flags(index) | (isNamed ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace sluice
