#pragma once

#include "app/ctl/enginesession.h"

namespace sluice::ctl {

/// Waits until none of these letters of no run is on its way any more, and says whether none of them is open again.
[[nodiscard]] Result<bool> untilDelivered(EngineSession &session, std::vector<LetterId> letters);
/// The letters of no run that are on their way.
[[nodiscard]] Result<std::vector<LetterId>> lettersOnTheirWay(EngineSession &session);

} // namespace sluice::ctl
