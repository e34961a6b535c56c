#include "core/remote/keptanswers.h"

#include <algorithm>

namespace sluice {

KeptAnswers::Verdict KeptAnswers::begin(const Key &key, Deliver deliver)
{
    if (const auto done = m_finished.find(key); done != m_finished.end())
        return Known{done->second};
    if (const auto waits = m_underWay.find(key); waits != m_underWay.end()) {
        waits->second.push_back(std::move(deliver));
        return UnderWay{};
    }
    if (const auto gone = m_forgotten.find(key.client); gone != m_forgotten.end() && key.request <= gone->second)
        return Known{std::nullopt};
    m_underWay[key].push_back(std::move(deliver));
    return New{};
}

void KeptAnswers::finish(const Key &key, const QByteArray &answer)
{
    const auto waits = m_underWay.find(key);
    if (waits == m_underWay.end())
        return;
    const std::vector<Deliver> all = std::move(waits->second);
    m_underWay.erase(waits);
    m_finished.emplace(key, answer);
    m_order.push_back(key);
    m_bytes += answer.size();
    forgetSome();
    for (const Deliver &deliver : all)
        deliver(answer);
}

void KeptAnswers::forgetSome()
{
    constexpr std::size_t kMostClients = 10'000;
    while (m_order.size() > m_most || (m_bytes > m_mostBytes && m_order.size() > 1)) {
        const Key oldest = m_order.front();
        m_order.pop_front();
        const auto kept = m_finished.find(oldest);
        m_bytes -= kept->second.size();
        m_finished.erase(kept);
        quint64 &highest = m_forgotten[oldest.client];
        highest = std::max(highest, oldest.request);
    }
    // Names of clients are made anew by each window: those that were forgotten longest ago are not asked about again.
    while (m_forgotten.size() > kMostClients)
        m_forgotten.erase(m_forgotten.begin());
}

} // namespace sluice
