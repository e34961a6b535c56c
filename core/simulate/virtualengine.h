#pragma once

#include "core/simulate/simulate.h"
#include "core/simulate/virtualrun.h"

#include <deque>
#include <queue>
#include <unordered_map>

namespace sluice {

/// The engine of a simulation: the run machine, the gates and the limits of the real one, under a clock that jumps to
/// whatever is due next, with chance in the place of the tasks.
///
/// What happens to a run is decided by `decide` alone, as in the engine; who may start when, by the engine's own gates and
/// lines. What it leaves out: the journal, messages, and the time that the engine itself takes.
/// Thread: a value's.
class VirtualEngine {
public:
    VirtualEngine(const SimulationSetup &setup, PlanPtr plan, const SimulationWatch &watch);

    /// Errors: `simulation.cancelled`.
    [[nodiscard]] Result<SimulationResult> run();

private:
    struct Due {
        enum class What : quint8 { Arrival, AttemptEnds, Timer, Gate };
        MonoTime at{};
        quint64 order = 0;
        What what = What::Arrival;
        RunId run{};
        StepIndex step{};
        quint64 lease = 0; ///< of a gate: its number
        bool retry = false;

        bool operator>(const Due &other) const { return std::tie(at, order) > std::tie(other.at, other.order); }
    };
    struct Place {
        RunId run{};
        StepIndex step{};
        quint64 lease = 0;
    };

    // What is due: virtualengine.cpp
    void happen(const Due &due);
    void add(MonoTime at, Due::What what, RunId run = {}, StepIndex step = {}, quint64 lease = 0, bool retry = false);
    void arrive();
    void settle();
    bool tell(VirtualRun &slot, const Command &command, WallTime now);
    void note(VirtualRun &slot, const Event &event);
    void recount(VirtualRun &slot);
    void list(VirtualRun &slot);
    void stopFlights(VirtualRun &slot);
    void countLastWaits();
    void leave(RunId id);
    [[nodiscard]] VirtualRun *find(RunId id);
    [[nodiscard]] WallTime wall() const;
    [[nodiscard]] WallTime timeFor(const Step &step) const;

    // How steps start and end: virtualgates.cpp
    /// `gatePlace`: it waited for a limit, and had this place at its gate before; 0: none.
    void offer(VirtualRun &slot, StepIndex step, const std::optional<quint64> &gatePlace = {});
    void joinGate(VirtualRun &slot, StepIndex step, VirtualTask &task, const std::optional<quint64> &gatePlace);
    void letIn(VirtualGate &gate);
    void turnAway(VirtualRun &slot, StepIndex step, const ConnectionGate::Refusal &refusal);
    [[nodiscard]] bool hasTurn(VirtualRun &slot, StepIndex step, quint64 gatePlace);
    void giveTurns();
    bool offerNext(TurnLine &line);
    void leaveLine(VirtualRun &slot, StepIndex step);
    void endGateWait(VirtualRun &slot, StepIndex step);
    void start(VirtualRun &slot, StepIndex step, const std::optional<ConnectionGate::Pass> &pass);
    void plan(VirtualRun &slot, VirtualFlight &flight);
    void endAttempt(const Due &due);
    void report(VirtualRun &slot, StepIndex step, quint64 lease, const Outcome &outcome);
    void giveBack(VirtualRun &slot, VirtualFlight &flight, const Outcome &outcome);
    void freeWorker();
    void noteBreaker(VirtualGate &gate);
    void waitsAt(VirtualTask &task, int by) { task.waiting.add(by, m_now); }

    [[nodiscard]] VirtualTask &taskOf(const VirtualRun &slot, StepIndex step)
    {
        return m_tasks[number(slot.run.step(step).task)];
    }
    [[nodiscard]] bool isArriving() const { return m_now <= m_arrivalsEnd; }
    [[nodiscard]] SimulationResult result();

    const SimulationSetup &m_setup;
    const SimulationWatch &m_watch;
    PlanPtr m_plan;
    Arrivals m_arrivals;
    MonoTime m_arrivalsEnd{};
    MonoTime m_now{};
    quint64 m_order = 0;
    quint64 m_lastRun = 0;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::unordered_map<quint64, VirtualRun> m_runs;
    std::vector<VirtualTask> m_tasks;
    std::map<QString, VirtualGate> m_gates;
    std::vector<VirtualGate *> m_gateList;
    WorkflowGroup m_group;
    std::deque<Place> m_forWorkers;
    int m_workers = 0;
    std::deque<RunId> m_listed;
    Events m_events;
    quint32 m_notBegun = 0;
    CourseMeter m_active;
    SimulationResult m_result;
};

} // namespace sluice
