#include "core/journal/lettertransfer.h"

#include "core/journal/errors.h"
#include "core/run/errors.h"
#include "core/run/history.h"

#include <QDir>

#include <algorithm>
#include <set>

namespace sluice {

QString workspaceName(const QString &workspaceDir)
{
    return QDir(QDir(workspaceDir).absolutePath()).dirName();
}

LetterExporter::LetterExporter(LetterExport wanted, QString workspace)
    : m_wanted(std::move(wanted))
    , m_workspace(std::move(workspace))
{
}

/// All numbers at once: pages would move while letters come and go.
Result<void> LetterExporter::begin(JournalReader &reader)
{
    auto journal = reader.journalId();
    if (!journal)
        return tl::unexpected(journal.error());
    auto ids = m_wanted.filter ? reader.letterIds(*m_wanted.filter) : std::move(m_wanted.letters);
    if (!ids)
        return tl::unexpected(ids.error());
    std::ranges::sort(*ids);
    const auto repeats = std::ranges::unique(*ids);
    ids->erase(repeats.begin(), repeats.end());
    m_ids = std::move(*ids);
    m_journal = std::move(*journal);
    m_hasBegun = true;
    return {};
}

Result<bool> LetterExporter::readNext(JournalReader &reader)
{
    if (!m_hasBegun) {
        if (const auto begun = begin(reader); !begun)
            return tl::unexpected(begun.error());
    }
    if (m_next == m_ids.size())
        return false;
    const LetterId id = m_ids[m_next++];
    auto letter = reader.letter(id);
    const bool isRemoved = !letter && letter.error().code == errors::kLetterUnknown && m_wanted.filter;
    if (isRemoved)
        return m_next < m_ids.size();
    if (!letter)
        return tl::unexpected(letter.error());
    if (!letter->from) {
        letter->from = LetterOrigin{m_journal, m_workspace, id};
        if (const auto added = addAttempts(reader, *letter); !added)
            return tl::unexpected(added.error());
    }
    m_file.add(*letter);
    return m_next < m_ids.size();
}

Result<void> LetterExporter::addAttempts(JournalReader &reader, LetterSummary &letter)
{
    if (letter.id.run == RunId{})
        return {};
    if (m_run != letter.id.run) {
        const auto run = reader.run(letter.id.run);
        const bool isUnreadable = !run
                                  && (run.error().code == errors::kJournalRunDamaged
                                      || run.error().code == errors::kJournalRunUnknown);
        if (!run && !isUnreadable)
            return tl::unexpected(run.error());
        m_run = letter.id.run;
        m_attempts = run ? attemptHistory(run->events) : std::vector<AttemptRecord>();
    }
    std::ranges::copy_if(m_attempts, std::back_inserter(letter.attempts),
                         [&](const AttemptRecord &attempt) { return attempt.step == letter.step; });
    return {};
}

Result<QByteArray> exportLetters(JournalReader &reader, const LetterExport &wanted, const QString &workspace)
{
    LetterExporter exporter(wanted, workspace);
    for (;;) {
        const auto isMore = exporter.readNext(reader);
        if (!isMore)
            return tl::unexpected(isMore.error());
        if (!*isMore)
            return exporter.file();
    }
}

Result<NewLetters> lettersToImport(JournalReader &reader, const QByteArray &file)
{
    auto letters = readLetters(file);
    if (!letters)
        return tl::unexpected(letters.error());
    const auto journal = reader.journalId();
    if (!journal)
        return tl::unexpected(journal.error());
    const auto imports = reader.imports();
    if (!imports)
        return tl::unexpected(imports.error());
    // The name of a workspace may change; journal and number do not.
    std::set<std::pair<QString, LetterId>> known;
    for (const LetterOrigin &origin : *imports)
        known.insert({origin.journal, origin.letter});
    NewLetters found;
    for (LetterSummary &letter : *letters) {
        const LetterOrigin &from = *letter.from;
        const bool isOwn = from.journal == *journal && reader.letter(from.letter).has_value();
        if (isOwn || !known.insert({from.journal, from.letter}).second)
            found.duplicates.push_back(from);
        else
            found.letters.push_back(std::move(letter));
    }
    return found;
}

} // namespace sluice
