#pragma once

#include "core/api/mailbox.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>

namespace sluice {

/// The way to a component that may be away for a while: posts to the mailbox that is attached now, or says that there
/// is none. Outlives the components on both ends, so a restart of one needs no word to the other.
///
/// A component attaches as one of its generations; once the way is closed for a generation, neither it nor an older one
/// can attach again, so what hung and wakes up late takes nothing that is meant for its successor.
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
    /// For good, as far as the mailbox is none of a component that may be abandoned.
    void attach(Mailbox<T> *mailbox) { attach(mailbox, std::numeric_limits<quint32>::max()); }
    /// Does nothing if the way is closed for this generation.
    void attach(Mailbox<T> *mailbox, quint32 generation)
    {
        const std::lock_guard lock(m_mutex);
        if (generation <= m_closed)
            return;
        m_mailbox = mailbox;
        m_generation = generation;
    }
    /// Only the one who is attached can detach: an abandoned component does not close the way to its successor.
    void detach(Mailbox<T> *mailbox)
    {
        const std::lock_guard lock(m_mutex);
        if (m_mailbox == mailbox)
            m_mailbox = nullptr;
    }
    /// Closes the way to this generation and older ones for ever; returns what waited there and was not taken.
    [[nodiscard]] std::vector<T> close(quint32 generation)
    {
        const std::lock_guard lock(m_mutex);
        m_closed = std::max(m_closed, generation);
        if (!m_mailbox || m_generation > generation)
            return {};
        std::vector<T> waiting = m_mailbox->takeWaiting();
        m_mailbox = nullptr;
        return waiting;
    }
    [[nodiscard]] std::size_t waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_mailbox ? m_mailbox->waiting() : 0;
    }

private:
    mutable std::mutex m_mutex;
    Mailbox<T> *m_mailbox = nullptr;
    quint32 m_generation = 0; ///< that is attached
    quint32 m_closed = 0;     ///< this generation and all before it
};

template <typename T>
using OutletPtr = std::shared_ptr<Outlet<T>>;

} // namespace sluice
