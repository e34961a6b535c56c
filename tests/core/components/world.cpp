#include "tests/core/components/world.h"

#include <rapidcheck.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice {

using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds kStep = 50ms;

} // namespace

void World::stop()
{
    isStopping = true;
    carryOut(supervisor.stop(now));
}

bool World::order(const QString &name, ComponentAction action)
{
    check();
    Part &part = m_parts[name];
    const bool isDown = part.state == ComponentState::Error || part.state == ComponentState::Stopped;
    part.isOrdered = action == ComponentAction::Restart && !isDown;
    if (isDown && (action == ComponentAction::Start || action == ComponentAction::Restart))
        part.recoveries.clear();
    const auto actions = supervisor.order(name, action, now);
    // What people may order is a matter of the state that is shown, and of nothing else.
    if (!isStopping && part.isKnown && !part.isRetired)
        RC_ASSERT(actions.has_value() == isAllowed(action, static_cast<ComponentPhase>(part.state)));
    if (actions)
        carryOut(*actions);
    part.isOrdered = false;
    check();
    return actions.has_value();
}

void World::renew(const QString &name)
{
    check();
    Part &part = m_parts[name];
    part.isRetired = part.isRetired && isStopping;
    if (part.state == ComponentState::Error || part.state == ComponentState::Stopped)
        part.recoveries.clear(); // it is as if a person had started it
    else
        part.isOrdered = true;
    carryOut(supervisor.renew(name, now));
    part.isOrdered = false;
    check();
}

void World::retire(const QString &name)
{
    check();
    Part &part = m_parts[name];
    part.isOrdered = true;
    carryOut(supervisor.retire(name, now));
    part.isOrdered = false;
    part.isRetired = part.isRetired || !isStopping;
    check();
}

bool World::add(const ComponentSpec &spec)
{
    const auto actions = supervisor.add(spec, now);
    if (actions)
        carryOut(*actions);
    return actions.has_value();
}

void World::run(Nanoseconds length, bool supervisorSleeps, bool allSleep)
{
    for (const MonoTime end = now + length; now < end;) {
        now += kStep;
        if (allSleep)
            standStill();
        else
            live();
        if (!supervisorSleeps && !allSleep) {
            // On waking the timer may fire before the mail is read.
            if (isTickFirst && now.time_since_epoch() % 250ms == 0ns)
                carryOut(supervisor.tick(now));
            post();
            if (!isTickFirst && now.time_since_epoch() % 250ms == 0ns)
                carryOut(supervisor.tick(now));
        }
        check();
    }
}

SupervisedComponent World::shown(const QString &name) const
{
    for (const SupervisedComponent &one : supervisor.components(now)) {
        if (one.name == name)
            return one;
    }
    return {};
}

std::vector<SupervisorAction> World::actionsOf(const QString &name, Kind kind) const
{
    std::vector<SupervisorAction> some;
    std::copy_if(log.begin(), log.end(), std::back_inserter(some),
                 [&](const SupervisorAction &action) { return action.component == name && action.kind == kind; });
    return some;
}

void World::carryOut(const SupervisorActions &actions)
{
    for (const SupervisorAction &action : actions) {
        log.push_back(action);
        times.push_back(now);
        Part &part = m_parts[action.component];
        if (action.kind == Kind::Initialize)
            initialize(part, action.generation);
        else if (action.kind == Kind::Shutdown || action.kind == Kind::Stop)
            shutDown(part, action.generation, action.kind);
        else if (action.kind == Kind::Drain)
            drain(part);
        else if (action.kind == Kind::Pause || action.kind == Kind::Resume)
            part.isPaused = action.kind == Kind::Pause;
        else if (action.kind == Kind::Abandon)
            part.isAlive = false;
    }
}

void World::initialize(Part &part, quint32 generation)
{
    RC_ASSERT(!isStopping);
    RC_ASSERT(!part.isRetired);
    // S2, S6
    RC_ASSERT(!part.isAlive);
    RC_ASSERT(part.lastOfThese != Kind::Initialize);
    RC_ASSERT(generation > part.generation);
    part.lastOfThese = Kind::Initialize;
    part.generation = generation;
    part.behaviour = part.as(generation);
    part.isAlive = true;
    part.isInitialized = false;
    part.startedAt = now;
    part.endsAt = MonoTime::max();
    part.sequence = 0;
    part.isKnown = true;
    part.isPaused = false;
    part.isDraining = false;
    part.underWay = 0;
}

/// To drain is to shut down later.
void World::drain(Part &part)
{
    RC_ASSERT(part.lastOfThese == Kind::Initialize);
    part.lastOfThese = Kind::Shutdown;
    part.isDraining = true;
    part.underWay = 3;
}

void World::shutDown(Part &part, quint32 generation, Kind kind)
{
    // S6
    RC_ASSERT(part.lastOfThese == Kind::Initialize || part.isDraining);
    RC_ASSERT(generation == part.generation);
    part.lastOfThese = Kind::Shutdown;
    part.underWay = 0;
    part.isDraining = false;
    const bool isHung = part.behaviour.hangsInStart || now - part.startedAt >= part.behaviour.hangs;
    if (part.behaviour.complies && !isHung)
        part.endsAt = now + 200ms;
    if (!isStopping && kind == Kind::Shutdown && !part.isOrdered) {
        part.recoveries.push_back(now);
        // S3
        const auto recent = std::count_if(part.recoveries.begin(), part.recoveries.end(),
                                          [this](MonoTime at) { return at > now - 60s; });
        RC_ASSERT(recent <= 5);
    }
}

void World::live()
{
    for (auto &[name, part] : m_parts) {
        if (!part.isAlive)
            continue;
        const Nanoseconds age = now - part.startedAt;
        if (now >= part.endsAt) {
            part.isAlive = false;
            m_mail.push_back(
                [this, name = name, generation = part.generation] { return supervisor.ended(name, generation, now); });
        } else if (!part.isInitialized && !part.behaviour.hangsInStart && age >= 100ms) {
            part.isInitialized = true;
            part.nextBeat = now;
            part.lastProgress = now;
            m_mail.push_back([this, name = name, generation = part.generation, isGood = !part.behaviour.failsToStart] {
                return isGood ? supervisor.initialized(name, generation, now)
                              : supervisor.failed(name, generation, {QStringLiteral("test.start"), {}, {}}, now);
            });
        } else if (part.isInitialized && now >= part.nextBeat && age < part.behaviour.hangs) {
            part.nextBeat = now + 1s;
            if (part.underWay > 0 && --part.underWay == 0)
                part.endsAt = now;
            beat(name, part, age >= part.behaviour.dies);
        }
    }
}

/// Timers of a machine that sleeps go on where they stopped.
void World::standStill()
{
    for (auto &[name, part] : m_parts) {
        part.startedAt += kStep;
        part.nextBeat += kStep;
        if (part.endsAt != MonoTime::max())
            part.endsAt += kStep;
    }
}

void World::beat(const QString &name, Part &part, bool isDead)
{
    if (part.behaviour.makesProgress)
        part.lastProgress = now;
    Heartbeat beat;
    beat.component = name;
    beat.generation = part.generation;
    beat.sequence = ++part.sequence;
    beat.at = now;
    beat.state = isDead || part.behaviour.failsToStart ? ComponentState::Error
                 : part.isPaused                       ? ComponentState::Paused
                                                       : ComponentState::Running;
    beat.queueDepth = 7;
    beat.lastProgress = part.lastProgress;
    m_mail.push_back([this, beat] { return supervisor.heartbeat(beat, now); });
}

void World::post()
{
    const auto mail = std::exchange(m_mail, {});
    for (const auto &letter : mail)
        carryOut(letter());
}

void World::check()
{
    // S1
    for (const ComponentChange &change : supervisor.takeChanges()) {
        Part &part = m_parts[change.component];
        RC_ASSERT(change.from == part.state);
        RC_ASSERT(isLegal(change.from, change.to));
        part.state = change.to;
    }
}

} // namespace sluice
