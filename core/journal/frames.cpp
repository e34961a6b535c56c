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

Payload *payloadOf(EventData &data)
{
    struct Visitor {
        Payload *operator()(RunStarted &e) const { return &e.input; }
        Payload *operator()(StepSucceeded &e) const { return &e.output; }
        Payload *operator()(AttemptFailed &e) const { return &e.response; }
        Payload *operator()(ItemsFound &e) const { return &e.list; }
        Payload *operator()(LetterRedriven &e) const { return &e.input; }
        Payload *operator()(LetterDiscarded &e) const { return &e.output; }
        Payload *operator()(AttemptStarted &) const { return nullptr; }
        Payload *operator()(AttemptLost &) const { return nullptr; }
        Payload *operator()(AttemptLate &) const { return nullptr; }
        Payload *operator()(RetryScheduled &) const { return nullptr; }
        Payload *operator()(StepWaiting &) const { return nullptr; }
        Payload *operator()(StepWoken &) const { return nullptr; }
        Payload *operator()(StepDeadLettered &) const { return nullptr; }
        Payload *operator()(StepFailed &) const { return nullptr; }
        Payload *operator()(RunPaused &) const { return nullptr; }
        Payload *operator()(RunResumed &) const { return nullptr; }
        Payload *operator()(CancelRequested &) const { return nullptr; }
        Payload *operator()(AttemptAbandoned &) const { return nullptr; }
        Payload *operator()(RunEnded &) const { return nullptr; }
    };
    return std::visit(Visitor{}, data);
}

const Payload *payloadOf(const EventData &data)
{
    return payloadOf(const_cast<EventData &>(data));
}

bool liesApart(const Payload &payload)
{
    return payload.size() > kInlinePayload || payload.startsWith(kReferenceMark);
}

bool holdsPayloadApart(const Event &event)
{
    const auto *payload = payloadOf(event.data);
    return payload && liesApart(*payload);
}

Events withReferences(Events events, const KeepPayload &keep)
{
    for (auto &event : events) {
        auto *payload = payloadOf(event.data);
        if (!payload || !liesApart(*payload))
            continue;
        const auto hash = payloadHash(*payload);
        keep(hash, *payload);
        *payload = kReferenceMark + hash;
    }
    return events;
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
        if (auto *payload = payloadOf(event.data); payload && payload->startsWith(kReferenceMark)) {
            const auto hash = payload->mid(1);
            auto kept = find(hash);
            if (!kept || payloadHash(*kept) != hash)
                return damaged(run, QStringLiteral("payload %1").arg(QString::fromLatin1(hash.toHex())));
            *payload = std::move(*kept);
        }
        events.push_back(std::move(event));
    }
    end = {frame.first + frame.count, frame.checksum};
    return {};
}

} // namespace sluice
