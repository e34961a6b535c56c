#pragma once

#include "core/base/result.h"

namespace sluice {

class CanvasScene;

/// Writes all that is on a canvas as a picture, in the colours of the theme: SVG, PDF or PNG, by the ending of the path.
/// A PNG has twice as many pixels as scene units, as far as 16,000 a side.
/// Errors: `file.unwritable`.
[[nodiscard]] Result<void> saveCanvasPicture(CanvasScene &scene, const QString &path);

} // namespace sluice
