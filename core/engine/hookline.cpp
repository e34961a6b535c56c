#include "core/engine/hookline.h"

#include "core/engine/errors.h"
#include "core/engine/triggerdesk.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice {

namespace {

constexpr Nanoseconds kFresh = std::chrono::seconds(1);
constexpr Nanoseconds kReadPatience = std::chrono::seconds(5);
/// What a webhook takes beside its body.
constexpr qsizetype kHookOverhead = 1024;
/// Ends the name of the line of letters of a trigger, which is never held.
const QString kLetterLane = QStringLiteral("!");

} // namespace

void HookLine::use(const std::vector<HookRoute> &routes)
{
    std::map<QString, Lane> before = std::exchange(m_lanes, {});
    for (const HookRoute &route : routes) {
        Lane &lane = m_lanes[route.endpoint];
        if (auto known = before.extract(route.endpoint); !known.empty())
            lane = std::move(known.mapped());
        lane.workflow = armedName(route.workflow);
        lane.respondWithin = route.respondWithin;
        if (lane.rate == route.rate)
            continue;
        lane.rate = route.rate;
        lane.notBefore = {};
        lane.limiter.reset();
        if (route.rate) {
            if (auto limiter = RateLimiter::create(*route.rate))
                lane.limiter = std::move(*limiter);
        }
    }
    for (auto &[endpoint, gone] : before) {
        if (workflowOfTrigger(endpoint))
            m_lanes.emplace(endpoint, std::move(gone)); // needs no route
        else
            std::ranges::move(gone.line, std::back_inserter(m_strays));
    }
}

void HookLine::join(Waiting waiting)
{
    ++m_count;
    m_bytes += waiting.hook.body.size() + kHookOverhead;
    const auto workflow = workflowOfTrigger(waiting.hook.endpoint);
    const bool isLetter = waiting.letter != 0;
    const QString name = workflow && isLetter ? waiting.hook.endpoint + kLetterLane : waiting.hook.endpoint;
    auto lane = m_lanes.find(name);
    if (workflow && lane == m_lanes.end()) {
        lane = m_lanes.try_emplace(name).first;
        lane->second.workflow = isLetter ? *workflow : armedName(*workflow);
        lane->second.isTrigger = !isLetter;
    }
    (lane == m_lanes.end() ? m_strays : lane->second.line).push_back(std::move(waiting));
}

std::optional<QString> HookLine::workflowAt(const QString &endpoint) const
{
    if (const auto workflow = workflowOfTrigger(endpoint))
        return workflow;
    const auto lane = m_lanes.find(endpoint);
    return lane == m_lanes.end() ? std::nullopt : workflowOfArmedName(lane->second.workflow);
}

bool HookLine::hasEndpointOf(const QString &workflow) const
{
    return std::ranges::any_of(m_lanes, [name = armedName(workflow)](const auto &entry) {
        return entry.second.workflow == name && !workflowOfTrigger(entry.first);
    });
}

Milliseconds HookLine::respondWithin(const QString &endpoint) const
{
    const auto lane = m_lanes.find(endpoint);
    return lane == m_lanes.end() ? Milliseconds(0) : lane->second.respondWithin;
}

std::size_t HookLine::waitingAt(const QString &endpoint) const
{
    const auto lane = m_lanes.find(endpoint);
    return lane == m_lanes.end() ? 0 : lane->second.line.size();
}

std::vector<HookLine::Waiting> HookLine::giveUp(const QString &workflow)
{
    std::vector<Waiting> gone;
    m_known.erase(armedName(workflow));
    for (auto &[endpoint, lane] : m_lanes) {
        if (lane.workflow == armedName(workflow))
            std::ranges::move(std::exchange(lane.line, {}), std::back_inserter(gone));
    }
    std::ranges::for_each(gone, [this](const Waiting &waiting) { noteGone(waiting); });
    return gone;
}

void HookLine::noteGone(const Waiting &waiting)
{
    --m_count;
    m_bytes -= waiting.hook.body.size() + kHookOverhead;
}

bool HookLine::isFresh(const QString &workflow, MonoTime now) const
{
    const auto known = m_known.find(workflow);
    return known != m_known.end() && known->second.target && now - known->second.readAt < kFresh;
}

std::optional<HookLine::Turn> HookLine::next(MonoTime now)
{
    if (!m_strays.empty()) {
        Waiting stray = std::move(m_strays.front());
        m_strays.pop_front();
        noteGone(stray);
        auto unknown = failure(errors::kHookEndpointUnknown, {{QStringLiteral("endpoint"), stray.hook.endpoint}});
        return Turn{std::move(stray), {}, std::move(unknown)};
    }
    auto lane = m_lanes.upper_bound(m_last);
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        if (lane == m_lanes.end())
            lane = m_lanes.begin();
        if (auto turn = nextOf(lane->second, now)) {
            m_last = lane->first;
            return turn;
        }
        ++lane;
    }
    return std::nullopt;
}

std::optional<HookLine::Turn> HookLine::nextOf(Lane &lane, MonoTime now)
{
    if (rests(lane) || now < lane.notBefore || !isFresh(lane.workflow, now))
        return std::nullopt;
    if (lane.limiter) {
        const auto admission = lane.limiter->acquire(now);
        if (admission && !admission->admitted) {
            lane.notBefore = admission->at;
            return std::nullopt;
        }
    }
    Turn turn{std::move(lane.line.front()), lane.workflow, *m_known.at(lane.workflow).target};
    lane.line.pop_front();
    noteGone(turn.waiting);
    return turn;
}

std::vector<QString> HookLine::toRead(MonoTime now)
{
    std::vector<QString> wanted;
    for (const auto &[endpoint, lane] : m_lanes) {
        if (rests(lane) || now < lane.notBefore || isFresh(lane.workflow, now))
            continue;
        Known &known = m_known[lane.workflow];
        if (known.askedAt && now - *known.askedAt < kReadPatience)
            continue;
        known.askedAt = now;
        wanted.push_back(lane.workflow);
    }
    return wanted;
}

void HookLine::read(const QString &workflow, Result<Target> target, MonoTime now)
{
    m_known[workflow] = {std::move(target), now, std::nullopt};
}

Nanoseconds HookLine::timeToNext(MonoTime now) const
{
    if (!m_strays.empty())
        return Nanoseconds(0);
    Nanoseconds sleep = Nanoseconds::max();
    for (const auto &[endpoint, lane] : m_lanes) {
        if (rests(lane))
            continue;
        MonoTime at = lane.notBefore;
        const auto known = m_known.find(lane.workflow);
        if (known != m_known.end() && known->second.askedAt)
            at = std::max(at, *known->second.askedAt + kReadPatience);
        sleep = std::min(sleep, std::max<Nanoseconds>(at - now, Nanoseconds(0)));
    }
    return sleep;
}

} // namespace sluice
