#pragma once

#include "core/api/componentaction.h"
#include "core/components/supervised.h"

namespace sluice {

/// Starts components in the order of their dependencies, watches their heartbeats, and brings back what is lost.
///
/// The rules only: no thread, timer or clock. Its owner tells it what happened and the time, and carries out the
/// actions that come back. Post the heartbeats that wait before each `tick`. When the supervisor itself was late,
/// because its loop stalled or the machine slept, all its deadlines move by as much, so its own stall alarms nobody.
/// Thread: one owner.
class Supervisor {
public:
    /// Errors: those of `startOrder`.
    [[nodiscard]] static Result<Supervisor> create(const std::vector<ComponentSpec> &components,
                                                   const SupervisorConfig &config = {});

    /// Starts everything, each once all that it depends on runs.
    [[nodiscard]] SupervisorActions start(MonoTime now);
    /// Stops everything, one after the other, in reverse order of starting.
    [[nodiscard]] SupervisorActions stop(MonoTime now);
    [[nodiscard]] bool isStopped() const;

    /// What came from a component. Anything of an older generation changes nothing.
    [[nodiscard]] SupervisorActions heartbeat(const Heartbeat &beat, MonoTime now);
    [[nodiscard]] SupervisorActions initialized(const QString &component, quint32 generation, MonoTime now);
    [[nodiscard]] SupervisorActions failed(const QString &component, quint32 generation, const Error &error,
                                           MonoTime now);
    /// It complied with a Shutdown.
    [[nodiscard]] SupervisorActions ended(const QString &component, quint32 generation, MonoTime now);

    /// Looks at the time.
    [[nodiscard]] SupervisorActions tick(MonoTime now);
    /// What a person orders for one component. A restart by hand counts as no recovery.
    /// Errors: `component.unknown`, `component.actionIllegal`.
    [[nodiscard]] Result<SupervisorActions> order(const QString &component, ComponentAction action, MonoTime now);

    /// Takes in a component that was not there at the start; what it depends on must be. Errors: `component.unknown`.
    [[nodiscard]] Result<SupervisorActions> add(const ComponentSpec &component, MonoTime now);
    /// A component's settings have changed: it is started anew to take them up, unless a person keeps it down or it is on
    /// its way up anyway. Counts as no recovery. One that was retired comes back. Unknown ones are left out.
    [[nodiscard]] SupervisorActions renew(const QString &component, MonoTime now);
    /// A component is not wanted any more: it ends, and is shown no longer than that, until it is renewed.
    [[nodiscard]] SupervisorActions retire(const QString &component, MonoTime now);

    /// As they are to be shown.
    [[nodiscard]] std::vector<SupervisedComponent> components(MonoTime now) const;
    /// Abandoned generations of all components.
    [[nodiscard]] quint32 abandoned() const;
    /// By how much deadlines have moved because the supervisor was late, since it was made.
    [[nodiscard]] Nanoseconds stalled() const { return m_stalled; }
    /// The changes of state since the last call, at most the last 1,000.
    [[nodiscard]] std::vector<ComponentChange> takeChanges();

private:
    using Entry = Supervised;
    using Phase = Supervised::Phase;

    Supervisor(const std::vector<ComponentSpec> &order, const SupervisorConfig &config);

    [[nodiscard]] MonoTime notice(MonoTime now);
    [[nodiscard]] Entry *find(const QString &component, quint32 generation);
    void setState(Entry &entry, ComponentState state);
    void startReady();
    void initialize(Entry &entry);
    void becomeLive(Entry &entry);
    void take(Entry &entry, const Heartbeat &beat);
    void look(Entry &entry);
    void mirror(Entry &entry);
    void breakDown(Entry &entry, const Error &error);
    void beginRecovery(Entry &entry);
    [[nodiscard]] Entry *find(const QString &component);
    void obey(Entry &entry, ComponentAction action);
    void startByHand(Entry &entry);
    void restartByHand(Entry &entry);
    void stopByHand(Entry &entry);
    void hasten(Entry &entry, SupervisorAction::Kind kind);
    void takeDraining(Entry &entry, const Heartbeat &beat);
    void coolDown(Entry &entry);
    void abandon(Entry &entry);
    void afterShutdown(Entry &entry);
    void continueStop();
    void beginStop(Entry &entry);
    void act(SupervisorAction::Kind kind, const Entry &entry, const Error &error = {});
    [[nodiscard]] SupervisorActions takeActions();

    SupervisorConfig m_config;
    std::vector<Entry> m_entries;       ///< in an order that may be started
    std::vector<std::size_t> m_started; ///< in the order in which they were
    MonoTime m_now{};                   ///< on the supervisor's own line
    MonoTime m_lastAwake{};
    Nanoseconds m_stalled{};
    bool m_isAwake = false;
    bool m_isStarted = false;
    bool m_isStopping = false;
    SupervisorActions m_actions;
    std::vector<ComponentChange> m_changes;
};

} // namespace sluice
