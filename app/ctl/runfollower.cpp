#include "app/ctl/runfollower.h"

#include <algorithm>

namespace sluice::ctl {

bool isSettled(const Run &run)
{
    if (isFinal(run.state))
        return true;
    if (!run.running.empty())
        return false;
    if (run.allowed)
        return false; // the one step that was let go has not begun
    const bool mayWait = run.state == RunState::Waiting || run.state == RunState::Compensating;
    return run.paused
           || (mayWait && run.timed.empty() && run.ready.empty()
               && (run.deadSteps > 0 || !run.awaits.empty() || !run.calls.empty()));
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
        else
            look();
    });
}

void RunFollower::look()
{
    if (!isSettled(*m_run))
        return;
    for (const auto &[step, called] : m_run->calls) {
        if (m_called.contains(called.run))
            continue;
        auto follower = std::make_unique<RunFollower>(m_client, called.run);
        connect(follower.get(), &RunFollower::settled, this, &RunFollower::look);
        connect(follower.get(), &RunFollower::failed, this, &RunFollower::look);
        m_called.emplace(called.run, std::move(follower));
    }
    if (isAtRest())
        Q_EMIT settled();
}

bool RunFollower::isAtRest() const
{
    // The end of a run that was called is told to its caller with it: until the caller knows, it goes on.
    return m_run && isSettled(*m_run) && std::ranges::all_of(m_run->calls, [this](const auto &call) {
               const auto follower = m_called.find(call.second.run);
               return follower != m_called.end()
                      && (follower->second->error()
                          || (follower->second->isAtRest() && !isFinal(follower->second->run()->state)));
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
    } else {
        look();
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
