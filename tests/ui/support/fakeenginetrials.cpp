#include "core/run/plan.h"
#include "core/workflow/workflowfile.h"
#include "tests/ui/support/fakeengine.h"

#include <algorithm>

// Trying workflows out, and their versions, in the fake engine.

namespace sluice {

void FakeEngine::stepRun(const StepRequest &request, QObject *context, Done<void> done)
{
    stepped.push_back(request);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::setBreakpoints(const BreakpointRequest &request, QObject *context, Done<void> done)
{
    breakpoints.push_back(request);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::readGrowth(QObject *context, Done<GrowthSnapshot> done)
{
    ++growthQuestions;
    answer<GrowthSnapshot>(context, std::move(done), growth);
}

void FakeEngine::resetGrowth(const GrowthReset &request, QObject *context, Done<void> done)
{
    growthResets.push_back(request);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::readActivity(const QString &workflow, QObject *context, Done<WorkflowActivity> done)
{
    answer<WorkflowActivity>(context, std::move(done), activity.value(workflow));
}

/// Like the real one: the same content as the newest is no new version.
void FakeEngine::keepVersion(const KeepVersionRequest &request, QObject *context, Done<WorkflowVersion> done)
{
    if (refusal)
        return answer<WorkflowVersion>(context, std::move(done), WorkflowVersion{});
    WorkflowVersion made;
    made.workflow = request.workflow.id;
    for (const auto &[version, workflow] : versions) {
        if (version.workflow != made.workflow)
            continue;
        made.number = version.number;
        if (workflow == request.workflow && &version == &versions.back().first)
            return answer<WorkflowVersion>(context, std::move(done), version);
    }
    ++made.number;
    made.version = versionOf(request.workflow);
    made.content = contentOf(request.workflow);
    made.at = now.taken;
    made.who = QStringLiteral("tester");
    made.kind = request.kind;
    made.note = request.note;
    versions.emplace_back(made, request.workflow);
    answer<WorkflowVersion>(context, std::move(done), made);
}

void FakeEngine::listVersions(const QString &workflow, PageRequest page, QObject *context,
                              Done<Page<WorkflowVersion>> done)
{
    Page<WorkflowVersion> found;
    found.offset = page.offset;
    for (auto each = versions.rbegin(); each != versions.rend(); ++each) {
        if (each->first.workflow != workflow)
            continue;
        if (found.total >= page.offset && found.rows.size() < page.count)
            found.rows.push_back(each->first);
        ++found.total;
    }
    answer<Page<WorkflowVersion>>(context, std::move(done), found);
}

void FakeEngine::readVersion(const QString &workflow, quint32 number, QObject *context, Done<Workflow> done)
{
    const auto found = std::ranges::find_if(
        versions, [&](const auto &each) { return each.first.workflow == workflow && each.first.number == number; });
    if (found == versions.end())
        return answer<Workflow>(context, std::move(done), failure(QLatin1StringView("version.unknown")));
    answer<Workflow>(context, std::move(done), found->second);
}

} // namespace sluice
