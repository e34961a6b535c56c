#pragma once

#include "core/run/history.h"

#include <QAbstractTableModel>

namespace sluice {

/// The attempts of one step as a table, newest first. It holds them; whoever shows a step gives them.
class AttemptModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NumberColumn, OutcomeColumn, StartedColumn, DurationColumn, ErrorColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `attempts` newest first; a row that stays keeps its selection. `now`: what a running attempt is measured at.
    void setAttempts(std::vector<AttemptRecord> attempts, WallTime now);
    void setNow(WallTime now);
    void retranslate();
    [[nodiscard]] const AttemptRecord *attempt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString titleOf(int column);
    [[nodiscard]] QString text(const AttemptRecord &attempt, int column) const;

    std::vector<AttemptRecord> m_attempts;
    WallTime m_now{};
};

} // namespace sluice
