#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace sluice {

/// What the engine tells of its triggers, for others to see.
struct TriggerCounts {
    std::atomic<quint64> fired = 0;   ///< runs that triggers have asked for
    std::atomic<qint64> lateness = 0; ///< of the last of a schedule, in milliseconds
};

struct TriggerComponentSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    OutletPtr<EngineMessage> engine;
    std::shared_ptr<TriggerCounts> counts;
};

/// Watches the clock for the schedules of armed workflows: while it does, the engine starts what is due.
///
/// Paused, stopped or hanging, nothing is started by time, and what is due meanwhile counts as missed. It decides nothing:
/// what is due, and that it was, is the engine's to know, since both are written in one transaction.
/// Thread: its own, with an event loop.
class TriggerComponent final : public QObject, public SystemComponent {
public:
    explicit TriggerComponent(TriggerComponentSetup setup);
    ~TriggerComponent() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void suspend() override;
    void proceed() override;

private:
    void look();

    TriggerComponentSetup m_setup;
    quint64 m_seen = 0; ///< of `TriggerCounts::fired`
    QTimer m_look;
};

} // namespace sluice
