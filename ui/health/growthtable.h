#pragma once

#include "ui/models/editedrows.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace sluice {

/// A row of one of the tables of growth: what its cells say.
struct GrowthRow {
    RowKey key; ///< tells it from the others
    QStringList cells;
    bool isBold = false;
    bool operator==(const GrowthRow &) const = default;
};

/// One of the tables of growth: cohorts, the forecast, strategies, or what Optimizer has said. Rows are worded before.
class GrowthTable final : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    /// The first `texts` columns are texts, the others figures.
    explicit GrowthTable(int texts, QObject *parent = nullptr);

    void setTitles(const QStringList &titles);
    void setRows(std::vector<GrowthRow> rows);
    /// Stale rows are grey.
    void setStale(bool stale);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const int m_texts;
    QStringList m_titles;
    std::vector<GrowthRow> m_rows;
    bool m_isStale = false;
};

} // namespace sluice
