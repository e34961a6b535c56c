#pragma once

#include "core/base/error.h"
#include "core/workflow/problem.h"

#include <optional>

namespace sluice {

/// An error in the language of the person: what happened and to what, why, and what to do next. Sentences, plain text;
/// parts of it may come from outside, so it is never shown as rich text.
struct Wording {
    QString what;
    QString why;  ///< may be empty
    QString next; ///< may be empty

    bool operator==(const Wording &) const = default;
};

/// Words an error by its code and arguments. A code that nobody worded says so, with the code and the detail.
[[nodiscard]] Wording words(const Error &error);

/// All of an error in one paragraph, for a line of a list or a tooltip.
[[nodiscard]] QString sentence(const Error &error);

/// The role that somebody lacks, where that is all that is wrong.
[[nodiscard]] std::optional<QString> missingRole(const Error &error);

/// What a task that nobody has filled in yet still needs, as a hint and not as a fault: "Needs: Address". Empty: nothing
/// that can be named.
[[nodiscard]] QString needsText(const Problems &problems);

/// All of an error on lines of its own with code, arguments and the untranslated detail: what *copy* puts on the
/// clipboard and a report needs.
[[nodiscard]] QString report(const Error &error);

/// Whether the code has words of its own.
[[nodiscard]] bool isWorded(const QString &code);

} // namespace sluice
