#include "tests/ui/support/fakeengine.h"

#include "core/api/lettergrouping.h"
#include "core/base/topic.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace sluice {

namespace {

template <typename T>
Page<T> cut(const std::vector<T> &rows, PageRequest request)
{
    Page<T> page;
    page.total = rows.size();
    page.offset = request.offset;
    const auto first = std::min<std::size_t>(request.offset, rows.size());
    const auto last = std::min<std::size_t>(first + request.count, rows.size());
    page.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(first),
                     rows.begin() + static_cast<std::ptrdiff_t>(last));
    return page;
}

bool matches(const RunFilter &filter, const RunSummary &run)
{
    return (filter.workflow.isEmpty() || filter.workflow == run.workflow)
           && (!filter.state || *filter.state == run.state)
           && (filter.text.isEmpty() || run.workflow.contains(filter.text, Qt::CaseInsensitive)
               || run.failure.detail.contains(filter.text, Qt::CaseInsensitive));
}

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
           && (filter.text.isEmpty() || QString::fromUtf8(letter.payload).contains(filter.text, Qt::CaseInsensitive)
               || letter.error.code.contains(filter.text, Qt::CaseInsensitive)
               || letter.error.detail.contains(filter.text, Qt::CaseInsensitive));
}

template <typename Filter, typename T>
std::vector<T> matching(const Filter &filter, const std::vector<T> &rows)
{
    std::vector<T> found;
    std::ranges::copy_if(rows, std::back_inserter(found), [&](const T &row) { return matches(filter, row); });
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

FakeEngine::FakeEngine(QObject *parent)
    : EngineClient(parent)
{
}

void FakeEngine::announce(std::optional<WallTime> at)
{
    now.taken = at.value_or(now.taken + Milliseconds(100));
    Q_EMIT snapshotChanged();
}

void FakeEngine::releaseAnswers()
{
    m_holds = false;
    for (const auto &held : std::exchange(m_held, {}))
        held();
}

void FakeEngine::later(QObject *context, std::function<void()> answer)
{
    auto queue = [guard = QPointer(context), answer = std::move(answer)] {
        if (guard)
            QTimer::singleShot(0, guard, answer);
    };
    if (m_holds)
        m_held.emplace_back(std::move(queue));
    else
        queue();
}

template <typename T>
void FakeEngine::answer(QObject *context, Done<T> done, Result<T> result)
{
    if (refusal)
        result = tl::unexpected(*refusal);
    later(context, [done = std::move(done), result = std::move(result)] { done(result); });
}

void FakeEngine::startRun(const RunRequest &request, QObject *context, Done<RunId> done)
{
    started.push_back(request);
    const RunId run = nextRun;
    nextRun = RunId(number(nextRun) + 1);
    answer<RunId>(context, std::move(done), run);
}

void FakeEngine::cancelRun(RunId run, QObject *context, Done<void> done)
{
    cancelled.push_back(run);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::pauseRun(RunId run, QObject *context, Done<void> done)
{
    paused.push_back(run);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::resumeRun(RunId run, QObject *context, Done<void> done)
{
    resumed.push_back(run);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::restartRun(RunId run, const QByteArray &, QObject *context, Done<void> done)
{
    restarted.push_back(run);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::runAgain(const AgainRequest &request, QObject *context, Done<RunId> done)
{
    again.push_back(request);
    const RunId run = nextRun;
    nextRun = RunId(number(nextRun) + 1);
    answer<RunId>(context, std::move(done), run);
}

void FakeEngine::forkRun(const ForkRequest &request, QObject *context, Done<RunId> done)
{
    forked.push_back(request);
    const RunId run = nextRun;
    nextRun = RunId(number(nextRun) + 1);
    answer<RunId>(context, std::move(done), run);
}

void FakeEngine::skipStep(const SkipRequest &request, QObject *context, Done<void> done)
{
    skipped.push_back(request);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::stepRun(RunId run, QObject *context, Done<void> done)
{
    stepped.push_back(run);
    answer<void>(context, std::move(done), {});
}

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

void FakeEngine::controlBreaker(const BreakerRequest &request, QObject *context, Done<void> done)
{
    breakerRequests.push_back(request);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::controlAlert(const AlertRequest &request, QObject *context, Done<void> done)
{
    alertRequests.push_back(request);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::controlQueue(const QueueRequest &request, QObject *context, Done<QueueOutcome> done)
{
    queueRequests.push_back(request);
    answer<QueueOutcome>(context, std::move(done), queueOutcome);
}

void FakeEngine::armWorkflow(const Workflow &workflow, QObject *context, Done<void> done)
{
    armRequests.push_back(workflow);
    if (!armFailure) {
        std::erase_if(now.armed, [&](const ArmedWorkflow &armed) { return armed.workflow == workflow.id; });
        now.armed.push_back({workflow.id, {}, now.taken, std::make_shared<const Workflow>(workflow), {}});
        for (const Trigger &trigger : workflow.triggers)
            now.armed.back().triggers.push_back({trigger, now.taken, 0, 0});
    }
    answer<void>(context, std::move(done), armFailure ? Result<void>(tl::unexpected(*armFailure)) : Result<void>());
}

void FakeEngine::disarmWorkflow(const QString &id, QObject *context, Done<void> done)
{
    disarmRequests.append(id);
    if (!armFailure)
        std::erase_if(now.armed, [&](const ArmedWorkflow &armed) { return armed.workflow == id; });
    answer<void>(context, std::move(done), armFailure ? Result<void>(tl::unexpected(*armFailure)) : Result<void>());
}

void FakeEngine::peekQueue(const QString &, quint32 count, QObject *context, Done<std::vector<QueueItem>> done)
{
    std::vector<QueueItem> items = queueItems;
    items.resize(std::min<std::size_t>(items.size(), count));
    answer<std::vector<QueueItem>>(context, std::move(done), std::move(items));
}

void FakeEngine::poolHolders(const QString &, QObject *context, Done<std::vector<QueueItem>> done)
{
    answer<std::vector<QueueItem>>(context, std::move(done), holders);
}

void FakeEngine::readLog(quint64 after, quint32 count, QObject *context, Done<LogPage> done)
{
    LogPage page = log;
    std::erase_if(page.records, [after](const LogRecord &line) { return line.number <= after; });
    if (page.records.size() > count)
        page.records.erase(page.records.begin(), page.records.end() - static_cast<std::ptrdiff_t>(count));
    answer<LogPage>(context, std::move(done), std::move(page));
}

void FakeEngine::registerWorkflow(const QString &id, const std::vector<ListedTask> &tasks, QObject *context,
                                  Done<QByteArray> done)
{
    registered.emplace_back(id, tasks);
    answer<QByteArray>(context, std::move(done), QByteArray("0123456789ab"));
}

void FakeEngine::executeWorkflow(const QString &id, const QJsonObject &params, QObject *context, Done<RunId> done)
{
    executed.emplace_back(id, params);
    answer<RunId>(context, std::move(done), nextRun);
}

void FakeEngine::controlComponent(const ComponentRequest &request, QObject *context, Done<void> done)
{
    componentRequests.emplace_back(request.component, request.action);
    lastReason = request.reason;
    answer<void>(context, std::move(done), {});
}

void FakeEngine::controlDemo(const DemoKnobs &wanted, QObject *context, Done<void> done)
{
    knobRequests.push_back(wanted);
    if (!refusal)
        knobs = wanted;
    answer<void>(context, std::move(done), {});
}

void FakeEngine::readDemo(QObject *context, Done<DemoKnobs> done)
{
    answer<DemoKnobs>(context, std::move(done), knobs);
}

void FakeEngine::setConnections(const std::vector<Connection> &connections)
{
    connectionSets.push_back(connections);
}

void FakeEngine::testConnection(const ConnectionTest &test, QObject *context, Done<ConnectionReport> done)
{
    connectionTests.push_back(test);
    answer<ConnectionReport>(context, std::move(done), connectionReport);
}

void FakeEngine::listRuns(const RunFilter &filter, PageRequest page, QObject *context, Done<Page<RunSummary>> done)
{
    runQuestions.push_back(filter);
    answer<Page<RunSummary>>(context, std::move(done), cut(matching(filter, runs), page));
}

/// Knows the words of what a run failed with.
void FakeEngine::searchRuns(const RunFilter &filter, const RunSearchRequest &request, QObject *context,
                            Done<RunSearchPage> done)
{
    searches.emplace_back(filter, request);
    RunSearchPage page;
    page.unsearched = unsearched;
    page.isOver = true;
    std::size_t looked = 0;
    for (const RunSummary &run : runs) {
        if (request.before != RunId{} && run.id >= request.before)
            continue;
        if (page.rows.size() == request.count || looked++ == searchReach) {
            page.isOver = false;
            break;
        }
        page.before = run.id;
        const bool isOfTrigger = filter.trigger.isEmpty() || run.trigger.section(u' ', 0, 0) == filter.trigger;
        if (isOfTrigger && matches(filter, run))
            page.rows.push_back(run);
    }
    answer<RunSearchPage>(context, std::move(done), page);
}

void FakeEngine::listLetters(const LetterFilter &filter, PageRequest page, QObject *context,
                             Done<Page<LetterSummary>> done)
{
    letterPages.push_back(page);
    letterQuestions.push_back(filter);
    answer<Page<LetterSummary>>(context, std::move(done), cut(matching(filter, letters), page));
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
                      letter.state == LetterState::Open ? 1U : 0U});
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

void FakeEngine::readRun(RunId run, QObject *context, Done<RunHistory> done)
{
    historyQuestions.push_back(run);
    answer<RunHistory>(context, std::move(done), histories.value(number(run)));
}

void FakeEngine::whyNot(RunId, StepIndex, QObject *context, Done<WhyNot> done)
{
    answer<WhyNot>(context, std::move(done), why);
}

void FakeEngine::listAudit(const AuditFilter &filter, PageRequest page, QObject *context, Done<Page<AuditEntry>> done)
{
    std::vector<AuditEntry> found;
    std::ranges::copy_if(audit, std::back_inserter(found), [&](const AuditEntry &entry) {
        const QString all = entry.who + u' ' + entry.target + u' ' + entry.reason;
        return (filter.kind.isEmpty() || entry.action.startsWith(filter.kind + u'.'))
               && (filter.target.isEmpty() || entry.target == filter.target)
               && all.contains(filter.text, Qt::CaseInsensitive);
    });
    answer<Page<AuditEntry>>(context, std::move(done), cut(found, page));
}

void FakeEngine::publishEvent(const QString &topic, const QByteArray &data, QObject *context, Done<void> done)
{
    published.push_back({topic, data});
    answer<void>(context, std::move(done), {});
}

void FakeEngine::recentEvents(const QString &pattern, QObject *context, Done<std::vector<EventRecord>> done)
{
    const auto parsed = TopicPattern::parse(pattern);
    if (!parsed)
        return answer<std::vector<EventRecord>>(context, std::move(done), tl::unexpected(parsed.error()));
    std::vector<EventRecord> found;
    std::ranges::copy_if(events, std::back_inserter(found),
                         [&](const EventRecord &event) { return parsed->matches(event.topic); });
    answer<std::vector<EventRecord>>(context, std::move(done), std::move(found));
}

void FakeEngine::topics(QObject *context, Done<std::vector<TopicSnapshot>> done)
{
    answer<std::vector<TopicSnapshot>>(context, std::move(done), heard);
}

void FakeEngine::resumeSubscriber(quint64 subscriber, QObject *context, Done<void> done)
{
    subscribersResumed.push_back(subscriber);
    answer<void>(context, std::move(done), {});
}

void FakeEngine::listEvents(const EventFilter &filter, PageRequest page, QObject *context,
                            Done<Page<RecordedEvent>> done)
{
    const auto pattern = TopicPattern::parse(filter.pattern.isEmpty() ? QStringLiteral("**") : filter.pattern);
    if (!pattern)
        return answer<Page<RecordedEvent>>(context, std::move(done), tl::unexpected(pattern.error()));
    std::vector<RecordedEvent> found;
    std::ranges::copy_if(recorded, std::back_inserter(found), [&](const RecordedEvent &event) {
        return pattern->matches(event.topic) && (!filter.from || event.at >= *filter.from)
               && (!filter.until || event.at < *filter.until);
    });
    answer<Page<RecordedEvent>>(context, std::move(done), cut(found, page));
}

void FakeEngine::replayEvent(quint64 number, QObject *context, Done<void> done)
{
    replayed.push_back(number);
    answer<void>(context, std::move(done), {});
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

void FakeEngine::watchRun(RunId run)
{
    watched.push_back(run);
}

void FakeEngine::unwatchRun(RunId run)
{
    if (const auto at = std::ranges::find(watched, run); at != watched.end())
        watched.erase(at);
}

} // namespace sluice
