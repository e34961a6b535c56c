#pragma once

#include "core/base/result.h"
#include "core/workflow/workspacesettings.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace sluice {

/// The settings of the workspace as people edit them: the value, its file and its undo history. The only way to change it.
///
/// Every edit is a command of the undo stack that swaps the whole value, which is small. What is edited is in use only once
/// it is saved.
/// Thread: UI.
class SettingsDocument final : public QObject {
    Q_OBJECT
public:
    using Change = std::function<void(WorkspaceSettings &)>;

    explicit SettingsDocument(QString path, QObject *parent = nullptr);

    [[nodiscard]] const WorkspaceSettings &settings() const { return m_settings; }
    /// Whether they are other than those in the file.
    [[nodiscard]] bool isModified() const { return m_settings != m_saved; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    /// Why the file cannot be read; then nothing can be edited, so that nothing in it is lost.
    [[nodiscard]] const std::optional<Error> &unreadable() const { return m_unreadable; }

    /// Does an edit called `text`; false when it changed nothing, and then the history does not grow. Edits that follow each
    /// other with the same `mergeKey` become one, until `endMerge`.
    bool edit(const QString &text, const Change &change, const QByteArray &mergeKey = {});
    void endMerge() { ++m_mergeSerial; }
    /// Goes back to what the file holds, as an edit.
    void revert();

    /// Writes the file. Errors: `file.unwritable`, and those of `loadWorkspaceSettings` while it is unreadable.
    Result<void> save();
    /// Takes over what others wrote into the file, as an edit; what was edited here and is not saved stays.
    void readAgain();

Q_SIGNALS:
    void changed();
    void saved();

private:
    bool push(const QString &text, const WorkspaceSettings &after, const QByteArray &mergeKey = {});
    [[nodiscard]] std::optional<WorkspaceSettings> read();

    QString m_path;
    WorkspaceSettings m_settings;
    WorkspaceSettings m_saved; ///< what the file held when it was last read or written
    std::optional<Error> m_unreadable;
    QUndoStack m_undo;
    quint64 m_mergeSerial = 0;
};

} // namespace sluice
