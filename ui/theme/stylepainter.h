#pragma once

#include "ui/theme/theme.h"

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionViewItem;
class QStyleOptionToolButton;

namespace sluice {

/// The strokes and fills behind `Style`: one function a control. It saves the painter and restores it at its end.
class StylePainter {
public:
    StylePainter(const Theme &theme, QPainter &painter);
    ~StylePainter();
    StylePainter(const StylePainter &) = delete;
    StylePainter &operator=(const StylePainter &) = delete;

    void field(const QStyleOption &option);
    void button(const QStyleOption &option, bool isFlat, bool isAccent);
    void toolButton(const QStyleOption &option, bool isRaised);
    void checkBox(const QStyleOption &option);
    void radioButton(const QStyleOption &option);
    void comboBox(const QStyleOptionComboBox &option, const QRect &arrow);
    void spinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);
    /// `ground` is what the view beside the bar is painted on.
    void scrollBar(const QStyleOptionSlider &option, const QRect &handle, Token ground);
    void slider(const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);
    void header(const QStyleOptionHeader &option);
    void tab(const QStyleOptionTab &option);
    void progress(const QStyleOptionProgressBar &option);
    void itemBackground(const QStyleOptionViewItem &option);
    /// What a row of a tree shows before its first item.
    void rowIndent(const QStyleOption &option);
    void branch(const QStyleOption &option);
    void menuItemBackground(const QStyleOptionMenuItem &option);
    void menuSeparator(const QRect &rect);
    /// A separator through the middle of a rectangle.
    void line(const QRect &rect, bool isVertical);
    void tabClose(const QStyleOption &option);
    void panel(const QRect &rect, Token fill, Token border);
    /// A border without a fill, for frames of views and groups.
    void frame(const QRect &rect);
    /// The frame of a list or text, on the ground of what it shows; a field is edited, and shows that it has the focus.
    void viewFrame(const QStyleOption &option, bool isField);
    void focusRing(const QRect &rect, int radius = kRadius);
    /// A small arrow; degrees: 0 down, 90 left, 180 up, 270 right.
    void arrow(const QRect &rect, int degrees, const QColor &color);

private:
    void selectionMark(const QStyleOption &option);
    [[nodiscard]] QColor color(Token token) const { return m_theme.color(token); }
    [[nodiscard]] QColor dimmed(Token token) const { return m_theme.tint(token, Token::Surface, 0.45); }
    void rounded(const QRectF &rect, const QColor &fill, const QColor &border, double radius = kRadius);

    const Theme &m_theme;
    QPainter &m_painter;
};

/// Room for the arrow of a button that opens a menu.
inline constexpr int kMenuArrow = 12;
/// Whether all of a tool button opens a menu, so that an arrow stands on it.
[[nodiscard]] bool showsMenuArrow(const QStyleOptionToolButton &option);
/// Whether a widget is a text of several lines that may be edited.
[[nodiscard]] bool isTextField(const QWidget *widget);
/// Whether a widget is a list or text, which stands on the surface rather than on the page.
[[nodiscard]] bool showsBase(const QWidget *widget);
/// What the view that a scroll bar belongs to stands on.
[[nodiscard]] Token groundOf(const QWidget *scrollBar);

} // namespace sluice
