#pragma once

#include "core/script/later.h"
#include "core/script/scriptwire.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace sluice {

/// An evaluation on its way.
struct ScriptJob {
    quint64 id = 0;
    QByteArray request;
    Later<Result<Payload>> answer;
};
using ScriptJobPtr = std::shared_ptr<ScriptJob>;

/// One child process: sends it requests, and reads its answers in order.
///
/// The child keeps the time of each evaluation, since only it knows when it begins with one; it ends when one takes too
/// long. If it does not, it is killed. A child that has ended stays ended; the pool replaces it. These times are real
/// ones, whatever clock the engine has: they bound what a process of this machine does.
/// Thread: that of its pool.
class ScriptProcess final : public QObject {
public:
    /// How a child ended, and what that means for the evaluations that it held.
    struct End {
        Error reason;
        bool hasStarted = false; ///< it was ready once
        ScriptJobPtr guilty;     ///< the one in work; may be none
        std::deque<ScriptJobPtr> others;
    };
    struct Listener {
        std::function<void(ScriptProcess *)> answered; ///< there is room for another
        std::function<void(ScriptProcess *, End)> ended;
    };

    ScriptProcess(const QString &program, Milliseconds timeout, Listener listener, QObject *parent);
    ~ScriptProcess() override;

    void send(ScriptJobPtr job);
    /// Evaluations sent and not answered.
    [[nodiscard]] std::size_t load() const noexcept { return m_jobs.size(); }
    /// The evaluations that it holds, taken from it.
    [[nodiscard]] std::deque<ScriptJobPtr> takeJobs();
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    void readAnswers();
    bool take(const QByteArray &line);
    void killForTime();
    void reportExit(int exitCode, QProcess::ExitStatus status);
    void end(Error reason);

    QString m_program;
    Milliseconds m_timeout;
    Listener m_listener;
    QProcess m_process;
    QTimer m_timer;
    QByteArray m_buffer;
    std::deque<ScriptJobPtr> m_jobs;
    bool m_isReady = false;
    bool m_hasEnded = false;
};

} // namespace sluice
