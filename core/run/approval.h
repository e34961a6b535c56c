#pragma once

#include "core/base/result.h"
#include "core/run/await.h"

#include <QJsonObject>
#include <QLatin1StringView>

namespace sluice {

/// The topic of a wait for a person, which no event ends. Of such a wait `Await::key` names who may decide, with commas
/// (empty: anybody), and `Await::value` is the question.
inline constexpr QLatin1StringView kApprovalTopic{"sluice.approval"};
inline constexpr QLatin1StringView kApprovedPort{"approved"};
inline constexpr QLatin1StringView kRejectedPort{"rejected"};

/// The parameter of the task that holds the form of a decision: a JSON Schema of an object, which holds no expressions.
inline constexpr QLatin1StringView kApprovalForm{"form"};

/// Whether a step waits for a person and not for an event. Pure.
[[nodiscard]] bool isApproval(const Await &await);

/// Whether this person is among those who may decide. Names are compared without regard to case. Pure.
[[nodiscard]] bool mayDecide(const Await &await, const QString &who);

/// Whether the data that come with an approval fit its form; an empty form takes any. Pure.
/// Errors: `approval.formUnfit`; those of `JsonSchema::read`.
[[nodiscard]] Result<void> checkForm(const QJsonObject &form, const Payload &data);

/// What a decided step gives: `decision`, `who`, `comment` and `data`, which is passed on byte for byte. Pure.
[[nodiscard]] Payload decisionOutput(const QString &port, const QString &who, const QString &comment,
                                     const Payload &data);

} // namespace sluice
