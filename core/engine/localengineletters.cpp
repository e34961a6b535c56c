#include "core/engine/localengineasks.h"
#include "core/run/errors.h"
#include "core/script/jsonedit.h"

// What people order about dead letters.

namespace sluice {

void LocalEngine::keepLetter(const LetterSummary &letter, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    tellEngine(tell::KeepLetter{expect<std::vector<LetterOutcome>>(context, std::move(done)), letter});
}

/// A click that is repeated gets its first answer, even when the run has been over for long and is not in memory.
LocalEngine::Done<std::vector<LetterOutcome>> LocalEngine::withFirstAnswers(const QByteArray &click, QObject *context,
                                                                            Done<std::vector<LetterOutcome>> done)
{
    return [this, click, context, done = std::move(done)](Result<std::vector<LetterOutcome>> outcomes) {
        const auto isRefused = [](const LetterOutcome &outcome) {
            return outcome.error && outcome.letter.run != RunId{} && outcome.error->code == errors::kLetterNotOpen;
        };
        if (!outcomes || std::ranges::none_of(*outcomes, isRefused))
            return done(std::move(outcomes));
        askHistory({expect<std::vector<LetterOutcome>>(context, done), ask::Clicked{click, std::move(*outcomes)}});
    };
}

void LocalEngine::redrive(const RedriveRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    tellEngine(tell::Redrive{
        expect<std::vector<LetterOutcome>>(context, withFirstAnswers(request.click, context, std::move(done))), request,
        m_who});
}

void LocalEngine::startRedriveJob(const RedriveJobRequest &request, QObject *context, Done<RedriveJobId> done)
{
    const auto start = [this, who = m_who](RequestId id, const RedriveJobRequest &wanted,
                                           std::vector<LetterId> letters) {
        tellEngine(tell::StartRedriveJob{id, std::move(letters), wanted.filter, wanted.options, who});
    };
    if (const auto fits = checkEdits(request.options.edits); !fits) {
        settleLater(expect<RedriveJobId>(context, std::move(done)), tl::unexpected(fits.error()));
        return;
    }
    if (!request.filter || !request.letters.empty()) {
        start(expect<RedriveJobId>(context, std::move(done)), request, request.letters);
        return;
    }
    LetterFilter open = *request.filter;
    open.state = LetterState::Open;
    const auto found = [this, context, request, start, done = std::move(done)](Result<std::vector<LetterId>> letters) {
        if (letters)
            start(expect<RedriveJobId>(context, done), request, std::move(*letters));
        else
            done(tl::unexpected(letters.error()));
    };
    askHistory({expect<std::vector<LetterId>>(context, found), ask::LetterIds{open}});
}

void LocalEngine::listLetterGroups(const LetterFilter &filter, PageRequest page, WallTime until, QObject *context,
                                   Done<LetterGroupPage> done)
{
    askHistory({expect<LetterGroupPage>(context, std::move(done)), ask::LetterGroups{filter, page, until}});
}

void LocalEngine::letterIds(const LetterFilter &filter, QObject *context, Done<std::vector<LetterId>> done)
{
    askHistory({expect<std::vector<LetterId>>(context, std::move(done)), ask::LetterIds{filter}});
}

void LocalEngine::previewEdits(const EditPreviewRequest &request, QObject *context, Done<std::vector<EditedInput>> done)
{
    askHistory({expect<std::vector<EditedInput>>(context, std::move(done)), ask::EditPreview{request}});
}

void LocalEngine::controlRedriveJob(RedriveJobId job, RedriveJobAction action, QObject *context, Done<void> done)
{
    tellEngine(tell::ControlRedriveJob{expect<void>(context, std::move(done)), job, action, m_who});
}

void LocalEngine::readRedriveJob(RedriveJobId job, QObject *context, Done<RedriveJobReport> done)
{
    askHistory({expect<RedriveJobReport>(context, std::move(done)), ask::OneJob{job}});
}

void LocalEngine::discard(const DiscardRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    tellEngine(tell::Discard{
        expect<std::vector<LetterOutcome>>(context, withFirstAnswers(request.click, context, std::move(done))), request,
        m_who});
}

void LocalEngine::snooze(const SnoozeRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    tellEngine(tell::Snooze{expect<std::vector<LetterOutcome>>(context, std::move(done)), request, m_who});
}

void LocalEngine::undoDiscard(LetterId letter, const QByteArray &click, QObject *context, Done<void> done)
{
    if (letter.run == RunId{}) { // of no run, so there is nothing to read
        RunHistory none;
        tellEngine(tell::UndoDiscard{expect<void>(context, std::move(done)), none, letter.index, click, m_who});
        return;
    }
    withHistory(letter.run, context, std::move(done),
                [letter, click, who = m_who](RequestId request, const RunHistory &history) {
                    return EngineMessage(tell::UndoDiscard{request, history, letter.index, click, who});
                });
}

void LocalEngine::noteCause(const QString &fingerprint, const QString &text, QObject *context, Done<void> done)
{
    const QString note = text.trimmed();
    const RequestId request = expect<void>(context, std::move(done));
    if (note.isEmpty() || fingerprint.isEmpty())
        m_parts->newsBox->post(EngineNews(news::Answer{request, failure(errors::kLetterNoteEmpty)}));
    else
        tellEngine(tell::Audit{request, m_who, QStringLiteral("letter.note"), fingerprint, note});
}

void LocalEngine::exportLetters(const LetterExport &request, QObject *context, Done<QByteArray> done)
{
    askHistory({expect<QByteArray>(context, std::move(done)), ask::LetterFile{request}});
}

void LocalEngine::importLetters(const QByteArray &file, QObject *context, Done<LetterImport> done)
{
    const auto import = [this, context, who = m_who, done = std::move(done)](Result<NewLetters> found) {
        if (!found)
            return done(tl::unexpected(found.error()));
        tellEngine(tell::ImportLetters{expect<LetterImport>(context, done), std::move(found->letters),
                                       std::move(found->duplicates), who});
    };
    askHistory({expect<NewLetters>(context, import), ask::NewLetters{file}});
}

} // namespace sluice
