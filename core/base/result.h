#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace sluice {

/// A value or the reason there is none. Errors: the `Error` it carries; nothing in Sluice's own code throws.
template <typename T>
using Result = tl::expected<T, Error>;

/// Returns an error result: `return failure(kFileMissing, {{"path", path}});`
[[nodiscard]] inline tl::unexpected<Error> failure(QLatin1StringView code, QMap<QString, QString> args = {},
                                                   QString detail = {})
{
    return tl::unexpected<Error>(Error{QString(code), std::move(args), std::move(detail)});
}

} // namespace sluice
