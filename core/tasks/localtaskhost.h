#pragma once

#include "core/api/mailbox.h"
#include "core/integration/secret/secretmask.h"
#include "core/script/scriptpool.h"
#include "core/tasks/blockingpool.h"
#include "core/tasks/connectiontester.h"
#include "core/tasks/datasync.h"
#include "core/tasks/httppools.h"
#include "core/tasks/taskhost.h"
#include "core/tasks/tasktype.h"
#include "core/tasks/throttles.h"

#include <QTimer>

#include <atomic>
#include <map>
#include <unordered_map>

namespace sluice {

/// The host of attempts in this process; see `TaskHost`.
///
/// An attempt is known by a number from `start` until it has ended, be it by its result, its time-out or a stop; what
/// comes later finds no such number and is dropped.
class LocalTaskHost final : public TaskHost, private SyncTools {
public:
    LocalTaskHost(const Clock &clock, Settings settings, CallGates *gates);
    /// Drops the attempts under way; waits for blocking work that has begun.
    ~LocalTaskHost() override;

    void start(Attempt attempt, Done done) override;
    void answerCall(const CallAnswer &answer) override;
    void testConnection(ConnectionTest test, const QString &workspace,
                        std::function<void(ConnectionReport &&)> tested) override;
    [[nodiscard]] quint32 running() const override;
    [[nodiscard]] quint64 bufferedBytes() const override { return m_http->bufferedBytes(); }
    [[nodiscard]] Nanoseconds helpersCpu() const override { return m_blocking->cpuTime(); }

private:
    using JobId = quint64;
    struct StopRelay {
        LocalTaskHost *host;
        JobId id;
        void operator()() const { host->m_stops.post(id); }
    };
    /// Whoever moves an attempt on from Waiting decides: to begin its effect, or never to.
    enum class Stage : quint8 { Waiting, Begun, Dropped };
    struct Job {
        JobId id = 0;
        Attempt attempt; ///< its stop is that of `stop`
        Done done;
        MonoTime started{};
        std::stop_source stop;
        std::atomic<Stage> stage{Stage::Waiting};
        std::unique_ptr<QTimer> timer;
        std::unique_ptr<std::stop_callback<StopRelay>> onStop;

        /// False: someone else has moved it on before.
        bool moveTo(Stage next)
        {
            Stage waiting = Stage::Waiting;
            return stage.compare_exchange_strong(waiting, next);
        }
    };
    using JobPtr = std::shared_ptr<Job>;
    using BlockingWork = std::function<Outcome(SqlSessions &, const Attempt &)>;
    struct BlockingResult {
        JobId id;
        Outcome outcome;
    };

    struct Answered {
        quint64 question = 0;
        BlockingAnswer answer;
    };

    [[nodiscard]] ScriptPool &scripts() override { return *m_scripts; }
    [[nodiscard]] MonoTime now() const override { return m_clock.monotonic(); }
    [[nodiscard]] Later<BlockingAnswer> ask(BlockingQuestion question) override;
    [[nodiscard]] HttpPools &http() override { return *m_http; }
    [[nodiscard]] Throttles &throttles() override { return m_throttles; }
    [[nodiscard]] Later<std::optional<CallFailure>> askCall(const Attempt &attempt, const QString &connection,
                                                            Milliseconds patience) override;
    void callEnded(const Attempt &attempt, const Outcome &outcome) override;
    QCoro::Task<> perform(JobPtr job);
    QCoro::Task<> performExpression(JobPtr job, const TaskType *type, ExpressionTask task, QJsonObject params);
    QCoro::Task<> performScript(JobPtr job, const TaskType *type, ScriptTask task, QJsonObject params);
    [[nodiscard]] const TaskType *typeNamed(const QString &type) const;
    void performBlocking(const JobPtr &job, BlockingWork work);
    void watch(const JobPtr &job, Milliseconds timeout);
    void timeOut(JobId id);
    void stop(JobId id);
    void finish(const JobPtr &job, Outcome outcome);
    /// Without the secrets that this host has used: a called system may give one back.
    [[nodiscard]] Outcome masked(Outcome outcome);
    [[nodiscard]] bool isOver(const Job &job) const { return !m_jobs.contains(job.id); }

    const Clock &m_clock;
    std::unordered_map<JobId, JobPtr> m_jobs;
    JobId m_lastId = 0;
    Mailbox<JobId> m_stops;
    Mailbox<BlockingResult> m_results;
    Mailbox<Answered> m_answers;
    std::unordered_map<quint64, Later<BlockingAnswer>> m_asked;
    quint64 m_lastQuestion = 0;
    CallGates *m_gates;
    std::shared_ptr<SeenSecrets> m_secrets;
    std::shared_ptr<const std::vector<SeenSecrets::Seen>> m_masked; ///< that `m_mask` knows
    SecretMask m_mask;
    std::map<std::pair<RunId, quint64>, Later<std::optional<CallFailure>>> m_calls; ///< that wait, by run and lease
    std::shared_ptr<const PluginShelf> m_plugins;
    Throttles m_throttles;
    std::unique_ptr<ScriptPool> m_scripts;
    std::unique_ptr<HttpPools> m_http;
    std::unique_ptr<BlockingPool> m_blocking;
    std::unique_ptr<ConnectionTester> m_tester;
};

} // namespace sluice
