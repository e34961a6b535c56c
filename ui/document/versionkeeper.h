#pragma once

#include "core/api/engineclient.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <optional>

namespace sluice {

class Workspace;
class WorkflowDocument;

/// Has every state of a workflow's file kept as a version: what is saved, what something else wrote and was taken over, and
/// what was brought back from an older version.
///
/// A save never waits for it and never fails by it: what the engine does not keep now is asked for again when it is ready
/// the next time, in the order in which it came about. What the file holds when a workflow is opened is kept too, unless it
/// is the newest version already.
/// Thread: UI.
class VersionKeeper final : public QObject {
    Q_OBJECT
public:
    VersionKeeper(EngineClient &engine, Workspace &workspace, QObject *parent = nullptr);

    /// The newest version as far as it is known; null: none is.
    [[nodiscard]] const WorkflowVersion *newest(const QString &workflow) const;
    /// What is on the screen: a draft while it has edits that are not saved, or not kept.
    [[nodiscard]] VersionLabel shown(const QString &workflow) const;
    /// Why what was saved is no version yet; none: nothing waits, or it is under way.
    [[nodiscard]] std::optional<Error> refusal(const QString &workflow) const;
    /// `version` is what the document holds now; a save of just that is kept as restored from it.
    void noteRestored(const WorkflowVersion &version);
    void keep(const KeepVersionRequest &request);

Q_SIGNALS:
    /// Another version is the newest, or one was refused.
    void changed(const QString &workflow);

private:
    /// What is still to be kept of one workflow.
    struct Line {
        std::optional<WorkflowVersion> newest;
        std::optional<Workflow> found; ///< in its file when it was opened; to be looked at before anything is kept
        std::deque<KeepVersionRequest> waiting;
        bool isAsking = false;
        std::optional<Error> refused;
        QByteArray restored; ///< content of what was brought back …
        QString restoredFrom;
    };

    void follow(WorkflowDocument *document);
    void keepSaved(const WorkflowDocument &document);
    void goOn(const QString &workflow);
    void look(const QString &workflow);
    void ask(const QString &workflow);
    void refuse(const QString &workflow, const Error &error);
    void goOnWithAll();

    EngineClient &m_engine;
    Workspace &m_workspace;
    QHash<QString, Line> m_lines;
};

} // namespace sluice
