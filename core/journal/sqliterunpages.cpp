#include "core/journal/sqliterunpages.h"

#include "core/journal/matching.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliterungroups.h"

#include <SQLiteCpp/Column.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace sluice {

namespace {

// A list of all, of one workflow, of one state, or of those that hold a text: each run is in a group, and only groups are
// looked at.
constexpr auto kGroups = "SELECT id, state, count FROM run_groups WHERE (?1 IS NULL OR workflow = ?1)"
                         " AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR holds_bytes(?3, folded))";
constexpr auto kBlocks =
    "SELECT c.block, sum(c.count), b.first, b.last FROM run_counts c JOIN run_blocks b ON b.level = c.level"
    " AND b.block = c.block WHERE c.level = ? AND c.block BETWEEN ? AND ? AND is_chosen(c.grp)"
    " GROUP BY c.block ORDER BY c.block DESC";
constexpr auto kWhere =
    " FROM runs WHERE id BETWEEN :low AND :high AND started >= :from AND started < :until AND is_chosen(grp)";

// holds_bytes(part, whole)
void holdsBytes(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *part = sqlite3_value_blob(values[0]);
    const auto *whole = sqlite3_value_blob(values[1]);
    const auto partSize = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    const auto wholeSize = static_cast<std::size_t>(sqlite3_value_bytes(values[1]));
    sqlite3_result_int(context, part && whole && ::memmem(whole, wholeSize, part, partSize) ? 1 : 0);
}

constexpr WallTime kEver{Milliseconds::min()};
constexpr WallTime kNever{Milliseconds::max()};

/// Registered before the statements that use them are made.
SQLite::Database &withFunctions(SQLite::Database &database, SqliteRunPages *self,
                                void (*isChosen)(sqlite3_context *, int, sqlite3_value **))
{
    database.createFunction("holds_bytes", 2, true, nullptr, &holdsBytes, nullptr, nullptr, nullptr);
    database.createFunction("is_chosen", 1, false, self, isChosen, nullptr, nullptr, nullptr);
    return database;
}

} // namespace

/// A walk from the newest runs to the oldest.
struct SqliteRunPages::Search {
    WallTime from = kEver;
    WallTime until = kNever;
    quint64 offset = 0;
    quint64 count = 0;
    bool countsAll = false; ///< the total is not known before
    quint64 passed = 0;     ///< runs of the list so far
    std::vector<RunSummary> rows = {};

    [[nodiscard]] bool isOver() const { return !countsAll && rows.size() >= count; }
    [[nodiscard]] bool wants(quint64 runs) const { return rows.size() < count && passed + runs > offset; }
};

SqliteRunPages::SqliteRunPages(SQLite::Database &database)
    : m_database(&withFunctions(database, this, &SqliteRunPages::isChosen))
    , m_groups(database, kGroups)
    , m_rows(database, selectRuns(std::string("(SELECT *") + kWhere + " ORDER BY id DESC LIMIT :count OFFSET :offset)")
                           + "ORDER BY r.id DESC")
    , m_count(database, std::string("SELECT count(*)") + kWhere)
{
}

void SqliteRunPages::isChosen(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *self = static_cast<SqliteRunPages *>(sqlite3_user_data(context));
    const auto group = static_cast<std::size_t>(sqlite3_value_int64(values[0]));
    sqlite3_result_int(context, group < self->m_chosen.size() && self->m_chosen[group] ? 1 : 0);
}

void SqliteRunPages::chooseGroups(const RunFilter &filter, bool onlyFinal)
{
    m_groups.tryReset();
    m_groups.clearBindings();
    const auto text = foldedForSearch(filter.text);
    if (!filter.workflow.isEmpty())
        bindText(m_groups, 1, filter.workflow);
    if (filter.state)
        bindNumber(m_groups, 2, static_cast<quint64>(*filter.state));
    if (!text.isEmpty())
        bindBytes(m_groups, 3, text);
    m_chosen.clear();
    m_total = 0;
    while (m_groups.executeStep()) {
        if (onlyFinal && !isFinal(static_cast<RunState>(numberAt(m_groups, 1))))
            continue;
        const auto group = static_cast<std::size_t>(numberAt(m_groups, 0));
        if (group >= m_chosen.size())
            m_chosen.resize(std::max(group + 1, 2 * m_chosen.size()));
        m_chosen[group] = true;
        m_total += numberAt(m_groups, 2);
    }
    m_groups.reset();
}

Page<RunSummary> SqliteRunPages::page(const RunFilter &filter, PageRequest request)
{
    chooseGroups(filter, false);
    return search(filter, request);
}

std::optional<RunId> SqliteRunPages::finalRun(const QString &workflow, quint32 newer)
{
    RunFilter filter;
    filter.workflow = workflow;
    chooseGroups(filter, true);
    if (m_total <= newer)
        return std::nullopt;
    const auto found = search(filter, {newer, 1});
    return found.rows.empty() ? std::nullopt : std::optional(found.rows.front().id);
}

Page<RunSummary> SqliteRunPages::search(const RunFilter &filter, PageRequest request)
{
    Search search;
    search.from = filter.from.value_or(kEver);
    search.until = filter.until.value_or(kNever);
    search.offset = request.offset;
    search.count = request.count;
    search.countsAll = filter.from || filter.until;
    if (m_total > 0 && (search.countsAll || request.offset < m_total))
        searchBlocks(search, RunBlocks::kLevels - 1, 0, std::numeric_limits<qint64>::max());
    return {search.countsAll ? search.passed : m_total, request.offset, std::move(search.rows)};
}

void SqliteRunPages::searchBlocks(Search &search, int level, quint64 first, quint64 last)
{
    SQLite::Statement blocks(*m_database, kBlocks);
    blocks.bind(1, level);
    bindNumber(blocks, 2, first);
    bindNumber(blocks, 3, last);
    while (!search.isOver() && blocks.executeStep()) {
        const auto block = numberAt(blocks, 0);
        const auto runs = numberAt(blocks, 1);
        const auto earliest = timeAt(blocks, 2);
        const auto latest = timeAt(blocks, 3);
        if (latest < search.from || earliest >= search.until)
            continue;
        const bool isWhole = earliest >= search.from && latest < search.until;
        if (isWhole && !search.wants(runs)) {
            search.passed += runs;
        } else if (level == 0) {
            searchRows(search, block, isWhole ? runs : countRows(search, block));
        } else {
            const auto share = RunBlocks::kSizes[level] / RunBlocks::kSizes[level - 1];
            searchBlocks(search, level - 1, block * share, block * share + share - 1);
        }
    }
}

void SqliteRunPages::bindRows(SQLite::Statement &statement, const Search &search, quint64 block)
{
    constexpr auto kSize = RunBlocks::kSizes[0];
    statement.tryReset();
    statement.bind(":low", static_cast<std::int64_t>(block * kSize));
    statement.bind(":high", static_cast<std::int64_t>(block * kSize + kSize - 1));
    statement.bind(":from", static_cast<std::int64_t>(search.from.time_since_epoch().count()));
    statement.bind(":until", static_cast<std::int64_t>(search.until.time_since_epoch().count()));
}

quint64 SqliteRunPages::countRows(const Search &search, quint64 block)
{
    bindRows(m_count, search, block);
    m_count.executeStep();
    const auto runs = numberAt(m_count, 0);
    m_count.reset();
    return runs;
}

void SqliteRunPages::searchRows(Search &search, quint64 block, quint64 runs)
{
    if (search.wants(runs)) {
        const auto skipped = search.offset - std::min(search.offset, search.passed);
        bindRows(m_rows, search, block);
        // No more than there are, so that the rest of the block is not looked at in vain.
        m_rows.bind(":count", static_cast<std::int64_t>(std::min(search.count - search.rows.size(), runs - skipped)));
        m_rows.bind(":offset", static_cast<std::int64_t>(skipped));
        while (m_rows.executeStep())
            search.rows.push_back(runAt(m_rows));
        m_rows.reset();
    }
    search.passed += runs;
}

} // namespace sluice
