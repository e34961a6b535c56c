#include "core/engine/localengine.h"

#include "core/engine/enginelog.h"
#include "core/engine/engineparts.h"
#include "core/engine/errors.h"
#include "core/engine/localengineasks.h"
#include "core/engine/processwebhook.h"
#include "core/engine/runagain.h"
#include "core/events/errors.h"
#include "core/run/errors.h"
#include "core/run/machine.h"

namespace sluice {

RequestId requestOf(const EngineMessage &message)
{
    return std::visit(
        [](const auto &content) {
            if constexpr (requires { content.request; })
                return content.request;
            else
                return RequestId(0);
        },
        message);
}

QByteArray clickOn(const QByteArray &click, LetterId letter)
{
    return click + '/' + letter.toString().toLatin1();
}

LocalEngine::LocalEngine(LocalEngineConfig config, QObject *parent)
    : EngineClient(parent)
    , m_config(std::move(config))
    , m_parts(std::make_unique<Parts>())
    , m_alerts(m_config.alertRules)
    , m_publish(this)
{
    const auto each = [this]<typename T>(T) {
        return [this](std::vector<T> &&values) {
            for (T &value : values)
                take(std::move(value));
        };
    };
    Parts &parts = *m_parts;
    parts.newsBox = std::make_unique<Mailbox<EngineNews>>(each(EngineNews()));
    parts.historyBox = std::make_unique<Mailbox<HistoryAnswer>>(each(HistoryAnswer()));
    parts.demoBox = std::make_unique<Mailbox<DemoNews>>(each(DemoNews()));
    parts.hookBox = std::make_unique<Mailbox<HookNews>>(each(HookNews()));
    parts.coordinatorBox = std::make_unique<Mailbox<CoordinatorNews>>(each(CoordinatorNews()));
    parts.news->attach(parts.newsBox.get());
    parts.historyAnswers->attach(parts.historyBox.get());
    parts.demoNews->attach(parts.demoBox.get());
    parts.hookNews->attach(parts.hookBox.get());
    parts.coordinatorNews->attach(parts.coordinatorBox.get());
    m_figuresAt = parts.clock->monotonic();
    m_journalHeard = m_figuresAt;
    connect(&m_publish, &QTimer::timeout, this, &LocalEngine::publish);
    m_publish.start(Milliseconds(100));
    if (m_config.log) {
        const auto seen = std::make_shared<SeenSecrets>(m_config.host.secrets);
        m_config.host.secrets = seen;
        m_log = std::make_unique<EngineLog>(m_config.log, m_config.workspace, seen);
    }
    parts.begin(m_config);
    if (m_log)
        m_log->follow(*parts.bus);
}

LocalEngine::~LocalEngine()
{
    // What is still asked gets no answer: those who asked may be half gone themselves.
    m_waiting.clear();
    m_parts->end();
    m_log.reset(); // before the bus goes
}

EventLetters &LocalEngine::events()
{
    return *m_parts->letters;
}

EventBus &LocalEngine::bus()
{
    return *m_parts->bus;
}

void LocalEngine::processWebhook(Hook hook, std::function<void(HookAnswer)> answered)
{
    sluice::processWebhook(*m_parts->inbox, std::move(hook), std::move(answered));
}

void LocalEngine::stop()
{
    if (std::exchange(m_isStopping, true))
        return;
    m_parts->orders->post(CoordinatorOrder{});
}

/// Remembers who waits for an answer; `settle` gives it to them.
void LocalEngine::settle(RequestId request, Any result)
{
    const auto found = m_waiting.find(request);
    if (found == m_waiting.end())
        return;
    const Waiting waiting = std::move(found->second);
    m_waiting.erase(found);
    if (waiting.context)
        waiting.done(std::move(result));
}

/// For what needs no other thread: the answer still comes after the call that asked.
void LocalEngine::settleLater(RequestId request, Any result)
{
    QMetaObject::invokeMethod(
        this, [this, request, result = std::move(result)]() mutable { settle(request, std::move(result)); },
        Qt::QueuedConnection);
}

void LocalEngine::tellEngine(EngineMessage message)
{
    const RequestId request = requestOf(message);
    if (m_parts->inbox->post(std::move(message)) || request == 0)
        return;
    // The engine is starting or being restarted; the answer still comes after this call.
    m_parts->newsBox->post(EngineNews(news::Answer{request, failure(errors::kEngineStopped)}));
}

void LocalEngine::askHistory(HistoryQuestion question)
{
    const RequestId request = question.request;
    if (!m_parts->questions->post(std::move(question)))
        m_parts->historyBox->post(HistoryAnswer{request, failure(errors::kEngineStopped)});
}

void LocalEngine::startRun(const RunRequest &request, QObject *context, Done<RunId> done)
{
    tellEngine(tell::StartRun{expect<RunId>(context, std::move(done)), request});
}

void LocalEngine::controlRun(RunId run, tell::ControlRun::Action action, QObject *context, Done<void> done)
{
    tellEngine(tell::ControlRun{expect<void>(context, std::move(done)), run, action, m_who});
}

void LocalEngine::cancelRun(RunId run, QObject *context, Done<void> done)
{
    controlRun(run, tell::ControlRun::Action::Cancel, context, std::move(done));
}

void LocalEngine::pauseRun(RunId run, QObject *context, Done<void> done)
{
    controlRun(run, tell::ControlRun::Action::Pause, context, std::move(done));
}

void LocalEngine::resumeRun(RunId run, QObject *context, Done<void> done)
{
    controlRun(run, tell::ControlRun::Action::Resume, context, std::move(done));
}

void LocalEngine::restartRun(RunId run, const QByteArray &click, QObject *context, Done<void> done)
{
    withHistory(run, context, std::move(done), [click, who = m_who](RequestId request, const RunHistory &history) {
        return EngineMessage(tell::RestartRun{request, history, click, who});
    });
}

void LocalEngine::runAgain(const AgainRequest &again, QObject *context, Done<RunId> done)
{
    const QPointer<QObject> asker(context);
    readRun(again.source, this, [this, again, asker, done = std::move(done)](const Result<RunHistory> &read) {
        if (!asker)
            return;
        const auto request = read ? requestAgain(*read, again.workflow) : tl::unexpected(read.error());
        if (request)
            startRun(*request, asker, done);
        else
            done(tl::unexpected(request.error()));
    });
}

void LocalEngine::forkRun(const ForkRequest &fork, QObject *context, Done<RunId> done)
{
    withHistory(fork.source, context, std::move(done), [fork, who = m_who](RequestId request, RunHistory source) {
        source.events.resize(std::min<std::size_t>(source.events.size(), fork.count));
        return EngineMessage(tell::ForkRun{request, std::move(source), fork.edits, who});
    });
}

void LocalEngine::skipStep(const SkipRequest &request, QObject *context, Done<void> done)
{
    tellEngine(tell::SkipStep{expect<void>(context, std::move(done)), request, m_who});
}

void LocalEngine::controlBreaker(const BreakerRequest &request, QObject *context, Done<void> done)
{
    tellEngine(tell::ControlBreaker{expect<void>(context, std::move(done)), request, m_who});
}

void LocalEngine::controlComponent(const ComponentRequest &request, QObject *context, Done<void> done)
{
    CoordinatorOrder order{CoordinatorOrder::Kind::Control, expect<void>(context, std::move(done)), request};
    // The journal is the engine's own: restarting one restarts both.
    if (order.control.component == QLatin1StringView("journal"))
        order.control.component = QStringLiteral("engine");
    if (!mayEndTheEngine(order.control)) {
        give(order);
        return;
    }
    // What ends the engine is written down while there is one to do it.
    order.isAudited = true;
    tell::Audit audit = auditOf(order.control);
    audit.request = expect<void>(this, [this, order](const Result<void> &) { give(order); });
    tellEngine(audit);
}

void LocalEngine::give(CoordinatorOrder order)
{
    const RequestId request = order.request;
    if (!m_parts->orders->post(std::move(order)))
        m_parts->newsBox->post(EngineNews(news::Answer{request, failure(errors::kEngineStopped)}));
}

tell::Audit LocalEngine::auditOf(const ComponentRequest &order) const
{
    return {0, m_who, QStringLiteral("component.") + nameOf(order.action), order.component, order.reason};
}

/// Whether it is legal, and given to an engine that works: one that hangs, or whose journal takes nothing, could not
/// write it down first.
bool LocalEngine::mayEndTheEngine(const ComponentRequest &order) const
{
    const auto engine = std::ranges::find(m_components, QStringLiteral("engine"), &ComponentSnapshot::id);
    const bool isEnding = order.action == ComponentAction::Restart || order.action == ComponentAction::Stop
                          || order.action == ComponentAction::Drain;
    const bool isUp = engine != m_components.end() && engine->health == ComponentHealth::Ok
                      && isAllowed(ComponentAction::Drain, engine->phase);
    return isEnding && isUp && !m_snapshot.trouble && order.component == QLatin1StringView("engine");
}

void LocalEngine::controlDemo(const DemoKnobs &knobs, QObject *context, Done<void> done)
{
    const RequestId request = expect<void>(context, std::move(done));
    if (!m_parts->demoQuestions->post(DemoQuestion{request, knobs}))
        m_parts->newsBox->post(EngineNews(news::Answer{request, failure(errors::kDemoMissing)}));
}

void LocalEngine::readDemo(QObject *context, Done<DemoKnobs> done)
{
    const RequestId request = expect<DemoKnobs>(context, std::move(done));
    if (!m_parts->demoQuestions->post(DemoQuestion{request, {}}))
        m_parts->newsBox->post(EngineNews(news::Answer{request, failure(errors::kDemoMissing)}));
}

void LocalEngine::testConnection(const ConnectionTest &test, QObject *context, Done<ConnectionReport> done)
{
    const RequestId request = expect<ConnectionReport>(context, std::move(done));
    if (!m_parts->tests->post(ConnectionQuestion{request, test}))
        settleLater(request, failure(errors::kEngineStopped));
}

void LocalEngine::listRuns(const RunFilter &filter, PageRequest page, QObject *context, Done<Page<RunSummary>> done)
{
    askHistory({expect<Page<RunSummary>>(context, std::move(done)), ask::Runs{filter, page}});
}

void LocalEngine::searchRuns(const RunFilter &filter, const RunSearchRequest &request, QObject *context,
                             Done<RunSearchPage> done)
{
    askHistory({expect<RunSearchPage>(context, std::move(done)), ask::SearchedRuns{filter, request}});
}

void LocalEngine::listLetters(const LetterFilter &filter, PageRequest page, QObject *context,
                              Done<Page<LetterSummary>> done)
{
    askHistory({expect<Page<LetterSummary>>(context, std::move(done)), ask::Letters{filter, page}});
}

void LocalEngine::readLetter(LetterId letter, QObject *context, Done<LetterSummary> done)
{
    askHistory({expect<LetterSummary>(context, std::move(done)), ask::OneLetter{letter}});
}

void LocalEngine::readRun(RunId run, QObject *context, Done<RunHistory> done)
{
    askHistory({expect<RunHistory>(context, std::move(done)), ask::OneRun{run}});
}

void LocalEngine::listAudit(const AuditFilter &filter, PageRequest page, QObject *context, Done<Page<AuditEntry>> done)
{
    askHistory({expect<Page<AuditEntry>>(context, std::move(done)), ask::Audit{filter, page}});
}

void LocalEngine::publishEvent(const QString &topic, const QByteArray &data, QObject *context, Done<void> done)
{
    tellEngine(tell::PublishEvent{expect<void>(context, std::move(done)), {topic, data, m_who}});
}

void LocalEngine::recentEvents(const QString &pattern, QObject *context, Done<std::vector<EventRecord>> done)
{
    auto found = m_parts->bus->recentEvents(pattern);
    const RequestId request = expect<std::vector<EventRecord>>(context, std::move(done));
    if (found)
        settleLater(request, std::move(*found));
    else
        settleLater(request, tl::unexpected(found.error()));
}

void LocalEngine::topics(QObject *context, Done<std::vector<TopicSnapshot>> done)
{
    settleLater(expect<std::vector<TopicSnapshot>>(context, std::move(done)), m_parts->bus->topics());
}

void LocalEngine::readLog(quint64 after, quint32 count, QObject *context, Done<LogPage> done)
{
    settleLater(expect<LogPage>(context, std::move(done)), m_log ? m_log->book().page(after, count) : LogPage());
}

void LocalEngine::resumeSubscriber(quint64 subscriber, QObject *context, Done<void> done)
{
    const RequestId request = expect<void>(context, std::move(done));
    if (m_parts->bus->resume(subscriber))
        settleLater(request, std::monostate{});
    else
        settleLater(request, failure(errors::kEventSubscriberUnknown,
                                     {{QStringLiteral("subscriber"), QString::number(subscriber)}}));
}

void LocalEngine::listEvents(const EventFilter &filter, PageRequest page, QObject *context,
                             Done<Page<RecordedEvent>> done)
{
    askHistory({expect<Page<RecordedEvent>>(context, std::move(done)), ask::Recorded{filter, page}});
}

void LocalEngine::replayEvent(quint64 number, QObject *context, Done<void> done)
{
    const auto publish = [this, context, number, who = m_who,
                          done = std::move(done)](const Result<RecordedEvent> &read) {
        if (!read)
            return done(tl::unexpected(read.error()));
        tellEngine(
            tell::PublishEvent{expect<void>(context, done), {read->topic, read->data, read->publisher}, who, number});
    };
    askHistory({expect<RecordedEvent>(context, publish), ask::OneRecorded{number}});
}

void LocalEngine::watchRun(RunId run)
{
    ++m_watched[run];
    tellEngine(tell::Watch{run, true});
}

void LocalEngine::unwatchRun(RunId run)
{
    const auto watched = m_watched.find(run);
    if (watched == m_watched.end() || --watched->second > 0)
        return;
    m_watched.erase(watched);
    tellEngine(tell::Watch{run, false});
}

} // namespace sluice
