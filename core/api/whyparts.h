#pragma once

#include "core/api/whynot.h"

namespace sluice {

// Why something larger than a step does not go on, from what a front end has at hand. Pure.

/// Steps that hold a run up: one of each task and state that waits for anything but other steps, the earliest first. Empty: it
/// works, or is over.
[[nodiscard]] std::vector<StepIndex> stepsThatWait(const Run &run);

/// Why nothing of a run goes on: what holds the whole of it, and of its letters. What keeps each of `stepsThatWait` is
/// another question. Empty: steps of it run, or it is over.
[[nodiscard]] WhyNot whyRun(const Run &run, const EngineSnapshot &now);

/// Why a letter is still a letter: nobody has decided, it is snoozed, or its retry is kept from going out. Empty: it is
/// resolved or discarded, or its retry is under way.
[[nodiscard]] WhyNot whyLetter(const LetterSummary &letter, const EngineSnapshot &now);

/// Why a component does no work, or not as it should. Empty: it works.
[[nodiscard]] WhyNot whyComponent(const ComponentSnapshot &component, const EngineSnapshot &now);

} // namespace sluice
