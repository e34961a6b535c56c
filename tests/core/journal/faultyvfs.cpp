#include "tests/core/journal/faultyvfs.h"

#include <sqlite3.h>

#include <cstring>

namespace sluice {

namespace {

std::atomic<bool> isFull = false;
std::atomic<bool> failsFlushes = false;
std::atomic<quint64> flushesOfLogs = 0;
sqlite3_vfs *realVfs = nullptr;
sqlite3_vfs faultyVfs;

/// What SQLite gets as a file; the real one lies behind it in the same memory.
struct FaultyFile {
    sqlite3_file base;
    bool isLog;
};

constexpr int kFileSize = (sizeof(FaultyFile) + 15) / 16 * 16;

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + kFileSize);
}

int writeFile(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    sqlite3_int64 size = 0;
    if (isFull && real(file)->pMethods->xFileSize(real(file), &size) == SQLITE_OK && offset + count > size)
        return SQLITE_FULL;
    return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

int syncFile(sqlite3_file *file, int flags)
{
    if (failsFlushes)
        return SQLITE_IOERR_FSYNC;
    if (reinterpret_cast<FaultyFile *>(file)->isLog)
        ++flushesOfLogs;
    return real(file)->pMethods->xSync(real(file), flags);
}

const sqlite3_io_methods &methods()
{
    static const sqlite3_io_methods made = [] {
        sqlite3_io_methods m;
        std::memset(&m, 0, sizeof m);
        m.iVersion = 2;
        m.xClose = [](sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); };
        m.xRead = [](sqlite3_file *f, void *to, int count, sqlite3_int64 offset) {
            return real(f)->pMethods->xRead(real(f), to, count, offset);
        };
        m.xWrite = writeFile;
        m.xTruncate = [](sqlite3_file *f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); };
        m.xSync = syncFile;
        m.xFileSize = [](sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); };
        m.xLock = [](sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); };
        m.xUnlock = [](sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); };
        m.xCheckReservedLock = [](sqlite3_file *f, int *out) {
            return real(f)->pMethods->xCheckReservedLock(real(f), out);
        };
        m.xFileControl = [](sqlite3_file *f, int op, void *arg) {
            return real(f)->pMethods->xFileControl(real(f), op, arg);
        };
        m.xSectorSize = [](sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); };
        m.xDeviceCharacteristics = [](sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); };
        m.xShmMap = [](sqlite3_file *f, int region, int size, int extend, void volatile **at) {
            return real(f)->pMethods->xShmMap(real(f), region, size, extend, at);
        };
        m.xShmLock = [](sqlite3_file *f, int offset, int n, int flags) {
            return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
        };
        m.xShmBarrier = [](sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); };
        m.xShmUnmap = [](sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); };
        return m;
    }();
    return made;
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    const int outcome = realVfs->xOpen(realVfs, name, real(file), flags, outFlags);
    if (outcome == SQLITE_OK) {
        reinterpret_cast<FaultyFile *>(file)->isLog = (flags & SQLITE_OPEN_WAL) != 0;
        file->pMethods = &methods();
    }
    return outcome;
}

} // namespace

FaultyVfs::FaultyVfs()
{
    isFull = false;
    failsFlushes = false;
    flushesOfLogs = 0;
    realVfs = sqlite3_vfs_find(nullptr);
    faultyVfs = *realVfs;
    faultyVfs.zName = "faulty";
    faultyVfs.szOsFile = kFileSize + realVfs->szOsFile;
    faultyVfs.xOpen = openFile;
    sqlite3_vfs_register(&faultyVfs, 1);
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(&faultyVfs);
    sqlite3_vfs_register(realVfs, 1);
}

void FaultyVfs::fill(bool full)
{
    isFull = full;
}

void FaultyVfs::failFlushes(bool fails)
{
    failsFlushes = fails;
}

quint64 FaultyVfs::logFlushes() const
{
    return flushesOfLogs;
}

} // namespace sluice
