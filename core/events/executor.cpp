#include "core/events/executor.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>
#include <QTimerEvent>

namespace sluice {

namespace {

/// Lives in the subscriber's thread; a bare event wakes it, so nothing but the wake crosses threads.
class WakeReceiver final : public QObject {
public:
    explicit WakeReceiver(std::function<void()> run)
        : m_run(std::move(run))
    {
    }

    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::Timer)
            killTimer(static_cast<QTimerEvent *>(event)->timerId());
        else if (event->type() != QEvent::User)
            return QObject::event(event);
        m_run();
        return true;
    }

private:
    const std::function<void()> m_run;
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
        const QThread *thread = m_receiver->thread();
        // It may be going from inside its own event. A loop that has ended would never delete it.
        if (thread && !thread->isFinished())
            m_receiver->deleteLater();
        else
            delete m_receiver;
    }
    LoopWaker(const LoopWaker &) = delete;
    LoopWaker &operator=(const LoopWaker &) = delete;

    void wake() override { QCoreApplication::postEvent(m_receiver, new QEvent(QEvent::User)); }
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
