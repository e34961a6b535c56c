#include "core/events/executor.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>
#include <QTimerEvent>

#include <atomic>

namespace sluice {

namespace {

/// Lives in the subscriber's thread; a bare event wakes it, so nothing but the wake crosses threads.
class WakeReceiver final : public QObject {
public:
    explicit WakeReceiver(std::function<void()> run)
        : m_run(std::move(run))
    {
    }

    ~WakeReceiver() override { (void)m_handedOver.load(std::memory_order_acquire); }

    /// What this thread has done is seen by the receiver's; Qt's own queue says so too, but not to ThreadSanitizer.
    void handOver() { m_handedOver.store(true, std::memory_order_release); }

    bool event(QEvent *event) override
    {
        (void)m_handedOver.load(std::memory_order_acquire);
        if (event->type() == QEvent::Timer)
            killTimer(static_cast<QTimerEvent *>(event)->timerId());
        else if (event->type() != QEvent::User)
            return QObject::event(event);
        m_run();
        return true;
    }

private:
    const std::function<void()> m_run;
    std::atomic<bool> m_handedOver = false;
};

class LoopWaker final : public EventWaker {
public:
    LoopWaker(QThread *thread, std::function<void()> run)
        : m_receiver(new WakeReceiver(std::move(run)))
    {
        m_receiver->moveToThread(thread);
    }
    ~LoopWaker() override
    {
        m_receiver->handOver();
        const QThread *thread = m_receiver->thread();
        // It may be going from inside its own event. A loop that has ended would never delete it.
        if (thread && !thread->isFinished())
            m_receiver->deleteLater();
        else
            delete m_receiver;
    }
    LoopWaker(const LoopWaker &) = delete;
    LoopWaker &operator=(const LoopWaker &) = delete;

    void wake() override
    {
        m_receiver->handOver();
        QCoreApplication::postEvent(m_receiver, new QEvent(QEvent::User));
    }
    void wakeAfter(Nanoseconds delay) override
    {
        m_receiver->startTimer(std::chrono::ceil<Milliseconds>(delay), Qt::PreciseTimer);
    }

private:
    WakeReceiver *m_receiver;
};

} // namespace

Executor executorOf(QObject *context)
{
    return [thread = context->thread()](std::function<void()> run) {
        return std::make_unique<LoopWaker>(thread, std::move(run));
    };
}

} // namespace sluice
