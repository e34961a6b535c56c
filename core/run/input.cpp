#include "core/run/input.h"

#include "core/run/errors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <charconv>

namespace sluice {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

const Scope &scopeOf(const Run &run, StepIndex step)
{
    return run.scopes[number(run.step(step).scope)];
}

Payload itemOf(const Run &run, const Scope &scope)
{
    const Items *items = run.itemsOf(scope.owner);
    if (!items || scope.item >= items->spans.size())
        return {};
    const auto [from, length] = items->spans[scope.item];
    return items->list.mid(from, length);
}

/// The step of `task` that a step of `scope` sees: in its own scope, or in one around it.
std::optional<StepIndex> visibleStep(const Run &run, const Scope *scope, const Plan::TaskNode &task)
{
    while (scope->region != task.region) {
        if (scope->region == 0)
            return std::nullopt;
        scope = &scopeOf(run, scope->owner);
    }
    return StepIndex{number(scope->firstStep) + task.local};
}

constexpr qsizetype kItemTextLength = 60;

/// A text or number of an item on one line, shortened; empty for anything else.
QString shortText(const QJsonValue &value)
{
    if (!value.isString() && !value.isDouble())
        return {};
    const QString text = value.toVariant().toString().simplified();
    return text.size() > kItemTextLength ? text.first(kItemTextLength - 1) + u'…' : text;
}

/// In a tenth of the time of QByteArray::number, which knows all bases.
void addNumber(QByteArray &text, quint64 value)
{
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text.append(digits.data(), end - digits.data());
}

Payload orNull(const Payload &payload)
{
    return payload.isEmpty() ? Payload("null") : payload;
}

} // namespace

Result<std::vector<std::pair<qsizetype, qsizetype>>> arraySpans(const Payload &array)
{
    std::vector<std::pair<qsizetype, qsizetype>> spans;
    qsizetype at = 0;
    const auto skipSpace = [&] {
        while (at < array.size() && isSpace(array[at]))
            ++at;
    };
    skipSpace();
    if (at >= array.size() || array[at] != '[')
        return failure(errors::kForEachNotArray);
    ++at;
    qsizetype begin = -1;
    qsizetype lastInk = at;
    int depth = 0;
    bool inText = false;
    for (; at < array.size(); ++at) {
        const char c = array[at];
        if (inText) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                inText = false;
            lastInk = at;
            continue;
        }
        if (isSpace(c))
            continue;
        if (depth == 0 && (c == ',' || c == ']')) {
            if (begin >= 0)
                spans.emplace_back(begin, lastInk - begin + 1);
            begin = -1;
            if (c == ']')
                return spans;
            continue;
        }
        if (begin < 0)
            begin = at;
        inText = c == '"';
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        lastInk = at;
    }
    return failure(errors::kForEachNotArray);
}

Payload stepInput(const Run &run, StepIndex index)
{
    if (const Letter *letter = run.letterOf(index); letter && !letter->editedInput.isNull())
        return letter->editedInput;
    if (const auto given = run.givenInputs.find(index); given != run.givenInputs.end())
        return given->second;
    const Plan::TaskNode &task = run.taskOf(index);
    if (task.undoes) {
        const StepIndex undone = run.undoneBy(index);
        return "{\"input\":" + orNull(stepInput(run, undone)) + ",\"output\":" + orNull(run.step(undone).output) + '}';
    }
    const Scope &scope = scopeOf(run, index);
    if (run.wiringOf(index).incoming == 0)
        return scope.region == 0 ? run.input : itemOf(run, scope);
    const auto before = [&](quint32 local) -> const Step & { return run.steps[number(scope.firstStep) + local]; };
    if (task.in.size() == 1)
        return before(task.in.front()).output;

    std::vector<quint32> taken;
    for (const quint32 local : task.in) {
        const Step &source = before(local);
        if (source.state != StepState::Succeeded && source.state != StepState::Failed)
            continue;
        for (const Plan::OutEdge &edge : run.plan->outOf(source.task)) {
            if (edge.target == task.local && edge.port == source.port && (taken.empty() || taken.back() != local))
                taken.push_back(local);
        }
    }
    if (taken.size() == 1 && task.role != TaskRole::Join)
        return before(taken.front()).output;
    Payload object("{");
    for (const quint32 local : taken) {
        if (object.size() > 1)
            object += ',';
        const Step &source = before(local);
        object += '"' + run.plan->task(source.task).id.toUtf8() + "\":" + orNull(source.output);
    }
    return object + '}';
}

Payload scopeOutput(const Run &run, const Scope &done)
{
    const auto outputOf = [&](quint32 local) {
        const Step &sink = run.steps[number(done.firstStep) + local];
        return sink.state == StepState::Succeeded && !sink.output.isEmpty() ? sink.output : Payload("null");
    };
    const Plan::Region &region = run.plan->regions[done.region];
    if (region.sinks.size() == 1)
        return outputOf(region.sinks.front());
    Payload object("{");
    for (const quint32 sink : region.sinks) {
        if (object.size() > 1)
            object += ',';
        object += '"' + run.plan->task(region.tasks[sink]).id.toUtf8() + "\":" + outputOf(sink);
    }
    return object + '}';
}

Payload runOutput(const Run &run)
{
    return scopeOutput(run, run.scopes[0]);
}

std::vector<quint32> itemPath(const Run &run, StepIndex step)
{
    std::vector<quint32> path;
    for (const Scope *scope = &scopeOf(run, step); scope->region != 0; scope = &scopeOf(run, scope->owner))
        path.insert(path.begin(), scope->item);
    return path;
}

Payload itemOf(const Run &run, StepIndex step)
{
    const Scope &scope = scopeOf(run, step);
    return scope.region == 0 ? Payload() : itemOf(run, scope);
}

QString itemText(const Payload &item)
{
    const QJsonValue value = QJsonDocument::fromJson('[' + item + ']').array().first();
    if (!value.isObject())
        return shortText(value);
    const QJsonObject object = value.toObject();
    for (const char *key : {"id", "key", "code"}) {
        if (const QString text = shortText(object[QLatin1StringView(key)]); !text.isEmpty())
            return text;
    }
    for (const auto kind : {QJsonValue::String, QJsonValue::Double}) {
        for (const QJsonValue &member : object) {
            if (const QString text = shortText(member); member.type() == kind && !text.isEmpty())
                return text;
        }
    }
    return {};
}

StepData stepData(const Run &run, StepIndex index)
{
    StepData data;
    data.input = stepInput(run, index);
    data.run = run.id;
    data.runInput = run.input;
    const Scope &scope = scopeOf(run, index);
    if (scope.region != 0) {
        data.index = scope.item;
        data.item = itemOf(run, scope);
    }
    for (const TaskIndex reference : run.taskOf(index).references) {
        const Plan::TaskNode &task = run.plan->task(reference);
        const auto seen = visibleStep(run, &scope, task);
        if (seen && run.step(*seen).state == StepState::Succeeded)
            data.outputs.emplace_back(task.id, run.step(*seen).output);
    }
    return data;
}

QByteArray idempotencyKey(const Run &run, StepIndex index)
{
    QByteArray key;
    addNumber(key, number(run.id));
    key += '-';
    addNumber(key, number(index));
    key += '-';
    addNumber(key, run.step(index).keyEpoch);
    return key;
}

} // namespace sluice
