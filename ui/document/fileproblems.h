#pragma once

#include "ui/document/problemcounts.h"
#include "ui/document/workspace.h"

#include <QDateTime>
#include <QHash>
#include <QTimer>

#include <optional>

namespace sluice {

/// How many problems the workflows have that are not open, by their files; one of them is looked at in a turn of the event
/// loop, and again once its file or the connections changed. Those that are open know their problems themselves.
/// Thread: UI.
class FileProblems final : public QObject {
    Q_OBJECT
public:
    explicit FileProblems(const Workspace &workspace, QObject *parent = nullptr);

    /// Without one, nothing is looked at.
    void setChecker(WorkflowDocument::Checker checker);
    /// None: it was not looked at yet.
    [[nodiscard]] std::optional<ProblemCounts> of(const QString &workflow) const;

Q_SIGNALS:
    void changed();

private:
    void look();
    void lookAtNext();
    void take(const QString &workflow, const Problems &problems);

    const Workspace &m_workspace;
    WorkflowDocument::Checker m_checker;
    QHash<QString, QDateTime> m_seen; ///< when the file was written that was looked at
    QHash<QString, ProblemCounts> m_counts;
    QStringList m_waiting;
    QTimer m_next;
};

} // namespace sluice
