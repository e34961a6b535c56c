#include "core/journal/ownerlock.h"

#include "core/journal/errors.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

QString lockPath(const QString &folder)
{
    return folder + QStringLiteral("/owner.lock");
}

/// Whether the open file is still the one of that name: its last owner may have removed it meanwhile.
bool isNamed(int file, const QByteArray &path)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.constData(), &named) == 0 && opened.st_ino == named.st_ino
           && opened.st_dev == named.st_dev;
}

bool writeOwner(int file)
{
    const QString program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    const QByteArray text = QByteArray::number(qint64(::getpid())) + '\n' + program.toUtf8() + '\n'
                            + QSysInfo::machineHostName().toUtf8() + '\n';
    return ::ftruncate(file, 0) == 0 && ::pwrite(file, text.constData(), static_cast<std::size_t>(text.size()), 0) > 0;
}

tl::unexpected<Error> owned(const QString &folder)
{
    const auto owner = OwnerLock::writtenIn(folder).value_or(OwnerLock::Owner());
    return failure(errors::kJournalOwned, {{QStringLiteral("path"), folder},
                                           {QStringLiteral("pid"), QString::number(owner.pid)},
                                           {QStringLiteral("host"), owner.host},
                                           {QStringLiteral("program"), owner.program}});
}

} // namespace

OwnerLock::OwnerLock(QByteArray path, int file)
    : m_path(std::move(path))
    , m_file(file)
{
}

OwnerLock::~OwnerLock()
{
    ::unlink(m_path.constData()); // while the lock is still held, so it is this program's file
    ::close(m_file);
}

Result<std::unique_ptr<OwnerLock>> OwnerLock::take(const QString &folder)
{
    const QByteArray path = QFile::encodeName(lockPath(folder));
    for (;;) {
        const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0)
            return failure(errors::kJournalFolderUnwritable, {{QStringLiteral("path"), folder}});
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const bool isTaken = errno == EWOULDBLOCK;
            ::close(file);
            if (isTaken)
                return owned(folder);
            return failure(errors::kJournalFolderUnwritable, {{QStringLiteral("path"), folder}});
        }
        if (!isNamed(file, path)) { // its owner ended just now
            ::close(file);
            continue;
        }
        std::unique_ptr<OwnerLock> lock(new OwnerLock(path, file));
        if (writeOwner(file))
            return lock;
        return failure(errors::kJournalFolderUnwritable, {{QStringLiteral("path"), folder}});
    }
}

std::optional<OwnerLock::Owner> OwnerLock::writtenIn(const QString &folder)
{
    QFile file(lockPath(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (lines.size() < 4)
        return std::nullopt;
    return Owner{lines[0].toLongLong(), lines[1], lines[2]};
}

} // namespace sluice
