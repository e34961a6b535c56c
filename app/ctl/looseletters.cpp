#include "app/ctl/looseletters.h"

namespace sluice::ctl {

Result<bool> untilDelivered(EngineSession &session, std::vector<LetterId> letters)
{
    bool isNoneOpen = true;
    while (!letters.empty()) {
        const auto letter = session.answer<LetterSummary>([&](QObject *context, auto done) {
            session.engine().readLetter(letters.back(), context, std::move(done));
        });
        if (!letter)
            return tl::unexpected(letter.error());
        if (letter->state != LetterState::Redriving) {
            isNoneOpen &= letter->state != LetterState::Open;
            letters.pop_back();
            continue;
        }
        if (const auto waited = session.nextSnapshot(); !waited)
            return tl::unexpected(waited.error());
    }
    return isNoneOpen;
}

Result<std::vector<LetterId>> lettersOnTheirWay(EngineSession &session)
{
    LetterFilter filter;
    filter.state = LetterState::Redriving;
    const auto page = session.answer<Page<LetterSummary>>([&](QObject *context, auto done) {
        session.engine().listLetters(filter, {0, 100'000}, context, std::move(done));
    });
    if (!page)
        return tl::unexpected(page.error());
    std::vector<LetterId> loose;
    for (const LetterSummary &letter : page->rows) {
        if (letter.id.run == RunId{})
            loose.push_back(letter.id);
    }
    return loose;
}

} // namespace sluice::ctl
