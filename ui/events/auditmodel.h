#pragma once

#include "ui/events/historymodel.h"

namespace sluice {

/// What people and the engine itself did to the engine, newest first.
class AuditModel final : public HistoryModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, WhoColumn, ActionColumn, TargetColumn, ReasonColumn, ColumnCount };

    explicit AuditModel(EngineClient &engine, QObject *parent = nullptr);

    void setFilter(const AuditFilter &filter);
    [[nodiscard]] const AuditEntry *at(int row) const;

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void ask(PageRequest page, quint64 question) override;
    [[nodiscard]] std::size_t held() const override { return m_rows.size(); }

    EngineClient &m_engine;
    AuditFilter m_filter;
    std::vector<AuditEntry> m_rows;
};

} // namespace sluice
