#include "tests/core/engine/simulation.h"

// Bits that flip while the machine is off: the run that they belong to stays as it is from then on, the others go on.

namespace sluice::test {

/// Before an engine starts: a run that is not over is damaged.
void Simulation::damageRun()
{
    std::vector<RunId> candidates;
    for (const auto &[id, run] : m_durable) {
        if (!isFinal(run.state))
            candidates.push_back(id);
    }
    if (candidates.empty())
        return;
    const RunId id = candidates[pick(candidates.size())];
    m_disk.damage(id);
    m_damaged[id] = m_disk.with([id](const MemoryDisk::Contents &contents) {
        DamagedRun damaged;
        damaged.row = contents.runs.at(id);
        for (const LetterSummary &letter : contents.letters) {
            if (letter.id.run == id)
                damaged.letters.push_back(letter);
        }
        return damaged;
    });
    m_durable.erase(id);
}

/// Each is told of once, at the start that finds it.
void Simulation::checkUnreadable(const std::vector<UnreadableRun> &unreadable)
{
    std::size_t fresh = 0;
    for (auto &[id, damaged] : m_damaged)
        fresh += std::exchange(damaged.isTold, true) ? 0 : 1;
    const auto isKnown = [this](const UnreadableRun &run) { return m_damaged.contains(run.summary.id); };
    if (unreadable.size() != fresh || !std::ranges::all_of(unreadable, isKnown))
        violate(QStringLiteral("%1 runs were told to be damaged, and %2 are").arg(unreadable.size()).arg(fresh));
}

/// What a recovery tells is what was under way at the end of the engine before.
void Simulation::checkRecovered(const news::Recovered &recovered)
{
    for (const RecoveredRun &run : recovered.runs) {
        if (run.goesOn() == m_damaged.contains(run.run))
            violate(QStringLiteral("recovery says otherwise of run %1: damaged").arg(number(run.run)));
        if (!run.goesOn())
            continue;
        const auto known = m_durable.find(run.run);
        if (known == m_durable.end() || known->second.running.size() != run.lostAttempts
            || run.retried + run.deadLettered > run.lostAttempts || run.unknown > run.deadLettered)
            violate(QStringLiteral("recovery says otherwise of run %1: attempts").arg(number(run.run)));
    }
}

/// A damaged run is as it was when it was damaged, but for its mark.
void Simulation::compareDamaged()
{
    m_disk.with([this](const MemoryDisk::Contents &contents) {
        for (const auto &[id, damaged] : m_damaged) {
            const auto row = contents.runs.find(id);
            if (row == contents.runs.end() || !row->second.isDamaged || row->second.summary != damaged.row.summary
                || !std::ranges::equal(row->second.frames, damaged.row.frames, {}, &StoredFrame::data,
                                       &StoredFrame::data))
                violate(QStringLiteral("damaged run %1 has changed").arg(number(id)));
            for (const LetterSummary &letter : damaged.letters) {
                const auto place = contents.letterPlaces.find(letter.id);
                if (place == contents.letterPlaces.end() || contents.letters[place->second] != letter)
                    violate(QStringLiteral("letter %1 of a damaged run has changed").arg(letter.id.toString()));
            }
        }
    });
}

std::size_t Simulation::damagedLetters() const
{
    std::size_t letters = 0;
    for (const auto &[id, damaged] : m_damaged)
        letters += damaged.letters.size();
    return letters;
}

} // namespace sluice::test
