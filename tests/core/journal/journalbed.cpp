#include "tests/core/journal/journalbed.h"

#include "core/journal/memoryjournal.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <vector>

namespace sluice {

namespace {

class MemoryBed final : public JournalBed {
public:
    Result<std::unique_ptr<Journal>> open() override { return MemoryJournal::open(m_disk); }
    std::unique_ptr<JournalReader> reader() override { return std::make_unique<MemoryJournalReader>(m_disk); }
    void crash() override { m_disk.crash(); }
    void damage(RunId run, const QByteArray &) override { m_disk.damage(run); }

private:
    MemoryDisk m_disk;
};

class SqliteBed final : public JournalBed {
public:
    SqliteBed() { m_folders.push_back(std::make_unique<QTemporaryDir>()); }
    Result<std::unique_ptr<Journal>> open() override { return SqliteJournal::open(path()); }
    std::unique_ptr<JournalReader> reader() override
    {
        auto reader = SqliteJournalReader::open(path());
        return reader ? std::move(*reader) : nullptr;
    }
    void crash() override
    {
        const auto before = path();
        m_folders.push_back(std::make_unique<QTemporaryDir>());
        copyJournal(before, path());
    }
    void damage(RunId, const QByteArray &marker) override
    {
        if (!flipByte(path() + QStringLiteral("/.sluice/journal.db"), marker))
            qFatal("the marker is not in the file");
    }

private:
    QString path() const { return m_folders.back()->path(); }

    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
};

} // namespace

std::unique_ptr<JournalBed> memoryBed()
{
    return std::make_unique<MemoryBed>();
}

std::unique_ptr<JournalBed> sqliteBed()
{
    return std::make_unique<SqliteBed>();
}

void copyJournal(const QString &from, const QString &to)
{
    QDir(to).mkpath(QStringLiteral(".sluice"));
    for (const auto &name : {QStringLiteral("/.sluice/journal.db"), QStringLiteral("/.sluice/journal.db-wal")}) {
        if (QFileInfo::exists(from + name))
            QProcess::execute(QStringLiteral("cp"), {from + name, to + name});
    }
}

bool flipByte(const QString &path, const QByteArray &marker)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const auto place = file.readAll().indexOf(marker);
    if (place < 0 || !file.seek(place))
        return false;
    const char flipped = static_cast<char>(marker.front() ^ 0x01);
    return file.seek(place) && file.write(&flipped, 1) == 1;
}

} // namespace sluice
