#pragma once

#include "core/api/versions.h"

namespace sluice {

/// Which version that is, as people name it: "v7", "draft of v7", "draft"; empty: no version was ever kept.
[[nodiscard]] QString versionText(const VersionLabel &label);

} // namespace sluice
