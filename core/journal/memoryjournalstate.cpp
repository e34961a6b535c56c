#include "core/journal/memoryjournal.h"

#include "core/journal/errors.h"

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

Result<std::vector<FileMark>> MemoryJournal::fileMarks()
{
    return m_disk->with([](const MemoryDisk::Contents &contents) {
        std::vector<FileMark> marks;
        for (const auto &[place, mark] : contents.files)
            marks.push_back(mark);
        return marks;
    });
}

Result<std::vector<WorkflowVersion>> MemoryJournal::keptVersions()
{
    return m_disk->with([](const MemoryDisk::Contents &contents) {
        std::vector<WorkflowVersion> all;
        for (const auto &[workflow, kept] : contents.kept)
            all.insert(all.end(), kept.begin(), kept.end());
        return all;
    });
}

Result<Page<WorkflowVersion>> MemoryJournalReader::versions(const QString &workflow, PageRequest page)
{
    return m_disk->with([&](const MemoryDisk::Contents &contents) {
        Page<WorkflowVersion> found;
        found.offset = page.offset;
        const auto kept = contents.kept.find(workflow);
        if (kept == contents.kept.end())
            return found;
        for (auto each = kept->second.rbegin(); each != kept->second.rend(); ++each, ++found.total) {
            if (found.total >= page.offset && found.rows.size() < page.count)
                found.rows.push_back(*each);
        }
        return found;
    });
}

Result<Workflow> MemoryJournalReader::version(const QString &workflow, quint32 number)
{
    return m_disk->with([&](const MemoryDisk::Contents &contents) -> Result<Workflow> {
        if (const auto kept = contents.kept.find(workflow); kept != contents.kept.end()) {
            for (const WorkflowVersion &each : kept->second) {
                if (each.number == number)
                    return contents.versions.at({versionKey(each.content, each.version), workflow});
            }
        }
        return failure(errors::kVersionUnknown,
                       {{QStringLiteral("workflow"), workflow}, {QStringLiteral("number"), QString::number(number)}});
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
