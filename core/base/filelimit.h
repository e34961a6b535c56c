#pragma once

#include <QtGlobal>

#include <limits>

namespace sluice {

/// Lets this process have `wanted` files open at once, or as many as the system allows it, and says how many it may have
/// from now on. Lowers nothing.
///
/// A program starts with room for about a thousand, and connections are files too. Whoever waits for files by `select`
/// has no use for more. Thread: any.
quint64 raiseFileLimit(quint64 wanted = std::numeric_limits<quint64>::max());

} // namespace sluice
