#include "core/engine/engineparts.h"

#include "core/engine/automationengine.h"
#include "core/engine/errors.h"
#include "core/engine/integrationengine.h"
#include "core/engine/looseletters.h"
#include "core/engine/processwebhook.h"
#include "core/journal/memoryjournal.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"

#include <QRandomGenerator>

namespace sluice {

/// Runs the coordinator and its loop; ends once the coordinator has said that all components stopped.
class LocalEngine::Parts::CoordinatorThread final : public QThread {
public:
    explicit CoordinatorThread(std::function<std::unique_ptr<SystemCoordinator>()> make)
        : m_make(std::move(make))
    {
    }

protected:
    void run() override
    {
        const auto coordinator = m_make();
        connect(coordinator.get(), &SystemCoordinator::stopped, coordinator.get(), [this] { quit(); });
        exec();
    }

private:
    std::function<std::unique_ptr<SystemCoordinator>()> m_make;
};

LocalEngine::Parts::Parts() = default;
LocalEngine::Parts::~Parts() = default;

namespace {

/// Opens a journal and reads what an engine goes on with; on the journal thread.
Result<std::unique_ptr<Journal>> openAndRead(std::unique_ptr<Journal> journal, JournalReader *reader,
                                             Outlet<EngineMessage> &inbox)
{
    tell::JournalOpened opened;
    const auto next = journal->nextRun();
    if (!next)
        return tl::unexpected(next.error());
    opened.nextRun = *next;
    opened.endedUncleanly = journal->endedUncleanly();
    auto unreadable = journal->unfinishedRuns(
        [&opened](StoredRun run) { opened.unfinished.push_back(std::move(run)); });
    if (!unreadable)
        return tl::unexpected(unreadable.error());
    opened.unreadable = std::move(*unreadable);
    auto jobs = journal->redriveJobs();
    if (!jobs)
        return tl::unexpected(jobs.error());
    opened.jobs = std::move(*jobs);
    auto holds = journal->queueHolds();
    if (!holds)
        return tl::unexpected(holds.error());
    opened.holds = std::move(*holds);
    auto armed = journal->armedWorkflows();
    if (!armed)
        return tl::unexpected(armed.error());
    opened.armed = std::move(*armed);
    auto files = journal->fileMarks();
    if (!files)
        return tl::unexpected(files.error());
    opened.files = std::move(*files);
    auto versions = journal->keptVersions();
    if (!versions)
        return tl::unexpected(versions.error());
    opened.versions = std::move(*versions);
    auto breakers = journal->breakers();
    if (!breakers)
        return tl::unexpected(breakers.error());
    opened.breakers = std::move(*breakers);
    auto alerts = journal->firingAlerts();
    if (!alerts)
        return tl::unexpected(alerts.error());
    opened.alerts = std::move(*alerts);
    auto hooks = journal->pendingHooks();
    if (!hooks)
        return tl::unexpected(hooks.error());
    opened.hooks = std::move(*hooks);
    if (reader) {
        opened.openLetters = reader->openLetters().value_or(0);
        if (const auto loose = readLooseLetters(*reader, opened); !loose)
            return tl::unexpected(loose.error());
    }
    inbox.post(EngineMessage(std::move(opened)));
    return journal;
}

/// Makes generations of a component, each from a copy of the setup.
template <typename Component, typename Setup>
ComponentThread::Make maker(const Setup &setup)
{
    return [setup](quint32 generation) -> std::unique_ptr<SystemComponent> {
        Setup own = setup;
        own.generation = generation;
        return std::make_unique<Component>(std::move(own));
    };
}

} // namespace

JournalWriter::Factory LocalEngine::Parts::journalFactory(const LocalEngineConfig &config) const
{
    const OutletPtr<EngineMessage> way = inbox;
    if (!config.durable) {
        return [way, memory = disk]() -> Result<std::unique_ptr<Journal>> {
            auto journal = MemoryJournal::open(*memory);
            if (!journal)
                return tl::unexpected(journal.error());
            MemoryJournalReader reader(*memory);
            return openAndRead(std::move(*journal), &reader, *way);
        };
    }
    SqliteJournalOptions options;
    options.reservesLog = config.reservesLog;
    return [way, options, workspace = config.workspace]() -> Result<std::unique_ptr<Journal>> {
        auto journal = SqliteJournal::open(workspace, options);
        if (!journal)
            return tl::unexpected(journal.error());
        auto reader = SqliteJournalReader::open(workspace);
        return openAndRead(std::move(*journal), reader ? reader->get() : nullptr, *way);
    };
}

LocalEngine::Parts::OpenReader LocalEngine::Parts::journalReader(const LocalEngineConfig &config) const
{
    if (config.durable) {
        return [workspace = config.workspace]() -> Result<std::unique_ptr<JournalReader>> {
            return SqliteJournalReader::open(workspace);
        };
    }
    return [memory = disk]() -> Result<std::unique_ptr<JournalReader>> {
        return std::make_unique<MemoryJournalReader>(*memory);
    };
}

/// What was told to an engine that is given up gets an answer all the same, and orders carried out elsewhere are kept.
ComponentThread::Close LocalEngine::Parts::closeInbox(const std::shared_ptr<EarlyMail> &early) const
{
    return [inbox = inbox, front = news, early](quint32 generation) {
        front->post(unheard(early->close(generation)));
        front->post(unheard(inbox->close(generation)));
    };
}

std::vector<ComponentPlan> LocalEngine::Parts::mainPlans(const LocalEngineConfig &config)
{
    secrets = config.host.secrets;
    const IntegrationEngineSetup io{clock, 1, config.host, attempts, inbox, calls, tests, news, config.workspace};
    const AutomationEngineSetup engine{
        clock,
        1,
        config.catalog,
        config.workspace,
        config.connections,
        QRandomGenerator::global()->generate64(),
        config.settings,
        inbox,
        news,
        attempts,
        journalFactory(config),
        bus,
        durableTopics,
        [letters = letters](const LetterSummary &letter) { return letters->deliver(letter); },
        std::make_shared<JournalHold>(),
        config.starts,
        std::make_shared<WorkflowRegistry>(),
        config.hooks,
        [questions = questions](const QString &name) {
            questions->post(HistoryQuestion{0, ask::WorkflowFile{name}});
        },
        pendingHooks,
        calls,
        live,
        triggerCounts,
        [questions = questions](EditOrder &&order) {
            return questions->post(HistoryQuestion{0, ask::EditInputs{std::move(order)}});
        },
        fileWatches};
    const HistoryReaderSetup history{clock,
                                     1,
                                     config.catalog,
                                     questions,
                                     historyAnswers,
                                     journalReader(config),
                                     config.workspace,
                                     inbox,
                                     config.host.scriptProgram};
    // Attempts that never began are as good as refused; those that did are lost with what performed them.
    const auto closeIo = [attempts = attempts, calls = calls, inbox = inbox, tests = tests,
                          front = news](quint32 generation) {
        (void)calls->close(generation);
        for (const ConnectionQuestion &question : tests->close(generation))
            front->post(EngineNews(news::Answer{question.request, failure(errors::kEngineStopped)}));
        for (const Attempt &attempt : attempts->close(generation)) {
            inbox->post(EngineMessage(AttemptResult{attempt.run,
                                                    attempt.step,
                                                    attempt.lease,
                                                    outcome::Failed{FailureClass::Rejected, {}, {}, Milliseconds(1000)},
                                                    {}}));
        }
        inbox->post(EngineMessage(tell::HostRestarted{}));
    };
    const auto closeHistory = [questions = questions, answers = historyAnswers, inbox = inbox](quint32 generation) {
        for (const HistoryQuestion &question : questions->close(generation)) {
            if (const auto *edit = std::get_if<ask::EditInputs>(&question.what))
                inbox->post(EngineMessage(tell::InputsEdited{edit->order.job, edit->order.items, {}}));
            else
                answers->post(HistoryAnswer{question.request, failure(errors::kEngineStopped)});
        }
    };
    const auto giveUpJournal = [hold = engine.hold](quint32 generation) { hold->giveUp(generation); };
    // The engine starts last, and stops first: what it needs is there while it works, and so is what answers questions.
    return {{{QStringLiteral("io"), {}}, maker<IntegrationEngine>(io), closeIo},
            {{QStringLiteral("history"), {}}, maker<HistoryReader>(history), closeHistory},
            {{QStringLiteral("engine"), {QStringLiteral("io"), QStringLiteral("history")}},
             maker<AutomationEngine>(engine),
             closeInbox(engine.early),
             giveUpJournal}};
}

ComponentPlan LocalEngine::Parts::demoPlan(const DemoConfig &config, const QStringList &components)
{
    const auto breakOnPurpose = [orders = orders, components](const ComponentFault &fault) {
        CoordinatorOrder order{CoordinatorOrder::Kind::Break};
        order.fault = fault;
        return components.contains(fault.component) && orders->post(order);
    };
    const auto close = [questions = demoQuestions, front = demoNews](quint32 generation) {
        for (const DemoQuestion &question : questions->close(generation)) {
            if (question.request != 0)
                front->post(DemoNews{question.request, failure(errors::kEngineStopped), {}, false, false});
        }
    };
    const DemoComponentSetup setup{clock, 1, config, demoQuestions, demoNews, breakOnPurpose};
    return {{QStringLiteral("demo"), {}}, maker<DemoComponent>(setup), close};
}

/// Starts after the engine and stops before it: whoever is let in is answered.
ComponentPlan LocalEngine::Parts::webhookPlan()
{
    const WebhookComponentSetup setup{clock,        1,        {},      std::make_shared<HookDesk>(inbox),
                                      pendingHooks, hookNews, secrets, listenerHold};
    const auto make = [setup, live = live](quint32 generation) -> std::unique_ptr<SystemComponent> {
        WebhookComponentSetup own = setup;
        own.generation = generation;
        own.settings = live->now().webhooks.value_or(WebhookSettings());
        return std::make_unique<WebhookComponent>(std::move(own));
    };
    const auto giveUpListener = [hold = listenerHold](quint32 generation) { hold->giveUp(generation); };
    return {{QStringLiteral("webhooks"), {QStringLiteral("engine")}}, make, [](quint32) {}, giveUpListener};
}

std::vector<ComponentPlan> LocalEngine::Parts::plans(const LocalEngineConfig &config)
{
    std::vector<ComponentPlan> made = mainPlans(config);
    if (config.webhooks)
        made.push_back(webhookPlan());
    if (config.watchesTriggers) {
        made.push_back({{QStringLiteral("triggers"), {QStringLiteral("engine")}},
                        maker<TriggerComponent>(TriggerComponentSetup{clock, 1, inbox, triggerCounts}),
                        [](quint32) {}});
        made.push_back({{QStringLiteral("files"), {QStringLiteral("engine")}},
                        maker<FileWatcher>(FileWatcherSetup{clock, 1, inbox, fileWatches}),
                        [](quint32) {}});
    }
    if (config.growth) {
        const QString folder = config.durable ? config.workspace + QStringLiteral("/.sluice/growth") : QString();
        std::ranges::move(growthPlans(*config.growth, {clock, bus, desk, folder, journalReader(config), growth}),
                          std::back_inserter(made));
    }
    if (!config.demo)
        return made;
    QStringList names{QStringLiteral("demo")};
    for (const ComponentPlan &plan : made)
        names.append(plan.spec.name);
    const auto engine = std::ranges::find_if(made,
                                             [](const ComponentPlan &plan) { return plan.spec.name == u"engine"; });
    made.insert(engine, demoPlan(*config.demo, names));
    return made;
}

/// One bus for all parts. What it gives up becomes a letter, and is told on the bus itself, by way of the engine.
void LocalEngine::Parts::makeBus(const LocalEngineConfig &config)
{
    durableTopics = DurableTopics::parse(config.recordedTopics).value_or(DurableTopics());
    bus = std::make_shared<EventBus>(
        *clock, [way = inbox, letters = letters, keptClock = clock](const EventRecord &event, EventDeath death,
                                                                    const QString &subscriber) {
            letters->noteDeath(event, death, subscriber);
            if (auto dead = deadEvent(event, death, subscriber))
                way->post(EngineMessage(tell::PublishEvent{0, std::move(*dead)}));
        });
    letters->use(bus);
    desk = std::make_shared<const EventDesk>(bus, durableTopics, inbox);
}

void LocalEngine::Parts::use(const LocalEngineConfig &config)
{
    live->change({config.connections, config.settings, config.hooks, config.webhooks});
}

void LocalEngine::Parts::begin(const LocalEngineConfig &config)
{
    live = std::make_shared<LiveSettings>(
        LiveSettings::Values{config.connections, config.settings, config.hooks, config.webhooks});
    makeBus(config);
    if (!config.durable)
        disk = std::make_shared<MemoryDisk>();
    coordinator = std::make_unique<CoordinatorThread>(
        [this, made = plans(config), supervision = config.supervision, desk = desk] {
            return std::make_unique<SystemCoordinator>(*clock, made, orders, coordinatorNews, supervision, desk);
        });
    coordinator->setObjectName(QStringLiteral("coordinator"));
    coordinator->start();
}

void LocalEngine::Parts::end()
{
    if (!coordinator)
        return;
    orders->post(CoordinatorOrder{});
    coordinator->wait();
    coordinator.reset();
    news->detach(newsBox.get());
    historyAnswers->detach(historyBox.get());
    demoNews->detach(demoBox.get());
    hookNews->detach(hookBox.get());
    coordinatorNews->detach(coordinatorBox.get());
}

} // namespace sluice
