#include "core/integration/webhook/hooksignature.h"

#include <QCryptographicHash>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr QByteArrayView kSecretPrefix("whsec_");
constexpr QByteArrayView kVersion("v1,");
constexpr qsizetype kLongestId = 256;
constexpr qsizetype kLongestTimestamp = 12; ///< digits: no overflow, and past the year 30,000
constexpr qsizetype kMostEntries = 32;      ///< of a signature header: each costs a comparison with each key

QByteArray hmacSha256(QByteArrayView key, QByteArrayView message)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.data());
    if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, static_cast<std::size_t>(message.size()),
              digest.data(), &length))
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length));
}

/// An empty digest, as of a failed computation, is equal to nothing.
bool isSame(QByteArrayView expected, QByteArrayView given)
{
    return !expected.isEmpty() && expected.size() == given.size()
           && CRYPTO_memcmp(expected.data(), given.data(), static_cast<std::size_t>(expected.size())) == 0;
}

bool isPrintable(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

std::optional<qint64> secondsOf(QByteArrayView text)
{
    const bool isDigits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || text.size() > kLongestTimestamp || !isDigits)
        return std::nullopt;
    return text.toByteArray().toLongLong();
}

bool isTimely(QByteArrayView timestamp, Milliseconds tolerance, WallTime now)
{
    const auto seconds = secondsOf(timestamp);
    if (!seconds)
        return false;
    const WallTime then{std::chrono::seconds(*seconds)};
    return then >= now - tolerance && then <= now + tolerance;
}

bool holdsOneOf(QByteArrayView header, const std::vector<QByteArray> &expected)
{
    bool isFound = false;
    qsizetype entries = 0;
    for (const QByteArray &entry : header.toByteArray().split(' ')) {
        if (entry.isEmpty())
            continue;
        if (++entries > kMostEntries)
            break;
        for (const QByteArray &one : expected)
            isFound |= isSame(one, entry);
    }
    return isFound;
}

bool isSignedStandard(Milliseconds tolerance, std::span<const QByteArray> keys, const HookHeaders &headers,
                      QByteArrayView body, WallTime now)
{
    const auto id = onlyValueOf(headers, "webhook-id");
    const auto timestamp = onlyValueOf(headers, "webhook-timestamp");
    const auto given = onlyValueOf(headers, "webhook-signature");
    if (!id || !timestamp || !given)
        return false;
    if (id->isEmpty() || id->size() > kLongestId || id->contains('.') || !isPrintable(*id))
        return false;
    if (!isTimely(*timestamp, tolerance, now))
        return false;
    std::vector<QByteArray> expected;
    for (const QByteArray &key : keys) {
        if (!key.isEmpty())
            expected.push_back(standardWebhooksSignature(key, *id, *timestamp, body));
    }
    return holdsOneOf(*given, expected);
}

bool isSignedByHeader(const HookSignature &signature, std::span<const QByteArray> keys, const HookHeaders &headers,
                      QByteArrayView body)
{
    const auto given = onlyValueOf(headers, signature.header.toLower());
    if (!given || !given->startsWith(signature.prefix))
        return false;
    const QByteArrayView digest = QByteArrayView(*given).sliced(signature.prefix.size());
    bool isFound = false;
    for (const QByteArray &key : keys) {
        if (!key.isEmpty())
            isFound |= isSame(headerSignature(signature, key, body), digest);
    }
    return isFound;
}

} // namespace

std::optional<QByteArray> standardWebhooksKey(QByteArrayView secret)
{
    if (!secret.startsWith(kSecretPrefix))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(secret.sliced(kSecretPrefix.size()).toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return std::nullopt;
    return decoded.decoded;
}

QByteArray standardWebhooksSignature(QByteArrayView key, QByteArrayView id, QByteArrayView timestamp,
                                     QByteArrayView body)
{
    QByteArray content;
    content.reserve(id.size() + timestamp.size() + body.size() + 2);
    content.append(id).append('.').append(timestamp).append('.').append(body);
    const QByteArray digest = hmacSha256(key, content);
    return digest.isEmpty() ? digest : kVersion.toByteArray() + digest.toBase64();
}

QByteArray headerSignature(const HookSignature &signature, QByteArrayView key, QByteArrayView body)
{
    const QByteArray digest = hmacSha256(key, body);
    return signature.encoding == HookSignature::Encoding::Hex ? digest.toHex() : digest.toBase64();
}

bool isSigned(const HookSignature &signature, std::span<const QByteArray> keys, const HookHeaders &headers,
              QByteArrayView body, WallTime now)
{
    switch (signature.scheme) {
    case HookSignature::Scheme::None:
        return true;
    case HookSignature::Scheme::StandardWebhooks:
        return isSignedStandard(signature.tolerance, keys, headers, body, now);
    case HookSignature::Scheme::HeaderHmac:
        return isSignedByHeader(signature, keys, headers, body);
    }
    return false;
}

QString eventId(const HookSignature &signature, const HookHeaders &headers, QByteArrayView body)
{
    const bool isOwn = signature.scheme == HookSignature::Scheme::HeaderHmac;
    const QByteArray name = isOwn ? signature.idHeader.toLower() : QByteArrayLiteral("webhook-id");
    const auto given = name.isEmpty() ? std::nullopt : onlyValueOf(headers, name);
    if (given && !given->isEmpty() && given->size() <= kLongestId && isPrintable(*given))
        return QString::fromLatin1(*given);
    return QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
}

} // namespace sluice
