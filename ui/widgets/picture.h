#pragma once

#include <QPixmap>
#include <QWidget>

namespace sluice {

class ThemeController;

/// A picture as wide as there is room, never beyond its own size, in a frame; a screen reader is told what is on it.
class Picture final : public QWidget {
    Q_OBJECT
public:
    explicit Picture(ThemeController &theme, QWidget *parent = nullptr);

    void setPicture(const QPixmap &pixmap);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QSize shownSize(int width) const;

    ThemeController &m_theme;
    QPixmap m_pixmap;
    QPixmap m_scaled; ///< to the width of now
};

} // namespace sluice
