#include "core/engine/hookcallers.h"

namespace sluice {

HookCallers::~HookCallers()
{
    while (!m_callers.empty())
        giveUp(m_callers.begin());
}

void HookCallers::wait(quint64 receipt, HookReplyPtr reply, MonoTime until)
{
    m_callers.emplace(receipt, Caller{std::move(reply), m_ends.emplace(until, receipt), {}});
}

void HookCallers::become(quint64 receipt, RunId run)
{
    const auto caller = m_callers.find(receipt);
    if (caller == m_callers.end())
        return;
    if (run == RunId{})
        return giveUp(caller);
    caller->second.run = run;
    m_runs.insert_or_assign(run, receipt);
}

HookReplyPtr HookCallers::take(RunId run)
{
    const auto receipt = m_runs.find(run);
    if (receipt == m_runs.end())
        return nullptr;
    auto caller = m_callers.extract(receipt->second);
    m_runs.erase(receipt);
    m_ends.erase(caller.mapped().until);
    return std::move(caller.mapped().reply);
}

void HookCallers::giveUp(RunId run)
{
    if (const auto receipt = m_runs.find(run); receipt != m_runs.end())
        giveUp(m_callers.find(receipt->second));
}

void HookCallers::giveUp(Callers::iterator caller)
{
    caller->second.reply->give({HookAnswer::Outcome::Durable, QString::number(caller->first), {}});
    m_runs.erase(caller->second.run);
    m_ends.erase(caller->second.until);
    m_callers.erase(caller);
}

void HookCallers::giveUpOverdue(MonoTime now)
{
    while (!m_ends.empty() && m_ends.begin()->first <= now)
        giveUp(m_callers.find(m_ends.begin()->second));
}

std::optional<MonoTime> HookCallers::next() const
{
    return m_ends.empty() ? std::nullopt : std::optional(m_ends.begin()->first);
}

} // namespace sluice
