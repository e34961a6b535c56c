#include "core/run/decider.h"
#include "core/run/errors.h"

// Letters that are put off, and discards that are taken back.

namespace sluice {

namespace {

QMap<QString, QString> letterArgs(const Run &run, quint32 letter)
{
    return {{QStringLiteral("letter"), LetterId{run.id, letter}.toString()}};
}

} // namespace

Result<void> Decider::operator()(const command::Snooze &wanted)
{
    const Letter *letter = m_run.letter(wanted.letter);
    if (!letter)
        return failure(errors::kLetterUnknown, letterArgs(m_run, wanted.letter));
    if (letter->state != LetterState::Open && letter->state != LetterState::Snoozed)
        return failure(errors::kLetterNotOpen, letterArgs(m_run, wanted.letter));
    if (wanted.until <= m_now)
        return failure(errors::kLetterTimePast, letterArgs(m_run, wanted.letter));
    const bool isSame = letter->state == LetterState::Snoozed && letter->snoozedUntil == wanted.until;
    if (!isSame)
        emitEvent(LetterSnoozed{wanted.letter, wanted.until, wanted.who, wanted.reason});
    return {};
}

Result<void> Decider::operator()(const command::WakeLetter &wanted)
{
    const Letter *letter = m_run.letter(wanted.letter);
    const bool isSnoozed = letter && letter->state == LetterState::Snoozed;
    if (isSnoozed && (!wanted.who.isEmpty() || letter->snoozedUntil <= m_now))
        emitEvent(LetterWoken{wanted.letter, wanted.who});
    else if (!wanted.who.isEmpty())
        return failure(errors::kLetterNotSnoozed, letterArgs(m_run, wanted.letter));
    return {};
}

/// A run that has failed does not come back unseen: the event says who wanted it, and its letters wait for a decision.
Result<void> Decider::operator()(const command::UndoDiscard &wanted)
{
    if (m_run.clicks.contains(wanted.click))
        return {};
    const Letter *letter = m_run.letter(wanted.letter);
    auto args = letterArgs(m_run, wanted.letter);
    if (!letter)
        return failure(errors::kLetterUnknown, args);
    if (m_run.state != RunState::Failed || letter->state != LetterState::Discarded || !letter->givenUp)
        return failure(errors::kLetterNotGivenUp, args);
    if (m_now > letter->changed + kDiscardUndo) {
        args.insert(QStringLiteral("days"), QString::number(kDiscardUndo.count()));
        return failure(errors::kLetterUndoTooLate, args);
    }
    emitEvent(DiscardUndone{wanted.letter, wanted.click, wanted.who});
    askAboutUnsure();
    return {};
}

/// What may have had its effect before is not done again unasked.
void Decider::askAboutUnsure()
{
    const StepSet ready = m_run.ready;
    for (const StepIndex index : ready) {
        if (m_run.step(index).unsure && !isSafe(m_run.taskOf(index)))
            deadLetter(index, FailureClass::Unknown, Error{errors::kStepOutcomeUnknown, {}, {}});
    }
}

} // namespace sluice
