#include "core/simulate/chance.h"
#include "tests/core/engine/runbench.h"
#include "tests/core/simulate/simulatedworkflows.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using std::chrono::milliseconds;

namespace {

constexpr quint64 kRuns = 24;
constexpr milliseconds kBetween{250};

/// What happens to each run, a line an event: when after its first one, of which kind, at which step, by which attempt.
/// `StepHeld` is left out: it changes nothing, and is there to be shown.
using Story = std::map<quint64, QStringList>;

template <typename Data>
QString lineOf(const Data &data)
{
    QString line;
    if constexpr (requires { data.step; })
        line += QStringLiteral(" step %1").arg(number(data.step));
    if constexpr (requires { data.lease; })
        line += QStringLiteral(" lease %1").arg(data.lease);
    if constexpr (requires { data.port; })
        line += QStringLiteral(" port %1").arg(data.port);
    if constexpr (requires { data.failureClass; })
        line += QStringLiteral(" class %1").arg(static_cast<int>(data.failureClass));
    return line;
}

void note(QStringList &lines, WallTime begun, const Event &event)
{
    if (std::holds_alternative<StepHeld>(event.data))
        return;
    lines += QStringLiteral("%1 ms, kind %2%3")
                 .arg((event.at - begun).count())
                 .arg(event.data.index())
                 .arg(std::visit([](const auto &data) { return lineOf(data); }, event.data));
}

Edge edge(const char *from, const char *to)
{
    return {QString::fromLatin1(from), QStringLiteral("out"), QString::fromLatin1(to)};
}

/// Three calls, two of them side by side, over a connection of two places that lets five a second through.
SimulationSetup threeCalls()
{
    SimulationSetup setup = oneCall(1 / 0.25, 0, 2, 7);
    setup.workflow.tasks = {callTask(QStringLiteral("a")), callTask(QStringLiteral("b")),
                            callTask(QStringLiteral("c"))};
    setup.workflow.edges = {edge("a", "b"), edge("a", "c")};
    setup.arrivals.kind = ArrivalModel::Kind::Constant;
    setup.duration = kBetween * kRuns;
    setup.tasks.clear();
    // Whole milliseconds, of which no two come together: the fake clock of the engine knows no less.
    for (const auto &[task, takes] : {std::pair{"a", 137}, {"b", 211}, {"c", 89}}) {
        TaskModel model;
        model.task = QString::fromLatin1(task);
        model.latency.first = takes;
        model.failures.transient = 0.25;
        model.failures.permanent = 0.05;
        setup.tasks.push_back(model);
    }
    return setup;
}

Story simulated(const SimulationSetup &setup)
{
    Story story;
    std::map<quint64, WallTime> begun;
    SimulationWatch watch;
    watch.decided = [&](RunId run, const Events &events) {
        for (const Event &event : events)
            note(story[number(run)], begun.try_emplace(number(run), event.at).first->second, event);
    };
    (void)simulate(setup, watch);
    return story;
}

/// The engine under its fake clock, given the same latencies and failures by the same draws.
class EngineUnderDraws {
public:
    explicit EngineUnderDraws(const SimulationSetup &setup)
        : m_setup(setup)
    {
        m_bench.connections = setup.connections;
        m_bench.start();
    }

    Story story()
    {
        // The first run arrives after a whole interval, as in the simulation.
        const Nanoseconds end = 2 * m_setup.duration;
        Nanoseconds arrival = kBetween;
        for (Nanoseconds now{}; now <= end;) {
            Nanoseconds next = std::min(arrival, now + std::max(m_bench.engine->timeToNext(), Nanoseconds(1'000'000)));
            for (const auto &[at, attempt] : m_due)
                next = std::min(next, at);
            if (next > end)
                break;
            m_bench.pass(next - now);
            now = next;
            if (now == arrival) {
                arrival = arrival < kBetween * kRuns ? arrival + kBetween : Nanoseconds::max();
                (void)m_bench.run(m_setup.workflow);
            }
            take(now);
        }
        Story told;
        for (quint64 run = 1; run <= kRuns; ++run) {
            const auto history = m_bench.history(RunId{run});
            for (const Event &event : history->events)
                note(told[run], history->events.front().at, event);
        }
        return told;
    }

private:
    void take(Nanoseconds now)
    {
        const auto collect = [&] {
            for (Attempt &attempt : std::exchange(m_bench.attempts, {}))
                m_due.emplace(now + drawOf(attempt, true).takes, std::move(attempt));
        };
        collect();
        while (!m_due.empty() && m_due.begin()->first <= now) {
            const Attempt attempt = m_due.begin()->second;
            m_due.erase(m_due.begin());
            const DrawnAttempt drawn = drawOf(attempt, false);
            if (drawn.failure)
                m_bench.end(attempt, failureOf(*drawn.failure, drawn.retryAfter));
            else
                m_bench.end(attempt, outcome::Succeeded{{}, drawn.port});
            collect();
        }
    }
    DrawnAttempt drawOf(const Attempt &attempt, bool isNew)
    {
        quint32 &count = m_attempts[{attempt.run, attempt.step}];
        count += isNew ? 1 : 0;
        const auto model = std::ranges::find(m_setup.tasks, attempt.taskId, &TaskModel::task);
        return drawAttempt(*model, m_setup.seed, attempt.run, attempt.step, count);
    }

    const SimulationSetup &m_setup;
    RunBench m_bench;
    std::multimap<Nanoseconds, Attempt> m_due;
    std::map<std::pair<RunId, StepIndex>, quint32> m_attempts;
};

} // namespace

/// The simulation beside the real engine: the same workflow, the same draws, event by event.
class SameAsEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsTheSameStory_data()
    {
        QTest::addColumn<double>("perSecond");
        QTest::addColumn<bool>("opens");
        QTest::newRow("a pool") << 0.0 << false;
        QTest::newRow("a pool and a rate limit") << 5.0 << false;
        QTest::newRow("a breaker that opens") << 0.0 << true;
    }
    void tellsTheSameStory()
    {
        QFETCH(double, perSecond);
        QFETCH(bool, opens);
        SimulationSetup setup = threeCalls();
        setup.connections[0].limit = {perSecond, 2};
        if (opens) {
            setup.connections[0].breaker.minimumCalls = 6;
            setup.connections[0].breaker.window = 10;
            setup.connections[0].breaker.failureRate = 0.4;
            setup.connections[0].breaker.wait = milliseconds(1500);
        }
        const Story ours = simulated(setup);
        const Story engines = EngineUnderDraws(setup).story();
        QCOMPARE(ours.size(), std::size_t(kRuns));
        qsizetype lines = 0;
        for (quint64 run = 1; run <= kRuns; ++run) {
            QCOMPARE(ours.at(run).join(u'\n'), engines.at(run).join(u'\n'));
            lines += ours.at(run).size();
        }
        QVERIFY(lines > 100);
        const auto result = simulate(setup);
        QCOMPARE(result->connections[0].opens > 0, opens);
    }
};

QTEST_GUILESS_MAIN(SameAsEngineTest)
#include "tst_sameasengine.moc"
