#include "ui/runs/comparisonmodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QElapsedTimer>

#include <algorithm>

namespace sluice {

namespace {

/// The window waits no longer than about that.
constexpr qint64 kCompareTurnMs = 6;

const std::optional<ComparedSide> &sideAt(const ComparedStep &step, int column)
{
    const bool isLeft = column == ComparisonModel::LeftState || column == ComparisonModel::LeftDuration;
    return isLeft ? step.left : step.right;
}

bool isDuration(int column)
{
    return column == ComparisonModel::LeftDuration || column == ComparisonModel::RightDuration;
}

bool isState(int column)
{
    return column == ComparisonModel::LeftState || column == ComparisonModel::RightState;
}

} // namespace

ComparisonModel::ComparisonModel(LiveRun &left, LiveRun &right, QObject *parent)
    : QAbstractTableModel(parent)
    , m_left(left)
    , m_right(right)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &ComparisonModel::goOn);
    for (const LiveRun *live : {static_cast<const LiveRun *>(&left), static_cast<const LiveRun *>(&right)})
        connect(live, &LiveRun::closed, this, &ComparisonModel::drop);
}

void ComparisonModel::renew()
{
    if (!m_left.picture() || !m_right.picture())
        return drop();
    m_isWantedAgain = m_turn.isActive();
    if (m_isWantedAgain)
        return;
    m_comparer.begin();
    goOn();
}

void ComparisonModel::goOn()
{
    if (!m_left.picture() || !m_right.picture())
        return drop();
    QElapsedTimer turn;
    turn.start();
    bool isOver = false;
    while (!isOver && turn.elapsed() < kCompareTurnMs)
        isOver = m_comparer.goOn(*m_left.picture(), *m_right.picture());
    if (!isOver) {
        m_turn.start();
        return;
    }
    take(m_comparer.takeSteps());
    if (std::exchange(m_isWantedAgain, false)) {
        m_comparer.begin();
        m_turn.start();
    }
}

/// One of the runs is gone, or not there yet.
void ComparisonModel::drop()
{
    m_turn.stop();
    m_isWantedAgain = false;
    m_comparer.forget();
    take({});
}

void ComparisonModel::take(std::vector<ComparedStep> steps)
{
    if (steps != m_steps) {
        beginResetModel();
        m_steps = std::move(steps);
        m_different = static_cast<std::size_t>(std::ranges::count_if(m_steps, &ComparedStep::differs));
        choose();
        endResetModel();
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT compared();
}

int ComparisonModel::rowOf(const ComparedStep &wanted) const
{
    const auto found = std::ranges::find_if(m_shown, [&](std::size_t place) {
        return m_steps[place].task == wanted.task && m_steps[place].item == wanted.item;
    });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

void ComparisonModel::setOnlyDifferent(bool only)
{
    beginResetModel();
    m_onlyDifferent = only;
    choose();
    endResetModel();
}

void ComparisonModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (!m_onlyDifferent || m_steps[i].differs())
            m_shown.push_back(i);
    }
}

const ComparedStep *ComparisonModel::step(const QModelIndex &index) const
{
    return index.isValid() ? &m_steps[m_shown[static_cast<std::size_t>(index.row())]] : nullptr;
}

int ComparisonModel::rowOfTask(const QString &task) const
{
    const auto found = std::ranges::find_if(m_shown, [&](std::size_t at) { return m_steps[at].task == task; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

void ComparisonModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::text(const ComparedStep &step, int column) const
{
    if (column == StepColumn) {
        const Task *task = m_left.workflow().task(step.task);
        if (!task)
            task = m_right.workflow().task(step.task);
        const QString name = task && !task->name.isEmpty() ? task->name : step.task;
        return stepWords(name, step.item);
    }
    if (column == OutputColumn) {
        switch (step.output) {
        case OutputVerdict::None:
            return {};
        case OutputVerdict::Same:
            return tr("the same");
        case OutputVerdict::Differ:
            return tr("differs");
        case OutputVerdict::OnlyLeft:
        case OutputVerdict::OnlyRight:
            return tr("only in run %1")
                .arg(runText(number(*(step.output == OutputVerdict::OnlyLeft ? m_left : m_right).id())));
        }
    }
    const auto &side = sideAt(step, column);
    if (!side)
        return isState(column) ? tr("no such step") : QString();
    if (isState(column))
        return word(side->state);
    return side->took ? durationText(*side->took) : QString();
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    const ComparedStep *row = step(index);
    if (!row || !m_left.id() || !m_right.id())
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(*row, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(isDuration(column));
    case GlyphRole:
        if (isState(column) && sideAt(*row, column))
            return QVariant::fromValue(glyphOf(sideAt(*row, column)->state));
        return {};
    case BoldRole:
        return row->differs();
    case TokenRole:
        return column == OutputColumn && row->output == OutputVerdict::Same ? QVariant(int(Token::Muted)) : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), isDuration(section));
}

QString ComparisonModel::titleOf(int column) const
{
    const auto run = [](const LiveRun &live) { return live.id() ? runText(number(*live.id())) : QString(); };
    switch (column) {
    case StepColumn:
        return tr("Step");
    case LeftState:
        return tr("Run %1").arg(run(m_left));
    case RightState:
        return tr("Run %1").arg(run(m_right));
    case LeftDuration:
    case RightDuration:
        return tr("Duration");
    case OutputColumn:
        return tr("Output");
    default:
        return {};
    }
}

void DifferenceModel::setDifferences(std::vector<JsonDifference> differences, const QStringList &sides)
{
    beginResetModel();
    m_differences = std::move(differences);
    m_sides = sides;
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const JsonDifference &row = m_differences[static_cast<std::size_t>(index.row())];
    const auto &side = index.column() == LeftColumn ? row.left : row.right;
    if (role == MonospaceRole)
        return index.column() != PathColumn ? side.has_value() : !row.path.isEmpty();
    if (role == TokenRole)
        return index.column() != PathColumn && !side ? QVariant(int(Token::Muted)) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == PathColumn)
        return row.path.isEmpty() ? tr("the whole") : row.path;
    return side ? *side : tr("not there");
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, section == PathColumn ? tr("Where") : m_sides.value(section - 1), false);
}

} // namespace sluice
