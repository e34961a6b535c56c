#pragma once

#include "ui/events/historymodel.h"

namespace sluice {

/// The events of durable topics that the journal keeps, newest first.
class RecordedModel final : public HistoryModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, TopicColumn, PublisherColumn, DataColumn, ColumnCount };

    explicit RecordedModel(EngineClient &engine, QObject *parent = nullptr);

    void setFilter(const EventFilter &filter);
    [[nodiscard]] const RecordedEvent *at(int row) const;

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void ask(PageRequest page, quint64 question) override;
    [[nodiscard]] std::size_t held() const override { return m_rows.size(); }

    EngineClient &m_engine;
    EventFilter m_filter;
    std::vector<RecordedEvent> m_rows;
};

} // namespace sluice
