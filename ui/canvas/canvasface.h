#pragma once

namespace sluice {

/// Lets a screen reader know each canvas as one, by its role; what is on it is told by the outline. Once is enough.
void tellRoleOfCanvases();

} // namespace sluice
