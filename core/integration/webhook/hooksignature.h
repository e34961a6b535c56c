#pragma once

#include "core/integration/webhook/hook.h"
#include "core/integration/webhook/hookhead.h"

#include <span>

namespace sluice {

/// The key that a secret of Standard Webhooks stands for: what follows `whsec_`, decoded.
/// Nothing for a secret that is none: without the prefix, no base64, or empty.
[[nodiscard]] std::optional<QByteArray> standardWebhooksKey(QByteArrayView secret);

/// One entry of a webhook-signature header: `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.
/// `timestamp` is in seconds since 1970, in digits.
[[nodiscard]] QByteArray standardWebhooksSignature(QByteArrayView key, QByteArrayView id, QByteArrayView timestamp,
                                                   QByteArrayView body);

/// The HMAC-SHA256 of a body as HeaderHmac has it in its header, after the prefix; hexadecimal digits are lower case.
[[nodiscard]] QByteArray headerSignature(const HookSignature &signature, QByteArrayView key, QByteArrayView body);

/// Whether one of `keys` signed the request: all active keys of an endpoint count, so that a sender may change over
/// from one to the next. Never so without a key or with an empty one; always for `None`.
///
/// Digests are compared as text and in constant time, so a signature that decodes to the same bytes is another one. Of
/// Standard Webhooks: entries of another form or version are skipped; an id with a full stop is refused, since it could
/// be read as an id, a timestamp and a part of the body; so are headers that are missing or given twice.
/// Reads the body as bytes alone. Source: the Standard Webhooks specification, version 1.0.0.
[[nodiscard]] bool isSigned(const HookSignature &signature, std::span<const QByteArray> keys,
                            const HookHeaders &headers, QByteArrayView body, WallTime now);

/// What names the event of a request: webhook-id, or of HeaderHmac its own header; without such a header, or with one
/// that is empty, not printable or above 256 bytes, the SHA-256 of the body.
/// A header that HeaderHmac names is not signed: whoever changes it makes another event of the same body.
[[nodiscard]] QString eventId(const HookSignature &signature, const HookHeaders &headers, QByteArrayView body);

} // namespace sluice
