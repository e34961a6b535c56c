#pragma once

#include "core/base/ids.h"
#include "core/base/topic.h"
#include "core/run/await.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace sluice {

/// Which steps wait for events of which topics: an event costs as much as there are different patterns, not steps.
/// Thread: a value's.
class EventWaits {
public:
    struct Place {
        RunId run{};
        StepIndex step{};
        auto operator<=>(const Place &) const = default;
    };

    /// What a step waits for from now on; null: for no event.
    void set(const Place &place, const Await *await);
    /// Steps whose pattern matches, in the order of their runs; their data may still be wrong.
    [[nodiscard]] std::vector<Place> waitingFor(const QString &topic) const;
    [[nodiscard]] bool isEmpty() const { return m_patterns.empty(); }

private:
    struct Waiters {
        std::optional<TopicPattern> pattern; ///< none: the text is no pattern, and so nothing comes
        std::set<Place> places;
    };

    std::map<Place, QString> m_patterns;
    std::map<QString, Waiters> m_waiters; ///< by pattern
};

} // namespace sluice
