#pragma once

#include <QtGlobal>

#include <string>

struct sqlite3_file;

namespace sluice {

/// What SQLite asks of the disk.
enum class VfsCall : quint8 { Open, Delete, Read, Write, Truncate, Sync, FileSize, Lock, ShmMap, ShmLock };
inline constexpr int kVfsCalls = 10;

/// Which file of a database a call is about.
enum class VfsFile : quint8 { Main, Log, Journal, Other };

/// One call, with what it is given.
struct VfsAccess {
    VfsCall call = VfsCall::Open;
    VfsFile file = VfsFile::Other;
    std::string path;
    const void *bytes = nullptr; ///< of Write
    int count = 0;               ///< of Read and Write
    qint64 offset = 0;           ///< of Read and Write; of Truncate: the size
    sqlite3_file *real = nullptr;
};

/// Lies between SQLite and the real disk for all databases of this program that are opened while it lives, so that what
/// is tested is the real journal. One at a time.
/// Thread: the hooks are called on each thread that uses SQLite.
class HookedVfs {
public:
    HookedVfs();
    virtual ~HookedVfs();
    HookedVfs(const HookedVfs &) = delete;
    HookedVfs &operator=(const HookedVfs &) = delete;

    /// The code that the call fails with, before anything is done; 0: it is done.
    [[nodiscard]] virtual int before(const VfsAccess &access) = 0;
    /// The call was done.
    virtual void after(const VfsAccess &access) = 0;
    /// Whether a flush, once `before` let it pass, reaches the disk. Tests that only watch flushes are quicker without.
    [[nodiscard]] virtual bool flushesReally() const { return true; }
};

/// The size of a file behind a call.
[[nodiscard]] qint64 sizeBehind(const VfsAccess &access);

} // namespace sluice
