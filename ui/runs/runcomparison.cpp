#include "ui/runs/runcomparison.h"

#include "core/run/input.h"
#include "ui/runs/jsondifference.h"

namespace sluice {

namespace {

/// What is compared at a time.
constexpr int kComparedAtOnce = 64;
constexpr qsizetype kReadAtOnce = 128 * 1024;

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

} // namespace

bool ComparedStep::differs() const
{
    return !left || !right || left->state != right->state
           || (output != OutputVerdict::None && output != OutputVerdict::Same);
}

void RunComparer::begin()
{
    m_phase = Phase::Left;
    m_at = 0;
    m_steps.clear();
    m_places.clear();
}

bool RunComparer::goOn(const RunPicture &left, const RunPicture &right)
{
    qsizetype bytes = 0;
    for (int turn = 0; turn < kComparedAtOnce && bytes < kReadAtOnce && m_phase != Phase::Over; ++turn) {
        const auto count = m_phase == Phase::Left    ? left.run().steps.size()
                           : m_phase == Phase::Right ? right.run().steps.size()
                                                     : m_steps.size();
        if (m_at >= count) {
            m_phase = static_cast<Phase>(static_cast<int>(m_phase) + 1);
            m_at = 0;
            continue;
        }
        const quint32 at = m_at++;
        if (m_phase == Phase::Left)
            takeLeft(left, StepIndex{at});
        else if (m_phase == Phase::Right)
            takeRight(right, StepIndex{at});
        else
            bytes += judge(left, right, m_steps[at]);
    }
    return m_phase == Phase::Over;
}

void RunComparer::takeLeft(const RunPicture &picture, StepIndex index)
{
    const Run &run = picture.run();
    if (run.step(index).isGone)
        return;
    const QString &task = run.taskOf(index).id;
    auto item = itemPath(run, index);
    m_places.insert(keyOf(task, item), m_steps.size());
    m_steps.push_back({task, std::move(item), sideOf(picture, index), std::nullopt});
}

void RunComparer::takeRight(const RunPicture &picture, StepIndex index)
{
    const Run &run = picture.run();
    if (run.step(index).isGone)
        return;
    const QString &task = run.taskOf(index).id;
    auto item = itemPath(run, index);
    const auto known = m_places.constFind(keyOf(task, item));
    if (known == m_places.constEnd())
        m_steps.push_back({task, std::move(item), std::nullopt, sideOf(picture, index)});
    else
        m_steps[*known].right = sideOf(picture, index);
}

qsizetype RunComparer::judge(const RunPicture &left, const RunPicture &right, ComparedStep &step)
{
    const Payload one = step.left ? left.run().step(step.left->step).output : Payload();
    const Payload other = step.right ? right.run().step(step.right->step).output : Payload();
    if (one.isEmpty() && other.isEmpty())
        return 0;
    if (one.isEmpty() || other.isEmpty()) {
        step.output = one.isEmpty() ? OutputVerdict::OnlyRight : OutputVerdict::OnlyLeft;
        return 0;
    }
    Known &known = m_known[{step.left->step, step.right->step}];
    const bool isNew = known.left != one || known.right != other;
    if (isNew)
        known = {one, other, meansTheSame(one, other) ? OutputVerdict::Same : OutputVerdict::Differ};
    step.output = known.verdict;
    return isNew ? one.size() + other.size() : 0;
}

std::vector<ComparedStep> compareRuns(const RunPicture &left, const RunPicture &right)
{
    RunComparer comparer;
    while (!comparer.goOn(left, right)) {
    }
    return comparer.takeSteps();
}

} // namespace sluice
