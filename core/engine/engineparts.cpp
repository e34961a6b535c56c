#include "core/engine/engineparts.h"

#include "core/engine/automationengine.h"
#include "core/engine/integrationengine.h"
#include "core/engine/looseletters.h"
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
    const auto read = journal->unfinishedRuns(
        [&opened](StoredRun run) { opened.unfinished.push_back(std::move(run)); });
    if (!read)
        return tl::unexpected(read.error());
    auto jobs = journal->redriveJobs();
    if (!jobs)
        return tl::unexpected(jobs.error());
    opened.jobs = std::move(*jobs);
    if (reader) {
        opened.openLetters = reader->openLetters().value_or(0);
        if (const auto loose = readLooseLetters(*reader, opened); !loose)
            return tl::unexpected(loose.error());
    }
    inbox.post(EngineMessage(std::move(opened)));
    return journal;
}

} // namespace

JournalWriter::Factory LocalEngine::Parts::journalFactory(const LocalEngineConfig &config) const
{
    const OutletPtr<EngineMessage> way = inbox;
    if (!config.durable) {
        return [way, memory = disk.get()]() -> Result<std::unique_ptr<Journal>> {
            auto journal = MemoryJournal::open(*memory);
            if (!journal)
                return tl::unexpected(journal.error());
            MemoryJournalReader reader(*memory);
            return openAndRead(std::move(*journal), &reader, *way);
        };
    }
    return [way, workspace = config.workspace]() -> Result<std::unique_ptr<Journal>> {
        auto journal = SqliteJournal::open(workspace);
        if (!journal)
            return tl::unexpected(journal.error());
        auto reader = SqliteJournalReader::open(workspace);
        return openAndRead(std::move(*journal), reader ? reader->get() : nullptr, *way);
    };
}

std::vector<ComponentPlan> LocalEngine::Parts::plans(const LocalEngineConfig &config)
{
    IntegrationEngineSetup io{&clock, 1, config.host, attempts, inbox};
    AutomationEngineSetup engine{&clock,
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
                                 [letters = letters](const LetterSummary &letter) { return letters->deliver(letter); }};
    HistoryReaderSetup history{&clock, 1, config.catalog, questions, historyAnswers, {}};
    if (config.durable) {
        history.open = [workspace = config.workspace]() -> Result<std::unique_ptr<JournalReader>> {
            return SqliteJournalReader::open(workspace);
        };
    } else {
        history.open = [memory = disk.get()]() -> Result<std::unique_ptr<JournalReader>> {
            return std::make_unique<MemoryJournalReader>(*memory);
        };
    }
    const auto maker = []<typename Component, typename Setup>(std::type_identity<Component>, Setup setup) {
        return [setup](quint32 generation) mutable -> std::unique_ptr<SystemComponent> {
            setup.generation = generation;
            return std::make_unique<Component>(setup);
        };
    };
    // The engine starts last, and stops first: what it needs is there while it works.
    std::vector<ComponentPlan> made{
        {{QStringLiteral("io"), {}}, maker(std::type_identity<IntegrationEngine>(), io)},
        {{QStringLiteral("history"), {}}, maker(std::type_identity<HistoryReader>(), history)},
    };
    if (config.demo) {
        const DemoComponentSetup demo{&clock, 1, *config.demo, demoQuestions, demoNews};
        made.push_back({{QStringLiteral("demo"), {}}, maker(std::type_identity<DemoComponent>(), demo)});
    }
    made.push_back(
        {{QStringLiteral("engine"), {QStringLiteral("io")}}, maker(std::type_identity<AutomationEngine>(), engine)});
    return made;
}

/// One bus for all parts. What it gives up becomes a letter, and is told on the bus itself, by way of the engine.
void LocalEngine::Parts::makeBus(const LocalEngineConfig &config)
{
    durableTopics = DurableTopics::parse(config.recordedTopics).value_or(DurableTopics());
    bus = std::make_shared<EventBus>(
        clock, [way = inbox, letters = letters](const EventRecord &event, EventDeath death, const QString &subscriber) {
            letters->noteDeath(event, death, subscriber);
            if (auto dead = deadEvent(event, death, subscriber))
                way->post(EngineMessage(tell::PublishEvent{0, std::move(*dead)}));
        });
    letters->use(bus);
    desk = std::make_shared<const EventDesk>(bus, durableTopics, inbox);
}

void LocalEngine::Parts::begin(const LocalEngineConfig &config)
{
    makeBus(config);
    if (!config.durable)
        disk = std::make_unique<MemoryDisk>();
    coordinator = std::make_unique<CoordinatorThread>([this, made = plans(config)] {
        return std::make_unique<SystemCoordinator>(clock, made, orders, coordinatorNews, SupervisorConfig(), desk);
    });
    coordinator->setObjectName(QStringLiteral("coordinator"));
    coordinator->start();
}

void LocalEngine::Parts::end()
{
    if (!coordinator)
        return;
    orders->post(CoordinatorOrder{CoordinatorOrder::Kind::StopAll, {}});
    coordinator->wait();
    coordinator.reset();
    news->detach(newsBox.get());
    historyAnswers->detach(historyBox.get());
    demoNews->detach(demoBox.get());
    coordinatorNews->detach(coordinatorBox.get());
}

} // namespace sluice
