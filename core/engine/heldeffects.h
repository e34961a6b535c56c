#pragma once

#include "core/engine/hookline.h"
#include "core/engine/messages.h"

#include <vector>

namespace sluice {

/// What leaves a run engine once a ticket of the journal is durable. A value.
struct HeldEffects {
    struct StartedAttempt {
        RunId run{};
        quint64 lease = 0;
    };

    quint64 ticket = 0;
    std::size_t events = 0;
    std::vector<StartedAttempt> attempts;
    std::vector<news::Answer> answers;
    std::vector<news::RunEvents> runEvents;
    std::vector<LetterSummary> deliveries;
    std::vector<RunId> finished;
    bool changesRuns = false;
    bool changesLetters = false;
    std::vector<NewEvent> published;
    std::vector<RunId> released; ///< that need not be kept any longer
    std::vector<TakenHook> hooks;
    struct Said {
        RunId run{};
        std::optional<HookWords> words; ///< none: the run is over, and has said nothing
    };
    std::vector<Said> said; ///< to senders of webhooks who wait
};

} // namespace sluice
