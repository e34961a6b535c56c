#include "core/journal/sqliteaudit.h"

#include "core/journal/sqliterows.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

namespace {

AuditEntry auditAt(const SQLite::Statement &statement)
{
    return {numberAt(statement, 0), timeAt(statement, 1), textAt(statement, 2),
            textAt(statement, 3),   textAt(statement, 4), textAt(statement, 5)};
}

SQLite::Statement chosenOf(SQLite::Database &database, const std::string &question, const AuditFilter &filter)
{
    SQLite::Statement statement(database, question);
    bindText(statement, statement.getIndex(":kind"), filter.kind);
    bindText(statement, statement.getIndex(":text"), filter.text);
    bindText(statement, statement.getIndex(":target"), filter.target);
    return statement;
}

} // namespace

Page<AuditEntry> readAudit(SQLite::Database &database, const AuditFilter &filter, PageRequest page)
{
    const std::string where = " WHERE (:kind = '' OR substr(action, 1, length(:kind) + 1) = :kind || '.')"
                              " AND (:target = '' OR target = :target) AND (:text = '' OR holds_text(:text, who)"
                              " OR holds_text(:text, target) OR holds_text(:text, reason))";
    Page<AuditEntry> found;
    found.offset = page.offset;
    if (filter == AuditFilter{}) { // entries are numbered from 1, and stay for ever
        found.total = static_cast<quint64>(database.execAndGet("SELECT max(number) FROM audit").getInt64());
    } else {
        SQLite::Statement count = chosenOf(database, "SELECT count(*) FROM audit" + where, filter);
        count.executeStep();
        found.total = numberAt(count, 0);
    }
    SQLite::Statement rows = chosenOf(database,
                                      "SELECT number, at, who, action, target, reason FROM audit" + where
                                          + " ORDER BY number DESC LIMIT :count OFFSET :offset",
                                      filter);
    rows.bind(":count", static_cast<std::int64_t>(page.count));
    rows.bind(":offset", static_cast<std::int64_t>(page.offset));
    while (rows.executeStep())
        found.rows.push_back(auditAt(rows));
    return found;
}

} // namespace sluice
