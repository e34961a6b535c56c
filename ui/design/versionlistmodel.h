#pragma once

#include "core/api/versions.h"
#include "ui/models/editedrows.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace sluice {

/// The versions of a workflow, newest first, with which is armed and how many of the last runs were on each.
class VersionListModel final : public EditedRows<QAbstractTableModel> {
    Q_OBJECT
public:
    enum Column { NumberColumn, WhenColumn, HowColumn, ColumnCount };

    using EditedRows::EditedRows;

    void setVersions(std::vector<WorkflowVersion> versions, WallTime now);
    /// 0: none is.
    void setArmed(quint32 number);
    [[nodiscard]] quint32 armed() const noexcept { return m_armed; }
    /// By number of the version.
    void setRuns(const QHash<quint32, int> &runs);
    [[nodiscard]] int runsOf(quint32 number) const { return m_runs.value(number); }
    [[nodiscard]] const std::vector<WorkflowVersion> &versions() const noexcept { return m_versions; }
    [[nodiscard]] const WorkflowVersion *at(const QModelIndex &index) const;
    /// -1: it is not in the list.
    [[nodiscard]] int rowOf(quint32 number) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void tellAll();
    [[nodiscard]] QString text(const WorkflowVersion &version, int column) const;

    std::vector<WorkflowVersion> m_versions;
    QHash<quint32, int> m_runs;
    quint32 m_armed = 0;
    WallTime m_now{};
};

} // namespace sluice
