#include "core/journal/lettertransfer.h"

#include "core/api/letterfile.h"

#include <QDir>

#include <algorithm>
#include <set>

namespace sluice {

namespace {

constexpr quint32 kLettersAtOnce = 1000;

Result<std::vector<LetterId>> chosenLetters(JournalReader &reader, const LetterExport &wanted)
{
    if (!wanted.filter)
        return wanted.letters;
    std::vector<LetterId> ids;
    for (quint32 offset = 0;; offset += kLettersAtOnce) {
        const auto page = reader.letters(*wanted.filter, {offset, kLettersAtOnce});
        if (!page)
            return tl::unexpected(page.error());
        for (const LetterSummary &letter : page->rows)
            ids.push_back(letter.id);
        if (page->rows.size() < kLettersAtOnce)
            return ids;
    }
}

/// The attempts of letters of one run after the other, so that each run is read once.
class RunAttempts {
public:
    explicit RunAttempts(JournalReader &reader)
        : m_reader(reader)
    {
    }
    Result<std::vector<AttemptRecord>> of(const LetterSummary &letter)
    {
        if (m_run != letter.id.run) {
            const auto run = m_reader.run(letter.id.run);
            if (!run)
                return tl::unexpected(run.error());
            m_run = letter.id.run;
            m_attempts = attemptHistory(run->events);
        }
        std::vector<AttemptRecord> own;
        std::ranges::copy_if(m_attempts, std::back_inserter(own),
                             [&](const AttemptRecord &attempt) { return attempt.step == letter.step; });
        return own;
    }

private:
    JournalReader &m_reader;
    RunId m_run{};
    std::vector<AttemptRecord> m_attempts;
};

} // namespace

QString workspaceName(const QString &workspaceDir)
{
    return QDir(QDir(workspaceDir).absolutePath()).dirName();
}

Result<QByteArray> exportLetters(JournalReader &reader, const LetterExport &wanted, const QString &workspace)
{
    const auto journal = reader.journalId();
    if (!journal)
        return tl::unexpected(journal.error());
    auto ids = chosenLetters(reader, wanted);
    if (!ids)
        return tl::unexpected(ids.error());
    std::ranges::sort(*ids);
    const auto repeats = std::ranges::unique(*ids);
    ids->erase(repeats.begin(), repeats.end());
    RunAttempts attempts(reader);
    std::vector<LetterSummary> letters;
    for (const LetterId &id : *ids) {
        auto letter = reader.letter(id);
        if (!letter)
            return tl::unexpected(letter.error());
        if (!letter->from) {
            letter->from = LetterOrigin{*journal, workspace, id};
            if (id.run != RunId{}) {
                auto own = attempts.of(*letter);
                if (!own)
                    return tl::unexpected(own.error());
                letter->attempts = std::move(*own);
            }
        }
        letters.push_back(std::move(*letter));
    }
    return writeLetters(std::move(letters));
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
