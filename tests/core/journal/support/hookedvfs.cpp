#include "tests/core/journal/support/hookedvfs.h"

#include <sqlite3.h>

#include <cstring>

namespace sluice {

namespace {

HookedVfs *hooks = nullptr;
sqlite3_vfs *realVfs = nullptr;
sqlite3_vfs hookedVfs;

/// What SQLite gets as a file; the real one lies behind it in the same memory.
struct HookedFile {
    sqlite3_file base;
    VfsFile kind;
    std::string *path;
};

constexpr int kHookedSize = (sizeof(HookedFile) + 15) / 16 * 16;

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + kHookedSize);
}

VfsAccess accessOf(VfsCall call, sqlite3_file *file)
{
    const auto *hooked = reinterpret_cast<HookedFile *>(file);
    VfsAccess access;
    access.call = call;
    access.file = hooked->kind;
    access.path = *hooked->path;
    access.real = real(file);
    return access;
}

template <typename Work>
int hook(const VfsAccess &access, Work &&work)
{
    if (const int refused = hooks->before(access); refused != SQLITE_OK)
        return refused;
    const int outcome = work();
    if (outcome == SQLITE_OK)
        hooks->after(access);
    return outcome;
}

int closeFile(sqlite3_file *file)
{
    auto *hooked = reinterpret_cast<HookedFile *>(file);
    const int outcome = real(file)->pMethods->xClose(real(file));
    delete hooked->path;
    hooked->path = nullptr;
    return outcome;
}

int readFile(sqlite3_file *file, void *to, int count, sqlite3_int64 offset)
{
    auto access = accessOf(VfsCall::Read, file);
    access.count = count;
    access.offset = offset;
    return hook(access, [&] { return real(file)->pMethods->xRead(real(file), to, count, offset); });
}

int writeFile(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    auto access = accessOf(VfsCall::Write, file);
    access.bytes = bytes;
    access.count = count;
    access.offset = offset;
    return hook(access, [&] { return real(file)->pMethods->xWrite(real(file), bytes, count, offset); });
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    auto access = accessOf(VfsCall::Truncate, file);
    access.offset = size;
    return hook(access, [&] { return real(file)->pMethods->xTruncate(real(file), size); });
}

int syncFile(sqlite3_file *file, int flags)
{
    return hook(accessOf(VfsCall::Sync, file),
                [&] { return hooks->flushesReally() ? real(file)->pMethods->xSync(real(file), flags) : SQLITE_OK; });
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    return hook(accessOf(VfsCall::FileSize, file), [&] { return real(file)->pMethods->xFileSize(real(file), size); });
}

int lockFile(sqlite3_file *file, int level)
{
    return hook(accessOf(VfsCall::Lock, file), [&] { return real(file)->pMethods->xLock(real(file), level); });
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **at)
{
    return hook(accessOf(VfsCall::ShmMap, file),
                [&] { return real(file)->pMethods->xShmMap(real(file), region, size, extend, at); });
}

int lockShared(sqlite3_file *file, int offset, int n, int flags)
{
    const auto lock = [&] { return real(file)->pMethods->xShmLock(real(file), offset, n, flags); };
    // Letting go cannot fail: nobody could do anything about it.
    return (flags & SQLITE_SHM_UNLOCK) != 0 ? lock() : hook(accessOf(VfsCall::ShmLock, file), lock);
}

const sqlite3_io_methods &methods()
{
    static const sqlite3_io_methods made = [] {
        sqlite3_io_methods m;
        std::memset(&m, 0, sizeof m);
        m.iVersion = 2;
        m.xClose = closeFile;
        m.xRead = readFile;
        m.xWrite = writeFile;
        m.xTruncate = truncateFile;
        m.xSync = syncFile;
        m.xFileSize = sizeOfFile;
        m.xLock = lockFile;
        m.xUnlock = [](sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); };
        m.xCheckReservedLock = [](sqlite3_file *f, int *out) {
            return real(f)->pMethods->xCheckReservedLock(real(f), out);
        };
        m.xFileControl = [](sqlite3_file *f, int op, void *arg) {
            return real(f)->pMethods->xFileControl(real(f), op, arg);
        };
        m.xSectorSize = [](sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); };
        m.xDeviceCharacteristics = [](sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); };
        m.xShmMap = mapShared;
        m.xShmLock = lockShared;
        m.xShmBarrier = [](sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); };
        m.xShmUnmap = [](sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); };
        return m;
    }();
    return made;
}

VfsFile kindOf(int flags)
{
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
        return VfsFile::Main;
    if ((flags & SQLITE_OPEN_WAL) != 0)
        return VfsFile::Log;
    return (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 ? VfsFile::Journal : VfsFile::Other;
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    VfsAccess access;
    access.file = kindOf(flags);
    access.path = name ? name : "";
    access.real = real(file);
    return hook(access, [&] {
        const int outcome = realVfs->xOpen(realVfs, name, real(file), flags, outFlags);
        if (outcome == SQLITE_OK) {
            auto *hooked = reinterpret_cast<HookedFile *>(file);
            hooked->kind = access.file;
            hooked->path = new std::string(access.path);
            file->pMethods = &methods();
        }
        return outcome;
    });
}

int deleteFile(sqlite3_vfs *, const char *name, int flushFolder)
{
    VfsAccess access;
    access.call = VfsCall::Delete;
    access.path = name;
    return hook(access, [&] { return realVfs->xDelete(realVfs, name, hooks->flushesReally() ? flushFolder : 0); });
}

} // namespace

HookedVfs::HookedVfs()
{
    if (hooks)
        qFatal("there is a hooked disk already");
    hooks = this;
    realVfs = sqlite3_vfs_find(nullptr);
    hookedVfs = *realVfs;
    hookedVfs.zName = "hooked";
    hookedVfs.szOsFile = kHookedSize + realVfs->szOsFile;
    hookedVfs.xOpen = openFile;
    hookedVfs.xDelete = deleteFile;
    sqlite3_vfs_register(&hookedVfs, 1);
}

HookedVfs::~HookedVfs()
{
    sqlite3_vfs_unregister(&hookedVfs);
    sqlite3_vfs_register(realVfs, 1);
    hooks = nullptr;
}

qint64 sizeBehind(const VfsAccess &access)
{
    sqlite3_int64 size = 0;
    return access.real->pMethods->xFileSize(access.real, &size) == SQLITE_OK ? size : 0;
}

} // namespace sluice
