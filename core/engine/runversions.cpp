#include "core/engine/runengine.h"

#include <algorithm>

// The versions of workflows: which are kept, and which one a run is on.

namespace sluice {

/// Keeps a workflow as the newest version, unless that says the same already.
const WorkflowVersion &RunEngine::keepVersion(VersionRecord record, VersionKind kind, const QString &who,
                                              const QString &note)
{
    const QString &workflow = record.workflow.id;
    const WorkflowVersion *newest = m_versions.newest(workflow);
    if (newest && newest->content == record.content)
        return *newest;
    WorkflowVersion made{
        workflow, newest ? newest->number + 1 : 1, record.version, record.content, clock().wall(), who, kind, note};
    m_versions.add(made);
    record.kept = std::move(made);
    m_batch.versions.push_back(std::move(record));
    return *m_versions.newest(m_batch.versions.back().workflow.id);
}

/// Which version a run is on that begins now; what it runs is journaled with it where it is not kept. The first that ever
/// runs of a workflow is kept as what was found.
VersionLabel RunEngine::labelForRun(const Compiled &compiled)
{
    const QString &workflow = compiled.plan->workflowId;
    const auto record = [&] {
        return VersionRecord{compiled.plan->version, *compiled.workflow, compiled.plan->content};
    };
    if (!m_versions.newest(workflow))
        (void)keepVersion(record(), VersionKind::Found, {}, {});
    const VersionLabel label = m_versions.labelOf(workflow, compiled.plan->content);
    // In each batch: the row of a draft goes with the last of its runs, and nobody here hears of that.
    const auto isSame = [&compiled](const VersionRecord &known) {
        return known.content == compiled.plan->content && known.workflow.id == compiled.plan->workflowId;
    };
    if (label.isDraft && std::ranges::none_of(m_batch.versions, isSame))
        m_batch.versions.push_back(record());
    return label;
}

void RunEngine::take(tell::KeepVersion &message)
{
    if (m_trouble) {
        answer(message.request, tl::unexpected(m_trouble->error));
        return;
    }
    // It may have errors: what is saved need not be able to run.
    VersionRecord record{versionOf(message.keep.workflow), message.keep.workflow, contentOf(message.keep.workflow)};
    const WorkflowVersion *before = m_versions.newest(record.workflow.id);
    const quint32 last = before ? before->number : 0;
    const WorkflowVersion kept = keepVersion(std::move(record), message.keep.kind, message.who, message.keep.note);
    if (kept.number != last)
        audit(message.who, QStringLiteral("version.keep"), message.keep.workflow.id,
              QStringLiteral("v%1").arg(kept.number));
    answer(message.request, kept);
}

} // namespace sluice
