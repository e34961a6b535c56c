#include "ui/runs/livetimeline.h"

#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <algorithm>

namespace sluice {

namespace {
/// Events that are folded at a time: a few milliseconds of work.
constexpr std::size_t kTimelineSlice = 4000;
constexpr int kClockMs = 250;
} // namespace

LiveTimeline::LiveTimeline(LiveRun &run, QObject *parent)
    : QObject(parent)
    , m_run(run)
{
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    m_clock.setInterval(kClockMs);
    connect(&m_more, &QTimer::timeout, this, &LiveTimeline::foldSlice);
    connect(&m_clock, &QTimer::timeout, this, &LiveTimeline::move);
    connect(&run, &LiveRun::opened, this, &LiveTimeline::begin);
    connect(&run, &LiveRun::closed, this, &LiveTimeline::begin);
    connect(&run, &LiveRun::changed, this, &LiveTimeline::follow);
}

void LiveTimeline::setActive(bool active)
{
    m_isActive = active;
    if (!active) {
        m_more.stop();
        m_clock.stop();
        return;
    }
    m_clock.start();
    follow();
}

/// Bars that are open grow with the engine's clock; a run that is over moves no more.
void LiveTimeline::move()
{
    if (!m_timeline || std::exchange(m_moved, now()) == now())
        return;
    m_path = m_timeline->criticalPath(now());
    for (const CriticalPart &part : m_path)
        m_critical[part.row] = part;
    Q_EMIT moved();
}

void LiveTimeline::begin()
{
    m_timeline.reset();
    m_path.clear();
    m_critical.clear();
    m_more.stop();
    Q_EMIT replaced();
    follow();
}

void LiveTimeline::follow()
{
    if (m_isActive && m_run.picture() && !isWhole() && !m_more.isActive())
        foldSlice();
}

bool LiveTimeline::isWhole() const
{
    return m_timeline && m_run.picture() && m_timeline->run().sequence == m_run.picture()->run().sequence;
}

void LiveTimeline::foldSlice()
{
    if (!m_run.picture())
        return;
    const Run &run = m_run.picture()->run();
    if (!m_timeline)
        m_timeline = std::make_unique<Timeline>(run.id, run.plan);
    const std::size_t done = m_timeline->run().sequence;
    const std::size_t left = run.sequence - done;
    m_timeline->take(std::span<const Event>(m_run.events()).subspan(done, std::min(left, kTimelineSlice)));
    m_path = m_timeline->criticalPath(now());
    m_critical.clear();
    for (const CriticalPart &part : m_path)
        m_critical[part.row] = part;
    if (left > kTimelineSlice)
        m_more.start();
    Q_EMIT changed();
}

WallTime LiveTimeline::now() const
{
    if (!m_timeline)
        return m_run.now();
    return m_timeline->end().value_or(std::max(m_run.now(), m_timeline->begin()));
}

QString LiveTimeline::titleOf(const TimelineRow &row) const
{
    const QString &id = m_timeline->run().plan->task(row.task).id;
    const Task *task = m_run.workflow().task(id);
    const QString name = task && !task->name.isEmpty() ? task->name : id;
    const QString title = stepWords(name, row.item);
    const Step &step = m_timeline->run().step(row.step);
    const QString hand = step.isGone ? QString() : handWord(step);
    return hand.isEmpty() ? title : tr("%1 (%2)", "a step, that it was fed by hand").arg(title, hand);
}

bool LiveTimeline::isCritical(quint32 row) const
{
    return m_critical.contains(row);
}

bool LiveTimeline::isCritical(quint32 row, const TimelineBar &bar) const
{
    const auto part = m_critical.find(row);
    return part != m_critical.end() && bar.to > part->second.from && (bar.from < part->second.to || bar.isOpen);
}

} // namespace sluice
