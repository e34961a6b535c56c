#include "core/journal/payloads.h"

#include "core/journal/errors.h"

#include <QtEndian>

namespace sluice {

namespace {

// The quickest level: on JSON it gains nearly what the others do, in a third of the time.
constexpr int kLevel = 1;
// What cannot be compressed, such as pictures, shows it at its head.
constexpr qsizetype kSample = 16 * 1024;
// No zlib stream grows by more than this.
constexpr qint64 kMostGrowth = 1032;
constexpr qsizetype kSizeHeader = 4;

bool isWorthIt(qsizetype packed, qsizetype plain)
{
    return packed < plain - plain / 8;
}

} // namespace

Result<void> checkPayload(const Payload &payload, qsizetype limit)
{
    if (payload.size() <= limit)
        return {};
    return failure(errors::kPayloadTooLarge, {{QStringLiteral("size"), QString::number(payload.size())},
                                              {QStringLiteral("limit"), QString::number(limit)}});
}

PackedPayload packPayload(const Payload &payload)
{
    if (payload.size() > 2 * kSample
        && !isWorthIt(qCompress(QByteArray::fromRawData(payload.constData(), kSample), kLevel).size(), kSample))
        return {PayloadEncoding::AsItIs, payload};
    auto packed = qCompress(payload, kLevel);
    if (!isWorthIt(packed.size(), payload.size()))
        return {PayloadEncoding::AsItIs, payload};
    return {PayloadEncoding::Zlib, std::move(packed)};
}

std::optional<Payload> unpackPayload(quint64 encoding, const QByteArray &bytes)
{
    if (encoding == static_cast<quint64>(PayloadEncoding::AsItIs))
        return bytes;
    if (encoding != static_cast<quint64>(PayloadEncoding::Zlib) || bytes.size() < kSizeHeader)
        return std::nullopt;
    // The head says how much to make room for, and may be damaged.
    const qint64 size = qFromBigEndian<quint32>(bytes.constData());
    if (size > kMostGrowth * bytes.size())
        return std::nullopt;
    auto payload = qUncompress(bytes);
    return payload.size() == size ? std::optional<Payload>(std::move(payload)) : std::nullopt;
}

} // namespace sluice
