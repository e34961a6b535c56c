#include "ui/shell/fuzzymatch.h"

#include <algorithm>
#include <vector>

namespace sluice {

namespace {

constexpr int kHit = 1;
constexpr int kInRow = 6;
constexpr int kWordStart = 8;
constexpr int kNone = -1'000'000;

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

/// What is typed stands in the text as it is, from the start of a word on.
bool standsWhole(QStringView typed, QStringView text)
{
    for (auto at = text.indexOf(typed, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(typed, at + 1, Qt::CaseInsensitive)) {
        if (startsWord(text, at))
            return true;
    }
    return false;
}

} // namespace

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    // best[j]: the best score with the pattern so far ending at text[j]; a row for each letter of the pattern.
    const auto length = static_cast<std::size_t>(text.size());
    std::vector<int> best(length, kNone);
    std::vector<int> last;
    bool isFirst = true;
    for (const QChar letter : pattern) {
        if (letter.isSpace())
            continue;
        last = best;
        int before = kNone; // best of last[0 … j - 1]
        for (std::size_t j = 0; j < length; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const bool fits = text[at].toCaseFolded() == letter.toCaseFolded();
            const int own = kHit + (startsWord(text, at) ? kWordStart : 0);
            const int inRow = j > 0 && last[j - 1] > kNone ? last[j - 1] + kInRow : kNone;
            const int from = isFirst ? -static_cast<int>(std::min<std::size_t>(j, 5)) : std::max(before, inRow);
            best[j] = fits && from > kNone ? from + own : kNone;
            before = std::max(before, last[j]);
        }
        isFirst = false;
    }
    if (isFirst)
        return 0;
    const auto top = std::ranges::max_element(best);
    if (top == best.end() || *top <= kNone)
        return std::nullopt;
    // A word that is typed out is meant, however many words begin with its letters.
    const auto typed = pattern.trimmed();
    if (standsWhole(typed, text))
        *top += (kWordStart - kInRow + kHit) * static_cast<int>(typed.size());
    // Of two equal matches the shorter text is the closer one.
    return *top * 8 - static_cast<int>(std::min<std::size_t>(length, 64)) / 8;
}

} // namespace sluice
