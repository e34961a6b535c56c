#include "core/remote/failurelimit.h"

#include <algorithm>

namespace sluice {

Nanoseconds FailureLimit::waitOf(const QString &address, MonoTime now) const
{
    const auto known = m_failures.find(address);
    return known == m_failures.end() ? Nanoseconds(0) : std::max(known->second.until - now, Nanoseconds(0));
}

void FailureLimit::noteFailure(const QString &address, MonoTime now)
{
    std::erase_if(m_failures, [now](const auto &each) { return now - each.second.last > kForgetAfter; });
    if (m_failures.size() >= kMostAddresses && !m_failures.contains(address)) {
        m_failures.erase(std::ranges::min_element(
            m_failures, [](const auto &a, const auto &b) { return a.second.last < b.second.last; }));
    }
    Failures &failures = m_failures[address];
    ++failures.count;
    failures.last = now;
    if (failures.count < kFree)
        return;
    constexpr int kMostDoublings = 20;
    const int doublings = std::min(failures.count - kFree, kMostDoublings);
    failures.until = now + std::min(kFirstWait * (1 << doublings), kLongestWait);
}

} // namespace sluice
