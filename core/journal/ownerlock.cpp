#include "core/journal/ownerlock.h"

#include "core/journal/errors.h"

#include <QFile>
#include <QSysInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

// QLockFile judges a lock by process number and name, and both may be taken again. What it also holds is an advisory
// lock on the file, and that ends with the process, whatever becomes of the number.
bool removeIfAbandoned(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    bool removed = false;
    struct stat opened {};
    struct stat named {};
    // The name may belong to a new file by now: someone else may have been here first.
    if (::flock(file, LOCK_EX | LOCK_NB) == 0 && ::fstat(file, &opened) == 0 && ::stat(path.constData(), &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev)
        removed = ::unlink(path.constData()) == 0;
    ::close(file);
    return removed;
}

} // namespace

OwnerLock::OwnerLock(const QString &path)
    : m_file(path)
{
    m_file.setStaleLockTime(0);
}

Result<std::unique_ptr<OwnerLock>> OwnerLock::take(const QString &folder)
{
    const auto path = folder + QStringLiteral("/owner.lock");
    std::unique_ptr<OwnerLock> lock(new OwnerLock(path));
    if (lock->m_file.tryLock(0))
        return lock;
    if (lock->m_file.error() != QLockFile::LockFailedError)
        return failure(errors::kJournalFolderUnwritable, {{QStringLiteral("path"), folder}});

    qint64 pid = 0;
    QString host;
    QString program;
    lock->m_file.getLockInfo(&pid, &host, &program);
    if (host == QSysInfo::machineHostName() && removeIfAbandoned(QFile::encodeName(path)) && lock->m_file.tryLock(0))
        return lock;
    return failure(errors::kJournalOwned, {{QStringLiteral("path"), folder},
                                           {QStringLiteral("pid"), QString::number(pid)},
                                           {QStringLiteral("host"), host},
                                           {QStringLiteral("program"), program}});
}

} // namespace sluice
