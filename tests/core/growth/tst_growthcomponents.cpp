#include "core/base/fakeclock.h"
#include "core/growth/errors.h"
#include "core/growth/optimizer.h"
#include "core/growth/predictor.h"
#include "core/growth/sealedstate.h"
#include "core/growth/viralengine.h"
#include "tests/core/growth/inviteworld.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

ViralConfig quickConfig()
{
    ViralConfig config;
    config.horizon = 48h;
    config.window = std::chrono::days(20);
    return config;
}

/// The three on one bus, in the loop of the test.
class GrowthBench {
public:
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<EventBus> bus = std::make_shared<EventBus>(
        *clock, [this](const EventRecord &, EventDeath, const QString &) { ++dead; });
    std::shared_ptr<GrowthStore> store = std::make_shared<MemoryGrowthStore>();
    std::vector<EventRecord> recorded;
    bool records = false;
    std::optional<Error> recordFault;                   ///< instead of what is recorded
    Milliseconds saveEvery = std::chrono::days(10'000); ///< only when it stops; the clock makes large steps here
    quint64 dead = 0;

    std::optional<ViralReport> viral;
    std::optional<PredictorReport> prediction;
    std::optional<OptimizerReport> strategy;

    std::unique_ptr<ViralEngine> engine;
    std::unique_ptr<Predictor> predictor;
    std::unique_ptr<Optimizer> optimizer;

    explicit GrowthBench(const InviteWorld &world)
    {
        clock->stepWall(world.begin - clock->wall());
        hear = *bus->subscribe(QStringLiteral("**"), executorOf(&context),
                               [this](const EventRecord &event) { recorded.push_back(event); },
                               {QStringLiteral("record"), 100'000});
    }

    GrowthSetup setup(quint32 generation)
    {
        GrowthSetup made{clock, generation, bus, {}, store};
        if (records) {
            made.recorded = [this](const QStringList &topics, WallTime since) -> Result<std::vector<EventRecord>> {
                if (recordFault)
                    return tl::unexpected(*recordFault);
                std::vector<EventRecord> found;
                std::ranges::copy_if(recorded, std::back_inserter(found), [&](const EventRecord &one) {
                    return topics.contains(one.topic) && one.at >= since;
                });
                return found;
            };
        }
        made.tell = [this](const GrowthNews &news) {
            if (const auto *report = std::get_if<ViralReport>(&news))
                viral = *report;
            else if (const auto *said = std::get_if<PredictorReport>(&news))
                prediction = *said;
            else
                strategy = std::get<OptimizerReport>(news);
        };
        made.lookEvery = 2ms;
        made.saveEvery = saveEvery;
        return made;
    }
    Result<void> start(quint32 generation = 1)
    {
        engine = std::make_unique<ViralEngine>(setup(generation), quickConfig());
        return engine->start();
    }
    Result<void> startAll()
    {
        predictor = std::make_unique<Predictor>(setup(1));
        optimizer = std::make_unique<Optimizer>(setup(1));
        return start().and_then([this] { return predictor->start(); }).and_then([this] { return optimizer->start(); });
    }

    /// Sends the events of a world from `first` to before `end`, at their own moments.
    std::size_t send(const std::vector<GrowthEvent> &events, std::size_t first, std::size_t end)
    {
        for (std::size_t i = first; i < std::min(end, events.size()); ++i) {
            const auto [topic, data] = written(events[i]);
            clock->advance(std::max(Milliseconds(0), events[i].at - clock->wall()));
            (void)bus->emitEvent(topic, data, QStringLiteral("shop"));
        }
        return std::min(end, events.size());
    }
    /// Until `count` events of the funnel are part of what is kept.
    [[nodiscard]] bool hasTaken(std::size_t count)
    {
        return QTest::qWaitFor([&] { return viral && viral->taken == count; }, 20'000);
    }
    /// Until the record has as many events of the funnel: it hears them by itself, after the engine or before.
    [[nodiscard]] bool hasRecorded(std::size_t count)
    {
        const auto isOfFunnel = [](const EventRecord &event) { return event.topic.contains(u'.'); };
        return QTest::qWaitFor([&] { return std::size_t(std::ranges::count_if(recorded, isOfFunnel)) >= count; },
                               20'000);
    }
    void reset(const QString &model)
    {
        const QByteArray data = QJsonDocument(QJsonObject{{QStringLiteral("model"), model}}).toJson();
        (void)bus->emitEvent(growthtopics::kReset, data, QStringLiteral("ada"));
    }

private:
    QObject context;
    Subscription hear;
};

std::vector<GrowthEvent> campaign(const InviteWorld &world)
{
    std::vector<GrowthEvent> events = world.events();
    for (GrowthEvent &event : events) {
        if (event.kind == GrowthKind::InviteSent)
            event.strategy = quint64(event.invite) % 3 == 0 ? QStringLiteral("gift") : QStringLiteral("plain");
    }
    return events;
}

/// Without the moment at which it was made.
ViralReport timeless(ViralReport report)
{
    report.at = {};
    return report;
}

} // namespace

class TestGrowthComponents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workTogetherOverTheBus();
    void goOnAfterARestart();
    void goOnFromTheRecordAfterACrash();
    void lookAgainForWhatTheRecordDidNotGive();
    void areNotGivenBackWhatWasReset();
    void areHeardWhenTheirStateIsLost();
    void leaveANewerStateAlone();
    void beginAnewWhenTheirStateIsBroken();
    void takeWhatCameWhilePausedAfterwards();
    void countWhatFoundNoRoomWhilePaused();
    void beginAnewWhenAskedTo();
    void countWhatTheOthersShouldNotHaveSaid();
};

void TestGrowthComponents::workTogetherOverTheBus()
{
    InviteWorld world;
    world.invites = 1;
    world.networkSlope = 0.7;
    GrowthBench bench(world);
    QVERIFY(bench.startAll());
    const auto events = campaign(world);
    QVERIFY(events.size() > 2000 && events.size() < GrowthComponent::kQueue);
    // In parts, so that all is not one moment for those who listen.
    std::size_t sent = 0;
    while (sent < events.size()) {
        sent = bench.send(events, sent, sent + 400);
        QVERIFY(bench.hasTaken(sent));
    }
    const auto heard = [&](const QString &topic) {
        return std::ranges::count(bench.recorded, topic, &EventRecord::topic);
    };
    QTRY_VERIFY(heard(growthtopics::kViralUpdate) >= 5);
    QTRY_VERIFY(heard(growthtopics::kNetworkEffect) >= 1);
    QTRY_VERIFY(heard(growthtopics::kPrediction) >= 2);
    QTRY_VERIFY(heard(growthtopics::kStrategyUpdate) >= 2);
    QTRY_VERIFY(bench.prediction && bench.prediction->last && bench.prediction->last->hasNetworkEffect);
    QTRY_VERIFY(bench.strategy && bench.strategy->now.shares.size() == 2);
    QTRY_VERIFY(!bench.viral->cohorts.back().leader.isEmpty()); // ViralEngine has heard Optimizer
    QCOMPARE(bench.viral->window.k.sample, bench.viral->window.users);
    QCOMPARE(bench.dead, quint64(0));
    for (const auto *one :
         {static_cast<GrowthComponent *>(bench.engine.get()), static_cast<GrowthComponent *>(bench.predictor.get()),
          static_cast<GrowthComponent *>(bench.optimizer.get())})
        QVERIFY2(one->lastError().code.isEmpty(), qPrintable(one->name() + one->lastError().code));
    // Everything that was said can be read again.
    for (const EventRecord &event : bench.recorded) {
        if (event.topic == growthtopics::kViralUpdate)
            QCOMPARE(dataOf(*readViralUpdate(event.data)), event.data);
        else if (event.topic == growthtopics::kPrediction)
            QCOMPARE(dataOf(*readPrediction(event.data)), event.data);
        else if (event.topic == growthtopics::kNetworkEffect)
            QCOMPARE(dataOf(*readNetworkEffect(event.data)), event.data);
        else if (event.topic == growthtopics::kStrategyUpdate)
            QCOMPARE(dataOf(*readStrategyUpdate(event.data)), event.data);
    }
}

/// What the next generation knows is what the one before knew.
void TestGrowthComponents::goOnAfterARestart()
{
    InviteWorld world;
    world.days = 6;
    GrowthBench bench(world);
    QVERIFY(bench.start());
    const auto events = campaign(world);
    const std::size_t half = bench.send(events, 0, events.size() / 2);
    QVERIFY(bench.hasTaken(half));
    const ViralReport before = *bench.viral;
    QVERIFY(bench.engine->stop());
    bench.viral.reset();
    QVERIFY(bench.start(2));
    QTRY_VERIFY(bench.viral);
    QCOMPARE(timeless(*bench.viral), timeless(before));
    bench.send(events, half, events.size());
    QVERIFY(bench.hasTaken(events.size()));
}

/// It never shut down: what it kept is old, and the record has the rest. What both have counts once.
void TestGrowthComponents::goOnFromTheRecordAfterACrash()
{
    InviteWorld world;
    world.days = 6;
    GrowthBench bench(world);
    bench.records = true;
    bench.saveEvery = 0ms;
    QVERIFY(bench.start());
    const auto events = campaign(world);
    const std::size_t half = bench.send(events, 0, events.size() / 2);
    QVERIFY(bench.hasTaken(half));
    QTRY_VERIFY(*bench.store->load(QStringLiteral("ViralEngine"), 1));
    const QByteArray kept = **bench.store->load(QStringLiteral("ViralEngine"), 1);
    bench.send(events, half, events.size());
    QVERIFY(bench.hasTaken(events.size()) && bench.hasRecorded(events.size()));
    const ViralReport whole = *bench.viral;
    bench.engine.reset();
    bench.store = std::make_shared<MemoryGrowthStore>();
    QVERIFY(bench.store->save(QStringLiteral("ViralEngine"), 1, kept));
    bench.viral.reset();
    QVERIFY(bench.start(2));
    QTRY_VERIFY(bench.viral);
    QCOMPARE(bench.viral->window, whole.window);
    QCOMPARE(bench.viral->cohorts, whole.cohorts);
    QCOMPARE(bench.viral->periods, whole.periods);
    QCOMPARE(bench.viral->taken, whole.taken);
    // What it reads twice itself is no fault of those who sent it; the order is that of the record now.
    BadInputCounts bad = bench.viral->bad;
    bad[std::size_t(BadInput::OutOfOrder)] = 0;
    QCOMPARE(bad, BadInputCounts());
}

/// Though nothing else was kept since, and the record has all that came before.
void TestGrowthComponents::areNotGivenBackWhatWasReset()
{
    InviteWorld world;
    world.days = 3;
    GrowthBench bench(world);
    bench.records = true;
    QVERIFY(bench.start());
    const auto events = campaign(world);
    bench.send(events, 0, events.size());
    QVERIFY(bench.hasTaken(events.size()));
    bench.reset(QStringLiteral("ViralEngine"));
    QTRY_COMPARE(bench.viral->taken, quint64(0));
    QVERIFY(bench.hasRecorded(events.size() + 1)); // with the reset
    const quint64 epoch = bench.viral->epoch;
    bench.engine.reset(); // it never shut down
    bench.viral.reset();
    QVERIFY(bench.start(2));
    QTRY_VERIFY(bench.viral);
    QCOMPARE(bench.viral->taken, quint64(0));
    QCOMPARE(bench.viral->users, quint64(0));
    QCOMPARE(bench.viral->epoch, epoch);
    QCOMPARE(bench.viral->bad, BadInputCounts());
    // What comes afterwards counts, also after one more crash.
    bench.clock->advance(1s);
    (void)bench.bus->emitEvent(growthtopics::kUserJoined, written(events[0]).second, QStringLiteral("shop"));
    QVERIFY(bench.hasTaken(1) && bench.hasRecorded(events.size() + 2));
    bench.engine.reset();
    bench.viral.reset();
    QVERIFY(bench.start(3));
    QVERIFY(bench.hasTaken(1));
}

/// The epoch rises also when the one before is not known any more, so the others do not take the new for the old.
void TestGrowthComponents::areHeardWhenTheirStateIsLost()
{
    InviteWorld world;
    world.days = 20;
    world.arrivals = 5;
    GrowthBench bench(world);
    QVERIFY(bench.startAll());
    const auto events = campaign(world);
    bench.send(events, 0, events.size());
    QVERIFY(bench.hasTaken(events.size()));
    QTRY_VERIFY(bench.prediction && bench.prediction->periods > 0);
    bench.reset(QStringLiteral("ViralEngine"));
    QTRY_COMPARE(bench.viral->taken, quint64(0));
    QTRY_COMPARE(bench.prediction->periods, quint64(0));
    const quint64 epoch = bench.viral->epoch;
    bench.engine.reset();
    bench.viral.reset();
    bench.store = std::make_shared<MemoryGrowthStore>();
    bench.clock->advance(1h);
    QVERIFY(bench.start(2));
    QTRY_VERIFY(bench.viral);
    QVERIFY(bench.viral->epoch > epoch);
    const WallTime now = bench.clock->wall();
    GrowthEvent joined{GrowthKind::UserJoined, GrowthKey{77}, GrowthKey::None, now, {}};
    (void)bench.bus->emitEvent(growthtopics::kUserJoined, written(joined).second, QStringLiteral("shop"));
    QVERIFY(bench.hasTaken(1));
    bench.clock->advance(std::chrono::days(3));
    QTRY_VERIFY(bench.prediction->periods > 0);
    QCOMPARE(bench.prediction->stale, quint64(0));
    QCOMPARE(bench.strategy->stale, quint64(0));
}

/// Whoever goes back to the newer version finds all as it was.
void TestGrowthComponents::leaveANewerStateAlone()
{
    InviteWorld world;
    GrowthBench bench(world);
    const QString model = QStringLiteral("ViralEngine");
    const QByteArray newer = sealedState(model, 99, "of a version to come");
    QVERIFY(bench.store->save(model, 1, newer));
    QCOMPARE(bench.start().error().code, QString(errors::kGrowthStateNewer));
    QVERIFY(bench.engine->state() != ComponentState::Running);
    (void)bench.engine->abort();
    bench.engine.reset();
    QCOMPARE(**bench.store->load(model, 1), newer);
}

/// What comes after the gap does not hide it from the generation after.
void TestGrowthComponents::lookAgainForWhatTheRecordDidNotGive()
{
    InviteWorld world;
    world.days = 6;
    GrowthBench bench(world);
    bench.records = true;
    QVERIFY(bench.start());
    const auto events = campaign(world);
    const std::size_t half = bench.send(events, 0, events.size() / 2);
    QVERIFY(bench.hasTaken(half) && bench.hasRecorded(half));
    bench.engine.reset(); // as a crash: nothing was kept
    bench.store = std::make_shared<MemoryGrowthStore>();
    bench.viral.reset();
    bench.recordFault = Error{QStringLiteral("test.unreadable"), {}, {}};
    QVERIFY(bench.start(2));
    QCOMPARE(bench.engine->lastError().code, QStringLiteral("test.unreadable"));
    bench.send(events, half, events.size());
    QTRY_VERIFY(bench.viral && bench.viral->taken > 0);
    QVERIFY(bench.engine->stop());
    QVERIFY(bench.viral->taken <= events.size() - half);
    bench.viral.reset();
    bench.recordFault.reset();
    QVERIFY(bench.hasRecorded(events.size()));
    QVERIFY(bench.start(3));
    QTRY_VERIFY(bench.viral && bench.viral->taken > events.size() - half);
}

void TestGrowthComponents::beginAnewWhenTheirStateIsBroken()
{
    InviteWorld world;
    GrowthBench bench(world);
    QVERIFY(bench.store->save(QStringLiteral("ViralEngine"), 1, "no state"));
    QVERIFY(bench.start());
    QCOMPARE(bench.engine->state(), ComponentState::Running);
    QCOMPARE(bench.engine->lastError().code, QString(errors::kGrowthStateUnreadable));
    QTRY_VERIFY(bench.viral && bench.viral->taken == 0);
    QVERIFY(bench.engine->stop());
    QVERIFY(**bench.store->load(QStringLiteral("ViralEngine"), 1) != "no state");
    QCOMPARE(**bench.store->load(QStringLiteral("ViralEngine.bad"), 1), QByteArray("no state"));
}

void TestGrowthComponents::takeWhatCameWhilePausedAfterwards()
{
    InviteWorld world;
    world.days = 4;
    GrowthBench bench(world);
    QVERIFY(bench.start());
    const auto events = campaign(world);
    const std::size_t half = bench.send(events, 0, events.size() / 2);
    QVERIFY(bench.hasTaken(half));
    QVERIFY(bench.engine->pause());
    bench.viral.reset();
    bench.send(events, half, events.size());
    QTRY_COMPARE(bench.engine->beat().queueDepth, quint64(events.size() - half));
    QVERIFY(!bench.viral);
    QVERIFY(bench.engine->resume());
    QVERIFY(bench.hasTaken(events.size()));
    QCOMPARE(bench.engine->beat().queueDepth, quint64(0));
}

void TestGrowthComponents::countWhatFoundNoRoomWhilePaused()
{
    InviteWorld world;
    GrowthBench bench(world);
    QVERIFY(bench.start());
    QVERIFY(bench.engine->pause());
    quint64 sent = 0;
    for (int part = 0; part < 3; ++part) {
        for (int i = 0; i < 4000; ++i)
            (void)bench.bus->emitEvent(growthtopics::kUserJoined, "{}");
        sent += 4000;
        QTRY_COMPARE(bench.engine->beat().queueDepth, std::min<quint64>(sent, GrowthComponent::kMostHeld));
    }
    const auto delivered = [&] {
        const auto all = bench.bus->subscribers();
        quint64 sum = 0;
        for (const SubscriberSnapshot &one : all)
            sum += one.name == u"ViralEngine" ? one.delivered : 0;
        return sum;
    };
    QTRY_COMPARE(delivered(), sent);
    QVERIFY(bench.engine->resume());
    QTRY_VERIFY(bench.viral);
    QCOMPARE(bench.viral->bad[std::size_t(BadInput::WhilePaused)], sent - GrowthComponent::kMostHeld);
    QCOMPARE(bench.viral->bad[std::size_t(BadInput::MissingField)], quint64(GrowthComponent::kMostHeld));
    QCOMPARE(bench.dead, quint64(0));
}

/// Each by its name, and none of the others.
void TestGrowthComponents::beginAnewWhenAskedTo()
{
    InviteWorld world;
    GrowthBench bench(world);
    QVERIFY(bench.startAll());
    const auto events = campaign(world);
    bench.send(events, 0, events.size());
    QVERIFY(bench.hasTaken(events.size()));
    QTRY_VERIFY(bench.prediction && bench.prediction->last);
    QTRY_VERIFY(bench.strategy && bench.strategy->now.shares.size() == 2 && bench.strategy->now.shares[0].trials > 50);
    bench.reset(QStringLiteral("Predictor"));
    QTRY_VERIFY(!bench.prediction->last && bench.prediction->periods == 0);
    QCOMPARE(bench.viral->taken, quint64(events.size()));
    bench.reset(QStringLiteral("Optimizer"));
    QTRY_COMPARE(bench.strategy->now.shares[0].trials, quint64(0));
    QCOMPARE(bench.viral->taken, quint64(events.size()));
    const quint64 epoch = bench.viral->epoch;
    bench.reset(QStringLiteral("nobody"));
    bench.reset(QStringLiteral("ViralEngine"));
    QTRY_COMPARE(bench.viral->taken, quint64(0));
    QVERIFY(bench.viral->epoch > epoch);
}

void TestGrowthComponents::countWhatTheOthersShouldNotHaveSaid()
{
    InviteWorld world;
    GrowthBench bench(world);
    QVERIFY(bench.startAll());
    for (const QString &topic : {growthtopics::kViralUpdate, growthtopics::kNetworkEffect, growthtopics::kPrediction,
                                 growthtopics::kStrategyUpdate})
        (void)bench.bus->emitEvent(topic, R"({"at":"noon"})", QStringLiteral("nobody"));
    QTRY_VERIFY(bench.prediction && bench.prediction->malformed == 2);
    QTRY_VERIFY(bench.strategy && bench.strategy->malformed == 2);
    QTRY_VERIFY(bench.viral && bench.viral->bad[std::size_t(BadInput::Malformed)] == 1);
}

QTEST_GUILESS_MAIN(TestGrowthComponents)
#include "tst_growthcomponents.moc"
