#pragma once

#include <QString>

#include <span>

namespace sluice {

/// The names of the workflows that come with the program, and the paragraphs of their descriptions, marked for translation:
/// their files are in English only. A test compares the list with the files.
[[nodiscard]] std::span<const char *const> templateTexts();

/// A name or a description in the language of the window; what is not in the list, as it is.
[[nodiscard]] QString templateText(const QString &text);

} // namespace sluice
