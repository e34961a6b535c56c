#include "core/journal/sqlitehistory.h"

#include "core/journal/payloads.h"
#include "core/journal/sqliterows.h"
#include "core/journal/sqliteschema.h"
#include "core/workflow/workflowfile.h"

#include <SQLiteCpp/Column.h>

namespace sluice {

const char *const kFirstFrame = "SELECT 0, first_count, first_done, first_steps, first_chain, first_data FROM runs"
                                " WHERE id = ? AND first_data IS NOT NULL";

StoredFrame frameAt(const SQLite::Statement &statement)
{
    StoredFrame frame;
    frame.first = numberAt(statement, 0);
    frame.count = static_cast<quint32>(numberAt(statement, 1));
    frame.done = static_cast<quint32>(numberAt(statement, 2));
    frame.steps = static_cast<quint32>(numberAt(statement, 3));
    frame.checksum = numberAt(statement, 4);
    frame.data = bytesAt(statement, 5);
    return frame;
}

namespace {

// A run of since schema 9 names the content of its workflow. A version that an older journal had and that was numbered when
// it was brought to this schema is still stored by its logic.
constexpr auto kWorkflowOf = "SELECT json FROM versions WHERE version = ?1 AND workflow = ?2 UNION ALL"
                             " SELECT v.json FROM workflow_versions w JOIN versions v ON v.workflow = w.workflow"
                             " AND v.version = w.key WHERE w.workflow = ?2 AND w.content = substr(?1, 2) LIMIT 1";
constexpr auto kWorkflowOf8 = "SELECT json FROM versions WHERE version = ?1 AND workflow = ?2";

} // namespace

SqliteHistory::SqliteHistory(SQLite::Database &database, int schema)
    : m_frames(database, "SELECT first, count, done, steps, chain, data FROM events WHERE run = ? ORDER BY first")
    , m_payload(database, std::string("SELECT data, ") + (schema < kSchemaOfLists ? "0" : "encoding")
                              + " FROM payloads WHERE hash = ?")
    , m_version(database, schema < kSchemaOfVersions ? kWorkflowOf8 : kWorkflowOf)
    , m_chainEnd(database, "SELECT first + count, chain FROM events WHERE run = ? ORDER BY first DESC LIMIT 1")
{
    if (schema >= kSchemaOfFirstFrames)
        m_first.emplace(database, kFirstFrame);
}

std::optional<StoredFrame> SqliteHistory::firstFrame(RunId run)
{
    if (!m_first)
        return std::nullopt;
    m_first->tryReset();
    bindNumber(*m_first, 1, number(run));
    std::optional<StoredFrame> frame;
    if (m_first->executeStep())
        frame = frameAt(*m_first);
    m_first->tryReset();
    return frame;
}

Result<Events> SqliteHistory::events(RunId run)
{
    m_frames.tryReset();
    bindNumber(m_frames, 1, number(run));
    const auto find = [this](const QByteArray &hash) { return payload(hash); };
    Events events;
    ChainEnd end;
    if (const auto first = firstFrame(run)) {
        if (auto restored = restoreFrame(run, *first, end, find, events); !restored)
            return tl::unexpected(restored.error());
    }
    while (m_frames.executeStep()) {
        if (auto restored = restoreFrame(run, frameAt(m_frames), end, find, events); !restored) {
            m_frames.tryReset();
            return tl::unexpected(restored.error());
        }
    }
    m_frames.tryReset();
    return events;
}

QByteArray SqliteHistory::workflowBytes(const RunSummary &run)
{
    const QByteArray key = versionKey(run.content, run.version);
    m_version.tryReset();
    bindBytes(m_version, 1, key);
    bindText(m_version, 2, run.workflow);
    const QByteArray bytes = m_version.executeStep() ? bytesAt(m_version, 0) : QByteArray();
    m_version.tryReset();
    return bytes;
}

Result<Workflow> SqliteHistory::workflow(const RunSummary &run)
{
    Result<Workflow> workflow = tl::unexpected(damageOf(run.id));
    if (const QByteArray bytes = workflowBytes(run); !bytes.isEmpty()) {
        if (auto read = readWorkflow(bytes, run.workflow))
            workflow = std::move(read);
        else
            workflow.error().detail = read.error().code;
    }
    return workflow;
}

std::optional<Payload> SqliteHistory::payload(const QByteArray &hash)
{
    m_payload.tryReset();
    bindBytes(m_payload, 1, hash);
    std::optional<Payload> found;
    if (m_payload.executeStep())
        found = unpackPayload(numberAt(m_payload, 1), bytesAt(m_payload, 0));
    m_payload.tryReset();
    return found;
}

ChainEnd SqliteHistory::chainEnd(RunId run)
{
    m_chainEnd.tryReset();
    bindNumber(m_chainEnd, 1, number(run));
    ChainEnd end;
    if (m_chainEnd.executeStep())
        end = {numberAt(m_chainEnd, 0), numberAt(m_chainEnd, 1)};
    else if (const auto first = firstFrame(run))
        end = {first->count, first->checksum};
    m_chainEnd.tryReset();
    return end;
}

} // namespace sluice
