#include "core/engine/eventletters.h"
#include "tests/core/engine/enginetest.h"

using namespace sluice;
using namespace sluice::test;

/// Letters of no run through the whole engine: events that the bus gave up, webhooks, syncs.
class TestLooseLetters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsAnEventThatFoundNoRoom();
    void publishesTheEventAgain();
    void isOpenAgainWhenThereIsStillNoRoom();
    void keepsWhatASubscriberRefuses();
    void keepsAnEventThatWentInACircle();
    void keepsWebhooksAndSyncsOverARestart();
    void isDiscardedSnoozedAndTakenBackLikeAnyLetter();
    void isSentOnByAJob();

private:
    [[nodiscard]] std::vector<LetterSummary> letters(LetterKind kind, LetterState state = LetterState::Open);
    [[nodiscard]] bool keep(LetterKind kind, const QString &origin);
    [[nodiscard]] bool becomes(LetterKind kind, LetterState state, std::size_t count = 1);
    [[nodiscard]] std::optional<Error> redrive(LetterId letter, const QByteArray &click);
    /// Wakes a subscriber when `drain` says so.
    [[nodiscard]] Executor jam();
    /// Hears everything once `m_jam` is gone; holds one event.
    void subscribe(Overflow overflow);
    void drain();

    std::unique_ptr<EngineFixture> m_fixture;
    std::vector<std::function<void()>> m_jam;
    std::vector<EventRecord> m_heard;
    Subscription m_subscription;
};

const QByteArray kBytes("{\"n\": 1.0,\x01\xff", 12);

void TestLooseLetters::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    QVERIFY(m_fixture->start({}));
}

void TestLooseLetters::cleanup()
{
    m_subscription.unsubscribe();
    m_jam.clear();
    m_heard.clear();
    m_fixture.reset();
}

std::vector<LetterSummary> TestLooseLetters::letters(LetterKind kind, LetterState state)
{
    LetterFilter filter;
    filter.kind = kind;
    filter.state = state;
    const auto page = m_fixture->answer<Page<LetterSummary>>([&](EngineClient *client, auto done) {
        client->listLetters(filter, {0, 100}, client, std::move(done));
    });
    return page ? page->rows : std::vector<LetterSummary>{};
}

bool TestLooseLetters::becomes(LetterKind kind, LetterState state, std::size_t count)
{
    return QTest::qWaitFor([&] { return letters(kind, state).size() == count; }, 20000);
}

bool TestLooseLetters::keep(LetterKind kind, const QString &origin)
{
    LetterSummary letter;
    letter.kind = kind;
    letter.origin = origin;
    letter.payload = kBytes;
    letter.headers.insert(QStringLiteral("content-type"), QStringLiteral("application/json"));
    letter.error = Error{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("500")}}, {}};
    const auto kept = m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *, auto done) {
        m_fixture->engine->keepLetter(letter, m_fixture->engine.get(), std::move(done));
    });
    return kept && kept->size() == 1 && kept->front().letter.run == RunId{};
}

std::optional<Error> TestLooseLetters::redrive(LetterId letter, const QByteArray &click)
{
    const auto outcomes = m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
        client->redrive({click, {letter}, {}, false}, client, std::move(done));
    });
    return outcomes ? outcomes->front().error : std::optional(outcomes.error());
}

Executor TestLooseLetters::jam()
{
    class Jam final : public EventWaker {
    public:
        Jam(std::vector<std::function<void()>> &calls, std::function<void()> run)
            : m_calls(calls)
            , m_run(std::move(run))
        {
        }
        void wake() override { m_calls.push_back(m_run); }
        void wakeAfter(Nanoseconds) override { m_calls.push_back(m_run); }

    private:
        std::vector<std::function<void()>> &m_calls;
        std::function<void()> m_run;
    };
    return [this](std::function<void()> run) { return std::make_unique<Jam>(m_jam, std::move(run)); };
}

void TestLooseLetters::subscribe(Overflow overflow)
{
    SubscribeOptions options{QStringLiteral("shop"), 1, overflow};
    auto made = m_fixture->engine->bus().subscribe(
        QStringLiteral("orders.**"), jam(), [this](const EventRecord &event) { m_heard.push_back(event); }, options);
    QVERIFY(made);
    m_subscription = std::move(*made);
}

void TestLooseLetters::drain()
{
    while (!m_jam.empty()) {
        for (const auto &call : std::exchange(m_jam, {}))
            call();
    }
}

void TestLooseLetters::keepsAnEventThatFoundNoRoom()
{
    subscribe(Overflow::DeadLetter);
    EventLetters &events = m_fixture->engine->events();
    QVERIFY(events.publish(QStringLiteral("orders.new"), "1", QStringLiteral("till")));
    QVERIFY(events.publish(QStringLiteral("orders.new"), kBytes, QStringLiteral("till")));
    QVERIFY(becomes(LetterKind::Event, LetterState::Open));
    const LetterSummary letter = letters(LetterKind::Event).front();
    QCOMPARE(letter.origin, QStringLiteral("orders.new"));
    QCOMPARE(letter.error.code, QStringLiteral("event.queueFull"));
    QCOMPARE(letter.headers.value(QStringLiteral("publisher")), QStringLiteral("till"));
    QCOMPARE(letter.headers.value(QStringLiteral("subscriber")), QStringLiteral("shop"));
    QVERIFY(!letter.fingerprint.isEmpty());
    QVERIFY(letters(LetterKind::Step).empty());
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->engine->snapshot().openLetters, quint64(1), 20000);
}

void TestLooseLetters::publishesTheEventAgain()
{
    keepsAnEventThatFoundNoRoom();
    drain();
    const LetterId id = letters(LetterKind::Event).front().id;
    QVERIFY(!redrive(id, "click"));
    QVERIFY(becomes(LetterKind::Event, LetterState::Resolved));
    QVERIFY(redrive(id, "another"));
    drain();
    QCOMPARE(m_heard.size(), std::size_t(2));
    QCOMPARE(m_heard.back().data, kBytes);
    QCOMPARE(m_heard.back().topic, QStringLiteral("orders.new"));
    QCOMPARE(m_heard.back().publisher, QStringLiteral("till"));
}

void TestLooseLetters::isOpenAgainWhenThereIsStillNoRoom()
{
    keepsAnEventThatFoundNoRoom();
    const LetterId id = letters(LetterKind::Event).front().id;
    QVERIFY(!redrive(id, "click"));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto open = letters(LetterKind::Event);
            return open.size() == 1 && open.front().redrives == 1;
        },
        20000));
    QVERIFY(!redrive(id, "click")); // the same click once more is answered, and sends nothing
    QCOMPARE(letters(LetterKind::Event).front().redrives, 1U);
}

void TestLooseLetters::keepsWhatASubscriberRefuses()
{
    subscribe(Overflow::Block);
    EventLetters &events = m_fixture->engine->events();
    QVERIFY(events.publish(QStringLiteral("orders.new"), "1"));
    QCOMPARE(events.publish(QStringLiteral("orders.new"), kBytes).error().code, QStringLiteral("event.refused"));
    QVERIFY(becomes(LetterKind::Event, LetterState::Open));
    QCOMPARE(letters(LetterKind::Event).front().error.code, QStringLiteral("event.refused"));
}

void TestLooseLetters::keepsAnEventThatWentInACircle()
{
    EventLetters &events = m_fixture->engine->events();
    auto round = m_fixture->engine->bus().subscribe(
        QStringLiteral("round"), jam(),
        [&events](const EventRecord &event) { (void)events.publish(event.topic, event.data); });
    QVERIFY(round);
    QVERIFY(events.publish(QStringLiteral("round"), kBytes));
    drain();
    QVERIFY(becomes(LetterKind::Event, LetterState::Open));
    QCOMPARE(letters(LetterKind::Event).front().error.code, QStringLiteral("event.loop"));
}

void TestLooseLetters::keepsWebhooksAndSyncsOverARestart()
{
    QVERIFY(keep(LetterKind::Webhook, QStringLiteral("/hooks/shop")));
    QVERIFY(keep(LetterKind::Sync, QStringLiteral("customers")));
    const LetterId hook = letters(LetterKind::Webhook).front().id;
    QVERIFY(!redrive(hook, "click"));
    QTRY_COMPARE_WITH_TIMEOUT(letters(LetterKind::Webhook).size(), std::size_t(1), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(letters(LetterKind::Webhook).front().error.code, QStringLiteral("letter.noTaker"), 20000);
    m_fixture->engine.reset();
    QVERIFY(m_fixture->start({}));
    QVERIFY(becomes(LetterKind::Webhook, LetterState::Open));
    QCOMPARE(letters(LetterKind::Webhook).front().headers.value(QStringLiteral("content-type")),
             QStringLiteral("application/json"));
    QVERIFY(!redrive(hook, "click")); // it remembers the click
    QCOMPARE(letters(LetterKind::Webhook).front().redrives, 1U);
    QVERIFY(keep(LetterKind::Sync, QStringLiteral("orders"))); // with a number of its own
    QCOMPARE(letters(LetterKind::Sync).size(), std::size_t(2));
    QVERIFY(letters(LetterKind::Sync).front().id != hook);
}

void TestLooseLetters::isDiscardedSnoozedAndTakenBackLikeAnyLetter()
{
    QVERIFY(keep(LetterKind::Sync, QStringLiteral("customers")));
    const LetterId id = letters(LetterKind::Sync).front().id;
    const auto snooze = [&](std::optional<WallTime> until) {
        const auto outcomes = m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
            client->snooze({{id}, until, {}}, client, std::move(done));
        });
        return outcomes && !outcomes->front().error;
    };
    QVERIFY(snooze(SystemClock().wall() + std::chrono::hours(1)));
    QVERIFY(becomes(LetterKind::Sync, LetterState::Snoozed));
    QVERIFY(snooze(std::nullopt));
    QVERIFY(becomes(LetterKind::Sync, LetterState::Open));
    QVERIFY(snooze(SystemClock().wall() + Milliseconds(300)));
    QVERIFY(becomes(LetterKind::Sync, LetterState::Open)); // by itself
    const auto discarded = m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
        client->discard({"away", {id}, {}, QStringLiteral("old")}, client, std::move(done));
    });
    QVERIFY(discarded && !discarded->front().error);
    QVERIFY(becomes(LetterKind::Sync, LetterState::Discarded));
    QVERIFY(m_fixture->answer<void>(
        [&](EngineClient *client, auto done) { client->undoDiscard(id, "back", client, std::move(done)); }));
    QVERIFY(becomes(LetterKind::Sync, LetterState::Open));
}

void TestLooseLetters::isSentOnByAJob()
{
    keepsAnEventThatFoundNoRoom();
    drain();
    RedriveJobRequest request;
    request.filter.emplace().kind = LetterKind::Event;
    const auto job = m_fixture->answer<RedriveJobId>(
        [&](EngineClient *client, auto done) { client->startRedriveJob(request, client, std::move(done)); });
    QVERIFY(job);
    QVERIFY(becomes(LetterKind::Event, LetterState::Resolved));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->engine->snapshot().redriveJobs.empty()
                                 && m_fixture->engine->snapshot().redriveJobs.front().state
                                        == RedriveJobState::Finished,
                             20000);
}

QTEST_GUILESS_MAIN(TestLooseLetters)
#include "tst_looseletters.moc"
