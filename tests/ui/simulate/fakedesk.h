#pragma once

#include "core/api/simulation.h"
#include "core/simulate/simulate.h"

#include <vector>

namespace sluice::test {

/// Simulates at once and for real, and answers when it is told to.
class FakeDesk final : public SimulationDesk {
public:
    void simulate(const SimulationSetup &setup, QObject *, std::function<void(double)> progress, Done done) override
    {
        asked.push_back(setup);
        m_progress = std::move(progress);
        m_done = std::move(done);
        if (!holds)
            answer();
    }
    void cancel() override { ++cancelled; }
    void learn(const LearnRequest &request, QObject *, std::function<void(LearntModels)> done) override
    {
        learnt.push_back(request);
        done(models);
    }
    void tell(double share) const { m_progress(share); }
    void answer()
    {
        const Done done = std::exchange(m_done, nullptr);
        const auto result = failure ? Result<SimulationResult>(tl::unexpected(*failure))
                                    : sluice::simulate(asked.back());
        done(result);
    }

    bool holds = false; ///< answers wait for `answer`
    std::optional<Error> failure;
    LearntModels models;
    std::vector<SimulationSetup> asked;
    std::vector<LearnRequest> learnt;
    int cancelled = 0;

private:
    std::function<void(double)> m_progress;
    Done m_done;
};

} // namespace sluice::test
