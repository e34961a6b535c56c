#pragma once

#include "core/api/snapshot.h"
#include "core/components/supervisor.h"
#include "core/engine/componentthread.h"
#include "core/engine/engineevents.h"

#include <QTimer>

#include <map>

namespace sluice {

/// What the coordinator says: how the components are, and that all have stopped.
struct CoordinatorNews {
    std::vector<ComponentSnapshot> components;
    std::optional<Error> alert; ///< a person has to decide
    bool stopped = false;
};

/// What the coordinator is asked.
struct CoordinatorOrder {
    enum class Kind : quint8 { StopAll, Restart, Pause, Resume };
    Kind kind = Kind::StopAll;
    QString component;
};

/// A component as the coordinator is to run it.
struct ComponentPlan {
    ComponentSpec spec;
    ComponentThread::Make make;
};

/// Starts the components in the order of their dependencies, watches their heartbeats, and brings back what is lost.
///
/// The rules are the `Supervisor`'s; this carries them out with threads and a timer.
/// Thread: one of its own, with an event loop. It must be told `StopAll`, and have said `stopped`, before it goes.
class SystemCoordinator final : public QObject {
    Q_OBJECT
public:
    SystemCoordinator(const Clock &clock, std::vector<ComponentPlan> plans, OutletPtr<CoordinatorOrder> orders,
                      OutletPtr<CoordinatorNews> news, const SupervisorConfig &config = {},
                      std::shared_ptr<const EventDesk> events = {});
    ~SystemCoordinator() override;

Q_SIGNALS:
    /// All components have stopped, as was ordered.
    void stopped();

private:
    void take(const ComponentNotice &notice);
    void obey(const CoordinatorOrder &order);
    void tick();
    void perform(const SupervisorActions &actions);
    void publish(std::optional<Error> alert = {});
    [[nodiscard]] ComponentThread *threadOf(const QString &component, quint32 generation);

    const Clock &m_clock;
    std::vector<ComponentPlan> m_plans;
    OutletPtr<CoordinatorOrder> m_orders;
    OutletPtr<CoordinatorNews> m_news;
    OutletPtr<ComponentNotice> m_notices = std::make_shared<Outlet<ComponentNotice>>();
    Mailbox<ComponentNotice> m_noticeBox;
    Mailbox<CoordinatorOrder> m_orderBox;
    Supervisor m_supervisor;
    std::map<QString, std::unique_ptr<ComponentThread>> m_threads;
    std::map<QString, std::pair<MonoTime, Nanoseconds>> m_cpu; ///< at the last snapshot, for the share since
    std::map<QString, double> m_cpuPercent;
    std::shared_ptr<const EventDesk> m_events; ///< where changes of components are published
    ComponentWatch m_watch;
    QTimer m_tick;
    bool m_isStopping = false;
    bool m_saidStopped = false;
};

} // namespace sluice
