#pragma once

#include "core/api/engineclient.h"
#include "ui/design/debugsession.h"
#include "ui/document/runpicture.h"
#include "ui/document/tryrules.h"
#include "ui/document/workspace.h"
#include "ui/shell/commandtable.h"

#include <functional>

namespace sluice {

class InfoBar;

/// Tries the workflow of the page out: runs a part of it, step by step, with breakpoints, or with mocks in place of what it
/// does outside.
///
/// It starts and leads runs and says what hinders; what is painted of them is the page's. Thread: UI.
class TryIt final : public QObject {
    Q_OBJECT
public:
    /// The page that it stands on; all of these are asked again each time.
    struct Place {
        std::function<WorkflowDocument *()> document; ///< that is shown; null: none
        std::function<QString()> task;                ///< that is chosen in it; empty: none
        std::function<const RunPicture *()> shown;    ///< the run on its canvas, as it is now; null: none
        std::function<bool()> looksBack;              ///< the canvas shows that run at a moment that is over
        std::function<const RunPicture *()> last;     ///< where none is: the one before
        /// Starts a run of it; false: it is not started, and why is said.
        std::function<bool(const Payload &input, const StartOptions &options)> start;
        std::function<void(const QString &workflow, RunId run)> showRun;
        std::function<void(const QString &task, const QString &field)> jump;
        std::function<InfoBar &()> bar;
    };
    TryIt(EngineClient &engine, Workspace &workspace, Place place, QObject *parent);

    /// What it does, for the command table of the page.
    [[nodiscard]] std::vector<CommandEntry> commands();
    /// What each run is started with besides.
    void addTo(RunRequest &request) const;
    /// A run is on the canvas of a workflow, or goes there, or none is any more.
    void watch(const QString &workflow, RunId run);
    void unwatch(const QString &workflow);
    /// A workflow went to the bin, with its breakpoints, and may come back with them.
    WorkflowDebugging forget(const QString &workflow) { return m_session.forget(workflow); }
    void takeBack(const QString &workflow, const WorkflowDebugging &kept) { m_session.takeBack(workflow, kept); }
    /// Says why a run was not started, if it knows more of that than the error does.
    bool tellRefusal(const Error &error);
    /// The run on the canvas went on, or another workflow is shown.
    void follow();
    /// Which of its commands can be used now, by id.
    [[nodiscard]] QHash<QString, bool> allowed() const;
    /// A task has another id now.
    void followTask(const QString &task, const QString &newTask);
    void toggleBreakpointOf(const QString &task);
    [[nodiscard]] TaskMarks marksOf(const QString &workflow) const;
    [[nodiscard]] const std::optional<Halt> &halt() const { return m_halt; }
    [[nodiscard]] bool isDry() const;
    /// Finds the session that the program ended in: tells of a broken file, and shows the run that was watched last. Those
    /// of other workflows come back when their workflow is shown.
    void takeUp();

    void resume();
    void step();

Q_SIGNALS:
    /// Breakpoints, mocks, or where the run is halted.
    void changed();
    /// Somebody wants to read how a workflow is tried out.
    void helpRequested();

private:
    void runToHere();
    void runFromHere();
    void runStepping();
    void dryRun();
    void pauseOrResume();
    void toggleBreakpoint();
    void sendBreakpoints();
    void takeUpShown();
    void takeUp(const QString &workflow);
    void takeUp(const QString &workflow, const RunHistory &history);
    void tellMissing(const QStringList &tasks);
    void useSamples(const QStringList &tasks);
    void addJumps(const QStringList &tasks, const QString &field);
    [[nodiscard]] QString namesOf(const QStringList &tasks) const;
    [[nodiscard]] const Run *shownRun() const;
    [[nodiscard]] const Run *ledRun() const;
    [[nodiscard]] EngineClient::Done<void> told();

    EngineClient &m_engine;
    Workspace &m_workspace;
    Place m_place;
    DebugSession m_session;
    std::optional<Halt> m_halt; ///< of the run on the canvas
    bool m_hasTakenUp = false;
    QSet<QString> m_takenUp; ///< workflows whose run was looked for since the start, or that have another one
};

} // namespace sluice
