#include "core/run/evolver.h"

// Letters that are put off, and discards that are taken back.

namespace sluice {

void Evolver::operator()(const LetterSnoozed &event)
{
    Letter &letter = m_run.letters[event.letter - 1];
    letter.state = LetterState::Snoozed;
    letter.snoozedUntil = event.until;
    letter.changed = m_at;
}

void Evolver::operator()(const LetterWoken &event)
{
    Letter &letter = m_run.letters[event.letter - 1];
    letter.state = LetterState::Open;
    letter.snoozedUntil = {};
    letter.changed = m_at;
}

/// A restart, but the letters that it would send on are open instead, as they were before the discard.
void Evolver::operator()(const DiscardUndone &event)
{
    (*this)(RunRestarted{event.click, event.who});
    for (Letter &letter : m_run.letters) {
        const bool isSentOn = letter.state == LetterState::Redriving && letter.lastClick == event.click;
        if (!isSentOn || m_run.step(letter.step).state != StepState::Ready)
            continue;
        letter.state = LetterState::Open;
        letter.snoozedUntil = {};
        --letter.redrives;
        setState(letter.step, StepState::DeadLettered);
    }
}

} // namespace sluice
