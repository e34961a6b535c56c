#pragma once

#include "ui/document/debugrecord.h"

#include <QObject>

namespace sluice {

/// The debug session of a workspace: breakpoints, the run that is watched of each workflow and where it is halted, in
/// `.sluice/session.json`, written at each change and whole or not at all, so that a crash leaves the last one.
///
/// A file that cannot be read is put aside and told; the session begins anew. Thread: UI.
class DebugSession final : public QObject {
    Q_OBJECT
public:
    explicit DebugSession(const QString &folder, QObject *parent = nullptr);

    /// Why the file of the session could not be read; none: it could, or there was none.
    [[nodiscard]] const std::optional<Error> &broken() const { return m_broken; }
    [[nodiscard]] const DebugRecord &record() const { return m_record; }
    [[nodiscard]] QStringList breakpointsOf(const QString &workflow) const;
    void toggleBreakpoint(const QString &workflow, const QString &task);
    /// A task has another id now; its breakpoint is known by both, so that undo finds it again.
    void follow(const QString &workflow, const QString &task, const QString &newTask);
    /// Another run of a workflow is on the canvas.
    void watch(const QString &workflow, RunId run);
    void unwatch(const QString &workflow);
    /// The workflow is gone; what is given back is for the day when somebody brings it back.
    WorkflowDebugging forget(const QString &workflow);
    void takeBack(const QString &workflow, const WorkflowDebugging &kept);
    void setHalted(const QString &workflow, const QStringList &tasks);

Q_SIGNALS:
    void changed();
    void failed(const sluice::Error &error);

private:
    /// Writes it if it is another than before.
    void keep(const DebugRecord &record);

    QString m_path;
    DebugRecord m_record;
    std::optional<Error> m_broken;
};

} // namespace sluice
