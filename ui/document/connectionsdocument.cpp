#include "ui/document/connectionsdocument.h"

#include "core/workflow/errors.h"
#include "ui/document/swapcommand.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace sluice {

ConnectionsDocument::ConnectionsDocument(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    if (auto found = read(&m_savedBytes))
        m_connections = std::move(*found);
    connect(&m_undo, &QUndoStack::cleanChanged, this, [this](bool clean) { Q_EMIT modifiedChanged(!clean); });
}

std::vector<Connection>::const_iterator ConnectionsDocument::find(const QString &id) const
{
    return std::ranges::find(m_connections, id, &Connection::id);
}

const Connection *ConnectionsDocument::connection(const QString &id) const
{
    const auto found = find(id);
    return found == m_connections.end() ? nullptr : &*found;
}

QString ConnectionsDocument::titleOf(const Connection &connection)
{
    return connection.name.isEmpty() ? connection.id : connection.name;
}

/// A missing file is an empty list; one that cannot be read is kept from being overwritten.
std::optional<std::vector<Connection>> ConnectionsDocument::read(QByteArray *bytes)
{
    QFile file(m_path);
    *bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    auto found = loadConnections(m_path);
    m_unreadable = found ? std::nullopt : std::optional(found.error());
    return found ? std::optional(std::move(*found)) : std::nullopt;
}

bool ConnectionsDocument::push(const QString &text, std::vector<Connection> after, const QByteArray &mergeKey)
{
    if (m_unreadable || after == m_connections)
        return false;
    m_undo.push(new SwapCommand<std::vector<Connection>>(text, m_connections, std::move(after),
                                                         {mergeKey, m_mergeSerial}, [this] { Q_EMIT changed(); }));
    return true;
}

QString ConnectionsDocument::freeId(const QString &wanted) const
{
    QString id = wanted;
    for (int next = 2; connection(id); ++next)
        id = QStringLiteral("%1-%2").arg(wanted).arg(next);
    return id;
}

QString ConnectionsDocument::add(const QString &type)
{
    Connection made;
    made.id = freeId(type);
    made.type = type;
    auto after = m_connections;
    after.push_back(made);
    endMerge();
    return push(tr("New connection"), std::move(after)) ? made.id : QString();
}

QString ConnectionsDocument::duplicate(const QString &id, const QString &name)
{
    const auto found = find(id);
    if (found == m_connections.end())
        return {};
    Connection made = *found;
    made.id = freeId(id);
    made.name = name;
    auto after = m_connections;
    after.insert(after.begin() + (found - m_connections.begin()) + 1, made);
    endMerge();
    return push(tr("Duplicate %1").arg(titleOf(*found)), std::move(after)) ? made.id : QString();
}

void ConnectionsDocument::remove(const QString &id)
{
    const auto found = find(id);
    if (found == m_connections.end())
        return;
    const QString title = titleOf(*found);
    auto after = m_connections;
    after.erase(after.begin() + (found - m_connections.begin()));
    endMerge();
    push(tr("Delete %1").arg(title), std::move(after));
}

bool ConnectionsDocument::edit(const QString &id, const QString &text, const Change &change, const QByteArray &mergeKey)
{
    auto after = m_connections;
    const auto found = std::ranges::find(after, id, &Connection::id);
    if (found == after.end())
        return false;
    change(*found);
    if (found->id.isEmpty() || (found->id != id && connection(found->id)))
        return false;
    return push(text, std::move(after), mergeKey);
}

Result<void> ConnectionsDocument::save()
{
    if (m_unreadable)
        return tl::unexpected(*m_unreadable);
    endMerge();
    readAgain();
    if (m_isChangedOnDisk)
        return failure(errors::kConnectionsChangedOnDisk, {{QStringLiteral("path"), m_path}});
    if (const auto done = saveConnections(m_connections, m_path); !done)
        return done;
    m_savedBytes = writeConnections(m_connections);
    m_undo.setClean();
    Q_EMIT saved();
    return {};
}

void ConnectionsDocument::readAgain()
{
    QByteArray bytes;
    const bool wasUnreadable = m_unreadable.has_value();
    auto found = read(&bytes);
    if (!found) {
        if (!wasUnreadable)
            Q_EMIT changed();
        return;
    }
    if (wasUnreadable)
        Q_EMIT changed();
    if (bytes == std::as_const(m_savedBytes))
        return;
    if (*found == m_connections) { // others came to the same
        m_savedBytes = bytes;
        m_isChangedOnDisk = false;
        m_undo.setClean();
        return;
    }
    if (isModified()) {
        if (!std::exchange(m_isChangedOnDisk, true))
            Q_EMIT changedOnDisk();
        return;
    }
    m_savedBytes = bytes;
    endMerge();
    push(tr("Change of the file outside"), std::move(*found));
    m_undo.setClean();
}

void ConnectionsDocument::takeTheirs()
{
    auto found = read(&m_savedBytes);
    m_isChangedOnDisk = false;
    if (!found) {
        Q_EMIT changed();
        return;
    }
    endMerge();
    push(tr("Change of the file outside"), std::move(*found));
    m_undo.setClean();
}

void ConnectionsDocument::keepOurs()
{
    (void)read(&m_savedBytes);
    m_isChangedOnDisk = false;
}

} // namespace sluice
