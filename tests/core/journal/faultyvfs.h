#pragma once

#include <QtGlobal>

#include <atomic>

namespace sluice {

/// A disk that can be full or fail to flush, for all SQLite files of this program that are opened while it lives.
///
/// It lies below SQLite, so what is tested is the real journal. Thread: the switches may be used from any thread.
class FaultyVfs {
public:
    FaultyVfs();
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs &) = delete;
    FaultyVfs &operator=(const FaultyVfs &) = delete;

    /// Files cannot grow beyond what they take now, and bytes are written only where there were some.
    void fill(bool full);
    /// Every flush fails.
    void failFlushes(bool fails);
    /// Flushes of write-ahead logs so far: one for each transaction.
    [[nodiscard]] quint64 logFlushes() const;
};

} // namespace sluice
