#include "core/engine/automationengine.h"

namespace sluice {

namespace {

constexpr std::size_t kMessagesAtOnce = 256;

} // namespace

AutomationEngine::AutomationEngine(AutomationEngineSetup setup)
    : SystemComponent({QStringLiteral("engine"), {}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
    , m_runs(makeRuns())
    , m_wake(this)
    , m_statusTimer(this)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, [this] { guarded([this] { onTimer(); }); });
    connect(&m_statusTimer, &QTimer::timeout, this, [this] { guarded([this] { publishStatus(); }); });
}

AutomationEngine::~AutomationEngine()
{
    if (m_mailbox)
        m_setup.inbox->detach(m_mailbox.get());
    m_setup.hold->letGo(m_journal.get());
}

Result<void> AutomationEngine::initialize()
{
    m_mailbox = std::make_unique<Mailbox<EngineMessage>>(
        [this](std::vector<EngineMessage> &&messages) { guarded([&] { handle(std::move(messages)); }); });
    m_setup.inbox->attach(m_mailbox.get(), generation());
    useWhatHoldsNow();
    m_journal = std::make_unique<JournalWriter>(m_setup.openJournal,
                                                [inbox = m_setup.inbox, front = m_setup.newsOutlet, hold = m_setup.hold,
                                                 number = generation()](const JournalReport &report) {
                                                    hold->post(*inbox, number, report);
                                                    if (report.kind == JournalReport::Kind::Beat)
                                                        front->post(EngineNews(news::JournalAlive{}));
                                                });
    m_setup.hold->hold(m_journal.get(), generation());
    m_statusTimer.start(Milliseconds(100));
    return {};
}

std::unique_ptr<RunEngine> AutomationEngine::makeRuns()
{
    RunEngineSetup setup{m_setup.clock.get(), m_setup.catalog,  m_setup.workspace,  m_setup.connections,
                         m_setup.seed,        m_setup.settings, PlantedFault::None, m_setup.durableTopics,
                         m_setup.registry,    m_setup.hooks};
    setup.early = m_setup.early;
    setup.generation = generation();
    auto runs = std::make_unique<RunEngine>(std::move(setup), static_cast<EngineEffects &>(*this));
    runs->setSuspended(!m_setup.starts);
    return runs;
}

/// Of what was changed while nobody listened it was told nothing, and what it finds in the journal goes by it already; what
/// is changed from now on comes by mail, later.
void AutomationEngine::useWhatHoldsNow()
{
    if (!m_setup.live)
        return;
    LiveSettings::Values now = m_setup.live->now();
    m_setup.connections = std::move(now.connections);
    m_setup.settings = now.engine;
    m_setup.hooks = std::move(now.hooks);
    m_runs = makeRuns();
}

Result<void> AutomationEngine::shutdown()
{
    m_statusTimer.stop();
    m_wake.stop();
    m_setup.inbox->detach(m_mailbox.get());
    m_heard.unsubscribe();
    m_runs->stopAttempts();
    if (m_journal)
        m_journal->close();
    m_setup.hold->letGo(m_journal.get());
    m_journal.reset();
    m_mailbox.reset();
    return {};
}

void AutomationEngine::proceed()
{
    m_runs->setSuspended(false);
    goOn();
}

quint64 AutomationEngine::queueDepth() const
{
    return m_setup.inbox->waiting() + m_runs->readyRuns();
}

quint64 AutomationEngine::memoryBytes() const
{
    return m_runs->memoryBytes() + (m_setup.bus ? m_setup.bus->memoryBytes() : 0);
}

void AutomationEngine::publish(std::vector<NewEvent> events)
{
    if (m_setup.bus)
        (void)m_setup.bus->emitEvents(events);
}

void AutomationEngine::readWorkflow(const QString &name)
{
    if (m_setup.readWorkflow)
        m_setup.readWorkflow(name);
}

bool AutomationEngine::editInputs(EditOrder order)
{
    return m_setup.editInputs && m_setup.editInputs(std::move(order));
}

/// By the mailbox and not at once: the bus may bring what this engine itself publishes.
void AutomationEngine::listen(bool on)
{
    if (!on || !m_setup.bus) {
        m_heard.unsubscribe();
        return;
    }
    SubscribeOptions options;
    options.name = QStringLiteral("engine");
    options.capacity = 16 * 1024;
    const auto heard = [inbox = m_setup.inbox](const EventRecord &event) {
        inbox->post(EngineMessage(tell::EventHeard{event}));
    };
    if (auto subscribed = m_setup.bus->subscribe(QStringLiteral("**"), executorOf(this), heard, options))
        m_heard = std::move(*subscribed);
}

void AutomationEngine::handle(std::vector<EngineMessage> &&messages)
{
    std::size_t taken = 0;
    for (EngineMessage &message : messages) {
        if (const auto *report = std::get_if<JournalReport>(&message))
            note(*report);
        m_runs->take(message);
        // What a crowd of runs comes to is not left until the last of them has been told of.
        if (++taken % kMessagesAtOnce == 0)
            m_runs->settle();
    }
    m_messages += messages.size();
    m_lastHeard = clock().monotonic();
    noteProgress();
    goOn();
}

void AutomationEngine::note(const JournalReport &report)
{
    m_journalReport = report;
    m_journalHeard = clock().monotonic();
    if (report.kind == JournalReport::Kind::Durable)
        m_commits.record(report.took);
    else if (report.kind == JournalReport::Kind::Failed || report.kind == JournalReport::Kind::OpenFailed)
        noteError(report.error);
    // The one before it may still be giving the journal up; a first engine has nobody to wait for.
    if (report.kind == JournalReport::Kind::OpenFailed && generation() > 1)
        fail(report.error);
}

void AutomationEngine::onTimer()
{
    if (!m_runs->isOpen())
        noteProgress(); // it takes up the runs of its journal, some at a time
    m_runs->onTime();
    goOn();
}

void AutomationEngine::goOn()
{
    m_runs->settle();
    *m_setup.pendingHooks = m_runs->pendingHooks();
    m_setup.triggers->lateness = m_runs->triggers().lateness().count();
    m_setup.triggers->fired = m_runs->triggers().fired();
    // Rounded up, so that a timer never fires a moment before what it is for.
    m_wake.start(std::chrono::ceil<Milliseconds>(m_runs->timeToNext()));
}

/// What the mailbox holds came after it was emptied last; what the run engine holds has waited longer.
void AutomationEngine::addMailbox(QueueSnapshot &shown)
{
    const MonoTime now = clock().monotonic();
    const quint64 waiting = m_setup.inbox->waiting();
    m_messagesIn.note(m_messages + waiting, now);
    m_messagesOut.note(m_messages - std::min(m_messages, shown.depth), now);
    shown.inPerSecond = m_messagesIn.perSecond();
    shown.outPerSecond = m_messagesOut.perSecond();
    if (shown.depth == 0 && waiting > 0)
        shown.oldestAge = std::chrono::duration_cast<Milliseconds>(now - m_lastHeard);
    shown.depth += waiting;
}

void AutomationEngine::publishStatus()
{
    news::Status status = m_runs->status();
    if (const auto event = std::ranges::find(status.queues, QStringLiteral("event"), &QueueSnapshot::id);
        event != status.queues.end())
        addMailbox(*event);
    status.journal = m_journalReport;
    status.journalAge = clock().monotonic() - m_journalHeard;
    status.commits = m_commits;
    m_setup.newsOutlet->post(EngineNews(std::make_unique<news::Status>(std::move(status))));
}

} // namespace sluice
