#pragma once

#include "app/studio/askworker.h"
#include "core/api/simulation.h"

#include <stop_token>

namespace sluice {

/// Simulates on threads of its own, and answers in the UI thread.
///
/// Thread: the one it was made in. Its destruction ends what is under way.
class SimulationWorker final : public SimulationDesk {
public:
    SimulationWorker();
    ~SimulationWorker() override;

    void simulate(const SimulationSetup &setup, QObject *context, std::function<void(double)> progress,
                  Done done) override;
    void cancel() override;
    void learn(const LearnRequest &request, QObject *context, std::function<void(LearntModels)> done) override;

private:
    struct Asked {
        SimulationSetup setup;
        std::stop_token stop;
        quint64 number = 0;
    };
    struct Progress {
        quint64 number = 0;
        double share = 0;
    };
    [[nodiscard]] Result<SimulationResult> run(const Asked &asked);
    void tell(std::vector<Progress> &&told);

    quint64 m_last = 0;
    std::stop_source m_stop;
    QPointer<QObject> m_context;
    std::function<void(double)> m_progress;
    Mailbox<Progress> m_told;
    AskWorker<LearnRequest, LearntModels> m_learns;
    AskWorker<Asked, Result<SimulationResult>> m_runs; ///< last: its thread posts to the mailbox above
};

} // namespace sluice
