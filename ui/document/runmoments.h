#pragma once

#include "ui/document/runpicture.h"

namespace sluice {

/// Any moment of a run, to look back at: keeps pictures of it at even distances, and folds on from the one before.
///
/// The pictures stay within a budget of memory: when they would not, every second one goes, and the distance doubles.
/// `events` are always all events of the run from its first one; there may be more of them each time.
class RunMoments {
public:
    static constexpr quint64 kBudget = 96ULL << 20; ///< bytes

    RunMoments(RunId id, PlanPtr plan, quint64 budget = kBudget);

    /// Folds at most `most` events further than before. True: more are left.
    bool learn(std::span<const Event> events, std::size_t most);
    /// Folds on for a quarter of a frame or little more: one turn of the event loop. True: more are left.
    bool learnOn(std::span<const Event> events);
    /// How many events are learnt.
    [[nodiscard]] quint64 learnt() const noexcept { return m_last.run().sequence; }
    /// The run after its first `moment` events, of which all must be learnt; stands until the next call.
    /// Cost: folding those since the picture before it, or since the moment that was asked for last.
    [[nodiscard]] const RunPicture &at(quint64 moment, std::span<const Event> events);
    /// Bytes that all pictures hold at most.
    [[nodiscard]] quint64 bytes() const noexcept { return m_bytes; }
    /// Pictures that are kept, and how many events lie between two of them.
    [[nodiscard]] std::size_t kept() const noexcept { return m_kept.size(); }
    [[nodiscard]] quint64 apart() const noexcept { return m_apart; }

private:
    void keep();
    void thinOut();

    const quint64 m_budget;
    RunPicture m_last;
    RunPicture m_shown;
    std::vector<RunPicture> m_kept; ///< the first one is the run before its first event
    quint64 m_apart;
    quint64 m_bytes = 0;
};

} // namespace sluice
