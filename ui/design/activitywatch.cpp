#include "ui/design/activitywatch.h"

#include "ui/wording/versionwords.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr int kEveryMs = 250;
constexpr quint32 kVersionsNamed = 500;

quint32 cut(quint64 count)
{
    return static_cast<quint32>(std::min<quint64>(count, std::numeric_limits<quint32>::max()));
}

} // namespace

ActivityWatch::ActivityWatch(EngineClient &engine, std::function<bool()> looks, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_looks(std::move(looks))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kEveryMs);
    connect(&m_pause, &QTimer::timeout, this, &ActivityWatch::ask);
}

void ActivityWatch::watch(const QString &workflow)
{
    if (workflow == m_workflow)
        return;
    m_workflow = workflow;
    m_activity = {};
    m_isKnown = false;
    m_trouble.reset();
    m_numbers.clear();
    m_nameless.clear();
    m_pause.stop();
    ++m_question;
    if (!workflow.isEmpty())
        ask();
}

void ActivityWatch::ask()
{
    if (!m_looks())
        return m_pause.start();
    m_engine.readActivity(m_workflow, this, [this, question = m_question](const Result<WorkflowActivity> &answer) {
        if (question != m_question)
            return;
        m_pause.start();
        if (!answer) {
            const bool isNews = m_isKnown || !m_trouble;
            m_trouble = answer.error();
            m_isKnown = false; // what it was is shown no longer as if it still were
            m_activity = {};
            if (isNews)
                Q_EMIT changed();
            return;
        }
        m_trouble.reset();
        m_activity = *answer;
        m_isKnown = true;
        nameVersions();
        Q_EMIT changed();
    });
}

void ActivityWatch::nameVersions()
{
    QSet<QByteArray> unknown;
    for (const TaskActivity &task : m_activity.tasks) {
        if (!m_numbers.contains(task.version) && !m_nameless.contains(task.version))
            unknown.insert(task.version);
    }
    if (unknown.isEmpty())
        return;
    m_nameless += unknown; // asked once
    m_engine.listVersions(m_workflow, {0, kVersionsNamed}, this,
                          [this, question = m_question](const Result<Page<WorkflowVersion>> &found) {
                              // Without names, the runs are told of as those of no version that was saved.
                              if (question != m_question || !found)
                                  return;
                              for (const WorkflowVersion &version : found->rows) {
                                  auto &number = m_numbers[version.version];
                                  number = std::max(number, version.number);
                                  m_nameless.remove(version.version);
                              }
                              Q_EMIT changed();
                          });
}

FiguresByTask ActivityWatch::figuresOf(const QByteArray &version) const
{
    FiguresByTask figures;
    for (const TaskActivity &task : m_activity.tasks) {
        if (task.version != version || task.running + task.waiting + task.failed == 0)
            continue;
        TaskFigures &own = figures[task.task];
        own.ofManyRuns = true;
        const auto add = [&](StepState state, quint64 count) {
            own.counts[static_cast<std::size_t>(state)] += cut(count);
            own.total += cut(count);
            if (count > 0 && (own.shown == StepState::Blocked || mattersMore(state, own.shown)))
                own.shown = state;
        };
        add(StepState::Running, task.running);
        add(StepState::Waiting, task.waiting);
        add(StepState::DeadLettered, task.failed);
    }
    return figures;
}

std::map<QString, quint64> ActivityWatch::elsewhere(const QByteArray &version) const
{
    std::map<QString, quint64> counts;
    for (const TaskActivity &task : m_activity.tasks) {
        if (task.version == version)
            continue;
        const auto number = m_numbers.constFind(task.version);
        const bool isDraft = number == m_numbers.constEnd();
        counts[versionText({isDraft ? 0 : *number, isDraft})] += task.running + task.waiting + task.failed;
    }
    std::erase_if(counts, [](const auto &each) { return each.second == 0; });
    return counts;
}

} // namespace sluice
