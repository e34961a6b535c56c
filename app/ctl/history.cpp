#include "app/ctl/history.h"

#include "core/base/errors.h"
#include "core/journal/errors.h"
#include "core/run/machine.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "ui/wording/versionwords.h"

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

Result<ReadRun> readRun(JournalReader &reader, RunId id, const QString &workspace)
{
    auto stored = reader.run(id);
    if (!stored)
        return tl::unexpected(stored.error());
    const auto plan = compile(stored->workflow, catalogOf(workspace));
    if (!plan)
        return tl::unexpected(plan.error());
    Run run = fold(id, *plan, stored->events);
    return ReadRun{std::move(run), std::move(stored->events)};
}

QString labelText(const QString &workspace, RunId run)
{
    const auto reader = openHistory(workspace);
    const auto found = reader && *reader ? (*reader)->summary(run)
                                         : Result<RunSummary>(failure(errors::kJournalRunUnknown));
    return found ? versionText(found->label) : QString();
}

} // namespace sluice::ctl
