#pragma once

#include "core/workflow/model.h"

#include <QJsonArray>

#include <rapidcheck.h>

#include <algorithm>

namespace sluice {

/// Texts with what is awkward in JSON: quotes, backslashes, control characters, more than one byte, more than one unit.
inline rc::Gen<QString> anyText()
{
    return rc::gen::map(
        rc::gen::container<std::u32string>(rc::gen::oneOf(
            rc::gen::inRange<char32_t>(U'a', U'z'), rc::gen::elementOf(std::u32string(U"\"\\/\n\t\u0001 äß→𝄞{}[]:,")))),
        [](const std::u32string &text) { return QString::fromStdU32String(text); });
}

inline QString taskIdAt(int index)
{
    return QStringLiteral("t%1").arg(index);
}

inline QJsonValue arbitraryValue(int depth)
{
    switch (*rc::gen::inRange(0, depth > 0 ? 7 : 5)) {
    case 0:
        return *anyText();
    case 1:
        return *rc::gen::arbitrary<int>();
    case 2:
        return *rc::gen::inRange(-1'000'000, 1'000'000) / 1024.0;
    case 3:
        return *rc::gen::arbitrary<bool>();
    case 4:
        return QJsonValue::Null;
    case 5: {
        QJsonArray array;
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i)
            array.append(arbitraryValue(depth - 1));
        return array;
    }
    default: {
        QJsonObject object;
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i)
            object.insert(*anyText(), arbitraryValue(depth - 1));
        return object;
    }
    }
}

inline Milliseconds arbitraryDuration()
{
    const auto count = *rc::gen::inRange(0, 5000);
    return Milliseconds(count) * *rc::gen::element(1, 1000, 60'000);
}

inline Reliability arbitraryReliability()
{
    Reliability result;
    if (*rc::gen::arbitrary<bool>())
        return result;
    result.maxAttempts = *rc::gen::inRange(1, 20);
    result.base = arbitraryDuration();
    result.factor = *rc::gen::inRange(8, 80) / 8.0;
    result.maxDelay = arbitraryDuration();
    result.jitter = *rc::gen::element(JitterKind::None, JitterKind::Equal, JitterKind::Full);
    result.attemptTimeout = arbitraryDuration();
    if (*rc::gen::arbitrary<bool>())
        result.stepDeadline = arbitraryDuration();
    result.onExhausted = *rc::gen::element(OnExhausted::DeadLetter, OnExhausted::Fail, OnExhausted::Continue,
                                           OnExhausted::Compensate);
    result.safeToRepeat = *rc::gen::arbitrary<bool>();
    result.concurrency = *rc::gen::inRange(0, 100);
    return result;
}

inline Trigger arbitraryTrigger()
{
    Trigger trigger;
    trigger.id = *anyText();
    trigger.kind = *rc::gen::element(TriggerKind::Manual, TriggerKind::Cron, TriggerKind::Interval, TriggerKind::Event,
                                     TriggerKind::Failure);
    if (trigger.kind == TriggerKind::Cron) {
        trigger.cron = *anyText();
        trigger.zone = *anyText();
    }
    if (trigger.kind == TriggerKind::Interval)
        trigger.every = arbitraryDuration();
    if (trigger.kind == TriggerKind::Cron || trigger.kind == TriggerKind::Interval)
        trigger.missed = *rc::gen::element(MissedPolicy::Skip, MissedPolicy::Once, MissedPolicy::Each);
    if (trigger.kind == TriggerKind::Event)
        trigger.topic = *anyText();
    if (trigger.kind == TriggerKind::Event && *rc::gen::arbitrary<bool>()) {
        trigger.key = *anyText();
        trigger.value = *anyText();
    }
    if (trigger.kind == TriggerKind::Failure)
        trigger.workflow = *anyText();
    if (*rc::gen::arbitrary<bool>())
        trigger.input = arbitraryValue(2);
    return trigger;
}

inline QString arbitraryTint()
{
    const auto index = *rc::gen::inRange<qsizetype>(-1, tintNames().size());
    return index < 0 ? QString() : tintNames()[index];
}

inline Drawing arbitraryDrawing()
{
    const auto number = [] { return *rc::gen::inRange(-80'000, 80'000) / 8.0; };
    Drawing drawing;
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
        drawing.groups.push_back(
            {*anyText(), *anyText(), {*anyText(), *anyText()}, arbitraryTint(), *rc::gen::arbitrary<bool>()});
        drawing.notes.push_back(
            {*anyText(), *anyText(), QRectF(number(), number(), number(), number()), arbitraryTint()});
        drawing.tints.insert(*anyText(), tintNames()[*rc::gen::inRange<qsizetype>(0, tintNames().size())]);
        drawing.routes.insert({*anyText(), *anyText(), *anyText()},
                              {QPointF(number(), number()), QPointF(number(), number())});
    }
    return drawing;
}

/// Any value that a file can hold, sound or not.
inline Workflow arbitraryWorkflow()
{
    Workflow workflow;
    workflow.id = QStringLiteral("any");
    workflow.name = *anyText();
    workflow.description = *anyText();
    workflow.concurrency = {*rc::gen::inRange(0, 1000), *rc::gen::inRange(0, 1000)};
    workflow.priority = *rc::gen::inRange(-10, 11);
    const int triggers = *rc::gen::inRange(0, 4);
    for (int i = 0; i < triggers; ++i)
        workflow.triggers.push_back(arbitraryTrigger());
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        Task task;
        task.id = *anyText();
        task.type = *anyText();
        task.name = *anyText();
        task.params = arbitraryValue(2).toObject();
        task.params.insert(*anyText(), arbitraryValue(2));
        task.reliability = arbitraryReliability();
        task.disabled = *rc::gen::arbitrary<bool>();
        task.notes = *anyText();
        workflow.tasks.push_back(task);
        workflow.edges.push_back(
            {*anyText(), *rc::gen::element(QStringLiteral("out"), QStringLiteral("item")), *anyText()});
        workflow.layout.insert(*anyText(),
                               QPointF(*rc::gen::inRange(-80'000, 80'000) / 8.0, *rc::gen::arbitrary<int>()));
    }
    workflow.drawing = arbitraryDrawing();
    return workflow;
}

/// Tasks "t0" … of the type "noop", edges from lower to higher rank only; the ranks are shuffled over the file order.
inline Workflow arbitraryDag(int mostTasks = 40)
{
    Workflow workflow;
    workflow.id = QStringLiteral("dag");
    const int count = *rc::gen::inRange(1, mostTasks);
    std::vector<int> ranks;
    for (int i = 0; i < count; ++i) {
        Task task;
        task.id = taskIdAt(i);
        task.type = QStringLiteral("noop");
        workflow.tasks.push_back(task);
        ranks.push_back(*rc::gen::inRange(0, 1000) * count + i);
    }
    const int edges = *rc::gen::inRange(0, 3 * count);
    for (int i = 0; i < edges; ++i) {
        int from = *rc::gen::inRange(0, count);
        int to = *rc::gen::inRange(0, count);
        if (from == to)
            continue;
        if (ranks[static_cast<std::size_t>(from)] > ranks[static_cast<std::size_t>(to)])
            std::swap(from, to);
        const Edge edge{taskIdAt(from), QStringLiteral("out"), taskIdAt(to)};
        if (std::ranges::find(workflow.edges, edge) == workflow.edges.end())
            workflow.edges.push_back(edge);
    }
    return workflow;
}

} // namespace sluice
