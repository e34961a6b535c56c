#pragma once

#include "core/api/simulation.h"

namespace sluice {

/// Reads the newest runs of a workflow, one after the other, and has them learnt from. Thread: UI; nothing blocks it.
class RunSample final : public QObject {
    Q_OBJECT
public:
    static constexpr quint32 kMostRuns = 50;
    static constexpr std::size_t kMostEvents = 200'000; ///< of all runs together: then it reads no more

    RunSample(EngineClient &engine, SimulationDesk &desk, QObject *parent = nullptr);

    /// Begins anew, whatever is under way.
    void read(const Workflow &workflow);
    /// Nobody waits for what is under way any more.
    void forget() { ++m_round; }

Q_SIGNALS:
    void learnt(const sluice::LearntModels &models);
    void failed(const sluice::Error &error);

private:
    void next(quint64 round);

    EngineClient &m_engine;
    SimulationDesk &m_desk;
    LearnRequest m_request;
    std::vector<RunId> m_left; ///< the next one last
    std::size_t m_events = 0;
    quint64 m_round = 0;
};

} // namespace sluice
