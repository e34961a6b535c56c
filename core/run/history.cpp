#include "core/run/history.h"

#include "core/run/attemptreader.h"

namespace sluice {

std::vector<AttemptRecord> attemptHistory(std::span<const Event> events, std::optional<StepIndex> only)
{
    AttemptReader reader;
    for (const Event &event : events)
        reader.read(event);
    if (only)
        std::erase_if(reader.attempts, [only](const AttemptRecord &record) { return record.step != *only; });
    return std::move(reader.attempts);
}

std::optional<StepIndex> stepOf(const Event &event, const std::vector<Letter> &letters)
{
    return std::visit(
        [&]<typename Data>(const Data &data) -> std::optional<StepIndex> {
            if constexpr (requires { data.step; }) {
                return data.step;
            } else if constexpr (requires { data.letter; }) {
                const auto at = static_cast<std::size_t>(data.letter) - 1;
                return at < letters.size() ? std::optional(letters[at].step) : std::nullopt;
            } else {
                return std::nullopt;
            }
        },
        event.data);
}

bool wasClicked(std::span<const Event> events, quint32 letter, const QByteArray &click)
{
    return std::ranges::any_of(events, [&](const Event &event) {
        return std::visit(
            [&]<typename Data>(const Data &data) {
                if constexpr (std::is_same_v<Data, LetterRedriven> || std::is_same_v<Data, LetterDiscarded>)
                    return data.letter == letter && data.click == click;
                else
                    return false;
            },
            event.data);
    });
}

} // namespace sluice
