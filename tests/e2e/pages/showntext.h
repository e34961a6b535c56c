#pragma once

#include <QSize>
#include <QString>
#include <QWidget>

#include <vector>

namespace sluice {

/// A text on the screen, the room it needs and the room it has.
struct ShownText {
    const QWidget *widget = nullptr;
    QString text;
    QSize needed;
    QSize room;

    [[nodiscard]] bool isClipped() const { return needed.width() > room.width() || needed.height() > room.height(); }
};

/// The widgets of a window that can be seen, the window first.
[[nodiscard]] std::vector<const QWidget *> shownWidgets(const QWidget &root);
/// What one widget itself shows; not what its children do.
[[nodiscard]] std::vector<ShownText> textsOf(const QWidget &widget);
/// Where a widget is: the object names and classes from the window down to it.
[[nodiscard]] QString pathOf(const QWidget &widget);

} // namespace sluice
