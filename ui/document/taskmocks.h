#pragma once

#include "core/base/result.h"
#include "core/run/startoptions.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <optional>

namespace sluice {

/// What stands for a task in a dry run, as a person wrote it: an output, or a failure of a class.
struct TaskMock {
    Payload output = {};                                ///< empty: null
    QString port = {};                                  ///< empty: the first
    std::optional<FailureClass> failure = std::nullopt; ///< set: it fails so, and has no output
    QString message = {};                               ///< of the failure

    bool operator==(const TaskMock &) const = default;
};

/// The mocks of a workflow by task id.
using Mocks = QMap<QString, TaskMock>;

/// The mocks as a run takes them.
[[nodiscard]] std::vector<MockedTask> mockedTasks(const Mocks &mocks);

/// The mocks of all workflows of a workspace, each workflow's in `.sluice/mocks/ID.json`, beside the sample pins and like
/// these no part of any version, without undo.
///
/// A file that cannot be read holds no mocks; it is written anew with the next one.
/// Thread: UI.
class TaskMocks final : public QObject {
    Q_OBJECT
public:
    explicit TaskMocks(QString folder, QObject *parent = nullptr);

    [[nodiscard]] const Mocks &of(const QString &workflow);
    /// Errors: `file.unwritable`.
    Result<void> mock(const QString &workflow, const QString &task, const TaskMock &mock);
    Result<void> unmock(const QString &workflow, const QString &task);
    /// A task has another id now; its mock is known by both, so that undo finds it again.
    Result<void> follow(const QString &workflow, const QString &task, const QString &newTask);
    /// Another workflow of this id begins without mocks.
    void forget(const QString &workflow);
    /// Keeps the mocks of a workflow that goes to the bin in a file beside it, …
    void putAway(const QString &workflow, const QString &path);
    /// … and gives them to the one that comes back, whatever its id is then.
    void takeBack(const QString &workflow, const QString &path);

Q_SIGNALS:
    void changed(const QString &workflow);

private:
    [[nodiscard]] QString pathOf(const QString &workflow) const;
    Result<void> keep(const QString &workflow);

    QString m_folder;
    QHash<QString, Mocks> m_mocks; ///< of the workflows that were asked for
};

} // namespace sluice
