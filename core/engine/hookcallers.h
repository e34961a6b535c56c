#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/engine/hookreply.h"

#include <map>
#include <optional>
#include <vector>

namespace sluice {

/// The senders of webhooks who wait for what their runs answer. Each has the webhook on disk already, so whoever gets no
/// answer in time, or whose engine ends, is told that: 202.
///
/// Nothing of this is durable: after a crash nobody waits any more, and what a run answers then goes nowhere.
/// Thread: a value's.
class HookCallers {
public:
    HookCallers() = default;
    ~HookCallers();
    HookCallers(const HookCallers &) = delete;
    HookCallers &operator=(const HookCallers &) = delete;

    void wait(quint64 receipt, HookReplyPtr reply, MonoTime until);
    /// A webhook has become a run, whose answer it will be; or, with run 0, a letter: it is taken, and that is all.
    void become(quint64 receipt, RunId run);
    [[nodiscard]] bool waitsFor(RunId run) const { return m_runs.contains(run); }
    /// Whom a run answers, and no more after this. Null: nobody.
    [[nodiscard]] HookReplyPtr take(RunId run);
    /// Tells those whose run has nothing to say, or whose time is over, that their webhook was taken.
    void giveUp(RunId run);
    void giveUpOverdue(MonoTime now);
    /// When the next time is over. None: nobody waits.
    [[nodiscard]] std::optional<MonoTime> next() const;

private:
    struct Caller {
        HookReplyPtr reply;
        std::multimap<MonoTime, quint64>::iterator until{};
        RunId run{}; ///< 0: it waits for its turn
    };
    using Callers = std::map<quint64, Caller>;
    void giveUp(Callers::iterator caller);

    Callers m_callers;                       ///< by receipt
    std::map<RunId, quint64> m_runs;         ///< their receipts
    std::multimap<MonoTime, quint64> m_ends; ///< when the time of each is over
};

} // namespace sluice
