#include "app/ctl/runfollower.h"

namespace sluice::ctl {

bool isSettled(const Run &run)
{
    if (isFinal(run.state))
        return true;
    if (!run.running.empty())
        return false;
    const bool mayWait = run.state == RunState::Waiting || run.state == RunState::Compensating;
    return run.paused
           || (mayWait && run.timed.empty() && run.ready.empty() && (run.deadSteps > 0 || !run.awaits.empty()));
}

RunFollower::RunFollower(EngineClient &client, RunId run)
    : m_client(client)
    , m_id(run)
{
    connect(&m_client, &EngineClient::runEvents, this, &RunFollower::take);
    m_client.watchRun(m_id);
    read();
}

RunFollower::~RunFollower()
{
    m_client.unwatchRun(m_id);
}

void RunFollower::read()
{
    m_isReading = true;
    m_client.readRun(m_id, this, [this](const Result<RunHistory> &history) {
        m_isReading = false;
        if (!history) {
            m_error = history.error();
            Q_EMIT failed();
            return;
        }
        m_run = fold(history->id, history->plan, history->events);
        bool isWhole = true;
        for (const auto &[first, events] : std::exchange(m_early, {}))
            isWhole = append(first, events) && isWhole;
        if (!isWhole)
            read();
        else if (isSettled(*m_run))
            Q_EMIT settled();
    });
}

void RunFollower::take(RunId run, quint64 first, const Events &events)
{
    if (run != m_id)
        return;
    if (m_isReading) {
        m_early.emplace_back(first, events);
    } else if (!append(first, events)) {
        read();
    } else if (isSettled(*m_run)) {
        Q_EMIT settled();
    }
}

bool RunFollower::append(quint64 first, const Events &events)
{
    if (first > m_run->sequence)
        return false; // what lies between was told before the run was watched
    for (auto i = m_run->sequence - first; i < events.size(); ++i)
        evolve(*m_run, events[i]);
    return true;
}

} // namespace sluice::ctl
