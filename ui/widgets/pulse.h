#pragma once

#include "core/base/clock.h"
#include "ui/theme/token.h"

#include <QWidget>

#include <deque>

namespace sluice {

class ThemeController;

/// The heartbeats of the last ten seconds as a trace that runs from right to left: a peak for each beat, and a flat
/// line where one should have been. It begins where it was first told, so that it does not look dead before.
///
/// It moves with the snapshots it is given and by nothing else, so it stands still when they stop.
class Pulse final : public QWidget {
    Q_OBJECT
public:
    explicit Pulse(ThemeController &theme, QWidget *parent = nullptr);

    /// The beats so far, and how old the last one was at `taken`. A lower count begins anew.
    void setBeats(quint64 beats, Milliseconds age, WallTime taken);
    void setToken(Token token);
    /// When the beats that are known came, oldest first.
    [[nodiscard]] const std::deque<WallTime> &beats() const noexcept { return m_beats; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addBeats(quint64 count, WallTime last);

    ThemeController &m_theme;
    std::deque<WallTime> m_beats;
    quint64 m_count = 0;
    WallTime m_taken{};
    WallTime m_since{}; ///< before it nothing is known, and nothing drawn
    Token m_token = Token::Success;
};

} // namespace sluice
