#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluice {

class JsonWriter;

/// How the sender of a webhook proves who it is, as `sluice.json` says it. Secrets are names.
struct WebhookSignatureSettings {
    enum class Scheme : quint8 { None, Standard, Hmac };
    Scheme scheme = Scheme::Standard;
    QStringList secrets;             ///< see `SecretStore` for the values; two while one takes over from the other
    QString header;                  ///< of Hmac: that holds the digest
    QString prefix;                  ///< of Hmac: before the digest, as in "sha256="
    bool base64 = false;             ///< of Hmac: else hexadecimal
    QString idHeader;                ///< of Hmac: that names the event; empty: the body's digest names it
    Milliseconds tolerance{300'000}; ///< of Standard: how far its time may be from now

    bool operator==(const WebhookSignatureSettings &) const = default;
};

/// An address at which webhooks come in, `/hooks/NAME`, and the workflow that each of them starts.
struct WebhookEndpointSettings {
    QString name;     ///< letters, digits, `-` and `_`
    QString workflow; ///< its id
    WebhookSignatureSettings signature;
    QStringList contentTypes{QStringLiteral("application/json")};
    QJsonObject schema;       ///< of the body; empty: any JSON
    double ratePerSecond = 0; ///< runs that start; 0: as they come
    int burst = 1;

    bool operator==(const WebhookEndpointSettings &) const = default;
};

/// What a workspace takes from outside.
struct WebhookSettings {
    QString listen = QStringLiteral("127.0.0.1:7272"); ///< host and port; port 0: any that is free
    std::vector<WebhookEndpointSettings> endpoints;

    bool operator==(const WebhookSettings &) const = default;
};

/// Reads the part of a settings file that fits its schema; `path` goes into the errors only.
/// Errors: `workflow.badDuration`, `webhook.badAddress`, `webhook.badName`, `webhook.duplicate`, `webhook.noSecret`,
/// `webhook.noHeader`, `webhook.badWorkflow`.
[[nodiscard]] Result<WebhookSettings> readWebhooks(const QJsonObject &object, const QString &path);

/// Writes it; what has its usual value is left out.
void writeWebhooks(JsonWriter &writer, const WebhookSettings &settings);

} // namespace sluice
