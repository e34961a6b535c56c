#pragma once

#include "core/engine/messages.h"

#include <optional>
#include <vector>

namespace sluice {

/// What an engine that comes up has yet to do before it is open: to hear of the journal, and to take up its runs. What it is
/// told meanwhile waits as `EarlyMail`.
struct Opening {
    std::optional<tell::JournalOpened> journal; ///< none: not heard yet
    std::size_t next = 0;                       ///< of the unfinished runs, the first that is not taken up
    news::Recovered report;
};

} // namespace sluice
