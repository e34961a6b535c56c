#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace sluice {

/// Hands values of one kind from any thread to the thread of its reader; a burst costs one wake.
///
/// A bare event wakes the reader, which then takes all that has come. It lives in its reader's thread.
/// Thread: `post` from any thread; construction, destruction and the handler in the reader's thread. Posting must end
/// before the mailbox is destroyed.
template <typename T>
class Mailbox final : public QObject {
public:
    using Handler = std::function<void(std::vector<T> &&)>;

    explicit Mailbox(Handler handler, QObject *parent = nullptr)
        : QObject(parent)
        , m_handler(std::move(handler))
    {
    }

    void post(T value)
    {
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            wake = m_values.empty();
            m_values.push_back(std::move(value));
        }
        if (wake)
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

    /// Posts many at the cost of one.
    void post(std::vector<T> &&values)
    {
        if (values.empty())
            return;
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            wake = m_values.empty();
            if (wake)
                m_values = std::move(values);
            else
                std::move(values.begin(), values.end(), std::back_inserter(m_values));
        }
        if (wake)
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

    [[nodiscard]] std::size_t waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_values.size();
    }

    /// Takes back what the reader has not taken yet. Thread: any.
    [[nodiscard]] std::vector<T> takeWaiting()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_values, {});
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        if (std::vector<T> values = takeWaiting(); !values.empty())
            m_handler(std::move(values));
        return true;
    }

private:
    Handler m_handler;
    mutable std::mutex m_mutex;
    std::vector<T> m_values;
};

} // namespace sluice
