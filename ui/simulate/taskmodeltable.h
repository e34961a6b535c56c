#pragma once

#include "core/api/simulation.h"
#include "ui/models/editedrows.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace sluice {

/// A task with the model that stands for its work.
struct TaskModelRow {
    TaskModel model;
    QString title;
    bool isLoop = false;
    int attemptsThen = 0; ///< most attempts in the other setting; 0: as it is

    bool operator==(const TaskModelRow &) const = default;
};

/// The tasks of the workflow that is simulated, with their models, in the order of the file.
class TaskModelTable final : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { TaskColumn, LatencyColumn, FailuresColumn, SamplesColumn, ColumnCount };

    using EditedRows::EditedRows;

    void setRows(std::vector<TaskModelRow> rows);
    [[nodiscard]] const std::vector<TaskModelRow> &rows() const noexcept { return m_rows; }
    [[nodiscard]] const TaskModelRow *at(int row) const;
    [[nodiscard]] int rowOf(const QString &task) const;
    /// Takes another model of one task.
    void change(int row, const TaskModelRow &wanted);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const TaskModelRow &row, int column);

    std::vector<TaskModelRow> m_rows;
};

} // namespace sluice
