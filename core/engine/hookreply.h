#pragma once

#include "core/integration/webhook/hook.h"

#include <atomic>
#include <functional>
#include <memory>

namespace sluice {

/// The one answer that a webhook gets. Whoever lets it go unanswered, because an engine ends or is given up, has answered
/// that nobody can take it now, so no sender waits in vain.
/// Thread: any; the first answer counts.
class HookReply {
public:
    explicit HookReply(std::function<void(HookAnswer)> answered)
        : m_answered(std::move(answered))
    {
    }
    ~HookReply() { give({}); }
    HookReply(const HookReply &) = delete;
    HookReply &operator=(const HookReply &) = delete;

    void give(const HookAnswer &answer)
    {
        if (!m_isGiven.exchange(true))
            m_answered(answer);
    }

private:
    std::function<void(HookAnswer)> m_answered;
    std::atomic<bool> m_isGiven = false;
};

using HookReplyPtr = std::shared_ptr<HookReply>;

} // namespace sluice
