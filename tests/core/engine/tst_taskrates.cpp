#include "core/engine/taskrates.h"
#include "core/run/machine.h"
#include "core/run/plan.h"
#include "core/tasks/taskhost.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

namespace {

MonoTime at(int seconds)
{
    return MonoTime(std::chrono::seconds(seconds));
}

Run runOf(const QString &workflow)
{
    Workflow made;
    made.id = workflow;
    for (const auto &id : {u"a"_s, u"b"_s})
        made.tasks.push_back({.id = id, .type = u"noop"_s, .name = {}, .params = {}, .reliability = {}, .notes = {}});
    return newRun(RunId{1}, compile(made, standardCatalog()).value());
}

Events done(std::initializer_list<quint32> steps)
{
    Events events;
    for (const quint32 step : steps)
        events.push_back({WallTime{}, StepSucceeded{StepIndex{step}, 1, {}, "1"}});
    return events;
}

} // namespace

/// How many steps of a task are done in a minute.
class TestTaskRates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_run = runOf(u"row"_s);
        QVERIFY(m_run.steps.empty() || m_run.steps.size() == 2);
        Events begun;
        QVERIFY(decide(m_run, command::Start{u"manual"_s, "{}", 1}, WallTime{Milliseconds(1)}, begun));
    }
    void countsWhatIsDoneOfEachTask();
    void forgetsWhatIsOlderThanAMinute();
    void tellsWorkflowsApart();
    void countsNoFailure();

private:
    [[nodiscard]] quint64 rate(TaskRates &rates, const QString &task, int seconds) const
    {
        const auto all = rates.ofWorkflow(m_run.plan->workflowId, at(seconds));
        const auto found = all.find({m_run.plan->version, task});
        return found == all.end() ? 0 : found->second;
    }
    Run m_run;
};

void TestTaskRates::countsWhatIsDoneOfEachTask()
{
    TaskRates rates;
    rates.take(m_run, done({0, 0, 1}), at(1000));
    rates.take(m_run, done({0}), at(1007));
    QCOMPARE(rate(rates, u"a"_s, 1008), quint64(3));
    QCOMPARE(rate(rates, u"b"_s, 1008), quint64(1));
}

void TestTaskRates::forgetsWhatIsOlderThanAMinute()
{
    TaskRates rates;
    rates.take(m_run, done({0, 0}), at(1000));
    rates.take(m_run, done({0}), at(1030));
    QCOMPARE(rate(rates, u"a"_s, 1059), quint64(3));
    QCOMPARE(rate(rates, u"a"_s, 1061), quint64(1));
    rates.take(m_run, done({0}), at(1062)); // where the first two were counted
    QCOMPARE(rate(rates, u"a"_s, 1062), quint64(2));
    QCOMPARE(rate(rates, u"a"_s, 1500), quint64(0));
    QVERIFY(rates.ofWorkflow(u"row"_s, at(1500)).empty());
}

void TestTaskRates::tellsWorkflowsApart()
{
    TaskRates rates;
    Run other = runOf(u"other"_s);
    Events begun;
    QVERIFY(decide(other, command::Start{u"manual"_s, "{}", 1}, WallTime{Milliseconds(1)}, begun));
    rates.take(other, done({0}), at(1000));
    rates.take(m_run, done({1}), at(1000));
    QCOMPARE(rates.ofWorkflow(u"other"_s, at(1001)).size(), std::size_t(1));
    QCOMPARE(rate(rates, u"a"_s, 1001), quint64(0));
    QCOMPARE(rate(rates, u"b"_s, 1001), quint64(1));
}

void TestTaskRates::countsNoFailure()
{
    TaskRates rates;
    Events events;
    events.push_back({WallTime{}, AttemptFailed{StepIndex{0}, 1, {}, {}, {}, {}}});
    rates.take(m_run, events, at(1000));
    QVERIFY(rates.ofWorkflow(u"row"_s, at(1001)).empty());
}

QTEST_GUILESS_MAIN(TestTaskRates)
#include "tst_taskrates.moc"
