#include "ui/health/samplestore.h"

#include <algorithm>

namespace sluice {

namespace {

void push(std::vector<HealthSample> &samples, const HealthSample &sample)
{
    if (samples.size() == SampleStore::kKept)
        samples.erase(samples.begin());
    samples.push_back(sample);
}

HealthSample merged(const std::vector<HealthSample> &parts)
{
    HealthSample whole;
    whole.at = parts.back().at;
    for (const HealthSample &part : parts) {
        whole.ended += part.ended / static_cast<double>(parts.size());
        whole.errors += part.errors / static_cast<double>(parts.size());
        whole.waiting = std::max(whole.waiting, part.waiting);
        whole.letters = std::max(whole.letters, part.letters);
    }
    return whole;
}

} // namespace

void SampleStore::add(const HealthSample &sample)
{
    // A clock set back would draw a line that runs backwards.
    if (!m_fine.empty() && sample.at <= m_fine.back().at) {
        m_fine.clear();
        m_coarse.clear();
        m_pending.clear();
    }
    push(m_fine, sample);
    m_pending.push_back(sample);
    if (m_pending.size() == kMerged) {
        push(m_coarse, merged(m_pending));
        m_pending.clear();
    }
}

std::vector<HealthSample> SampleStore::within(Milliseconds window) const
{
    if (m_fine.empty())
        return {};
    const bool needsCoarse = window > Milliseconds(1000 * kKept);
    std::vector<HealthSample> found = needsCoarse ? m_coarse : m_fine;
    if (needsCoarse && !m_pending.empty())
        found.push_back(merged(m_pending));
    if (found.size() > kKept)
        found.erase(found.begin());
    const WallTime from = m_fine.back().at - window;
    std::erase_if(found, [from](const HealthSample &sample) { return sample.at < from; });
    return found;
}

} // namespace sluice
