#include "tests/core/engine/simulation.h"

// Redrive jobs in the world of a simulation: each letter goes out once, in the transaction that says so, at the rate
// that was asked for, and has an outcome in the end, whatever crashes.

namespace sluice::test {

void Simulation::startJob()
{
    std::vector<LetterId> letters;
    for (const auto &[id, run] : m_durable) {
        for (quint32 letter = 1; letter <= run.letters.size(); ++letter) {
            if (run.letter(letter)->state == LetterState::Open || chance(20))
                letters.push_back({id, letter});
        }
    }
    tell::StartRedriveJob start{++m_request, std::move(letters), std::nullopt, {}, QStringLiteral("ada")};
    if (chance(50))
        start.filter = LetterFilter{};
    start.options.canary = chance(70);
    start.options.perSecond = static_cast<quint32>(pick(3));
    start.options.stopAtPercent = chance(20) ? 100 : 20;
    say(std::move(start));
    settle();
}

void Simulation::controlJob()
{
    if (m_jobs.empty())
        return;
    auto job = m_jobs.begin();
    std::advance(job, static_cast<std::ptrdiff_t>(pick(m_jobs.size())));
    static constexpr RedriveJobAction kActions[] = {RedriveJobAction::Pause, RedriveJobAction::Resume,
                                                    RedriveJobAction::Resume, RedriveJobAction::Cancel};
    say(tell::ControlRedriveJob{++m_request, job->first, kActions[pick(4)], QStringLiteral("ada")});
    settle();
}

/// A person has every job go on until it is over.
void Simulation::resumeJobs()
{
    for (const auto &[id, job] : m_jobs) {
        if (job.state == RedriveJobState::Paused || job.state == RedriveJobState::Stopped)
            say(tell::ControlRedriveJob{++m_request, id, RedriveJobAction::Resume, QStringLiteral("ada")});
    }
}

void Simulation::noteDecidedJobs(const JournalBatch &batch)
{
    for (const JobFrame &frame : batch.jobs) {
        for (const RedriveEvent &event : frame.events) {
            if (!std::holds_alternative<jobevent::ItemSent>(event.data))
                continue;
            const auto job = m_jobs.find(frame.job);
            const quint32 perSecond = job == m_jobs.end() ? 0 : job->second.options.perSecond;
            const auto last = m_lastSend.find(frame.job);
            if (perSecond > 0 && last != m_lastSend.end()
                && m_clock.monotonic() - last->second < Nanoseconds(std::chrono::seconds(1)) / perSecond)
                violate(QStringLiteral("job %1 sends faster than it may").arg(number(frame.job)));
            m_lastSend[frame.job] = m_clock.monotonic();
        }
    }
}

void Simulation::noteDurableJobs(const JournalBatch &batch)
{
    std::map<QByteArray, int> redriven;
    for (const Frame &frame : batch.frames) {
        for (const Event &event : frame.events) {
            const auto *one = std::get_if<LetterRedriven>(&event.data);
            if (one && one->click.startsWith("job-"))
                ++redriven[one->click];
        }
    }
    for (const JobFrame &frame : batch.jobs) {
        RedriveJob &job = m_jobs[frame.job];
        job.id = frame.job;
        if (job.sequence != frame.first)
            return violate(QStringLiteral("J: a gap in job %1").arg(number(frame.job)));
        for (const RedriveEvent &event : frame.events) {
            evolve(job, event);
            m_jobsStopped += std::holds_alternative<jobevent::Stopped>(event.data) ? 1 : 0;
            const auto *sent = std::get_if<jobevent::ItemSent>(&event.data);
            if (!sent)
                continue;
            ++m_jobLettersSent;
            const QByteArray click = clickOf(job.id) + '/' + job.items[sent->item].letter.toString().toLatin1();
            if (--redriven[click] != 0)
                violate(
                    QStringLiteral("D3: job %1 says that it sent a letter, and no epoch began").arg(number(job.id)));
        }
        if (frame.isOver != hasEnded(job.state))
            violate(QStringLiteral("J3: the journal has job %1 in another list").arg(number(job.id)));
    }
    // A fork takes over the events of another run, and with them its clicks.
    const bool hasFork = std::ranges::any_of(batch.frames, [](const Frame &frame) {
        return std::ranges::any_of(frame.events,
                                   [](const Event &event) { return std::holds_alternative<RunForked>(event.data); });
    });
    if (!hasFork && std::ranges::any_of(redriven, [](const auto &entry) { return entry.second > 0; }))
        violate(QStringLiteral("D3: a letter was sent by a job that does not say so"));
}

bool Simulation::areJobsOver() const
{
    return !isRecordUnderWay() && std::ranges::all_of(m_jobs, [this](const auto &entry) {
        return hasEnded(entry.second.state) || waitsForRun(entry.second);
    });
}

/// A letter that was sent on calls a run, or opened a loop, and that run or an item waits for a person: so does the job.
bool Simulation::waitsForRun(const RedriveJob &job) const
{
    return std::ranges::any_of(job.items, [this](const RedriveItem &item) {
        const auto run = m_durable.find(item.letter.run);
        const Letter *letter = run == m_durable.end() ? nullptr : run->second.letter(item.letter.index);
        return item.state == RedriveItemState::UnderWay && letter
               && (run->second.callOf(letter->step) || run->second.itemsOf(letter->step));
    });
}

quint64 Simulation::jobsEnded() const
{
    return static_cast<quint64>(
        std::ranges::count_if(m_jobs, [](const auto &entry) { return hasEnded(entry.second.state); }));
}

void Simulation::compareJobs()
{
    MemoryJournalReader reader(m_disk);
    for (const auto &[id, job] : m_jobs) {
        const auto stored = reader.redriveJob(id);
        if (!stored || foldJob(id, stored->events).items != job.items)
            violate(QStringLiteral("J3: the journal says otherwise of job %1").arg(number(id)));
        for (const RedriveItem &item : job.items) {
            const bool isLeft = item.state == RedriveItemState::Waiting && job.state == RedriveJobState::Cancelled;
            const bool hasNone = item.state == RedriveItemState::Waiting || item.state == RedriveItemState::UnderWay;
            if (hasNone && !isLeft && !waitsForRun(job))
                violate(QStringLiteral("job %1 in state %2, stop %3, has no outcome for letter %4 in state %5")
                            .arg(number(id))
                            .arg(int(job.state))
                            .arg(int(job.stop))
                            .arg(item.letter.toString())
                            .arg(int(item.state)));
        }
    }
}

} // namespace sluice::test
