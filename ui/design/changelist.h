#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/difference.h"
#include "ui/document/differencegraph.h"

#include <QAbstractTableModel>

#include <vector>

namespace sluice {

/// A line of the list of what differs: a part that came or went, or one field of one that stayed.
struct ChangeRow {
    PartKey key;
    PartMark mark = PartMark::Changed;
    QString part;  ///< what people call it
    QString field; ///< empty: all of it
    QJsonValue before = QJsonValue::Undefined;
    QJsonValue after = QJsonValue::Undefined;
    bool operator==(const ChangeRow &) const = default;
};

/// What differs between two versions, part by part and field by field, as people call them. A task that was moved and not
/// changed is one line.
[[nodiscard]] std::vector<ChangeRow> changeRows(const Workflow &before, const Workflow &after,
                                                const std::vector<PartChange> &changes, const TaskCatalog &catalog);

/// The list of what differs, for a view.
class ChangeListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PartColumn, FieldColumn, BeforeColumn, AfterColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `names` head the columns of the values: "v3", "v7, edited".
    void setRows(std::vector<ChangeRow> rows, const QStringList &names);
    [[nodiscard]] const ChangeRow *row(const QModelIndex &index) const;
    /// The first line about a task; -1: there is none.
    [[nodiscard]] int rowOf(const QString &task) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ChangeRow> m_rows;
    QStringList m_names;
};

} // namespace sluice
