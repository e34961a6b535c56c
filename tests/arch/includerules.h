#pragma once

#include "tests/arch/sourcefile.h"

#include <QSet>

namespace sluice::arch {

/// The rooms of core, lowest first: a room may include itself and those before it, never one after it.
[[nodiscard]] const QStringList &coreRooms();

/// Each include that points up, sideways or past the root, as "path:line: why".
[[nodiscard]] QStringList forbiddenArrows(const SourceFile &file);

/// Each include by which core comes to know Qt Gui, Widgets or anything above them; `guiHeaders` holds the names of
/// those modules' headers, such as "QColor" and "qcolor.h".
[[nodiscard]] QStringList widgetsInCore(const SourceFile &file, const QSet<QString> &guiHeaders);

/// Each Boost.Graph include in a header: such a file takes ten seconds to compile, so it stays in a few `.cpp`.
[[nodiscard]] QStringList graphInHeaders(const SourceFile &file);

} // namespace sluice::arch
