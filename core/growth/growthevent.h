#pragma once

#include "core/api/growth.h"
#include "core/base/topic.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace sluice {

/// Topics that the growth components hear and publish.
namespace growthtopics {
inline const QString kInviteSent = QStringLiteral("invite.sent");
inline const QString kInviteAccepted = QStringLiteral("invite.accepted");
inline const QString kUserJoined = QStringLiteral("user.joined");
inline const QString kUserActive = QStringLiteral("user.active");
inline const QString kViralUpdate = QStringLiteral("viral_coefficient_update");
inline const QString kNetworkEffect = QStringLiteral("network_effect_detected");
inline const QString kPrediction = QStringLiteral("prediction_complete");
inline const QString kStrategyUpdate = QStringLiteral("strategy_update");
/// Has a model begin anew: {"model": "ViralEngine"}; who asked is the event's publisher.
inline const QString kReset = QStringLiteral("growth.reset");
} // namespace growthtopics

/// An id of a user or an invite: 64 bits of its hash (XXH3), so that what is kept of one costs the same for all. Never 0.
enum class GrowthKey : quint64 { None = 0 };
[[nodiscard]] GrowthKey growthKey(const QString &id);

enum class GrowthKind : quint8 { InviteSent, InviteAccepted, UserJoined, UserActive };

/// One event of the invite funnel, read from JSON as `resources/schema/growth.schema.json` says:
/// invite.sent {invite, user, at, strategy?}; invite.accepted {invite, at}; user.joined {user, at, invite?};
/// user.active {user, at}.
/// Ids are texts of 1 to 200 characters; `at` is in milliseconds since 1970 in UTC, by the clock of whoever sends it.
struct GrowthEvent {
    GrowthKind kind = GrowthKind::UserJoined;
    GrowthKey user = GrowthKey::None;   ///< who sent the invite; who joined; who was active
    GrowthKey invite = GrowthKey::None; ///< the invite; of UserJoined: that brought the user, if any
    WallTime at{};
    QString strategy = {}; ///< of InviteSent; may be empty

    bool operator==(const GrowthEvent &) const = default;
};

/// Longest id or name of a strategy, in characters.
inline constexpr qsizetype kLongestGrowthId = 200;
/// Last moment that can be told: the year 9999.
inline constexpr qint64 kLastGrowthMoment = 253'402'300'799'999;

/// The event, or what is wrong with it. Nothing: the topic is none of the funnel.
[[nodiscard]] std::optional<std::variant<GrowthEvent, BadInput>> readGrowthEvent(const QString &topic,
                                                                                 const QByteArray &data);

} // namespace sluice
