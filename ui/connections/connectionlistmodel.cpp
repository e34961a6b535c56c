#include "ui/connections/connectionlistmodel.h"

#include "ui/connections/connectionfields.h"
#include "ui/models/columns.h"
#include "ui/models/roles.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

namespace sluice {

namespace {

/// Ids are texts of any length; two that share a hash of 128 bits do not meet in one file.
RowKey keyOf(const ConnectionRow &row)
{
    const QByteArray hash = QCryptographicHash::hash(row.id.toUtf8(), QCryptographicHash::Md5);
    RowKey key;
    std::memcpy(&key.first, hash.constData(), sizeof(key.first));
    std::memcpy(&key.second, hash.constData() + sizeof(key.first), sizeof(key.second));
    return key;
}

QString stateWords(const char *source)
{
    return QCoreApplication::translate("ConnectionListModel", source);
}

/// What a connection does at the moment: its breaker, who calls and who waits, and what was refused.
QString connectionStateText(const std::optional<ConnectionSnapshot> &live)
{
    if (!live)
        return stateWords(QT_TRANSLATE_NOOP("ConnectionListModel", "not in use"));
    QStringList parts{word(live->phase)};
    if (live->nextProbe)
        parts += stateWords(QT_TRANSLATE_NOOP("ConnectionListModel", "next trial %1")).arg(untilText(*live->nextProbe));
    parts += stateWords(QT_TRANSLATE_NOOP("ConnectionListModel", "%1 of %2 in use"))
                 .arg(numberText(quint64(live->inUse)), numberText(quint64(live->poolSize)));
    if (live->waiting > 0)
        parts +=
            stateWords(QT_TRANSLATE_NOOP("ConnectionListModel", "%1 waiting")).arg(numberText(quint64(live->waiting)));
    if (live->refused > 0)
        parts += stateWords(QT_TRANSLATE_NOOP("ConnectionListModel", "%1 refused")).arg(numberText(live->refused));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void ConnectionListModel::setRows(std::vector<ConnectionRow> rows)
{
    turnRows({}, ColumnCount, m_rows, std::move(rows), keyOf, [](int, ConnectionRow &held, ConnectionRow &wanted) {
        if (held == wanted)
            return false;
        held = std::move(wanted);
        return true;
    });
}

const ConnectionRow *ConnectionListModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int ConnectionListModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &ConnectionRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ConnectionListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ConnectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConnectionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConnectionListModel::text(const ConnectionRow &row, int column)
{
    switch (column) {
    case NameColumn:
        return row.isUnsaved ? tr("%1 • not saved").arg(row.title) : row.title;
    case TypeColumn:
        return typeText(row.type);
    case AddressColumn:
        return row.address;
    case StateColumn:
        return row.missingSecret.isEmpty() ? connectionStateText(row.live)
                                           : tr("degraded · no value for %1").arg(row.missingSecret);
    case UsedColumn:
        return row.workflows == 0 ? tr("nobody") : tr("%n workflow(s)", nullptr, row.workflows);
    default:
        return {};
    }
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    const ConnectionRow *row = at(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(*row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? tr("%1, %2").arg(text(*row, NameColumn), text(*row, StateColumn))
                                            : text(*row, index.column());
    case GlyphRole:
        if (index.column() == StateColumn && !row->missingSecret.isEmpty())
            return QVariant::fromValue(Glyph{Shape::Triangle, Token::Warning});
        if (index.column() == StateColumn)
            return QVariant::fromValue(row->live ? glyphOf(row->live->phase) : Glyph{Shape::Dash, Token::Muted});
        return {};
    case BoldRole:
        return index.column() == NameColumn && row->isUnsaved;
    case TokenRole:
        if (index.column() == UsedColumn && row->workflows == 0)
            return static_cast<int>(Token::Muted);
        return {};
    default:
        return {};
    }
}

QVariant ConnectionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto title = [section] {
        switch (section) {
        case NameColumn:
            return tr("Name");
        case TypeColumn:
            return tr("Type");
        case AddressColumn:
            return tr("Address");
        case StateColumn:
            return tr("State");
        case UsedColumn:
            return tr("Used by");
        default:
            return QString();
        }
    };
    return columnHead(orientation, role, title(), false);
}

} // namespace sluice
