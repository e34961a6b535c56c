#pragma once

#include "core/api/snapshot.h"
#include "ui/theme/livevalue.h"

#include <QWidget>

#include <vector>

namespace sluice {

class ThemeController;

/// The last transitions of a breaker as a chain of state shapes, the newest at the right; each says in its tooltip what
/// it was and when.
class TransitionStrip final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    using Transition = ConnectionSnapshot::Transition;

    explicit TransitionStrip(ThemeController &theme, QWidget *parent = nullptr);

    /// Shows the transitions, oldest first, as seen at `now`.
    void showHistory(const std::vector<Transition> &history, WallTime now);
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_stale; }
    /// "10:02:14 open", or nothing where no mark is.
    [[nodiscard]] QString textAt(const QPoint &point) const;

    [[nodiscard]] QSize sizeHint() const override { return {120, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] std::size_t shown() const;
    [[nodiscard]] QString text(const Transition &transition) const;
    void tell();

    ThemeController &m_theme;
    std::vector<Transition> m_history;
    WallTime m_now{};
    bool m_stale = false;
};

} // namespace sluice
