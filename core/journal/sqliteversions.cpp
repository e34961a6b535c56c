#include "core/journal/sqliteversions.h"

#include "core/journal/errors.h"
#include "core/journal/sqliterows.h"
#include "core/run/plan.h"
#include "core/workflow/workflowfile.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <map>

namespace sluice {

// A row of `versions` holds what ran or was kept. Since this schema its first column is the key of the content; before, it
// was that of the logic alone. Runs of before have no content, and no number of their own.
const char *const kTablesOfVersions = R"sql(
ALTER TABLE runs ADD COLUMN content BLOB;
ALTER TABLE runs ADD COLUMN version_number INTEGER;
ALTER TABLE runs ADD COLUMN is_draft INTEGER NOT NULL DEFAULT 0;
CREATE TABLE workflow_versions (
    workflow TEXT NOT NULL, number INTEGER NOT NULL, version BLOB NOT NULL, content BLOB NOT NULL, at INTEGER NOT NULL,
    who TEXT NOT NULL, kind INTEGER NOT NULL, note TEXT NOT NULL, key BLOB NOT NULL,
    PRIMARY KEY (workflow, number)) WITHOUT ROWID;
CREATE TABLE draft_runs (run INTEGER PRIMARY KEY, workflow TEXT NOT NULL, key BLOB NOT NULL);
CREATE INDEX draft_runs_by_key ON draft_runs (workflow, key);
)sql";

namespace {

constexpr auto kVersionColumns =
    "SELECT workflow, number, version, content, at, who, kind, note FROM workflow_versions ";

WorkflowVersion versionAt(const SQLite::Statement &statement)
{
    WorkflowVersion version;
    version.workflow = textAt(statement, 0);
    version.number = static_cast<quint32>(numberAt(statement, 1));
    version.version = bytesAt(statement, 2);
    version.content = bytesAt(statement, 3);
    version.at = timeAt(statement, 4);
    version.who = textAt(statement, 5);
    const quint64 kind = numberAt(statement, 6);
    version.kind = kind > static_cast<quint64>(VersionKind::Found) ? VersionKind::Found
                                                                   : static_cast<VersionKind>(kind);
    version.note = textAt(statement, 7);
    return version;
}

} // namespace

void numberOldVersions(SQLite::Database &database)
{
    SQLite::Statement rows(database,
                           "SELECT v.workflow, v.version, v.json, r.first FROM versions v JOIN"
                           " (SELECT workflow, version, min(id) AS id, min(started) AS first FROM runs"
                           " GROUP BY workflow, version) r ON r.workflow = v.workflow AND r.version = v.version"
                           " ORDER BY v.workflow, r.id");
    std::map<QString, quint32> last;
    while (rows.executeStep()) {
        WorkflowVersion found;
        found.workflow = textAt(rows, 0);
        found.version = bytesAt(rows, 1);
        const auto workflow = readWorkflow(bytesAt(rows, 2), found.workflow);
        found.content = workflow ? contentOf(*workflow) : found.version;
        found.at = timeAt(rows, 3);
        found.kind = VersionKind::Found;
        found.number = ++last[found.workflow];
        writeKeptVersion(database, found, found.version);
    }
}

void writeKeptVersion(SQLite::Database &database, const WorkflowVersion &kept, const QByteArray &key)
{
    SQLite::Statement put(database, "INSERT OR IGNORE INTO workflow_versions"
                                    " (workflow, number, version, content, at, who, kind, note, key)"
                                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bindText(put, 1, kept.workflow);
    bindNumber(put, 2, kept.number);
    bindBytes(put, 3, kept.version);
    bindBytes(put, 4, kept.content);
    bindTime(put, 5, kept.at);
    bindText(put, 6, kept.who);
    bindNumber(put, 7, static_cast<quint64>(kept.kind));
    bindText(put, 8, kept.note);
    bindBytes(put, 9, key);
    put.exec();
}

void writeDraftRun(SQLite::Database &database, const RunSummary &run)
{
    const QByteArray key = versionKey(run.content, run.version);
    SQLite::Statement put(database, "INSERT OR IGNORE INTO draft_runs (run, workflow, key) VALUES (?, ?, ?)");
    bindNumber(put, 1, number(run.id));
    bindText(put, 2, run.workflow);
    bindBytes(put, 3, key);
    put.exec();
}

void removeDraftOf(SQLite::Database &database, RunId run)
{
    SQLite::Statement draft(database, "SELECT workflow, key FROM draft_runs WHERE run = ?");
    bindNumber(draft, 1, number(run));
    if (!draft.executeStep())
        return;
    const QString workflow = textAt(draft, 0);
    const QByteArray key = bytesAt(draft, 1);
    draft.reset();
    SQLite::Statement forget(database, "DELETE FROM draft_runs WHERE run = ?");
    bindNumber(forget, 1, number(run));
    forget.exec();
    SQLite::Statement remove(database,
                             "DELETE FROM versions WHERE workflow = ?1 AND version = ?2"
                             " AND NOT EXISTS (SELECT 1 FROM draft_runs WHERE workflow = ?1 AND key = ?2)"
                             " AND NOT EXISTS (SELECT 1 FROM workflow_versions WHERE workflow = ?1 AND key = ?2)");
    bindText(remove, 1, workflow);
    bindBytes(remove, 2, key);
    remove.exec();
}

std::vector<WorkflowVersion> readKeptVersions(SQLite::Database &database)
{
    SQLite::Statement rows(database, std::string(kVersionColumns) + "ORDER BY workflow, number");
    std::vector<WorkflowVersion> versions;
    while (rows.executeStep())
        versions.push_back(versionAt(rows));
    return versions;
}

Page<WorkflowVersion> readVersions(SQLite::Database &database, const QString &workflow, PageRequest page)
{
    Page<WorkflowVersion> found;
    found.offset = page.offset;
    SQLite::Statement count(database, "SELECT count(*) FROM workflow_versions WHERE workflow = ?");
    bindText(count, 1, workflow);
    if (count.executeStep())
        found.total = numberAt(count, 0);
    SQLite::Statement rows(database,
                           std::string(kVersionColumns) + "WHERE workflow = ? ORDER BY number DESC LIMIT ? OFFSET ?");
    bindText(rows, 1, workflow);
    bindNumber(rows, 2, page.count);
    bindNumber(rows, 3, page.offset);
    while (rows.executeStep())
        found.rows.push_back(versionAt(rows));
    return found;
}

Result<Workflow> readVersion(SQLite::Database &database, const QString &workflow, quint32 number)
{
    SQLite::Statement row(database, "SELECT v.json FROM workflow_versions w JOIN versions v ON v.workflow = w.workflow"
                                    " AND v.version = w.key WHERE w.workflow = ? AND w.number = ?");
    bindText(row, 1, workflow);
    bindNumber(row, 2, number);
    if (!row.executeStep())
        return failure(errors::kVersionUnknown,
                       {{QStringLiteral("workflow"), workflow}, {QStringLiteral("number"), QString::number(number)}});
    return readWorkflow(bytesAt(row, 0), workflow);
}

} // namespace sluice
