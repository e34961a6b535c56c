#include "ui/models/columns.h"
#include "ui/models/lettergroup.h"
#include "ui/models/lettertrend.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <algorithm>

namespace sluice {

QString LetterListModel::ageOf(WallTime moment) const
{
    return ageText(std::max(Milliseconds{}, m_engine.snapshot().taken - moment));
}

QVariant LetterListModel::data(const QModelIndex &index, int role) const
{
    if (const LetterGroup *group = cause(index))
        return groupData(*group, index.column(), role);
    if (const LetterSummary *one = letter(index))
        return letterData(*one, index.column(), role);
    return {};
}

QVariant LetterListModel::groupData(const LetterGroup &cause, int column, int role) const
{
    const LetterSummary &newest = cause.newest;
    if (column == StateColumn)
        return trendData(cause, role);
    if (role == BoldRole)
        return column == LetterColumn || column == ErrorColumn;
    if (role == Qt::ToolTipRole && column == ErrorColumn)
        return sentence(newest.error);
    if (role == Qt::ToolTipRole && column == AgeColumn)
        return tr("First seen %1, last seen %2").arg(exactMomentText(cause.firstSeen), exactMomentText(cause.lastSeen));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case LetterColumn:
        return tr("%n letter(s)", nullptr, static_cast<int>(cause.count));
    case WorkflowColumn:
        if (newest.kind != LetterKind::Step)
            return word(newest.kind); // letters of one cause are of one kind
        return cause.isOneWorkflow ? m_names.workflow(newest.workflow) : tr("several");
    case TaskColumn:
        if (newest.kind != LetterKind::Step)
            return newest.origin;
        return cause.isOneTask ? m_names.task(newest.workflow, newest.task) : tr("several");
    case ErrorColumn:
        return words(newest.error).what;
    case ClassColumn:
        return word(newest.failureClass);
    case AgeColumn: {
        const QString last = ageOf(cause.lastSeen);
        const QString first = ageOf(cause.firstSeen);
        return first == last ? last : tr("%1; first %2", "last and first seen, as ages").arg(last, first);
    }
    default:
        return {};
    }
}

QVariant LetterListModel::trendData(const LetterGroup &cause, int role) const
{
    const TrendKind kind = trendKindOf(cause, m_engine.snapshot().taken);
    if (role == TrendRole)
        return QVariant::fromValue(QList<double>(cause.trend.begin(), cause.trend.end()));
    if (role == TokenRole)
        return static_cast<int>(kind == TrendKind::Rising || kind == TrendKind::New ? Token::Danger : Token::Muted);
    if (role == Qt::ToolTipRole) {
        QStringList hours;
        for (const quint32 count : cause.trend)
            hours += numberText(quint64(count));
        return tr("Letters that came by hour, the last hour at the end: %1").arg(hours.join(QStringLiteral(" · ")));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (kind) {
    case TrendKind::New:
        return tr("new", "letters of a cause");
    case TrendKind::Rising:
        return tr("rising", "letters of a cause");
    case TrendKind::Steady:
        return tr("steady", "letters of a cause");
    case TrendKind::Falling:
        return tr("falling", "letters of a cause");
    case TrendKind::Quiet:
        return tr("quiet", "letters of a cause");
    }
    return {};
}

QString LetterListModel::letterText(const LetterSummary &letter, int column) const
{
    switch (column) {
    case LetterColumn:
        return letter.id.toString();
    case WorkflowColumn:
        return letter.kind == LetterKind::Step ? m_names.workflow(letter.workflow) : word(letter.kind);
    case TaskColumn:
        return letter.kind == LetterKind::Step ? m_names.task(letter.workflow, letter.task) : letter.origin;
    case ItemColumn:
        return itemWords(letter.itemPath, letter.itemText);
    case ErrorColumn:
        return words(letter.error).what;
    case ClassColumn:
        return word(letter.failureClass);
    case AgeColumn:
        return ageOf(letter.created);
    case RedrivesColumn:
        return letter.redrives == 0 ? QString() : numberText(letter.redrives);
    case StateColumn:
        return word(letter.state);
    default:
        return {};
    }
}

QVariant LetterListModel::letterData(const LetterSummary &letter, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return letterText(letter, column);
    case Qt::ToolTipRole:
        if (column == ErrorColumn)
            return sentence(letter.error);
        if (column == WorkflowColumn)
            return letter.workflow;
        if (column == TaskColumn)
            return letter.task;
        if (column == ClassColumn)
            return explanation(letter.failureClass);
        return column == AgeColumn ? exactMomentText(letter.created) : QString();
    case Qt::TextAlignmentRole:
        return alignmentOf(column == RedrivesColumn);
    case GlyphRole:
        return column == StateColumn ? QVariant::fromValue(glyphOf(letter.state)) : QVariant();
    case NumberRole:
        return QVariant::fromValue<quint64>(number(letter.id.run));
    default:
        return {};
    }
}

QVariant LetterListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), section == RedrivesColumn);
}

QString LetterListModel::titleOf(int column) const
{
    switch (column) {
    case LetterColumn:
        return tr("Letter");
    case WorkflowColumn:
        return tr("Workflow");
    case TaskColumn:
        return tr("Task");
    case ItemColumn:
        return tr("Item");
    case ErrorColumn:
        return tr("What went wrong");
    case ClassColumn:
        return tr("Kind of failure");
    case AgeColumn:
        return tr("Age");
    case RedrivesColumn:
        return tr("Retried");
    case StateColumn:
        return m_isGrouped ? tr("Trend, state") : tr("State");
    default:
        return {};
    }
}

} // namespace sluice
