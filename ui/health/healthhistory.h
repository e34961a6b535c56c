#pragma once

#include "core/api/engineclient.h"
#include "ui/health/chartmark.h"
#include "ui/health/samplestore.h"

#include <QHash>

namespace sluice {

/// Takes a sample of the engine's snapshots once a second, for charts and sparklines.
///
/// It samples while the page is hidden too, or the charts would have holes; what it keeps never grows. Rates are what
/// the engine's counters rose by, over the time between two snapshots, so a second without a snapshot falsifies none.
class HealthHistory final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kQueueSeconds = 60;
    static constexpr std::size_t kMarks = 200;

    explicit HealthHistory(EngineClient &engine, QObject *parent = nullptr);

    [[nodiscard]] const SampleStore &samples() const noexcept { return m_samples; }
    /// Depths of a queue in the last minute, oldest first; empty for one that is not known.
    [[nodiscard]] const std::vector<double> &depths(const QString &queue) const;
    /// Breakers that opened and components that were restarted since this began, oldest first; the last `kMarks` of them.
    [[nodiscard]] const std::vector<ChartMark> &marks() const noexcept { return m_marks; }

Q_SIGNALS:
    void sampled();

private:
    void look();
    void take(const EngineSnapshot &now);
    void takeQueues(const EngineSnapshot &now);
    void takeMarks(const EngineSnapshot &now);
    void mark(ChartMark mark);

    EngineClient &m_engine;
    SampleStore m_samples;
    QHash<QString, std::vector<double>> m_depths;
    std::vector<ChartMark> m_marks;
    QHash<QString, WallTime> m_opened;  ///< when the breaker of a connection opened last
    QHash<QString, quint32> m_restarts; ///< of components
    WallTime m_at{};
    quint64 m_ended = 0;
    quint64 m_errors = 0;
};

} // namespace sluice
