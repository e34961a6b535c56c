#pragma once

#include "core/journal/journal.h"

namespace sluice {

/// How a workspace is called in files that leave it: its folder's name.
[[nodiscard]] QString workspaceName(const QString &workspaceDir);

/// Letters as a file, with the attempts that their runs know. `workspace`: what this one is called.
/// Errors: `letter.unknown`, those of reading.
[[nodiscard]] Result<QByteArray> exportLetters(JournalReader &reader, const LetterExport &wanted,
                                               const QString &workspace);

/// The letters of a file, but those that are in this journal.
struct NewLetters {
    std::vector<LetterSummary> letters;
    std::vector<LetterOrigin> duplicates;
};

/// Errors: those of `readLetters`, those of reading.
[[nodiscard]] Result<NewLetters> lettersToImport(JournalReader &reader, const QByteArray &file);

} // namespace sluice
