#pragma once

#include "ui/theme/livevalue.h"
#include "ui/theme/stateglyph.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// A state as shape and word, in the state's colour. Its width never shrinks, so that its neighbours do not jump.
class StateChip final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit StateChip(ThemeController &theme, QWidget *parent = nullptr);

    void setState(Glyph glyph, const QString &word);
    /// Of a round arrow: how much of the wait is over, 0 to 1.
    void setProgress(double progress);
    [[nodiscard]] const QString &word() const noexcept { return m_word; }
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_stale; }
    [[nodiscard]] Glyph glyph() const noexcept { return m_glyph; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void widen();

    ThemeController &m_theme;
    bool m_stale = false;
    Glyph m_glyph;
    QString m_word;
    double m_progress = 0;
    int m_widest = 0;
    QMetaObject::Connection m_motion;
};

} // namespace sluice
