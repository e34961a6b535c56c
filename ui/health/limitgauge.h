#pragma once

#include "core/api/snapshot.h"
#include "ui/theme/livevalue.h"
#include "ui/theme/stateglyph.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// How much of a limit is taken.
enum class GaugeLevel : quint8 { None, Free, Busy, Full, Paused };

/// What a gauge shows. A value.
struct GaugeReading {
    GaugeLevel level = GaugeLevel::None;
    double share = 0; ///< that is taken, 0 to 1
    QString word;     ///< of the level
    QString sentence; ///< in figures
    bool operator==(const GaugeReading &) const = default;
};

/// The pool of a connection: places in use, calls that wait for one, and those that it turned away.
[[nodiscard]] GaugeReading poolGauge(const ConnectionSnapshot &connection);
/// The rate limiter of a connection: calls that may begin at once and are used up, those that wait, and those turned away.
[[nodiscard]] GaugeReading limiterGauge(const ConnectionSnapshot &connection);
[[nodiscard]] Glyph glyphOf(GaugeLevel level);

/// A limit as a bar, with its state by shape, colour and word, and its figures in a sentence below.
class LimitGauge final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit LimitGauge(ThemeController &theme, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void showReading(const GaugeReading &reading);
    void setStale(bool stale) override;
    /// Its figures stand beside it: they are only told, not drawn.
    void setSpoken(bool spoken);
    [[nodiscard]] const GaugeReading &reading() const noexcept { return m_reading; }
    [[nodiscard]] bool isStale() const override { return m_stale; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    ThemeController &m_theme;
    QString m_title;
    GaugeReading m_reading;
    bool m_stale = false;
    bool m_isSpoken = false;
};

} // namespace sluice
