#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

/// Events that a step publishes: once, and with the step's success.
class TestEventPublish : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void publishesOnceWhenItIsDurable();
    void recordsWithTheStep();
    void publishesNothingBeforeItIsDurable();
    void publishesNothingInPlaceOfAPin();
    void publishesNothingWhenItIsDisabled();
    void publishesNothingAgainAfterACrash();
    void failsForWhatIsNoTopic();

private:
    [[nodiscard]] std::vector<NewEvent> said() const;
    [[nodiscard]] std::size_t recorded();

    std::unique_ptr<RunBench> m_bench;
    Workflow m_workflow;
};

void TestEventPublish::init()
{
    m_bench = std::make_unique<RunBench>();
    m_bench->durableTopics = *DurableTopics::parse({QStringLiteral("order.*")});
    m_bench->start();
    m_workflow = {};
    m_workflow.id = QStringLiteral("tell");
    Task task;
    task.id = QStringLiteral("say");
    task.type = QStringLiteral("event.publish");
    task.params = {{QStringLiteral("topic"), QStringLiteral("order.paid")},
                   {QStringLiteral("data"), QStringLiteral("{{ run.input.order }}")}};
    m_workflow.tasks.push_back(task);
}

std::vector<NewEvent> TestEventPublish::said() const
{
    std::vector<NewEvent> found;
    std::ranges::copy_if(m_bench->published, std::back_inserter(found),
                         [](const NewEvent &event) { return event.publisher == u"tell"; });
    return found;
}

std::size_t TestEventPublish::recorded()
{
    return m_bench->disk.with([](const MemoryDisk::Contents &contents) { return contents.topicEvents.size(); });
}

void TestEventPublish::publishesOnceWhenItIsDurable()
{
    QVERIFY(m_bench->run(m_workflow, R"({"order":{"id":7}})"));
    QCOMPARE(said(), (std::vector<NewEvent>{{QStringLiteral("order.paid"), R"({"id":7})", QStringLiteral("tell")}}));
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Succeeded);
}

void TestEventPublish::recordsWithTheStep()
{
    QVERIFY(m_bench->run(m_workflow, R"({"order":1})"));
    QCOMPARE(recorded(), std::size_t(1));
    m_workflow.tasks[0].params.insert(QStringLiteral("topic"), QStringLiteral("other.paid")); // not recorded
    QVERIFY(m_bench->run(m_workflow, R"({"order":1})"));
    QCOMPARE(recorded(), std::size_t(1));
    QCOMPARE(said().size(), std::size_t(2));
}

void TestEventPublish::publishesNothingBeforeItIsDurable()
{
    m_bench->isHeld = true;
    (void)m_bench->run(m_workflow, R"({"order":1})");
    QVERIFY(said().empty());
}

void TestEventPublish::publishesNothingInPlaceOfAPin()
{
    StartOptions options;
    options.pins.push_back({QStringLiteral("say"), R"({"topic":"order.paid","data":1})"});
    QVERIFY(m_bench->run(m_workflow, R"({"order":1})", options));
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Succeeded);
    QVERIFY(said().empty());
}

void TestEventPublish::publishesNothingWhenItIsDisabled()
{
    m_workflow.tasks[0].disabled = true;
    QVERIFY(m_bench->run(m_workflow, R"({"topic":"order.paid","data":1})"));
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Succeeded);
    QVERIFY(said().empty());
}

void TestEventPublish::publishesNothingAgainAfterACrash()
{
    QVERIFY(m_bench->run(m_workflow, R"({"order":1})"));
    QCOMPARE(said().size(), std::size_t(1));
    m_bench->start(); // on what is on the disk
    m_bench->settle();
    QCOMPARE(said().size(), std::size_t(1));
    QCOMPARE(recorded(), std::size_t(1));
}

void TestEventPublish::failsForWhatIsNoTopic()
{
    m_workflow.tasks[0].params.insert(QStringLiteral("topic"), QStringLiteral("order..paid"));
    QVERIFY(m_bench->run(m_workflow, R"({"order":1})"));
    QVERIFY(said().empty());
    QVERIFY(m_bench->stored(RunId{1})->state != RunState::Succeeded);
}

QTEST_GUILESS_MAIN(TestEventPublish)
#include "tst_eventpublish.moc"
