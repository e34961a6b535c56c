#include "core/api/lettergrouping.h"

#include <algorithm>

namespace sluice {

LetterGrouping::LetterGrouping(WallTime until)
    : m_from(until - std::chrono::hours(kTrendHours))
{
}

void LetterGrouping::add(const Part &part)
{
    const auto [at, isNew] = m_groups.try_emplace(part.fingerprint);
    Group &group = at->second;
    LetterGroup &figures = group.figures;
    if (isNew) {
        figures.fingerprint = part.fingerprint;
        figures.firstSeen = part.firstSeen;
        group.place = part.place;
    }
    figures.firstSeen = std::min(figures.firstSeen, part.firstSeen);
    figures.lastSeen = std::max(figures.lastSeen, part.lastSeen);
    figures.count += part.count;
    figures.retriedOften += part.retriedOften;
    figures.open += part.open;
    figures.snoozed += part.snoozed;
    figures.discarded += part.discarded;
    if (part.failure == FailureClass::Unknown || part.failure == FailureClass::Lost)
        figures.unsure += part.count;
    figures.isOneWorkflow = figures.isOneWorkflow && part.place.workflow == group.place.workflow;
    figures.isOneTask = figures.isOneTask && figures.isOneWorkflow && part.place.task == group.place.task;
    group.newest = std::max(group.newest, part.newest);
    m_places.insert(part.place);
}

void LetterGrouping::addHour(const QString &fingerprint, quint64 hour, quint64 count)
{
    const auto group = m_groups.find(fingerprint);
    if (group != m_groups.end() && hour < kTrendHours)
        group->second.figures.trend[static_cast<std::size_t>(hour)] += static_cast<quint32>(count);
}

LetterGroupPage LetterGrouping::page(PageRequest request, std::vector<quint64> &newest) const
{
    LetterGroupPage page;
    page.total = m_groups.size();
    page.offset = request.offset;
    std::vector<const Group *> all;
    for (const auto &[fingerprint, group] : m_groups) {
        page.letters += group.figures.count;
        all.push_back(&group);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), [](const Group *group) { return group->figures.lastSeen; });
    const std::size_t end = std::min<std::size_t>(std::size_t(request.offset) + request.count, all.size());
    for (std::size_t i = request.offset; i < end; ++i) {
        page.rows.push_back(all[i]->figures);
        newest.push_back(all[i]->newest);
    }
    page.places.assign(m_places.begin(), m_places.end());
    return page;
}

} // namespace sluice
