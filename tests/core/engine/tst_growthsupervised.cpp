#include "core/growth/optimizer.h"
#include "core/growth/predictor.h"
#include "core/growth/viralengine.h"
#include "tests/core/engine/coordinatorbench.h"
#include "tests/core/growth/inviteworld.h"

#include <mutex>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

const QString kViral = QStringLiteral("ViralEngine");
const QString kPredictor = QStringLiteral("Predictor");
const QString kOptimizer = QStringLiteral("Optimizer");

/// What the three tell, from their threads.
class GrowthEar {
public:
    void hear(GrowthNews news)
    {
        const std::lock_guard lock(m_mutex);
        if (auto *report = std::get_if<ViralReport>(&news))
            m_viral = std::move(*report);
        else if (auto *strategy = std::get_if<OptimizerReport>(&news))
            m_strategy = std::move(*strategy);
    }
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_viral = {};
        m_strategy = {};
    }
    [[nodiscard]] quint64 taken() const
    {
        const std::lock_guard lock(m_mutex);
        return m_viral.taken;
    }
    [[nodiscard]] quint64 strategies() const
    {
        const std::lock_guard lock(m_mutex);
        return m_strategy.now.shares.size();
    }

private:
    mutable std::mutex m_mutex;
    ViralReport m_viral;
    OptimizerReport m_strategy;
};

} // namespace

/// The growth components on threads of their own, under the real coordinator.
class TestGrowthSupervised : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void goOnWhereTheyWereAfterOneHung();
    void arePausedAndResumed();
    void knowAllAfterARestart();

private:
    template <typename Component, typename... Config>
    [[nodiscard]] ComponentPlan plan(const QString &name, const Config &...config) const
    {
        const auto make = [setup = m_setup, config...](quint32 generation) -> std::unique_ptr<SystemComponent> {
            GrowthSetup own = setup;
            own.generation = generation;
            return std::make_unique<Component>(own, config...);
        };
        return {{name, {}}, make, [](quint32) {}, [bus = m_bus, name](quint32) { bus->abandon(name); }};
    }
    void send(std::size_t first, std::size_t end);
    [[nodiscard]] bool allRun(quint32 generation) const;

    std::vector<GrowthEvent> m_events;
    std::shared_ptr<EventBus> m_bus;
    std::shared_ptr<GrowthEar> m_ear;
    GrowthSetup m_setup;
    std::unique_ptr<CoordinatorBench> m_bench;
};

void TestGrowthSupervised::init()
{
    m_bench = std::make_unique<CoordinatorBench>(QStringList());
    InviteWorld world;
    world.days = 20;
    world.begin = WallTime(m_bench->clock->wall()) - std::chrono::days(21);
    m_events = world.events();
    for (GrowthEvent &event : m_events) {
        if (event.kind == GrowthKind::InviteSent)
            event.strategy = quint64(event.invite) % 3 == 0 ? QStringLiteral("gift") : QStringLiteral("plain");
    }
    m_bus = std::make_shared<EventBus>(*m_bench->clock);
    m_ear = std::make_shared<GrowthEar>();
    m_setup = {m_bench->clock, 1, m_bus, {}, std::make_shared<MemoryGrowthStore>()};
    m_setup.tell = [ear = m_ear](GrowthNews news) { ear->hear(std::move(news)); };
    m_setup.lookEvery = 10ms;
    m_setup.saveEvery = 0ms;
    ViralConfig config;
    config.horizon = 48h;
    m_bench->more = {plan<ViralEngine>(kViral, config), plan<Predictor>(kPredictor), plan<Optimizer>(kOptimizer)};
    m_bench->start();
    QTRY_VERIFY_WITH_TIMEOUT(allRun(1), 20'000);
}

void TestGrowthSupervised::cleanup()
{
    QVERIFY(m_bench->end());
    m_bench.reset();
    m_setup = {};
    m_bus.reset();
}

void TestGrowthSupervised::send(std::size_t first, std::size_t end)
{
    for (std::size_t i = first; i < end; ++i) {
        const auto [topic, data] = written(m_events[i]);
        QVERIFY(m_bus->emitEvent(topic, data, QStringLiteral("shop")));
    }
}

bool TestGrowthSupervised::allRun(quint32 generation) const
{
    return m_bench->runs(kViral, generation) && m_bench->runs(kPredictor, generation)
           && m_bench->runs(kOptimizer, generation);
}

void TestGrowthSupervised::goOnWhereTheyWereAfterOneHung()
{
    const std::size_t half = m_events.size() / 2;
    send(0, half);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->taken(), quint64(half), 20'000);
    // What is told is kept in the same turn of its loop, before it can be told to hang.
    CoordinatorOrder order{CoordinatorOrder::Kind::Break};
    order.fault = {kViral, ComponentFault::Kind::Hang};
    m_bench->orders->post(order);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->runs(kViral, 2), 30'000);
    QVERIFY(m_bench->runs(kPredictor, 1) && m_bench->runs(kOptimizer, 1));
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->taken(), quint64(half), 20'000);
    send(half, m_events.size());
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->taken(), quint64(m_events.size()), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->strategies(), quint64(2), 20'000);
}

void TestGrowthSupervised::arePausedAndResumed()
{
    m_bench->order(kViral, ComponentAction::Pause);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->shown(kViral).phase, ComponentPhase::Paused, 20'000);
    send(0, m_events.size());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->shown(kViral).queueDepth, quint64(m_events.size()), 20'000);
    QCOMPARE(m_ear->taken(), quint64(0));
    m_bench->order(kViral, ComponentAction::Resume);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->taken(), quint64(m_events.size()), 20'000);
}

void TestGrowthSupervised::knowAllAfterARestart()
{
    send(0, m_events.size());
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->taken(), quint64(m_events.size()), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->strategies(), quint64(2), 20'000);
    m_ear->forget();
    for (const QString &name : {kViral, kPredictor, kOptimizer})
        m_bench->order(name, ComponentAction::Restart);
    QTRY_VERIFY_WITH_TIMEOUT(allRun(2), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->taken(), quint64(m_events.size()), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_ear->strategies(), quint64(2), 20'000);
}

QTEST_GUILESS_MAIN(TestGrowthSupervised)
#include "tst_growthsupervised.moc"
