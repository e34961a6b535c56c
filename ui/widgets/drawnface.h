#pragma once

namespace sluice {

/// Lets a screen reader know what widgets that draw themselves are, each canvas as one and each chart, by their roles. What
/// is on a canvas is told by the outline, and what a chart shows by its table. Once is enough.
void tellRolesOfDrawings();

} // namespace sluice
