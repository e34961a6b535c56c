#pragma once

#include "core/api/engineclient.h"

#include <vector>

namespace sluice {

/// Chosen letters: some one by one, and whole causes with all their letters in the journal, loaded or not.
struct LetterChoice {
    std::vector<LetterSummary> letters; ///< of none of the causes
    std::vector<LetterGroup> causes;
    LetterFilter filter; ///< of the list; letters of the causes match it

    [[nodiscard]] bool isEmpty() const { return letters.empty() && causes.empty(); }
    [[nodiscard]] LetterFilter filterOf(const LetterGroup &cause) const
    {
        LetterFilter all = filter;
        all.fingerprint = cause.fingerprint;
        return all;
    }
    /// The same, of those that are open.
    [[nodiscard]] LetterFilter openOf(const LetterGroup &cause) const
    {
        LetterFilter open = filterOf(cause);
        open.state = LetterState::Open;
        return open;
    }
};

} // namespace sluice
