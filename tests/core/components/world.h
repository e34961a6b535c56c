#pragma once

#include "core/components/supervisor.h"

#include <functional>
#include <map>
#include <optional>

namespace sluice {

/// How one start of a component behaves.
struct Behaviour {
    bool failsToStart = false;
    bool hangsInStart = false;
    bool complies = true;                   ///< with a shutdown
    Nanoseconds dies = Nanoseconds::max();  ///< so long after its start it reports an error
    Nanoseconds hangs = Nanoseconds::max(); ///< so long after its start it is heard no more
    bool makesProgress = true;
};

/// A world of components in virtual time, with a supervisor that its shell serves as the engine does; asserts S1, S2,
/// S3 and S6 on the way.
class World {
public:
    using Kind = SupervisorAction::Kind;
    static constexpr MonoTime kStart{std::chrono::seconds(1000)};

    explicit World(const std::vector<ComponentSpec> &specs)
        : supervisor(*Supervisor::create(specs))
    {
        for (const ComponentSpec &spec : specs)
            m_parts[spec.name];
    }

    void behave(const QString &name, const std::function<Behaviour(quint32 generation)> &as) { m_parts[name].as = as; }
    void start() { carryOut(supervisor.start(now)); }
    void stop();
    /// What a person orders; whether it was taken.
    bool order(const QString &name, ComponentAction action);
    /// Its settings have changed.
    void renew(const QString &name);
    /// Nobody wants it any more.
    void retire(const QString &name);
    /// It was not there at the start; whether it was taken in.
    bool add(const ComponentSpec &spec);
    /// Lets time pass; while `supervisorSleeps` what is posted waits, while `allSleep` nobody does anything.
    void run(Nanoseconds length, bool supervisorSleeps = false, bool allSleep = false);

    SupervisedComponent shown(const QString &name) const;
    std::vector<SupervisorAction> actionsOf(const QString &name, Kind kind) const;

    Supervisor supervisor;
    MonoTime now = kStart;
    std::vector<SupervisorAction> log;
    std::vector<MonoTime> times; ///< of each in the log
    bool isStopping = false;
    bool isTickFirst = false;

private:
    struct Part {
        std::function<Behaviour(quint32)> as = [](quint32) { return Behaviour(); };
        Behaviour behaviour;
        quint32 generation = 0;
        bool isKnown = false; ///< was started
        bool isRetired = false;
        bool isPaused = false;
        bool isOrdered = false; ///< the shutdown that comes is an order: it counts as no recovery
        bool isDraining = false;
        int underWay = 0;     ///< beats until it has drained
        bool isAlive = false; ///< initialized, and neither ended nor abandoned
        bool isInitialized = false;
        MonoTime startedAt{};
        MonoTime nextBeat{};
        MonoTime lastProgress{};
        MonoTime endsAt = MonoTime::max();
        quint64 sequence = 0;
        std::optional<Kind> lastOfThese; ///< Initialize or Shutdown
        ComponentState state = ComponentState::Stopped;
        std::vector<MonoTime> recoveries;
    };

    void carryOut(const SupervisorActions &actions);
    void initialize(Part &part, quint32 generation);
    void shutDown(Part &part, quint32 generation, Kind kind);
    void drain(Part &part);
    void live();
    void standStill();
    void beat(const QString &name, Part &part, bool isDead);
    void post();
    void check();

    std::map<QString, Part> m_parts;
    std::vector<std::function<SupervisorActions()>> m_mail;
};

} // namespace sluice
