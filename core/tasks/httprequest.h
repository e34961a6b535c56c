#pragma once

#include "core/integration/http/httpmessage.h"
#include "core/integration/secret/secretstore.h"
#include "core/tasks/tasktype.h"

namespace sluice {

/// `http.request`: calls an HTTP service.
[[nodiscard]] TaskType httpRequestType();

/// The request that the parameters `url`, `method`, `query`, `headers` and `body` mean, over the connection of the attempt.
/// Errors: `task.connectionMissing`, `connection.typeWrong`, `http.urlInvalid`, `task.parameterKind`, those of `SecretStore`.
[[nodiscard]] Result<HttpRequest> httpRequestOf(const Attempt &attempt, const QJsonObject &params,
                                                const SecretStore &secrets);

} // namespace sluice
