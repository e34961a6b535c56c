#include "core/journal/frames.h"

#include "core/journal/errors.h"
#include "core/run/codec.h"
#include "core/run/errors.h"

#include <QtEndian>

#include <xxhash.h>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

// JSON never starts with this byte. What a server answered may, so such a payload is always kept apart, whatever its
// size: on the way back the byte then has one meaning only.
constexpr char kReferenceMark = '\x01';

/// Calls `take` for each payload of an event; these are the members of its kind that bear one of these names.
template <typename Data, typename Take>
void eachPayload(Data &data, Take &&take)
{
    const auto visit = [&](auto &event) {
        if constexpr (requires { event.input; })
            take(event.input);
        if constexpr (requires { event.output; })
            take(event.output);
        if constexpr (requires { event.response; })
            take(event.response);
        if constexpr (requires { event.list; })
            take(event.list);
        if constexpr (requires { event.edits; }) {
            for (auto &edit : event.edits)
                take(edit.value);
        }
        if constexpr (requires { event.options; }) {
            for (auto &pin : event.options.pins)
                take(pin.output);
            for (auto &mock : event.options.mocks)
                take(mock.output);
        }
    };
    std::visit(visit, data);
}

bool liesApart(const Payload &payload)
{
    return payload.size() > kInlinePayload || payload.startsWith(kReferenceMark);
}

bool holdsPayloadApart(const Event &event)
{
    bool found = false;
    eachPayload(event.data, [&](const Payload &payload) { found = found || liesApart(payload); });
    return found;
}

Events withReferences(Events events, const KeepPayload &keep)
{
    for (auto &event : events) {
        eachPayload(event.data, [&](Payload &payload) {
            if (!liesApart(payload))
                return;
            const auto hash = payloadHash(payload);
            keep(hash, payload);
            payload = kReferenceMark + hash;
        });
    }
    return events;
}

/// Puts the large payloads of an event back; the hash of one that is gone or damaged, if any.
QByteArray putPayloadsBack(Event &event, const FindPayload &find)
{
    QByteArray missing;
    eachPayload(event.data, [&](Payload &payload) {
        if (!payload.startsWith(kReferenceMark))
            return;
        const auto hash = payload.mid(1);
        auto kept = find(hash);
        if (kept && payloadHash(*kept) == hash)
            payload = std::move(*kept);
        else
            missing = hash;
    });
    return missing;
}

quint64 chainOn(quint64 previous, RunId run, const StoredFrame &frame)
{
    std::array<quint64, 6> head{previous, number(run), frame.first, frame.count, frame.done, frame.steps};
    std::ranges::transform(head, head.begin(), [](quint64 value) { return qToLittleEndian(value); });
    const auto seed = XXH3_64bits(head.data(), sizeof head);
    return XXH3_64bits_withSeed(frame.data.constData(), static_cast<std::size_t>(frame.data.size()), seed);
}

tl::unexpected<Error> damaged(RunId run, const QString &detail)
{
    return failure(errors::kJournalRunDamaged, {{QStringLiteral("run"), QString::number(number(run))}}, detail);
}

} // namespace

QByteArray payloadHash(const Payload &payload)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(payload.constData(), static_cast<std::size_t>(payload.size())));
    return {reinterpret_cast<const char *>(canonical.digest), sizeof canonical.digest};
}

Result<StoredFrame> storeFrame(const Frame &frame, ChainEnd &end, const KeepPayload &keep)
{
    if (frame.first != end.count)
        return failure(errors::kJournalGap, {{QStringLiteral("run"), QString::number(number(frame.run))},
                                             {QStringLiteral("expected"), QString::number(end.count)},
                                             {QStringLiteral("first"), QString::number(frame.first)}});
    StoredFrame stored;
    stored.first = frame.first;
    stored.count = static_cast<quint32>(frame.events.size());
    stored.done = frame.done;
    stored.steps = frame.steps;
    stored.data = std::ranges::any_of(frame.events, holdsPayloadApart)
                      ? encodeEvents(withReferences(frame.events, keep))
                      : encodeEvents(frame.events);
    stored.checksum = chainOn(end.checksum, frame.run, stored);
    end = {stored.first + stored.count, stored.checksum};
    return stored;
}

std::vector<QByteArray> referencesIn(const QByteArray &data)
{
    // In CBOR, a string of bytes begins with its length.
    constexpr qsizetype kHash = sizeof(XXH128_canonical_t);
    const QByteArray head = QByteArray(1, static_cast<char>(0x40 + kHash + 1)) + kReferenceMark;
    std::vector<QByteArray> hashes;
    for (auto at = data.indexOf(head); at >= 0; at = data.indexOf(head, at + 1))
        hashes.push_back(data.mid(at + head.size(), kHash));
    return hashes;
}

Result<void> restoreFrame(RunId run, const StoredFrame &frame, ChainEnd &end, const FindPayload &find, Events &events)
{
    if (frame.first != end.count || frame.checksum != chainOn(end.checksum, run, frame))
        return damaged(run, QStringLiteral("checksum of event %1").arg(frame.first));
    auto decoded = decodeEvents(frame.data);
    if (!decoded && decoded.error().code == errors::kEventsNewer)
        return tl::unexpected(decoded.error());
    if (!decoded || decoded->size() != frame.count)
        return damaged(run, decoded ? QStringLiteral("number of events") : decoded.error().detail);
    for (auto &event : *decoded) {
        if (const auto missing = putPayloadsBack(event, find); !missing.isEmpty())
            return damaged(run, QStringLiteral("payload %1").arg(QString::fromLatin1(missing.toHex())));
        events.push_back(std::move(event));
    }
    end = {frame.first + frame.count, frame.checksum};
    return {};
}

void addRawFrame(RawRun &raw, const StoredFrame &frame, ChainEnd &end)
{
    RawFrame added{frame.first, frame.count, frame.checksum, frame.data, {}};
    if (frame.first != end.count)
        added.problem = QStringLiteral("event %1 should come first").arg(end.count);
    else if (frame.checksum != chainOn(end.checksum, raw.summary.id, frame))
        added.problem = QStringLiteral("checksum");
    raw.frames.push_back(std::move(added));
    end = {frame.first + frame.count, frame.checksum};
}

void addRawPayload(RawRun &raw, const QByteArray &hash, std::optional<Payload> payload)
{
    if (payload && payloadHash(*payload) != hash)
        payload.reset();
    raw.payloads.insert_or_assign(hash, std::move(payload));
}

} // namespace sluice
