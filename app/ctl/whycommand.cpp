#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "app/ctl/stepname.h"
#include "core/api/whyparts.h"
#include "core/journal/errors.h"
#include "core/run/errors.h"
#include "ui/wording/statewords.h"
#include "ui/wording/whywords.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// What the journal tells: the causes in the run, and a breaker that was open when it changed last. What an engine at
/// work knows besides (pools, limits, lines) it keeps in its memory.
WhyNot whyOf(JournalReader &reader, const Run &run, StepIndex step, WallTime now)
{
    WhyNot why{whyNot(run, step, now), {}};
    const StepState state = run.step(step).state;
    if (isFinal(run.state) || (state != StepState::Ready && state != StepState::Retrying))
        return why;
    const QString &connection = run.taskOf(step).connection;
    for (const BreakerRecord &record : reader.breakers().value_or(std::vector<BreakerRecord>{})) {
        const BreakerSaved &breaker = record.breaker;
        const bool isOpen = breaker.state == BreakerState::Open || breaker.state == BreakerState::ForcedOpen;
        if (record.connection != connection || !isOpen || (breaker.until && *breaker.until <= now))
            continue;
        const BreakerOrder order = breaker.forcedBy.value_or(BreakerOrder{});
        why.engine.push_back(why::BreakerOpen{connection, breaker.until, order.who, order.why});
    }
    return why;
}

/// Each cause with its stable name, its sentence and the names of what can be done about it.
QJsonArray causesJson(const WhyNot &why, const std::vector<WhyLine> &lines)
{
    QJsonArray causes;
    const auto add = [&](const QString &cause) {
        const WhyLine &line = lines[static_cast<std::size_t>(causes.size())];
        QJsonArray remedies;
        for (const Remedy &remedy : line.remedies)
            remedies.append(QJsonObject{{QStringLiteral("remedy"), nameOf(remedy.kind)},
                                        {QStringLiteral("target"), remedy.target}});
        causes.append(QJsonObject{{QStringLiteral("cause"), cause},
                                  {QStringLiteral("text"), line.sentence},
                                  {QStringLiteral("remedies"), remedies}});
    };
    for (const auto &cause : why.run)
        add(nameOf(cause));
    for (const auto &cause : why.engine)
        add(nameOf(cause));
    return causes;
}

void say(const std::vector<WhyLine> &lines, const std::function<QString(StepIndex)> &nameOfStep, const QString &before,
         Output &output)
{
    for (const WhyLine &line : lines) {
        QStringList words{before + line.sentence};
        for (const Remedy &remedy : line.remedies)
            words += QStringLiteral("[%1]").arg(remedyText(remedy, nameOfStep));
        output.message(words.join(u' '));
    }
}

/// Why the run as a whole does not go on: what holds all of it, and what keeps each of the steps that hold it up.
int performRun(JournalReader &reader, const Run &run, WallTime now, Output &output)
{
    const auto nameOfStep = [&run](StepIndex step) { return run.taskOf(step).id; };
    const WhyPlace place{run.id, run.plan->workflowId};
    EngineSnapshot none; // what an engine at work knows besides it keeps in its memory
    none.taken = now;
    const WhyNot whole = whyRun(run, none);
    const auto lines = whyLines(whole, place, now, nameOfStep);
    QJsonArray steps;
    say(lines, nameOfStep, {}, output);
    const std::vector<StepIndex> waiting = run.running.empty() ? stepsThatWait(run) : std::vector<StepIndex>();
    for (const StepIndex step : waiting) {
        const WhyNot why = whyOf(reader, run, step, now);
        const auto ofStep = whyLines(why, place, now, nameOfStep);
        steps.append(QJsonObject{{QStringLiteral("step"), qint64(number(step))},
                                 {QStringLiteral("task"), nameOfStep(step)},
                                 {QStringLiteral("causes"), causesJson(why, ofStep)}});
        say(ofStep, nameOfStep, nameOfStep(step) + QStringLiteral(": "), output);
    }
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("run"), qint64(number(run.id))},
                                              {QStringLiteral("state"), name(run.state)},
                                              {QStringLiteral("causes"), causesJson(whole, lines)},
                                              {QStringLiteral("steps"), steps}}));
    if (lines.empty() && waiting.empty())
        output.message(tr("Nothing in the journal keeps it: it is %1.").arg(word(run.state)));
    return kSucceeded;
}

int perform(const Arguments &arguments, Output &output)
{
    bool isNumber = false;
    const QString &runName = arguments.names[0];
    const RunId id{runName.toULongLong(&isNumber)};
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no run; they are numbered.").arg(runName), output);
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    if (!*reader)
        return output.fail({QString(errors::kJournalRunUnknown), {{QStringLiteral("run"), runName}}, {}});
    const auto read = readRun(**reader, id, arguments.workspace());
    if (!read)
        return output.fail(read.error());
    const Run &run = read->run;
    if (arguments.names.size() == 1)
        return performRun(**reader, run, SystemClock().wall(), output);
    const auto step = requiredStep(run, arguments.names[1]);
    if (!step)
        return output.fail(step.error());
    const WallTime now = SystemClock().wall();
    const WhyNot why = whyOf(**reader, run, *step, now);
    const auto nameOfStep = [&run](StepIndex other) { return run.taskOf(other).id; };
    const auto lines = whyLines(why, {id, run.plan->workflowId}, now, nameOfStep);
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("run"), qint64(number(id))},
                                              {QStringLiteral("step"), qint64(number(*step))},
                                              {QStringLiteral("task"), run.taskOf(*step).id},
                                              {QStringLiteral("state"), name(run.step(*step).state)},
                                              {QStringLiteral("causes"), causesJson(why, lines)}}));
    say(lines, nameOfStep, {}, output);
    if (lines.empty())
        output.message(tr("Nothing in the journal keeps it: it is %1.").arg(word(run.step(*step).state)));
    return kSucceeded;
}

/// Of what an engine at work knows, the journal has the breakers and who paused a queue.
int performLetter(const Arguments &arguments, Output &output)
{
    const auto ids = arguments.letters();
    if (!ids)
        return output.fail(ids.error(), kInvalid);
    const LetterId id = ids->front();
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    if (!*reader)
        return output.fail({QString(errors::kLetterUnknown), {{QStringLiteral("letter"), id.toString()}}, {}});
    const auto letter = (*reader)->letter(id);
    if (!letter)
        return output.fail(letter.error());
    EngineSnapshot now;
    now.taken = SystemClock().wall();
    now.connections.emplace_back();
    now.connections.front().id = letter->connection;
    for (const BreakerRecord &record : (*reader)->breakers().value_or(std::vector<BreakerRecord>{})) {
        const BreakerSaved &breaker = record.breaker;
        const bool isPast = breaker.until && *breaker.until <= now.taken;
        if (record.connection != letter->connection || isPast)
            continue;
        ConnectionSnapshot &gate = now.connections.front();
        gate.phase = breaker.state == BreakerState::Open         ? BreakerPhase::Open
                     : breaker.state == BreakerState::ForcedOpen ? BreakerPhase::ForcedOpen
                                                                 : BreakerPhase::Closed;
        const auto left = breaker.until ? std::optional(*breaker.until - now.taken) : std::nullopt;
        (gate.phase == BreakerPhase::Open ? gate.nextProbe : gate.forcedFor) = left;
        gate.forcedBy = breaker.forcedBy.value_or(BreakerOrder{}).who;
        gate.forcedWhy = breaker.forcedBy.value_or(BreakerOrder{}).why;
    }
    const auto holds = (*reader)->queueHolds();
    if (!holds)
        return output.fail(holds.error());
    for (const auto &[queue, hold] : *holds)
        now.queues.push_back({.id = queue, .hold = hold});
    const auto nameOfStep = [](StepIndex step) { return QString::number(number(step)); };
    const WhyNot why = whyLetter(*letter, now);
    const auto lines = whyLines(why, {id.run, letter->workflow}, now.taken, nameOfStep);
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("letter"), id.toString()},
                                              {QStringLiteral("state"), name(letter->state)},
                                              {QStringLiteral("causes"), causesJson(why, lines)}}));
    say(lines, nameOfStep, {}, output);
    if (lines.empty())
        output.message(tr("Nothing in the journal keeps it: it is %1.").arg(word(letter->state)));
    return kSucceeded;
}

} // namespace

Command lettersWhyCommand()
{
    return {.name = QStringLiteral("deadletters why"),
            .takes = QStringLiteral("ID"),
            .summary = tr("Says why a dead letter does not go on, and what can be done about it."),
            .least = 1,
            .most = 1,
            .perform = performLetter};
}

Command runsWhyCommand()
{
    return {.name = QStringLiteral("runs why"),
            .takes = QStringLiteral("ID [STEP]"),
            .summary = tr("Says why a run, or a step of it by its number or the id of its task, does not go on now."),
            .least = 1,
            .most = 2,
            .perform = perform};
}

} // namespace sluice::ctl
