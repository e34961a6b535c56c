#pragma once

#include <span>

namespace sluice {

/// Every label, help text, choice and port of the task catalogue, marked for translation: core names them in English
/// only, so they are listed here once more. A test compares the list with the catalogue.
[[nodiscard]] std::span<const char *const> catalogTexts();
/// The same of the types in `core/tasks/data` and of those on files.
[[nodiscard]] std::span<const char *const> dataTexts();

} // namespace sluice
