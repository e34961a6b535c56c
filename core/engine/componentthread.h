#pragma once

#include "core/api/demoknobs.h"
#include "core/components/heartbeat.h"
#include "core/components/systemcomponent.h"
#include "core/engine/outlet.h"

#include <QSemaphore>
#include <QThread>

#include <memory>

namespace sluice {

/// What comes from a component's thread.
struct ComponentNotice {
    enum class Kind : quint8 { Initialized, Failed, Ended, Beat };
    Kind kind = Kind::Beat;
    QString component;
    quint32 generation = 0;
    Heartbeat beat;
    Error error;
};

enum class ComponentOrder : quint8 {
    Stop,
    Abort,
    Pause,
    Resume,
    Drain, ///< then stop
    Hang,  ///< this and the next two break it on purpose, as `ComponentFault` says
    Throw,
    Die,
};

/// One generation of a component on a thread of its own: made, started, asked for heartbeats from inside its own loop,
/// and ended there.
///
/// What the component throws becomes its error `component.threw`. `Ended` comes once the component is destroyed. A
/// thread that hangs cannot be killed: `abandon` leaves it alone for good, and its object with it.
/// Thread: the coordinator's.
class ComponentThread {
public:
    using Make = std::function<std::unique_ptr<SystemComponent>(quint32 generation)>;
    /// Closes the ways to this generation of the component, or gives up what it holds; may be called again.
    /// Thread: any.
    using Close = std::function<void(quint32 generation)>;

    struct Setup {
        QString name;
        quint32 generation = 1;
        Make make;
        Close close;
        Close giveUp;
        OutletPtr<ComponentNotice> notices;
        Nanoseconds beat = std::chrono::seconds(1);
    };

    explicit ComponentThread(const Setup &setup);
    /// Waits for the thread, unless it was abandoned; it must have ended or been ordered to. A thread that still hangs
    /// is left behind.
    ~ComponentThread();

    /// What comes after its end is answered with another `Ended`.
    void order(ComponentOrder order);
    /// Closes the ways to it.
    void close() { m_setup.close(m_setup.generation); }
    /// Leaves the thread alone from now on, and closes the ways to it.
    void abandon();
    [[nodiscard]] quint32 generation() const { return m_setup.generation; }

private:
    class Worker;
    class LoopThread;

    Setup m_setup;
    OutletPtr<ComponentOrder> m_orders = std::make_shared<Outlet<ComponentOrder>>();
    /// What a `Hang` waits for; the end of this object lets it go on, so that a demonstration leaves no thread behind.
    std::shared_ptr<QSemaphore> m_release = std::make_shared<QSemaphore>();
    std::unique_ptr<LoopThread> m_thread;
    bool m_isAbandoned = false;
    bool m_hangsOnPurpose = false;
};

} // namespace sluice
