#include "core/engine/componentthread.h"

#include "core/components/errors.h"

#include <QTimer>

#include <exception>
#include <memory>
#include <mutex>
#include <vector>

namespace sluice {

namespace {

/// How long a thread that hung on purpose has to end once it is let go.
constexpr Milliseconds kWakeTime{2000};

/// What a fault on purpose throws.
struct ThrownOnPurpose final : std::exception {
    [[nodiscard]] const char *what() const noexcept override { return "thrown on purpose"; }
};

/// Keeps a thread that still hangs when nobody is there for it any more: destroying a thread that runs would end the
/// program. It is held for as long as the program runs, so that it counts as kept and not as lost.
void leaveBehind(std::unique_ptr<QThread> thread)
{
    static std::mutex mutex;
    static auto *const left = new std::vector<std::unique_ptr<QThread>>; // never destroyed either
    const std::lock_guard lock(mutex);
    left->push_back(std::move(thread));
}

} // namespace

/// Lives on the component's thread, with the component.
class ComponentThread::Worker final : public QObject {
public:
    Worker(const Setup &setup, OutletPtr<ComponentOrder> orders, std::shared_ptr<QSemaphore> release)
        : m_setup(setup)
        , m_orders(std::move(orders))
        , m_release(std::move(release))
        , m_mailbox(
              [this](std::vector<ComponentOrder> &&given) {
                  for (const ComponentOrder order : given)
                      obey(order);
              },
              this)
        , m_beat(this)
    {
        // Attached from the start, so that no order is lost while the component is being made.
        m_orders->attach(&m_mailbox);
        connect(&m_beat, &QTimer::timeout, this, &Worker::onBeat);
    }

    ~Worker() override
    {
        // As long as the component is not gone, orders are taken and not answered: it is not over.
        m_component.reset();
        m_orders->detach(&m_mailbox);
    }

    /// Makes and starts the component. Errors: told as Failed; then an order to end is awaited.
    void begin()
    {
        try {
            m_component = m_setup.make(m_setup.generation);
        } catch (const std::exception &thrown) {
            tell(ComponentNotice::Kind::Failed, threw(thrown.what()));
            return;
        } catch (...) { // the kind of what was thrown says nothing
            tell(ComponentNotice::Kind::Failed, threw("not an exception"));
            return;
        }
        m_component->onStateChanged([this](ComponentState, ComponentState to) { onState(to); });
        if (!m_component->start())
            return;
        tell(ComponentNotice::Kind::Initialized);
        m_beat.start(std::chrono::duration_cast<Milliseconds>(m_setup.beat));
        beat();
    }

    /// Something threw out of the loop itself: the loop is over.
    void breakDown(const char *what)
    {
        m_beat.stop();
        m_setup.close(m_setup.generation);
        tell(ComponentNotice::Kind::Failed, threw(what));
        m_component.reset();
    }

private:
    void obey(ComponentOrder order)
    {
        switch (order) {
        case ComponentOrder::Pause:
            if (m_component)
                (void)m_component->pause();
            break;
        case ComponentOrder::Resume:
            if (m_component)
                (void)m_component->resume();
            break;
        case ComponentOrder::Drain:
            if (m_component)
                (void)m_component->drain();
            break;
        case ComponentOrder::Stop:
            end(m_component ? m_component->stop() : Result<void>());
            return;
        case ComponentOrder::Abort:
            end(m_component ? m_component->abort() : Result<void>());
            return;
        case ComponentOrder::Hang:
            m_release->acquire();
            return;
        case ComponentOrder::Throw:
            if (m_component)
                m_component->guarded([] { throw ThrownOnPurpose(); });
            return;
        case ComponentOrder::Die:
            // Silence is all that is left of it; the component itself ends with its thread.
            QThread::currentThread()->quit();
            return;
        }
        onBeat();
    }

    void end(const Result<void> &done)
    {
        m_beat.stop();
        // Its destructor is part of the end: if that hangs, the coordinator must not wait for it.
        m_component.reset();
        tell(ComponentNotice::Kind::Ended, done ? Error{} : done.error());
        QThread::currentThread()->quit();
    }

    void onState(ComponentState to)
    {
        if (to != ComponentState::Error)
            return;
        // What waits for it goes to nobody who broke.
        m_setup.close(m_setup.generation);
        tell(ComponentNotice::Kind::Failed, m_component->lastError());
    }

    void onBeat()
    {
        beat();
        if (m_component && m_component->state() == ComponentState::Draining && m_component->isDrained())
            end(m_component->stop());
    }

    void beat()
    {
        if (!m_component)
            return;
        m_setup.notices->post(
            ComponentNotice{ComponentNotice::Kind::Beat, m_setup.name, m_setup.generation, m_component->beat(), {}});
    }

    void tell(ComponentNotice::Kind kind, const Error &error = {})
    {
        m_setup.notices->post(ComponentNotice{kind, m_setup.name, m_setup.generation, {}, error});
    }

    [[nodiscard]] Error threw(const char *what) const
    {
        return {
            QString(errors::kComponentThrew), {{QStringLiteral("component"), m_setup.name}}, QString::fromUtf8(what)};
    }

    Setup m_setup;
    OutletPtr<ComponentOrder> m_orders;
    std::shared_ptr<QSemaphore> m_release;
    Mailbox<ComponentOrder> m_mailbox;
    QTimer m_beat;
    std::unique_ptr<SystemComponent> m_component;
};

/// A thread whose loop runs between the making and the unmaking of what lives on it.
class ComponentThread::LoopThread final : public QThread {
public:
    explicit LoopThread(std::unique_ptr<Worker> worker)
        : m_worker(std::move(worker))
    {
        m_worker->moveToThread(this);
    }

protected:
    void run() override
    {
        const std::unique_ptr<Worker> worker = std::move(m_worker);
        // Handlers guard themselves; this is for what does not, since an exception that leaves a thread ends the program.
        try {
            worker->begin();
            exec();
        } catch (const std::exception &thrown) {
            worker->breakDown(thrown.what());
        } catch (...) { // the kind of what was thrown says nothing
            worker->breakDown("not an exception");
        }
    }

private:
    std::unique_ptr<Worker> m_worker;
};

ComponentThread::ComponentThread(const Setup &setup)
    : m_setup(setup)
{
    for (Close *way : {&m_setup.close, &m_setup.giveUp}) {
        if (!*way)
            *way = [](quint32) {};
    }
    m_thread = std::make_unique<LoopThread>(std::make_unique<Worker>(m_setup, m_orders, m_release));
    m_thread->setObjectName(m_setup.name);
    m_thread->start();
}

ComponentThread::~ComponentThread()
{
    m_release->release();
    if (!m_isAbandoned)
        m_thread->wait();
    else if (!m_thread->wait(QDeadlineTimer(m_hangsOnPurpose ? kWakeTime : Milliseconds(0))))
        leaveBehind(std::move(m_thread));
}

void ComponentThread::order(ComponentOrder order)
{
    m_hangsOnPurpose = m_hangsOnPurpose || order == ComponentOrder::Hang;
    if (!m_orders->post(order))
        m_setup.notices->post(ComponentNotice{ComponentNotice::Kind::Ended, m_setup.name, m_setup.generation, {}, {}});
}

void ComponentThread::abandon()
{
    m_setup.close(m_setup.generation);
    m_setup.giveUp(m_setup.generation);
    m_isAbandoned = true;
}

} // namespace sluice
