#include "tests/core/engine/enginetest.h"

using namespace sluice;
using namespace sluice::test;

/// The component that watches the clock, in an engine with threads and files.
class TestTriggerComponent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void startsWhatIsDueAndShowsIt();
    void startsNothingWhilePaused();
    void goesOnAfterItHung();
    void showsWhatIsArmedWhileTheEngineRestarts();
    void isThereOnlyWhereTriggersAreWatched();

private:
    [[nodiscard]] Result<void> arm();
    [[nodiscard]] int scheduled();
    [[nodiscard]] const ComponentSnapshot *component() const;
    [[nodiscard]] Result<void> order(ComponentAction action, const QString &component = QStringLiteral("triggers"));

    std::unique_ptr<EngineFixture> m_fixture;
};

void TestTriggerComponent::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    LocalEngineConfig config;
    config.watchesTriggers = true;
    QVERIFY(m_fixture->start(std::move(config)));
}

Result<void> TestTriggerComponent::arm()
{
    Workflow workflow = EngineFixture::chain(1);
    workflow.id = QStringLiteral("timed");
    Trigger often;
    often.id = QStringLiteral("often");
    often.kind = TriggerKind::Interval;
    often.every = std::chrono::seconds(1);
    often.missed = MissedPolicy::Skip;
    workflow.triggers = {often};
    return m_fixture->arm(workflow);
}

int TestTriggerComponent::scheduled()
{
    const auto page = m_fixture->answer<Page<RunSummary>>([](EngineClient *client, auto done) {
        client->listRuns({}, {0, 10'000}, client, std::move(done));
    });
    return page ? int(std::ranges::count(page->rows, QStringLiteral("schedule often"), &RunSummary::trigger)) : -1;
}

const ComponentSnapshot *TestTriggerComponent::component() const
{
    return componentOf(m_fixture->engine->snapshot(), QStringLiteral("triggers"));
}

Result<void> TestTriggerComponent::order(ComponentAction action, const QString &component)
{
    ComponentRequest request;
    request.component = component;
    request.action = action;
    request.reason = QStringLiteral("test");
    return m_fixture->answer<void>(
        [&](EngineClient *client, auto done) { client->controlComponent(request, client, std::move(done)); });
}

void TestTriggerComponent::startsWhatIsDueAndShowsIt()
{
    QVERIFY(arm());
    QTRY_VERIFY_WITH_TIMEOUT(scheduled() >= 2, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(component() && component()->phase == ComponentPhase::Running, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->engine->snapshot().armed.empty()
                                 && m_fixture->engine->snapshot().armed[0].triggers[0].fired >= 2,
                             20'000);
    QCOMPARE(m_fixture->engine->snapshot().armed[0].workflow, QStringLiteral("timed"));
}

void TestTriggerComponent::startsNothingWhilePaused()
{
    QVERIFY(arm());
    QVERIFY(order(ComponentAction::Pause));
    QTRY_VERIFY_WITH_TIMEOUT(component() && component()->phase == ComponentPhase::Paused, 20'000);
    // What the engine was told before it was told to pause is done once this run is over.
    Workflow waits = EngineFixture::chain(1);
    waits.tasks[0].type = QStringLiteral("delay");
    waits.tasks[0].params.insert(QStringLiteral("duration"), QStringLiteral("1s"));
    const auto first = m_fixture->run(waits);
    QVERIFY(first && m_fixture->waitFor(*first, {RunState::Succeeded}));
    const int before = scheduled();
    waits.tasks[0].params.insert(QStringLiteral("duration"), QStringLiteral("3s"));
    const auto second = m_fixture->run(waits);
    QVERIFY(second && m_fixture->waitFor(*second, {RunState::Succeeded}));
    QCOMPARE(scheduled(), before);
    QVERIFY(order(ComponentAction::Resume));
    QTRY_VERIFY_WITH_TIMEOUT(scheduled() > before, 60'000);
}

/// The demo service breaks it; the next generation goes on.
void TestTriggerComponent::goesOnAfterItHung()
{
    LocalEngineConfig config;
    config.watchesTriggers = true;
    config.demo.emplace();
    config.supervision.beat = Milliseconds(50);
    config.supervision.tick = Milliseconds(25);
    config.supervision.lateAfter = Milliseconds(500);
    config.supervision.suspectAfter = Milliseconds(1000);
    config.supervision.lostAfter = Milliseconds(1500);
    config.supervision.coolDown = Milliseconds(100);
    m_fixture->engine.reset();
    QVERIFY(m_fixture->start(std::move(config)));
    QVERIFY(arm());
    const EngineSnapshot &shown = m_fixture->engine->snapshot();
    QTRY_VERIFY_WITH_TIMEOUT(scheduled() >= 1 && shown.demoServing && component(), 60'000);
    const quint32 before = component()->generation;
    QVERIFY(hangComponent(shown, "triggers"));
    QTRY_VERIFY_WITH_TIMEOUT(
        component() && component()->generation > before && component()->phase == ComponentPhase::Running, 60'000);
    const int then = scheduled();
    QTRY_VERIFY_WITH_TIMEOUT(scheduled() > then, 60'000);
}

/// Until it has read them, that is what it was before.
void TestTriggerComponent::showsWhatIsArmedWhileTheEngineRestarts()
{
    const QString name = QStringLiteral("engine");
    const EngineSnapshot &shown = m_fixture->engine->snapshot();
    const auto engine = [&] { return componentOf(shown, name); };
    QVERIFY(arm());
    QTRY_VERIFY_WITH_TIMEOUT(shown.armed.size() == 1 && engine() && engine()->phase == ComponentPhase::Running, 20'000);
    const quint32 before = engine()->generation;
    int without = 0;
    const QObject whileItIsCounted;
    connect(m_fixture->engine.get(), &EngineClient::snapshotChanged, &whileItIsCounted,
            [&] { without += shown.armed.empty() ? 1 : 0; });
    QVERIFY(order(ComponentAction::Restart, name));
    QTRY_VERIFY_WITH_TIMEOUT(engine() && engine()->generation > before && engine()->phase == ComponentPhase::Running,
                             60'000);
    const int then = scheduled();
    QTRY_VERIFY_WITH_TIMEOUT(scheduled() > then, 60'000); // it has read them
    QCOMPARE(without, 0);
    QCOMPARE(shown.armed.size(), std::size_t(1));
}

void TestTriggerComponent::isThereOnlyWhereTriggersAreWatched()
{
    QTRY_VERIFY_WITH_TIMEOUT(component(), 20'000);
    m_fixture->engine.reset();
    QVERIFY(m_fixture->start({}));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->engine->snapshot().components.empty(), 20'000);
    QVERIFY(!component());
}

QTEST_GUILESS_MAIN(TestTriggerComponent)
#include "tst_triggercomponent.moc"
