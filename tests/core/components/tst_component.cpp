#include "core/base/fakeclock.h"
#include "core/components/errors.h"
#include "core/components/systemcomponent.h"
#include "tests/core/base/anyin.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <stdexcept>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

/// Counts its hooks, and fails when told to.
class Probe final : public SystemComponent {
public:
    explicit Probe(const Clock &clock)
        : SystemComponent({QStringLiteral("probe"), {QStringLiteral("journal")}}, clock)
    {
        onStateChanged([this](ComponentState from, ComponentState to) {
            isLawful = isLawful && isLegal(from, to) && from == last;
            last = to;
        });
    }

    bool failsToStart = false;
    bool failsToStop = false;
    bool throwsInStart = false;
    bool throwsInPause = false;
    Nanoseconds helpers{};
    int begun = 0; ///< and not ended
    int depth = 0;
    int balance = 0; ///< initialize less shutdown: 0 or 1 when they alternate
    bool isBalanced = true;
    bool isSuspended = false;
    bool isLawful = true;
    ComponentState last = ComponentState::Stopped;

protected:
    Result<void> initialize() override
    {
        isBalanced = isBalanced && ++balance == 1;
        if (throwsInStart)
            throw std::runtime_error("no such file");
        if (failsToStart)
            return failure(QLatin1StringView("test.start"));
        return {};
    }
    Result<void> shutdown() override
    {
        isBalanced = isBalanced && --balance == 0;
        if (failsToStop)
            return failure(QLatin1StringView("test.stop"));
        return {};
    }
    void suspend() override
    {
        if (throwsInPause)
            throw 7; // of all things
        isSuspended = true;
    }
    quint64 underWay() const override { return static_cast<quint64>(begun); }
    void proceed() override { isSuspended = false; }
    quint64 queueDepth() const override { return static_cast<quint64>(depth); }
    quint64 memoryBytes() const override { return 4096; }
    Nanoseconds helpersCpu() const override { return helpers; }
};

} // namespace

class TestComponent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allowsExactlyTheTransitionsOfTheBook();
    void findsTheShortestLegalPath();
    void keepsTheLawUnderAnyCommands();
    void refusesIllegalCommandsNamingBothStates();
    void stopsWhatIsPausedByResumingItFirst();
    void beatsWithWhatItHasDone();
    void startsTheNextGenerationAfterAnAbort();
    void keepsPercentilesWithinAnEighth();
    void countsThreadTime();
    void addsTheTimeOfItsHelpers();
    void ordersByDependencies();
    void refusesOrdersThatCannotBe();
    void takesWhatIsThrownAsItsError();
    void doesNothingMoreAfterAThrow();
    void drainsBeforeItStops();
};

void TestComponent::allowsExactlyTheTransitionsOfTheBook()
{
    using enum ComponentState;
    const std::vector<std::pair<ComponentState, ComponentState>> book{
        {Initializing, Running},    {Running, Degraded},     {Degraded, Running}, {Running, Paused},
        {Paused, Running},          {Running, Draining},     {Draining, Stopped}, {Error, Recovering},
        {Recovering, Initializing}, {Stopped, Initializing},
    };
    for (int from = 0; from < 8; ++from) {
        for (int to = 0; to < 8; ++to) {
            const std::pair change{static_cast<ComponentState>(from), static_cast<ComponentState>(to)};
            const bool isExpected = std::find(book.begin(), book.end(), change) != book.end()
                                    || (change.second == Error && change.first != Error);
            QCOMPARE(isLegal(change.first, change.second), isExpected);
        }
    }
}

void TestComponent::findsTheShortestLegalPath()
{
    using enum ComponentState;
    QCOMPARE(legalPath(Paused, Draining), (std::vector{Running, Draining}));
    QCOMPARE(legalPath(Paused, Degraded), (std::vector{Running, Degraded}));
    QCOMPARE(legalPath(Error, Running), (std::vector{Recovering, Initializing, Running}));
    QVERIFY(legalPath(Running, Running).empty());
    QVERIFY(legalPath(Running, Recovering).empty());
    for (int from = 0; from < 8; ++from) {
        for (int to = 0; to < 8; ++to) {
            auto state = static_cast<ComponentState>(from);
            for (const ComponentState next : legalPath(state, static_cast<ComponentState>(to))) {
                QVERIFY(isLegal(state, next));
                QVERIFY(next != Error || to == static_cast<int>(Error));
                state = next;
            }
        }
    }
}

void TestComponent::keepsTheLawUnderAnyCommands()
{
    QVERIFY(rc::check("S1 and S6 for one component", [] {
        FakeClock clock;
        Probe probe(clock);
        const int steps = anyIn(1, 60);
        for (int i = 0; i < steps; ++i) {
            probe.failsToStart = anyIn(0, 4) == 0;
            probe.failsToStop = anyIn(0, 4) == 0;
            switch (anyIn(0, 7)) {
            case 0:
            case 1:
                (void)probe.start();
                break;
            case 2:
                (void)probe.stop();
                break;
            case 3:
                (void)probe.pause();
                break;
            case 4:
                (void)probe.resume();
                break;
            case 5:
                (void)probe.degrade({QStringLiteral("test.slow"), {}, {}});
                break;
            default:
                if (anyIn(0, 2) == 0)
                    probe.fail({QStringLiteral("test.broken"), {}, {}});
                else
                    (void)probe.abort();
                break;
            }
            RC_ASSERT(probe.isLawful);
            RC_ASSERT(probe.isBalanced);
            RC_ASSERT(probe.last == probe.state());
        }
    }));
}

void TestComponent::refusesIllegalCommandsNamingBothStates()
{
    FakeClock clock;
    Probe probe(clock);
    const auto refused = probe.pause();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, errors::kComponentTransitionIllegal);
    QCOMPARE(refused.error().args.value(QStringLiteral("from")), QStringLiteral("stopped"));
    QCOMPARE(refused.error().args.value(QStringLiteral("to")), QStringLiteral("paused"));
    QVERIFY(!probe.stop());
    QVERIFY(!probe.resume());
    QCOMPARE(probe.state(), ComponentState::Stopped);
}

void TestComponent::stopsWhatIsPausedByResumingItFirst()
{
    FakeClock clock;
    Probe probe(clock);
    QVERIFY(probe.start());
    QVERIFY(probe.pause());
    QVERIFY(probe.isSuspended);
    QVERIFY(probe.stop());
    QVERIFY(!probe.isSuspended);
    QVERIFY(probe.isLawful);
    QCOMPARE(probe.state(), ComponentState::Stopped);
}

void TestComponent::beatsWithWhatItHasDone()
{
    FakeClock clock;
    Probe probe(clock);
    QVERIFY(probe.start());
    probe.depth = 3;
    clock.advance(5s);
    probe.noteRequest(2ms);
    const MonoTime progress = clock.monotonic();
    clock.advance(1s);
    probe.noteError({QStringLiteral("test.slow"), {}, {}});
    (void)probe.beat();
    const Heartbeat beat = probe.beat();
    QCOMPARE(beat.component, QStringLiteral("probe"));
    QCOMPARE(beat.generation, 1u);
    QCOMPARE(beat.sequence, 2u);
    QVERIFY(beat.at == clock.monotonic());
    QVERIFY(beat.lastProgress == progress);
    QCOMPARE(beat.state, ComponentState::Running);
    QCOMPARE(beat.queueDepth, 3u);
    QCOMPARE(beat.metrics.requests, 1u);
    QCOMPARE(beat.metrics.errorCount, 1u);
    QCOMPARE(beat.metrics.memoryBytes, 4096u);
    QVERIFY(beat.metrics.meanResponse == 2ms);
    QCOMPARE(beat.lastError.code, QStringLiteral("test.slow"));
}

void TestComponent::startsTheNextGenerationAfterAnAbort()
{
    FakeClock clock;
    Probe probe(clock);
    probe.failsToStart = true;
    QVERIFY(!probe.start());
    QCOMPARE(probe.state(), ComponentState::Error);
    QCOMPARE(probe.balance, 1);
    QVERIFY(probe.abort());
    QCOMPARE(probe.balance, 0);
    QCOMPARE(probe.state(), ComponentState::Recovering);
    probe.failsToStart = false;
    (void)probe.beat();
    QVERIFY(probe.start());
    QCOMPARE(probe.generation(), 2u);
    QCOMPARE(probe.beat().sequence, 1u);
}

void TestComponent::keepsPercentilesWithinAnEighth()
{
    QVERIFY(rc::check("percentile against a sorted list", [] {
        ResponseHistogram histogram;
        std::vector<qint64> all;
        const int count = anyIn(1, 300);
        qint64 sum = 0;
        for (int i = 0; i < count; ++i) {
            const qint64 ns = anyIn<qint64>(0, 1000) * (qint64{1} << anyIn(0, 30));
            histogram.record(Nanoseconds(ns));
            all.push_back(ns);
            sum += ns;
        }
        std::sort(all.begin(), all.end());
        RC_ASSERT(histogram.mean() == Nanoseconds(sum / count));
        for (const int percent : {1, 50, 90, 99, 100}) {
            const auto rank = static_cast<std::size_t>((count * percent + 99) / 100);
            const double exact = static_cast<double>(all[rank - 1]);
            const double shown = static_cast<double>(histogram.percentile(percent).count());
            RC_ASSERT(shown >= exact);
            RC_ASSERT(shown <= std::max(exact * 1.125, 1023.0));
        }
    }));
    QVERIFY(ResponseHistogram().percentile(99) == 0ns);
    ResponseHistogram slow;
    slow.record(24h);
    QVERIFY(slow.percentile(50) > 15min);
}

void TestComponent::countsThreadTime()
{
    const Nanoseconds before = threadCpuTime();
    QTRY_VERIFY(threadCpuTime() > before);
}

void TestComponent::addsTheTimeOfItsHelpers()
{
    FakeClock clock;
    Probe probe(clock);
    QVERIFY(probe.start());
    probe.helpers = 1h;
    QVERIFY(probe.beat().metrics.cpu >= 1h + Nanoseconds(1));
    QVERIFY(probe.beat().metrics.cpu < 2h);
}

void TestComponent::ordersByDependencies()
{
    const auto order = startOrder({{QStringLiteral("web"), {QStringLiteral("engine")}},
                                   {QStringLiteral("engine"), {QStringLiteral("journal"), QStringLiteral("io")}},
                                   {QStringLiteral("io"), {}},
                                   {QStringLiteral("journal"), {}}});
    QVERIFY(order);
    QStringList names;
    for (const ComponentSpec &spec : *order)
        names.append(spec.name);
    QCOMPARE(names.join(u' '), QStringLiteral("journal io engine web"));
}

void TestComponent::refusesOrdersThatCannotBe()
{
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    QCOMPARE(startOrder({{a, {}}, {a, {}}}).error().code, errors::kComponentDuplicate);
    const auto unknown = startOrder({{a, {b}}});
    QCOMPARE(unknown.error().code, errors::kComponentDependencyUnknown);
    QCOMPARE(unknown.error().args.value(QStringLiteral("component")), a);
    const auto cycle = startOrder({{QStringLiteral("c"), {a}}, {a, {b}}, {b, {a}}});
    QCOMPARE(cycle.error().code, errors::kComponentDependencyCycle);
    QCOMPARE(cycle.error().args.value(QStringLiteral("path")), QStringLiteral("a → b → a"));
}

void TestComponent::takesWhatIsThrownAsItsError()
{
    FakeClock clock;
    Probe starting(clock);
    starting.throwsInStart = true;
    const auto started = starting.start();
    QCOMPARE(started.error().code, QString(errors::kComponentThrew));
    QCOMPARE(started.error().args.value(QStringLiteral("component")), QStringLiteral("probe"));
    QCOMPARE(started.error().detail, QStringLiteral("no such file"));
    QCOMPARE(starting.state(), ComponentState::Error);

    Probe pausing(clock);
    pausing.throwsInPause = true;
    QVERIFY(pausing.start());
    (void)pausing.pause();
    QCOMPARE(pausing.state(), ComponentState::Error);
    QCOMPARE(pausing.beat().lastError.code, QString(errors::kComponentThrew));
}

void TestComponent::doesNothingMoreAfterAThrow()
{
    FakeClock clock;
    Probe probe(clock);
    QVERIFY(probe.start());
    int done = 0;
    probe.guarded([&] { ++done; });
    probe.guarded([] { throw std::runtime_error("broken"); });
    probe.guarded([&] { ++done; });
    QCOMPARE(done, 1);
    QCOMPARE(probe.state(), ComponentState::Error);
    QVERIFY(probe.isLawful);
}

void TestComponent::drainsBeforeItStops()
{
    FakeClock clock;
    Probe probe(clock);
    QVERIFY(probe.start());
    probe.begun = 2;
    QVERIFY(probe.drain());
    QCOMPARE(probe.state(), ComponentState::Draining);
    QVERIFY(probe.isSuspended && !probe.isDrained());
    QVERIFY(!probe.resume());
    probe.begun = 0;
    QVERIFY(probe.isDrained());
    QVERIFY(probe.stop());
    QCOMPARE(probe.state(), ComponentState::Stopped);
    QVERIFY(probe.isLawful && probe.balance == 0);
}

QTEST_APPLESS_MAIN(TestComponent)
#include "tst_component.moc"
