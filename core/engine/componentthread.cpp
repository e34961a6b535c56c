#include "core/engine/componentthread.h"

#include <QTimer>

namespace sluice {

/// Lives on the component's thread, with the component.
class ComponentThread::Worker final : public QObject {
public:
    Worker(QString name, quint32 generation, const Make &make, OutletPtr<ComponentNotice> notices,
           OutletPtr<ComponentOrder> orders)
        : m_name(std::move(name))
        , m_generation(generation)
        , m_notices(std::move(notices))
        , m_orders(std::move(orders))
        , m_mailbox([this](std::vector<ComponentOrder> &&given) {
            for (const ComponentOrder order : given)
                obey(order);
        })
        , m_component(make(generation))
    {
        m_orders->attach(&m_mailbox);
        connect(&m_beat, &QTimer::timeout, this, [this] { beat(); });
    }

    ~Worker() override { m_orders->detach(&m_mailbox); }

    void begin()
    {
        if (const auto done = m_component->start(); !done) {
            tell(ComponentNotice::Kind::Failed, done.error());
            return;
        }
        tell(ComponentNotice::Kind::Initialized);
        m_beat.start(std::chrono::seconds(1));
        beat();
    }

private:
    void obey(ComponentOrder order)
    {
        switch (order) {
        case ComponentOrder::Pause:
            (void)m_component->pause();
            break;
        case ComponentOrder::Resume:
            (void)m_component->resume();
            break;
        case ComponentOrder::Stop:
            end(m_component->stop());
            return;
        case ComponentOrder::Abort:
            end(m_component->abort());
            return;
        }
        beat();
    }

    void end(const Result<void> &done)
    {
        m_beat.stop();
        tell(ComponentNotice::Kind::Ended, done ? Error{} : done.error());
        QThread::currentThread()->quit();
    }

    void beat()
    {
        ComponentNotice notice{ComponentNotice::Kind::Beat, m_name, m_generation, m_component->beat(), {}};
        m_notices->post(std::move(notice));
    }

    void tell(ComponentNotice::Kind kind, const Error &error = {})
    {
        m_notices->post(ComponentNotice{kind, m_name, m_generation, {}, error});
    }

    QString m_name;
    quint32 m_generation;
    OutletPtr<ComponentNotice> m_notices;
    OutletPtr<ComponentOrder> m_orders;
    Mailbox<ComponentOrder> m_mailbox;
    std::unique_ptr<SystemComponent> m_component;
    QTimer m_beat;
};

namespace {

/// A thread whose loop runs between the making and the unmaking of what lives on it.
class LoopThread final : public QThread {
public:
    explicit LoopThread(std::function<std::shared_ptr<void>()> live)
        : m_live(std::move(live))
    {
    }

protected:
    void run() override
    {
        const auto alive = m_live();
        exec();
    }

private:
    std::function<std::shared_ptr<void>()> m_live;
};

} // namespace

ComponentThread::ComponentThread(const QString &name, quint32 generation, Make make, OutletPtr<ComponentNotice> notices)
    : m_generation(generation)
{
    const OutletPtr<ComponentOrder> orders = m_orders;
    m_thread = std::make_unique<LoopThread>([=]() -> std::shared_ptr<void> {
        auto worker = std::make_shared<Worker>(name, generation, make, notices, orders);
        worker->begin();
        return worker;
    });
    m_thread->setObjectName(name);
    m_thread->start();
}

ComponentThread::~ComponentThread()
{
    if (m_thread)
        m_thread->wait();
}

void ComponentThread::order(ComponentOrder order)
{
    if (m_orders->post(order) || !m_thread)
        return;
    // It is still being made, or has ended: a loop that has not begun ends at once.
    m_thread->quit();
}

void ComponentThread::abandon()
{
    (void)m_thread.release(); // destroying a thread that runs would end the program
}

} // namespace sluice
