#pragma once

#include <QFrame>

class QVBoxLayout;

namespace sluice {

class ThemeController;

/// A surface with rounded corners that holds what belongs together. A card that can be chosen takes the focus and
/// emits `activated` on a click, Return or Space.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(ThemeController &theme, QWidget *parent = nullptr);

    /// Where the content goes; margins of 16, spacing of 8.
    [[nodiscard]] QVBoxLayout *body() const noexcept { return m_body; }
    void setActivatable(bool activatable);
    /// A 2-pixel ring in the accent.
    void setSelected(bool selected);
    [[nodiscard]] bool isSelected() const noexcept { return m_selected; }

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    ThemeController &m_theme;
    QVBoxLayout *m_body = nullptr;
    bool m_activatable = false;
    bool m_selected = false;
};

} // namespace sluice
