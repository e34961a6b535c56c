#include "core/tasks/localtaskhost.h"

#include "core/base/duration.h"
#include "core/script/jsontext.h"
#include "core/script/resolve.h"
#include "core/script/scripterror.h"
#include "core/script/valuepath.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"
#include "core/tasks/plugin/pluginshelf.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

/// How much later the host ends a call that keeps time by itself: the call knows better how it stands.
constexpr Milliseconds kGrace{1'000};

QString scriptProgram(const QString &wanted)
{
    return wanted.isEmpty() ? QCoreApplication::applicationDirPath() + QStringLiteral("/sluice-script") : wanted;
}

Outcome cancelled(const Attempt &attempt)
{
    return outcome::Failed{FailureClass::Cancelled,
                           {QString(errors::kTaskCancelled), {{QStringLiteral("taskId"), attempt.taskId}}, {}},
                           {},
                           std::nullopt};
}

CallFailure stopped()
{
    return {Error{QString(errors::kTaskCancelled), {}, {}}, FailureClass::Cancelled};
}

qsizetype sizeOf(const Outcome &outcome)
{
    if (const auto *succeeded = std::get_if<outcome::Succeeded>(&outcome))
        return succeeded->output.size();
    const auto *found = std::get_if<outcome::Found>(&outcome);
    return found ? found->list.size() : 0;
}

void maskOutcome(Outcome &outcome, const SecretMask &mask)
{
    if (auto *succeeded = std::get_if<outcome::Succeeded>(&outcome)) {
        succeeded->output = mask.masked(succeeded->output);
        for (BadRecord &record : succeeded->bad)
            mask.mask(record.error);
    } else if (auto *failed = std::get_if<outcome::Failed>(&outcome)) {
        mask.mask(failed->error);
        failed->response = mask.masked(failed->response);
    } else if (auto *found = std::get_if<outcome::Found>(&outcome)) {
        found->list = mask.masked(found->list);
    }
}

Outcome bounded(const Attempt &attempt, Outcome outcome)
{
    if (sizeOf(outcome) <= kMaxOutput)
        return outcome;
    return permanent({QString(errors::kTaskOutputTooLarge),
                      {{QStringLiteral("taskId"), attempt.taskId},
                       {QStringLiteral("megabytes"), QString::number(kMaxOutput / 1024 / 1024)}},
                      {}});
}

} // namespace

std::unique_ptr<TaskHost> TaskHost::create(const Clock &clock, Settings settings, CallGates *gates)
{
    return std::make_unique<LocalTaskHost>(clock, std::move(settings), gates);
}

LocalTaskHost::LocalTaskHost(const Clock &clock, Settings settings, CallGates *gates)
    : m_clock(clock)
    , m_stops([this](std::vector<JobId> &&ids) { std::ranges::for_each(ids, [this](JobId id) { stop(id); }); })
    , m_results([this](std::vector<BlockingResult> &&results) {
        for (auto &result : results) {
            const auto found = m_jobs.find(result.id);
            if (found != m_jobs.end())
                finish(JobPtr(found->second), std::move(result.outcome));
        }
    })
    , m_answers([this](std::vector<Answered> &&answers) {
        for (auto &[question, answer] : answers) {
            if (auto asked = m_asked.extract(question); !asked.empty())
                asked.mapped().set(std::move(answer));
        }
    })
    , m_gates(gates)
    , m_secrets(std::make_shared<SeenSecrets>(std::move(settings.secrets)))
    , m_plugins(std::move(settings.plugins))
    , m_scripts(std::make_unique<ScriptPool>(
          ScriptPool::Settings{scriptProgram(settings.scriptProgram), settings.scriptProcesses}, clock))
    , m_http(std::make_unique<HttpPools>(clock, m_secrets))
    , m_blocking(std::make_unique<BlockingPool>(settings.blockingThreads, m_secrets))
    , m_tester(std::make_unique<ConnectionTester>(clock, *m_blocking, m_secrets))
{
}

LocalTaskHost::~LocalTaskHost()
{
    const auto jobs = std::exchange(m_jobs, {}); // from here on every job is over
    for (const auto &[id, job] : jobs) {
        job->onStop.reset();
        job->moveTo(Stage::Dropped);
        job->stop.request_stop();
    }
    // Each of these resumes the coroutines that wait for it, while the rest of this object still stands.
    m_scripts.reset();
    m_http.reset();
    m_blocking.reset(); // before the tester: it posts to it
    m_tester.reset();
    for (auto &[question, later] : std::exchange(m_asked, {}))
        later.set(tl::unexpected(stopped()));
    for (auto &[call, later] : std::exchange(m_calls, {}))
        later.set(stopped());
}

Later<std::optional<CallFailure>> LocalTaskHost::askCall(const Attempt &attempt, const QString &connection,
                                                         Milliseconds patience)
{
    Later<std::optional<CallFailure>> later;
    if (attempt.stop.stop_requested()) {
        later.set(stopped());
    } else if (m_gates) {
        m_calls.insert_or_assign({attempt.run, attempt.lease}, later);
        m_gates->ask(attempt, connection, patience);
    } else {
        later.set(std::nullopt);
    }
    return later;
}

void LocalTaskHost::callEnded(const Attempt &attempt, const Outcome &outcome)
{
    if (m_gates)
        m_gates->ended(attempt, outcome);
}

void LocalTaskHost::answerCall(const CallAnswer &answer)
{
    if (auto call = m_calls.extract({answer.run, answer.lease}); !call.empty())
        call.mapped().set(answer.refused);
}

void LocalTaskHost::testConnection(ConnectionTest test, const QString &workspace,
                                   std::function<void(ConnectionReport &&)> tested)
{
    m_tester->start(std::move(test), workspace, std::move(tested));
}

Later<BlockingAnswer> LocalTaskHost::ask(BlockingQuestion question)
{
    const quint64 number = ++m_lastQuestion;
    const Later<BlockingAnswer> later = m_asked[number];
    m_blocking->add([this, number, question = std::move(question)](SqlSessions &sessions) {
        m_answers.post({number, question(sessions)});
    });
    return later;
}

quint32 LocalTaskHost::running() const
{
    return static_cast<quint32>(m_jobs.size());
}

void LocalTaskHost::start(Attempt attempt, Done done)
{
    auto job = std::make_shared<Job>();
    job->id = ++m_lastId;
    job->done = std::move(done);
    job->started = m_clock.monotonic();
    const auto asked = std::exchange(attempt.stop, job->stop.get_token());
    job->attempt = std::move(attempt);
    m_jobs.emplace(job->id, job);
    if (asked.stop_requested())
        return finish(job, cancelled(job->attempt));
    job->onStop = std::make_unique<std::stop_callback<StopRelay>>(asked, StopRelay{this, job->id});
    perform(job);
}

QCoro::Task<> LocalTaskHost::perform(JobPtr job)
{
    const auto *type = typeNamed(job->attempt.type);
    if (!type) {
        finish(job, permanent({QString(errors::kTaskTypeUnknown), {{QStringLiteral("type"), job->attempt.type}}, {}}));
        co_return;
    }
    const bool keepsTime = std::holds_alternative<IoTask>(type->runner)
                           || std::holds_alternative<SyncTask>(type->runner);
    watch(job, keepsTime ? job->attempt.timeout + kGrace : job->attempt.timeout);
    const auto params = completeParams(job->attempt.params, type->info);
    if (!params) {
        finish(job, permanent(params.error()));
        co_return;
    }
    if (const auto *expression = std::get_if<ExpressionTask>(&type->runner)) {
        co_await performExpression(job, type, *expression, *params);
        co_return;
    }
    Result<QJsonObject> resolved = co_await resolveParams(*params, job->attempt.data, type->leave, *m_scripts);
    if (isOver(*job))
        co_return;
    if (!resolved) {
        finish(job, expressionFailed(labelled(resolved.error(), type->info)));
    } else if (const auto *inlined = std::get_if<InlineTask>(&type->runner);
               inlined && needsWorker(inlined->weight, job->attempt)) {
        performBlocking(job, [run = inlined->run, now = m_clock.wall(), params = *resolved](
                                 SqlSessions &, const Attempt &attempt) { return run(attempt, params, now); });
    } else if (const auto *script = std::get_if<ScriptTask>(&type->runner)) {
        co_await performScript(job, type, *script, *resolved);
    } else if (const auto *library = std::get_if<LibraryTask>(&type->runner)) {
        performBlocking(job, [run = library->run, params = *resolved](SqlSessions &, const Attempt &attempt) {
            return run(attempt, params);
        });
    } else if (inlined) {
        finish(job, inlined->run(job->attempt, *resolved, m_clock.wall()));
    } else if (const auto *blocking = std::get_if<BlockingTask>(&type->runner)) {
        performBlocking(job, [run = blocking->run, params = *resolved](SqlSessions &sessions, const Attempt &attempt) {
            return run(sessions, attempt, params);
        });
    } else if (const auto *sync = std::get_if<SyncTask>(&type->runner)) {
        job->moveTo(Stage::Begun);
        Outcome outcome = co_await sync->run(*this, job->attempt, *resolved);
        finish(job, std::move(outcome));
    } else {
        job->moveTo(Stage::Begun);
        Outcome outcome = co_await std::get<IoTask>(type->runner).run(*m_http, job->attempt, *resolved);
        finish(job, std::move(outcome));
    }
}

QCoro::Task<> LocalTaskHost::performExpression(JobPtr job, const TaskType *type, ExpressionTask task,
                                               QJsonObject params)
{
    const QString source = params.value(task.key).toString();
    const auto path = ValuePath::parse(source);
    Result<Payload> value = Payload();
    if (path)
        value = path->resolve(job->attempt.data);
    else
        value = co_await m_scripts->evaluate(source, job->attempt.data);
    if (!value)
        value = tl::unexpected(labelled(placedIn(value.error(), task.key, source), type->info));
    finish(job, value ? task.finish(job->attempt, *value) : expressionFailed(value.error()));
}

QCoro::Task<> LocalTaskHost::performScript(JobPtr job, const TaskType *type, ScriptTask task, QJsonObject params)
{
    // The source is the same for every attempt, so that it is read once; the parameters travel with the input.
    const QString source =
        QStringLiteral("return (function (params, input) {%1\n})(input.params, input.input);").arg(task.body);
    StepData data = job->attempt.data;
    data.input = "{\"params\":" + jsontext::toText(params)
                 + ",\"input\":" + (data.input.isEmpty() ? Payload("null") : data.input) + '}';
    const Result<Payload> value = co_await m_scripts->evaluate(source, data);
    if (isOver(*job))
        co_return;
    if (value)
        finish(job, outcome::Succeeded{*value, {}});
    else
        finish(job, expressionFailed(labelled(value.error(), type->info)));
}

const TaskType *LocalTaskHost::typeNamed(const QString &type) const
{
    const auto *found = findTaskType(type);
    return found || !m_plugins ? found : m_plugins->find(type);
}

void LocalTaskHost::performBlocking(const JobPtr &job, BlockingWork work)
{
    m_blocking->add([this, job, work = std::move(work)](SqlSessions &sessions) {
        if (!job->moveTo(Stage::Begun))
            return; // it has ended already, by a stop or its time-out
        m_results.post({job->id, work(sessions, job->attempt)});
    });
}

void LocalTaskHost::watch(const JobPtr &job, Milliseconds timeout)
{
    job->timer = std::make_unique<QTimer>();
    job->timer->setSingleShot(true);
    QObject::connect(job->timer.get(), &QTimer::timeout, &m_results, [this, id = job->id] { timeOut(id); });
    job->timer->start(timeout);
}

void LocalTaskHost::timeOut(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const JobPtr job = found->second;
    const bool hasBegun = !job->moveTo(Stage::Dropped);
    const bool isUnknown = hasBegun && job->attempt.safety != RepeatSafety::Safe;
    Error error{QString(errors::kTaskTimedOut),
                {{QStringLiteral("taskId"), job->attempt.taskId},
                 {QStringLiteral("timeout"), formatDuration(job->attempt.timeout)}},
                {}};
    finish(job, outcome::Failed{
                    isUnknown ? FailureClass::Unknown : FailureClass::Transient, std::move(error), {}, std::nullopt});
    job->stop.request_stop();
    answerCall({job->attempt.run, job->attempt.lease, stopped()});
}

void LocalTaskHost::stop(JobId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const JobPtr job = found->second;
    // Work that has begun says itself how far it came.
    const bool hasBegun = !job->moveTo(Stage::Dropped);
    job->stop.request_stop();
    if (!hasBegun)
        finish(job, cancelled(job->attempt));
    else
        answerCall({job->attempt.run, job->attempt.lease, stopped()});
}

Outcome LocalTaskHost::masked(Outcome outcome)
{
    if (auto seen = m_secrets->seen(); seen != m_masked) {
        m_mask = SecretMask(*seen);
        m_masked = std::move(seen);
    }
    if (!m_mask.isEmpty())
        maskOutcome(outcome, m_mask);
    return outcome;
}

void LocalTaskHost::finish(const JobPtr &job, Outcome outcome)
{
    if (m_jobs.erase(job->id) == 0)
        return;
    if (job->timer)
        job->timer.release()->deleteLater(); // this may be its own signal
    job->onStop.reset();
    const auto done = std::exchange(job->done, nullptr);
    done({job->attempt.run, job->attempt.step, job->attempt.lease, bounded(job->attempt, masked(std::move(outcome))),
          m_clock.monotonic() - job->started});
}

} // namespace sluice
