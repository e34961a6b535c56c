#include "ui/health/eventflowmodel.h"

#include "ui/models/columns.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"

#include <algorithm>

namespace sluice {

namespace {

bool isFlowFigure(int column)
{
    return column >= EventFlowModel::RateColumn;
}

} // namespace

void EventFlowModel::setFlows(std::vector<EventFlow> flows)
{
    const auto key = [](const EventFlow &flow) { return std::pair(flow.topic, flow.publisher); };
    if (!std::ranges::equal(flows, m_flows, {}, key, key)) {
        beginResetModel();
        m_flows = std::move(flows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (flows[i] == m_flows[i])
            continue;
        m_flows[i] = std::move(flows[i]);
        const int row = static_cast<int>(i);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

const EventFlow *EventFlowModel::at(int row) const
{
    const bool isThere = row >= 0 && row < rowCount();
    return isThere ? &m_flows[static_cast<std::size_t>(row)] : nullptr;
}

void EventFlowModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_flows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int EventFlowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_flows.size());
}

int EventFlowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventFlowModel::text(const EventFlow &flow, int column) const
{
    switch (column) {
    case PublisherColumn:
        return flow.publisher.isEmpty() ? tr("nobody named") : componentWords(flow.publisher).name;
    case TopicColumn:
        return flow.topic;
    case ListenerColumn: {
        QStringList names;
        for (const QString &listener : flow.listeners)
            names.append(componentWords(listener).name);
        return names.isEmpty() ? tr("nobody") : names.join(QStringLiteral(", "));
    }
    case RateColumn:
        return rateText(flow.perSecond);
    case CountColumn:
        return numberText(flow.events);
    default:
        return {};
    }
}

QVariant EventFlowModel::data(const QModelIndex &index, int role) const
{
    const EventFlow *flow = at(index.row());
    if (!flow)
        return {};
    if (role == Qt::DisplayRole)
        return text(*flow, index.column());
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(isFlowFigure(index.column()));
    return {};
}

QVariant EventFlowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Published by"), tr("Topic"), tr("Heard by"), tr("Rate"), tr("Count")};
    if (section < 0 || section >= ColumnCount)
        return {};
    return columnHead(orientation, role, titles[section], isFlowFigure(section));
}

} // namespace sluice
