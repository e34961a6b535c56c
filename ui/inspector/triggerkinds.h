#pragma once

#include "core/workflow/trigger.h"

#include <array>

namespace sluice {

/// The kinds of triggers in the order in which people are offered them.
inline constexpr std::array kTriggerKinds{TriggerKind::Cron, TriggerKind::Interval, TriggerKind::Event,
                                          TriggerKind::Failure, TriggerKind::File, TriggerKind::Manual};

/// The icon of a kind, as the theme names it.
[[nodiscard]] QString iconOf(TriggerKind kind);

/// A trigger as it is added: sound but for what only a person knows.
[[nodiscard]] Trigger newTrigger(TriggerKind kind);

} // namespace sluice
