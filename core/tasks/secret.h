#pragma once

#include "core/base/result.h"

namespace sluice {

/// The value of the secret called `name`, from the environment variable SLUICE_SECRET_NAME (upper case; signs that
/// cannot stand in a variable's name become underscores). Never print or store it. Errors: `secret.missing`.
[[nodiscard]] Result<QString> readSecret(const QString &name, const QString &connection);

} // namespace sluice
