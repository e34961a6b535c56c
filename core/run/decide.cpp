#include "core/resilience/retrypolicy.h"
#include "core/run/choices.h"
#include "core/run/decider.h"
#include "core/run/errors.h"
#include "core/run/failureoutput.h"
#include "core/run/input.h"
#include "core/run/letgo.h"
#include "core/workflow/graph.h"

#include <algorithm>
#include <iterator>

namespace sluice {

namespace {

RetryConfig retryConfig(const Reliability &reliability)
{
    RetryConfig config;
    config.maxAttempts = reliability.maxAttempts;
    config.base = reliability.base;
    config.factor = reliability.factor;
    config.maxDelay = reliability.maxDelay;
    config.jitter = static_cast<Jitter>(reliability.jitter);
    return config;
}

/// A uniform draw of [0, 1) that depends on nothing but the run's seed and which attempt it is for.
/// Source: the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
double draw(const Run &run, const Step &step, StepIndex index)
{
    quint64 x = run.seed + 0x9e3779b97f4a7c15ULL * (number(index) + 1ULL)
                + 0xd1342543de82ef95ULL * (step.epoch * 1024ULL + step.attempts + step.lost * 64ULL);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    x ^= x >> 31;
    return static_cast<double>(x >> 11) * 0x1.0p-53;
}

} // namespace

bool isTimeOut(const Error &error)
{
    return error.code.endsWith(QLatin1StringView(".timeout")) || error.code.endsWith(QLatin1StringView(".timedOut"))
           || error.code == errors::kStepDeadlinePassed;
}

bool isHandedBack(const Error &error)
{
    return error.code.endsWith(QLatin1StringView(".handedBack"));
}

bool Decider::isCurrent(StepIndex index, quint64 lease, bool succeeded)
{
    if (number(index) < m_run.steps.size()) {
        const Step &step = m_run.step(index);
        if (step.state == StepState::Running && step.lease == lease)
            return true;
    }
    emitEvent(AttemptLate{index, lease, succeeded});
    return false;
}

Result<void> Decider::operator()(const command::Start &wanted)
{
    if (m_run.sequence > 0)
        return {};
    if (const QString unknown = unknownTask(*m_run.plan, wanted.options); !unknown.isEmpty())
        return failure(errors::kRunUnknownTask, {{QStringLiteral("task"), unknown}});
    if (wanted.options.dry) {
        if (const QStringList open = notMocked(m_run.plan, wanted.options); !open.isEmpty())
            return failure(errors::kRunNotMocked, {{QStringLiteral("tasks"), open.join(QStringLiteral(", "))}});
    }
    emitEvent(RunStarted{wanted.trigger, wanted.input, wanted.seed, wanted.options});
    if (const Caller &by = wanted.calledBy; by.run != RunId{})
        emitEvent(RunCalled{by.run, by.step, by.lease, by.depth});
    if (wanted.held || wanted.priority != 0)
        emitEvent(RunQueued{static_cast<quint32>(std::clamp(wanted.priority, -10, 10) + 10), wanted.held});
    return {};
}

Result<void> Decider::operator()(const command::Admit &)
{
    if (m_run.state == RunState::Pending && m_run.sequence > 0)
        emitEvent(RunAdmitted{});
    return {};
}

Result<void> Decider::operator()(const command::StartAttempt &wanted)
{
    const bool known = number(wanted.step) < m_run.steps.size();
    const StepState state = known ? m_run.step(wanted.step).state : StepState::Cancelled;
    const bool due = state == StepState::Ready
                     || (state == StepState::Retrying && m_run.step(wanted.step).due <= m_now);
    const bool held = m_run.state == RunState::Pending
                      || (m_run.paused && m_run.allowed != wanted.step && !isLetGo(m_run, wanted.step));
    // What a pinned output or a mock stands for makes no attempt.
    if (!due || held || m_run.fed.contains(wanted.step) || m_run.isStopped(wanted.step) || isFinal(m_run.state))
        return failure(errors::kRunStepNotStartable, {{QStringLiteral("step"), QString::number(number(wanted.step))}});
    if (m_run.haltsBefore(wanted.step)) {
        tellHolds(wanted.held);
        emitEvent(BreakpointHit{wanted.step});
        return {};
    }
    const Step &step = m_run.step(wanted.step);
    const auto limit = stepDeadline(wanted.step);
    if (limit && step.attempts + step.lost > 0 && *limit <= m_now) {
        exhaust(wanted.step, FailureClass::Transient, Error{errors::kStepDeadlinePassed, {}, {}});
        return {};
    }
    WallTime deadline = m_now + m_run.wiringOf(wanted.step).attemptTimeout;
    if (limit)
        deadline = std::min(deadline, *limit);
    tellHolds(wanted.held);
    emitEvent(AttemptStarted{wanted.step, m_run.lastLease + 1, deadline});
    return {};
}

std::optional<WallTime> Decider::stepDeadline(StepIndex index) const
{
    if (!m_run.wiringOf(index).hasDeadline)
        return std::nullopt;
    const auto &limit = m_run.taskOf(index).reliability.stepDeadline;
    const Step &step = m_run.step(index);
    const bool begun = step.attempts + step.lost > 0;
    // A wall clock that was set back makes no step wait longer than its whole time.
    return (begun ? std::min(step.firstStart, m_now) : m_now) + *limit;
}

/// Until when a step may wait that wants to wait until `wanted`, or for ever.
std::optional<WallTime> Decider::withinDeadline(StepIndex index, std::optional<WallTime> wanted) const
{
    const auto limit = stepDeadline(index);
    return limit ? std::min(*limit, wanted.value_or(*limit)) : wanted;
}

Result<void> Decider::operator()(const command::Succeed &report)
{
    if (isCurrent(report.step, report.lease, true))
        emitEvent(StepSucceeded{report.step, report.lease, report.port, report.output});
    return {};
}

Result<void> Decider::operator()(const command::Found &report)
{
    if (!isCurrent(report.step, report.lease, true))
        return {};
    const auto spans = arraySpans(report.list);
    if (!spans)
        return (*this)(command::Fail{report.step, report.lease, FailureClass::Permanent, spans.error(), {}, {}});
    emitEvent(ItemsFound{report.step, report.lease, static_cast<quint32>(spans->size()), report.list});
    return {};
}

Result<void> Decider::operator()(const command::Wait &report)
{
    if (isCurrent(report.step, report.lease, true))
        emitEvent(StepWaiting{report.step, report.lease, *withinDeadline(report.step, report.until)});
    return {};
}

Result<void> Decider::operator()(const command::Fail &report)
{
    if (!isCurrent(report.step, report.lease, false))
        return {};
    emitEvent(AttemptFailed{report.step, report.lease, report.failureClass, report.error, report.response});
    if (!isFinal(m_run.step(report.step).state))
        afterFailure(report.step, report.failureClass, report.error, report.retryAfter);
    return {};
}

/// An attempt failed: another one later, or the end of the step's attempts.
void Decider::afterFailure(StepIndex index, FailureClass failureClass, const Error &error,
                           std::optional<Milliseconds> retryAfter)
{
    const Step &step = m_run.step(index);
    const Plan::TaskNode &task = m_run.taskOf(index);
    const auto limit = stepDeadline(index);
    if (failureClass == FailureClass::Rejected) {
        reject(index, isHandedBack(error) ? Error{} : error, retryAfter.value_or(Milliseconds(1000)));
        return;
    }
    if (!RetryPolicy::isRetried(failureClass, isSafe(task)) || step.attempts >= task.reliability.maxAttempts) {
        exhaust(index, failureClass, error);
        return;
    }
    const RetryConfig config = retryConfig(task.reliability);
    const auto k = static_cast<quint32>(std::max<int>(step.attempts, 1) - 1);
    const double chance = draw(m_run, step, index);
    Milliseconds delay = RetryPolicy::delay(config, k, chance);
    if (retryAfter) {
        const auto wait = RetryPolicy::delayAfter(config, k, chance, *retryAfter);
        delay = std::visit([](const auto &answer) { return answer.delay; }, wait);
        if (std::holds_alternative<RetryPolicy::Park>(wait) && limit && m_now + delay >= *limit) {
            const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*retryAfter).count();
            exhaust(index, failureClass,
                    Error{errors::kStepRetryAfterTooLong, {{QStringLiteral("seconds"), QString::number(seconds)}}, {}});
            return;
        }
    }
    if (limit && m_now + delay >= *limit)
        exhaust(index, failureClass, error);
    else
        emitEvent(RetryScheduled{index, m_now + delay});
}

Result<void> Decider::operator()(const command::Reject &wanted)
{
    const bool known = number(wanted.step) < m_run.steps.size();
    const StepState state = known ? m_run.step(wanted.step).state : StepState::Cancelled;
    const bool waits = state == StepState::Ready || state == StepState::Retrying;
    if (waits && !m_run.fed.contains(wanted.step) && m_run.state != RunState::Cancelling
        && m_run.state != RunState::Pending) {
        tellHolds(wanted.held);
        reject(wanted.step, wanted.reason, wanted.comeBackIn);
    }
    return {};
}

void Decider::tellHolds(const std::vector<StepHeld> &holds)
{
    for (const StepHeld &held : holds)
        emitEvent(held);
}

/// Nothing went out, so it uses no attempt; but a step waits only so long in all for gates that turn it away.
void Decider::reject(StepIndex index, const Error &reason, Milliseconds comeBackIn)
{
    const auto since = m_run.rejectedSince.find(index);
    const WallTime last = (since == m_run.rejectedSince.end() ? m_now : since->second) + kMaxRejected;
    const WallTime due = std::min(m_now + std::clamp<Milliseconds>(comeBackIn, Milliseconds(1), kMaxRejected), last);
    const auto limit = stepDeadline(index);
    if (m_now >= last)
        exhaust(index, FailureClass::Rejected, reason);
    else if (limit && due >= *limit)
        exhaust(index, FailureClass::Rejected, Error{errors::kStepDeadlinePassed, {}, {}});
    else
        emitEvent(RetryScheduled{index, due, reason});
}

void Decider::exhaust(StepIndex index, FailureClass failureClass, const Error &error)
{
    // What could not be undone waits for a person, whatever its own policy says.
    if (m_run.taskOf(index).reliability.onExhausted == OnExhausted::DeadLetter || m_run.taskOf(index).undoes)
        deadLetter(index, failureClass, error);
    else if (isTimeOut(error) && m_run.portNumber(index, kTimeoutPort) != Plan::kNoPort)
        emitEvent(StepFailed{index, error, kTimeoutPort});
    else if (m_run.taskOf(index).reliability.onExhausted == OnExhausted::Continue
             && m_run.portNumber(index, kFailurePort) != Plan::kNoPort)
        failByPort(index, failureClass, error);
    else
        emitEvent(StepFailed{index, error, {}});
}

/// Named, since before failures had an output the port was not.
void Decider::failByPort(StepIndex index, FailureClass failureClass, Error error)
{
    error.args.insert(kFailureClassArg, failureClassName(failureClass));
    emitEvent(StepFailed{index, std::move(error), kFailurePort});
}

void Decider::deadLetter(StepIndex index, FailureClass failureClass, const Error &error)
{
    const Step &step = m_run.step(index);
    const quint32 letter = step.letter != 0 ? step.letter : static_cast<quint32>(m_run.letters.size()) + 1;
    emitEvent(StepDeadLettered{index, letter, failureClass, error});
}

Result<void> Decider::operator()(const command::Wake &wanted)
{
    if (number(wanted.step) >= m_run.steps.size())
        return {};
    const Step &step = m_run.step(wanted.step);
    if (step.state != StepState::Waiting || step.due > m_now || m_run.taskOf(wanted.step).role == TaskRole::ForEach)
        return {};
    if (const Await *await = m_run.awaitOf(wanted.step))
        endWait(wanted.step, Await(*await));
    else if (const CalledRun *call = m_run.callOf(wanted.step))
        endWait(wanted.step, CalledRun(*call));
    else if (const auto limit = stepDeadline(wanted.step); limit && step.due >= *limit)
        exhaust(wanted.step, FailureClass::Permanent, Error{errors::kStepDeadlinePassed, {}, {}});
    else
        emitEvent(StepWoken{wanted.step});
    return {};
}

Result<void> Decider::operator()(const command::Recover &)
{
    const StepSet running = m_run.running;
    for (const StepIndex index : running)
        lose(index);
    return {};
}

Result<void> Decider::operator()(const command::Lose &report)
{
    const Step &step = m_run.step(report.step);
    if (step.state == StepState::Running && step.lease == report.lease)
        lose(report.step);
    return {};
}

void Decider::lose(StepIndex index)
{
    emitEvent(AttemptLost{index, m_run.step(index).lease});
    if (!isFinal(m_run.step(index).state))
        afterLoss(index);
}

/// Nobody knows whether the lost attempt did its work: again if that does no harm, else a person decides.
void Decider::afterLoss(StepIndex index)
{
    const quint16 lost = m_run.step(index).lost;
    if (!isSafe(m_run.taskOf(index)))
        deadLetter(index, FailureClass::Unknown, Error{errors::kStepOutcomeUnknown, {}, {}});
    else if (lost >= kMaxLost)
        deadLetter(index, FailureClass::Lost,
                   Error{errors::kStepLostTooOften, {{QStringLiteral("count"), QString::number(lost)}}, {}});
    else
        emitEvent(RetryScheduled{index, m_now});
}

void Decider::endIfDone()
{
    if (m_run.state != RunState::Pending && !isFinal(m_run.state) && m_run.openSteps == 0)
        emitEvent(RunEnded{});
}

namespace {

template <typename Wanted, typename... Others>
constexpr bool kIsOneOf = (std::is_same_v<Wanted, Others> || ...);

/// Commands that still mean something to a run that is over: late results, repeated clicks, and a restart.
bool outlivesRun(const Run &run, const Command &command)
{
    return std::visit(
        [&run]<typename Wanted>(const Wanted &wanted) {
            if constexpr (kIsOneOf<Wanted, command::Redrive, command::Discard>)
                return run.clicks.contains(wanted.click);
            else if constexpr (std::is_same_v<Wanted, command::Restart>)
                return run.state == RunState::Failed || run.state == RunState::Cancelled
                       || run.clicks.contains(wanted.click);
            else
                return !kIsOneOf<Wanted, command::StartAttempt, command::Cancel, command::Pause, command::Resume,
                                 command::Skip, command::StepOnce, command::GiveUp, command::SetBreakpoints>;
        },
        command);
}

} // namespace

Result<void> decide(Run &run, const Command &command, WallTime now, Events &events)
{
    if (isFinal(run.state) && !outlivesRun(run, command))
        return failure(errors::kRunOver, {{QStringLiteral("run"), QString::number(number(run.id))}});
    Decider decider(run, now, events);
    auto result = std::visit(decider, command);
    if (result) {
        decider.feedReady();
        decider.endIfDone();
    }
    return result;
}

Pending pending(const Run &run)
{
    Pending todo;
    if (isFinal(run.state))
        return todo;
    if (isStopping(run.state)) {
        std::copy_if(run.running.begin(), run.running.end(), std::back_inserter(todo.stop),
                     [&run](StepIndex index) { return run.isStopped(index); });
    }
    if (run.state == RunState::Cancelling || run.state == RunState::Pending)
        return todo;
    if (!run.paused)
        todo.start.assign(run.ready.begin(), run.ready.end());
    else
        todo.start = startedInPause(run);
    for (const StepIndex index : run.timed) {
        const Step &step = run.step(index);
        todo.timers.push_back({index, step.due, step.state == StepState::Retrying});
    }
    return todo;
}

std::vector<Milliseconds> retrySchedule(const Reliability &reliability, double chance)
{
    std::vector<Milliseconds> starts{Milliseconds(0)};
    const RetryConfig config = retryConfig(reliability);
    for (int k = 0; k + 1 < reliability.maxAttempts; ++k)
        starts.push_back(starts.back() + RetryPolicy::delay(config, static_cast<quint32>(k), chance));
    return starts;
}

} // namespace sluice
