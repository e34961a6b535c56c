#pragma once

#include "core/api/mailbox.h"

#include <memory>
#include <mutex>

namespace sluice {

/// The way to a component that may be away for a while: posts to the mailbox that is attached now, or says that there
/// is none. Outlives the components on both ends, so a restart of one needs no word to the other.
/// Thread: any; attach and detach in the thread of the mailbox.
template <typename T>
class Outlet {
public:
    /// False: nobody is there; the value is gone.
    bool post(T value)
    {
        const std::lock_guard lock(m_mutex);
        if (m_mailbox)
            m_mailbox->post(std::move(value));
        return m_mailbox != nullptr;
    }
    bool post(std::vector<T> &&values)
    {
        const std::lock_guard lock(m_mutex);
        if (m_mailbox)
            m_mailbox->post(std::move(values));
        return m_mailbox != nullptr;
    }
    void attach(Mailbox<T> *mailbox)
    {
        const std::lock_guard lock(m_mutex);
        m_mailbox = mailbox;
    }
    /// Only the one who is attached can detach: an abandoned component does not close the way to its successor.
    void detach(Mailbox<T> *mailbox)
    {
        const std::lock_guard lock(m_mutex);
        if (m_mailbox == mailbox)
            m_mailbox = nullptr;
    }
    [[nodiscard]] std::size_t waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_mailbox ? m_mailbox->waiting() : 0;
    }

private:
    mutable std::mutex m_mutex;
    Mailbox<T> *m_mailbox = nullptr;
};

template <typename T>
using OutletPtr = std::shared_ptr<Outlet<T>>;

} // namespace sluice
