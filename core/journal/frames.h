#pragma once

#include "core/journal/journal.h"

#include <functional>
#include <optional>

namespace sluice {

/// Payloads above this size lie apart from the events and letters that hold them, once for each content.
inline constexpr qsizetype kInlinePayload = 64 * 1024;

/// How far the frames of a run reach, and the checksum that its next frame continues.
struct ChainEnd {
    quint64 count = 0; ///< events so far
    quint64 checksum = 0;
    bool operator==(const ChainEnd &) const = default;
};

/// A frame in the form in which journals keep it.
struct StoredFrame {
    quint64 first = 0;
    quint32 count = 0;
    quint32 done = 0;
    quint32 steps = 0;
    quint64 checksum = 0; ///< over this frame and, through the one before, all earlier frames of the run
    QByteArray data;      ///< events as `encodeEvents` writes them; large payloads are references
};

/// Keeps a large payload under its hash.
using KeepPayload = std::function<void(const QByteArray &hash, const Payload &payload)>;
/// Gives back what was kept under a hash.
using FindPayload = std::function<std::optional<Payload>(const QByteArray &hash)>;

/// Names the content of a payload: XXH3 of 128 bits.
[[nodiscard]] QByteArray payloadHash(const Payload &payload);

/// Puts a frame into the form in which it is kept, and moves `end` on. Large payloads go to `keep`.
/// Errors: `journal.gap` when the frame does not follow on `end`.
[[nodiscard]] Result<StoredFrame> storeFrame(const Frame &frame, ChainEnd &end, const KeepPayload &keep);

/// The hashes of the payloads that a frame refers to, and perhaps some that only look so.
[[nodiscard]] std::vector<QByteArray> referencesIn(const QByteArray &data);

/// Appends what a stored frame holds to `events`, and moves `end` on.
/// Errors: `journal.runDamaged` when it does not continue the chain, a payload is gone or the events make no sense;
/// `events.newer`.
[[nodiscard]] Result<void> restoreFrame(RunId run, const StoredFrame &frame, ChainEnd &end, const FindPayload &find,
                                        Events &events);

/// Adds a frame as it is, with what is wrong with it itself: that one before it is damaged is no fault of its own.
/// Moves `end` on to where it says that it ends.
void addRawFrame(RawRun &raw, const StoredFrame &frame, ChainEnd &end);
/// Adds a large payload; one that is not what its hash names counts as gone.
void addRawPayload(RawRun &raw, const QByteArray &hash, std::optional<Payload> payload);

} // namespace sluice
