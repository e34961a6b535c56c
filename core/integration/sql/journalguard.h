#pragma once

#include <QString>

namespace sluice {

/// Whether `path` leads to the workspace's journal or to one of its companions (-wal, -shm, -journal).
///
/// Compared by device and inode, so that links and other spellings do not help, and by name for companions that do not
/// exist yet. Nothing in the process may open these files by other means: closing any descriptor of the file drops the
/// journal's POSIX locks. That is also why this looks at names and inodes only, and opens nothing.
/// Thread: any. An empty `journal` guards nothing.
[[nodiscard]] bool isJournalFile(const QString &path, const QString &journal);

} // namespace sluice
