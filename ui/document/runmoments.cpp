#include "ui/document/runmoments.h"

#include <QElapsedTimer>

#include <algorithm>

namespace sluice {

namespace {

/// Folding so many events takes well under a millisecond.
constexpr quint64 kApartAtFirst = 512;
/// More pictures would not make it faster than the canvas can paint.
constexpr std::size_t kMostKept = 32;
constexpr qint64 kTurnMs = 4;
constexpr std::size_t kBetweenLooks = 128; ///< events between two looks at the clock

} // namespace

RunMoments::RunMoments(RunId id, PlanPtr plan, quint64 budget)
    : m_budget(budget)
    , m_last(id, std::move(plan))
    , m_shown(m_last)
    , m_kept{m_last}
    , m_apart(kApartAtFirst)
{
}

bool RunMoments::learn(std::span<const Event> events, std::size_t most)
{
    const quint64 end = std::min<quint64>(events.size(), learnt() + most);
    while (learnt() < end) {
        const quint64 next = (learnt() / m_apart + 1) * m_apart;
        m_last.take(0, events.first(std::min(end, next)));
        if (learnt() == next)
            keep();
    }
    return learnt() < events.size();
}

bool RunMoments::learnOn(std::span<const Event> events)
{
    QElapsedTimer turn;
    turn.start();
    bool isMore = true;
    while (isMore && !turn.hasExpired(kTurnMs))
        isMore = learn(events, kBetweenLooks);
    return isMore;
}

void RunMoments::keep()
{
    m_kept.push_back(m_last);
    m_bytes += m_last.bytes();
    while (m_kept.size() > 2 && (m_bytes > m_budget || m_kept.size() > kMostKept))
        thinOut();
}

void RunMoments::thinOut()
{
    m_apart *= 2;
    m_bytes = 0;
    std::erase_if(m_kept, [this](const RunPicture &picture) { return picture.run().sequence % m_apart != 0; });
    for (const RunPicture &picture : m_kept)
        m_bytes += picture.bytes();
}

const RunPicture &RunMoments::at(quint64 moment, std::span<const Event> events)
{
    const auto behind = std::ranges::upper_bound(m_kept, moment, {},
                                                 [](const RunPicture &picture) { return picture.run().sequence; });
    const RunPicture &before = *std::prev(behind);
    const quint64 shown = m_shown.run().sequence;
    if (shown > moment || shown < before.run().sequence)
        m_shown = before;
    m_shown.take(0, events.first(moment));
    return m_shown;
}

} // namespace sluice
