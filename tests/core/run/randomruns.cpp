#include "tests/core/run/randomruns.h"

#include "tests/core/support/testcatalog.h"

namespace sluice::test {

namespace {

/// Gives some tasks a task that undoes them.
void addCompensations(Workflow &made, std::mt19937_64 &chance)
{
    const auto pick = [&chance](quint64 below) { return chance() % below; };
    for (std::size_t i = made.tasks.size(); i-- > 0;) {
        if (pick(2) == 0)
            continue;
        Task undo;
        undo.id = QStringLiteral("u_") + made.tasks[i].id;
        undo.type = pick(3) == 0 ? QStringLiteral("unsafe") : QStringLiteral("step");
        undo.reliability.maxAttempts = 1 + static_cast<int>(pick(2));
        undo.reliability.onExhausted = pick(2) == 0 ? OnExhausted::Continue : OnExhausted::Compensate;
        made.tasks[i].compensation = undo.id;
        made.tasks.push_back(undo);
    }
}

} // namespace

Workflow randomWorkflow(std::mt19937_64 &chance)
{
    static const char *const kTypes[] = {"step",  "step",  "unsafe", "join(any)", "join(nOfM,2)", "join(noneFailed)",
                                         "delay", "await", "call"};
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
                                 : pick(8) == 0       ? QStringLiteral(".timeout")
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
                                                    OnExhausted::Continue, OnExhausted::Compensate, OnExhausted::Fail};
        task.reliability.onExhausted = kPolicies[pick(chance() % 3 == 0 ? 5 : 3)];
        task.reliability.maxAttempts = 1 + static_cast<int>(pick(3));
        if (pick(5) == 0)
            task.reliability.stepDeadline = Milliseconds(2000 + pick(9000));
        if (task.type == QLatin1StringView("forEach") && pick(2) == 0)
            task.params.insert(QStringLiteral("concurrency"), 1 + static_cast<int>(pick(2)));
    }
    addCompensations(made, chance);
    return made;
}

StartOptions randomOptions(std::mt19937_64 &chance, const Workflow &made)
{
    const auto pick = [&chance](quint64 below) { return chance() % below; };
    const auto anyTask = [&] { return made.tasks[pick(made.tasks.size())].id; };
    StartOptions options;
    if (pick(2) == 0)
        return options;
    for (quint64 pins = pick(3); pins > 0; --pins)
        options.pins.push_back({anyTask(), "\"pinned\"", pick(4) == 0 ? QStringLiteral("other") : QString()});
    for (quint64 mocks = pick(3); mocks > 0; --mocks) {
        MockedTask mock{.task = anyTask(), .output = "\"mocked\""};
        if (pick(4) == 0)
            mock.failure = FailureClass::Permanent;
        options.mocks.push_back(mock);
    }
    if (pick(3) == 0)
        options.untilTask = anyTask();
    if (pick(3) == 0)
        options.fromTask = anyTask();
    options.stepping = pick(4) == 0;
    for (quint64 breakpoints = pick(3); breakpoints > 0; --breakpoints)
        options.breakpoints.push_back(anyTask());
    return options;
}

} // namespace sluice::test
