#include "ui/design/changelist.h"

#include "ui/canvas/partmarks.h"
#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/versionwords.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kCellText = 200;

/// In one line: what a cell has room for.
QString cellText(const QJsonValue &value)
{
    QString text = fieldValueText(value).simplified();
    if (text.size() > kCellText)
        text = text.left(kCellText) + QChar(0x2026);
    return text;
}

PartMark markOfChange(const PartChange &change)
{
    switch (change.kind) {
    case PartChangeKind::Added:
        return PartMark::Added;
    case PartChangeKind::Removed:
        return PartMark::Removed;
    case PartChangeKind::Moved:
        return PartMark::Moved;
    case PartChangeKind::Changed:
        break;
    }
    return PartMark::Changed;
}

/// Settings of which one side has none are told one by one, as a person sets them.
std::vector<FieldChange> singleFields(const std::vector<FieldChange> &changes)
{
    std::vector<FieldChange> fields;
    for (const FieldChange &change : changes) {
        const bool isHolder = change.path.size() == 1
                              && QStringList{QStringLiteral("params"), QStringLiteral("reliability"),
                                             QStringLiteral("concurrency")}
                                     .contains(change.path.front());
        const QJsonObject held = (change.before.isUndefined() ? change.after : change.before).toObject();
        if (!isHolder || held.isEmpty() || (!change.before.isUndefined() && !change.after.isUndefined())) {
            fields.push_back(change);
            continue;
        }
        for (const QString &key : held.keys())
            fields.push_back(
                {change.path + QStringList{key}, change.before.toObject().value(key), change.after.toObject().value(key)});
    }
    return fields;
}

} // namespace

std::vector<ChangeRow> changeRows(const Workflow &before, const Workflow &after, const std::vector<PartChange> &changes,
                                  const TaskCatalog &catalog)
{
    std::vector<ChangeRow> rows;
    for (const PartChange &change : changes) {
        const bool isGone = change.kind == PartChangeKind::Removed;
        const Workflow &side = isGone ? before : after;
        const Task *task = change.key.kind == PartKind::Task ? side.task(change.key.id) : nullptr;
        const TaskTypeInfo *type = task ? catalog.find(task->type) : nullptr;
        ChangeRow row;
        row.key = change.key;
        row.mark = markOfChange(change);
        row.part = partText(change.key, side);
        if (change.fields.empty()) {
            if (!change.renamedFrom.isEmpty())
                row.before = ChangeListModel::tr("was %1", "id of a task").arg(change.renamedFrom);
            rows.push_back(row);
            continue;
        }
        for (const FieldChange &field : singleFields(change.fields)) {
            row.field = fieldText(change.key.kind, field.path, type);
            row.before = field.before;
            row.after = field.after;
            rows.push_back(row);
        }
    }
    return rows;
}

void ChangeListModel::setRows(std::vector<ChangeRow> rows, const QStringList &names)
{
    if (rows == m_rows && names == m_names)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    m_names = names;
    endResetModel();
}

const ChangeRow *ChangeListModel::row(const QModelIndex &index) const
{
    return index.isValid() ? &m_rows[static_cast<std::size_t>(index.row())] : nullptr;
}

int ChangeListModel::rowOf(const QString &task) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const ChangeRow &row) { return row.key.kind == PartKind::Task && row.key.id == task; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ChangeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChangeListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangeListModel::data(const QModelIndex &index, int role) const
{
    const ChangeRow *shown = row(index);
    if (!shown)
        return {};
    const int column = index.column();
    const MarkLook look = lookOf(shown->mark);
    if (role == TokenRole) {
        const bool isMissing = (column == BeforeColumn && shown->before.isUndefined())
                               || (column == AfterColumn && shown->after.isUndefined());
        return column == PartColumn ? QVariant(int(look.token)) : isMissing ? QVariant(int(Token::Muted)) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case PartColumn:
        return tr("%1 %2", "symbol of what became of it, a part of a workflow").arg(look.symbol, shown->part);
    case FieldColumn:
        return shown->field.isEmpty() ? look.word : shown->field;
    case BeforeColumn:
    case AfterColumn: {
        const QJsonValue &value = column == BeforeColumn ? shown->before : shown->after;
        const bool isWhole = shown->field.isEmpty() && value.isUndefined();
        return isWhole ? QString() : role == Qt::ToolTipRole ? fieldValueText(value).left(2000) : cellText(value);
    }
    default:
        return {};
    }
}

QVariant ChangeListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("What"), tr("Field"), m_names.value(0, tr("Before")), m_names.value(1, tr("After"))};
    return columnHead(orientation, role, titles.value(section), false);
}

} // namespace sluice
