#include "core/engine/automationengine.h"

namespace sluice {

AutomationEngine::AutomationEngine(AutomationEngineSetup setup)
    : SystemComponent({QStringLiteral("engine"), {}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
    , m_runs(std::make_unique<RunEngine>(RunEngineSetup{m_setup.clock, m_setup.catalog, m_setup.workspace,
                                                        m_setup.connections, m_setup.seed, m_setup.settings,
                                                        PlantedFault::None, m_setup.durableTopics},
                                         static_cast<EngineEffects &>(*this)))
    , m_wake(this)
    , m_statusTimer(this)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &AutomationEngine::onTimer);
    connect(&m_statusTimer, &QTimer::timeout, this, &AutomationEngine::publishStatus);
}

AutomationEngine::~AutomationEngine()
{
    if (m_mailbox)
        m_setup.inbox->detach(m_mailbox.get());
}

Result<void> AutomationEngine::initialize()
{
    m_mailbox = std::make_unique<Mailbox<EngineMessage>>(
        [this](std::vector<EngineMessage> &&messages) { handle(std::move(messages)); });
    m_setup.inbox->attach(m_mailbox.get());
    const OutletPtr<EngineMessage> inbox = m_setup.inbox;
    m_journal = std::make_unique<JournalWriter>(m_setup.openJournal,
                                                [inbox](const JournalReport &report) { inbox->post(report); });
    m_statusTimer.start(Milliseconds(100));
    return {};
}

Result<void> AutomationEngine::shutdown()
{
    m_statusTimer.stop();
    m_wake.stop();
    m_setup.inbox->detach(m_mailbox.get());
    m_runs->stopAttempts();
    m_journal->close();
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

void AutomationEngine::publish(std::vector<NewEvent> events)
{
    if (m_setup.bus)
        (void)m_setup.bus->emitEvents(events);
}

void AutomationEngine::handle(std::vector<EngineMessage> &&messages)
{
    for (EngineMessage &message : messages) {
        if (const auto *report = std::get_if<JournalReport>(&message))
            note(*report);
        m_runs->take(message);
    }
    noteProgress();
    goOn();
}

void AutomationEngine::note(const JournalReport &report)
{
    m_journalReport = report;
    m_journalHeard = clock().monotonic();
    if (report.kind == JournalReport::Kind::Durable)
        m_commits.record(report.took);
    else if (report.kind == JournalReport::Kind::Beat)
        ++m_journalBeats;
    else if (report.kind == JournalReport::Kind::Failed || report.kind == JournalReport::Kind::OpenFailed)
        noteError(report.error);
}

void AutomationEngine::onTimer()
{
    m_runs->onTime();
    goOn();
}

void AutomationEngine::goOn()
{
    m_runs->settle();
    // Rounded up, so that a timer never fires a moment before what it is for.
    m_wake.start(std::chrono::ceil<Milliseconds>(m_runs->timeToNext()));
}

void AutomationEngine::publishStatus()
{
    news::Status status = m_runs->status();
    status.queues.push_back({QStringLiteral("event"), m_setup.inbox->waiting(), {}});
    status.journal = m_journalReport;
    status.journalAge = clock().monotonic() - m_journalHeard;
    status.journalBeats = m_journalBeats;
    status.commits = m_commits;
    m_setup.newsOutlet->post(EngineNews(std::make_unique<news::Status>(std::move(status))));
}

} // namespace sluice
