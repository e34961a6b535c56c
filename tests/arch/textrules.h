#pragma once

#include "tests/arch/sourcefile.h"

namespace sluice::arch {

/// A longer file is a class that is still missing; a test may be a longer list of claims.
inline constexpr int kMaxLines = 400;
inline constexpr int kMaxTestLines = 500;

/// Each mutex, thread, atomic or sleep under `ui/`, as "path:line: why"; so for all that follow.
[[nodiscard]] QStringList threadsInUi(const SourceFile &file);

/// Each event loop that starts inside another one, under `ui/` and `core/`: `exec()` of a dialog or a menu, the static
/// functions of dialogs that call it, QEventLoop and processEvents. `QDrag::exec` is let through, as Qt has no other
/// way to drag; it is told by its argument, a drop action.
[[nodiscard]] QStringList nestedLoops(const SourceFile &file);

/// Each `instance()` that is not one of Qt's own: references come in through constructors.
[[nodiscard]] QStringList singletons(const SourceFile &file);

/// Each sleep in a test: tests wait for a condition, or move a fake clock.
[[nodiscard]] QStringList sleepsInTests(const SourceFile &file);

/// A file of more than `kMaxLines` lines: a class is still missing in it.
[[nodiscard]] QStringList overlong(const SourceFile &file);

/// A file whose name is not in lower case.
[[nodiscard]] QStringList misnamed(const SourceFile &file);

} // namespace sluice::arch
