#pragma once

#include "core/api/mailbox.h"
#include "core/workflow/catalog.h"
#include "core/workflow/connection.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <QHash>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace sluice {

/// Finds the problems of workflows on a thread of its own, over copies, and answers in the UI thread.
///
/// Thread: all but `run` in the thread it was made in. Its destruction waits for the check that is under way.
class WorkflowChecker final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Problems)>;

    /// `folder`: the workspace, whose workflows may be called.
    WorkflowChecker(TaskCatalog catalog, QString folder, QObject *parent = nullptr);
    ~WorkflowChecker() override;

    void setConnections(const std::vector<Connection> &connections);
    /// Calls `done` later with the problems; not once `context` is gone.
    void check(const Workflow &workflow, QObject *context, Done done);

private:
    struct Job {
        quint64 number = 0;
        Workflow workflow;
        QStringList connections;
    };
    struct Answer {
        quint64 number = 0;
        Problems problems;
    };
    struct Waiting {
        QPointer<QObject> context;
        Done done;
    };
    void run(std::vector<Job> &&jobs);
    void take(std::vector<Answer> &&answers);

    const TaskCatalog m_catalog; ///< read by both threads, changed by none
    const QString m_folder;      ///< likewise
    QStringList m_connections;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_last = 0;
    QThread m_thread;
    Mailbox<Answer> m_answers;
    std::unique_ptr<Mailbox<Job>> m_jobs; ///< lives in the worker
};

} // namespace sluice
