#pragma once

#include "tests/core/journal/support/hookedvfs.h"

#include <QByteArray>

#include <map>
#include <mutex>
#include <vector>

namespace sluice {

/// Something that the files of a database underwent.
struct DiskOperation {
    enum class Kind : quint8 { Create, Delete, Write, Truncate, Sync };
    Kind kind = Kind::Write;
    int file = 0;      ///< which file, from 0; a file made anew under the same name is another one
    std::string name;  ///< of Create and Delete: without its folder
    qint64 offset = 0; ///< of Write; of Truncate: the size
    QByteArray bytes;  ///< of Write
};

/// Writes down each write, truncation, flush, creation and deletion of database, log and rollback journal, in order, while
/// the real journal works. Nothing is flushed really: what a crash leaves is built from the record.
class RecordingVfs final : public HookedVfs {
public:
    /// From now on flushes are left out of the record, as if `synchronous` were off.
    void dropFlushes() { m_dropsFlushes = true; }

    [[nodiscard]] std::vector<DiskOperation> record() const;
    /// The number of operations so far.
    [[nodiscard]] std::size_t count() const;

    [[nodiscard]] int before(const VfsAccess &) override { return 0; }
    void after(const VfsAccess &access) override;
    [[nodiscard]] bool flushesReally() const override { return false; }

private:
    mutable std::mutex m_mutex;
    std::vector<DiskOperation> m_record;
    std::map<std::string, int> m_files; ///< those that there are, by path
    int m_nextFile = 0;
    bool m_dropsFlushes = false;
};

/// The disk of a test that opens images: as quick as can be.
class QuickVfs final : public HookedVfs {
public:
    [[nodiscard]] int before(const VfsAccess &) override { return 0; }
    void after(const VfsAccess &) override {}
    [[nodiscard]] bool flushesReally() const override { return false; }
};

/// What is on disk, by file name, after a crash that came after the first `count` operations of a record.
///
/// What was flushed is there. What was written to a file since its last flush is there as a whole, not at all, or, by
/// chance, operation for operation: kept, dropped or torn at sectors of 512 bytes. Files made or deleted since the folder
/// was last flushed are or are not, in order.
[[nodiscard]] std::map<std::string, QByteArray> imageAfterCrash(const std::vector<DiskOperation> &record,
                                                                std::size_t count, quint32 seed);

} // namespace sluice
