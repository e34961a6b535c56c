#include "tests/core/journal/support/crashimages.h"

#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <algorithm>

namespace sluice {

namespace {

constexpr SqliteJournalOptions kSmall{.checkpointPages = 40, .freePagesKept = 2};
constexpr SqliteJournalOptions kReserved{.checkpointPages = 40, .freePagesKept = 2, .reservesLog = true};
constexpr int kAppendsBetweenRetention = 8;
const Retention kKeepFew{{std::nullopt, 2}, samples::at(0)};

/// A folder for an image; in memory where there is a place for that.
QString imageTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/sluice-image-XXXXXX");
}

std::unique_ptr<SqliteJournal> openIn(const QString &folder, quint32 seed)
{
    auto journal = SqliteJournal::open(folder, seed % 2 ? kReserved : kSmall);
    if (!journal)
        qFatal("%s", qPrintable(journal.error().code + u' ' + journal.error().detail));
    return std::move(*journal);
}

QString troubleOf(const QString &what, const Error &error)
{
    return what + QStringLiteral(": ") + error.code + u' ' + error.detail;
}

QString integrityOf(const QString &folder)
{
    try {
        SQLite::Database database((folder + QStringLiteral("/.sluice/journal.db")).toStdString());
        const auto found = database.execAndGet("PRAGMA integrity_check").getString();
        return found == "ok" ? QString() : QStringLiteral("integrity: ") + QString::fromStdString(found);
    } catch (const SQLite::Exception &exception) {
        return QStringLiteral("integrity: ") + QString::fromUtf8(exception.what());
    }
}

/// Checks what recovery gives to the engine.
QString differenceInUnfinished(SqliteJournal &journal, const JournalModel &model)
{
    std::size_t found = 0;
    bool isEqual = true;
    const auto taken = journal.unfinishedRuns([&](const StoredRun &run) {
        ++found;
        const auto known = model.events.find(run.summary.id);
        isEqual = isEqual && known != model.events.end() && known->second == run.events;
    });
    if (!taken)
        return troubleOf(QStringLiteral("unfinished runs"), taken.error());
    const auto expected = std::ranges::count_if(model.runs, [](const auto &run) { return !isFinal(run.second.state); });
    return isEqual && static_cast<std::ptrdiff_t>(found) == expected ? QString() : QStringLiteral("unfinished runs");
}

QString goesOn(SqliteJournal &journal, JournalReader &reader, JournalModel model)
{
    const auto next = journal.nextRun();
    if (!next || (!model.runs.empty() && *next <= model.runs.rbegin()->first))
        return QStringLiteral("the next run");
    auto batch = samples::newRun(number(*next), QStringLiteral("sync"), '"' + QByteArray(70'000, 'n') + '"');
    for (const auto &[id, run] : model.runs) {
        if (!isFinal(run.state))
            batch.frames.push_back(
                samples::frame(number(id), model.events.at(id).size(), {samples::succeeded(0, "1")}));
    }
    if (const auto written = journal.append({batch}); !written)
        return troubleOf(QStringLiteral("going on"), written.error());
    model.take(batch);
    const auto page = reader.runs({}, {0, 1});
    const auto run = reader.run(*next);
    const bool isThere = page && page->total == model.runs.size() && page->rows.front().id == *next && run
                         && run->events == model.events.at(*next);
    return isThere ? QString() : QStringLiteral("what was appended after the crash");
}

QString whatIsWrongIn(const QString &folder, const JournalModel &acknowledged, const JournalModel &begun, quint32 seed)
{
    auto journal = SqliteJournal::open(folder, seed / 2 % 2 ? kReserved : kSmall);
    if (!journal)
        return troubleOf(QStringLiteral("opening"), journal.error());
    auto reader = SqliteJournalReader::open(folder);
    if (!reader)
        return troubleOf(QStringLiteral("reading"), reader.error());
    const auto found = readModel(**reader);
    if (!found)
        return troubleOf(QStringLiteral("reading"), found.error());
    if (*found != acknowledged && *found != begun)
        return QStringLiteral("what was acknowledged");
    if (auto wrong = differenceInLists(**reader, *found, {seed % 5, 5}); !wrong.isEmpty())
        return wrong;
    if (auto wrong = differenceInUnfinished(**journal, *found); !wrong.isEmpty())
        return wrong;
    if (auto wrong = integrityOf(folder); !wrong.isEmpty())
        return wrong;
    return goesOn(**journal, **reader, *found);
}

void recordRetention(SqliteJournal &journal, const RecordingVfs &disk, RecordedWork &work, JournalModel &model)
{
    for (bool isDone = false; !isDone;) {
        const auto slice = journal.retain(kKeepFew, [](RunId) { return true; });
        if (!slice)
            qFatal("%s", qPrintable(slice.error().code));
        isDone = slice->isDone;
        model.forget(slice->removed);
        if (work.acknowledged.back().operations != disk.count())
            work.acknowledged.push_back({disk.count(), model});
    }
}

} // namespace

void writeImage(const QString &folder, const std::map<std::string, QByteArray> &image)
{
    QDir(folder).mkpath(QStringLiteral(".sluice"));
    for (const auto &[name, content] : image) {
        QFile file(folder + QStringLiteral("/.sluice/") + QString::fromStdString(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the image cannot be written");
    }
}

RecordedWork recordWork(quint32 seed, int appends, bool dropFlushes)
{
    const QTemporaryDir folder(imageTemplate());
    RecordedWork work;
    RecordingVfs disk;
    if (dropFlushes)
        disk.dropFlushes();
    JournalModel model;
    HistoryMaker maker(seed);
    work.acknowledged.push_back({0, model});
    auto journal = openIn(folder.path(), seed);
    for (int i = 1; i <= appends; ++i) {
        if (const auto written = journal->append({maker.next(model)}); !written)
            qFatal("%s", qPrintable(written.error().code));
        work.acknowledged.push_back({disk.count(), model});
        if (i % kAppendsBetweenRetention == 0)
            recordRetention(*journal, disk, work, model);
        if (i % (appends / 3) == 0) {
            journal->closeCleanly();
            journal.reset();
            journal = openIn(folder.path(), seed);
        }
    }
    work.operations = disk.record();
    return work;
}

QString whatIsWrongAfterCrash(const RecordedWork &work, std::size_t count, quint32 seed)
{
    const auto next = std::ranges::upper_bound(work.acknowledged, count, {}, &RecordedWork::Acknowledged::operations);
    const auto &acknowledged = *std::prev(next);
    const auto &begun = next == work.acknowledged.end() ? acknowledged : *next;
    const QTemporaryDir folder(imageTemplate());
    writeImage(folder.path(), imageAfterCrash(work.operations, count, seed));
    const QuickVfs disk;
    return whatIsWrongIn(folder.path(), acknowledged.model, begun.model, seed);
}

} // namespace sluice
