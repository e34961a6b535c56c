#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <map>

namespace sluice::ctl {

/// Webhooks to send as fast as they are taken.
struct HookLoad {
    quint16 port = 0;
    QByteArray endpoint;
    QByteArray key;        ///< decoded; they are signed by Standard Webhooks
    QByteArray idPrefix;   ///< of the webhook-id; a number follows. Other prefixes make other events
    int requests = 0;      ///< in all
    int connections = 64;  ///< that are kept
    int pipelined = 8;     ///< requests on their way on one connection
    qsizetype bytes = 200; ///< of each body
};

/// What came of it.
struct HookLoadResult {
    double seconds = 0;
    std::map<int, int> answers; ///< how many of each status
    int lost = 0;               ///< requests without an answer: their connections ended
    [[nodiscard]] int count(int status) const
    {
        const auto found = answers.find(status);
        return found == answers.end() ? 0 : found->second;
    }
};

/// Sends them to 127.0.0.1 and reads all answers, on the calling thread. Signing is not timed.
/// Errors: `ctl.hookConnectFailed`, when not all connections could be made.
[[nodiscard]] Result<HookLoadResult> sendHooks(const HookLoad &load);

} // namespace sluice::ctl
