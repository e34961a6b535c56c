#pragma once

#include "core/engine/connectiongate.h"
#include "core/engine/stepline.h"
#include "core/engine/workflowgroup.h"
#include "core/run/machine.h"
#include "core/simulate/chance.h"
#include "core/simulate/course.h"
#include "core/simulate/gatewatch.h"

namespace sluice {

/// The gate of a connection in the simulation, with what is measured at it.
struct VirtualGate {
    explicit VirtualGate(const Connection &connection)
        : gate(connection)
    {
    }
    ConnectionGate gate;
    GateWatch watch;
    CourseMeter waiting;
    SimulatedConnection shown;
    std::vector<OutageModel> outages;
    std::array<quint32, 2> lines{}; ///< who waits: first ones, retries
    MonoTime wakeAt = MonoTime::max();
    bool isDirty = false;
    quint64 asked = 0;
    quint64 done = 0;
};

/// A task in the simulation.
struct VirtualTask {
    TaskModel model;
    VirtualGate *gate = nullptr;
    WorkflowGroup::TaskGroup *group = nullptr; ///< none: it has no limit of its own
    bool isWait = false;                       ///< waits outside its run, holding nothing
    SimulatedTask shown;
    CourseMeter waiting;
    quint64 asked = 0;
    quint64 done = 0;
};

/// An attempt that is under way.
struct VirtualFlight {
    StepIndex step{};
    quint64 lease = 0;
    std::optional<ConnectionGate::Pass> pass;
    MonoTime started{};
    bool isCounted = false; ///< among the attempts of its workflow
    bool hasWorker = false;
    bool waitsForWorker = false;
    Outcome outcome; ///< that it will report
    Nanoseconds takes{};
};

/// A step that stands in line.
struct VirtualWait {
    quint64 ticket = 0;       ///< at its gate …
    TurnLine *line = nullptr; ///< … or its place for a limit
    quint64 place = 0;
    quint64 gatePlace = 0;
    MonoTime since{};
    WaitTimes before{}; ///< of its gate's line when it came
    bool retry = false;
};

/// A run in the simulation.
struct VirtualRun {
    Run run;
    MonoTime born{};
    StepLine toOffer;
    std::vector<VirtualFlight> flights;
    std::map<StepIndex, VirtualWait> waits;
    quint64 heldPlace = 0;
    bool isHeld = false;
    bool holdsPlace = false;
    bool waitsToBegin = false;
    bool isListed = false; ///< among those that something is to be done for
};

} // namespace sluice
