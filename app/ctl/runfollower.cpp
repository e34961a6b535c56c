#include "app/ctl/runfollower.h"

namespace sluice::ctl {

bool isSettled(const Run &run)
{
    if (isFinal(run.state))
        return true;
    if (!run.running.empty())
        return false;
    return run.paused
           || (run.state == RunState::Waiting && run.timed.empty() && run.ready.empty() && run.deadSteps > 0);
}

RunFollower::RunFollower(EngineClient &client, RunId run)
    : m_client(client)
    , m_id(run)
{
    connect(&m_client, &EngineClient::runEvents, this, &RunFollower::take);
    m_client.watchRun(m_id);
    // An order about no letter changes nothing, but its answer says that the engine has heard of the watch, and that
    // all it did before is on disk: from then on nothing lies between what is read and what is told.
    m_client.redrive({}, this, [this](const Result<std::vector<LetterOutcome>> &answer) {
        if (answer) {
            read();
        } else {
            m_error = answer.error();
            Q_EMIT failed();
        }
    });
}

RunFollower::~RunFollower()
{
    m_client.unwatchRun(m_id);
}

void RunFollower::read()
{
    m_client.readRun(m_id, this, [this](const Result<RunHistory> &history) {
        if (!history) {
            m_error = history.error();
            Q_EMIT failed();
            return;
        }
        m_run = fold(history->id, history->plan, history->events);
        if (isSettled(*m_run))
            Q_EMIT settled();
    });
}

void RunFollower::take(RunId run, quint64 first, const Events &events)
{
    if (run != m_id || !m_run)
        return;
    if (first > m_run->sequence) { // what lies between was told before the journal was read
        read();
        return;
    }
    for (auto i = m_run->sequence - first; i < events.size(); ++i)
        evolve(*m_run, events[i]);
    if (isSettled(*m_run))
        Q_EMIT settled();
}

} // namespace sluice::ctl
