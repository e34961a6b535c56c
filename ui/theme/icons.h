#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace sluice::Icons {

/// An icon of Breeze in one colour, sharp at every size and screen scale; an empty icon for a name that is not in
/// `icons.txt`. In place of a name it may be a drawing in SVG, as plug-ins bring them. Widgets use
/// `ThemeController::icon`.
[[nodiscard]] QIcon icon(const QString &name, const QColor &color, const QColor &disabledColor);
[[nodiscard]] bool exists(const QString &name);

} // namespace sluice::Icons
