#include "core/journal/sqliteletters.h"

#include "core/api/lettergrouping.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliteschema.h"
#include "core/run/errors.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

// In the order in which letters are grouped, so that groups come out of it without sorting; then all that a filter but one
// by text looks at, so that no letter has to be read.
const char *const kIndexOfCauses = "CREATE INDEX letters_by_cause ON letters (state, fingerprint, workflow, task,"
                                   " connection, class, redrives, created, kind, run, number);";

namespace {

/// The payload of a letter `l`.
std::string payloadOf(int schema)
{
    const auto *packed = schema < kSchemaOfLists ? "data" : "unpack(encoding, data)";
    return std::string("coalesce(l.payload, (SELECT ") + packed + " FROM payloads WHERE hash = l.payload_hash))";
}

std::string whereOf(const LetterFilter &filter, int schema)
{
    // The rows of a run that was let go may be there for a while.
    std::string where = schema < kSchemaOfLists ? " WHERE 1" : " WHERE l.run NOT IN (SELECT run FROM removed_runs)";
    if (!filter.workflow.isEmpty())
        where += " AND l.workflow = :workflow";
    if (!filter.task.isEmpty())
        where += " AND l.task = :task";
    if (filter.state)
        where += " AND l.state = :state";
    if (filter.kind)
        where += " AND l.kind = :kind";
    if (!filter.fingerprint.isEmpty())
        where += " AND l.fingerprint = :fingerprint";
    if (!filter.connection.isEmpty())
        where += " AND l.connection = :connection";
    if (filter.failure)
        where += " AND l.class = :class";
    if (filter.from)
        where += " AND l.created >= :from";
    if (filter.until)
        where += " AND l.created < :until";
    if (filter.run)
        where += " AND l.run = :run";
    if (filter.changedFrom)
        where += " AND l.changed >= :changed_from";
    if (filter.isDecided)
        where += " AND l.decided_by <> ''";
    if (!filter.text.isEmpty())
        where += std::string(" AND (holds_error(:text, l.error, l.error_args, l.error_detail)"
                             " OR holds_text(:text, l.item_text) OR holds_text(:text, ")
                 + payloadOf(schema) + "))";
    return where;
}

void bindTo(SQLite::Statement &statement, const char *name, const QString &text)
{
    if (!text.isEmpty())
        statement.bind(name, text.toStdString());
}

void bindTo(SQLite::Statement &statement, const char *name, const std::optional<WallTime> &time)
{
    if (time)
        statement.bind(name, static_cast<std::int64_t>(time->time_since_epoch().count()));
}

void bindFilter(SQLite::Statement &statement, const LetterFilter &filter)
{
    bindTo(statement, ":workflow", filter.workflow);
    bindTo(statement, ":task", filter.task);
    bindTo(statement, ":fingerprint", filter.fingerprint);
    bindTo(statement, ":connection", filter.connection);
    bindTo(statement, ":text", filter.text);
    bindTo(statement, ":from", filter.from);
    bindTo(statement, ":until", filter.until);
    bindTo(statement, ":changed_from", filter.changedFrom);
    if (filter.run)
        statement.bind(":run", static_cast<std::int64_t>(number(*filter.run)));
    if (filter.state)
        statement.bind(":state", static_cast<int>(*filter.state));
    if (filter.kind)
        statement.bind(":kind", static_cast<int>(*filter.kind));
    if (filter.failure)
        statement.bind(":class", static_cast<int>(*filter.failure));
}

std::vector<LetterSummary> readRows(SQLite::Database &database, const std::vector<qint64> &ids)
{
    SQLite::Statement statement(database, std::string("SELECT ") + kLetterColumns + " FROM letters l WHERE l.id = ?");
    std::vector<LetterSummary> rows;
    for (const qint64 id : ids) {
        statement.reset();
        bindSigned(statement, 1, id);
        if (statement.executeStep())
            rows.push_back(letterAt(statement, false));
    }
    return rows;
}

std::string isIn(LetterState state)
{
    return "l.state = " + std::to_string(static_cast<int>(state));
}

const char *const kPlace = "l.fingerprint, l.workflow, l.task, l.connection, l.class";

LetterGrouping::Part partAt(const SQLite::Statement &statement)
{
    LetterGrouping::Part part;
    part.fingerprint = textAt(statement, 0);
    part.place = {textAt(statement, 1), textAt(statement, 2), textAt(statement, 3)};
    part.failure = static_cast<FailureClass>(numberAt(statement, 4));
    part.count = numberAt(statement, 5);
    part.firstSeen = timeAt(statement, 6);
    part.lastSeen = timeAt(statement, 7);
    part.newest = numberAt(statement, 8);
    part.retriedOften = numberAt(statement, 9);
    part.open = numberAt(statement, 10);
    part.snoozed = numberAt(statement, 11);
    part.discarded = numberAt(statement, 12);
    return part;
}

void addParts(SQLite::Database &database, int schema, const LetterFilter &filter, LetterGrouping &grouping)
{
    SQLite::Statement parts(database, std::string("SELECT ") + kPlace
                                          + ", count(*), min(l.created), max(l.created), max(l.id), sum(l.redrives >= "
                                          + std::to_string(kRetriedOften) + "), sum(" + isIn(LetterState::Open)
                                          + "), sum(" + isIn(LetterState::Snoozed) + "), sum("
                                          + isIn(LetterState::Discarded) + ") FROM letters l" + whereOf(filter, schema)
                                          + " GROUP BY " + kPlace);
    bindFilter(parts, filter);
    while (parts.executeStep())
        grouping.add(partAt(parts));
}

void addHours(SQLite::Database &database, int schema, const LetterFilter &filter, WallTime until,
              LetterGrouping &grouping)
{
    LetterFilter recent = filter;
    recent.from = std::max(filter.from.value_or(grouping.trendFrom()), grouping.trendFrom());
    recent.until = std::min(filter.until.value_or(until), until);
    const auto hour = std::to_string(Milliseconds(std::chrono::hours(1)).count());
    SQLite::Statement hours(database, "SELECT l.fingerprint, (l.created - "
                                          + std::to_string(grouping.trendFrom().time_since_epoch().count()) + ") / "
                                          + hour + " AS hour, count(*) FROM letters l" + whereOf(recent, schema)
                                          + " GROUP BY l.fingerprint, hour");
    bindFilter(hours, recent);
    while (hours.executeStep())
        grouping.addHour(textAt(hours, 0), numberAt(hours, 1), numberAt(hours, 2));
}

/// One pass, since looking for a text is what costs.
void addEach(SQLite::Database &database, int schema, const LetterFilter &filter, WallTime until,
             LetterGrouping &grouping)
{
    SQLite::Statement each(database, std::string("SELECT ") + kPlace + ", 1, l.created, l.created, l.id, l.redrives >= "
                                         + std::to_string(kRetriedOften) + ", " + isIn(LetterState::Open) + ", "
                                         + isIn(LetterState::Snoozed) + ", " + isIn(LetterState::Discarded)
                                         + " FROM letters l" + whereOf(filter, schema));
    bindFilter(each, filter);
    while (each.executeStep()) {
        const LetterGrouping::Part part = partAt(each);
        grouping.add(part);
        if (part.lastSeen >= grouping.trendFrom() && part.lastSeen < until)
            grouping.addHour(part.fingerprint,
                             static_cast<quint64>((part.lastSeen - grouping.trendFrom()) / std::chrono::hours(1)), 1);
    }
}

} // namespace

/// One pass over what the filter looks at, and only the letters of the page are read.
Page<LetterSummary> readLetters(SQLite::Database &database, int schema, const LetterFilter &filter, PageRequest page)
{
    const char *const order = filter.byChange         ? " ORDER BY l.changed DESC, l.id DESC"
                              : filter.text.isEmpty() ? ""
                                                      : " ORDER BY l.id DESC";
    SQLite::Statement statement(database, "SELECT l.id FROM letters l" + whereOf(filter, schema) + order);
    bindFilter(statement, filter);
    std::vector<qint64> ids;
    while (statement.executeStep())
        ids.push_back(statement.getColumn(0).getInt64());
    const auto total = ids.size();
    const auto begin = std::min<std::size_t>(page.offset, total);
    const auto end = std::min<std::size_t>(begin + page.count, total);
    const auto at = [&ids](std::size_t place) { return ids.begin() + static_cast<qsizetype>(place); };
    if (filter.text.isEmpty() && !filter.byChange)
        std::partial_sort(ids.begin(), at(end), ids.end(), std::greater());
    return {total, page.offset, readRows(database, {at(begin), at(end)})};
}

std::vector<LetterId> readLetterIds(SQLite::Database &database, int schema, const LetterFilter &filter)
{
    SQLite::Statement statement(database, "SELECT l.id, l.run, l.number FROM letters l" + whereOf(filter, schema));
    bindFilter(statement, filter);
    std::vector<std::pair<qint64, LetterId>> found;
    while (statement.executeStep())
        found.emplace_back(statement.getColumn(0).getInt64(),
                           LetterId{RunId{numberAt(statement, 1)}, static_cast<quint32>(numberAt(statement, 2))});
    std::ranges::sort(found, std::ranges::greater(), [](const auto &one) { return one.first; });
    std::vector<LetterId> ids;
    ids.reserve(found.size());
    for (const auto &[id, letter] : found)
        ids.push_back(letter);
    return ids;
}

LetterGroupPage readLetterGroups(SQLite::Database &database, int schema, const LetterFilter &filter, PageRequest page,
                                 WallTime until)
{
    LetterGrouping grouping(until);
    if (filter.text.isEmpty()) {
        addParts(database, schema, filter, grouping);
        addHours(database, schema, filter, until, grouping);
    } else {
        addEach(database, schema, filter, until, grouping);
    }
    std::vector<quint64> newest;
    LetterGroupPage found = grouping.page(page, newest);
    const auto rows = readRows(database, {newest.begin(), newest.end()});
    for (std::size_t i = 0; i < found.rows.size() && i < rows.size(); ++i)
        found.rows[i].newest = rows[i];
    return found;
}

Result<LetterSummary> readLetter(SQLite::Database &database, int schema, LetterId id)
{
    LetterFilter every;
    every.state.reset();
    SQLite::Statement statement(database, std::string("SELECT ") + kLetterColumns + ", " + payloadOf(schema)
                                              + " FROM letters l" + whereOf(every, schema)
                                              + " AND l.run = ? AND l.number = ?");
    bindNumber(statement, 1, number(id.run));
    bindNumber(statement, 2, id.index);
    if (!statement.executeStep())
        return failure(errors::kLetterUnknown, {{QStringLiteral("letter"), id.toString()}});
    auto letter = letterAt(statement, true);
    letter.payload = bytesAt(statement, kLetterColumnCount);
    return letter;
}

} // namespace sluice
