#pragma once

#include "core/base/threadcpu.h"
#include "core/tasks/sqlsessions.h"

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sluice {

/// A bounded number of threads for work that blocks; each keeps its own database sessions, which are opened, used and
/// closed on it.
/// Thread: all functions from any.
class BlockingPool {
public:
    using Work = std::function<void(SqlSessions &)>;

    BlockingPool(quint32 threads, SecretStorePtr secrets);
    /// Drops what has not begun and waits for what has.
    ~BlockingPool();
    BlockingPool(const BlockingPool &) = delete;
    BlockingPool &operator=(const BlockingPool &) = delete;

    void add(Work work);
    /// Work that has not begun.
    [[nodiscard]] quint32 waiting() const;
    /// Processor time of its threads.
    [[nodiscard]] Nanoseconds cpuTime() const;

private:
    void serve(const std::stop_token &stop);

    const SecretStorePtr m_secrets;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Work> m_work;
    std::vector<ThreadCpu> m_cpu; ///< of its threads, which last as long as it does
    std::vector<std::jthread> m_threads;
};

} // namespace sluice
