#pragma once

#include "core/engine/earlymail.h"
#include "core/engine/engineevents.h"
#include "core/engine/eventletters.h"
#include "core/engine/growthplans.h"
#include "core/engine/livesettings.h"
#include "core/engine/localengine.h"
#include "core/engine/filewatcher.h"
#include "core/engine/triggercomponent.h"

#include <QThread>

namespace sluice {

class MemoryDisk;

/// The ways between the parts of a local engine, and its coordinator's thread. The ways outlive all components.
struct LocalEngine::Parts {
    Parts();
    ~Parts();

    /// Plans the components and starts the coordinator, which starts them.
    void begin(const LocalEngineConfig &config);
    /// Has what the configuration says taken up by what is made from now on.
    void use(const LocalEngineConfig &config);
    /// The component that takes webhooks, with the settings that are in use when it is made.
    [[nodiscard]] ComponentPlan webhookPlan();
    /// Orders all components to stop and waits for their threads.
    void end();

    /// Shared, since a component that hangs is left behind with what it uses.
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    std::shared_ptr<MemoryDisk> disk; ///< of an engine that is not durable
    OutletPtr<EngineMessage> inbox = std::make_shared<Outlet<EngineMessage>>();
    std::shared_ptr<EventBus> bus; ///< made by `begin`
    OutletPtr<EngineNews> news = std::make_shared<Outlet<EngineNews>>();
    OutletPtr<Attempt> attempts = std::make_shared<Outlet<Attempt>>();
    OutletPtr<CallAnswer> calls = std::make_shared<Outlet<CallAnswer>>();
    OutletPtr<ConnectionQuestion> tests = std::make_shared<Outlet<ConnectionQuestion>>();
    OutletPtr<HistoryQuestion> questions = std::make_shared<Outlet<HistoryQuestion>>();
    OutletPtr<HistoryAnswer> historyAnswers = std::make_shared<Outlet<HistoryAnswer>>();
    OutletPtr<DemoQuestion> demoQuestions = std::make_shared<Outlet<DemoQuestion>>();
    OutletPtr<DemoNews> demoNews = std::make_shared<Outlet<DemoNews>>();
    OutletPtr<HookNews> hookNews = std::make_shared<Outlet<HookNews>>();
    OutletPtr<CoordinatorOrder> orders = std::make_shared<Outlet<CoordinatorOrder>>();
    OutletPtr<CoordinatorNews> coordinatorNews = std::make_shared<Outlet<CoordinatorNews>>();
    std::shared_ptr<LiveSettings> live; ///< made by `begin`
    std::shared_ptr<std::atomic<quint64>> pendingHooks = std::make_shared<std::atomic<quint64>>();
    std::shared_ptr<TriggerCounts> triggerCounts = std::make_shared<TriggerCounts>();
    std::shared_ptr<FileWatchBoard> fileWatches = std::make_shared<FileWatchBoard>();
    std::shared_ptr<GrowthBoard> growth = std::make_shared<GrowthBoard>();
    std::shared_ptr<EventLetters> letters = std::make_shared<EventLetters>(inbox);
    std::unique_ptr<Mailbox<EngineNews>> newsBox;
    std::unique_ptr<Mailbox<HistoryAnswer>> historyBox;
    std::unique_ptr<Mailbox<DemoNews>> demoBox;
    std::unique_ptr<Mailbox<HookNews>> hookBox;
    std::unique_ptr<Mailbox<CoordinatorNews>> coordinatorBox;

private:
    void makeBus(const LocalEngineConfig &config);
    [[nodiscard]] std::vector<ComponentPlan> plans(const LocalEngineConfig &config);
    [[nodiscard]] std::vector<ComponentPlan> mainPlans(const LocalEngineConfig &config);
    [[nodiscard]] ComponentPlan demoPlan(const DemoConfig &config, const QStringList &components);
    [[nodiscard]] ComponentThread::Close closeInbox(const std::shared_ptr<EarlyMail> &early) const;
    using OpenReader = std::function<Result<std::unique_ptr<JournalReader>>()>;
    [[nodiscard]] OpenReader journalReader(const LocalEngineConfig &config) const;
    [[nodiscard]] JournalWriter::Factory journalFactory(const LocalEngineConfig &config) const;

    std::shared_ptr<ListenerHold> listenerHold = std::make_shared<ListenerHold>();
    SecretStorePtr secrets;
    DurableTopics durableTopics;
    std::shared_ptr<const EventDesk> desk;
    class CoordinatorThread;
    std::unique_ptr<CoordinatorThread> coordinator;
};

} // namespace sluice
