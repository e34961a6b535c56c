#include "ui/design/versionlistmodel.h"

#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"
#include "ui/wording/versionwords.h"

#include <algorithm>

namespace sluice {

void VersionListModel::setVersions(std::vector<WorkflowVersion> versions, WallTime now)
{
    m_now = now;
    turnRows(
        {}, ColumnCount, m_versions, std::move(versions),
        [](const WorkflowVersion &version) {
            return RowKey{qHash(version.workflow), version.number};
        },
        [](int, WorkflowVersion &held, const WorkflowVersion &wanted) {
            const bool differs = held != wanted;
            held = wanted;
            return differs;
        });
}

void VersionListModel::setArmed(quint32 number)
{
    if (std::exchange(m_armed, number) != number)
        tellAll();
}

void VersionListModel::setRuns(const QHash<quint32, int> &runs)
{
    if (m_runs == runs)
        return;
    m_runs = runs;
    tellAll();
}

void VersionListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    tellAll();
}

void VersionListModel::tellAll()
{
    if (!m_versions.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const WorkflowVersion *VersionListModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount() ? &m_versions[static_cast<std::size_t>(index.row())] : nullptr;
}

int VersionListModel::rowOf(quint32 number) const
{
    const auto found = std::ranges::find(m_versions, number, &WorkflowVersion::number);
    return found == m_versions.end() ? -1 : static_cast<int>(found - m_versions.begin());
}

int VersionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_versions.size());
}

int VersionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VersionListModel::text(const WorkflowVersion &version, int column) const
{
    switch (column) {
    case NumberColumn:
        return version.number == m_armed ? tr("%1, armed", "v7").arg(versionText(version.number))
                                         : versionText(version.number);
    case WhenColumn:
        return momentText(version.at, m_now);
    case HowColumn: {
        QStringList parts{word(version.kind, version.note)};
        if (!version.who.isEmpty())
            parts += version.who;
        if (const int runs = runsOf(version.number); runs > 0)
            parts += tr("%n run(s)", nullptr, runs);
        return parts.join(QStringLiteral(" · "));
    }
    default:
        return {};
    }
}

QVariant VersionListModel::data(const QModelIndex &index, int role) const
{
    const WorkflowVersion *version = at(index);
    if (!version)
        return {};
    const bool isArmed = version->number == m_armed;
    switch (role) {
    case Qt::DisplayRole:
        return text(*version, index.column());
    case Qt::ToolTipRole:
        return tr("%1, %2: %3", "v7, time, how it came")
            .arg(text(*version, NumberColumn), exactMomentText(version->at), text(*version, HowColumn));
    case GlyphRole:
        return isArmed && index.column() == NumberColumn
                   ? QVariant::fromValue(Glyph{Shape::SwitchClosed, Token::Success})
                   : QVariant();
    case BoldRole:
        return isArmed && index.column() == NumberColumn;
    default:
        return {};
    }
}

QVariant VersionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Version"), tr("When"), tr("How it came")};
    return columnHead(orientation, role, titles.value(section), false);
}

} // namespace sluice
