#include "ui/runs/steptablemodel.h"

#include "core/run/input.h"
#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

namespace sluice {

namespace {

/// More stretches than this are announced as one: a view paints only what it shows.
constexpr int kStretches = 32;

bool isUnderWay(const Step &step)
{
    return !isFinal(step.state) && step.state != StepState::DeadLettered && step.firstStart != WallTime{};
}

bool hasTrouble(StepState state)
{
    return state == StepState::Failed || state == StepState::DeadLettered || state == StepState::Retrying;
}

bool isFigure(int column)
{
    return column == StepTableModel::ItemColumn || column == StepTableModel::AttemptsColumn
           || column == StepTableModel::DurationColumn;
}

} // namespace

StepTableModel::StepTableModel(LiveRun &run, QObject *parent)
    : QAbstractTableModel(parent)
    , m_run(run)
{
    connect(&run, &LiveRun::opened, this, &StepTableModel::begin);
    connect(&run, &LiveRun::changed, this, &StepTableModel::follow);
    connect(&run, &LiveRun::closed, this, &StepTableModel::clear);
    auto *second = new QTimer(this);
    second->setInterval(1000);
    connect(second, &QTimer::timeout, this, &StepTableModel::tick);
    second->start();
}

bool StepTableModel::isGone(int row) const
{
    const auto *picture = m_run.picture();
    return picture && picture->run().step(static_cast<StepIndex>(row)).isGone;
}

StepTableModel::Seen StepTableModel::seen(const Step &step)
{
    return {step.state, step.attempts, step.epoch, step.due, step.firstStart};
}

void StepTableModel::begin()
{
    beginResetModel();
    m_seen.clear();
    for (const Step &step : m_run.picture()->run().steps)
        m_seen.push_back(seen(step));
    endResetModel();
}

void StepTableModel::clear()
{
    beginResetModel();
    m_seen.clear();
    endResetModel();
}

void StepTableModel::follow()
{
    const auto &steps = m_run.picture()->run().steps;
    std::vector<std::pair<int, int>> stretches;
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        const Seen now = seen(steps[i]);
        if (now == m_seen[i])
            continue;
        m_seen[i] = now;
        const auto row = static_cast<int>(i);
        if (!stretches.empty() && stretches.back().second == row - 1)
            stretches.back().second = row;
        else
            stretches.emplace_back(row, row);
    }
    if (stretches.size() > kStretches)
        stretches = {{stretches.front().first, stretches.back().second}};
    for (const auto &[first, last] : stretches)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (steps.size() > m_seen.size()) {
        beginInsertRows({}, rowCount(), static_cast<int>(steps.size()) - 1);
        for (std::size_t i = m_seen.size(); i < steps.size(); ++i)
            m_seen.push_back(seen(steps[i]));
        endInsertRows();
    }
}

void StepTableModel::tick()
{
    if (m_now == m_run.now() || m_seen.empty() || isFinal(m_run.picture()->run().state))
        return;
    m_now = m_run.now();
    Q_EMIT dataChanged(index(0, StateColumn), index(rowCount() - 1, DurationColumn), {Qt::DisplayRole});
}

void StepTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_seen.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

StepState StepTableModel::stateAt(int row) const
{
    return m_seen[static_cast<std::size_t>(row)].state;
}

int StepTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_seen.size());
}

int StepTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StepTableModel::stateText(const Step &step) const
{
    const bool isDelay = m_run.picture()->run().plan->task(step.task).role == TaskRole::Delay;
    const bool isTimed = step.state == StepState::Retrying || (step.state == StepState::Waiting && isDelay);
    if (isTimed)
        return tr("%1, %2", "state of a step, time until it goes on")
            .arg(word(step.state), untilText(step.due - m_run.now()));
    const QString hand = handWord(step);
    return hand.isEmpty() ? word(step.state) : tr("%1, %2", "state of a step, fed by hand").arg(word(step.state), hand);
}

QString StepTableModel::durationText(StepIndex index) const
{
    const Step &step = m_run.picture()->run().step(index);
    if (isUnderWay(step))
        return sluice::durationText(m_run.now() - step.firstStart);
    const auto took = m_run.picture()->durationOf(index);
    return took && step.firstStart != WallTime{} ? sluice::durationText(*took) : QString();
}

QString StepTableModel::text(StepIndex index, int column) const
{
    const Run &run = m_run.picture()->run();
    const Step &step = run.step(index);
    switch (column) {
    case TaskColumn: {
        const QString &id = run.taskOf(index).id;
        const Task *task = m_run.workflow().task(id);
        return task && !task->name.isEmpty() ? task->name : id;
    }
    case ItemColumn:
        return itemPathText(itemPath(run, index));
    case StateColumn:
        return stateText(step);
    case AttemptsColumn:
        return step.attempts == 0 ? QString() : numberText(quint64(step.attempts));
    case DurationColumn:
        return durationText(index);
    case ErrorColumn: {
        if (step.state == StepState::Succeeded || step.state == StepState::Skipped)
            return {};
        const Error error = m_run.picture()->lastErrorOf(index);
        return error.code.isEmpty() ? QString() : words(error).what;
    }
    default:
        return {};
    }
}

QVariant StepTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_run.picture())
        return {};
    const auto step = static_cast<StepIndex>(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(step, column);
    case Qt::ToolTipRole: {
        const Error error = m_run.picture()->lastErrorOf(step);
        return column == ErrorColumn && !error.code.isEmpty() ? sentence(error) : QString();
    }
    case Qt::TextAlignmentRole:
        return alignmentOf(isFigure(column));
    case GlyphRole:
        return column == StateColumn ? QVariant::fromValue(glyphOf(stateAt(index.row()))) : QVariant();
    case NumberRole:
        return QVariant::fromValue<quint64>(number(step));
    default:
        return {};
    }
}

QVariant StepTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), isFigure(section));
}

QString StepTableModel::titleOf(int column)
{
    switch (column) {
    case TaskColumn:
        return tr("Task");
    case ItemColumn:
        return tr("Item");
    case StateColumn:
        return tr("State");
    case AttemptsColumn:
        return tr("Attempts");
    case DurationColumn:
        return tr("Duration");
    case ErrorColumn:
        return tr("What went wrong");
    default:
        return {};
    }
}

StepFilter::StepFilter(StepTableModel &steps, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_steps(steps)
{
    setSourceModel(&steps);
}

void StepFilter::setShown(Show show)
{
    m_show = show;
    invalidateFilter();
}

void StepFilter::setText(const QString &text)
{
    m_text = text;
    invalidateFilter();
}

bool StepFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_steps.isGone(row))
        return false;
    const StepState state = m_steps.stateAt(row);
    if (m_show == Show::Unfinished && isFinal(state))
        return false;
    if (m_show == Show::Trouble && !hasTrouble(state))
        return false;
    if (m_text.isEmpty())
        return true;
    const auto shows = [&](int column) {
        return m_steps.index(row, column).data().toString().contains(m_text, Qt::CaseInsensitive);
    };
    return shows(StepTableModel::TaskColumn) || shows(StepTableModel::ItemColumn);
}

} // namespace sluice
