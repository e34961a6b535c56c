#include "core/journal/sqlitealerts.h"
#include "core/journal/sqlitearmings.h"
#include "core/journal/sqliteerror.h"
#include "core/journal/sqlitefilemarks.h"
#include "core/journal/sqliteholds.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqliteversions.h"
#include "core/journal/sqlitewriter.h"

// What an engine goes on with beside its runs.

namespace sluice {

Result<std::vector<StoredJob>> SqliteJournal::redriveJobs()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path, [this] { return readJobs(m_writer->database()); });
}

Result<std::map<QString, QueueHold>> SqliteJournal::queueHolds()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path,
                   [this]() -> Result<std::map<QString, QueueHold>> { return readHolds(m_writer->database()); });
}

Result<std::vector<ArmedWorkflow>> SqliteJournal::armedWorkflows()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path,
                   [this]() -> Result<std::vector<ArmedWorkflow>> { return readArmings(m_writer->database()); });
}

Result<std::vector<FileMark>> SqliteJournal::fileMarks()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path,
                   [this]() -> Result<std::vector<FileMark>> { return readFileMarks(m_writer->database()); });
}

Result<std::vector<WorkflowVersion>> SqliteJournal::keptVersions()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path,
                   [this]() -> Result<std::vector<WorkflowVersion>> { return readKeptVersions(m_writer->database()); });
}

Result<std::vector<BreakerRecord>> SqliteJournal::breakers()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path,
                   [this]() -> Result<std::vector<BreakerRecord>> { return readBreakers(m_writer->database()); });
}

Result<std::vector<AlertSummary>> SqliteJournal::firingAlerts()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path, [this]() -> Result<std::vector<AlertSummary>> { return readAlerts(m_writer->database()); });
}

Result<PendingHooks> SqliteJournal::pendingHooks()
{
    if (auto open = checkOpen(); !open)
        return tl::unexpected(open.error());
    return guarded(m_path, [this]() -> Result<PendingHooks> { return readPendingHooks(m_writer->database()); });
}

} // namespace sluice
