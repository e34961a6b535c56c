#include "ui/models/attemptmodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

namespace sluice {

namespace {

Glyph glyphOf(AttemptOutcome outcome)
{
    switch (outcome) {
    case AttemptOutcome::Running:
        return {Shape::TurningArc, Token::Accent};
    case AttemptOutcome::Succeeded:
        return {Shape::Tick, Token::Success};
    case AttemptOutcome::Waiting:
        return {Shape::Clock, Token::Muted};
    case AttemptOutcome::Failed:
        return {Shape::Cross, Token::Danger};
    case AttemptOutcome::Lost:
    case AttemptOutcome::Abandoned:
        break;
    }
    return {Shape::SlashedRing, Token::Paused};
}

bool isFigure(int column)
{
    return column == AttemptModel::DurationColumn;
}

} // namespace

void AttemptModel::setAttempts(std::vector<AttemptRecord> attempts, WallTime now)
{
    m_now = now;
    const auto isSame = [](const AttemptRecord &a, const AttemptRecord &b) {
        return a.step == b.step && a.epoch == b.epoch && a.number == b.number;
    };
    // Attempts of one step only ever come on top.
    const auto more = attempts.size() - std::min(attempts.size(), m_attempts.size());
    const bool continues = !m_attempts.empty() && attempts.size() >= m_attempts.size()
                           && isSame(attempts.back(), m_attempts.back()) && isSame(attempts[more], m_attempts.front());
    if (!continues) {
        beginResetModel();
        m_attempts = std::move(attempts);
        endResetModel();
        return;
    }
    if (more > 0) {
        beginInsertRows({}, 0, static_cast<int>(more) - 1);
        m_attempts = std::move(attempts);
        endInsertRows();
    } else if (attempts != m_attempts) {
        m_attempts = std::move(attempts);
    } else {
        return setNow(now);
    }
    Q_EMIT dataChanged(index(static_cast<int>(more), 0), index(rowCount() - 1, ColumnCount - 1));
}

void AttemptModel::setNow(WallTime now)
{
    m_now = now;
    if (!m_attempts.empty() && !m_attempts.front().ended)
        Q_EMIT dataChanged(index(0, DurationColumn), index(0, DurationColumn), {Qt::DisplayRole});
}

void AttemptModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_attempts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const AttemptRecord *AttemptModel::attempt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_attempts.size() ? &m_attempts[row] : nullptr;
}

int AttemptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_attempts.size());
}

int AttemptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AttemptModel::text(const AttemptRecord &attempt, int column) const
{
    switch (column) {
    case NumberColumn:
        return attempt.epoch == 1
                   ? numberText(quint64(attempt.number))
                   : tr("%1, retry %2", "attempt number, number of the retry by a person")
                         .arg(numberText(quint64(attempt.number)), numberText(quint64(attempt.epoch - 1)));
    case OutcomeColumn:
        switch (attempt.outcome) {
        case AttemptOutcome::Running:
            return tr("running");
        case AttemptOutcome::Succeeded:
            return tr("succeeded");
        case AttemptOutcome::Waiting:
            return tr("began to wait");
        case AttemptOutcome::Failed:
            return tr("failed");
        case AttemptOutcome::Lost:
            return tr("lost with the engine");
        case AttemptOutcome::Abandoned:
            return tr("abandoned");
        }
        return {};
    case StartedColumn:
        return momentText(attempt.started, m_now);
    case DurationColumn:
        return durationText(attempt.ended.value_or(std::max(m_now, attempt.started)) - attempt.started);
    case ErrorColumn:
        return attempt.outcome == AttemptOutcome::Failed ? words(attempt.error).what : QString();
    default:
        return {};
    }
}

QVariant AttemptModel::data(const QModelIndex &index, int role) const
{
    const AttemptRecord *row = attempt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == StartedColumn)
            return exactMomentText(row->started);
        if (index.column() == OutcomeColumn && row->outcome == AttemptOutcome::Failed)
            return word(row->failureClass);
        return index.column() == ErrorColumn && !row->error.code.isEmpty() ? sentence(row->error) : QString();
    case Qt::TextAlignmentRole:
        return alignmentOf(isFigure(index.column()));
    case GlyphRole:
        return index.column() == OutcomeColumn ? QVariant::fromValue(glyphOf(row->outcome)) : QVariant();
    default:
        return {};
    }
}

QVariant AttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), isFigure(section));
}

QString AttemptModel::titleOf(int column)
{
    switch (column) {
    case NumberColumn:
        return tr("Attempt");
    case OutcomeColumn:
        return tr("Outcome");
    case StartedColumn:
        return tr("Started");
    case DurationColumn:
        return tr("Duration");
    case ErrorColumn:
        return tr("What went wrong");
    default:
        return {};
    }
}

} // namespace sluice
