#include "core/engine/looseletters.h"

#include <algorithm>

namespace sluice {

Result<void> readLooseLetters(JournalReader &reader, tell::JournalOpened &opened)
{
    constexpr quint32 kAtOnce = 10'000;
    for (const LetterKind kind :
         {LetterKind::Step, LetterKind::Event, LetterKind::Webhook, LetterKind::Sync, LetterKind::Trigger}) {
        LetterFilter filter;
        filter.kind = kind;
        filter.run = RunId{};
        filter.state.reset();
        // The newest letter has the highest number, whatever became of it.
        const auto newest = reader.letters(filter, {0, 1});
        if (!newest)
            return tl::unexpected(newest.error());
        if (!newest->rows.empty())
            opened.nextLoose = std::max(opened.nextLoose, newest->rows.front().id.index + 1);
        for (const LetterState state :
             {LetterState::Open, LetterState::Redriving, LetterState::Snoozed, LetterState::Discarded}) {
            filter.state = state;
            for (quint32 offset = 0;; offset += kAtOnce) {
                const auto page = reader.letters(filter, {offset, kAtOnce});
                if (!page)
                    return tl::unexpected(page.error());
                for (const LetterSummary &row : page->rows) {
                    auto letter = reader.letter(row.id); // with its payload
                    if (!letter)
                        return tl::unexpected(letter.error());
                    opened.looseLetters.push_back(std::move(*letter));
                }
                if (page->rows.size() < kAtOnce)
                    break;
            }
        }
    }
    return {};
}

} // namespace sluice
