#include "ui/runs/runtint.h"

namespace sluice {

namespace {

PartMark verdictOf(const ComparedStep &step)
{
    if (!step.right)
        return PartMark::OnlyLeft;
    if (!step.left)
        return PartMark::OnlyRight;
    return step.differs() ? PartMark::Different : PartMark::Same;
}

} // namespace

DifferenceGraph runTint(const std::vector<ComparedStep> &steps, const Workflow &left, const Workflow &right)
{
    DifferenceGraph graph = differenceGraph(right, left, differences(right, left));
    graph.marks.clear();
    graph.from.clear();
    for (const ComparedStep &step : steps) {
        const PartMark verdict = verdictOf(step);
        const auto [mark, isNew] = graph.marks.try_emplace({PartKind::Task, step.task, 0}, verdict);
        if (!isNew && mark->second != verdict)
            mark->second = PartMark::Different;
    }
    return graph;
}

} // namespace sluice
