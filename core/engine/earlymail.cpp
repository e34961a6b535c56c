#include "core/engine/earlymail.h"

#include "core/engine/errors.h"

#include <iterator>

namespace sluice {

bool EarlyMail::add(quint32 generation, EngineMessage &message)
{
    const std::lock_guard lock(m_mutex);
    if (generation <= m_closed)
        return false;
    m_messages[generation].push_back(std::move(message));
    return true;
}

std::vector<EngineMessage> EarlyMail::take(quint32 generation)
{
    const std::lock_guard lock(m_mutex);
    auto taken = m_messages.extract(generation);
    return taken ? std::move(taken.mapped()) : std::vector<EngineMessage>();
}

std::vector<EngineMessage> EarlyMail::close(quint32 generation)
{
    const std::lock_guard lock(m_mutex);
    m_closed = std::max(m_closed, generation);
    std::vector<EngineMessage> left;
    const auto end = m_messages.upper_bound(generation);
    for (auto each = m_messages.begin(); each != end; ++each)
        std::ranges::move(each->second, std::back_inserter(left));
    m_messages.erase(m_messages.begin(), end);
    return left;
}

std::vector<EngineNews> unheard(std::vector<EngineMessage> &&messages)
{
    std::vector<EngineNews> told;
    for (EngineMessage &message : messages) {
        if (auto *audit = std::get_if<tell::Audit>(&message))
            told.emplace_back(news::Unaudited{std::move(*audit)});
        else if (auto *alerts = std::get_if<tell::KeepAlerts>(&message))
            told.emplace_back(news::UnkeptAlerts{std::move(*alerts)});
        else if (const RequestId request = requestOf(message); request != 0)
            told.emplace_back(news::Answer{request, failure(errors::kEngineStopped)});
    }
    return told;
}

} // namespace sluice
