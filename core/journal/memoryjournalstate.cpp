#include "core/journal/memoryjournal.h"

// What an engine goes on with beside its runs.

namespace sluice {

Result<std::vector<StoredJob>> MemoryJournal::redriveJobs()
{
    return m_disk->with([](const MemoryDisk::Contents &contents) {
        std::vector<StoredJob> jobs;
        const std::size_t total = contents.jobs.size();
        std::size_t place = 0;
        for (const auto &[id, job] : contents.jobs) {
            if (!job.isOver || place + kJobsShown >= total)
                jobs.push_back({id, job.events});
            ++place;
        }
        return jobs;
    });
}

Result<std::map<QString, QueueHold>> MemoryJournal::queueHolds()
{
    return m_disk->with([](const MemoryDisk::Contents &contents) { return contents.holds; });
}

Result<std::vector<ArmedWorkflow>> MemoryJournal::armedWorkflows()
{
    return m_disk->with([](const MemoryDisk::Contents &contents) {
        std::vector<ArmedWorkflow> armed;
        for (const auto &[id, workflow] : contents.armed)
            armed.push_back(workflow);
        return armed;
    });
}

Result<std::vector<AlertSummary>> MemoryJournal::firingAlerts()
{
    return m_disk->with([](const MemoryDisk::Contents &contents) {
        std::vector<AlertSummary> alerts;
        for (const auto &[key, alert] : contents.alerts)
            alerts.push_back(alert);
        return alerts;
    });
}

} // namespace sluice
