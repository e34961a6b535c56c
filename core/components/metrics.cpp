#include "core/components/metrics.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <time.h>

namespace sluice {

void ResponseHistogram::record(Nanoseconds response)
{
    const auto ns = static_cast<quint64>(std::max<Nanoseconds::rep>(response.count(), 0));
    m_buckets[bucketOf(ns)] += 1;
    m_count += 1;
    m_sum += ns;
}

Nanoseconds ResponseHistogram::mean() const
{
    return Nanoseconds(m_count == 0 ? 0 : static_cast<Nanoseconds::rep>(m_sum / m_count));
}

Nanoseconds ResponseHistogram::percentile(double percent) const
{
    const auto rank = static_cast<quint64>(
        std::ceil(std::clamp(percent, 0.0, 100.0) / 100 * static_cast<double>(m_count)));
    quint64 seen = 0;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        seen += m_buckets[bucket];
        if (seen > 0 && seen >= rank)
            return Nanoseconds(static_cast<Nanoseconds::rep>(upperEdge(bucket)));
    }
    return {};
}

std::size_t ResponseHistogram::bucketOf(quint64 ns)
{
    const int doubling = static_cast<int>(std::bit_width(ns)) - 1;
    if (doubling < kFirstDoubling)
        return 0;
    const quint64 part = (ns >> (doubling - 3)) & (kPerDoubling - 1);
    const auto bucket = static_cast<quint64>(doubling - kFirstDoubling) * kPerDoubling + part + 1;
    return std::min<std::size_t>(bucket, kDoublings * kPerDoubling);
}

quint64 ResponseHistogram::upperEdge(std::size_t bucket)
{
    if (bucket == 0)
        return (quint64{1} << kFirstDoubling) - 1;
    const auto doubling = static_cast<int>((bucket - 1) / kPerDoubling) + kFirstDoubling;
    const quint64 part = (bucket - 1) % kPerDoubling;
    return (quint64{1} << doubling) + ((part + 1) << (doubling - 3)) - 1;
}

Nanoseconds threadCpuTime()
{
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0)
        return {};
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

} // namespace sluice
