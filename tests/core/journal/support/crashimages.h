#pragma once

#include "tests/core/journal/support/journalmodel.h"
#include "tests/core/journal/support/recordingvfs.h"

namespace sluice {

/// What the disk underwent while a journal worked, and what the journal had acknowledged on the way.
struct RecordedWork {
    struct Acknowledged {
        std::size_t operations = 0; ///< when it was acknowledged
        JournalModel model;
    };
    std::vector<DiskOperation> operations;
    std::vector<Acknowledged> acknowledged; ///< in order
};

/// Lays an image where a workspace has its journal.
void writeImage(const QString &folder, const std::map<std::string, QByteArray> &image);

/// Lets the real journal work for `appends` transactions, with checkpoints, retention and clean ends between, and
/// records it.
[[nodiscard]] RecordedWork recordWork(quint32 seed, int appends, bool dropFlushes);

/// Builds what a crash after `count` operations leaves, opens it with the real journal and checks it: all that was
/// acknowledged is there, and of what was not only whole transactions; lists equal the fold; SQLite finds the file sound;
/// the journal goes on. Says what is wrong; empty: nothing.
[[nodiscard]] QString whatIsWrongAfterCrash(const RecordedWork &work, std::size_t count, quint32 seed);

} // namespace sluice
