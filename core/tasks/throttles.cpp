#include "core/tasks/throttles.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kMostKeys = 100'000;
/// From so many on, idle ones are looked for whenever they have doubled.
constexpr std::size_t kManyKeys = 1'000;

} // namespace

std::optional<Nanoseconds> Throttles::ask(const QString &key, Who who, qint64 limit, Nanoseconds period, MonoTime now)
{
    if (!m_lines.contains(key) && !hasRoom(now))
        return std::nullopt;
    Line &line = m_lines[key];
    line.period = period;
    std::erase_if(line.kept, [&](const auto &entry) { return entry.first != who && entry.second + period < now; });
    const auto most = static_cast<std::size_t>(limit);
    const auto after = [&](const std::deque<MonoTime> &times) {
        return times.size() < most ? now : std::max(now, times[times.size() - most] + period);
    };
    const auto kept = line.kept.find(who);
    MonoTime turn = after(line.gone); // of those who came late, more may have gone just now than was planned
    if (kept != line.kept.end()) {
        turn = std::max(turn, kept->second);
    } else {
        turn = std::max({turn, after(line.turns), line.turns.empty() ? now : line.turns.back()});
        note(line.turns, turn, most);
    }
    if (turn > now) {
        line.kept.insert_or_assign(who, turn);
        return turn - now;
    }
    line.kept.erase(who);
    note(line.gone, now, most);
    return Nanoseconds(0);
}

void Throttles::note(std::deque<MonoTime> &times, MonoTime time, std::size_t most)
{
    times.push_back(time);
    while (times.size() > most)
        times.pop_front();
}

bool Throttles::hasRoom(MonoTime now)
{
    if (m_lines.size() >= m_forgetAt && now >= m_forgetNext) {
        std::erase_if(m_lines, [now](const auto &entry) {
            const Line &line = entry.second;
            return line.turns.back() + line.period < now;
        });
        m_forgetAt = std::clamp(m_lines.size() * 2, kManyKeys, kMostKeys);
        m_forgetNext = m_lines.size() < kMostKeys ? now : now + std::chrono::seconds(1);
    }
    return m_lines.size() < kMostKeys;
}

} // namespace sluice
