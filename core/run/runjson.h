#pragma once

#include "core/run/attemptreader.h"
#include "core/workflow/model.h"

#include <QByteArray>

namespace sluice {

inline constexpr int kRunJsonFormat = 1;

/// Writes a run as JSON for people and programs outside: the version that ran, each step with its input, output and
/// attempts, and all events. In pieces, so that a run of a million events holds nobody up.
///
/// Payloads that are JSON stand there byte for byte, others as text. The same run always gives the same bytes.
/// Thread: a value; what it was made with must stay as long as it is used. The run must stay as it is; events may come.
class RunJson {
public:
    /// Takes the steps and events that there are now.
    RunJson(const Run &run, const Workflow &workflow, const Events &events);

    [[nodiscard]] bool isOver() const noexcept { return m_phase == Phase::Over; }
    /// The next piece of the text; may be empty. Cost: a millisecond or so, and what its largest payload costs.
    [[nodiscard]] QByteArray next();
    /// How much of it is written, 0 to 1.
    [[nodiscard]] double share() const;

private:
    enum class Phase : quint8 { Attempts, Head, Steps, Log, Over };

    void readAttempts();
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] QByteArray steps();
    [[nodiscard]] QByteArray events();

    const Run &m_run;
    const Workflow &m_workflow;
    const Events &m_events;
    quint64 m_eventCount;
    quint64 m_stepCount;
    Phase m_phase = Phase::Attempts;
    quint64 m_at = 0; ///< in the phase
    quint64 m_done = 0;
    AttemptReader m_reader;
    std::map<StepIndex, std::vector<std::size_t>> m_attempts; ///< places in those of the reader
};

/// All of it at once.
[[nodiscard]] QByteArray runToJson(const Run &run, const Workflow &workflow, const Events &events);

} // namespace sluice
