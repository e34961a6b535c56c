#include "ui/health/samplemodel.h"

#include "ui/models/columns.h"
#include "ui/wording/formats.h"

#include <algorithm>

namespace sluice {

void SampleModel::setSamples(const std::vector<HealthSample> &samples)
{
    if (samples == m_samples)
        return;
    // Mostly one has come and the oldest has gone; anything else is another range.
    const auto known = m_samples.empty() ? samples.end() : std::ranges::find(samples, m_samples.back());
    const auto kept = static_cast<std::size_t>(known == samples.end() ? 0 : known - samples.begin() + 1);
    const bool goesOn = kept > 0 && kept <= m_samples.size()
                        && std::equal(samples.begin(), known + 1, m_samples.end() - static_cast<std::ptrdiff_t>(kept));
    if (!goesOn) {
        beginResetModel();
        m_samples = samples;
        endResetModel();
        return;
    }
    if (kept < m_samples.size()) {
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(m_samples.size()) - 1);
        m_samples.erase(m_samples.begin(), m_samples.end() - static_cast<std::ptrdiff_t>(kept));
        endRemoveRows();
    }
    if (kept < samples.size()) {
        beginInsertRows({}, 0, static_cast<int>(samples.size() - kept) - 1);
        m_samples = samples;
        endInsertRows();
    }
}

void SampleModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_samples.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::TextAlignmentRole))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column() != TimeColumn);
    const HealthSample &sample = m_samples[m_samples.size() - 1 - static_cast<std::size_t>(index.row())];
    const auto ms = [](double value) { return tr("%1 ms").arg(numberText(value, 1)); };
    switch (index.column()) {
    case TimeColumn:
        return momentText(sample.at, m_samples.back().at);
    case Ended:
        return rateText(sample.ended);
    case Errors:
        return rateText(sample.errors);
    case Waiting:
        return numberText(sample.waiting, 0);
    case Letters:
        return numberText(sample.letters, 0);
    case Mean:
        return ms(sample.mean);
    case P99:
        return ms(sample.p99);
    case Cpu:
        return percentText(sample.cpu / 100);
    case Memory:
        return bytesText(static_cast<quint64>(sample.memory * 1024 * 1024));
    default:
        return {};
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Time"),        tr("Steps ended"),  tr("Failed"),
                              tr("Waiting"),     tr("Dead letters"), tr("Mean response"),
                              tr("99 % within"), tr("Processor"),    tr("Memory")};
    return section >= 0 && section < ColumnCount ? columnHead(orientation, role, titles[section], section != TimeColumn)
                                                 : QVariant();
}

} // namespace sluice
