#include "core/run/input.h"
#include "tests/core/engine/simulation.h"

// Letters of steps, and who did what to them, in a simulation's world.

namespace sluice::test {

/// D5: what a redrive sends is what the step was given when it was given up, or what a person made of it.
void Simulation::noteLetterInput(const Run &run, const Event &event)
{
    if (const auto *dead = std::get_if<StepDeadLettered>(&event.data))
        m_letterInputs.try_emplace(LetterId{run.id, dead->letter}, stepInput(run, dead->step));
    else if (const auto *redriven = std::get_if<LetterRedriven>(&event.data); redriven && redriven->edited)
        m_letterInputs[LetterId{run.id, redriven->letter}] = redriven->input;
    else if (std::holds_alternative<RunRestarted>(event.data) || std::holds_alternative<DiscardUndone>(event.data))
        std::erase_if(m_letterInputs, [&run](const auto &entry) { return entry.first.run == run.id; });
}

void Simulation::checkLetterInput(const Attempt &attempt)
{
    const Run &run = m_durable.at(attempt.run);
    const quint32 letter = run.step(attempt.step).letter;
    const auto given = m_letterInputs.find(LetterId{attempt.run, letter});
    if (letter == 0 || given == m_letterInputs.end())
        return;
    if (attempt.data.input != given->second)
        violate(QStringLiteral("D5: letter %1 goes out as other bytes").arg(given->first.toString()));
}

std::map<LetterId, LetterState> Simulation::lettersBefore(const JournalBatch &batch) const
{
    std::map<LetterId, LetterState> states;
    for (const Frame &frame : batch.frames) {
        const auto run = m_durable.find(frame.run);
        for (quint32 letter = 1; run != m_durable.end() && letter <= run->second.letters.size(); ++letter)
            states.emplace(LetterId{frame.run, letter}, run->second.letter(letter)->state);
    }
    return states;
}

/// D4, D6 and D7 after each transaction: letters and steps agree, and what left a person's list says by whom.
void Simulation::checkLetters(const std::map<LetterId, LetterState> &before, const JournalBatch &batch)
{
    for (const Frame &frame : batch.frames) {
        const auto found = m_durable.find(frame.run);
        if (found == m_durable.end())
            continue;
        const Run &run = found->second;
        std::size_t dead = 0;
        for (quint32 letter = 1; letter <= run.letters.size(); ++letter) {
            const Letter &is = *run.letter(letter);
            const bool waits = is.state == LetterState::Open || is.state == LetterState::Snoozed;
            const StepState step = run.step(is.step).state;
            dead += waits ? 1 : 0;
            if (waits != (step == StepState::DeadLettered) || (is.state == LetterState::Redriving && isFinal(step)))
                violate(QStringLiteral("D4: letter %1 and its step disagree").arg(LetterId{run.id, letter}.toString()));
            const auto was = before.find({run.id, letter});
            if (was != before.end() && was->second == LetterState::Open && is.state != LetterState::Open)
                checkLetterAudit(batch, {run.id, letter});
        }
        if (dead != run.deadSteps)
            violate(QStringLiteral("D4: run %1 has %2 letters that wait for a person, and %3 dead steps")
                        .arg(number(run.id))
                        .arg(dead)
                        .arg(run.deadSteps));
        // What has ended and is not written down yet ends with the next batch.
        if (run.state == RunState::Waiting && dead == 0 && run.timed.empty() && run.awaits.empty() && run.calls.empty())
            violate(QStringLiteral("D7: run %1 waits, and for nothing").arg(number(run.id)));
    }
}

void Simulation::checkLetterAudit(const JournalBatch &batch, LetterId letter)
{
    const bool isAudited = std::ranges::any_of(
        batch.audit, [target = letter.toString()](const AuditEntry &entry) { return entry.target == target; });
    if (!isAudited)
        violate(QStringLiteral("D6: letter %1 is open no more, and no audit entry says why").arg(letter.toString()));
    ++m_lettersAudited;
}

/// D1: each letter is in one of the lists by state.
void Simulation::checkLetterLists()
{
    MemoryJournalReader reader(m_disk);
    std::set<LetterId> seen;
    for (const LetterState state : {LetterState::Open, LetterState::Redriving, LetterState::Resolved,
                                    LetterState::Discarded, LetterState::Snoozed}) {
        LetterFilter filter;
        filter.state = state;
        const auto page = reader.letters(filter, {0, 100'000});
        for (const LetterSummary &row : page->rows) {
            if (row.state != state || !seen.insert(row.id).second)
                violate(QStringLiteral("D1: letter %1 is in two states").arg(row.id.toString()));
        }
    }
    LetterFilter every;
    every.state.reset();
    if (reader.letters(every, {0, 1})->total != seen.size())
        violate(QStringLiteral("D2: the lists by state have other letters than the list of all"));
}

/// J4: what is written down of who did what stays as it is, whatever comes later.
void Simulation::checkAuditKept()
{
    m_disk.with([this](const MemoryDisk::Contents &contents) {
        const bool isKept = contents.audit.size() >= m_auditSeen.size()
                            && std::equal(m_auditSeen.begin(), m_auditSeen.end(), contents.audit.begin());
        if (!isKept)
            violate(QStringLiteral("J4: an audit record has changed"));
        m_auditSeen.insert(m_auditSeen.end(), contents.audit.begin() + static_cast<std::ptrdiff_t>(m_auditSeen.size()),
                           contents.audit.end());
    });
}

} // namespace sluice::test
