#include "ui/design/runwatcher.h"

namespace sluice {

namespace {
constexpr int kPauseMs = 100;
}

RunWatcher::RunWatcher(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&engine, &EngineClient::runEvents, this, &RunWatcher::take);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isStale, false)) {
            m_pause.start();
            Q_EMIT changed();
        }
    });
}

RunWatcher::~RunWatcher()
{
    if (m_run)
        m_engine.unwatchRun(*m_run);
}

void RunWatcher::watch(RunId run)
{
    if (m_run == run)
        return;
    if (m_run)
        m_engine.unwatchRun(*m_run);
    m_run = run;
    m_picture.reset();
    m_engine.watchRun(run);
    readHistory();
}

void RunWatcher::stop()
{
    if (!m_run)
        return;
    m_engine.unwatchRun(*m_run);
    m_run.reset();
    m_picture.reset();
    Q_EMIT changed();
}

void RunWatcher::readHistory()
{
    m_isReading = true;
    m_engine.readRun(*m_run, this, [this, asked = *m_run](Result<RunHistory> history) {
        if (m_run != asked)
            return;
        m_isReading = false;
        if (!history) {
            Q_EMIT failed(history.error());
            return;
        }
        m_picture.emplace(history->id, history->plan);
        m_picture->take(0, history->events);
        announce();
    });
}

void RunWatcher::take(RunId run, quint64 first, const Events &events)
{
    if (m_run != run || !m_picture)
        return;
    // Events that came while the history was on its way are in neither; the history then has them.
    if (m_picture->take(first, events))
        announce();
    else if (!m_isReading)
        readHistory();
}

void RunWatcher::announce()
{
    if (m_pause.isActive()) {
        m_isStale = true;
        return;
    }
    m_pause.start();
    Q_EMIT changed();
}

} // namespace sluice
