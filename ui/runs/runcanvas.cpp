#include "ui/runs/runcanvas.h"

#include "ui/canvas/canvasscene.h"
#include "ui/theme/themecontroller.h"

#include <utility>

namespace sluice {

RunCanvas::RunCanvas(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent)
    : PastView(engine.catalog(), theme, parent)
    , m_engine(engine)
    , m_run(run)
{
    connect(&run, &LiveRun::opened, this, &RunCanvas::renew);
    connect(&run, &LiveRun::closed, this, &RunCanvas::renew);
    connect(&run, &LiveRun::changed, this, &RunCanvas::paintRun);
    connect(&engine, &EngineClient::snapshotChanged, this, &RunCanvas::paintLive);
}

void RunCanvas::renew()
{
    m_isOther = true;
    paintRun();
}

/// Linear in the steps of the run, so nothing is done while nobody looks.
void RunCanvas::paintRun()
{
    if (!isVisible())
        return;
    if (std::exchange(m_isOther, false)) {
        m_painted = 0;
        m_liveAt = {};
        if (m_run.picture())
            showWorkflow(m_run.workflow());
        else
            clear();
        paintLive();
    }
    if (!m_run.picture() || m_painted == m_run.picture()->run().sequence)
        return;
    m_painted = m_run.picture()->run().sequence;
    showRun(m_run.picture()->figures());
}

/// What waits at a task now says nothing of a run that is over.
void RunCanvas::paintLive()
{
    constexpr Milliseconds kEvery{500};
    const EngineSnapshot &now = m_engine.snapshot();
    if (!document() || !m_run.picture() || !isVisible() || (now.taken >= m_liveAt && now.taken - m_liveAt < kEvery))
        return;
    m_liveAt = now.taken;
    const bool isOver = isFinal(m_run.picture()->run().state);
    showLive(isOver ? LiveByTask() : liveByTask(document()->workflow(), m_engine.catalog(), now));
}

void RunCanvas::showEvent(QShowEvent *event)
{
    paintRun(); // before it fits itself
    PastView::showEvent(event);
}

} // namespace sluice
