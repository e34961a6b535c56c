#pragma once

#include "core/integration/webhook/hookrules.h"

namespace sluice {

/// How an answer is written.
struct HookResponseForm {
    bool keepAlive = true;
    bool isHeadOnly = false; ///< of a HEAD request: without the body that it announces
};

/// The bytes of an HTTP/1.1 response with `{"error": {"code", "message", "problems"}}`.
[[nodiscard]] QByteArray refusalResponse(const HookRefusal &refusal, const HookResponseForm &form);
/// 202: the webhook is on disk as `receipt`.
[[nodiscard]] QByteArray takenResponse(const QString &receipt, const HookResponseForm &form);
/// What a run says. A status that has no body gets none.
[[nodiscard]] QByteArray wordsResponse(const HookWords &words, const HookResponseForm &form);
/// 200: it was taken before.
[[nodiscard]] QByteArray repeatResponse(const HookResponseForm &form);

} // namespace sluice
