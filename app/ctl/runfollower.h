#pragma once

#include "core/api/engineclient.h"
#include "core/run/machine.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sluice::ctl {

/// Whether a run does nothing more by itself: it is over, paused, or waits on nothing but dead letters, events and runs
/// that it called.
[[nodiscard]] bool isSettled(const Run &run);

/// Folds the events of a run as they become durable, from its first event on.
/// Thread: that of the client.
class RunFollower final : public QObject {
    Q_OBJECT
public:
    RunFollower(EngineClient &client, RunId run);
    ~RunFollower() override;

    /// Whether it, and each run that it waits for, does nothing more by itself.
    [[nodiscard]] bool isAtRest() const;
    /// None until the journal was read.
    [[nodiscard]] const std::optional<Run> &run() const noexcept { return m_run; }
    [[nodiscard]] const std::optional<Error> &error() const noexcept { return m_error; }

Q_SIGNALS:
    void settled();
    /// The run could not be read.
    void failed();

private:
    void read();
    /// Says that it is settled when it is; a run that waits for one that it called is when that one is.
    void look();
    void take(RunId run, quint64 first, const Events &events);
    /// False if events are missing before these.
    bool append(quint64 first, const Events &events);

    EngineClient &m_client;
    RunId m_id;
    std::optional<Run> m_run;
    std::optional<Error> m_error;
    std::vector<std::pair<quint64, Events>> m_early; ///< told while the journal was read
    bool m_isReading = false;
    std::map<RunId, std::unique_ptr<RunFollower>> m_called; ///< runs that it waits for
};

} // namespace sluice::ctl
