#pragma once

#include <QStringList>
#include <QWidget>

namespace sluice {

/// What is wrong with what a window shows, found by looking at its widgets; each line names the widget and its words.
/// Nothing is found in what cannot be seen.

/// Texts with less room than they need, and widgets that their parents cut off. A text that ends in an ellipsis by
/// design passes where its tooltip holds it whole.
[[nodiscard]] QStringList clippedTexts(const QWidget &root);

/// Texts that the pseudo-language did not reach, so that nobody could translate them. `data` is what people and the
/// engine named: it may stay as it is, and so may figures and addresses.
[[nodiscard]] QStringList forgottenTexts(const QWidget &root, QStringList data);

/// Buttons, fields, lists of choices, sliders and menu entries that nothing listens to.
[[nodiscard]] QStringList deadControls(const QWidget &root);

/// How much there is to read: labels, buttons and rows with words in them.
[[nodiscard]] int readableTexts(const QWidget &root);

} // namespace sluice
