#include "tests/core/growth/inviteworld.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <random>

namespace sluice::test {

namespace {

/// Somebody who is going to join.
struct Comer {
    WallTime at{};
    quint64 invite = 0;
    std::size_t component = 0; ///< of who invited
    bool operator>(const Comer &other) const { return std::tuple(at, invite) > std::tuple(other.at, other.invite); }
};

} // namespace

std::vector<GrowthEvent> InviteWorld::events() const
{
    std::mt19937_64 chance(seed);
    std::vector<GrowthEvent> all;
    std::priority_queue<Comer, std::vector<Comer>, std::greater<>> coming;
    std::exponential_distribution<double> gap(arrivals / 86'400'000.0);
    const auto delay = [&] {
        return Milliseconds(std::uniform_int_distribution<qint64>(0, horizon.count() / 2)(chance));
    };
    for (WallTime at = begin; at < end(); at += Milliseconds(static_cast<qint64>(gap(chance))))
        coming.push({at, 0, 0});
    std::vector<double> sizes{0}; // 0: none
    quint64 users = 0;
    quint64 invited = 0;
    while (!coming.empty() && users < mostUsers) {
        const Comer comer = coming.top();
        coming.pop();
        if (comer.at >= end())
            break;
        const GrowthKey user{++users};
        const std::size_t component = comer.invite == 0 ? sizes.size() : comer.component;
        const double before = comer.invite == 0 ? 0 : sizes[component];
        if (comer.invite == 0)
            sizes.push_back(0);
        ++sizes[component];
        all.push_back({GrowthKind::UserJoined, user, GrowthKey{comer.invite}, comer.at, {}});
        const bool isLater = invitesLater >= 0 && comer.at >= begin + (end() - begin) / 2;
        const double mean = (isLater ? invitesLater : invites) + networkSlope * std::log2(1 + before);
        const int count = std::poisson_distribution<int>(mean)(chance);
        for (int i = 0; i < count; ++i) {
            const GrowthKey invite{++invited + 1'000'000'000};
            const WallTime sent = comer.at + delay();
            all.push_back({GrowthKind::InviteSent, user, invite, sent, {}});
            const WallTime accepted = sent + delay();
            if (std::bernoulli_distribution(conversion)(chance)) {
                all.push_back({GrowthKind::InviteAccepted, GrowthKey::None, invite, accepted, {}});
                coming.push({accepted, static_cast<quint64>(invite), component});
            }
        }
    }
    std::erase_if(all, [this](const GrowthEvent &event) { return event.at >= end(); });
    std::ranges::stable_sort(all, {}, &GrowthEvent::at);
    return all;
}

std::pair<QString, QByteArray> written(const GrowthEvent &event, const QString &user, const QString &invite)
{
    QJsonObject object{{QStringLiteral("at"), static_cast<qint64>(event.at.time_since_epoch().count())}};
    const auto idOf = [](GrowthKey key, const QString &given) {
        return given.isEmpty() ? QString::number(static_cast<quint64>(key)) : given;
    };
    if (event.user != GrowthKey::None)
        object.insert(QStringLiteral("user"), idOf(event.user, user));
    if (event.invite != GrowthKey::None)
        object.insert(QStringLiteral("invite"), idOf(event.invite, invite));
    if (!event.strategy.isEmpty())
        object.insert(QStringLiteral("strategy"), event.strategy);
    QString topic = growthtopics::kUserJoined;
    if (event.kind == GrowthKind::InviteSent)
        topic = growthtopics::kInviteSent;
    else if (event.kind == GrowthKind::InviteAccepted)
        topic = growthtopics::kInviteAccepted;
    else if (event.kind == GrowthKind::UserActive)
        topic = growthtopics::kUserActive;
    return {topic, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

} // namespace sluice::test
