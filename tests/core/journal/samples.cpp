#include "tests/core/journal/samples.h"

namespace sluice::samples {

WallTime at(qint64 ms)
{
    return WallTime(Milliseconds(1'700'000'000'000 + ms));
}

Workflow workflow(const QString &id)
{
    Workflow workflow;
    workflow.id = id;
    workflow.name = QStringLiteral("Name of ") + id;
    Task task;
    task.id = QStringLiteral("first");
    task.type = QStringLiteral("noop");
    workflow.tasks.push_back(task);
    workflow.layout.insert(task.id, QPointF(10, 20));
    return workflow;
}

Event succeeded(quint32 step, const Payload &output)
{
    return {at(step), StepSucceeded{StepIndex{step}, step + 1ULL, QStringLiteral("out"), output}};
}

Event started(const Payload &input)
{
    return {at(0), RunStarted{QStringLiteral("manual"), input, 42}};
}

Events ofEveryKind()
{
    const Error error{QStringLiteral("http.status"),
                      {{QStringLiteral("status"), QStringLiteral("422")}},
                      QStringLiteral("Größe fehlt")};
    const StepIndex step{3};
    const auto who = QStringLiteral("ada");
    return {
        {at(1), RunStarted{QStringLiteral("manual"), "{\"a\": 1}", 7}},
        {at(2), AttemptStarted{step, 1, at(30'000)}},
        {at(3), AttemptFailed{step, 1, FailureClass::Unknown, error, QByteArray("\x01 not \x00 JSON", 12)}},
        {at(4), RetryScheduled{step, at(500)}},
        {at(5), AttemptLost{step, 2}},
        {at(6), AttemptLate{step, 2, true}},
        {at(7), StepWaiting{step, 3, at(900)}},
        {at(8), StepWoken{step}},
        {at(9), ItemsFound{step, 4, 2, "[1, 2]"}},
        {at(10), StepSucceeded{step, 4, QStringLiteral("out"), "  {\"kept\":\"as it is\"}  "}},
        {at(11), StepDeadLettered{step, 1, FailureClass::Permanent, error}},
        {at(12), StepFailed{step, error}},
        {at(13), LetterRedriven{1, "click-1", true, "{\"b\":2}", true, who}},
        {at(14), LetterDiscarded{1, "click-2", true, "null", who, QStringLiteral("by hand")}},
        {at(15), RunPaused{who}},
        {at(16), RunResumed{who}},
        {at(17), CancelRequested{who}},
        {at(18), AttemptAbandoned{step, 5}},
        {at(19), RunEnded{}},
        {at(20), StepSkipped{step, "{\"by\":\"hand\"}", {}, who, QStringLiteral("known")}},
        {at(21), StepFed{step}},
        {at(22), StepAllowed{step, who}},
        {at(23), RunRestarted{"click-3", who}},
        {at(24), RunForked{RunId{4}, 12, {{step, ForkEdit::What::Input, "[3]"}}, who}},
        {at(25), RunQueued{13, true}},
        {at(26), RunAdmitted{}},
        {at(27),
         StepAwaits{step, 6, QStringLiteral("order.*"), QStringLiteral("id"), QStringLiteral("7"), true, at(950)}},
        {at(28), WaitEnded{step, QStringLiteral("timeout"), "[1]"}},
        {at(29), StepCalls{step, 7, RunId{9}, QStringLiteral("inner"), true, at(990)}},
        {at(30), RunCalled{RunId{8}, step, 7, 2}},
        {at(31), StepHeld{step, GateHold::Limiter, at(960), at(980)}},
    };
}

RunSummary run(quint64 id, const QString &workflowId, RunState state)
{
    RunSummary run;
    run.id = RunId{id};
    run.workflow = workflowId;
    run.version = "0123456789ab";
    run.trigger = QStringLiteral("manual");
    run.state = state;
    run.started = at(static_cast<qint64>(id));
    if (isFinal(state))
        run.ended = at(static_cast<qint64>(id) + 1000);
    return run;
}

Frame frame(quint64 run, quint64 first, const Events &events)
{
    Frame frame;
    frame.run = RunId{run};
    frame.first = first;
    frame.events = events;
    frame.done = static_cast<quint32>(first);
    frame.steps = 100;
    return frame;
}

LetterSummary letter(quint64 run, quint32 index, const QString &task, const Payload &payload)
{
    LetterSummary letter;
    letter.id = {RunId{run}, index};
    letter.workflow = QStringLiteral("sync");
    letter.task = task;
    letter.taskType = QStringLiteral("http.request");
    letter.connection = QStringLiteral("rates");
    letter.step = StepIndex{index + 10};
    letter.itemPath = {index, 0};
    letter.itemText = QStringLiteral("item ") + QString::number(index);
    letter.failureClass = FailureClass::Permanent;
    letter.error = {QStringLiteral("http.status"),
                    {{QStringLiteral("status"), QStringLiteral("422")}},
                    QStringLiteral("unprocessable")};
    letter.fingerprint = QStringLiteral("00ff00ff");
    letter.created = at(index);
    letter.changed = at(index + 1);
    letter.payload = payload;
    return letter;
}

JournalBatch newRun(quint64 id, const QString &workflowId, const Payload &input)
{
    JournalBatch batch;
    const auto summary = run(id, workflowId);
    batch.versions.push_back({summary.version, workflow(workflowId)});
    batch.runs.push_back(summary);
    batch.frames.push_back(frame(id, 0, {started(input)}));
    return batch;
}

JournalBatch frames(const std::vector<Frame> &frames)
{
    JournalBatch batch;
    batch.frames = frames;
    return batch;
}

RecordedEvent recorded(const QString &topic, const QByteArray &data)
{
    return {0, at(7), topic, QStringLiteral("shop"), data};
}

} // namespace sluice::samples
