#include "core/run/redrivejob.h"

#include "core/run/errors.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr quint32 kCanary = 1;
constexpr quint32 kFirstTen = 11; ///< the canary and the ten after it
/// A share of fewer outcomes than this says little: those that are missing count as successes.
constexpr quint32 kLeastOutcomes = 10;

void setItem(RedriveJob &job, quint32 item, RedriveItemState state)
{
    --job.counts[static_cast<std::size_t>(job.items[item].state)];
    ++job.counts[static_cast<std::size_t>(state)];
    job.items[item].state = state;
    while (job.next < job.items.size() && job.items[job.next].state != RedriveItemState::Waiting)
        ++job.next;
}

/// Changes a job by each kind of event.
struct JobEvolver {
    RedriveJob &job;
    WallTime at{};

    void operator()(const jobevent::Started &event) const
    {
        job.started = at;
        job.scope = event.scope;
        job.options = event.options;
        job.who = event.who;
        job.items.clear();
        for (const LetterId &letter : event.letters)
            job.items.push_back({letter});
        job.counts[static_cast<std::size_t>(RedriveItemState::Waiting)] = static_cast<quint32>(job.items.size());
    }
    void operator()(const jobevent::ItemSent &event) const
    {
        setItem(job, event.item, RedriveItemState::UnderWay);
        ++job.tried;
    }
    void operator()(const jobevent::ItemEnded &event) const
    {
        setItem(job, event.item, event.outcome);
        job.items[event.item].error = event.error;
        // Those that were sent before the last stop count for nothing that comes after it.
        if (event.outcome == RedriveItemState::Refused || event.item < job.trialFrom)
            return;
        ++job.answered;
        job.recent.push_back(event.outcome == RedriveItemState::DeadAgain);
        if (job.recent.size() > job.options.window)
            job.recent.pop_front();
    }
    void operator()(const jobevent::Paused &) const { job.state = RedriveJobState::Paused; }
    void operator()(const jobevent::Resumed &) const
    {
        if (job.state == RedriveJobState::Stopped) {
            job.trialFrom = job.next;
            job.tried = 0;
            job.answered = 0;
            job.recent.clear();
        }
        job.state = RedriveJobState::Running;
        job.stop = RedriveStop::None;
        job.stopConnection.clear();
    }
    void operator()(const jobevent::Cancelled &) const { job.state = RedriveJobState::Cancelling; }
    void operator()(const jobevent::Stopped &event) const
    {
        job.state = RedriveJobState::Stopped;
        job.stop = event.reason;
        job.stopConnection = event.connection;
    }
    void operator()(const jobevent::Finished &) const
    {
        const bool wasCancelled = job.state == RedriveJobState::Cancelling;
        job.state = wasCancelled ? RedriveJobState::Cancelled : RedriveJobState::Finished;
        job.ended = at;
    }
    void operator()(const jobevent::LettersCame &event) const { job.letters += event.count; }
};

/// Decides about each kind of command.
struct JobDecider {
    RedriveJob &job;
    WallTime now{};
    RedriveEvents &events;

    void emitEvent(RedriveEventData data) const
    {
        events.push_back({now, std::move(data)});
        evolve(job, events.back());
    }

    [[nodiscard]] Result<void> refuseIfOver() const
    {
        if (hasEnded(job.state) || job.state == RedriveJobState::Cancelling)
            return failure(errors::kRedriveOver, {{QStringLiteral("job"), QString::number(number(job.id))}});
        return {};
    }

    void finishIfDone() const
    {
        const bool mayWait = job.state != RedriveJobState::Cancelling && job.count(RedriveItemState::Waiting) > 0;
        if (!hasEnded(job.state) && !mayWait && job.count(RedriveItemState::UnderWay) == 0)
            emitEvent(jobevent::Finished{});
    }

    [[nodiscard]] RedriveStop whyToStop() const
    {
        const auto failures = static_cast<quint32>(std::ranges::count(job.recent, true));
        const bool isGuarded = job.options.stopAtPercent < 100 && job.state == RedriveJobState::Running;
        if (!isGuarded || failures == 0 || job.count(RedriveItemState::Waiting) == 0)
            return RedriveStop::None;
        if (job.options.canary && job.answered == kCanary)
            return RedriveStop::Canary;
        const auto outcomes = std::max(static_cast<quint32>(job.recent.size()),
                                       std::min(kLeastOutcomes, job.options.window));
        return failures * 100 > job.options.stopAtPercent * outcomes ? RedriveStop::Failures : RedriveStop::None;
    }

    Result<void> operator()(const jobcommand::Start &wanted) const
    {
        if (wanted.letters.empty())
            return failure(errors::kRedriveEmpty);
        auto started = wanted;
        // A letter that was named twice is sent once.
        std::vector<LetterId> seen = started.letters;
        std::ranges::sort(seen);
        if (std::ranges::adjacent_find(seen) != seen.end()) {
            seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
            started.letters = seen;
        }
        started.options.window = std::max(started.options.window, 1U);
        emitEvent(std::move(started));
        return {};
    }
    Result<void> operator()(const jobcommand::Send &wanted) const
    {
        if (nextToSend(job) == wanted.item)
            emitEvent(jobevent::ItemSent{wanted.item});
        return {};
    }
    Result<void> operator()(const jobcommand::End &wanted) const
    {
        if (wanted.item >= job.items.size() || hasEnded(job.state))
            return {};
        const RedriveItemState before = job.items[wanted.item].state;
        const bool isRefused = wanted.outcome == RedriveItemState::Refused;
        if (before != (isRefused ? RedriveItemState::Waiting : RedriveItemState::UnderWay))
            return {};
        emitEvent(jobevent::ItemEnded{wanted.item, wanted.outcome, wanted.error});
        if (!isRefused) {
            if (const RedriveStop reason = whyToStop(); reason != RedriveStop::None)
                emitEvent(jobevent::Stopped{reason, {}});
        }
        finishIfDone();
        return {};
    }
    Result<void> operator()(const jobcommand::Pause &wanted) const
    {
        if (auto refused = refuseIfOver(); !refused)
            return refused;
        if (job.state == RedriveJobState::Running)
            emitEvent(jobevent::Paused{wanted.who});
        return {};
    }
    Result<void> operator()(const jobcommand::Resume &wanted) const
    {
        if (auto refused = refuseIfOver(); !refused)
            return refused;
        if (job.state != RedriveJobState::Running)
            emitEvent(jobevent::Resumed{wanted.who});
        return {};
    }
    Result<void> operator()(const jobcommand::Cancel &wanted) const
    {
        if (auto refused = refuseIfOver(); !refused)
            return refused;
        emitEvent(jobevent::Cancelled{wanted.who});
        finishIfDone();
        return {};
    }
    Result<void> operator()(const jobcommand::NoteBreaker &noted) const
    {
        if (job.state == RedriveJobState::Running && job.count(RedriveItemState::Waiting) > 0)
            emitEvent(jobevent::Stopped{RedriveStop::BreakerOpen, noted.connection});
        return {};
    }
    Result<void> operator()(const jobcommand::NoteLetters &noted) const
    {
        if (!hasEnded(job.state) && noted.count > 0)
            emitEvent(jobevent::LettersCame{noted.count});
        return {};
    }
};

} // namespace

QByteArray clickOf(RedriveJobId job)
{
    return "job-" + QByteArray::number(static_cast<qulonglong>(number(job)));
}

void evolve(RedriveJob &job, const RedriveEvent &event)
{
    ++job.sequence;
    std::visit(JobEvolver{job, event.at}, event.data);
}

RedriveJob foldJob(RedriveJobId id, std::span<const RedriveEvent> events)
{
    RedriveJob job;
    job.id = id;
    for (const RedriveEvent &event : events)
        evolve(job, event);
    return job;
}

Result<void> decide(RedriveJob &job, const RedriveCommand &command, WallTime now, RedriveEvents &events)
{
    return std::visit(JobDecider{job, now, events}, command);
}

bool isInCare(const RedriveJob &job)
{
    return job.options.canary && job.answered < kFirstTen;
}

std::optional<quint32> nextToSend(const RedriveJob &job)
{
    if (job.state != RedriveJobState::Running || job.next >= job.items.size())
        return std::nullopt;
    const quint32 most = job.answered < kCanary ? kCanary : kFirstTen;
    return isInCare(job) && job.tried >= most ? std::nullopt : std::optional(job.next);
}

} // namespace sluice
