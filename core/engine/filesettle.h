#pragma once

#include "core/engine/filewatch.h"

#include <QHash>

namespace sluice {

/// Tells which files of a folder have stood still long enough to be whole, by looking at it again and again. Of files that
/// are written slowly this is a guess, the best without the help of who writes them. A value over points in time.
class FileSettle {
public:
    /// All files of the folder as they are now; marks those that are settled. True: some are not.
    bool look(std::vector<FoundFile> &files, MonoTime now, Milliseconds settle);

private:
    struct Seen {
        qint64 size = 0;
        WallTime modified{};
        MonoTime since{};
    };
    QHash<QString, Seen> m_seen; ///< by name
};

} // namespace sluice
