#pragma once

#include "core/api/engineclient.h"

#include <QAbstractTableModel>

#include <vector>

namespace sluice {

/// The last events of the bus, newest first. What people see of a row never changes: rows come at the top and go at the end
/// or, of topics that are busy, in the middle.
class RecentEventsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, TopicColumn, DataColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes what the bus keeps now, oldest first.
    void setEvents(std::vector<EventRecord> events);
    [[nodiscard]] const EventRecord *at(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeAllBut(const std::vector<EventRecord> &kept);

    std::vector<EventRecord> m_events; ///< newest first
};

} // namespace sluice
