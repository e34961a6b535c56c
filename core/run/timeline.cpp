#include "core/run/timeline.h"

#include "core/run/input.h"
#include "core/run/letgo.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::array<std::pair<QLatin1StringView, BarKind>, 6> kGates{{
    // By convention the codes of errors that gates turn steps away with end so.
    {QLatin1StringView(".breakerOpen"), BarKind::Breaker},
    {QLatin1StringView(".limited"), BarKind::Limiter},
    {QLatin1StringView(".paused"), BarKind::ServerPause},
    {QLatin1StringView(".retriesSpent"), BarKind::RetryBudget},
    {QLatin1StringView(".poolFull"), BarKind::Full},
    {QLatin1StringView(".queueFull"), BarKind::Full},
}};

BarKind kindOf(GateHold hold)
{
    switch (hold) {
    case GateHold::Breaker:
        return BarKind::Breaker;
    case GateHold::ServerPause:
        return BarKind::ServerPause;
    case GateHold::Limiter:
        return BarKind::Limiter;
    case GateHold::RetryBudget:
        break;
    }
    return BarKind::RetryBudget;
}

/// How an attempt came to its end by this event.
AttemptOutcome outcomeOf(const Event &event)
{
    return std::visit(
        []<typename Data>(const Data &) {
            constexpr auto isOne = []<typename... Of>(std::type_identity<Of>...) {
                return (std::is_same_v<Data, Of> || ...);
            };
            if constexpr (isOne(std::type_identity<StepSucceeded>{}, std::type_identity<ItemsFound>{}))
                return AttemptOutcome::Succeeded;
            else if constexpr (isOne(std::type_identity<StepWaiting>{}, std::type_identity<StepAwaits>{},
                                     std::type_identity<StepCalls>{}))
                return AttemptOutcome::Waiting;
            else if constexpr (isOne(std::type_identity<AttemptFailed>{}))
                return AttemptOutcome::Failed;
            else if constexpr (isOne(std::type_identity<AttemptLost>{}))
                return AttemptOutcome::Lost;
            else
                return AttemptOutcome::Abandoned;
        },
        event.data);
}

void add(std::vector<TimelineBar> &bars, TimelineBar bar, WallTime to, bool isOpen = false)
{
    bar.to = std::max(bar.from, to); // a clock that was set back
    bar.isOpen = isOpen;
    if (bar.to > bar.from || isOpen || bar.kind == BarKind::Attempt)
        bars.push_back(bar);
}

} // namespace

std::optional<BarKind> gateOf(const Error &error)
{
    for (const auto &[ending, kind] : kGates) {
        if (error.code.endsWith(ending))
            return kind;
    }
    return std::nullopt;
}

BarSort sortOf(const TimelineBar &bar)
{
    return {bar.kind, bar.kind == BarKind::Attempt ? bar.outcome : AttemptOutcome::Running};
}

Timeline::Timeline(RunId run, PlanPtr plan)
    : m_run(newRun(run, std::move(plan)))
{
}

void Timeline::take(std::span<const Event> events)
{
    for (const Event &event : events) {
        if (m_run.sequence == 0)
            m_begin = event.at;
        m_changed.clear();
        const auto cause = stepOf(event, m_run.letters);
        evolve(m_run, event, &m_changed);
        if (std::holds_alternative<RunForked>(event.data)) {
            beginAnew(event);
            continue;
        }
        if (const auto *held = std::get_if<StepHeld>(&event.data))
            takeHold(*held);
        for (const StepIndex step : m_changed)
            follow(step, event, cause);
        if (std::holds_alternative<RunPaused>(event.data) || std::holds_alternative<RunResumed>(event.data)
            || std::holds_alternative<StepAllowed>(event.data) || std::holds_alternative<BreakpointHit>(event.data))
            rejudgeReady(event.at);
    }
    m_run.freshReady.clear();
    m_run.freshDropped.clear();
    m_run.closedLetters.clear();
    m_run.changedAwaits.clear();
    m_run.leftCalls.clear();
}

void Timeline::beginAnew(const Event &fork)
{
    m_begin = fork.at;
    m_rows.clear();
    m_rowOf.clear();
    m_open.clear();
    m_sorts.clear();
    m_openSorts = {};
    m_dues.clear();
    for (quint32 i = 0; i < m_run.steps.size(); ++i)
        follow(StepIndex{i}, fork, std::nullopt);
}

std::optional<BarKind> Timeline::kindOf(StepIndex index) const
{
    switch (m_run.step(index).state) {
    case StepState::Ready:
        return m_run.paused && m_run.allowed != index && !isLetGo(m_run, index) ? BarKind::Paused : BarKind::Queued;
    case StepState::Running:
        return BarKind::Attempt;
    case StepState::Retrying:
        return BarKind::BackOff;
    case StepState::Waiting:
        return m_run.taskOf(index).role == TaskRole::ForEach ? BarKind::Items : BarKind::Waiting;
    case StepState::DeadLettered:
        return BarKind::Letter;
    default:
        return std::nullopt;
    }
}

quint32 Timeline::rowOf(StepIndex step, WallTime at)
{
    const auto [known, isNew] = m_rowOf.try_emplace(number(step), static_cast<quint32>(m_rows.size()));
    if (isNew)
        m_rows.push_back({step, m_run.step(step).task, itemPath(m_run, step), at, {}, {}, {}});
    return known->second;
}

void Timeline::follow(StepIndex step, const Event &event, std::optional<StepIndex> cause)
{
    const StepState state = m_run.step(step).state;
    const auto kind = kindOf(step);
    if (!kind && !m_rowOf.contains(number(step)))
        return; // it neither began nor waits for that
    const quint32 at = rowOf(step, event.at);
    TimelineRow &row = m_rows[at];
    row.ended = isFinal(state) ? std::optional(row.ended.value_or(event.at)) : std::nullopt;
    if (state == StepState::Ready && cause && cause != step) {
        row.released = event.at;
        const auto releaser = m_rowOf.find(number(*cause));
        row.releaser = releaser == m_rowOf.end() ? std::nullopt : std::optional(releaser->second);
    }
    const auto open = m_open.find(at);
    const auto *retry = std::get_if<RetryScheduled>(&event.data);
    if (open != m_open.end() && !retry && kind == open->second.bar.kind)
        return;
    // A failed attempt and the retry that follows from it are of one moment.
    const bool goesOn = retry && open != m_open.end() && open->second.bar.kind != BarKind::Attempt
                        && open->second.due == WallTime{} && state == StepState::Retrying
                        && retry->rejection.code.isEmpty();
    if (!goesOn) {
        close(at, event.at, event);
        if (kind)
            begin(at, *kind, event);
    }
    if (!retry || !kind)
        return;
    Open &waiting = m_open[at];
    countOpen(waiting, -1);
    waiting.due = retry->due;
    countOpen(waiting, 1);
}

void Timeline::begin(quint32 row, BarKind kind, const Event &event)
{
    Open &open = m_open[row];
    open.bar.kind = kind;
    open.bar.from = event.at;
    const Step &step = m_run.step(m_rows[row].step);
    open.bar.epoch = step.epoch;
    if (kind == BarKind::Attempt)
        open.bar.attempt = static_cast<quint32>(step.attempts) + step.lost;
    if (kind == BarKind::BackOff)
        beginBackOff(open, event);
    countOpen(open, 1);
}

void Timeline::beginBackOff(Open &open, const Event &event) const
{
    const auto *failed = std::get_if<AttemptFailed>(&event.data);
    const auto *retry = std::get_if<RetryScheduled>(&event.data);
    const bool isTurnedAway = failed && failed->failureClass == FailureClass::Rejected;
    if (const auto gate = gateOf(retry ? retry->rejection : isTurnedAway ? failed->error : Error{}))
        open.bar.kind = *gate;
    open.bar.event = m_run.sequence;
    if (std::holds_alternative<AttemptLost>(event.data))
        open.due = event.at; // it goes out again as soon as there is room
}

void Timeline::close(quint32 row, WallTime at, const Event &event)
{
    const auto open = m_open.find(row);
    if (open == m_open.end())
        return;
    if (open->second.bar.kind == BarKind::Attempt) {
        open->second.bar.outcome = outcomeOf(event);
        open->second.bar.event = m_run.sequence;
    }
    const std::size_t known = m_rows[row].bars.size();
    end(m_rows[row].bars, open->second, at, false);
    noteSorts(m_rows[row], known);
    countOpen(open->second, -1);
    m_open.erase(open);
}

/// What waits for its next attempt only stands in line once that is due.
void Timeline::end(std::vector<TimelineBar> &bars, const Open &open, WallTime at, bool isOpen)
{
    if (open.due == WallTime{} || at <= open.due)
        return add(bars, open.bar, at, isOpen);
    add(bars, open.bar, open.due);
    TimelineBar queued;
    queued.from = open.due;
    queued.epoch = open.bar.epoch;
    add(bars, queued, at, isOpen);
}

void Timeline::takeHold(const StepHeld &held)
{
    const auto row = m_rowOf.find(number(held.step));
    const auto open = row == m_rowOf.end() ? m_open.end() : m_open.find(row->second);
    if (open == m_open.end() || open->second.bar.kind == BarKind::Attempt)
        return;
    auto &bars = m_rows[row->second].bars;
    const std::size_t known = bars.size();
    countOpen(open->second, -1);
    TimelineBar shut;
    shut.kind = sluice::kindOf(held.by);
    shut.from = std::max(held.from, open->second.bar.from);
    end(bars, open->second, shut.from, false);
    shut.epoch = open->second.bar.epoch;
    shut.event = m_run.sequence;
    add(bars, shut, held.to);
    open->second = {};
    open->second.bar.from = std::max(shut.from, held.to);
    open->second.bar.epoch = shut.epoch;
    countOpen(open->second, 1);
    noteSorts(m_rows[row->second], known);
}

/// A pause of the run holds up what is ready, and nothing of that changes its state.
void Timeline::rejudgeReady(WallTime at)
{
    for (auto &[row, open] : m_open) {
        const auto kind = kindOf(m_rows[row].step);
        if ((kind != BarKind::Queued && kind != BarKind::Paused) || open.bar.kind == kind)
            continue;
        const std::size_t known = m_rows[row].bars.size();
        add(m_rows[row].bars, open.bar, at);
        noteSorts(m_rows[row], known);
        countOpen(open, -1);
        open.bar.kind = *kind;
        open.bar.from = at;
        countOpen(open, 1);
    }
}

std::vector<TimelineBar> Timeline::bars(quint32 row, WallTime now) const
{
    std::vector<TimelineBar> bars = m_rows[row].bars;
    if (const auto open = m_open.find(row); open != m_open.end())
        end(bars, open->second, now, true);
    return bars;
}

void Timeline::noteSorts(const TimelineRow &row, std::size_t known)
{
    for (; known < row.bars.size(); ++known)
        m_sorts.insert(sortOf(row.bars[known]));
}

/// What is due from its beginning is no bar of its own, but stands in line.
void Timeline::countOpen(const Open &open, int by)
{
    const bool isDue = open.due != WallTime{};
    if (!isDue || open.due > open.bar.from)
        m_openSorts[static_cast<std::size_t>(open.bar.kind)] += by;
    if (isDue && by > 0)
        m_dues.insert(open.due);
    else if (isDue)
        m_dues.erase(m_dues.find(open.due));
}

std::vector<BarSort> Timeline::sorts(WallTime now) const
{
    std::set<BarSort> found = m_sorts;
    for (std::size_t kind = 0; kind < kBarKinds; ++kind) {
        if (m_openSorts[kind] > 0)
            found.insert({static_cast<BarKind>(kind), AttemptOutcome::Running});
    }
    if (!m_dues.empty() && *m_dues.begin() < now)
        found.insert({BarKind::Queued, AttemptOutcome::Running});
    return {found.begin(), found.end()};
}

std::optional<WallTime> Timeline::end() const
{
    return isFinal(m_run.state) ? std::optional(m_run.ended) : std::nullopt;
}

/// Where the path ends: at what the run waits for longest, or at what ended last.
std::optional<quint32> Timeline::lastRow() const
{
    std::optional<quint32> last;
    for (const auto &[row, open] : m_open) {
        // A loop waits for its items, and these are rows of their own.
        if (open.bar.kind != BarKind::Items && (!last || m_rows[row].released < m_rows[*last].released))
            last = row;
    }
    if (last && !isFinal(m_run.state))
        return last;
    const auto rank = [this](quint32 row) {
        const bool counts = m_run.step(m_rows[row].step).state != StepState::Cancelled;
        return std::tuple(m_rows[row].ended, counts, row);
    };
    last.reset();
    for (quint32 row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].ended && (!last || rank(row) > rank(*last)))
            last = row;
    }
    return last;
}

std::vector<CriticalPart> Timeline::criticalPath(WallTime now) const
{
    std::vector<CriticalPart> path;
    auto row = lastRow();
    WallTime to = end().value_or(now);
    if (row && m_rows[*row].ended)
        to = *m_rows[*row].ended;
    while (row && path.size() < m_rows.size()) {
        const TimelineRow &part = m_rows[*row];
        path.push_back({*row, part.released, std::max(part.released, to)});
        to = part.released;
        row = part.releaser;
    }
    std::ranges::reverse(path);
    return path;
}

} // namespace sluice
