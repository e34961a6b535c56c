#include "ui/runs/timelinemodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/runs/barlook.h"
#include "ui/wording/formats.h"

#include <algorithm>

namespace sluice {

namespace {
/// More are neither read nor scrolled through: the chart shows them.
constexpr std::size_t kMostBars = 20'000;
} // namespace

TimelineModel::TimelineModel(LiveTimeline &live, QObject *parent)
    : QAbstractTableModel(parent)
    , m_live(live)
{
    connect(&live, &LiveTimeline::changed, this, &TimelineModel::follow);
    connect(&live, &LiveTimeline::moved, this, &TimelineModel::follow);
    connect(&live, &LiveTimeline::replaced, this, &TimelineModel::follow);
}

void TimelineModel::setActive(bool active)
{
    m_isActive = active;
    follow();
}

void TimelineModel::setOnlyCritical(bool only)
{
    m_onlyCritical = only;
    follow();
}

/// Rows change in their middle as a run goes on; whatever stays the same at both ends stays.
void TimelineModel::follow()
{
    std::vector<Line> now;
    const Timeline *timeline = m_isActive ? m_live.timeline() : nullptr;
    const auto take = [&](quint32 row) {
        for (const TimelineBar &bar : timeline->bars(row, m_live.now())) {
            const bool isCritical = m_live.isCritical(row, bar);
            if (isCritical || !m_onlyCritical)
                now.push_back({row, bar, isCritical});
        }
        return now.size() < kMostBars;
    };
    if (timeline && m_onlyCritical) {
        std::vector<quint32> rows;
        std::ranges::transform(m_live.criticalPath(), std::back_inserter(rows), &CriticalPart::row);
        std::ranges::sort(rows);
        (void)std::ranges::all_of(rows, take);
    } else if (timeline) {
        for (quint32 row = 0; row < timeline->rows().size() && take(row);)
            ++row;
    }
    const auto head = std::ranges::mismatch(m_lines, now).in1 - m_lines.begin();
    const auto common = static_cast<std::ptrdiff_t>(std::min(m_lines.size(), now.size()));
    std::ptrdiff_t tail = 0;
    while (tail < common - head
           && m_lines[m_lines.size() - 1 - static_cast<std::size_t>(tail)]
                  == now[now.size() - 1 - static_cast<std::size_t>(tail)])
        ++tail;
    const auto gone = static_cast<int>(std::ssize(m_lines) - head - tail);
    const auto come = static_cast<int>(std::ssize(now) - head - tail);
    const auto first = static_cast<int>(head);
    const int same = std::min(gone, come);
    if (gone > same) {
        beginRemoveRows({}, first + same, first + gone - 1);
        m_lines.erase(m_lines.begin() + first + same, m_lines.begin() + first + gone);
        endRemoveRows();
    } else if (come > same) {
        beginInsertRows({}, first + same, first + come - 1);
        m_lines.insert(m_lines.begin() + first + same, now.begin() + first + same, now.begin() + first + come);
        endInsertRows();
    }
    m_lines = std::move(now);
    if (same > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + same - 1, ColumnCount - 1));
}

void TimelineModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TimelineModel::text(const Line &line, int column) const
{
    switch (column) {
    case StepColumn:
        return m_live.titleOf(m_live.timeline()->rows()[line.row]);
    case WhatColumn:
        return barWord(sortOf(line.bar));
    case FromColumn:
        return durationText(line.bar.from - m_live.timeline()->begin());
    case DurationColumn:
        return durationText(line.bar.to - line.bar.from);
    case PathColumn:
        return line.isCritical ? tr("critical") : QString();
    case DetailColumn:
        return barSentence(line.bar, m_live.run().events());
    default:
        return {};
    }
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_live.timeline())
        return {};
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    const bool isFigure = index.column() == FromColumn || index.column() == DurationColumn;
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == FromColumn ? exactMomentText(line.bar.from) : text(line, DetailColumn);
    case Qt::TextAlignmentRole:
        return alignmentOf(isFigure);
    case GlyphRole: {
        const BarLook look = lookOf(sortOf(line.bar));
        return index.column() == WhatColumn ? QVariant::fromValue(Glyph{look.shape, look.token}) : QVariant();
    }
    case NumberRole:
        return QVariant::fromValue<quint64>(number(m_live.timeline()->rows()[line.row].step));
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHead(orientation, role, titleOf(section), section == FromColumn || section == DurationColumn);
}

QString TimelineModel::titleOf(int column)
{
    switch (column) {
    case StepColumn:
        return tr("Step");
    case WhatColumn:
        return tr("What");
    case FromColumn:
        return tr("From");
    case DurationColumn:
        return tr("For");
    case PathColumn:
        return tr("Path");
    case DetailColumn:
        return tr("Details");
    default:
        return {};
    }
}

} // namespace sluice
