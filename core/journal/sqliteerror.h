#pragma once

#include "core/base/result.h"

#include <SQLiteCpp/Exception.h>

#include <type_traits>

namespace sluice {

/// Says what a failed call of SQLite means for the journal at `path`: one of the codes of `core/journal/errors.h`.
[[nodiscard]] Error sqliteError(const SQLite::Exception &exception, const QString &path);

/// Calls `work`, which returns a Result, and turns what SQLite throws into an error.
template <typename Work>
[[nodiscard]] std::invoke_result_t<Work> guarded(const QString &path, Work &&work)
{
    try {
        return work();
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(sqliteError(exception, path));
    }
}

} // namespace sluice
