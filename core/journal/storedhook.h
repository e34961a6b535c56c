#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/run/payload.h"

#include <QMap>
#include <QString>

#include <vector>

namespace sluice {

/// A webhook as it was taken, byte for byte.
struct StoredHook {
    quint64 receipt = 0; ///< its number; each that is taken has a higher one than those before
    QString endpoint;
    QString id; ///< its sender's name for it
    QString contentType;
    QMap<QString, QString> headers;
    QByteArray body;
    WallTime received{};
    bool operator==(const StoredHook &) const = default;
};

/// What a webhook has become: a run, or, with run 0, a dead letter of no run. Its body is kept there. What a trigger asked
/// for becomes nothing, also with run 0, once its workflow is disarmed.
struct HookEnd {
    quint64 receipt = 0;
    RunId run{};
};

/// What an engine goes on with: the webhooks that have become nothing yet, by receipt, and the next receipt.
struct PendingHooks {
    std::vector<StoredHook> hooks;
    quint64 next = 1;
};

/// How long the same id at the same endpoint is the same webhook.
inline constexpr Milliseconds kHookReplayTime = std::chrono::hours(24);

} // namespace sluice
