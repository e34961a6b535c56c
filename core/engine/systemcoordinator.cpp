#include "core/engine/systemcoordinator.h"

#include "core/engine/errors.h"

namespace sluice {

namespace {

std::vector<ComponentSpec> specsOf(const std::vector<ComponentPlan> &plans)
{
    std::vector<ComponentSpec> specs;
    for (const ComponentPlan &plan : plans)
        specs.push_back(plan.spec);
    return specs;
}

double inMs(Nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

ComponentSnapshot shown(const SupervisedComponent &component, double cpuPercent)
{
    const ComponentMetrics &metrics = component.last.metrics;
    ComponentSnapshot snapshot;
    snapshot.id = component.name;
    snapshot.phase = static_cast<ComponentPhase>(component.state);
    snapshot.health = static_cast<ComponentHealth>(component.liveness);
    snapshot.inPhase = std::chrono::duration_cast<Milliseconds>(component.inState);
    snapshot.heartbeatAge = std::chrono::duration_cast<Milliseconds>(component.heartbeatAge);
    snapshot.heartbeats = component.last.sequence;
    snapshot.cpuPercent = cpuPercent;
    snapshot.memoryBytes = metrics.memoryBytes;
    snapshot.queueDepth = component.last.queueDepth;
    snapshot.requests = metrics.requests;
    snapshot.errorCount = metrics.errorCount;
    snapshot.meanMs = inMs(metrics.meanResponse);
    snapshot.p99Ms = inMs(metrics.p99Response);
    snapshot.restarts = component.restarts;
    snapshot.lastError = component.lastError.code.isEmpty() ? component.last.lastError : component.lastError;
    return snapshot;
}

static_assert(static_cast<int>(ComponentPhase::Recovering) == static_cast<int>(ComponentState::Recovering)
              && static_cast<int>(ComponentPhase::Draining) == static_cast<int>(ComponentState::Draining)
              && static_cast<int>(ComponentHealth::Stuck) == static_cast<int>(Liveness::Stuck));

} // namespace

SystemCoordinator::SystemCoordinator(const Clock &clock, std::vector<ComponentPlan> plans,
                                     OutletPtr<CoordinatorOrder> orders, OutletPtr<CoordinatorNews> news,
                                     const SupervisorConfig &config, std::shared_ptr<const EventDesk> events)
    : m_clock(clock)
    , m_plans(std::move(plans))
    , m_orders(std::move(orders))
    , m_news(std::move(news))
    , m_noticeBox([this](std::vector<ComponentNotice> &&notices) {
        for (const ComponentNotice &notice : notices)
            take(notice);
        publish();
    })
    , m_orderBox([this](std::vector<CoordinatorOrder> &&given) {
        for (const CoordinatorOrder &order : given)
            obey(order);
        publish();
    })
    , m_supervisor(Supervisor::create(specsOf(m_plans), config).value()) // the plans are ours: wrong ones are a bug
    , m_events(std::move(events))
{
    m_notices->attach(&m_noticeBox);
    m_orders->attach(&m_orderBox);
    connect(&m_tick, &QTimer::timeout, this, &SystemCoordinator::tick);
    m_tick.start(std::chrono::duration_cast<Milliseconds>(config.tick));
    perform(m_supervisor.start(m_clock.monotonic()));
}

SystemCoordinator::~SystemCoordinator()
{
    m_orders->detach(&m_orderBox);
    m_notices->detach(&m_noticeBox);
}

void SystemCoordinator::take(const ComponentNotice &notice)
{
    const MonoTime now = m_clock.monotonic();
    switch (notice.kind) {
    case ComponentNotice::Kind::Beat: {
        auto &[at, used] = m_cpu[notice.component];
        const Nanoseconds cpu = notice.beat.metrics.cpu;
        if (at != MonoTime{} && cpu >= used && now - at > Milliseconds(200))
            m_cpuPercent[notice.component] = 100.0 * inMs(cpu - used) / inMs(now - at);
        at = now;
        used = cpu;
        perform(m_supervisor.heartbeat(notice.beat, now));
        break;
    }
    case ComponentNotice::Kind::Initialized:
        perform(m_supervisor.initialized(notice.component, notice.generation, now));
        break;
    case ComponentNotice::Kind::Failed:
        perform(m_supervisor.failed(notice.component, notice.generation, notice.error, now));
        break;
    case ComponentNotice::Kind::Ended:
        if (threadOf(notice.component, notice.generation))
            m_threads.erase(notice.component);
        perform(m_supervisor.ended(notice.component, notice.generation, now));
        break;
    }
}

void SystemCoordinator::obey(const CoordinatorOrder &order)
{
    const MonoTime now = m_clock.monotonic();
    const auto thread = m_threads.find(order.component);
    switch (order.kind) {
    case CoordinatorOrder::Kind::StopAll:
        m_isStopping = true;
        perform(m_supervisor.stop(now));
        break;
    case CoordinatorOrder::Kind::Restart:
        perform(m_supervisor.recover(order.component, now));
        if (thread != m_threads.end())
            perform(m_supervisor.failed(order.component, thread->second->generation(),
                                        Error{errors::kComponentRestartAsked, {}, {}}, now));
        break;
    case CoordinatorOrder::Kind::Pause:
        if (thread != m_threads.end())
            thread->second->order(ComponentOrder::Pause);
        break;
    case CoordinatorOrder::Kind::Resume:
        if (thread != m_threads.end())
            thread->second->order(ComponentOrder::Resume);
        break;
    }
}

void SystemCoordinator::tick()
{
    perform(m_supervisor.tick(m_clock.monotonic()));
    publish();
}

void SystemCoordinator::perform(const SupervisorActions &actions)
{
    for (const SupervisorAction &action : actions) {
        ComponentThread *thread = threadOf(action.component, action.generation);
        switch (action.kind) {
        case SupervisorAction::Kind::Initialize:
            for (const ComponentPlan &plan : m_plans) {
                if (plan.spec.name == action.component)
                    m_threads[action.component] = std::make_unique<ComponentThread>(action.component, action.generation,
                                                                                    plan.make, m_notices);
            }
            break;
        case SupervisorAction::Kind::Shutdown:
            if (thread)
                thread->order(m_isStopping ? ComponentOrder::Stop : ComponentOrder::Abort);
            break;
        case SupervisorAction::Kind::Abandon:
            if (thread) {
                thread->abandon();
                if (m_events)
                    m_events->abandon(action.component);
                m_threads.erase(action.component);
            }
            break;
        case SupervisorAction::Kind::AlertTooManyRecoveries:
        case SupervisorAction::Kind::AlertRestartProgram:
            publish(action.error);
            break;
        }
    }
}

void SystemCoordinator::publish(std::optional<Error> alert)
{
    CoordinatorNews news;
    for (const SupervisedComponent &component : m_supervisor.components(m_clock.monotonic()))
        news.components.push_back(shown(component, m_cpuPercent[component.name]));
    for (const NewEvent &event : m_watch.changes(news.components)) {
        if (m_events)
            m_events->publish(event);
    }
    news.alert = std::move(alert);
    news.stopped = m_isStopping && m_supervisor.isStopped() && !m_saidStopped;
    const bool justStopped = news.stopped;
    m_saidStopped = m_saidStopped || justStopped;
    m_news->post(std::move(news));
    if (justStopped)
        Q_EMIT stopped();
}

ComponentThread *SystemCoordinator::threadOf(const QString &component, quint32 generation)
{
    const auto found = m_threads.find(component);
    return found != m_threads.end() && found->second->generation() == generation ? found->second.get() : nullptr;
}

} // namespace sluice
