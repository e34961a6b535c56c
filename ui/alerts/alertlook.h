#pragma once

#include "core/api/alerts.h"
#include "ui/theme/stateglyph.h"

namespace sluice {

/// How an alert looks: its severity by shape and colour; grey once somebody has taken it on or put it off.
[[nodiscard]] Glyph glyphOf(AlertSeverity severity);
[[nodiscard]] Glyph glyphOf(const AlertSummary &alert, WallTime now);
/// How it stands: its severity while it is new, else "acknowledged" or "snoozed".
[[nodiscard]] QString standingWord(const AlertSummary &alert, WallTime now);

} // namespace sluice
