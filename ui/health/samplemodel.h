#pragma once

#include "ui/health/samplestore.h"

#include <QAbstractTableModel>

namespace sluice {

/// The samples that the charts draw, as rows: the newest first, a column for each line of a chart.
class SampleModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, Ended, Errors, Waiting, Letters, Mean, P99, Cpu, Memory, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes the samples that are shown, oldest first. Rows that stay keep their places, as far as only newer ones came.
    void setSamples(const std::vector<HealthSample> &samples);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<HealthSample> m_samples; ///< oldest first
};

} // namespace sluice
