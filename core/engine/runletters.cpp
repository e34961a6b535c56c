#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/run/errors.h"

// Letters that are put off come back; a discard that is taken back opens its run again, as a restart does.

namespace sluice {

/// A run that is over is not in memory, unless it just ended: it is taken up as the journal has it. None: someone else
/// was faster.
RunSlot *RunEngine::takeUp(const RunHistory &history)
{
    if (RunSlot *slot = find(history.id))
        return slot;
    auto read = std::make_unique<RunSlot>();
    read->run = fold(history.id, history.plan, history.events);
    const auto before = m_restarted.find(history.id);
    const bool isNewest = before == m_restarted.end() || before->second == read->run.sequence;
    if (!isFinal(read->run.state) || !isNewest)
        return nullptr;
    read->run.freshReady.clear();
    read->workflow = std::make_shared<const Workflow>(history.workflow);
    read->isListed = true;
    read->journaledState = read->run.state;
    read->journaledLetters = openLettersOf(read->run);
    return &addRun(std::move(read));
}

/// Gives a command to a run that is over.
Result<void> RunEngine::tellAgain(const RunHistory &history, const Command &command)
{
    RunSlot *slot = takeUp(history);
    if (!slot)
        return failure(errors::kRunNotOver, {{QStringLiteral("run"), QString::number(number(history.id))}});
    m_restarted.insert_or_assign(history.id, slot->run.sequence);
    auto done = tellRun(*slot, command);
    if (isFinal(slot->run.state) && !slot->isDirty)
        m_next.finished.push_back(history.id); // refused, or clicked before: nothing of it is needed in memory
    return done;
}

void RunEngine::take(tell::UndoDiscard &message)
{
    const LetterId letter{message.history.id, message.letter};
    const command::UndoDiscard undo{message.letter, message.click, message.who};
    if (letter.run != RunId{}) {
        if (!takeKept(letter.run)) {
            answer(message.request, failure(errors::kEngineStopped));
            return;
        }
        m_next.released.push_back(letter.run); // once the journal knows that it goes on
    }
    const auto done = letter.run == RunId{} ? tellLoose(letter, undo) : tellAgain(message.history, undo);
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    audit(message.who, QStringLiteral("letter.undoDiscard"), letter.toString(), {});
    answer(message.request, std::monostate{});
}

/// Letters that waited for a person and do so no more though nobody asked for it: their run is over, say, or a join needs
/// their steps no more. What becomes of a letter that waits is written down in any case.
void RunEngine::auditClosed(const RunSlot &slot)
{
    for (const quint32 letter : slot.run.closedLetters) {
        const auto told = slot.toldLetters.find(letter);
        const bool waited = told != slot.toldLetters.end()
                            && (told->second == LetterState::Open || told->second == LetterState::Snoozed);
        if (waited && !slot.orderedLetters.contains(letter))
            audit(QStringLiteral("engine"), QStringLiteral("letter.close"), LetterId{slot.run.id, letter}.toString(),
                  {});
    }
}

/// Notes when the snoozed letters of a run that was taken up come back.
void RunEngine::noteSnoozed(const RunSlot &slot)
{
    for (quint32 letter = 1; letter <= slot.run.letters.size(); ++letter) {
        if (slot.run.letter(letter)->state == LetterState::Snoozed)
            m_snoozed.emplace(slot.run.letter(letter)->snoozedUntil, LetterId{slot.run.id, letter});
    }
}

/// Times that a person gave are times of the wall clock.
void RunEngine::wakeLetters()
{
    while (!m_snoozed.empty() && m_snoozed.begin()->first <= clock().wall()) {
        const LetterId id = m_snoozed.begin()->second;
        m_snoozed.erase(m_snoozed.begin());
        if (id.run == RunId{})
            (void)tellLoose(id, command::WakeLetter{id.index, {}});
        else if (RunSlot *slot = find(id.run))
            (void)tellRun(*slot, command::WakeLetter{id.index, {}});
    }
}

} // namespace sluice
