#include "tests/ui/support/fakeengine.h"

#include "core/base/topic.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace sluice {

namespace {

bool matches(const RunFilter &filter, const RunSummary &run)
{
    return (filter.workflow.isEmpty() || filter.workflow == run.workflow)
           && (!filter.state || *filter.state == run.state)
           && (filter.text.isEmpty() || run.workflow.contains(filter.text, Qt::CaseInsensitive)
               || run.failure.detail.contains(filter.text, Qt::CaseInsensitive));
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
    std::vector<RunSummary> found;
    std::ranges::copy_if(runs, std::back_inserter(found), [&](const RunSummary &run) { return matches(filter, run); });
    answer<Page<RunSummary>>(context, std::move(done), cutPage(found, page));
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
    answer<Page<AuditEntry>>(context, std::move(done), cutPage(found, page));
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
    answer<Page<RecordedEvent>>(context, std::move(done), cutPage(found, page));
}

void FakeEngine::replayEvent(quint64 number, QObject *context, Done<void> done)
{
    replayed.push_back(number);
    answer<void>(context, std::move(done), {});
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
