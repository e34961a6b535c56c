#include "core/journal/sqlitefilemarks.h"
#include "core/journal/sqlitejournal.h"

#include "core/journal/errors.h"
#include "core/journal/ownerlock.h"
#include "core/journal/sqlitealerts.h"
#include "core/journal/sqlitearmings.h"
#include "core/journal/sqliteerror.h"
#include "core/journal/sqliteholds.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliteschema.h"
#include "core/journal/sqlitewriter.h"
#include "core/run/errors.h"

#include <QDir>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>

#include <map>

namespace sluice {

namespace {

/// A first frame of at most so many bytes lies in the row of its run, which is written anew when the run's state changes.
constexpr qsizetype kMostInRow = 1024;

} // namespace

SqliteJournal::SqliteJournal(QString path, std::unique_ptr<OwnerLock> lock, SqliteJournalOptions options)
    : m_path(std::move(path))
    , m_options(options)
    , m_lock(std::move(lock))
{
}

SqliteJournal::~SqliteJournal() = default;

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const QString &workspaceDir, SqliteJournalOptions options)
{
    const auto folder = journalFolder(workspaceDir);
    if (!QDir().mkpath(folder))
        return failure(errors::kJournalFolderUnwritable, {{QStringLiteral("path"), workspaceDir}});
    auto lock = OwnerLock::take(folder);
    if (!lock)
        return tl::unexpected(lock.error());
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(journalPath(workspaceDir), std::move(*lock), options));
    auto opened = journal->connect(true).and_then([&] {
        return guarded(journal->m_path, [&]() -> Result<void> {
            journal->m_endedUncleanly = !journal->m_writer->isMarkedClean();
            journal->m_writer->markClean(false);
            journal->m_acknowledged = journal->m_writer->marks();
            return {};
        });
    });
    if (!opened)
        return tl::unexpected(opened.error());
    return journal;
}

Result<void> SqliteJournal::connect(bool create)
{
    auto database = openWriter(m_path, create);
    if (!database)
        return tl::unexpected(database.error());
    return guarded(m_path, [&]() -> Result<void> {
        m_writer = std::make_unique<SqliteWriter>(std::move(*database), m_options);
        return {};
    });
}

Result<void> SqliteJournal::append(const std::vector<JournalBatch> &batches)
{
    if (auto open = checkOpen(); !open)
        return open;
    m_attempted = m_acknowledged;
    m_repeats.clear();
    auto written = guarded(m_path, [&] { return write(batches); });
    if (!written) {
        m_failed = written.error();
        return written;
    }
    m_acknowledged = m_attempted;
    for (const auto id : m_over)
        m_ends.erase(id);
    m_over.clear();
    m_writer->checkpointIfDue();
    return {};
}

Result<void> SqliteJournal::write(const std::vector<JournalBatch> &batches)
{
    SQLite::Transaction transaction(m_writer->database(), SQLite::TransactionBehavior::IMMEDIATE);
    for (const auto &batch : batches) {
        if (auto written = write(batch); !written)
            return written;
    }
    m_writer->finishWriting();
    transaction.commit();
    return {};
}

Result<void> SqliteJournal::write(const JournalBatch &batch)
{
    for (const auto &version : batch.versions)
        m_writer->write(version);
    if (auto written = writeRuns(batch); !written)
        return written;
    for (const auto &letter : batch.letters)
        m_writer->write(letter);
    for (const auto &entry : batch.audit) {
        m_writer->write(entry);
        ++m_attempted.audit;
    }
    for (const auto &event : batch.events) {
        m_writer->write(event);
        ++m_attempted.topicEvents;
    }
    for (const auto &frame : batch.jobs)
        m_writer->write(frame);
    for (const auto &record : batch.holds)
        writeHold(m_writer->database(), record);
    for (const auto &record : batch.breakers)
        m_writer->write(record);
    for (const auto &hook : batch.hooks) {
        if (m_writer->write(hook))
            m_attempted.hooks = hook.receipt;
        else
            m_repeats.push_back(hook.receipt);
    }
    for (const auto &end : batch.hookEnds)
        m_writer->write(end);
    for (const auto &record : batch.armings)
        writeArming(m_writer->database(), record);
    for (const auto &record : batch.alerts)
        writeAlert(m_writer->database(), record);
    for (const auto &mark : batch.files)
        writeFileMark(m_writer->database(), mark);
    return {};
}

Result<void> SqliteJournal::writeRuns(const JournalBatch &batch)
{
    auto frame = batch.frames.begin();
    for (const auto &run : batch.runs) {
        if (isFinal(run.state))
            m_over.push_back(number(run.id));
        if (m_writer->change(run))
            continue;
        // The frames come in the order of the runs.
        while (frame != batch.frames.end() && frame->run != run.id) {
            if (auto written = writeFrame(*frame++); !written)
                return written;
        }
        const bool hasFirst = frame != batch.frames.end() && frame->first == 0;
        if (auto written = writeNewRun(run, hasFirst ? &*frame++ : nullptr); !written)
            return written;
    }
    for (; frame != batch.frames.end(); ++frame) {
        if (auto written = writeFrame(*frame); !written)
            return written;
    }
    return {};
}

Result<void> SqliteJournal::writeNewRun(const RunSummary &run, const Frame *first)
{
    m_attempted.runs = std::max(m_attempted.runs, number(run.id));
    if (m_writer->isAfterAll(run.id))
        m_ends.try_emplace(number(run.id)); // spares the question where its chain ends
    if (!first || first->events.empty()) {
        m_writer->writeNew(run, nullptr);
        return {};
    }
    const auto stored = store(*first);
    if (!stored)
        return tl::unexpected(stored.error());
    const bool fits = stored->data.size() <= kMostInRow;
    m_writer->writeNew(run, fits ? &*stored : nullptr);
    if (!fits)
        write(run.id, *stored);
    return {};
}

Result<void> SqliteJournal::writeFrame(const Frame &frame)
{
    if (frame.events.empty())
        return {};
    const auto stored = store(frame);
    if (!stored)
        return tl::unexpected(stored.error());
    write(frame.run, *stored);
    return {};
}

Result<StoredFrame> SqliteJournal::store(const Frame &frame)
{
    return storeFrame(frame, chainEnd(frame.run), [&](const QByteArray &hash, const Payload &payload) {
        m_writer->writePayload(frame.run, hash, payload);
    });
}

void SqliteJournal::write(RunId run, const StoredFrame &frame)
{
    m_writer->write(run, frame);
    ++m_attempted.events;
}

ChainEnd &SqliteJournal::chainEnd(RunId run)
{
    const auto known = m_ends.find(number(run));
    if (known != m_ends.end())
        return known->second;
    return m_ends.emplace(number(run), m_writer->history().chainEnd(run)).first->second;
}

Result<FailedAppend> SqliteJournal::reopen()
{
    m_writer.reset();
    m_ends.clear();
    m_over.clear();
    auto outcome = connect(false).and_then([this] { return guarded(m_path, [this] { return compareWithDisk(); }); });
    if (!outcome) {
        m_writer.reset();
        return outcome;
    }
    const bool hadFailed = m_failed.has_value();
    m_failed.reset();
    return hadFailed ? outcome : FailedAppend::None;
}

Result<FailedAppend> SqliteJournal::compareWithDisk()
{
    const auto marks = m_writer->marks();
    if (marks.runs < m_acknowledged.runs || marks.events < m_acknowledged.events || marks.audit < m_acknowledged.audit
        || marks.topicEvents < m_acknowledged.topicEvents || marks.hooks < m_acknowledged.hooks)
        return failure(errors::kJournalCorrupt, {{QStringLiteral("path"), m_path}},
                       QStringLiteral("event %1 of %2").arg(marks.events).arg(m_acknowledged.events));
    // A transaction is there as a whole or not at all. One that moved no mark may be written twice without harm.
    const bool isThere = marks != m_acknowledged;
    m_acknowledged = marks;
    return isThere ? FailedAppend::Durable : FailedAppend::Lost;
}

Result<void> SqliteJournal::checkOpen() const
{
    if (m_failed)
        return tl::unexpected(*m_failed);
    if (!m_writer)
        return failure(errors::kJournalIo, {{QStringLiteral("path"), m_path}}, QStringLiteral("closed"));
    return {};
}

Result<RunId> SqliteJournal::nextRun()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path, [this]() -> Result<RunId> {
        const auto last = m_writer->database().execAndGet(
            "SELECT max(coalesce((SELECT max(id) FROM runs), 0), coalesce((SELECT max(run) FROM events), 0))");
        return RunId{static_cast<quint64>(last.getInt64()) + 1};
    });
}

Result<std::vector<UnreadableRun>> SqliteJournal::unfinishedRuns(const std::function<void(StoredRun)> &take)
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    std::vector<UnreadableRun> unreadable;
    const auto taken = guarded(m_path, [&]() -> Result<void> {
        // One state for all of them: else each statement would take and give back its locks.
        SQLite::Transaction transaction(m_writer->database(), SQLite::TransactionBehavior::DEFERRED);
        // Runs of one version, and there may be very many, share its workflow.
        std::map<std::pair<QByteArray, QString>, Result<Workflow>> workflows;
        for (const auto &summary : unfinishedSummaries()) {
            const auto [place, isNew] = workflows.try_emplace(
                {versionKey(summary.content, summary.version), summary.workflow}, Workflow{});
            auto &workflow = place->second;
            if (isNew)
                workflow = guarded(m_path, [&] { return m_writer->history().workflow(summary); });
            // A page that SQLite cannot read costs the runs that lie on it, not the others.
            auto stored = guarded(m_path, [&]() -> Result<StoredRun> {
                if (!workflow)
                    return tl::unexpected(workflow.error());
                return restore(summary, *workflow);
            });
            if (stored) {
                take(std::move(*stored));
                continue;
            }
            const auto &code = stored.error().code;
            if (code != errors::kJournalRunDamaged && code != errors::kJournalCorrupt && code != errors::kEventsNewer)
                return tl::unexpected(stored.error());
            unreadable.push_back({summary, stored.error()});
        }
        transaction.commit();
        return {};
    });
    for (auto &run : unreadable) {
        if (run.error.code != errors::kEventsNewer)
            markDamaged(run);
    }
    if (!taken)
        return tl::unexpected(taken.error());
    return unreadable;
}

void SqliteJournal::markDamaged(UnreadableRun &run)
{
    auto damage = damageOf(run.summary.id);
    damage.detail = std::exchange(run.error.detail, {});
    run.error = std::move(damage);
    run.summary.isDamaged = true;
    // A run that cannot be marked is found damaged again; it must not keep the others from going on.
    const auto marked = guarded(m_path, [&]() -> Result<void> {
        m_writer->markDamaged(run.summary);
        return {};
    });
    if (!marked)
        m_writer->forgetWriting();
}

std::vector<RunSummary> SqliteJournal::unfinishedSummaries()
{
    SQLite::Statement statement(m_writer->database(),
                                selectRuns(std::string("(SELECT * FROM runs WHERE ") + kIsUnfinished
                                           + " AND state NOT IN (" + finalStates() + "))")
                                    + "ORDER BY r.id");
    std::vector<RunSummary> summaries;
    while (statement.executeStep())
        summaries.push_back(runAt(statement));
    return summaries;
}

Result<StoredRun> SqliteJournal::restore(const RunSummary &run, Workflow workflow)
{
    auto events = m_writer->history().events(run.id);
    if (!events)
        return tl::unexpected(events.error());
    return StoredRun{run, std::move(workflow), std::move(*events)};
}

Result<RetentionSlice> SqliteJournal::retain(const Retention &retention, const MayRemove &mayRemove)
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    // The last rows of the tables stay, so the marks of what was acknowledged hold whatever becomes of this.
    auto slice = guarded(m_path,
                         [&]() -> Result<RetentionSlice> { return m_writer->retention().slice(retention, mayRemove); });
    if (!slice) {
        m_failed = slice.error();
        return slice;
    }
    m_writer->checkpointIfDue();
    return slice;
}

void SqliteJournal::closeCleanly()
{
    // What cannot be marked counts as an unclean end, which recovery makes good.
    static_cast<void>(guarded(m_path, [this]() -> Result<void> {
        if (m_writer && !m_failed) {
            m_writer->markClean(true);
            m_writer->checkpointAll();
        }
        return {};
    }));
    m_writer.reset();
    m_lock.reset();
}

} // namespace sluice
