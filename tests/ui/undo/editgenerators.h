#pragma once

#include "tests/ui/undo/everydocument.h"

#include <vector>

namespace sluice {

/// How a person would do one edit, at random, as the command table names it: choose something, give the command, answer
/// what it asks.
struct EditGenerator {
    /// In the table; one that begins with "form." is no command, but what is typed and chosen in forms.
    const char *command;
    void (*edit)(EveryDocument &all, const char *command);
};

/// One for each command that is an edit, and for what the forms do. Call inside of a property of RapidCheck only.
[[nodiscard]] const std::vector<EditGenerator> &editGenerators();

} // namespace sluice
