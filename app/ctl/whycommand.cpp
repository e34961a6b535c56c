#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "core/journal/errors.h"
#include "core/run/errors.h"
#include "core/run/why.h"
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

/// A step by its number, or the first that is not over of a task; none: there is no such step.
std::optional<StepIndex> stepNamed(const Run &run, const QString &name)
{
    bool isNumber = false;
    const StepIndex wanted{name.toUInt(&isNumber)};
    if (isNumber)
        return number(wanted) < run.steps.size() ? std::optional(wanted) : std::nullopt;
    std::optional<StepIndex> found;
    for (quint32 i = 0; i < run.steps.size(); ++i) {
        const Step &step = run.steps[i];
        if (step.isGone || run.plan->task(step.task).id != name)
            continue;
        if (!isFinal(step.state))
            return StepIndex{i};
        found = found.value_or(StepIndex{i});
    }
    return found;
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

QJsonArray causesJson(const WhyNot &why, const QStringList &sentences)
{
    QJsonArray causes;
    const auto add = [&](const QString &name) {
        causes.append(QJsonObject{{QStringLiteral("cause"), name}, {QStringLiteral("text"), sentences[causes.size()]}});
    };
    for (const auto &cause : why.run)
        add(nameOf(cause));
    for (const auto &cause : why.engine)
        add(nameOf(cause));
    return causes;
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
    const auto read = readRun(**reader, id);
    if (!read)
        return output.fail(read.error());
    const Run &run = read->run;
    const auto step = stepNamed(run, arguments.names[1]);
    if (!step)
        return output.fail({QString(errors::kRunUnknownStep),
                            {{QStringLiteral("run"), runName}, {QStringLiteral("step"), arguments.names[1]}},
                            {}});
    const WallTime now = SystemClock().wall();
    const WhyNot why = whyOf(**reader, run, *step, now);
    const QStringList sentences = whySentences(why, now, [&](StepIndex other) { return run.taskOf(other).id; });
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("run"), qint64(number(id))},
                                              {QStringLiteral("step"), qint64(number(*step))},
                                              {QStringLiteral("task"), run.taskOf(*step).id},
                                              {QStringLiteral("state"), name(run.step(*step).state)},
                                              {QStringLiteral("causes"), causesJson(why, sentences)}}));
    for (const QString &sentence : sentences)
        output.message(sentence);
    if (sentences.isEmpty())
        output.message(tr("Nothing in the journal keeps it: it is %1.").arg(word(run.step(*step).state)));
    return kSucceeded;
}

} // namespace

Command runsWhyCommand()
{
    return {.name = QStringLiteral("runs why"),
            .takes = QStringLiteral("ID STEP"),
            .summary = tr("Says why a step, by its number or the id of its task, does not run now."),
            .least = 2,
            .most = 2,
            .perform = perform};
}

} // namespace sluice::ctl
