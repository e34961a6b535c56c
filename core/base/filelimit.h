#pragma once

#include <QtGlobal>

namespace sluice {

/// Lets this process have `wanted` files open at once, or as many as the system allows it, and says how many it may have
/// from now on. Lowers nothing.
///
/// A program starts with room for about a thousand, and connections are files too. Thread: any.
quint64 raiseFileLimit(quint64 wanted);

} // namespace sluice
