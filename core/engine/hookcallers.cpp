#include "core/engine/hookcallers.h"

#include <algorithm>

namespace sluice {

HookCallers::~HookCallers()
{
    while (!m_callers.empty())
        giveUp(m_callers.begin());
}

void HookCallers::wait(quint64 receipt, HookReplyPtr reply, MonoTime until)
{
    m_callers.insert_or_assign(receipt, Caller{std::move(reply), until, {}});
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
    m_callers.erase(caller);
}

void HookCallers::giveUpOverdue(MonoTime now)
{
    for (auto caller = m_callers.begin(); caller != m_callers.end();) {
        const auto at = caller++;
        if (at->second.until <= now)
            giveUp(at);
    }
}

std::optional<MonoTime> HookCallers::next() const
{
    const auto first = std::ranges::min_element(m_callers, {}, [](const auto &entry) { return entry.second.until; });
    return first == m_callers.end() ? std::nullopt : std::optional(first->second.until);
}

} // namespace sluice
