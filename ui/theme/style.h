#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>

class QStyleOptionToolButton;

namespace sluice {

/// Paints controls in the look of the theme: flat, 6-pixel corners, outlines of 3:1, one focus ring; Fusion does what
/// is left. Owned by the application once set.
///
/// Properties that it reads from a widget: `accent` (bool; a button filled with the accent: the one main action),
/// `danger` (bool; a button whose words are in the danger colour), `flat` through QPushButton and autoRaise.
class Style final : public QProxyStyle {
    Q_OBJECT
public:
    explicit Style(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    // Each returns whether it drew the element; what none of them draws is left to Fusion.
    void drawMenuButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget) const;
    bool drawPanel(PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                   const QWidget *widget) const;
    bool drawIndicator(PrimitiveElement element, const QStyleOption &option, QPainter &painter,
                       const QWidget *widget) const;
    bool drawWords(ControlElement element, const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    bool drawShape(ControlElement element, const QStyleOption &option, QPainter &painter) const;

    Theme m_theme;
};

} // namespace sluice
