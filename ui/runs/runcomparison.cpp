#include "ui/runs/runcomparison.h"

#include "core/run/input.h"
#include "ui/runs/jsondifference.h"

#include <QHash>

namespace sluice {

namespace {

QString keyOf(const QString &task, const std::vector<quint32> &item)
{
    QString key = task;
    for (const quint32 each : item)
        key += u'\n' + QString::number(each);
    return key;
}

ComparedSide sideOf(const RunPicture &picture, StepIndex step)
{
    return {step, picture.run().step(step).state, picture.durationOf(step)};
}

OutputVerdict judge(const RunPicture &left, const RunPicture &right, const ComparedStep &step)
{
    const Payload one = step.left ? left.run().step(step.left->step).output : Payload();
    const Payload other = step.right ? right.run().step(step.right->step).output : Payload();
    if (one.isEmpty() && other.isEmpty())
        return OutputVerdict::None;
    if (one.isEmpty() || other.isEmpty())
        return one.isEmpty() ? OutputVerdict::OnlyRight : OutputVerdict::OnlyLeft;
    return meansTheSame(one, other) ? OutputVerdict::Same : OutputVerdict::Differ;
}

} // namespace

bool ComparedStep::differs() const
{
    return !left || !right || left->state != right->state
           || (output != OutputVerdict::None && output != OutputVerdict::Same);
}

std::vector<ComparedStep> compareRuns(const RunPicture &left, const RunPicture &right)
{
    std::vector<ComparedStep> steps;
    QHash<QString, std::size_t> places;
    const auto forEachStep = [](const RunPicture &picture, auto take) {
        const Run &run = picture.run();
        for (quint32 i = 0; i < run.steps.size(); ++i) {
            if (!run.steps[i].isGone)
                take(StepIndex{i}, run.taskOf(StepIndex{i}).id, itemPath(run, StepIndex{i}));
        }
    };
    forEachStep(left, [&](StepIndex index, const QString &task, std::vector<quint32> item) {
        places.insert(keyOf(task, item), steps.size());
        steps.push_back({task, std::move(item), sideOf(left, index), std::nullopt});
    });
    forEachStep(right, [&](StepIndex index, const QString &task, std::vector<quint32> item) {
        const auto known = places.constFind(keyOf(task, item));
        if (known == places.constEnd())
            steps.push_back({task, std::move(item), std::nullopt, sideOf(right, index)});
        else
            steps[*known].right = sideOf(right, index);
    });
    for (ComparedStep &step : steps)
        step.output = judge(left, right, step);
    return steps;
}

} // namespace sluice
