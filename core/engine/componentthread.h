#pragma once

#include "core/components/heartbeat.h"
#include "core/components/systemcomponent.h"
#include "core/engine/outlet.h"

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

enum class ComponentOrder : quint8 { Stop, Abort, Pause, Resume };

/// One generation of a component on a thread of its own: made, started, asked for a heartbeat every second from inside
/// its own loop, and ended there.
///
/// A thread that hangs cannot be killed: `abandon` leaves it alone for good, and its object with it.
/// Thread: the coordinator's.
class ComponentThread {
public:
    using Make = std::function<std::unique_ptr<SystemComponent>(quint32 generation)>;

    ComponentThread(const QString &name, quint32 generation, Make make, OutletPtr<ComponentNotice> notices);
    /// Waits for the thread, unless it was abandoned; it must have ended or been ordered to.
    ~ComponentThread();

    void order(ComponentOrder order);
    void abandon();
    [[nodiscard]] quint32 generation() const { return m_generation; }

private:
    class Worker;

    quint32 m_generation;
    OutletPtr<ComponentOrder> m_orders = std::make_shared<Outlet<ComponentOrder>>();
    std::unique_ptr<QThread> m_thread;
};

} // namespace sluice
