#pragma once

#include "core/base/result.h"
#include "core/run/event.h"

#include <span>

namespace sluice {

/// Writes events as CBOR: an array of events, each an array of a type number, the time and its fields in order.
/// Type numbers and the order of fields never change; new fields are appended, so every release reads older journals.
[[nodiscard]] QByteArray encodeEvents(std::span<const Event> events);

/// Reads what `encodeEvents` wrote. Errors: `events.unreadable`, `events.newer`.
[[nodiscard]] Result<Events> decodeEvents(const QByteArray &bytes);

} // namespace sluice
