#include "core/run/runjson.h"

#include "core/base/isotime.h"
#include "core/base/jsonvalue.h"
#include "core/run/input.h"
#include "core/workflow/workflowfile.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr quint64 kEventsAtOnce = 500;
constexpr quint64 kStepsAtOnce = 100;
/// A piece ends once it is as long as that, however few it tells of.
constexpr qsizetype kPieceBytes = 64 * 1024;

// The names of states and outcomes are fixed: programs read them.
constexpr std::array kRunStates{"pending", "running",    "paused",    "waiting",      "succeeded",
                                "failed",  "cancelling", "cancelled", "compensating", "compensated"};
constexpr std::array kStepStates{"blocked",   "ready",  "running", "retrying",  "waiting",
                                 "succeeded", "failed", "skipped", "cancelled", "deadLettered"};
constexpr std::array kOutcomes{"running", "succeeded", "waiting", "failed", "lost", "abandoned"};
constexpr std::array kClasses{"transient", "permanent", "unknown", "lost", "cancelled", "rejected"};
constexpr std::array kEvents{
    "runStarted",     "attemptStarted",  "stepSucceeded", "attemptFailed", "attemptLost",      "attemptLate",
    "retryScheduled", "stepWaiting",     "stepWoken",     "itemsFound",    "stepDeadLettered", "stepFailed",
    "letterRedriven", "letterDiscarded", "runPaused",     "runResumed",    "cancelRequested",  "attemptAbandoned",
    "runEnded",       "stepSkipped",     "stepFed",       "stepAllowed",   "runRestarted",     "runForked",
    "letterSnoozed",  "letterWoken",     "discardUndone", "runQueued",     "runAdmitted",      "stepAwaits",
    "waitEnded",      "stepCalls",       "runCalled",     "stepHeld",      "breakpointsSet",   "breakpointHit"};
static_assert(kEvents.size() == std::variant_size_v<EventData>);
constexpr std::array kHolds{"breaker", "serverPause", "limiter", "retryBudget"};

template <std::size_t Count, typename Enum>
QByteArray nameOf(const std::array<const char *, Count> &names, Enum value)
{
    const auto at = static_cast<std::size_t>(value);
    return at < Count ? QByteArray(names[at]) : QByteArray::number(static_cast<quint64>(value));
}

QByteArray quoted(const QString &text)
{
    return compactJson(text);
}

/// A value of JSON as it is; anything else as text.
QByteArray payloadText(const Payload &payload)
{
    if (payload.isEmpty())
        return "null";
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson('[' + payload + ']', &fault);
    // "1,2" and blanks parse as well, as two values and as none.
    const bool isValue = fault.error == QJsonParseError::NoError && document.array().size() == 1;
    return isValue ? payload : quoted(QString::fromUtf8(payload));
}

QByteArray timeText(WallTime time)
{
    return time == WallTime{} ? QByteArray("null") : quoted(isoText(time));
}

QByteArray errorText(const Error &error)
{
    if (error.code.isEmpty())
        return "null";
    QJsonObject args;
    for (auto it = error.args.begin(); it != error.args.end(); ++it)
        args.insert(it.key(), it.value());
    QJsonObject json{{QStringLiteral("code"), error.code}, {QStringLiteral("args"), args}};
    if (!error.detail.isEmpty())
        json.insert(QStringLiteral("detail"), error.detail);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// An object on one line, member by member.
class Line {
public:
    void add(const char *name, const QByteArray &json)
    {
        m_text += m_text.isEmpty() ? "" : ", ";
        m_text += '"';
        m_text += name;
        m_text += "\": ";
        m_text += json;
    }
    void number(const char *name, quint64 value) { add(name, QByteArray::number(value)); }
    void text(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            add(name, quoted(value));
    }
    void name(const char *name, const QByteArray &word) { add(name, '"' + word + '"'); }
    [[nodiscard]] QByteArray object() const { return '{' + m_text + '}'; }

private:
    QByteArray m_text;
};

QByteArray pathText(const std::vector<quint32> &path)
{
    QByteArray text;
    for (const quint32 item : path)
        text += (text.isEmpty() ? "" : ", ") + QByteArray::number(item);
    return '[' + text + ']';
}

/// The fields of an event that say something outside of the engine.
template <typename Data>
void addFields(Line &line, const Data &data)
{
    if constexpr (requires { data.letter; })
        line.number("letter", data.letter);
    if constexpr (requires { data.trigger; })
        line.text("trigger", data.trigger);
    if constexpr (requires { data.input; })
        line.add("input", payloadText(data.input));
    if constexpr (requires { data.output; })
        line.add("output", payloadText(data.output));
    if constexpr (requires { data.port; })
        line.text("port", data.port);
    if constexpr (requires { data.failureClass; })
        line.name("class", nameOf(kClasses, data.failureClass));
    if constexpr (requires { data.error; })
        line.add("error", errorText(data.error));
    if constexpr (requires { data.response; })
        line.add("response", payloadText(data.response));
    if constexpr (requires { data.rejection; }) {
        if (!data.rejection.code.isEmpty())
            line.add("rejection", errorText(data.rejection));
    }
    if constexpr (requires { data.due; })
        line.add("due", timeText(data.due));
    if constexpr (requires { data.until; })
        line.add("until", timeText(data.until));
    if constexpr (requires { data.deadline; })
        line.add("deadline", timeText(data.deadline));
    if constexpr (requires { data.count; })
        line.number("count", data.count);
    if constexpr (requires { data.list; })
        line.add("list", payloadText(data.list));
    if constexpr (requires { data.workflow; })
        line.text("workflow", data.workflow);
    if constexpr (requires { data.run; })
        line.number("run", number(data.run));
    if constexpr (requires { data.source; })
        line.number("source", number(data.source));
    if constexpr (requires { data.topic; })
        line.text("topic", data.topic);
    if constexpr (requires { data.by; }) {
        line.name("by", nameOf(kHolds, data.by));
        line.add("from", timeText(data.from));
        line.add("to", timeText(data.to));
    }
    if constexpr (std::is_same_v<Data, BreakpointsSet>) {
        QByteArray tasks;
        for (const QString &task : data.tasks)
            tasks += (tasks.isEmpty() ? "" : ", ") + quoted(task);
        line.add("tasks", '[' + tasks + ']');
    }
    if constexpr (requires { data.who; })
        line.text("who", data.who);
    if constexpr (requires { data.reason; })
        line.text("reason", data.reason);
}

QByteArray attemptText(const AttemptRecord &attempt)
{
    Line line;
    line.number("epoch", attempt.epoch);
    line.number("number", attempt.number);
    line.add("started", timeText(attempt.started));
    line.add("ended", timeText(attempt.ended.value_or(WallTime{})));
    line.name("outcome", nameOf(kOutcomes, attempt.outcome));
    if (!attempt.error.code.isEmpty()) {
        line.name("class", nameOf(kClasses, attempt.failureClass));
        line.add("error", errorText(attempt.error));
        line.add("response", payloadText(attempt.response));
    }
    return line.object();
}

} // namespace

RunJson::RunJson(const Run &run, const Workflow &workflow, const Events &events)
    : m_run(run)
    , m_workflow(workflow)
    , m_events(events)
    , m_eventCount(run.sequence)
    , m_stepCount(run.steps.size())
{
}

double RunJson::share() const
{
    return static_cast<double>(m_done) / static_cast<double>(2 * m_eventCount + m_stepCount + 1);
}

QByteArray RunJson::next()
{
    switch (m_phase) {
    case Phase::Attempts:
        readAttempts();
        return {};
    case Phase::Head:
        m_phase = Phase::Steps;
        ++m_done;
        return head();
    case Phase::Steps:
        return steps();
    case Phase::Log:
        return events();
    case Phase::Over:
        break;
    }
    return {};
}

void RunJson::readAttempts()
{
    const quint64 end = std::min(m_at + kEventsAtOnce, m_eventCount);
    m_done += end - m_at;
    for (; m_at < end; ++m_at)
        m_reader.read(m_events[m_at]);
    if (m_at < m_eventCount)
        return;
    for (std::size_t place = 0; place < m_reader.attempts.size(); ++place)
        m_attempts[m_reader.attempts[place].step].push_back(place);
    m_phase = Phase::Head;
    m_at = 0;
}

QByteArray RunJson::head() const
{
    QByteArray text = "{\n\"format\": \"sluice.run\", \"formatVersion\": " + QByteArray::number(kRunJsonFormat);
    const auto member = [&text](const char *name, const QByteArray &json) {
        text += QByteArray(",\n\"") + name + "\": " + json;
    };
    member("run", QByteArray::number(number(m_run.id)));
    member("workflow", quoted(m_workflow.id));
    member("version", quoted(QString::fromLatin1(m_run.plan->version)));
    member("trigger", quoted(m_run.trigger));
    member("state", '"' + nameOf(kRunStates, m_run.state) + '"');
    member("started", timeText(m_run.started));
    member("ended", timeText(m_run.ended));
    member("failure", errorText(m_run.failure));
    member("input", payloadText(m_run.input));
    if (m_run.forkedFrom != RunId{})
        member("forkedFrom", QByteArray::number(number(m_run.forkedFrom)));
    if (m_run.calledBy.run != RunId{})
        member("calledBy", QByteArray::number(number(m_run.calledBy.run)));
    member("definition", writeWorkflow(m_workflow).trimmed());
    return text + ",\n\"steps\": [";
}

QByteArray RunJson::steps()
{
    QByteArray text;
    const quint64 end = std::min(m_at + kStepsAtOnce, m_stepCount);
    for (; m_at < end && text.size() < kPieceBytes; ++m_at, ++m_done) {
        const StepIndex index{static_cast<quint32>(m_at)};
        const Step &step = m_run.step(index);
        Line line;
        line.number("step", m_at);
        if (!step.isGone) {
            line.text("task", m_run.taskOf(index).id);
            line.add("item", pathText(itemPath(m_run, index)));
        }
        line.name("state", nameOf(kStepStates, step.state));
        if (!step.isGone && step.state != StepState::Blocked) {
            line.add("input", payloadText(stepInput(m_run, index)));
            line.add("output", payloadText(step.output));
        }
        if (step.given)
            line.add("givenByHand", "true");
        else if (step.handFed)
            line.add("fedByHand", "true");
        QByteArray attempts;
        if (const auto own = m_attempts.find(index); own != m_attempts.end()) {
            for (const std::size_t place : own->second)
                attempts += (attempts.isEmpty() ? "" : ", ") + attemptText(m_reader.attempts[place]);
        }
        line.add("attempts", '[' + attempts + ']');
        text += (m_at == 0 ? "\n" : ",\n") + line.object();
    }
    if (m_at == m_stepCount) {
        m_phase = Phase::Log;
        m_at = 0;
        text += "\n],\n\"events\": [";
    }
    return text;
}

QByteArray RunJson::events()
{
    QByteArray text;
    const quint64 end = std::min(m_at + kEventsAtOnce, m_eventCount);
    for (; m_at < end && text.size() < kPieceBytes; ++m_at, ++m_done) {
        const Event &event = m_events[m_at];
        Line line;
        line.number("number", m_at + 1);
        line.add("at", timeText(event.at));
        line.name("event", kEvents[event.data.index()]);
        if (const auto step = stepOf(event, m_run.letters))
            line.number("step", number(*step));
        std::visit([&line](const auto &data) { addFields(line, data); }, event.data);
        text += (m_at == 0 ? "\n" : ",\n") + line.object();
    }
    if (m_at == m_eventCount) {
        m_phase = Phase::Over;
        text += "\n]\n}\n";
    }
    return text;
}

QByteArray runToJson(const Run &run, const Workflow &workflow, const Events &events)
{
    RunJson writer(run, workflow, events);
    QByteArray text;
    while (!writer.isOver())
        text += writer.next();
    return text;
}

} // namespace sluice
