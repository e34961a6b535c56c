#include "core/run/state.h"

namespace sluice {

const Letter *Run::letter(quint32 letterNumber) const
{
    return letterNumber >= 1 && letterNumber <= letters.size() ? &letters[letterNumber - 1] : nullptr;
}

const Letter *Run::letterOf(StepIndex index) const
{
    return letter(step(index).letter);
}

const Items *Run::itemsOf(StepIndex forEach) const
{
    for (const auto &[owner, found] : items) {
        if (owner == forEach)
            return &found;
    }
    return nullptr;
}

} // namespace sluice
