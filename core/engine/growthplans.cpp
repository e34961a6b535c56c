#include "core/engine/growthplans.h"

#include "core/growth/optimizer.h"
#include "core/growth/predictor.h"
#include "core/growth/viralengine.h"

#include <algorithm>
#include <atomic>

namespace sluice {

namespace {

constexpr quint32 kReplayPage = 1000;

/// The last generation that was given up: what hung and wakes up late says nothing any more.
class GrowthFence {
public:
    void close(quint32 generation)
    {
        quint32 last = m_closed;
        while (last < generation && !m_closed.compare_exchange_weak(last, generation)) {
        }
    }
    [[nodiscard]] bool isOpen(quint32 generation) const { return generation > m_closed; }

private:
    std::atomic<quint32> m_closed = 0;
};

template <typename Component, typename Config>
ComponentPlan growthPlan(const QString &name, const GrowthSetup &setup, const Config &config)
{
    const auto fence = std::make_shared<GrowthFence>();
    const auto make = [setup, config, fence](quint32 generation) -> std::unique_ptr<SystemComponent> {
        GrowthSetup own = setup;
        own.generation = generation;
        own.publish = [fence, generation, publish = setup.publish](const NewEvent &event) {
            if (fence->isOpen(generation))
                publish(event);
        };
        own.tell = [fence, generation, tell = setup.tell](GrowthNews news) {
            if (fence->isOpen(generation))
                tell(std::move(news));
        };
        return std::make_unique<Component>(std::move(own), config);
    };
    return {{name, {QStringLiteral("engine")}}, make, [fence](quint32 generation) { fence->close(generation); }};
}

} // namespace

Result<std::vector<EventRecord>> recordedSince(JournalReader &reader, const QStringList &topics, WallTime since,
                                               std::size_t most)
{
    std::vector<RecordedEvent> found;
    for (const QString &topic : topics) {
        // Newest first: what is recorded meanwhile moves rows to later pages, so one may come twice, but none is missed.
        // Each topic may have all the last ones, so none of them is left out before all are known.
        for (quint32 offset = 0; offset < most; offset += kReplayPage) {
            const auto page = reader.recordedEvents({topic, since}, {offset, kReplayPage});
            if (!page)
                return tl::unexpected(page.error());
            found.insert(found.end(), page->rows.begin(), page->rows.end());
            if (page->rows.size() < kReplayPage)
                break;
        }
    }
    std::ranges::sort(found, {}, &RecordedEvent::number);
    const auto twice = std::ranges::unique(found, {}, &RecordedEvent::number);
    found.erase(twice.begin(), twice.end());
    if (found.size() > most)
        found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(most));
    std::vector<EventRecord> events;
    for (const RecordedEvent &event : found)
        events.push_back({event.topic, event.publisher, 0, event.at, event.data});
    return events;
}

std::vector<ComponentPlan> growthPlans(const GrowthConfig &config, const GrowthParts &parts)
{
    GrowthSetup setup;
    setup.clock = parts.clock;
    setup.bus = parts.bus;
    setup.publish = [desk = parts.desk](const NewEvent &event) { desk->publish(event); };
    if (parts.folder.isEmpty())
        setup.store = std::make_shared<MemoryGrowthStore>();
    else
        setup.store = std::make_shared<FileGrowthStore>(parts.folder);
    setup.recorded = [open = parts.openJournal](const QStringList &topics,
                                                WallTime since) -> Result<std::vector<EventRecord>> {
        const auto reader = open();
        if (!reader)
            return tl::unexpected(reader.error());
        return recordedSince(**reader, topics, since);
    };
    setup.tell = [board = parts.board](GrowthNews news) { board->put(std::move(news)); };
    return {growthPlan<ViralEngine>(QStringLiteral("ViralEngine"), setup, config.viral),
            growthPlan<Predictor>(QStringLiteral("Predictor"), setup, config.predictor),
            growthPlan<Optimizer>(QStringLiteral("Optimizer"), setup, config.optimizer)};
}

} // namespace sluice
