#pragma once

#include "core/base/result.h"
#include "core/run/payload.h"

#include <optional>

namespace sluice {

/// What a payload may take at most, unless a workspace says otherwise.
inline constexpr qsizetype kPayloadLimit = 16 * 1024 * 1024;

/// Whether a payload may go into a journal. Errors: `payload.tooLarge`.
[[nodiscard]] Result<void> checkPayload(const Payload &payload, qsizetype limit = kPayloadLimit);

/// How the bytes of a payload lie on disk. These numbers lie there too: new ones go to the end.
enum class PayloadEncoding : quint8 {
    AsItIs,
    Zlib, ///< as `qCompress` writes it
};

/// A payload as it lies on disk.
struct PackedPayload {
    PayloadEncoding encoding = PayloadEncoding::AsItIs;
    QByteArray bytes;
};

/// Compresses a payload, unless that gains less than an eighth.
[[nodiscard]] PackedPayload packPayload(const Payload &payload);
/// Gives back what was packed; none when the bytes make no sense, or `encoding` is one of a newer release.
[[nodiscard]] std::optional<Payload> unpackPayload(quint64 encoding, const QByteArray &bytes);

} // namespace sluice
