#include "ui/deadletters/binmodel.h"

#include "core/run/machine.h"
#include "ui/models/columns.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <algorithm>

namespace sluice {

BinModel::BinModel(QObject *parent)
    : EditedRows(parent)
{
}

void BinModel::setLetters(const std::vector<LetterSummary> &discarded, WallTime now)
{
    m_now = now;
    std::vector<LetterSummary> wanted = discarded;
    std::ranges::stable_sort(wanted, std::ranges::greater(), &LetterSummary::changed);
    turnRows(
        {}, ColumnCount, m_letters, std::move(wanted),
        [](const LetterSummary &letter) {
            return RowKey{number(letter.id.run), letter.id.index};
        },
        [](int, LetterSummary &held, LetterSummary &fresh) {
            const bool differs = held != fresh;
            held = std::move(fresh);
            return differs;
        });
    if (!m_letters.empty())
        Q_EMIT dataChanged(index(0, WhenColumn), index(rowCount() - 1, LeftColumn), {Qt::DisplayRole});
}

void BinModel::setNames(const WorkflowNames &names)
{
    m_names = names;
    retranslate();
}

void BinModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_letters.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const LetterSummary *BinModel::letter(int row) const
{
    const bool isThere = row >= 0 && row < rowCount();
    return isThere ? &m_letters[static_cast<std::size_t>(row)] : nullptr;
}

int BinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_letters.size());
}

int BinModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BinModel::text(const LetterSummary &letter, int column) const
{
    const bool isStep = letter.kind == LetterKind::Step;
    switch (column) {
    case LetterColumn:
        return letter.id.toString();
    case WorkflowColumn:
        return isStep ? m_names.workflow(letter.workflow) : word(letter.kind);
    case TaskColumn:
        return isStep ? m_names.task(letter.workflow, letter.task) : letter.origin;
    case ErrorColumn:
        return words(letter.error).what;
    case WhoColumn:
        return letter.decidedBy;
    case WhenColumn:
        return momentText(letter.changed, m_now);
    case LeftColumn:
        return durationText(std::max(Milliseconds{}, letter.changed + kDiscardUndo - m_now));
    case ReasonColumn:
        return letter.reason;
    default:
        return {};
    }
}

QVariant BinModel::data(const QModelIndex &index, int role) const
{
    const LetterSummary *one = letter(index.row());
    if (!one || !index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*one, index.column());
    case Qt::ToolTipRole:
        return index.column() == ErrorColumn  ? sentence(one->error)
               : index.column() == WhenColumn ? exactMomentText(one->changed)
                                              : text(*one, index.column());
    default:
        return {};
    }
}

QVariant BinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Letter"),    tr("Workflow"),           tr("Task"), tr("Error"), tr("Who"),
                              tr("Discarded"), tr("To be restored for"), tr("Why")};
    return section >= 0 && section < ColumnCount ? columnHead(orientation, role, titles[section], false) : QVariant();
}

} // namespace sluice
