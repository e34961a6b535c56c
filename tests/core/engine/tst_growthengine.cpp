#include "core/engine/growthplans.h"
#include "core/growth/growthmessages.h"
#include "core/journal/memoryjournal.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/engine/enginetest.h"
#include "tests/core/growth/inviteworld.h"
#include "tests/core/growth/preferentialgraph.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

/// The growth components in an engine with threads and files: events of a generated graph of invites go in, and a workflow
/// acts on what Optimizer says.
class TestGrowthEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void haveAWorkflowActOnTheirStrategy();
    void goOnAfterTheEngineEnded();
    void readAgainWhatWasRecorded();
    void readsTheLastOfAllTopics();
    void driveTheSample();
    void areThereOnlyWhereTheyAreWanted();

private:
    [[nodiscard]] bool start();
    [[nodiscard]] bool send(std::size_t first, std::size_t end);
    [[nodiscard]] quint64 taken() const;

    std::vector<GrowthEvent> m_events;
    std::unique_ptr<EngineFixture> m_fixture;
};

void TestGrowthEngine::init()
{
    InviteWorld world;
    world.days = 20;
    world.arrivals = 6;
    world.begin = SystemClock().wall() - std::chrono::days(21);
    m_events = world.events();
    for (GrowthEvent &event : m_events) {
        if (event.kind == GrowthKind::InviteSent)
            event.strategy = quint64(event.invite) % 3 == 0 ? QStringLiteral("gift") : QStringLiteral("plain");
    }
    m_fixture = std::make_unique<EngineFixture>();
    QVERIFY(start());
}

bool TestGrowthEngine::start()
{
    LocalEngineConfig config;
    config.recordedTopics = {QStringLiteral("invite.*"), QStringLiteral("user.joined")};
    config.watchesTriggers = true;
    config.growth.emplace();
    config.growth->viral.horizon = 48h;
    return m_fixture->start(std::move(config));
}

/// As a person or a program publishes them, durable; true once all are.
bool TestGrowthEngine::send(std::size_t first, std::size_t end)
{
    std::size_t done = 0;
    for (std::size_t i = first; i < end; ++i) {
        const auto [topic, data] = written(m_events[i]);
        m_fixture->engine->publishEvent(topic, data, this,
                                        [&done](const Result<void> &published) { done += published ? 1 : 0; });
    }
    return QTest::qWaitFor([&] { return done == end - first; }, 60'000);
}

quint64 TestGrowthEngine::taken() const
{
    const GrowthSnapshot now = m_fixture->engine->growth();
    return now.viral ? now.viral->taken : 0;
}

void TestGrowthEngine::haveAWorkflowActOnTheirStrategy()
{
    Workflow reward = EngineFixture::chain(1);
    reward.id = QStringLiteral("reward");
    Trigger heard;
    heard.id = QStringLiteral("strategy");
    heard.kind = TriggerKind::Event;
    heard.topic = growthtopics::kStrategyUpdate;
    reward.triggers = {heard};
    QVERIFY(m_fixture->arm(reward));
    QVERIFY(send(0, m_events.size()));
    QTRY_COMPARE_WITH_TIMEOUT(taken(), quint64(m_events.size()), 60'000);
    // The first may tell of one strategy only; there is another once the second is heard of.
    const auto newestInput = [&]() -> Payload {
        const auto page = m_fixture->answer<Page<RunSummary>>([](EngineClient *client, auto done) {
            client->listRuns({}, {0, 1}, client, std::move(done));
        });
        if (!page || page->rows.empty() || page->rows.front().state != RunState::Succeeded)
            return {};
        const auto history = m_fixture->history(page->rows.front().id);
        return history ? std::get<RunStarted>(history->events.front().data).input : Payload();
    };
    QTRY_VERIFY_WITH_TIMEOUT(newestInput().contains("gift") && newestInput().contains("plain"), 60'000);
    QVERIFY(newestInput().contains("\"leader\""));
    const GrowthSnapshot now = m_fixture->engine->growth();
    QVERIFY(now.viral->window.k.range.contains(now.viral->window.k.value) && now.viral->window.users > 50);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->engine->growth().predictor && m_fixture->engine->growth().predictor->last,
                             60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->engine->growth().optimizer->now.shares.size() == 2, 60'000);
}

void TestGrowthEngine::goOnAfterTheEngineEnded()
{
    QVERIFY(send(0, m_events.size()));
    QTRY_COMPARE_WITH_TIMEOUT(taken(), quint64(m_events.size()), 60'000);
    const ViralReport before = *m_fixture->engine->growth().viral;
    m_fixture->engine.reset();
    QVERIFY(start());
    QTRY_COMPARE_WITH_TIMEOUT(taken(), quint64(m_events.size()), 60'000);
    QCOMPARE(m_fixture->engine->growth().viral->window.accepted, before.window.accepted);
    QCOMPARE(m_fixture->engine->growth().viral->strategies, before.strategies);
}

/// As after a crash: the states are gone, and the journal has the events.
void TestGrowthEngine::readAgainWhatWasRecorded()
{
    QVERIFY(send(0, m_events.size()));
    m_fixture->engine.reset();
    QVERIFY(QDir(m_fixture->folder.filePath(QStringLiteral(".sluice/growth"))).removeRecursively());
    QVERIFY(start());
    QTRY_COMPARE_WITH_TIMEOUT(taken(), quint64(m_events.size()), 60'000);
    QCOMPARE(m_fixture->engine->growth().viral->bad[std::size_t(BadInput::Duplicate)], quint64(0));
}

/// A topic of which there is much leaves room for the others.
void TestGrowthEngine::readsTheLastOfAllTopics()
{
    MemoryDisk disk;
    disk.with([](MemoryDisk::Contents &contents) {
        for (quint64 number = 1; number <= 3'000; ++number) {
            const QString topic = number % 3 == 0 ? QStringLiteral("b.rare") : QStringLiteral("a.often");
            contents.topicEvents.push_back({number, WallTime(Milliseconds(number)), topic, {}, {}});
        }
    });
    MemoryJournalReader reader(disk);
    const QStringList topics{QStringLiteral("a.often"), QStringLiteral("b.rare")};
    const auto last = recordedSince(reader, topics, {}, 1'500);
    QVERIFY(last);
    QCOMPARE(last->size(), std::size_t(1'500));
    QCOMPARE(last->front().at, WallTime(Milliseconds(1'501)));
    QCOMPARE(last->back().at, WallTime(Milliseconds(3'000)));
    QCOMPARE(std::ranges::count(*last, topics.back(), &EventRecord::topic), std::ptrdiff_t(500));
    QCOMPARE(recordedSince(reader, topics, {})->size(), std::size_t(3'000));
    QVERIFY(!recordedSince(reader, {QStringLiteral("a..b")}, {})); // what cannot be read is no empty record
}

/// The workspace that is shipped, driven by a graph that is generated: its workflow writes down which strategy leads.
void TestGrowthEngine::driveTheSample()
{
    m_fixture->engine.reset();
    m_fixture = std::make_unique<EngineFixture>();
    const QDir sample(QStringLiteral(SLUICE_SAMPLES "/referral-growth"));
    QVERIFY(QFile::copy(sample.filePath(QStringLiteral("sluice.json")),
                        m_fixture->folder.filePath(QStringLiteral("sluice.json"))));
    auto opened = openWorkspace(m_fixture->folder.path());
    QVERIFY(opened && opened->engine.growth);
    opened->engine.webhooks.reset(); // tst_growthwebhooks has them
    opened->engine.hooks.clear();
    QCOMPARE(opened->engine.growth->viral.horizon, Milliseconds(48h));
    opened->engine.watchesTriggers = true;
    QVERIFY(m_fixture->start(std::move(opened->engine)));
    const auto workflow = loadWorkflow(sample.filePath(QStringLiteral("workflows/follow-strategy.json")));
    QVERIFY(workflow);
    QVERIFY(m_fixture->arm(*workflow));
    m_events = preferentialGraph(7, 400, SystemClock().wall() - std::chrono::days(22), 20);
    QVERIFY(send(0, m_events.size()));
    QTRY_COMPARE_WITH_TIMEOUT(taken(), quint64(m_events.size()), 60'000);
    const auto campaign = [&] {
        QFile file(m_fixture->folder.filePath(QStringLiteral("campaign.json")));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    };
    QTRY_COMPARE_WITH_TIMEOUT(campaign()[u"leader"].toString(), QStringLiteral("gift"), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(campaign()[u"shares"].toArray()[0].toObject()[u"share"].toDouble() > 0.9, 60'000);
    QVERIFY(m_fixture->letters().empty());
}

void TestGrowthEngine::areThereOnlyWhereTheyAreWanted()
{
    const auto shown = [&](const char *name) {
        return componentOf(m_fixture->engine->snapshot(), QString::fromLatin1(name));
    };
    for (const char *name : {"ViralEngine", "Predictor", "Optimizer"})
        QTRY_VERIFY_WITH_TIMEOUT(shown(name) && shown(name)->phase == ComponentPhase::Running, 20'000);
    m_fixture->engine.reset();
    QVERIFY(m_fixture->start({}));
    QTRY_VERIFY_WITH_TIMEOUT(shown("engine") && shown("engine")->phase == ComponentPhase::Running, 20'000);
    QVERIFY(!shown("ViralEngine"));
}

QTEST_GUILESS_MAIN(TestGrowthEngine)
#include "tst_growthengine.moc"
