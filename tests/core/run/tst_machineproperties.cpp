#include "core/run/codec.h"
#include "tests/core/run/rundriver.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sluice;
using namespace sluice::test;

namespace {

/// A random workflow without cycles: tasks in a row, edges forward only, now and then a forEach with its own body.
Workflow randomWorkflow(std::mt19937_64 &chance)
{
    static const char *const kTypes[] = {"step", "step", "unsafe", "join(any)", "join(nOfM,2)", "join(noneFailed)",
                                         "delay"};
    const auto pick = [&chance](quint64 below) { return chance() % below; };
    QString tasks;
    QString edges;
    const int count = 1 + static_cast<int>(pick(8));
    for (int i = 0; i < count; ++i)
        tasks += QStringLiteral("t%1:%2 ").arg(i).arg(QLatin1StringView(kTypes[pick(std::size(kTypes))]));
    for (int to = 1; to < count; ++to) {
        for (int from = 0; from < to; ++from) {
            if (pick(3) != 0)
                continue;
            const bool step = tasks.contains(QStringLiteral("t%1:step ").arg(from));
            const QString port = step && pick(4) == 0 ? QStringLiteral(".other")
                                 : pick(6) == 0       ? QStringLiteral(".failure")
                                                      : QString();
            edges += QStringLiteral("t%1%2>t%3 ").arg(from).arg(port).arg(to);
        }
    }
    if (pick(2) == 0) {
        tasks += QStringLiteral("loop:forEach b1:step b2:unsafe ");
        edges += QStringLiteral("t0>loop loop.item>b1 b1>b2 ");
        if (pick(2) == 0) {
            tasks += QStringLiteral("inner:forEach c1:step ");
            edges += QStringLiteral("b1>inner inner.item>c1 ");
        }
        if (pick(2) == 0) {
            tasks += QStringLiteral("after:step ");
            edges += QStringLiteral("loop.done>after ");
        }
    }
    Workflow made = workflow(tasks, edges);
    for (Task &task : made.tasks) {
        static constexpr OnExhausted kPolicies[] = {OnExhausted::DeadLetter, OnExhausted::DeadLetter,
                                                    OnExhausted::Continue, OnExhausted::Fail};
        task.reliability.onExhausted = kPolicies[pick(chance() % 3 == 0 ? 4 : 3)];
        task.reliability.maxAttempts = 1 + static_cast<int>(pick(3));
        if (pick(5) == 0)
            task.reliability.stepDeadline = Milliseconds(2000 + pick(9000));
    }
    return made;
}

} // namespace

class TestMachineProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsItsInvariantsUnderAnySchedule();
    void endsTheSameWhateverTheOrder();
    void encodesAndDecodesEvents();
};

void TestMachineProperties::holdsItsInvariantsUnderAnySchedule()
{
    const bool held = rc::check("invariants of SEMANTICS.md: I1-I6, I9, R1, R4, R5, D1, D3, D4", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        RunDriver driver(randomWorkflow(chance), seed);
        for (int step = 0; step < 120; ++step)
            driver.happen();
        driver.finish();
        if (!driver.faults.isEmpty())
            RC_FAIL(driver.faults.join(QStringLiteral("; ")).toStdString() + " | "
                    + eventNames(driver.events).join(u' ').toStdString());
    });
    QVERIFY(held);
}

void TestMachineProperties::endsTheSameWhateverTheOrder()
{
    const bool held = rc::check("I8: any interleaving of independent steps ends in the same state", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        Workflow made = randomWorkflow(chance);
        std::erase_if(made.tasks, [](const Task &task) { return task.type == QLatin1StringView("join"); });
        std::erase_if(made.edges, [&made](const Edge &edge) { return !made.task(edge.from) || !made.task(edge.to); });
        // Body tasks of a loop that lost its way in would be roots, which is as good.
        const auto outputs = [&made](quint64 order) {
            RunDriver driver(made, order);
            while (!isFinal(driver.run.state)) {
                for (const StepIndex step : pending(driver.run).start)
                    driver.start(step);
                if (!driver.open.empty()) {
                    auto attempt = driver.open.begin();
                    std::advance(attempt, driver.pick(static_cast<quint32>(driver.open.size())));
                    const auto [lease, step] = *attempt;
                    driver.open.erase(attempt);
                    const Plan::TaskNode &task = driver.run.taskOf(step);
                    if (task.role == TaskRole::ForEach)
                        RC_ASSERT(driver.tell(command::Found{step, lease, "[1,2,3]"}));
                    else
                        RC_ASSERT(driver.tell(command::Succeed{step, lease, {}, task.id.toUtf8().prepend('"') + '"'}));
                    continue;
                }
                driver.passTime();
            }
            std::map<QString, QByteArray> byTask;
            for (const Step &step : driver.run.steps) {
                const auto &scope = driver.run.scopes[number(step.scope)];
                const QString key = driver.run.plan->task(step.task).id + QString::number(scope.item);
                byTask[key] += step.output + QByteArray::number(static_cast<int>(step.state)) + ' ';
            }
            return byTask;
        };
        RC_ASSERT(outputs(seed) == outputs(seed + 1));
    });
    QVERIFY(held);
}

void TestMachineProperties::encodesAndDecodesEvents()
{
    const bool held = rc::check("events survive the codec", [](quint64 seed) {
        std::mt19937_64 chance(seed);
        RunDriver driver(randomWorkflow(chance), seed);
        for (int step = 0; step < 60; ++step)
            driver.happen();
        const auto decoded = decodeEvents(encodeEvents(driver.events));
        RC_ASSERT(decoded.has_value());
        RC_ASSERT(*decoded == driver.events);
    });
    QVERIFY(held);
    const QByteArray bytes = encodeEvents(Events{{WallTime{}, RunStarted{QStringLiteral("x"), "{}", 1}}});
    for (qsizetype cut = 0; cut < bytes.size(); ++cut)
        QVERIFY2(!decodeEvents(bytes.left(cut)), qPrintable(QString::number(cut)));
}

QTEST_APPLESS_MAIN(TestMachineProperties)
#include "tst_machineproperties.moc"
