#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace sluice {

/// How the sender of a webhook proves who it is.
struct HookSignature {
    enum class Scheme : quint8 {
        None,             ///< whoever reaches the listener is taken at his word
        StandardWebhooks, ///< webhook-id, webhook-timestamp and webhook-signature; keys are what `whsec_` precedes, decoded
        HeaderHmac,       ///< HMAC-SHA256 of the raw body in one header
    };
    enum class Encoding : quint8 { Hex, Base64 };

    Scheme scheme = Scheme::StandardWebhooks;
    QByteArray header;                 ///< of HeaderHmac: the name of the header
    QByteArray prefix;                 ///< of HeaderHmac: what precedes the digest, such as "sha256="
    Encoding encoding = Encoding::Hex; ///< of HeaderHmac
    QByteArray idHeader;               ///< of HeaderHmac: names the event; empty: the digest of the body names it
    Milliseconds tolerance{300'000};   ///< of StandardWebhooks: how far the timestamp may be from now

    bool operator==(const HookSignature &) const = default;
};

/// Where webhooks come in: `POST /hooks/NAME`. A plain value; its keys are given apart, since they are secrets.
struct HookEndpoint {
    QString name; ///< letters, digits, `-` and `_`
    HookSignature signature;
    QStringList contentTypes{QStringLiteral("application/json")}; ///< without parameters; lower case
    QJsonObject schema;                                           ///< JSON Schema of the body; empty: any JSON

    bool operator==(const HookEndpoint &) const = default;
};

/// A webhook that passed every check, with its bytes as they came.
struct Hook {
    QString endpoint;
    QString id; ///< its sender's name for the event: the same id within 24 h is the same event
    QString contentType;
    QByteArray body;
    QMap<QString, QString> headers; ///< names in lower case; none that proves who the sender is
};

/// What the sender of a webhook is answered by the run that it started.
struct HookWords {
    int status = 200;
    QMap<QString, QString> headers; ///< by name; none that frames the answer
    QByteArray body;
};

/// What became of a webhook that was handed over.
struct HookAnswer {
    enum class Outcome : quint8 {
        Durable,  ///< it is on disk: 202
        Repeat,   ///< the same id was taken before: 200, without effect
        Busy,     ///< too much waits: 429
        Away,     ///< nobody can take it now: 503
        Answered, ///< it is on disk, and its run has answered
        Unarmed,  ///< the workflow that it would start is not armed: 503
    };
    Outcome outcome = Outcome::Away;
    QString receipt;               ///< of Durable: names what was written, for the answer
    Milliseconds retryAfter{1000}; ///< of Busy, Away and Unarmed; written in whole seconds, rounded up
    HookWords words = {};          ///< of Answered
};

/// Whether its sender need not send it again.
[[nodiscard]] inline bool isTaken(HookAnswer::Outcome outcome)
{
    return outcome == HookAnswer::Outcome::Durable || outcome == HookAnswer::Outcome::Repeat
           || outcome == HookAnswer::Outcome::Answered;
}

/// Makes webhooks durable. What the gateway hands to it has passed all checks of the request itself.
/// Thread: `receive` is called on the gateway's thread and returns at once; `answered` may be called from any thread, once.
class HookReceiver {
public:
    virtual ~HookReceiver() = default;
    virtual void receive(Hook hook, std::function<void(HookAnswer)> answered) = 0;
};

} // namespace sluice
