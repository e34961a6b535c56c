#include "core/base/errors.h"
#include "core/engine/engineevents.h"
#include "core/events/errors.h"
#include "tests/core/engine/enginetest.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <latch>

using namespace sluice;
using namespace sluice::test;

namespace {

QJsonObject objectOf(const QByteArray &data)
{
    return QJsonDocument::fromJson(data).object();
}

/// What the engine's bus keeps of the topics that match.
std::vector<EventRecord> recent(EngineFixture &fixture, const QString &pattern)
{
    return fixture
        .answer<std::vector<EventRecord>>(
            [&](EngineClient *client, auto done) { client->recentEvents(pattern, client, std::move(done)); })
        .value_or(std::vector<EventRecord>());
}

QStringList recentTopics(EngineFixture &fixture, const QString &pattern)
{
    QStringList topics;
    for (const EventRecord &event : recent(fixture, pattern))
        topics.append(event.topic);
    return topics;
}

Result<void> publish(EngineFixture &fixture, const QString &topic, const QByteArray &data)
{
    return fixture.answer<void>(
        [&](EngineClient *client, auto done) { client->publishEvent(topic, data, client, std::move(done)); });
}

Page<RecordedEvent> recorded(EngineFixture &fixture, const EventFilter &filter = {})
{
    return fixture
        .answer<Page<RecordedEvent>>(
            [&](EngineClient *client, auto done) { client->listEvents(filter, {}, client, std::move(done)); })
        .value_or(Page<RecordedEvent>());
}

Result<void> replay(EngineFixture &fixture, quint64 number)
{
    return fixture.answer<void>(
        [&](EngineClient *client, auto done) { client->replayEvent(number, client, std::move(done)); });
}

Result<void> control(EngineFixture &fixture, const BreakerRequest &request)
{
    return fixture.answer<void>(
        [&](EngineClient *client, auto done) { client->controlBreaker(request, client, std::move(done)); });
}

/// What a component that hangs shares with the test.
struct Hang {
    std::shared_ptr<EventBus> bus;
    std::latch leave{1};
    std::atomic<int> heard = 0;
};

/// Its first generation hangs in the handler of its subscription; the next ones do not.
class Hanging final : public SystemComponent {
public:
    Hanging(const Clock &clock, quint32 generation, std::shared_ptr<Hang> hang)
        : SystemComponent({QStringLiteral("hanging"), {}}, clock, generation)
        , m_hang(std::move(hang))
    {
    }

protected:
    Result<void> initialize() override
    {
        auto subscribed = m_hang->bus->subscribe(QStringLiteral("go"), executorOf(&m_context),
                                                 [this](const EventRecord &) {
                                                     if (generation() == 1)
                                                         m_hang->leave.wait();
                                                     else
                                                         ++m_hang->heard;
                                                 },
                                                 {QStringLiteral("hanging")});
        if (!subscribed)
            return tl::unexpected(subscribed.error());
        m_subscription = std::move(*subscribed);
        return {};
    }
    Result<void> shutdown() override
    {
        m_subscription.unsubscribe();
        return {};
    }

private:
    std::shared_ptr<Hang> m_hang;
    QObject m_context;
    Subscription m_subscription;
};

} // namespace

class TestEngineEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatRunsAndLettersDo();
    void tellsOfRunsInJsonWhateverTheirNames();
    void tellsWhatBreakersDo();
    void tellsWhatComponentsDo();
    void carriesWhatFrontEndsPublish();
    void refusesWhatIsNoEvent();
    void keepsEventsOfDurableTopicsAndReplaysThem();
    void keepsAnEventTogetherWithItsCause();
    void wakesStepsThatWaitForAnEvent();
    void saysThatNoSuchSubscriberIsThere();
    void namesPhasesOnlyWhenTheyChange();
    void takesTheWayToTheBusWhileTheEngineIsAway();
    void saysWhatTheBusGaveUpButOnlyOnce();
    void endsWhatAnAbandonedComponentSubscribedTo();
};

void TestEngineEvents::tellsWhatRunsAndLettersDo()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto id = fixture.run(EngineFixture::chain(2));
    QVERIFY(id && fixture.waitFor(*id, {RunState::Succeeded}));
    QTRY_COMPARE(recentTopics(fixture, QStringLiteral("run.*")),
                 (QStringList{QStringLiteral("run.started"), QStringLiteral("run.succeeded")}));
    const QJsonObject told = objectOf(recent(fixture, QStringLiteral("run.succeeded")).front().data);
    QCOMPARE(told[QStringLiteral("run")].toInt(), static_cast<int>(number(*id)));
    QCOMPARE(told[QStringLiteral("workflow")].toString(), QStringLiteral("chain"));

    Workflow failing = EngineFixture::chain(1);
    failing.id = QStringLiteral("käse \"1\"");
    failing.tasks[0].type = QStringLiteral("file.read");
    failing.tasks[0].params = {{QStringLiteral("path"), QStringLiteral("missing.txt")}};
    failing.tasks[0].reliability.maxAttempts = 1;
    const auto failed = fixture.run(failing);
    QVERIFY(failed && fixture.waitFor(*failed, {RunState::Waiting}));
    const auto letters = fixture.letters();
    QCOMPARE(letters.size(), std::size_t(1));
    QTRY_COMPARE(recentTopics(fixture, QStringLiteral("letter.*")), QStringList{QStringLiteral("letter.opened")});
    const QJsonObject letter = objectOf(recent(fixture, QStringLiteral("letter.opened")).front().data);
    QCOMPARE(letter[QStringLiteral("letter")].toString(), letters[0].id.toString());
    QCOMPARE(letter[QStringLiteral("workflow")].toString(), failing.id);
    const DiscardRequest discard{"click", {letters[0].id}, std::nullopt, QStringLiteral("no use")};
    QVERIFY(fixture.answer<std::vector<LetterOutcome>>(
        [&](EngineClient *client, auto done) { client->discard(discard, client, std::move(done)); }));
    // Whoever was answered finds it told.
    QCOMPARE(recentTopics(fixture, QStringLiteral("letter.*")).last(), QStringLiteral("letter.discarded"));
    QCOMPARE(recentTopics(fixture, QStringLiteral("run.*")).mid(2),
             (QStringList{QStringLiteral("run.started"), QStringLiteral("run.waiting"), QStringLiteral("run.failed")}));
    QCOMPARE(
        objectOf(recent(fixture, QStringLiteral("run.failed")).front().data)[QStringLiteral("workflow")].toString(),
        failing.id);
}

void TestEngineEvents::tellsOfRunsInJsonWhateverTheirNames()
{
    RunSummary run;
    run.id = RunId{~quint64(0) >> 1};
    run.state = RunState::Failed;
    run.workflow = QStringLiteral("plain");
    run.trigger = QStringLiteral("\"quoted\" \\ übung\n");
    run.failure.code = QStringLiteral("step.failed");
    const QByteArray text = R"({"run":9223372036854775807,"workflow":"plain","trigger":)";
    QVERIFY(runStartedEvent(run).data.startsWith(text));
    const auto event = runEvent(run);
    QCOMPARE(event->topic, QStringLiteral("run.failed"));
    QCOMPARE(objectOf(event->data), (QJsonObject{{QStringLiteral("run"), qint64(number(run.id))},
                                                 {QStringLiteral("workflow"), run.workflow},
                                                 {QStringLiteral("trigger"), run.trigger},
                                                 {QStringLiteral("error"), QStringLiteral("step.failed")}}));
    run.trigger.clear();
    run.failure = {};
    run.id = RunId{0};
    QCOMPARE(runStartedEvent(run).data, QByteArray(R"({"run":0,"workflow":"plain","trigger":""})"));
}

void TestEngineEvents::tellsWhatBreakersDo()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    Connection connection;
    connection.id = QStringLiteral("rates v2");
    connection.type = QStringLiteral("http");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:9");
    config.connections = {connection};
    QVERIFY(fixture.start(config));
    BreakerRequest request{connection.id, BreakerAction::ForceOpen, std::nullopt, QStringLiteral("maintenance")};
    QVERIFY(control(fixture, request));
    request.action = BreakerAction::Reset;
    QVERIFY(control(fixture, request));
    QCOMPARE(recentTopics(fixture, QStringLiteral("breaker.**")),
             (QStringList{QStringLiteral("breaker.rates_20v2.forced"), QStringLiteral("breaker.rates_20v2.closed")}));
    const QJsonObject forced = objectOf(recent(fixture, QStringLiteral("breaker.*.forced")).front().data);
    QCOMPARE(forced[QStringLiteral("connection")].toString(), connection.id);
    QCOMPARE(forced[QStringLiteral("why")].toString(), request.reason);
}

void TestEngineEvents::tellsWhatComponentsDo()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto isTold = [&](const QString &component, const QString &state) {
        const auto events = recent(fixture, QStringLiteral("component.") + component + QStringLiteral(".state"));
        return std::ranges::any_of(events, [&](const EventRecord &event) {
            return objectOf(event.data)[QStringLiteral("state")].toString() == state;
        });
    };
    for (const auto *component : {"io", "history", "engine"})
        QTRY_VERIFY(isTold(QLatin1StringView(component), QStringLiteral("running")));
    QVERIFY(!isTold(QStringLiteral("io"), QStringLiteral("recovering")));
    QVERIFY(fixture.answer<void>([](EngineClient *client, auto done) {
        client->controlComponent({QStringLiteral("io"), ComponentAction::Restart, {}}, client, std::move(done));
    }));
    QTRY_VERIFY(isTold(QStringLiteral("io"), QStringLiteral("recovering")));
}

void TestEngineEvents::carriesWhatFrontEndsPublish()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    config.who = QStringLiteral("ada");
    QVERIFY(fixture.start(config));
    QVERIFY(publish(fixture, QStringLiteral("orders.new"), "{\"n\":1}"));
    QVERIFY(publish(fixture, QStringLiteral("orders.new"), "7"));
    const auto events = recent(fixture, QStringLiteral("orders.*"));
    QCOMPARE(events.size(), std::size_t(2));
    QCOMPARE(events[0].data, "{\"n\":1}");
    QCOMPARE(events[0].publisher, QStringLiteral("ada"));
    const auto topics = fixture.answer<std::vector<TopicSnapshot>>(
        [](EngineClient *client, auto done) { client->topics(client, std::move(done)); });
    QVERIFY(topics);
    const auto shown = std::ranges::find(*topics, QStringLiteral("orders.new"), &TopicSnapshot::topic);
    QVERIFY(shown != topics->end());
    QCOMPARE(shown->events, quint64(2));
    QCOMPARE(recorded(fixture).total, quint64(0)); // no topic is durable here
}

void TestEngineEvents::refusesWhatIsNoEvent()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const QString topic = QStringLiteral("orders.new");
    QCOMPARE(publish(fixture, QStringLiteral("orders..new"), "{}").error().code, errors::kEventTopicMalformed);
    QCOMPARE(publish(fixture, topic, "{").error().code, errors::kEventDataMalformed);
    QCOMPARE(publish(fixture, topic, "").error().code, errors::kEventDataMalformed);
    QCOMPARE(publish(fixture, topic, QByteArray(EventBus::kLargestEvent + 1, '1')).error().code,
             errors::kEventTooLarge);
    const auto wrong = fixture.answer<std::vector<EventRecord>>(
        [](EngineClient *client, auto done) { client->recentEvents(QStringLiteral("a..b"), client, std::move(done)); });
    QCOMPARE(wrong.error().code, errors::kEventPatternMalformed);
    QVERIFY(recent(fixture, topic).empty());
    QCOMPARE(replay(fixture, 1).error().code, errors::kEventRecordUnknown);
}

void TestEngineEvents::keepsEventsOfDurableTopicsAndReplaysThem()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    config.recordedTopics = {QStringLiteral("orders.*")};
    QVERIFY(fixture.start(config));
    QVERIFY(publish(fixture, QStringLiteral("orders.new"), "{\"n\":1}"));
    QVERIFY(publish(fixture, QStringLiteral("other.new"), "{\"n\":2}"));
    QCOMPARE(recorded(fixture).total, quint64(1));
    fixture.engine.reset();
    QVERIFY(fixture.start(config));
    QVERIFY(recent(fixture, QStringLiteral("orders.*")).empty());
    QCOMPARE(recorded(fixture, {QStringLiteral("orders.*")}).rows.front().data, "{\"n\":1}");
    QVERIFY(replay(fixture, 1));
    QCOMPARE(recent(fixture, QStringLiteral("orders.*")).front().data, "{\"n\":1}");
    QCOMPARE(recorded(fixture).total, quint64(2));
    const auto audit = fixture.answer<Page<AuditEntry>>(
        [](EngineClient *client, auto done) { client->listAudit({}, {}, client, std::move(done)); });
    QVERIFY(audit);
    QCOMPARE(audit->rows.front().action, QStringLiteral("event.replay"));
    QCOMPARE(audit->rows.front().target, QStringLiteral("1"));
}

void TestEngineEvents::keepsAnEventTogetherWithItsCause()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    config.recordedTopics = {QStringLiteral("run.*")};
    QVERIFY(fixture.start(config));
    const auto id = fixture.run(EngineFixture::chain(2));
    QVERIFY(id && fixture.waitFor(*id, {RunState::Succeeded}));
    const auto page = recorded(fixture); // the run is in the journal, so these are
    QCOMPARE(page.total, quint64(2));
    QCOMPARE(page.rows[0].topic, QStringLiteral("run.succeeded"));
    QCOMPARE(page.rows[1].topic, QStringLiteral("run.started"));
}

/// A recorded event wakes with its record, any other by way of the bus; both wait through a restart of the engine.
void TestEngineEvents::wakesStepsThatWaitForAnEvent()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    config.recordedTopics = {QStringLiteral("orders.*")};
    QVERIFY(fixture.start(config));
    std::vector<RunId> runs;
    for (const char *const topic : {"orders.*", "notes.**"}) {
        Workflow workflow = EngineFixture::chain(2);
        workflow.tasks[0].type = QStringLiteral("wait.event");
        workflow.tasks[0].params = {{QStringLiteral("topic"), QLatin1StringView(topic)},
                                    {QStringLiteral("key"), QStringLiteral("order.id")},
                                    {QStringLiteral("value"), QStringLiteral("{{ input.id + 0 }}")}};
        const auto run = fixture.run(workflow, "{\"id\":7}");
        QVERIFY(run && fixture.waitFor(*run, {RunState::Waiting}));
        runs.push_back(*run);
    }
    fixture.engine.reset();
    QVERIFY(fixture.start(config));
    for (const QString &topic : {QStringLiteral("orders.paid"), QStringLiteral("notes.made.now")}) {
        QVERIFY(publish(fixture, topic, "{\"order\":{\"id\":8}}"));
        QVERIFY(publish(fixture, topic, "{\"order\":{\"id\":7}}"));
        QVERIFY(publish(fixture, topic, "{\"order\":{\"id\":7},\"late\":true}"));
    }
    for (const RunId run : runs) {
        const auto over = fixture.waitFor(run, {RunState::Succeeded});
        QVERIFY(over);
        QCOMPARE(objectOf(over->step(StepIndex{1}).output)[QStringLiteral("data")].toObject(),
                 objectOf("{\"order\":{\"id\":7}}"));
    }
}

void TestEngineEvents::saysThatNoSuchSubscriberIsThere()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto resumed = fixture.answer<void>(
        [](EngineClient *client, auto done) { client->resumeSubscriber(4711, client, std::move(done)); });
    QCOMPARE(resumed.error().code, errors::kEventSubscriberUnknown);
}

void TestEngineEvents::namesPhasesOnlyWhenTheyChange()
{
    ComponentWatch watch;
    ComponentSnapshot io;
    io.id = QStringLiteral("io 1");
    QCOMPARE(watch.changes({io}).size(), std::size_t(1));
    QVERIFY(watch.changes({io}).empty());
    io.phase = ComponentPhase::Recovering;
    io.lastError.code = QStringLiteral("component.lost");
    const auto changed = watch.changes({io});
    QCOMPARE(changed.size(), std::size_t(1));
    QCOMPARE(changed[0].topic, QStringLiteral("component.io_201.state"));
    QCOMPARE(objectOf(changed[0].data), (QJsonObject{{QStringLiteral("component"), QStringLiteral("io 1")},
                                                     {QStringLiteral("state"), QStringLiteral("recovering")},
                                                     {QStringLiteral("error"), QStringLiteral("component.lost")}}));
}

void TestEngineEvents::takesTheWayToTheBusWhileTheEngineIsAway()
{
    const SystemClock clock;
    const auto bus = std::make_shared<EventBus>(clock);
    const auto inbox = std::make_shared<Outlet<EngineMessage>>();
    const EventDesk desk(bus, *DurableTopics::parse({QStringLiteral("kept.*")}), inbox);
    std::vector<EngineMessage> told;
    Mailbox<EngineMessage> engine([&told](std::vector<EngineMessage> &&came) { told = std::move(came); });
    desk.publish({QStringLiteral("kept.a"), "1"});
    inbox->attach(&engine);
    desk.publish({QStringLiteral("kept.b"), "2"});
    desk.publish({QStringLiteral("said.c"), "3"});
    QTRY_COMPARE(told.size(), std::size_t(1));
    QCOMPARE(std::get<tell::PublishEvent>(told[0]).event.data, "2");
    QCOMPARE(bus->recent(QStringLiteral("kept.a")).size(), std::size_t(1));
    QVERIFY(bus->recent(QStringLiteral("kept.b")).empty());
    QCOMPARE(bus->recent(QStringLiteral("said.c")).size(), std::size_t(1));
    QCOMPARE(DurableTopics::parse({QStringLiteral("a..b")}).error().code, errors::kEventPatternMalformed);
}

void TestEngineEvents::saysWhatTheBusGaveUpButOnlyOnce()
{
    EventRecord event{QStringLiteral("orders.new"), QStringLiteral("shop"), 1, {}, "{\"n\":1}", 0};
    const auto dead = deadEvent(event, EventDeath::HandlerFailed, QStringLiteral("mailer"));
    QVERIFY(dead);
    QVERIFY(DurableTopics::parse({})->holds(dead->topic));
    const QJsonObject told = objectOf(dead->data);
    QCOMPARE(told[QStringLiteral("death")].toString(), QStringLiteral("handlerFailed"));
    QCOMPARE(told[QStringLiteral("subscriber")].toString(), QStringLiteral("mailer"));
    QCOMPARE(told[QStringLiteral("data")].toString(), QStringLiteral("{\"n\":1}"));
    event.data = QByteArray(EventBus::kLargestEvent, '"');
    QVERIFY(EventBus::checkEvent(dead->topic, deadEvent(event, EventDeath::QueueFull, {})->data));
    event.topic = dead->topic;
    QVERIFY(!deadEvent(event, EventDeath::QueueFull, QStringLiteral("mailer")));
}

void TestEngineEvents::endsWhatAnAbandonedComponentSubscribedTo()
{
    static const SystemClock clock; // an abandoned component never goes
    const auto hang = std::make_shared<Hang>();
    hang->bus = std::make_shared<EventBus>(clock);
    const auto inbox = std::make_shared<Outlet<EngineMessage>>();
    const auto orders = std::make_shared<Outlet<CoordinatorOrder>>();
    const auto news = std::make_shared<Outlet<CoordinatorNews>>();
    const auto desk = std::make_shared<const EventDesk>(hang->bus, DurableTopics(), inbox);
    SupervisorConfig impatient;
    impatient.tick = Milliseconds(20);
    impatient.lostAfter = Milliseconds(2000); // two heartbeats
    impatient.shutdownGrace = Milliseconds(50);
    impatient.coolDown = Milliseconds(10);
    const auto make = [hang](quint32 generation) { return std::make_unique<Hanging>(clock, generation, hang); };
    SystemCoordinator coordinator(clock, {{{QStringLiteral("hanging"), {}}, make}}, orders, news, impatient, desk);
    QSignalSpy stopped(&coordinator, &SystemCoordinator::stopped);
    QTRY_COMPARE(hang->bus->subscribers().size(), std::size_t(1));
    QVERIFY(hang->bus->emitEvent(QStringLiteral("go"), "1"));
    QTRY_VERIFY_WITH_TIMEOUT(hang->bus->subscribers().size() == 1 && hang->bus->subscribers()[0].id > 1, 30000);
    QVERIFY(hang->bus->emitEvent(QStringLiteral("go"), "2")); // nobody waits for the first one
    QTRY_VERIFY(hang->heard > 0);
    orders->post(CoordinatorOrder{CoordinatorOrder::Kind::StopAll, {}});
    QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 30000);
    hang->leave.count_down();
}

QTEST_GUILESS_MAIN(TestEngineEvents)
#include "tst_engineevents.moc"
