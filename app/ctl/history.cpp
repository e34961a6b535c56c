#include "app/ctl/history.h"

#include "core/base/errors.h"
#include "core/journal/errors.h"
#include "core/run/machine.h"
#include "core/tasks/taskhost.h"

#include <QDir>

namespace sluice::ctl {

Result<std::unique_ptr<SqliteJournalReader>> openHistory(const QString &workspace)
{
    const QDir folder(workspace);
    if (!folder.exists())
        return failure(errors::kFileMissing, {{QStringLiteral("path"), workspace}});
    auto reader = SqliteJournalReader::open(folder.absolutePath());
    if (!reader && reader.error().code == errors::kJournalMissing)
        return nullptr;
    return reader;
}

Result<ReadRun> readRun(JournalReader &reader, RunId id)
{
    auto stored = reader.run(id);
    if (!stored)
        return tl::unexpected(stored.error());
    const auto plan = compile(stored->workflow, standardCatalog());
    if (!plan)
        return tl::unexpected(plan.error());
    Run run = fold(id, *plan, stored->events);
    return ReadRun{std::move(run), std::move(stored->events)};
}

} // namespace sluice::ctl
