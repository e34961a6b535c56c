#pragma once

#include "core/api/snapshot.h"
#include "core/workflow/catalog.h"
#include "core/workflow/model.h"

#include <QHash>

#include <optional>

namespace sluice {

/// Where what waits at a task is going.
enum class WaitTrend : quint8 { Steady, Growing, Shrinking };

/// How the engine stands to a task now, whichever run asks: the breaker that it shares with others, and what waits at it.
/// A value.
struct TaskLive {
    QString connection;                    ///< empty: it calls nobody
    std::optional<BreakerPhase> breaker;   ///< the worst, where it uses several; none: the engine does not know it
    QString forcedBy;                      ///< who holds the breaker
    std::optional<Milliseconds> nextProbe; ///< whole seconds
    quint64 waiting = 0;
    double inPerSecond = 0;
    double outPerSecond = 0;

    [[nodiscard]] WaitTrend trend() const;
    /// How many steps begin here a second, over all runs, as it is written; 0: fewer than can be written.
    [[nodiscard]] double shownRate() const;
    /// Until nobody waits there, if it goes on as now; none: it does not shrink.
    [[nodiscard]] std::optional<Milliseconds> toDrain() const;
    bool operator==(const TaskLive &) const = default;
};

/// Of tasks of which there is something to say.
using LiveByTask = QHash<QString, TaskLive>;

/// Cost: linear in the tasks.
[[nodiscard]] LiveByTask liveByTask(const Workflow &workflow, const TaskCatalog &catalog, const EngineSnapshot &now);

} // namespace sluice
