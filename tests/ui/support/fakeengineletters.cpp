#include "core/api/lettergrouping.h"
#include "tests/ui/support/fakeengine.h"

#include <algorithm>

// Dead letters of the fake engine.

namespace sluice {

namespace {

bool matches(const LetterFilter &filter, const LetterSummary &letter)
{
    return (filter.workflow.isEmpty() || filter.workflow == letter.workflow)
           && (filter.task.isEmpty() || filter.task == letter.task) && (!filter.state || *filter.state == letter.state)
           && (!filter.kind || *filter.kind == letter.kind)
           && (filter.fingerprint.isEmpty() || filter.fingerprint == letter.fingerprint)
           && (filter.connection.isEmpty() || filter.connection == letter.connection)
           && (!filter.failure || *filter.failure == letter.failureClass)
           && (!filter.from || letter.created >= *filter.from) && (!filter.until || letter.created < *filter.until)
           && (!filter.changedFrom || letter.changed >= *filter.changedFrom)
           && (!filter.isDecided || !letter.decidedBy.isEmpty())
           && (filter.text.isEmpty() || QString::fromUtf8(letter.payload).contains(filter.text, Qt::CaseInsensitive)
               || letter.error.code.contains(filter.text, Qt::CaseInsensitive)
               || letter.error.detail.contains(filter.text, Qt::CaseInsensitive));
}

std::vector<LetterSummary> matching(const LetterFilter &filter, const std::vector<LetterSummary> &letters)
{
    std::vector<LetterSummary> found;
    std::ranges::copy_if(letters, std::back_inserter(found),
                         [&](const LetterSummary &letter) { return matches(filter, letter); });
    return found;
}

std::vector<LetterOutcome> allDone(const std::vector<LetterId> &letters)
{
    std::vector<LetterOutcome> outcomes;
    for (const LetterId letter : letters)
        outcomes.push_back({letter, std::nullopt});
    return outcomes;
}

} // namespace

void FakeEngine::redrive(const RedriveRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    redriven.push_back(request);
    answer<std::vector<LetterOutcome>>(context, std::move(done), allDone(request.letters));
}

void FakeEngine::startRedriveJob(const RedriveJobRequest &request, QObject *context, Done<RedriveJobId> done)
{
    jobs.push_back(request);
    answer<RedriveJobId>(context, std::move(done), RedriveJobId{jobs.size()});
}

void FakeEngine::controlRedriveJob(RedriveJobId job, RedriveJobAction action, QObject *context, Done<void> done)
{
    jobOrders.emplace_back(job, action);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::readRedriveJob(RedriveJobId job, QObject *context, Done<RedriveJobReport> done)
{
    RedriveJobReport report;
    const auto shown = std::ranges::find(now.redriveJobs, job, &RedriveJobSummary::id);
    if (shown != now.redriveJobs.end())
        report.summary = *shown;
    report.items = jobItems;
    answer<RedriveJobReport>(context, std::move(done), report);
}

void FakeEngine::discard(const DiscardRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    discarded.push_back(request);
    answer<std::vector<LetterOutcome>>(context, std::move(done), allDone(request.letters));
}

void FakeEngine::snooze(const SnoozeRequest &request, QObject *context, Done<std::vector<LetterOutcome>> done)
{
    snoozed.push_back(request);
    answer<std::vector<LetterOutcome>>(context, std::move(done), allDone(request.letters));
}

void FakeEngine::undoDiscard(LetterId letter, const QByteArray &, QObject *context, Done<void> done)
{
    undone.push_back(letter);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::listLetters(const LetterFilter &filter, PageRequest page, QObject *context,
                             Done<Page<LetterSummary>> done)
{
    letterPages.push_back(page);
    letterQuestions.push_back(filter);
    std::vector<LetterSummary> found = matching(filter, letters);
    if (filter.byChange)
        std::ranges::stable_sort(found, std::ranges::greater(), &LetterSummary::changed);
    answer<Page<LetterSummary>>(context, std::move(done), cutPage(found, page));
}

/// As the journals do it.
void FakeEngine::listLetterGroups(const LetterFilter &filter, PageRequest page, WallTime until, QObject *context,
                                  Done<LetterGroupPage> done)
{
    groupQuestions.push_back(filter);
    const std::vector<LetterSummary> found = matching(filter, letters);
    LetterGrouping grouping(until);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const LetterSummary &letter = found[i];
        grouping.add({letter.fingerprint,
                      {letter.workflow, letter.task, letter.connection},
                      letter.failureClass,
                      1,
                      letter.created,
                      letter.created,
                      found.size() - i,
                      letter.redrives >= kRetriedOften ? 1U : 0U,
                      letter.state == LetterState::Open ? 1U : 0U,
                      letter.state == LetterState::Snoozed ? 1U : 0U,
                      letter.state == LetterState::Discarded ? 1U : 0U});
        if (letter.created >= grouping.trendFrom() && letter.created < until)
            grouping.addHour(letter.fingerprint,
                             static_cast<quint64>((letter.created - grouping.trendFrom()) / std::chrono::hours(1)), 1);
    }
    std::vector<quint64> newest;
    LetterGroupPage groups = grouping.page(page, newest);
    for (std::size_t i = 0; i < newest.size(); ++i) {
        groups.rows[i].newest = found[found.size() - newest[i]];
        groups.rows[i].newest.payload = {};
    }
    answer<LetterGroupPage>(context, std::move(done), std::move(groups));
}

void FakeEngine::letterIds(const LetterFilter &filter, QObject *context, Done<std::vector<LetterId>> done)
{
    idQuestions.push_back(filter);
    std::vector<LetterId> ids;
    for (const LetterSummary &letter : matching(filter, letters))
        ids.push_back(letter.id);
    std::ranges::reverse(ids);
    answer<std::vector<LetterId>>(context, std::move(done), std::move(ids));
}

void FakeEngine::previewEdits(const EditPreviewRequest &request, QObject *context, Done<std::vector<EditedInput>> done)
{
    previews.push_back(request);
    std::vector<EditedInput> inputs;
    for (const LetterId &id : request.letters) {
        const auto letter = std::ranges::find(letters, id, &LetterSummary::id);
        const bool isKnown = letter != letters.end();
        EditedInput input{id, false, {}, isKnown ? letter->payload : Payload(), isKnown ? letter->payload : Payload()};
        if (isKnown && editLetter)
            input = editLetter(*letter, request.edits);
        if (!request.withInputs) {
            input.before.clear();
            input.after.clear();
        }
        inputs.push_back(std::move(input));
    }
    answer<std::vector<EditedInput>>(context, std::move(done), std::move(inputs));
}

void FakeEngine::readLetter(LetterId letter, QObject *context, Done<LetterSummary> done)
{
    const auto found = std::ranges::find(letters, letter, &LetterSummary::id);
    answer<LetterSummary>(context, std::move(done), found == letters.end() ? LetterSummary() : *found);
}

/// Kept as the engine does, with the time of the snapshot.
void FakeEngine::noteCause(const QString &fingerprint, const QString &text, QObject *context, Done<void> done)
{
    if (!refusal)
        audit.insert(audit.begin(), {audit.size() + 1, now.taken, QStringLiteral("local"),
                                     QStringLiteral("letter.note"), fingerprint, text.trimmed()});
    answer<void>(context, std::move(done), {});
}

void FakeEngine::exportLetters(const LetterExport &request, QObject *context, Done<QByteArray> done)
{
    exports.push_back(request);
    answer<QByteArray>(context, std::move(done), exported);
}

void FakeEngine::importLetters(const QByteArray &file, QObject *context, Done<LetterImport> done)
{
    imports.push_back(file);
    answer<LetterImport>(context, std::move(done), importAnswer);
}

} // namespace sluice
