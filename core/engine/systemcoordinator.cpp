#include "core/engine/systemcoordinator.h"

#include "core/components/errors.h"

#include <algorithm>

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
    snapshot.generation = component.generation;
    snapshot.abandoned = component.abandoned;
    snapshot.needsPerson = component.needsPerson;
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
    , m_config(config)
    , m_supervisor(Supervisor::create(specsOf(m_plans), config).value()) // the plans are ours: wrong ones are a bug
    , m_events(std::move(events))
{
    m_notices->attach(&m_noticeBox);
    m_orders->attach(&m_orderBox);
    connect(&m_tick, &QTimer::timeout, this, &SystemCoordinator::tick);
    m_tick.setTimerType(Qt::PreciseTimer);
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
    case ComponentNotice::Kind::Beat:
        noteCpu(notice.beat, now);
        perform(m_supervisor.heartbeat(notice.beat, now));
        break;
    case ComponentNotice::Kind::Initialized:
        perform(m_supervisor.initialized(notice.component, notice.generation, now));
        break;
    case ComponentNotice::Kind::Failed:
        perform(m_supervisor.failed(notice.component, notice.generation, notice.error, now));
        break;
    case ComponentNotice::Kind::Ended:
        if (ComponentThread *thread = threadOf(notice.component, notice.generation)) {
            thread->close();
            m_threads.erase(notice.component);
        }
        perform(m_supervisor.ended(notice.component, notice.generation, now));
        break;
    }
}

/// The share of a core since the last time; over less than 200 ms it would be a matter of chance.
void SystemCoordinator::noteCpu(const Heartbeat &beat, MonoTime now)
{
    auto &[at, used] = m_cpu[beat.component];
    const Nanoseconds cpu = beat.metrics.cpu;
    const bool isFirst = at == MonoTime{} || cpu < used;
    if (!isFirst && now - at <= Milliseconds(200))
        return;
    if (!isFirst)
        m_cpuPercent[beat.component] = 100.0 * inMs(cpu - used) / inMs(now - at);
    at = now;
    used = cpu;
}

void SystemCoordinator::obey(const CoordinatorOrder &order)
{
    switch (order.kind) {
    case CoordinatorOrder::Kind::StopAll:
        m_isStopping = true;
        perform(m_supervisor.stop(m_clock.monotonic()));
        break;
    case CoordinatorOrder::Kind::Control:
        control(order);
        break;
    case CoordinatorOrder::Kind::Break:
        breakOnPurpose(order.fault);
        break;
    case CoordinatorOrder::Kind::Renew:
        renew(order.plan);
        break;
    case CoordinatorOrder::Kind::Retire:
        perform(m_supervisor.retire(order.plan.spec.name, m_clock.monotonic()));
        break;
    }
}

void SystemCoordinator::control(const CoordinatorOrder &order)
{
    const auto done = m_supervisor.order(order.control.component, order.control.action, m_clock.monotonic());
    m_answers.push_back(
        {order.request, order.control, done ? std::nullopt : std::optional(done.error()), order.isAudited});
    if (done)
        perform(*done);
}

void SystemCoordinator::renew(const ComponentPlan &plan)
{
    const bool isKnown = std::ranges::any_of(
        m_plans, [&plan](const ComponentPlan &one) { return one.spec.name == plan.spec.name; });
    if (isKnown) {
        perform(m_supervisor.renew(plan.spec.name, m_clock.monotonic()));
        return;
    }
    m_plans.push_back(plan);
    perform(m_supervisor.add(plan.spec, m_clock.monotonic()).value()); // the plan is ours: a wrong one is a bug
}

void SystemCoordinator::breakOnPurpose(const ComponentFault &fault)
{
    const auto thread = m_threads.find(fault.component);
    if (thread == m_threads.end())
        return;
    thread->second->order(fault.kind == ComponentFault::Kind::Hang    ? ComponentOrder::Hang
                          : fault.kind == ComponentFault::Kind::Throw ? ComponentOrder::Throw
                                                                      : ComponentOrder::Die);
}

void SystemCoordinator::tick()
{
    perform(m_supervisor.tick(m_clock.monotonic()));
    publish();
}

void SystemCoordinator::perform(const SupervisorActions &actions)
{
    for (const SupervisorAction &action : actions)
        perform(action);
}

void SystemCoordinator::perform(const SupervisorAction &action)
{
    ComponentThread *thread = threadOf(action.component, action.generation);
    const auto order = [thread](ComponentOrder what) {
        if (thread)
            thread->order(what);
    };
    switch (action.kind) {
    case SupervisorAction::Kind::Initialize:
        initialize(action);
        break;
    case SupervisorAction::Kind::Shutdown:
        if (thread)
            thread->close(); // it may hang: what is posted from now on must not wait for that to be certain
        order(ComponentOrder::Abort);
        break;
    case SupervisorAction::Kind::Stop:
        order(ComponentOrder::Stop);
        break;
    case SupervisorAction::Kind::Drain:
        order(ComponentOrder::Drain);
        break;
    case SupervisorAction::Kind::Pause:
        order(ComponentOrder::Pause);
        break;
    case SupervisorAction::Kind::Resume:
        order(ComponentOrder::Resume);
        break;
    case SupervisorAction::Kind::Abandon:
        m_lastAbandoned = action.component;
        if (thread) {
            thread->abandon();
            if (m_events)
                m_events->abandon(action.component);
            m_abandoned.push_back(std::move(m_threads.extract(action.component).mapped()));
        }
        break;
    case SupervisorAction::Kind::AlertTooManyRecoveries:
        m_tooOften[action.component] = action.error;
        break;
    case SupervisorAction::Kind::AlertRestartProgram:
        break; // said for as long as so many hang: see alert()
    }
}

void SystemCoordinator::initialize(const SupervisorAction &action)
{
    const auto plan = std::ranges::find(m_plans, action.component,
                                        [](const ComponentPlan &one) { return one.spec.name; });
    m_threads[action.component] = std::make_unique<ComponentThread>(ComponentThread::Setup{
        action.component, action.generation, plan->make, plan->close, plan->giveUp, m_notices, m_config.beat});
}

void SystemCoordinator::publish()
{
    CoordinatorNews news;
    const auto components = m_supervisor.components(m_clock.monotonic());
    for (const SupervisedComponent &component : components)
        news.components.push_back(shown(component, m_cpuPercent[component.name]));
    for (const NewEvent &event : m_watch.changes(news.components)) {
        if (m_events)
            m_events->publish(event);
    }
    news.alert = alert(components);
    news.answers = std::exchange(m_answers, {});
    news.stopped = m_isStopping && m_supervisor.isStopped() && !m_saidStopped;
    const bool justStopped = news.stopped;
    m_saidStopped = m_saidStopped || justStopped;
    m_news->post(std::move(news));
    if (justStopped)
        Q_EMIT stopped();
}

/// What stays down until a person decides comes before threads that hang and cost nothing more.
std::optional<Error> SystemCoordinator::alert(const std::vector<SupervisedComponent> &components) const
{
    for (const SupervisedComponent &component : components) {
        const auto cause = m_tooOften.find(component.name);
        if (!component.needsPerson || cause == m_tooOften.end())
            continue;
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_config.recoveryWindow).count();
        return Error{QString(errors::kComponentRecoveredTooOften),
                     {{QStringLiteral("component"), component.name},
                      {QStringLiteral("times"), QString::number(m_config.mostRecoveries)},
                      {QStringLiteral("seconds"), QString::number(seconds)}},
                     cause->second.code};
    }
    if (m_supervisor.abandoned() < m_config.abandonedToRestart)
        return std::nullopt;
    return Error{QString(errors::kComponentsAbandoned),
                 {{QStringLiteral("count"), QString::number(m_supervisor.abandoned())},
                  {QStringLiteral("component"), m_lastAbandoned}},
                 {}};
}

ComponentThread *SystemCoordinator::threadOf(const QString &component, quint32 generation)
{
    const auto found = m_threads.find(component);
    return found != m_threads.end() && found->second->generation() == generation ? found->second.get() : nullptr;
}

} // namespace sluice
