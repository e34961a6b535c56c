#include "core/engine/runengine.h"

namespace sluice {

news::Status RunEngine::status()
{
    const MonoTime now = clock().monotonic();
    const WallTime wall = clock().wall();
    news::Status status;
    for (auto &[id, gate] : m_gates)
        status.connections.push_back(gate.snapshot(now, wall));
    if (isOpen()) { // else it would seem that nothing waits and nothing is armed
        addQueues(status.queues);
        status.armed.emplace();
        for (const auto &[id, armed] : m_triggers.armed())
            status.armed->push_back(armed);
    }
    status.trouble = m_trouble;
    status.activeRuns = m_active;
    status.waitingRuns = m_notBegun;
    status.waitingRunsLimit = static_cast<quint32>(m_setup.settings.waitingRuns);
    status.stepsStarted = m_started;
    status.stepsEnded = m_ended;
    status.stepErrors = m_failed;
    status.openLetters = m_openLetters;
    status.heldBytes = m_heldEvents * sizeof(Event);
    status.runsRevision = m_runsRevision;
    status.redriveJobs = jobSummaries();
    status.lettersRevision = m_lettersRevision;
    return status;
}

} // namespace sluice
