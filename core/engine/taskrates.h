#pragma once

#include "core/base/clock.h"
#include "core/run/event.h"
#include "core/run/state.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <map>

namespace sluice {

/// How many steps of each task were done in the last minute, over all runs of one version of a workflow, whether these are
/// over or go on. It counts in slots of five seconds, so that the minute is true to one of them.
/// Thread: that of the engine of runs.
class TaskRates {
public:
    struct Key {
        QString workflow;
        QByteArray version;
        QString task;
        auto operator<=>(const Key &) const = default;
    };

    /// Counts what these events of a run say is done.
    void take(const Run &run, const Events &events, MonoTime now);
    /// What is older than a minute is forgotten; the rest of one workflow, by version and task.
    [[nodiscard]] std::map<std::pair<QByteArray, QString>, quint64> ofWorkflow(const QString &workflow, MonoTime now);

private:
    static constexpr qint64 kSlots = 12;
    struct Minute {
        std::array<quint32, kSlots> slots{};
        qint64 newest = 0; ///< the slot of time that was counted in last
    };
    static void advance(Minute &minute, qint64 slot);
    void forget(qint64 slot);

    std::map<Key, Minute> m_minutes;
    qint64 m_cleaned = 0;
};

} // namespace sluice
