#include "core/workflow/graph.h"
#include "tests/core/engine/simulation.h"

// The workflows of a simulation's world: every kind of task that needs no file, every join, and every way out.

namespace sluice::test {

namespace {

const QString kSwitchPorts[] = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("default")};

} // namespace

Workflow Simulation::randomWorkflow()
{
    Workflow made;
    const quint64 kind = pick(5);
    made.id = QStringLiteral("w%1").arg(kind);
    made.concurrency.runs = kind == 1 ? 1 : kind == 2 ? 2 : 0;
    made.concurrency.steps = kind == 2 || kind == 3 ? kMostSteps : 0;
    made.priority = static_cast<int>(pick(21)) - 10;
    const int count = 1 + static_cast<int>(pick(6));
    for (int i = 0; i < count; ++i) {
        Task task = randomTask(QStringLiteral("t%1").arg(i));
        task.reliability.concurrency = kind == 4 ? 1 : 0;
        int incoming = 0;
        for (const Task &from : made.tasks) {
            if (!chance(35))
                continue;
            made.edges.push_back({from.id, randomPort(from), task.id});
            incoming += 1;
            const Edge second{from.id, randomPort(from), task.id};
            if (chance(15) && second.fromPort != made.edges.back().fromPort) {
                made.edges.push_back(second); // both ways out lead here
                incoming += 1;
            }
        }
        if (task.type == u"join" && incoming < 2) {
            task.type = QStringLiteral("noop");
            task.params = {};
        }
        made.tasks.push_back(std::move(task));
    }
    if (chance(40)) {
        Task loop;
        loop.id = QStringLiteral("loop");
        loop.type = QStringLiteral("forEach");
        loop.params = {{QStringLiteral("items"), QStringLiteral("{{ run.input }}")}};
        Task body;
        body.id = QStringLiteral("body");
        body.type = QStringLiteral("http.request");
        body.params = {{QStringLiteral("url"), QStringLiteral("/")},
                       {QStringLiteral("connection"), QStringLiteral("service")}};
        made.tasks.push_back(loop);
        made.tasks.push_back(body);
        made.edges.push_back({QStringLiteral("loop"), QStringLiteral("item"), QStringLiteral("body")});
    }
    addCompensations(made);
    return made;
}

Task Simulation::randomTask(const QString &id)
{
    static const char *const kTypes[] = {"http.request", "http.request", "http.request", "noop",
                                         "set",          "delay",        "join",         "join",
                                         "if",           "switch",       "wait.event",   "workflow.call"};
    static const char *const kModes[] = {"all", "any", "nOfM", "noneFailed"};
    Task task;
    task.id = id;
    task.type = QLatin1StringView(kTypes[pick(std::size(kTypes))]);
    if (task.type == u"http.request") {
        task.params = {{QStringLiteral("url"), QStringLiteral("/")},
                       {QStringLiteral("method"), chance(30) ? QStringLiteral("POST") : QStringLiteral("GET")}};
        if (chance(60))
            task.params.insert(QStringLiteral("connection"), QStringLiteral("service"));
    } else if (task.type == u"delay") {
        task.params = {{QStringLiteral("duration"), QStringLiteral("%1s").arg(1 + pick(20))}};
    } else if (task.type == u"if") {
        task.params = {{QStringLiteral("condition"), QStringLiteral("{{ input }}")}};
    } else if (task.type == u"switch") {
        // A path is read at once; anything else needs a script, which is an attempt like any other.
        const QString value = chance(50) ? QStringLiteral("input") : QStringLiteral("input + 1");
        task.params = {{QStringLiteral("value"), value},
                       {QStringLiteral("cases"), QJsonObject{{QStringLiteral("a"), QStringLiteral("t0")},
                                                             {QStringLiteral("b"), QStringLiteral("t1")}}}};
    } else if (task.type == u"join") {
        task.params = {{QStringLiteral("mode"), QLatin1StringView(kModes[pick(std::size(kModes))])},
                       {QStringLiteral("n"), 1 + static_cast<int>(pick(2))}};
    } else if (task.type == u"wait.event") {
        task = randomWait(task.id);
    } else if (task.type == u"workflow.call") {
        task.params = {{QStringLiteral("workflow"), QStringLiteral("inner")}};
    }
    static constexpr OnExhausted kPolicies[] = {OnExhausted::DeadLetter, OnExhausted::DeadLetter, OnExhausted::Continue,
                                                OnExhausted::Fail, OnExhausted::Compensate};
    task.reliability.onExhausted = kPolicies[pick(5)];
    task.reliability.maxAttempts = 1 + static_cast<int>(pick(3));
    if (chance(20))
        task.reliability.stepDeadline = Milliseconds(500 + pick(40'000));
    return task;
}

QString Simulation::randomPort(const Task &from)
{
    const QString &type = from.type;
    if (chance(from.reliability.onExhausted == OnExhausted::Continue ? 30 : 5))
        return kFailurePort;
    if (chance(type == u"wait.event" || from.reliability.onExhausted == OnExhausted::Continue ? 30 : 5))
        return kTimeoutPort;
    if (type == u"if")
        return chance(50) ? QStringLiteral("true") : QStringLiteral("false");
    if (type == u"switch")
        return kSwitchPorts[pick(std::size(kSwitchPorts))];
    return QStringLiteral("out");
}

/// The way out that a script finds for a task that chooses one; empty: the first.
QString Simulation::chosenPort(const QString &type)
{
    return type == u"switch"              ? kSwitchPorts[pick(std::size(kSwitchPorts))]
           : type == u"if" && !chance(50) ? QStringLiteral("false")
                                          : QString();
}

void Simulation::addCompensations(Workflow &made)
{
    for (std::size_t i = made.tasks.size(); i-- > 0;) {
        if (!chance(40))
            continue;
        Task undo;
        undo.id = QStringLiteral("undo_") + made.tasks[i].id;
        undo.type = QStringLiteral("http.request");
        undo.params = {{QStringLiteral("url"), QStringLiteral("/")},
                       {QStringLiteral("method"), chance(50) ? QStringLiteral("DELETE") : QStringLiteral("POST")}};
        undo.reliability.maxAttempts = 1 + static_cast<int>(pick(2));
        made.tasks[i].compensation = undo.id;
        made.tasks.push_back(std::move(undo));
    }
}

} // namespace sluice::test
