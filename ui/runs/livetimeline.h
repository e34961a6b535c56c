#pragma once

#include "core/run/timeline.h"
#include "ui/models/liverun.h"

#include <memory>

namespace sluice {

/// The timeline of a run that is open, while somebody looks at it: grows with the run, a slice at a time.
/// Thread: UI.
class LiveTimeline final : public QObject {
    Q_OBJECT
public:
    explicit LiveTimeline(LiveRun &run, QObject *parent = nullptr);

    /// Follows the run only while it is active; what it missed it then takes in.
    void setActive(bool active);
    /// None until the run is there and somebody looked.
    [[nodiscard]] const Timeline *timeline() const noexcept { return m_timeline.get(); }
    /// Whether all that is known of the run is in it.
    [[nodiscard]] bool isWhole() const;
    /// As of the last change.
    [[nodiscard]] const std::vector<CriticalPart> &criticalPath() const noexcept { return m_path; }
    /// The end of what is open: the end of the run, or when the engine last told of itself.
    [[nodiscard]] WallTime now() const;
    [[nodiscard]] LiveRun &run() const noexcept { return m_run; }

    /// The name of a row's task, and of its item.
    [[nodiscard]] QString titleOf(const TimelineRow &row) const;
    [[nodiscard]] bool isCritical(quint32 row) const;
    /// Whether a bar lies on the critical path.
    [[nodiscard]] bool isCritical(quint32 row, const TimelineBar &bar) const;

Q_SIGNALS:
    /// More events are in it.
    void changed();
    /// What is open goes on.
    void moved();
    /// It is another run's, or none's.
    void replaced();

private:
    void begin();
    void follow();
    void foldSlice();
    void move();

    LiveRun &m_run;
    QTimer m_more;
    QTimer m_clock;
    WallTime m_moved{};
    std::unique_ptr<Timeline> m_timeline;
    std::vector<CriticalPart> m_path;
    std::unordered_map<quint32, CriticalPart> m_critical; ///< by row
    bool m_isActive = false;
};

} // namespace sluice
