#pragma once

namespace sluice {

/// From here on a crash of this process, and of those that it starts, leaves no image of its memory, in which secrets would
/// lie: by the limit on such images, which systemd's handler of crashes keeps to as well. The environment variable
/// SLUICE_CORE_DUMPS=1 keeps this from happening, for debugging.
/// Thread: any.
void forbidCoreDumps();

} // namespace sluice
