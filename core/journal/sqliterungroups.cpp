#include "core/journal/sqliterungroups.h"

#include "core/journal/frames.h"
#include "core/journal/matching.h"
#include "core/journal/sqliterows.h"

#include <SQLiteCpp/Column.h>

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kMostKnown = 10'000;

void perform(SQLite::Statement &statement)
{
    statement.exec();
    statement.reset();
}

QByteArray keyOf(const RunSummary &run)
{
    const char state = static_cast<char>(run.state);
    const QByteArray parts[] = {run.workflow.toUtf8(), QByteArray(&state, 1), run.failure.code.toUtf8(),
                                run.failure.args.isEmpty() ? QByteArray() : argsToJson(run.failure.args),
                                run.failure.detail.toUtf8()};
    QByteArray all;
    for (const auto &part : parts)
        all += QByteArray::number(part.size()) + ' ' + part;
    return payloadHash(all);
}

} // namespace

SqliteRunGroups::SqliteRunGroups(SQLite::Database &database)
    : m_find(database, "SELECT id FROM run_groups WHERE key = ?")
    , m_make(database,
             "INSERT INTO run_groups (workflow, state, count, key, folded) VALUES (?, ?, 0, ?, ?) RETURNING id")
    , m_total(database, "UPDATE run_groups SET count = count + ? WHERE id = ?")
    , m_count(database, "INSERT INTO run_counts (level, block, grp, count) VALUES (?, ?, ?, ?)"
                        " ON CONFLICT DO UPDATE SET count = count + excluded.count")
    , m_dropCount(database, "DELETE FROM run_counts WHERE level = ? AND block = ? AND grp = ? AND count = 0")
    , m_time(database, "INSERT INTO run_blocks (level, block, first, last) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                       " SET first = min(first, excluded.first), last = max(last, excluded.last)"
                       " WHERE excluded.first < first OR excluded.last > last")
    , m_dropEmpty(database, "DELETE FROM run_groups WHERE count = 0")
{
}

qint64 SqliteRunGroups::groupOf(const RunSummary &run)
{
    if (run.failure != Error{})
        return groupByKey(run);
    const auto known = m_unfailed.find({run.workflow, run.state});
    if (known != m_unfailed.end())
        return known->second;
    return m_unfailed.emplace(std::pair(run.workflow, run.state), groupByKey(run)).first->second;
}

qint64 SqliteRunGroups::groupByKey(const RunSummary &run)
{
    const auto key = keyOf(run);
    const auto name = key.toStdString();
    if (const auto known = m_known.find(name); known != m_known.end())
        return known->second;
    // Failures that name what failed may all differ.
    if (m_known.size() >= kMostKnown)
        m_known.clear();
    return m_known.emplace(name, findOrMake(key, run)).first->second;
}

qint64 SqliteRunGroups::findOrMake(const QByteArray &key, const RunSummary &run)
{
    bindBytes(m_find, 1, key);
    const bool isThere = m_find.executeStep();
    const auto found = isThere ? m_find.getColumn(0).getInt64() : 0;
    m_find.reset();
    if (isThere)
        return found;
    const auto folded = foldedForSearch(run);
    bindText(m_make, 1, run.workflow);
    bindNumber(m_make, 2, static_cast<quint64>(run.state));
    bindBytes(m_make, 3, key);
    bindBytes(m_make, 4, folded);
    m_make.executeStep();
    const auto made = m_make.getColumn(0).getInt64();
    while (m_make.executeStep()) {
    }
    m_make.reset();
    return made;
}

void SqliteRunGroups::add(RunId run, qint64 group, WallTime started)
{
    change(run, group, 1);
    for (int level = 0; level < RunBlocks::kLevels; ++level) {
        auto &times =
            m_times.try_emplace(Place{level, RunBlocks::of(level, run)}, Times{started, started}).first->second;
        times.first = std::min(times.first, started);
        times.last = std::max(times.last, started);
    }
}

void SqliteRunGroups::remove(RunId run, qint64 group)
{
    change(run, group, -1);
}

void SqliteRunGroups::change(RunId run, qint64 group, qint64 by)
{
    m_totals[group] += by;
    for (int level = 0; level < RunBlocks::kLevels; ++level)
        m_counts[{Place{level, RunBlocks::of(level, run)}, group}] += by;
}

void SqliteRunGroups::write()
{
    for (const auto &[group, change] : m_totals) {
        if (change == 0)
            continue;
        bindSigned(m_total, 1, change);
        bindSigned(m_total, 2, group);
        perform(m_total);
    }
    for (const auto &[place, change] : m_counts) {
        if (change != 0)
            writeCount(place.first, place.second, change);
    }
    for (const auto &[place, times] : m_times) {
        m_time.bind(1, place.level);
        bindNumber(m_time, 2, place.block);
        bindTime(m_time, 3, times.first);
        bindTime(m_time, 4, times.last);
        perform(m_time);
    }
    m_totals.clear();
    m_counts.clear();
    m_times.clear();
}

void SqliteRunGroups::forget()
{
    m_totals.clear();
    m_counts.clear();
    m_times.clear();
    m_known.clear(); // some may have been made for nothing
    m_unfailed.clear();
}

void SqliteRunGroups::writeCount(const Place &place, qint64 group, qint64 change)
{
    m_count.bind(1, place.level);
    bindNumber(m_count, 2, place.block);
    bindSigned(m_count, 3, group);
    bindSigned(m_count, 4, change);
    perform(m_count);
    if (change > 0)
        return;
    m_dropCount.bind(1, place.level);
    bindNumber(m_dropCount, 2, place.block);
    bindSigned(m_dropCount, 3, group);
    perform(m_dropCount);
}

void SqliteRunGroups::dropEmpty()
{
    perform(m_dropEmpty);
    m_known.clear();
    m_unfailed.clear();
}

} // namespace sluice
