#include "tests/core/run/statejson.h"

#include "core/run/input.h"

#include <QJsonArray>

namespace sluice::test {

namespace {

qint64 millis(WallTime time)
{
    return time.time_since_epoch().count();
}

template <typename Value>
void put(QJsonObject &object, const char *key, const Value &value, const Value &standard = {})
{
    if (value == standard)
        return;
    if constexpr (std::is_same_v<Value, QByteArray>)
        object.insert(QLatin1StringView(key), QString::fromUtf8(value));
    else if constexpr (std::is_same_v<Value, WallTime>)
        object.insert(QLatin1StringView(key), millis(value));
    else if constexpr (std::is_enum_v<Value>)
        object.insert(QLatin1StringView(key), qint64(number(value)));
    else if constexpr (std::is_same_v<Value, QString> || std::is_same_v<Value, bool>)
        object.insert(QLatin1StringView(key), value);
    else
        object.insert(QLatin1StringView(key), qint64(value));
}

QJsonObject errorJson(const Error &error)
{
    QJsonObject object;
    put(object, "code", error.code);
    put(object, "detail", error.detail);
    for (auto it = error.args.begin(); it != error.args.end(); ++it)
        object.insert(QStringLiteral("arg.") + it.key(), it.value());
    return object;
}

QJsonObject stepJson(const Run &run, StepIndex index)
{
    const Step &step = run.step(index);
    QJsonObject object{{QStringLiteral("task"), run.taskOf(index).id},
                       {QStringLiteral("state"), static_cast<int>(step.state)}};
    put(object, "scope", step.scope);
    put(object, "handFed", bool(step.handFed));
    if (step.port != Plan::kNoPort)
        object.insert(QStringLiteral("port"), run.taskOf(index).ports.value(step.port));
    put(object, "attempts", step.attempts);
    put(object, "lost", step.lost);
    put(object, "epoch", step.epoch, 1u);
    put(object, "keyEpoch", step.keyEpoch, 1u);
    put(object, "resolved", step.resolved);
    put(object, "skippedIn", step.skippedIn);
    put(object, "failedIn", step.failedIn);
    put(object, "letter", step.letter);
    put(object, "lease", step.lease);
    put(object, "due", step.due);
    put(object, "firstStart", step.firstStart);
    put(object, "output", step.output);
    put(object, "input", stepInput(run, index));
    object.insert(QStringLiteral("key"), QString::fromLatin1(idempotencyKey(run, index)));
    return object;
}

QJsonObject letterJson(const Letter &letter)
{
    QJsonObject object{{QStringLiteral("state"), static_cast<int>(letter.state)},
                       {QStringLiteral("class"), static_cast<int>(letter.failureClass)},
                       {QStringLiteral("error"), errorJson(letter.error)}};
    put(object, "step", letter.step);
    put(object, "redrives", letter.redrives);
    put(object, "created", letter.created);
    put(object, "changed", letter.changed);
    put(object, "editedInput", letter.editedInput);
    put(object, "lastClick", letter.lastClick);
    put(object, "discardReason", letter.discardReason);
    return object;
}

template <typename Indices>
QJsonArray numbersJson(const Indices &indices)
{
    QJsonArray array;
    for (const StepIndex index : indices)
        array.append(qint64(number(index)));
    return array;
}

QJsonArray scopesJson(const Run &run)
{
    QJsonArray scopes;
    for (std::size_t i = 0; i < run.scopes.size(); ++i) {
        const Scope &scope = run.scopes[i];
        scopes.append(QJsonArray{qint64(scope.region), qint64(number(scope.firstStep)), qint64(number(scope.owner)),
                                 qint64(scope.item), qint64(scope.open)});
    }
    return scopes;
}

} // namespace

QJsonObject stateJson(const Run &run)
{
    QJsonObject object{{QStringLiteral("state"), static_cast<int>(run.state)}};
    put(object, "paused", run.paused);
    put(object, "input", run.input);
    put(object, "trigger", run.trigger);
    put(object, "started", run.started);
    put(object, "ended", run.ended);
    if (!run.failure.code.isEmpty())
        object.insert(QStringLiteral("failure"), errorJson(run.failure));
    put(object, "dry", run.dry);
    QJsonObject passed;
    for (const auto &[step, epoch] : run.passed)
        passed.insert(QString::number(number(step)), qint64(epoch));
    if (!passed.isEmpty())
        object.insert(QStringLiteral("passed"), passed);
    QJsonArray breakpoints;
    for (const TaskIndex task : run.breakpoints)
        breakpoints.append(run.plan->task(task).id);
    if (!breakpoints.isEmpty())
        object.insert(QStringLiteral("breakpoints"), breakpoints);
    if (run.haltedAt)
        object.insert(QStringLiteral("haltedAt"), qint64(number(*run.haltedAt)));
    put(object, "sequence", run.sequence);
    put(object, "lastLease", run.lastLease);
    put(object, "openSteps", run.openSteps);
    put(object, "doneSteps", run.doneSteps);
    put(object, "deadSteps", run.deadSteps);
    object.insert(QStringLiteral("ready"), numbersJson(run.ready));
    object.insert(QStringLiteral("running"), numbersJson(run.running));
    object.insert(QStringLiteral("timed"), numbersJson(run.timed));
    QJsonArray steps;
    for (quint32 i = 0; i < run.steps.size(); ++i)
        steps.append(stepJson(run, StepIndex{i}));
    object.insert(QStringLiteral("steps"), steps);
    object.insert(QStringLiteral("scopes"), scopesJson(run));
    QJsonArray letters;
    for (const Letter &letter : run.letters)
        letters.append(letterJson(letter));
    object.insert(QStringLiteral("letters"), letters);
    QJsonArray clicks;
    for (const QByteArray &click : run.clicks)
        clicks.append(QString::fromLatin1(click));
    object.insert(QStringLiteral("clicks"), clicks);
    QJsonArray items;
    for (const auto &[owner, found] : run.items)
        items.append(QJsonArray{qint64(number(owner)), qint64(found.spans.size()), qint64(number(found.firstScope)),
                                qint64(found.open)});
    object.insert(QStringLiteral("items"), items);
    QJsonArray awaits;
    for (const auto &[step, await] : run.awaits)
        awaits.append(QJsonArray{qint64(number(step)), await.topic, await.key, await.value, await.ends});
    if (!awaits.isEmpty())
        object.insert(QStringLiteral("awaits"), awaits);
    QJsonArray calls;
    for (const auto &[step, call] : run.calls)
        calls.append(QJsonArray{qint64(number(step)), qint64(number(call.run)), call.workflow, call.ends});
    if (!calls.isEmpty())
        object.insert(QStringLiteral("calls"), calls);
    if (const Caller &by = run.calledBy; by.run != RunId{})
        object.insert(QStringLiteral("calledBy"),
                      QJsonArray{qint64(number(by.run)), qint64(number(by.step)), qint64(by.lease), qint64(by.depth)});
    return object;
}

} // namespace sluice::test
