#pragma once

#include "core/integration/webhook/hook.h"

#include <functional>
#include <mutex>
#include <vector>

namespace sluice {

/// Answers of the receiver on their way to the gateway's thread. It outlives the gateway for as long as anybody might
/// still answer. Thread: `put` and `close` any.
class HookInbox {
public:
    struct Entry {
        quint64 connection = 0;
        quint64 request = 0; ///< of that connection
        HookAnswer answer;
    };

    /// `wake` has the other side call `take` soon; it is called once for a burst.
    explicit HookInbox(std::function<void()> wake)
        : m_wake(std::move(wake))
    {
    }
    void put(Entry entry)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_wake)
            return;
        m_entries.push_back(std::move(entry));
        if (m_entries.size() == 1)
            m_wake();
    }
    [[nodiscard]] std::vector<Entry> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_entries, {});
    }
    /// Nobody is woken any more once this has returned.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_wake = nullptr;
        m_entries.clear();
    }

private:
    std::mutex m_mutex;
    std::function<void()> m_wake;
    std::vector<Entry> m_entries;
};

} // namespace sluice
