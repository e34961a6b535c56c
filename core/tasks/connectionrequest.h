#pragma once

#include "core/base/result.h"
#include "core/integration/http/httpmessage.h"
#include "core/integration/secret/secretstore.h"
#include "core/workflow/connection.h"

#include <optional>

namespace sluice {

/// A whole address as it is, anything else below the base address of the connection. Errors: `http.urlInvalid`.
[[nodiscard]] Result<QUrl> addressOf(const QString &text, const std::optional<Connection> &connection);

/// Adds the headers and the secret of the connection; never for a host that is not the connection's.
/// Errors: those of `SecretStore`.
[[nodiscard]] Result<void> addConnection(HttpRequest &request, const Connection &connection,
                                         const SecretStore &secrets);

/// Sets a header in place of one of that name, in any case.
void setHeader(HttpHeaders &headers, const QByteArray &name, const QByteArray &value);

} // namespace sluice
