#pragma once

#include "core/api/letterfile.h"
#include "core/journal/journal.h"

namespace sluice {

/// How a workspace is called in files that leave it: its folder's name.
[[nodiscard]] QString workspaceName(const QString &workspaceDir);

/// Letters on their way to a file, with the attempts that their runs know; read a few at a time, so that whoever does it
/// can do other things in between.
///
/// Of letters that match a filter, those are left out that were removed meanwhile; of one that was asked for by its number
/// that is an error. What a run that cannot be read any more knows of its letters is left out.
class LetterExporter {
public:
    /// `workspace`: what this one is called.
    LetterExporter(LetterExport wanted, QString workspace);

    /// Reads the next letter. True: there are more. Errors: `letter.unknown`, those of reading; then it is over.
    [[nodiscard]] Result<bool> readNext(JournalReader &reader);
    /// Once nothing is left to read.
    [[nodiscard]] QByteArray file() const { return m_file.finish(); }

private:
    [[nodiscard]] Result<void> begin(JournalReader &reader);
    [[nodiscard]] Result<void> addAttempts(JournalReader &reader, LetterSummary &letter);

    LetterExport m_wanted;
    QString m_workspace;
    QString m_journal;
    bool m_hasBegun = false;
    std::vector<LetterId> m_ids; ///< by run, so that each run is read once
    std::size_t m_next = 0;
    RunId m_run{}; ///< whose attempts these are
    std::vector<AttemptRecord> m_attempts;
    LetterFileWriter m_file;
};

/// Letters as a file, all at once, with the attempts that their runs know. `workspace`: what this one is called.
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
