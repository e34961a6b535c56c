#pragma once

#include "core/engine/messages.h"

#include <map>
#include <mutex>
#include <vector>

namespace sluice {

/// What engines were told before they were open. It lies apart from them, so that whoever asked has an answer also when an
/// engine hangs while it opens, and is given up. Outlives generations. Thread: any.
class EarlyMail {
public:
    /// False: that generation was given up, and the message is not taken.
    [[nodiscard]] bool add(quint32 generation, EngineMessage &message);
    /// What this generation was told so far; it waits here no more.
    [[nodiscard]] std::vector<EngineMessage> take(quint32 generation);
    /// What this generation and older ones were told; they get nothing of it, and add nothing, from now on.
    [[nodiscard]] std::vector<EngineMessage> close(quint32 generation);

private:
    std::mutex m_mutex;
    std::map<quint32, std::vector<EngineMessage>> m_messages; ///< by generation
    quint32 m_closed = 0;                                     ///< this generation and all before it
};

/// What is said of messages that no engine takes any more: questions get `engine.stopped` for an answer, and what was done
/// elsewhere is handed on to be written down by the next one.
[[nodiscard]] std::vector<EngineNews> unheard(std::vector<EngineMessage> &&messages);

} // namespace sluice
