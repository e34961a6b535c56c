#include "ui/design/conflictmodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/versionwords.h"

#include <algorithm>

namespace sluice {

QString sideText(MergeSide side)
{
    switch (side) {
    case MergeSide::Mine:
        return ConflictModel::tr("mine");
    case MergeSide::Theirs:
        return ConflictModel::tr("the file's");
    case MergeSide::Base:
        break;
    }
    return ConflictModel::tr("as before");
}

void ConflictModel::setConflicts(std::vector<MergeConflict> conflicts, const Workflow &names,
                                 const TaskCatalog &catalog)
{
    QStringList places;
    for (const MergeConflict &conflict : conflicts) {
        const Task *task = conflict.key.kind == PartKind::Task ? names.task(conflict.key.id) : nullptr;
        places += tr("%1: %2", "a part of a workflow, a field of it")
                      .arg(partText(conflict.key, names),
                           fieldText(conflict.key.kind, conflict.path, task ? catalog.find(task->type) : nullptr));
    }
    const bool isSame = std::ranges::equal(conflicts, m_conflicts, [](const auto &one, const auto &other) {
        return one.key == other.key && one.path == other.path;
    });
    if (isSame) {
        m_conflicts = std::move(conflicts);
        m_places = places;
        return retranslate();
    }
    beginResetModel();
    m_conflicts = std::move(conflicts);
    m_places = places;
    endResetModel();
}

const MergeConflict *ConflictModel::at(const QModelIndex &index) const
{
    return index.isValid() ? &m_conflicts[static_cast<std::size_t>(index.row())] : nullptr;
}

MergeSide ConflictModel::sideOf(const MergeConflict &conflict) const
{
    const auto chosen = m_chosen.find({conflict.key, conflict.path});
    return chosen == m_chosen.end() ? MergeSide::Mine : chosen->second;
}

void ConflictModel::choose(const QModelIndex &index, MergeSide side)
{
    const MergeConflict *conflict = at(index);
    if (!conflict || sideOf(*conflict) == side)
        return;
    m_chosen[{conflict->key, conflict->path}] = side;
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
}

void ConflictModel::chooseAll(MergeSide side)
{
    for (const MergeConflict &conflict : m_conflicts)
        m_chosen[{conflict.key, conflict.path}] = side;
    retranslate();
}

void ConflictModel::forget()
{
    m_chosen.clear();
    retranslate();
}

int ConflictModel::rowOf(const QString &task) const
{
    const auto found = std::ranges::find_if(m_conflicts, [&](const MergeConflict &conflict) {
        return conflict.key.kind == PartKind::Task && conflict.key.id == task;
    });
    return found == m_conflicts.end() ? -1 : static_cast<int>(found - m_conflicts.begin());
}

void ConflictModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_conflicts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conflicts.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    const MergeConflict *conflict = at(index);
    if (!conflict)
        return {};
    const int column = index.column();
    const MergeSide side = sideOf(*conflict);
    const bool stands = (column == MineColumn && side == MergeSide::Mine)
                        || (column == TheirsColumn && side == MergeSide::Theirs)
                        || (column == BaseColumn && side == MergeSide::Base);
    if (role == BoldRole)
        return stands || column == StandsColumn;
    if (role == TokenRole)
        return column == StandsColumn || stands ? QVariant(int(Token::Accent)) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto shown = [](const QJsonValue &value) { return fieldValueText(value).simplified().left(200); };
    switch (column) {
    case PlaceColumn:
        return m_places.value(index.row());
    case StandsColumn:
        return sideText(side);
    case MineColumn:
        return shown(conflict->mine);
    case TheirsColumn:
        return shown(conflict->theirs);
    case BaseColumn:
        return shown(conflict->base);
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Both changed"), tr("What stands"), tr("Mine"), tr("The file's"), tr("Before both")};
    return columnHead(orientation, role, titles.value(section), false);
}

} // namespace sluice
