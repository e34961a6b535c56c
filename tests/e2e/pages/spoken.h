#pragma once

#include <QStringList>
#include <QWidget>

namespace sluice {

/// What a screen reader would not be told of a window: controls that can be seen and take the focus, a click or a key, and
/// have no name, no role of their own, or a state that is not theirs; rows, tabs and menu entries without a name. Each line
/// names the widget. `asked` counts the controls.
[[nodiscard]] QStringList unspokenControls(const QWidget &root, int *asked = nullptr);

} // namespace sluice
