#pragma once

#include "core/run/state.h"

namespace sluice {

/// What letters of one cause share: task type, connection, code, and arguments and detail without the parts that differ
/// from case to case (numbers, ids, quoted texts, addresses, times). Hexadecimal, 16 characters.
[[nodiscard]] QString fingerprint(const QString &kind, const QString &taskType, const QString &connection,
                                  const Error &error);

} // namespace sluice
