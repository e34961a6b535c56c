#pragma once

#include "core/api/engineclient.h"
#include "ui/queues/dayseries.h"

#include <QHash>
#include <QObject>

namespace sluice {

/// The depth of each queue over the last day; takes a value a second, also while nobody looks. Queues that are gone are
/// forgotten; while the engine is silent there is a gap.
/// Thread: UI.
class QueueHistory final : public QObject {
    Q_OBJECT
public:
    explicit QueueHistory(EngineClient &engine, QObject *parent = nullptr);

    /// Of a queue that is not known: an empty one.
    [[nodiscard]] const DaySeries &depths(const QString &queue) const;

private:
    void take();

    EngineClient &m_engine;
    QHash<QString, DaySeries> m_depths;
    WallTime m_taken{};
};

} // namespace sluice
