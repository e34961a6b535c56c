#pragma once

#include "tests/core/journal/support/hookedvfs.h"

#include <array>
#include <mutex>
#include <optional>

namespace sluice {

/// A disk that can be full, read-only or fail, for all SQLite files of this program that are opened while it lives.
///
/// Thread: the switches may be used from any thread.
class FaultyVfs final : public HookedVfs {
public:
    FaultyVfs() = default;
    /// With `quick`, flushes only count.
    explicit FaultyVfs(bool quick);

    /// Files cannot grow beyond what they take now, and bytes are written only where there were some.
    void fill(bool full);
    /// Every flush fails.
    void failFlushes(bool fails);
    /// From the `nth` call of a kind on, counted from now, each of them fails with a code of SQLite, until `heal` or so many
    /// times.
    void failFrom(VfsCall call, quint64 nth, int code, quint64 times = ~quint64(0));
    /// Nothing fails any more.
    void heal();
    /// Whether a call has failed since `failFrom`.
    [[nodiscard]] bool hasFailed() const;
    /// Calls of a kind since `failFrom`, or since the beginning.
    [[nodiscard]] quint64 calls(VfsCall call) const;
    /// Flushes of write-ahead logs so far: one for each transaction.
    [[nodiscard]] quint64 logFlushes() const;

    [[nodiscard]] int before(const VfsAccess &access) override;
    void after(const VfsAccess &access) override;
    [[nodiscard]] bool flushesReally() const override { return !m_isQuick; }

private:
    struct Fault {
        VfsCall call;
        quint64 nth;
        int code;
        quint64 times; ///< that are left
    };

    mutable std::mutex m_mutex;
    std::array<quint64, kVfsCalls> m_calls{};
    std::optional<Fault> m_fault;
    bool m_isQuick = false;
    bool m_isFull = false;
    bool m_failsFlushes = false;
    bool m_hasFailed = false;
    quint64 m_logFlushes = 0;
};

} // namespace sluice
