#pragma once

#include "core/api/snapshot.h"
#include "core/workflow/connection.h"
#include "ui/models/editedrows.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace sluice {

/// A connection as the list shows it.
struct ConnectionRow {
    QString id;
    QString title;
    QString type;
    QString address;
    bool isUnsaved = false;                 ///< not in use as it is shown
    int workflows = 0;                      ///< that use it
    QString missingSecret = {};             ///< one that has no value here; empty: none is missing
    std::optional<ConnectionSnapshot> live; ///< none: the engine does not know it
    bool operator==(const ConnectionRow &) const = default;
};

/// The connections of the workspace with their state in the engine. Rows keep their place while figures change.
class ConnectionListModel final : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, AddressColumn, StateColumn, UsedColumn, ColumnCount };

    using EditedRows::EditedRows;

    void setRows(std::vector<ConnectionRow> rows);
    [[nodiscard]] const ConnectionRow *at(int row) const;
    /// -1: it is not in the list.
    [[nodiscard]] int rowOf(const QString &id) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const ConnectionRow &row, int column);

    std::vector<ConnectionRow> m_rows;
};

} // namespace sluice
