#pragma once

#include "core/base/result.h"
#include "core/run/runfromhere.h"

#include <QHash>
#include <QObject>

namespace sluice {

/// The pinned sample outputs of all workflows of a workspace, each workflow's in `.sluice/samples/ID.json`.
///
/// They are no part of the workflow: they make no version, need no undo, and stay out of what goes into git, since what
/// is pinned may be somebody's data. A file that cannot be read holds no pins; it is written anew with the next one.
/// Thread: UI.
class SamplePins final : public QObject {
    Q_OBJECT
public:
    explicit SamplePins(QString folder, QObject *parent = nullptr);

    [[nodiscard]] const Pins &of(const QString &workflow);
    /// Keeps `json`, the text of one value, as the output of a task. Errors: `file.unwritable`.
    Result<void> pin(const QString &workflow, const QString &task, const Payload &json);
    Result<void> unpin(const QString &workflow, const QString &task);
    /// A task has another id now; its pin is known by both, so that undo finds it again.
    Result<void> follow(const QString &workflow, const QString &task, const QString &newTask);
    /// Another workflow of this id begins without pins.
    void forget(const QString &workflow);
    /// Keeps the pins of a workflow that goes to the bin in a file beside it, …
    void putAway(const QString &workflow, const QString &path);
    /// … and gives them to the one that comes back, whatever its id is then.
    void takeBack(const QString &workflow, const QString &path);

Q_SIGNALS:
    void changed(const QString &workflow);

private:
    [[nodiscard]] QString pathOf(const QString &workflow) const;
    Result<void> keep(const QString &workflow);

    QString m_folder;
    QHash<QString, Pins> m_pins; ///< of the workflows that were asked for
};

} // namespace sluice
