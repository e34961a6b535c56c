#pragma once

#include "core/api/snapshot.h"
#include "core/base/logbook.h"
#include "core/events/eventbus.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace sluice {

class SeenSecrets;

/// Notes in the engine's log what its parts publish of themselves and what is in trouble: components, breakers, runs that
/// failed, dead letters, events that were given up.
///
/// It hears that from the bus as anybody does: where more comes than it can take, the oldest are dropped, and the log says how
/// many. What tasks and the journal say by themselves comes by `LogCapture`. Thread: that of its owner; events are worded on
/// one of its own, so that no window waits for a burst of them.
class EngineLog {
public:
    /// `secrets`: values that never get into the log.
    EngineLog(std::shared_ptr<LogBook> book, const QString &workspace, std::shared_ptr<const SeenSecrets> secrets);
    ~EngineLog();

    /// From now on, until it goes.
    void follow(EventBus &bus);
    /// Notes what is in trouble now, and what no longer is.
    void see(const EngineSnapshot &now);
    [[nodiscard]] const LogBook &book() const { return *m_book; }

private:
    void noteAlerts(const std::vector<AlertSummary> &firing);
    void noteTrouble(std::optional<EngineTrouble> &before, const std::optional<EngineTrouble> &now);

    std::shared_ptr<LogBook> m_book;
    QThread m_thread;
    QObject m_context; ///< lives there
    std::vector<Subscription> m_subscriptions;
    std::optional<EngineTrouble> m_trouble;
    std::set<QString> m_alerts; ///< that fire, by key
    quint64 m_dropped = 0;
};

/// The line for an event of the bus.
[[nodiscard]] LogRecord logLineOf(const EventRecord &event);

/// The log of a workspace's engine: in its folder `.sluice/log`.
[[nodiscard]] std::shared_ptr<LogBook> logOfWorkspace(const QString &workspace);

} // namespace sluice
