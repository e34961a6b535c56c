#pragma once

#include "core/base/result.h"
#include "core/workflow/connection.h"
#include "core/workflow/workspacesettings.h"
#include "ui/document/connectionsdocument.h"
#include "ui/document/settingsdocument.h"
#include "ui/document/trialdata.h"
#include "ui/document/workflowdocument.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace sluice {

class EditLog;

/// A workflow file of the workspace, as a list shows it.
struct WorkflowEntry {
    QString id;
    QString name; ///< the workflow's name, or its id when it has none
    QString path;
    QString armed;                     ///< the armed version; empty: disarmed
    bool differs = false;              ///< what it is now, on screen if it is open, is not what is armed
    QHash<QString, QString> taskNames; ///< of the tasks that have one, by id
    std::optional<Error> unreadable;

    bool operator==(const WorkflowEntry &) const = default;
};

/// What of a workflow is armed: a version names what it does, and its triggers are no part of that.
struct ArmedVersion {
    QString version;
    std::vector<Trigger> triggers;

    bool operator==(const ArmedVersion &) const = default;
};

/// A workspace folder: its workflow files, what is armed, and the documents that are open.
///
/// The list follows the folder, also when something else changes it (a git pull). It runs nothing and shows nothing.
/// Thread: UI. Owns: its documents.
class Workspace final : public QObject {
    Q_OBJECT
public:
    Workspace(const QString &folder, WorkflowDocument::Checker checker, QObject *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// The name in its settings, or that of the folder.
    [[nodiscard]] QString title() const;
    /// The settings as their file has them, and as they are in use.
    [[nodiscard]] const WorkspaceSettings &settings() const { return m_settings; }
    /// The same as they are edited.
    [[nodiscard]] SettingsDocument &settingsDocument() { return m_settingsDocument; }
    /// The connections as their file has them, and as they are in use.
    [[nodiscard]] const std::vector<Connection> &connections() const { return m_connections; }
    /// The same as they are edited.
    [[nodiscard]] ConnectionsDocument &connectionsDocument() { return m_connectionsDocument; }
    /// The sample outputs that are pinned to try expressions with.
    [[nodiscard]] SamplePins &samples() const { return m_trials->samples; }
    /// What stands for tasks in dry runs.
    [[nodiscard]] TaskMocks &mocks() const { return m_trials->mocks; }
    [[nodiscard]] const std::vector<WorkflowEntry> &entries() const { return m_entries; }
    [[nodiscard]] const WorkflowEntry *entry(const QString &id) const;

    /// Makes an empty workflow and returns its id, made from the name. Errors: `file.unwritable`.
    Result<QString> create(const QString &name);
    /// Makes a workflow of what a file holds, and returns its id, made from the name. Errors: those of `loadWorkflow`,
    /// `file.unwritable`.
    Result<QString> createFrom(const QString &path, const QString &name);
    /// Changes the name that people see; the file and the id stay, since runs and letters name them.
    Result<void> rename(const QString &id, const QString &name);
    /// Copies a workflow as it is on screen, or in its file when it is not open; returns the copy's id.
    Result<QString> duplicate(const QString &id, const QString &name);
    /// Closes a workflow and moves its file to `.sluice/bin`; returns its path there. Disarm it first.
    Result<QString> moveToBin(const QString &id);
    /// Brings a file back from the bin; returns its id.
    Result<QString> restore(const QString &binPath);
    /// Takes in which workflows the engine has armed, by id.
    void showArmed(const QMap<QString, ArmedVersion> &armed);
    [[nodiscard]] bool isArmed(const QString &id) const { return m_armed.contains(id); }

    /// All that keeps the file of a workflow from being opened, each with its place; empty: nothing does.
    [[nodiscard]] Problems whyNotOpened(const QString &id) const;
    /// Opens a workflow, or gives the document that is open already. Errors: those of `loadWorkflow`.
    Result<WorkflowDocument *> open(const QString &id);
    [[nodiscard]] WorkflowDocument *document(const QString &id) const;
    [[nodiscard]] std::vector<WorkflowDocument *> documents() const;
    /// Closes a workflow; edits that are not saved are gone.
    void close(const QString &id);
    /// Workflows whose edits were not saved when the program ended; opening one brings them and their history back.
    [[nodiscard]] QStringList unsavedAtEnd() const;
    /// Whether a workflow came back with edits of a file that something changed since.
    [[nodiscard]] bool isEditedElsewhere(const QString &id) const;
    /// Edits that are not saved do not come back.
    void discardEdits();

    /// Reads the folder again.
    void refresh();

Q_SIGNALS:
    void entriesChanged();
    void settingsChanged();
    void connectionsChanged();
    void documentOpened(sluice::WorkflowDocument *document);
    /// The document is destroyed when this returns.
    void documentClosing(sluice::WorkflowDocument *document);

private:
    /// Tells of it if anything is different.
    void take(std::vector<WorkflowEntry> entries);
    [[nodiscard]] QString pathOf(const QString &id) const;
    [[nodiscard]] QString freeId(const QString &name) const;
    Result<QString> write(Workflow workflow, const QString &name);
    void compare();
    [[nodiscard]] bool differs(const QString &id, const Workflow &workflow) const;
    void watch();
    void readAgain();
    void readSettings();
    void readConnections();

    QString m_folder;
    WorkflowDocument::Checker m_checker;
    WorkspaceSettings m_settings;
    std::vector<Connection> m_connections;
    QMap<QString, ArmedVersion> m_armed; ///< by id
    QTimer m_compareSoon;                ///< open documents with what is armed
    ConnectionsDocument m_connectionsDocument;
    std::unique_ptr<TrialData> m_trials;
    SettingsDocument m_settingsDocument;
    std::vector<WorkflowEntry> m_entries;
    struct Open {
        std::unique_ptr<WorkflowDocument> document;
        std::unique_ptr<EditLog> log;
    };
    [[nodiscard]] const Open *openOf(const QString &id) const;
    std::vector<Open> m_documents;
    QFileSystemWatcher m_watcher;
};

} // namespace sluice
