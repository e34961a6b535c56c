#include "ui/health/samplestore.h"

#include "core/base/isotime.h"

#include <algorithm>

namespace sluice {

namespace {

void push(std::vector<HealthSample> &samples, const HealthSample &sample)
{
    if (samples.size() == SampleStore::kKept)
        samples.erase(samples.begin());
    samples.push_back(sample);
}

/// Adds a second to a sample of `count` seconds.
void merge(HealthSample &whole, std::size_t count, const HealthSample &part)
{
    const double before = static_cast<double>(count) / static_cast<double>(count + 1);
    const double share = 1 - before;
    whole.at = part.at;
    for (double HealthSample::*rate :
         {&HealthSample::ended, &HealthSample::errors, &HealthSample::mean, &HealthSample::cpu})
        whole.*rate = whole.*rate * before + part.*rate * share;
    for (double HealthSample::*level :
         {&HealthSample::waiting, &HealthSample::letters, &HealthSample::p99, &HealthSample::memory})
        whole.*level = std::max(whole.*level, part.*level);
}

} // namespace

void SampleStore::add(const HealthSample &sample)
{
    // A clock set back would draw a line that runs backwards.
    if (!isEmpty() && sample.at <= m_levels[0].kept.back().at)
        m_levels = {};
    for (std::size_t i = 0; i < kMerged.size(); ++i) {
        Level &level = m_levels[i];
        if (level.count == 0)
            level.open = sample;
        else
            merge(level.open, level.count, sample);
        if (++level.count < kMerged[i])
            continue;
        push(level.kept, level.open);
        level.count = 0;
    }
}

std::vector<HealthSample> SampleStore::within(Milliseconds window) const
{
    if (isEmpty())
        return {};
    std::size_t chosen = 0;
    while (chosen + 1 < kMerged.size() && std::chrono::seconds(kMerged[chosen] * kKept) < window)
        ++chosen;
    const Level &level = m_levels[chosen];
    std::vector<HealthSample> found = level.kept;
    if (level.count > 0)
        found.push_back(level.open);
    if (found.size() > kKept)
        found.erase(found.begin());
    const WallTime from = m_levels[0].kept.back().at - window;
    std::erase_if(found, [from](const HealthSample &sample) { return sample.at < from; });
    return found;
}

std::size_t SampleStore::size() const noexcept
{
    std::size_t sum = 0;
    for (const Level &level : m_levels)
        sum += level.kept.size();
    return sum;
}

QByteArray samplesToCsv(const std::vector<HealthSample> &samples)
{
    QByteArray csv =
        "time,steps_per_second,failed_per_second,waiting,dead_letters,mean_ms,p99_ms,cpu_percent,memory_mib\n";
    for (const HealthSample &sample : samples) {
        csv += isoText(sample.at).toLatin1();
        for (const double value : {sample.ended, sample.errors, sample.waiting, sample.letters, sample.mean, sample.p99,
                                   sample.cpu, sample.memory})
            csv += ',' + QByteArray::number(value, 'g', 10);
        csv += '\n';
    }
    return csv;
}

} // namespace sluice
