#pragma once

#include "core/base/result.h"
#include "core/workflow/connection.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>
#include <vector>

namespace sluice {

/// The connections of the workspace as people edit them: the list, its file and its undo history. The only way to change it.
///
/// Every edit is a command of the undo stack that swaps the whole list, which is short; that covers connections that come
/// and go. What is edited is in use only once it is saved.
/// Thread: UI.
class ConnectionsDocument final : public QObject {
    Q_OBJECT
public:
    using Change = std::function<void(Connection &)>;

    explicit ConnectionsDocument(QString path, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Connection> &connections() const { return m_connections; }
    /// Null when there is none of that id.
    [[nodiscard]] const Connection *connection(const QString &id) const;
    /// What people call it: its name, or its id when it has none.
    [[nodiscard]] static QString titleOf(const Connection &connection);
    [[nodiscard]] bool isModified() const { return !m_undo.isClean(); }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    /// Why the file cannot be read; then nothing can be edited, so that nothing in it is lost.
    [[nodiscard]] const std::optional<Error> &unreadable() const { return m_unreadable; }
    /// The file was changed by others while there were unsaved edits, and nobody has decided yet.
    [[nodiscard]] bool isChangedOnDisk() const { return m_isChangedOnDisk; }

    /// Adds one of that type with its usual values; returns its id, which no other has.
    QString add(const QString &type);
    /// Adds one like `id`, called `name`; returns its id.
    QString duplicate(const QString &id, const QString &name);
    void remove(const QString &id);
    /// Changes one; false when that changed nothing, or gave it an id that another has. Edits that follow each other with the
    /// same `mergeKey` become one, until `endMerge`.
    bool edit(const QString &id, const QString &text, const Change &change, const QByteArray &mergeKey = {});
    void endMerge() { ++m_mergeSerial; }

    /// Writes the file, but not over what others changed. Errors: `file.unwritable`, `connections.changedOnDisk`, and those
    /// of `loadConnections` while it is unreadable.
    Result<void> save();
    /// Takes over what the file holds now, as an edit; says `changedOnDisk` instead when there are unsaved edits.
    void readAgain();
    /// The decision about a file that others changed: their version as an edit that can be undone, or ours, which the next
    /// `save` writes.
    void takeTheirs();
    void keepOurs();

Q_SIGNALS:
    void changed();
    void modifiedChanged(bool modified);
    void saved();
    void changedOnDisk();

private:
    bool push(const QString &text, std::vector<Connection> after, const QByteArray &mergeKey = {});
    [[nodiscard]] QString freeId(const QString &wanted) const;
    [[nodiscard]] std::optional<std::vector<Connection>> read(QByteArray *bytes);
    [[nodiscard]] std::vector<Connection>::const_iterator find(const QString &id) const;

    QString m_path;
    std::vector<Connection> m_connections;
    QByteArray m_savedBytes; ///< what the file held when it was last read or written
    std::optional<Error> m_unreadable;
    bool m_isChangedOnDisk = false;
    QUndoStack m_undo;
    quint64 m_mergeSerial = 0;
};

} // namespace sluice
