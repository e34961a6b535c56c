#pragma once

#include "core/integration/webhook/hook.h"
#include "core/integration/webhook/hookhead.h"
#include "core/integration/webhook/hooklimits.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace sluice {

/// What is looked at before a webhook is taken, in this order.
enum class HookStage : quint8 {
    Headers,     ///< 431
    Route,       ///< 404, 405
    Length,      ///< 413
    Framing,     ///< 400
    Time,        ///< 408
    ContentType, ///< 415
    Signature,   ///< 401; 503 of an endpoint that has no key
    Repeat,      ///< 200
    Schema,      ///< 422
    Receiver,    ///< 429, 503
    Arming,      ///< 503: the workflow is not armed
};
inline constexpr int kHookStages = 11;

/// Why a request is not taken, and what its sender is told.
struct HookRefusal {
    HookStage stage = HookStage::Framing;
    int status = 400;
    QString message{};      ///< plain words; English, since it is for programs and their logs
    QStringList problems{}; ///< of Schema: each thing that does not fit
    bool closes = false;    ///< what follows on the connection cannot be told apart any more
    int retryAfter = 0;     ///< seconds; 0: not said
    QByteArrayView allow{}; ///< of 405
};

/// An endpoint with what is needed to take its webhooks.
struct HookDoor {
    HookEndpoint endpoint;
    std::vector<QByteArray> keys; ///< at most two are in use, while a sender changes over; never printed
};

/// The event was taken before: answered with 200, without effect.
struct HookRepeat {};

/// What a judge asks others. Both are asked only after the signature holds.
struct HookChecks {
    std::function<bool(const QString &id)> isRepeat;
    std::function<QStringList(const QByteArray &body)> problems; ///< why the body does not fit; empty: it does
};

using HookVerdict = std::variant<Hook, HookRepeat, HookRefusal>;

[[nodiscard]] HookRefusal headersRefused();
[[nodiscard]] HookRefusal lengthRefused(const HookLimits &limits);
[[nodiscard]] HookRefusal framingRefused();
[[nodiscard]] HookRefusal timeRefused();
/// All connections together hold as much as they may.
[[nodiscard]] HookRefusal capacityRefused();
/// What an answer of the receiver says that has not taken it: of Busy, Away and Unarmed.
[[nodiscard]] HookRefusal receiverRefused(const HookAnswer &answer);

/// The door that a target names: `/hooks/NAME`, whatever follows `?`. Null: there is none.
[[nodiscard]] const HookDoor *doorOf(QByteArrayView target, std::span<const HookDoor> doors);

/// What a head alone is refused for, before any of its body is read: the route, the declared length, the framing.
[[nodiscard]] std::optional<HookRefusal> headRefusal(const HookHead &head, const HookDoor *door,
                                                     const HookLimits &limits);

/// What becomes of a request that has come in whole: its content type, its signature, whether it is a repeat, its body.
/// No byte of the body is parsed before the signature holds.
[[nodiscard]] HookVerdict judge(const HookHead &head, QByteArray body, const HookDoor &door, WallTime now,
                                const HookChecks &checks);

/// Whether bodies of that content type, in lower case and without parameters, are JSON.
[[nodiscard]] bool isJsonType(QByteArrayView contentType);
/// The content type of a request in lower case and without parameters; empty: none, or more than one.
[[nodiscard]] QByteArray contentTypeOf(const HookHead &head);

} // namespace sluice
