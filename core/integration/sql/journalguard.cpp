#include "core/integration/sql/journalguard.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <sys/stat.h>

namespace sluice {

namespace {

using Identity = std::pair<dev_t, ino_t>;

std::optional<Identity> identityOf(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return Identity(found.st_dev, found.st_ino);
}

/// The path with the links of its folder resolved, since the file itself may not exist yet.
QString placeOf(const QString &path)
{
    const QFileInfo file(path);
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? file.absolutePath() : folder) + u'/' + file.fileName();
}

} // namespace

bool isJournalFile(const QString &path, const QString &journal)
{
    if (path.isEmpty() || journal.isEmpty())
        return false;
    constexpr std::array kEndings{QLatin1StringView(""), QLatin1StringView("-wal"), QLatin1StringView("-shm"),
                                  QLatin1StringView("-journal")};
    const auto identity = identityOf(path);
    const QString place = placeOf(path);
    return std::any_of(kEndings.begin(), kEndings.end(), [&](QLatin1StringView ending) {
        const QString guarded = journal + ending;
        return placeOf(guarded) == place || (identity && identity == identityOf(guarded));
    });
}

} // namespace sluice
