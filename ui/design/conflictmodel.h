#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/merge.h"

#include <QAbstractTableModel>

#include <map>
#include <utility>
#include <vector>

namespace sluice {

/// The places of a merge that both sides changed, with what each has there and whose stands.
class ConflictModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PlaceColumn, StandsColumn, MineColumn, TheirsColumn, BaseColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// What was chosen for a place stays, as long as it is in conflict. `names` finds what parts are called.
    void setConflicts(std::vector<MergeConflict> conflicts, const Workflow &names, const TaskCatalog &catalog);
    [[nodiscard]] const MergeConflict *at(const QModelIndex &index) const;
    /// Of a place that nobody chose for: mine.
    [[nodiscard]] MergeSide sideOf(const MergeConflict &conflict) const;
    void choose(const QModelIndex &index, MergeSide side);
    void chooseAll(MergeSide side);
    void forget();
    [[nodiscard]] int rowOf(const QString &task) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Place = std::pair<PartKey, QStringList>;

    std::vector<MergeConflict> m_conflicts;
    QStringList m_places; ///< what people call them
    std::map<Place, MergeSide> m_chosen;
};

/// "mine", "the file's", "as before".
[[nodiscard]] QString sideText(MergeSide side);

} // namespace sluice
