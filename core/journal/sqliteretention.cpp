#include "core/journal/sqliteretention.h"

#include "core/journal/sqlitehooks.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqlitetopicevents.h"
#include "core/journal/sqliteversions.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kRunsSeen = 512;    ///< runs that a slice looks at
constexpr int kRunsRemoved = 32;  ///< runs that a slice takes out of the lists
constexpr int kRowsRemoved = 128; ///< rows of events and letters that a slice removes
constexpr int kHooksRemoved = 256;
constexpr int kPagesFreed = 64; ///< pages that a slice gives back
// A large payload takes as long as some rows: its pages are freed one by one.
constexpr int kRowsAPayload = kRowsRemoved / 2;

qint64 numberFrom(SQLite::Database &database, const char *sql)
{
    return database.execAndGet(sql).getInt64();
}

int execute(SQLite::Database &database, const char *sql, qint64 run, int most)
{
    SQLite::Statement statement(database, sql);
    bindSigned(statement, 1, run);
    statement.bind(2, most);
    return statement.exec();
}

} // namespace

SqliteRetention::SqliteRetention(SQLite::Database &database, SqliteRunGroups &groups, int freePagesKept)
    : m_database(&database)
    , m_groups(&groups)
    , m_pages(database)
    , m_freePagesKept(freePagesKept)
{
}

RetentionSlice SqliteRetention::slice(const Retention &retention, const MayRemove &mayRemove)
{
    RetentionSlice done;
    if (removeRowsOfRemoved())
        return done;
    switch (m_phase) {
    case Phase::Begin:
        begin();
        break;
    case Phase::Limits:
        findNextLimit(retention.policy);
        break;
    case Phase::Runs:
        done.removed = removeRuns(retention, mayRemove);
        break;
    case Phase::Space:
        if (retention.policy.age
            && removeTopicEvents(*m_database, retention.now - *retention.policy.age, kRowsRemoved) > 0)
            break;
        if (removeHooks(*m_database, retention.now - kHookReplayTime, kHooksRemoved) > 0)
            break;
        done.isDone = !giveSpaceBack();
        if (done.isDone)
            m_phase = Phase::Begin;
        break;
    }
    return done;
}

void SqliteRetention::begin()
{
    SQLite::Statement workflows(*m_database, "SELECT DISTINCT workflow FROM run_groups");
    m_workflows.clear();
    while (workflows.executeStep())
        m_workflows.push_back(textAt(workflows, 0));
    m_limits.clear();
    m_next = 0;
    m_end = numberFrom(*m_database, "SELECT max(id) FROM runs");
    m_phase = Phase::Limits;
}

void SqliteRetention::findNextLimit(const RetentionPolicy &policy)
{
    if (!policy.runsPerWorkflow || m_workflows.empty()) {
        m_phase = policy.age || !m_limits.empty() ? Phase::Runs : Phase::Space;
        return;
    }
    const auto workflow = std::move(m_workflows.back());
    m_workflows.pop_back();
    if (const auto run = m_pages.finalRun(workflow, *policy.runsPerWorkflow))
        m_limits.emplace(workflow, *run);
}

std::vector<RunId> SqliteRetention::removeRuns(const Retention &retention, const MayRemove &mayRemove)
{
    std::vector<RunId> removed;
    auto candidates = nextCandidates(retention);
    std::erase_if(candidates, [&](const Candidate &run) { return !mayRemove(run.run); });
    if (candidates.empty())
        return removed;
    SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const auto &run : candidates) {
        removeRun(run);
        removed.push_back(run.run);
    }
    m_groups->write();
    transaction.commit();
    return removed;
}

std::vector<SqliteRetention::Candidate> SqliteRetention::nextCandidates(const Retention &retention)
{
    SQLite::Statement runs(
        *m_database, "SELECT id, workflow, grp, ended, letters = 0 AND damaged = 0 AND state IN (" + finalStates()
                         + ") AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.run = r.id AND (l.state NOT IN (2, 3)"
                           " OR (l.state = 3 AND l.changed > ?2))) FROM runs r WHERE id >= ?1 ORDER BY id");
    bindSigned(runs, 1, m_next);
    bindTime(runs, 2, retention.now - kDiscardUndo);
    // The run of the last row of events stays, so that the numbers of rows rise.
    const auto lastWriter = numberFrom(*m_database,
                                       "SELECT coalesce((SELECT run FROM events ORDER BY id DESC LIMIT 1), 0)");
    std::vector<Candidate> candidates;
    for (int seen = 0; seen < kRunsSeen && candidates.size() < kRunsRemoved; ++seen) {
        if (!runs.executeStep() || runs.getColumn(0).getInt64() >= m_end) {
            m_phase = Phase::Space;
            break;
        }
        m_next = runs.getColumn(0).getInt64() + 1;
        const Candidate run{RunId{numberAt(runs, 0)}, textAt(runs, 1), runs.getColumn(2).getInt64(), timeAt(runs, 3)};
        if (runs.getColumn(4).getInt() == 1 && m_next - 1 != lastWriter && isOver(run, retention))
            candidates.push_back(run);
    }
    return candidates;
}

bool SqliteRetention::isOver(const Candidate &run, const Retention &retention) const
{
    if (retention.policy.age && run.ended <= retention.now - *retention.policy.age)
        return true;
    const auto limit = m_limits.find(run.workflow);
    return limit != m_limits.end() && run.run <= limit->second;
}

void SqliteRetention::removeRun(const Candidate &run)
{
    const auto id = std::to_string(number(run.run));
    m_database->exec("DELETE FROM runs WHERE id = " + id + "; INSERT INTO removed_runs VALUES (" + id + ")");
    m_groups->remove(run.run, run.group);
    removeDraftOf(*m_database, run.run);
}

bool SqliteRetention::removeRowsOfRemoved()
{
    int left = kRowsRemoved;
    std::optional<SQLite::Transaction> transaction;
    while (left > 0) {
        const auto run = numberFrom(*m_database, "SELECT coalesce(min(run), -1) FROM removed_runs");
        if (run < 0)
            break;
        if (!transaction)
            transaction.emplace(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
        left -= removeRows(run, left);
        if (left > 0)
            left -= removePayloads(run, left);
        if (left > 0)
            m_database->exec("DELETE FROM removed_runs WHERE run = " + std::to_string(run));
    }
    if (transaction)
        transaction->commit();
    return transaction.has_value();
}

int SqliteRetention::removeRows(qint64 run, int most)
{
    int removed = execute(*m_database, "DELETE FROM letters WHERE id IN (SELECT id FROM letters WHERE run = ? LIMIT ?)",
                          run, most);
    if (removed < most)
        removed += execute(*m_database, "DELETE FROM events WHERE id IN (SELECT id FROM events WHERE run = ? LIMIT ?)",
                           run, most - removed);
    return removed;
}

int SqliteRetention::removePayloads(qint64 run, int most)
{
    SQLite::Statement references(*m_database, "SELECT hash FROM payload_refs WHERE run = ? LIMIT ?");
    bindSigned(references, 1, run);
    references.bind(2, (most + kRowsAPayload - 1) / kRowsAPayload);
    std::vector<QByteArray> hashes;
    while (references.executeStep())
        hashes.push_back(bytesAt(references, 0));
    for (const auto &hash : hashes)
        dropReference(*m_database, RunId{static_cast<quint64>(run)}, hash);
    return static_cast<int>(hashes.size()) * kRowsAPayload;
}

bool SqliteRetention::giveSpaceBack()
{
    const auto free = numberFrom(*m_database, "PRAGMA freelist_count");
    // Journals made before the first release that removes runs keep their size: what is appended takes the free pages.
    const bool canShrink = numberFrom(*m_database, "PRAGMA auto_vacuum") == 2;
    if (canShrink && free > m_freePagesKept) {
        m_database->exec("PRAGMA incremental_vacuum("
                         + std::to_string(std::min<qint64>(kPagesFreed, free - m_freePagesKept)) + ")");
        return true;
    }
    m_groups->dropEmpty();
    return false;
}

} // namespace sluice
