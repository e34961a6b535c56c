#pragma once

#include "core/base/result.h"
#include "core/workflow/catalog.h"
#include "core/workflow/model.h"

#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace sluice {

class Workspace;

/// A task that names a connection.
struct ConnectionUse {
    QString workflow; ///< its id …
    QString workflowName;
    QString task; ///< … and the task's
    QString taskName;
    bool operator==(const ConnectionUse &) const = default;
};

/// Which tasks of the workspace use which connection: of workflows that are open as they are on screen, of the others as their
/// files have them. A file is read again only once it has changed.
class ConnectionUses {
public:
    /// Looks at all workflows; true: something is different now.
    void update(const Workspace &workspace, const TaskCatalog &catalog);
    [[nodiscard]] const std::vector<ConnectionUse> &of(const QString &connection) const;
    [[nodiscard]] int workflowsOf(const QString &connection) const;

private:
    using ByConnection = QMap<QString, std::vector<ConnectionUse>>;
    struct Read {
        QDateTime changed;
        qint64 size = 0;
        ByConnection uses;
    };

    QHash<QString, Read> m_files; ///< by path
    ByConnection m_uses;
};

/// The tasks of a workflow by the connection that they name.
[[nodiscard]] QMap<QString, std::vector<ConnectionUse>> connectionUses(const Workflow &workflow,
                                                                       const TaskCatalog &catalog);

/// Lets the tasks of these uses name another connection, as an edit of each workflow that can be undone; workflows that were
/// closed are opened for it. Nothing is changed unless all can be. Gives the workflows that were changed.
/// Errors: those of `Workspace::open`.
[[nodiscard]] Result<QStringList> renameUses(Workspace &workspace, const TaskCatalog &catalog,
                                             const std::vector<ConnectionUse> &uses, const QString &from,
                                             const QString &to);

/// What that edit is called in the history.
[[nodiscard]] QString renameText(const QString &from, const QString &to);

} // namespace sluice
