#include "core/growth/funnel.h"

#include <algorithm>
#include <vector>

namespace sluice {

namespace {

void writeMoment(QDataStream &out, const std::optional<WallTime> &at)
{
    out << (at ? qint64(at->time_since_epoch().count()) : qint64(-1));
}

std::optional<WallTime> readMoment(QDataStream &in)
{
    qint64 at = -1;
    in >> at;
    return at < 0 ? std::nullopt : std::optional(WallTime(Milliseconds(at)));
}

/// Which of the keys of a map are oldest, so many of them.
template <typename Map, typename MomentOf>
std::vector<quint64> oldestOf(const Map &map, std::size_t count, const MomentOf &momentOf)
{
    std::vector<std::pair<WallTime, quint64>> all;
    all.reserve(map.size());
    for (const auto &[key, value] : map)
        all.emplace_back(momentOf(value), key);
    std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(count));
    std::vector<quint64> oldest;
    for (std::size_t i = 0; i < count; ++i)
        oldest.push_back(all[i].second);
    return oldest;
}

WallTime momentOf(const Funnel::User &user)
{
    return user.joined.value_or(WallTime());
}

WallTime momentOf(const Funnel::Invite &invite)
{
    return invite.sent.value_or(invite.accepted.value_or(WallTime()));
}

} // namespace

bool Funnel::leaveOut(BadInput kind)
{
    note(kind);
    return false;
}

bool Funnel::keepOne(WallTime at)
{
    ++m_taken;
    if (at < m_latest)
        note(BadInput::OutOfOrder);
    m_latest = std::max(m_latest, at);
    return true;
}

bool Funnel::take(const GrowthEvent &event, WallTime now)
{
    if (event.at > now + m_config.clockTolerance)
        return leaveOut(BadInput::ClockAhead);
    if (event.at < now - m_config.keep)
        return leaveOut(BadInput::TooOld);
    bool isTaken = false;
    switch (event.kind) {
    case GrowthKind::InviteSent:
        isTaken = takeSent(event);
        break;
    case GrowthKind::InviteAccepted:
        isTaken = takeAccepted(event);
        break;
    case GrowthKind::UserJoined:
        isTaken = takeJoined(event);
        break;
    case GrowthKind::UserActive:
        isTaken = takeActive(event);
        break;
    }
    evict();
    return isTaken;
}

bool Funnel::takeSent(const GrowthEvent &event)
{
    Invite &invite = m_invites[static_cast<quint64>(event.invite)];
    if (invite.sent) {
        const bool isSame = invite.sent == event.at && invite.user == event.user
                            && isOfStrategy(invite, event.strategy);
        return leaveOut(isSame ? BadInput::Duplicate : BadInput::Conflicting);
    }
    invite.user = event.user;
    invite.sent = event.at;
    invite.strategy = placeOf(event.strategy);
    return keepOne(event.at);
}

bool Funnel::takeAccepted(const GrowthEvent &event)
{
    Invite &invite = m_invites[static_cast<quint64>(event.invite)];
    if (invite.accepted)
        return leaveOut(invite.accepted == event.at ? BadInput::Duplicate : BadInput::Conflicting);
    invite.accepted = event.at;
    return keepOne(event.at);
}

bool Funnel::takeJoined(const GrowthEvent &event)
{
    User &user = m_users[static_cast<quint64>(event.user)];
    if (user.joined) {
        const bool isSame = user.joined == event.at && user.invite == event.invite;
        return leaveOut(isSame ? BadInput::Duplicate : BadInput::Conflicting);
    }
    user.joined = event.at;
    user.invite = event.invite;
    return keepOne(event.at);
}

/// As far as is known: of one beyond those that are told apart, no name is kept.
bool Funnel::isOfStrategy(const Invite &invite, const QString &strategy) const
{
    if (invite.strategy != 0)
        return m_strategies.at(invite.strategy - 1) == strategy;
    return strategy.isEmpty()
           || (!m_strategies.contains(strategy)
               && static_cast<std::size_t>(m_strategies.size()) >= m_config.mostStrategies);
}

quint16 Funnel::placeOf(const QString &strategy)
{
    if (strategy.isEmpty())
        return 0;
    if (const auto known = m_strategies.indexOf(strategy); known >= 0)
        return static_cast<quint16>(known + 1);
    if (static_cast<std::size_t>(m_strategies.size()) >= m_config.mostStrategies) {
        note(BadInput::TooManyStrategies);
        return 0;
    }
    m_strategies.append(strategy);
    return static_cast<quint16>(m_strategies.size());
}

Funnel::Clocks Funnel::clocksOf(WallTime before, WallTime after) const
{
    if (after >= before)
        return Clocks::Right;
    return after + m_config.clockTolerance >= before ? Clocks::Mended : Clocks::Apart;
}

/// Of an invite as a whole: the worst of its sender's joining, its sending and its acceptance.
Funnel::Clocks Funnel::clocksOf(const Invite &invite) const
{
    Clocks worst = Clocks::Right;
    if (!invite.sent)
        return worst;
    if (const auto user = m_users.find(static_cast<quint64>(invite.user)); user != m_users.end() && user->second.joined)
        worst = clocksOf(*user->second.joined, *invite.sent);
    if (invite.accepted)
        worst = std::max(worst, clocksOf(*invite.sent, *invite.accepted));
    return worst;
}

std::optional<Milliseconds> Funnel::sentAfter(const Invite &invite) const
{
    if (!invite.sent)
        return std::nullopt;
    const auto user = m_users.find(static_cast<quint64>(invite.user));
    if (user == m_users.end() || !user->second.joined || clocksOf(invite) == Clocks::Apart)
        return std::nullopt;
    return std::max(Milliseconds(0), *invite.sent - *user->second.joined);
}

std::optional<Milliseconds> Funnel::acceptedAfter(const Invite &invite) const
{
    const auto sent = sentAfter(invite);
    if (!sent || !invite.accepted)
        return std::nullopt;
    return *sent + std::max(Milliseconds(0), *invite.accepted - *invite.sent);
}

void Funnel::noteClocks(BadInputCounts &bad, const Invite &invite) const
{
    const Clocks clocks = clocksOf(invite);
    if (clocks == Clocks::Mended)
        ++bad[static_cast<std::size_t>(BadInput::ClockMended)];
    else if (clocks == Clocks::Apart)
        ++bad[static_cast<std::size_t>(BadInput::ClocksApart)];
}

BadInputCounts Funnel::bad() const
{
    BadInputCounts all = m_bad;
    for (const auto &[key, invite] : m_invites)
        noteClocks(all, invite);
    for (const auto &[key, hours] : m_active)
        all[static_cast<std::size_t>(BadInput::ClocksApart)] += activeTooEarly(key, hours);
    return all;
}

/// Counts for good what is wrong with an invite that goes.
void Funnel::forget(const Invite &invite, BadInput why)
{
    noteClocks(m_bad, invite);
    if (why != BadInput::Orphaned) {
        note(why);
    } else {
        const auto user = m_users.find(static_cast<quint64>(invite.user));
        if (!invite.sent || user == m_users.end() || !user->second.joined)
            note(BadInput::Orphaned);
    }
}

void Funnel::prune(WallTime now)
{
    const WallTime since = now - m_config.keep;
    std::erase_if(m_invites, [&](const auto &one) {
        if (momentOf(one.second) >= since)
            return false;
        forget(one.second, BadInput::Orphaned);
        return true;
    });
    std::erase_if(m_users, [&](const auto &one) { return momentOf(one.second) < since; });
    pruneActivity(since);
    evict();
}

/// A tenth more than there is room for is let in first, so that a full house is not searched at each event.
void Funnel::evict()
{
    if (m_invites.size() > m_config.mostInvites + m_config.mostInvites / 10) {
        const auto surplus = m_invites.size() - m_config.mostInvites;
        for (const quint64 key : oldestOf(m_invites, surplus, [](const Invite &one) { return momentOf(one); })) {
            forget(m_invites.at(key), BadInput::Evicted);
            m_invites.erase(key);
        }
    }
    if (m_users.size() > m_config.mostUsers + m_config.mostUsers / 10) {
        const auto surplus = m_users.size() - m_config.mostUsers;
        for (const quint64 key : oldestOf(m_users, surplus, [](const User &one) { return momentOf(one); }))
            m_users.erase(key);
        note(BadInput::Evicted, surplus);
    }
    evictActivity();
}

quint64 Funnel::memoryBytes() const
{
    // A node of a hash map: the value, its key, and two pointers with the bucket's.
    constexpr quint64 kNode = 4 * sizeof(void *);
    quint64 hours = 0;
    for (const auto &[key, active] : m_active)
        hours += active.capacity() * sizeof(qint32);
    return m_users.size() * (sizeof(User) + kNode) + m_invites.size() * (sizeof(Invite) + kNode) + hours
           + m_active.size() * (sizeof(std::vector<qint32>) + kNode);
}

void Funnel::write(QDataStream &out) const
{
    out << quint32(m_users.size());
    for (const auto &[key, user] : m_users) {
        out << key << quint64(user.invite);
        writeMoment(out, user.joined);
    }
    out << quint32(m_invites.size());
    for (const auto &[key, invite] : m_invites) {
        out << key << quint64(invite.user) << invite.strategy << invite.isTallied << invite.isTalliedWon;
        writeMoment(out, invite.sent);
        writeMoment(out, invite.accepted);
    }
    out << m_strategies << m_taken << qint64(m_latest.time_since_epoch().count());
    for (const quint64 count : m_bad)
        out << count;
}

void Funnel::read(QDataStream &in)
{
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        quint64 key = 0;
        quint64 invite = 0;
        in >> key >> invite;
        m_users[key] = {readMoment(in), static_cast<GrowthKey>(invite)};
    }
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        quint64 key = 0;
        quint64 user = 0;
        Invite invite;
        in >> key >> user >> invite.strategy >> invite.isTallied >> invite.isTalliedWon;
        invite.user = static_cast<GrowthKey>(user);
        invite.sent = readMoment(in);
        invite.accepted = readMoment(in);
        m_invites[key] = invite;
    }
    qint64 latest = 0;
    in >> m_strategies >> m_taken >> latest;
    m_latest = WallTime(Milliseconds(latest));
    for (quint64 &bad : m_bad)
        in >> bad;
    for (const auto &[key, invite] : m_invites) {
        if (invite.strategy > m_strategies.size())
            in.setStatus(QDataStream::ReadCorruptData);
    }
}

bool Funnel::operator==(const Funnel &other) const
{
    return m_users == other.m_users && m_invites == other.m_invites && m_active == other.m_active
           && m_strategies == other.m_strategies && m_bad == other.m_bad && m_taken == other.m_taken
           && m_latest == other.m_latest;
}

} // namespace sluice
