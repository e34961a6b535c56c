#pragma once

#include "core/run/plan.h"

namespace sluice::test {

/// Task types that need nothing but the run machine: step, unsafe, forEach, join, delay, await, call.
inline TaskCatalog catalog()
{
    const auto type = [](const char *name, TaskRole role) {
        TaskTypeInfo info;
        info.type = QLatin1StringView(name);
        info.role = role;
        return info;
    };
    TaskTypeInfo step = type("step", TaskRole::Step);
    step.outPorts = {QStringLiteral("out"), QStringLiteral("other")};
    TaskTypeInfo unsafe = type("unsafe", TaskRole::Step);
    unsafe.safety = RepeatSafety::Unsafe;
    TaskTypeInfo forEach = type("forEach", TaskRole::ForEach);
    forEach.outPorts = {QStringLiteral("item"), QStringLiteral("done")};
    TaskTypeInfo join = type("join", TaskRole::Join);
    join.params = {{.key = QStringLiteral("mode"),
                    .kind = ParamKind::Choice,
                    .fallback = QStringLiteral("all"),
                    .choices = {QStringLiteral("all"), QStringLiteral("any"), QStringLiteral("nOfM"),
                                QStringLiteral("noneFailed")}},
                   {.key = QStringLiteral("n"), .kind = ParamKind::Number, .fallback = 1}};
    TaskTypeInfo await = type("await", TaskRole::Step);
    await.outPorts = {QStringLiteral("out"), QStringLiteral("timeout")};
    TaskTypeInfo ask = type("ask", TaskRole::Step);
    ask.outPorts = {QStringLiteral("approved"), QStringLiteral("rejected"), QStringLiteral("timeout")};
    TaskTypeInfo call = type("call", TaskRole::Step);
    call.outPorts = await.outPorts;
    return TaskCatalog({step, unsafe, forEach, join, type("delay", TaskRole::Delay), await, call, ask,
                        type("end", TaskRole::Step)});
}

/// "a:step b:unsafe c:join(any)" and "a>b b.other>c": a workflow in two lines.
inline Workflow workflow(const QString &tasks, const QString &edges, const Reliability &reliability = {})
{
    Workflow made;
    made.id = QStringLiteral("w");
    made.name = made.id;
    for (const QString &text : tasks.split(u' ', Qt::SkipEmptyParts)) {
        Task task;
        task.id = text.section(u':', 0, 0);
        task.type = text.section(u':', 1).section(u'(', 0, 0);
        task.reliability = reliability;
        if (const QString mode = text.section(u'(', 1).chopped(text.contains(u'(') ? 1 : 0); !mode.isEmpty()) {
            task.params.insert(QStringLiteral("mode"), mode.section(u',', 0, 0));
            if (mode.contains(u','))
                task.params.insert(QStringLiteral("n"), mode.section(u',', 1).toInt());
        }
        made.tasks.push_back(task);
    }
    for (const QString &text : edges.split(u' ', Qt::SkipEmptyParts)) {
        const QString from = text.section(u'>', 0, 0);
        Edge edge;
        edge.from = from.section(u'.', 0, 0);
        edge.fromPort = from.contains(u'.') ? from.section(u'.', 1) : QStringLiteral("out");
        edge.to = text.section(u'>', 1);
        made.edges.push_back(edge);
    }
    return made;
}

} // namespace sluice::test
