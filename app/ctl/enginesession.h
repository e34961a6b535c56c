#pragma once

#include "app/ctl/command.h"
#include "app/ctl/interrupt.h"
#include "app/ctl/output.h"
#include "core/engine/openworkspace.h"
#include "core/run/machine.h"

#include <QEventLoop>

#include <memory>

namespace sluice {
class LogCapture;
}

namespace sluice::ctl {

/// An engine for the time of a command, asked one thing after the other.
///
/// Each waiting runs the event loop of the program, of which there is never more than one; SIGINT and SIGTERM end it, and so
/// does SIGHUP, unless `onHangUp` says what it means or the program is to outlive its terminal.
class EngineSession {
public:
    /// Starts an engine, and waits until it knows its runs and its demo service answers or cannot.
    /// Errors: those of the journal; `ctl.interrupted`.
    [[nodiscard]] static Result<std::unique_ptr<EngineSession>> start(LocalEngineConfig config, Output &output);
    /// Does `act` with an engine of the workspace that `arguments` name, and gives its exit status, or that of why there is none.
    [[nodiscard]] static int with(const Arguments &arguments, Output &output,
                                  const std::function<int(EngineSession &session)> &act);
    /// As `with`, but the engine starts no step: what waits, waits on.
    [[nodiscard]] static int atRest(const Arguments &arguments, Output &output,
                                    const std::function<int(EngineSession &session)> &act);
    /// The same, of a workspace that was opened already.
    [[nodiscard]] static int atRest(OpenedWorkspace opened, Output &output,
                                    const std::function<int(EngineSession &session)> &act);
    /// Stops the engine and waits for it.
    ~EngineSession();

    [[nodiscard]] LocalEngine &engine() noexcept { return *m_engine; }
    /// The folder of its workspace.
    [[nodiscard]] const QString &workspace() const noexcept { return m_workspace; }

    /// The answer to a question: `ask(context, done)`. Errors: that of the answer; `ctl.interrupted`.
    template <typename T, typename Ask>
    [[nodiscard]] Result<T> answer(Ask ask)
    {
        std::optional<Result<T>> result;
        QObject context; // so that an answer after an interrupt finds nobody
        ask(&context, [this, &result](Result<T> given) {
            result.emplace(std::move(given));
            wake();
        });
        if (auto waited = waitUntil([&result] { return result.has_value(); }); !waited)
            return tl::unexpected(waited.error());
        return std::move(*result);
    }

    /// Waits until none of these runs does anything more by itself, and gives them as they are then.
    [[nodiscard]] Result<std::vector<Run>> untilSettled(const std::vector<RunId> &runs);
    /// All runs that are not over and go on, oldest first.
    [[nodiscard]] Result<std::vector<RunSummary>> unfinishedRuns();
    /// Waits until `isDone`, which is asked again after each `wake`. Errors: `ctl.interrupted`, and why the engine failed.
    [[nodiscard]] Result<void> waitUntil(const std::function<bool()> &isDone);
    /// What SIGHUP means from now on: `act` is called by `untilInterrupted`, and may wait.
    void onHangUp(std::function<void()> act) { m_onHangUp = std::move(act); }
    /// Waits until the program is told to end. Errors: why the engine failed.
    [[nodiscard]] Result<void> untilInterrupted();
    /// Waits for another snapshot, of which there are several a second. Errors: as `waitUntil`.
    [[nodiscard]] Result<void> nextSnapshot();
    /// Waits for one of an engine that knows its runs: with its queues, and what is armed. Errors: as `waitUntil`.
    [[nodiscard]] Result<void> untilTold();
    void wake() { m_loop.quit(); }

private:
    EngineSession(LocalEngineConfig config, Output &output);
    [[nodiscard]] Result<void> waitForDemo();
    void sayTrouble();

    const QString m_workspace;
    const bool m_starts;
    QStringList m_saidHolds; ///< queues that it said are paused
    Output &m_output;
    Interrupt m_interrupt;
    QEventLoop m_loop;
    std::unique_ptr<LogCapture> m_capture;
    std::unique_ptr<LocalEngine> m_engine;
    bool m_isReady = false;
    bool m_isInterrupted = false;
    bool m_isHungUp = false;
    std::function<void()> m_onHangUp;
    bool m_isStopped = false;
    std::optional<Error> m_failure;
    std::optional<EngineTrouble> m_trouble;
    std::optional<EngineTrouble> m_alert;
};

} // namespace sluice::ctl
