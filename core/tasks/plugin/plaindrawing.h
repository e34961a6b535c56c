#pragma once

#include <QString>

namespace sluice {

/// Whether a text is a name as icons of Sluice have them: "code-context".
[[nodiscard]] bool isIconName(const QString &text);

/// Whether a text is the name of an SVG file, without a folder.
[[nodiscard]] bool isIconFile(const QString &text);

/// Whether a text is a small SVG drawing of plain shapes: nothing in it refers to anything, repeats itself or runs, so
/// that whoever shows it reads no other file and paints no more than is written there. At most 16 KiB. Pure.
[[nodiscard]] bool isPlainDrawing(const QString &text);

} // namespace sluice
