#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <vector>

namespace sluice {

/// Totals of the calls in a window.
struct CallTotals {
    quint32 calls = 0;
    quint32 failures = 0;
    quint32 slow = 0;

    bool operator==(const CallTotals &) const = default;
};

/// Counts the outcomes of the last calls: the last n of them, or those of the last n whole seconds.
///
/// The second that runs counts as one of the n. All memory is taken when it is made; recording allocates nothing.
class CallWindow {
public:
    [[nodiscard]] static CallWindow ofCalls(quint32 calls);
    [[nodiscard]] static CallWindow ofSeconds(quint32 seconds);

    void record(MonoTime now, bool failed, bool slow);
    /// The totals at `now`, which never goes back.
    [[nodiscard]] CallTotals totals(MonoTime now);
    void clear();

private:
    CallWindow(bool timed, quint32 size);
    void dropUntil(MonoTime now);
    void subtract(CallTotals &slot);

    bool m_timed;
    qint64 m_second = 0;             ///< of the newest slot, when timed
    std::size_t m_next = 0;          ///< slot to write next, when counted
    std::vector<CallTotals> m_slots; ///< one a call, or one a second
    CallTotals m_totals;
};

} // namespace sluice
