#pragma once

#include "core/api/snapshot.h"

#include <QAbstractTableModel>

#include <vector>

namespace sluice {

/// Who publishes on which topic and who hears it, as rows: what the map of events shows, each topic by itself.
class EventFlowModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PublisherColumn, TopicColumn, ListenerColumn, RateColumn, CountColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFlows(std::vector<EventFlow> flows);
    [[nodiscard]] const EventFlow *at(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const EventFlow &flow, int column) const;

    std::vector<EventFlow> m_flows;
};

} // namespace sluice
