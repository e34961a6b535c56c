#pragma once

#include "core/integration/webhook/hookhead.h"

#include <QByteArray>

#include <variant>

namespace sluice {

/// What an engine that is served can be asked over HTTP.
enum class ControlPlace : quint8 {
    Control, ///< `/control`: the control API, over a WebSocket
    Metrics, ///< `/metrics`: for Prometheus
    Health,  ///< `/healthz`: whether it lives
    Ready,   ///< `/readyz`: whether work should be sent to it
};

/// A request whose form is right; whether its token opens anything is another matter.
struct ControlRequest {
    ControlPlace place = ControlPlace::Control;
    QByteArray token; ///< empty: none was sent
};

/// A request that is not answered with what it asks for.
struct ControlRefusal {
    int status = 400;
    QByteArray why;     ///< plain words; English, since it is for programs and their logs
    int retryAfter = 0; ///< seconds; 0: not said
};

/// What the head of a request asks for. Pure.
///
/// Refused is whatever a browser sends for another page: a request that names its origin. Only GET is known, and the token is
/// taken from `Authorization: Bearer …` only, never from the address, which ends up in logs.
[[nodiscard]] std::variant<ControlRequest, ControlRefusal> controlRequestOf(const HookHead &head);

/// The bytes of a whole HTTP/1.1 answer, after which the connection ends.
[[nodiscard]] QByteArray controlAnswer(int status, const QByteArray &contentType, const QByteArray &body);
[[nodiscard]] QByteArray controlAnswer(const ControlRefusal &refusal);

} // namespace sluice
