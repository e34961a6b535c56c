#pragma once

#include "core/api/snapshot.h"
#include "core/components/supervisor.h"
#include "core/engine/componentthread.h"
#include "core/engine/engineevents.h"
#include "core/engine/messages.h"

#include <QTimer>

#include <map>

namespace sluice {

/// What became of an order for one component.
struct CoordinatorAnswer {
    RequestId request = 0;
    ComponentRequest order;
    std::optional<Error> error; ///< none: it is being carried out
    bool isAudited = false;     ///< as in the order
};

/// What the coordinator says: how the components are, what became of orders, and that all have stopped.
struct CoordinatorNews {
    std::vector<ComponentSnapshot> components;
    std::optional<Error> alert; ///< a person has to decide; said again until it is over
    std::vector<CoordinatorAnswer> answers;
    bool stopped = false;
};

/// A component as the coordinator is to run it.
struct ComponentPlan {
    ComponentSpec spec;
    ComponentThread::Make make;
    /// Closes the ways to a generation that is given up, and gives back what waited there. Called once it breaks, is
    /// shut down, abandoned or over, so more than once, and on any thread.
    ComponentThread::Close close = {};
    /// Frees what an abandoned generation holds and its successor needs.
    ComponentThread::Close giveUp = {};
};

/// What the coordinator is told.
struct CoordinatorOrder {
    enum class Kind : quint8 {
        StopAll,
        Control, ///< what a person wants of one component
        Break,
        Renew,  ///< `plan` is to run with the settings of now; one that is not known yet joins the others
        Retire, ///< `plan` is not wanted any more
    };
    Kind kind = Kind::StopAll;
    RequestId request = 0;         ///< of Control; answered in the news
    ComponentRequest control = {}; ///< of Control
    ComponentFault fault = {};     ///< of Break
    bool isAudited = false;        ///< of Control: it was written down before
    ComponentPlan plan = {};       ///< of Renew and Retire
};

/// Starts the components in the order of their dependencies, watches their heartbeats, and brings back what is lost.
///
/// The rules are the `Supervisor`'s; this carries them out with threads and a timer. What hangs is left behind with its
/// thread, and its ways are closed, so that nothing more is lost in them.
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
    void noteCpu(const Heartbeat &beat, MonoTime now);
    void obey(const CoordinatorOrder &order);
    void control(const CoordinatorOrder &order);
    void breakOnPurpose(const ComponentFault &fault);
    void renew(const ComponentPlan &plan);
    void tick();
    void perform(const SupervisorActions &actions);
    void perform(const SupervisorAction &action);
    void initialize(const SupervisorAction &action);
    void publish();
    [[nodiscard]] std::optional<Error> alert(const std::vector<SupervisedComponent> &components) const;
    [[nodiscard]] ComponentThread *threadOf(const QString &component, quint32 generation);

    const Clock &m_clock;
    std::vector<ComponentPlan> m_plans;
    OutletPtr<CoordinatorOrder> m_orders;
    OutletPtr<CoordinatorNews> m_news;
    OutletPtr<ComponentNotice> m_notices = std::make_shared<Outlet<ComponentNotice>>();
    Mailbox<ComponentNotice> m_noticeBox;
    Mailbox<CoordinatorOrder> m_orderBox;
    SupervisorConfig m_config;
    Supervisor m_supervisor;
    std::map<QString, std::unique_ptr<ComponentThread>> m_threads;
    std::vector<std::unique_ptr<ComponentThread>> m_abandoned;
    std::vector<CoordinatorAnswer> m_answers; ///< not told yet
    std::map<QString, Error> m_tooOften;      ///< components that were recovered too often, and what led to it
    QString m_lastAbandoned;
    std::map<QString, std::pair<MonoTime, Nanoseconds>> m_cpu; ///< at the last snapshot, for the share since
    std::map<QString, double> m_cpuPercent;
    std::shared_ptr<const EventDesk> m_events; ///< where changes of components are published
    ComponentWatch m_watch;
    QTimer m_tick;
    bool m_isStopping = false;
    bool m_saidStopped = false;
};

} // namespace sluice
