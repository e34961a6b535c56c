#pragma once

#include "core/api/engineclient.h"
#include "ui/models/editedrows.h"

#include <QAbstractTableModel>

namespace sluice {

/// The topics that were heard of lately, by name, with how often.
class TopicListModel final : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { TopicColumn, RateColumn, CountColumn, ColumnCount };

    using EditedRows::EditedRows;

    void setTopics(std::vector<TopicSnapshot> topics);
    [[nodiscard]] const TopicSnapshot *at(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<TopicSnapshot> m_topics;
};

} // namespace sluice
