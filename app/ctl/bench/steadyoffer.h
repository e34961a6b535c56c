#pragma once

#include "app/ctl/enginesession.h"

#include <QElapsedTimer>
#include <QTimer>

namespace sluice::ctl {

/// Offers an engine runs of one workflow at an even pace, each as soon as its moment has come.
class SteadyOffer final : public QObject {
public:
    /// `onStarted` hears of each run once it is durable. The workflow must outlive this.
    SteadyOffer(EngineSession &session, const Workflow &workflow, qint64 runs, int stepsASecond,
                std::function<void(RunId run)> onStarted);
    /// Waits until all are offered. Errors: that of a start; `ctl.interrupted`.
    [[nodiscard]] Result<void> perform();
    [[nodiscard]] qint64 offered() const noexcept { return m_offered; }

private:
    void offer();

    EngineSession &m_session;
    const Workflow &m_workflow;
    const qint64 m_runs;
    const int m_stepsASecond;
    const std::function<void(RunId run)> m_onStarted;
    QTimer m_pace;
    QElapsedTimer m_timer;
    qint64 m_offered = 0;
    std::optional<Error> m_error;
};

} // namespace sluice::ctl
