#include "core/journal/retention.h"

namespace sluice {

bool keepsRun(const LetterSummary &letter, WallTime now)
{
    if (letter.state == LetterState::Discarded)
        return letter.changed > now - kDiscardUndo;
    return letter.state != LetterState::Resolved;
}

} // namespace sluice
