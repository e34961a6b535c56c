#include "ui/wording/whywords.h"

#include "core/run/approval.h"
#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>

#include <array>

namespace sluice {

namespace {

struct WhyWords {
    Q_DECLARE_TR_FUNCTIONS(WhyWords)
public:
    WallTime now{};
    const WhyNames &names;
    QString workflow = {}; ///< in which the step is; empty: nobody said

    [[nodiscard]] QString left(WallTime until) const { return untilText(until - now); }
    [[nodiscard]] static QString number(quint32 count) { return numberText(quint64(count)); }

    QString operator()(const why::Upstream &cause) const
    {
        constexpr std::size_t kNamed = 3;
        QStringList steps;
        for (std::size_t i = 0; i < std::min(kNamed, cause.steps.size()); ++i)
            steps += names.step(cause.steps[i]);
        if (cause.steps.size() > kNamed)
            steps += tr("%1 more").arg(number(static_cast<quint32>(cause.steps.size() - kNamed)));
        return tr("Steps before it are not done: %1.").arg(steps.join(QStringLiteral(", ")));
    }
    QString operator()(const why::Join &cause) const
    {
        return tr("It needs %1 of its %2 branches; %3 have come.")
            .arg(number(cause.needed), number(cause.of), number(cause.come));
    }
    QString operator()(const why::Paused &cause) const
    {
        if (cause.haltedAt)
            return tr("The run is halted at a breakpoint, before %1.").arg(names.step(*cause.haltedAt));
        return cause.who.isEmpty() ? tr("The run is paused.") : tr("%1 has paused the run.").arg(cause.who);
    }
    QString operator()(const why::Timer &cause) const
    {
        return cause.retry ? tr("Its next attempt comes %1.").arg(left(cause.due))
                           : tr("It waits for its time, %1.").arg(left(cause.due));
    }
    QString operator()(const why::LetterOpen &) const { return tr("It is a dead letter, and a person has to decide."); }
    QString operator()(const why::Items &cause) const
    {
        return tr("%1 of its %2 items are done.").arg(number(cause.done), number(cause.of));
    }
    QString operator()(const why::Cancelling &) const { return tr("The run is being cancelled."); }
    QString operator()(const why::RunOver &) const { return tr("The run is over."); }
    QString operator()(const why::NotChosen &) const { return tr("The run was started without it."); }
    QString operator()(const why::Held &) const { return tr("The run has not begun: its workflow has enough runs."); }

    QString operator()(const why::AwaitsEvent &cause) const
    {
        if (isApproval(cause.await)) {
            const QString asks = cause.await.key.isEmpty()
                                     ? tr("It waits until somebody decides: %1").arg(cause.await.value)
                                     : tr("It waits until %1 decides: %2").arg(cause.await.key, cause.await.value);
            return cause.await.ends ? tr("%1 The wait ends %2.").arg(asks, left(cause.due)) : asks;
        }
        const QString event = cause.await.key.isEmpty()
                                  ? tr("It waits for an event of %1.").arg(cause.await.topic)
                                  : tr("It waits for an event of %1 whose %2 is %3.")
                                        .arg(cause.await.topic, cause.await.key, cause.await.value);
        return cause.await.ends ? tr("%1 The wait ends %2.").arg(event, left(cause.due)) : event;
    }
    QString operator()(const why::Before &cause) const
    {
        QStringList steps;
        for (const StepIndex step : cause.stopping.empty() ? cause.compensations : cause.stopping)
            steps += names.step(step);
        const QString before = steps.join(QStringLiteral(", "));
        return cause.stopping.empty() ? tr("Steps that succeeded later are undone first: %1.").arg(before)
                                      : tr("Attempts have to stop first: %1.").arg(before);
    }

    QString operator()(const why::WaitsForRun &cause) const
    {
        const QString run = tr("It waits for run %1 of workflow %2.")
                                .arg(QString::number(sluice::number(cause.run)), names.workflow(cause.workflow));
        return cause.ends ? tr("%1 The wait ends %2.").arg(run, left(cause.due)) : run;
    }

    QString operator()(const why::BreakerOpen &cause) const
    {
        if (!cause.forcedBy.isEmpty())
            return tr("%1 has opened the breaker of connection %2: %3")
                .arg(cause.forcedBy, names.connection(cause.connection), cause.forcedWhy);
        if (cause.until)
            return tr("The breaker of connection %1 is open; it tries again %2.")
                .arg(names.connection(cause.connection), left(*cause.until));
        return tr("The breaker of connection %1 lets only a few calls through, to try it.")
            .arg(names.connection(cause.connection));
    }
    QString operator()(const why::RateLimited &cause) const
    {
        return tr("The rate limit of connection %1 lets the next call through %2.")
            .arg(names.connection(cause.connection), left(cause.until));
    }
    QString operator()(const why::ServerPause &cause) const
    {
        return tr("The other side of connection %1 asked for a pause; it ends %2.")
            .arg(names.connection(cause.connection), left(cause.until));
    }
    QString operator()(const why::RetriesSpent &cause) const
    {
        return tr("Too many calls of connection %1 were retries; the next may go %2.")
            .arg(names.connection(cause.connection), left(cause.until));
    }
    QString operator()(const why::PoolFull &cause) const
    {
        return tr("All %1 places of connection %2 are taken.")
            .arg(number(cause.size), names.connection(cause.connection));
    }
    QString operator()(const why::InLine &cause) const { return tr("In line before it: %1.").arg(number(cause.ahead)); }
    QString operator()(const why::LimitReached &cause) const
    {
        return cause.task.isEmpty() ? tr("Its workflow has %1 attempts under way, its limit.").arg(number(cause.limit))
                                    : tr("Task %1 has %2 attempts under way, its limit.")
                                          .arg(names.task(workflow, cause.task), number(cause.limit));
    }
    QString operator()(const why::HeldBehind &cause) const
    {
        return tr("The workflow may have %1 runs at once; before this one wait: %2.")
            .arg(number(cause.limit), number(cause.ahead));
    }
    QString operator()(const why::JournalTrouble &cause) const
    {
        return tr("Nothing new starts, since the journal cannot be written. %1").arg(sentence(cause.error));
    }
    QString operator()(const why::ComponentDown &cause) const
    {
        return tr("A part of the engine does not work: %1 is %2.")
            .arg(componentWords(cause.component).name, word(cause.phase));
    }
    QString operator()(const why::QueueHeld &cause) const
    {
        const QString queue = queueName(cause.queue, names);
        return cause.why.isEmpty() ? tr("%1 has paused %2.").arg(cause.who, queue)
                                   : tr("%1 has paused %2: %3").arg(cause.who, queue, cause.why);
    }
    QString operator()(const why::LetterWaits &) const
    {
        return tr("A person has to decide: retry it, resolve it by hand, or discard it.");
    }
    QString operator()(const why::LetterSnoozed &cause) const
    {
        return tr("It is snoozed; it comes back %1.").arg(left(cause.until));
    }
    QString operator()(const why::ComponentSilent &cause) const
    {
        const QString name = componentWords(cause.component).name;
        return cause.health == ComponentHealth::Stuck ? tr("%1 makes no progress.").arg(name)
                                                      : tr("%1 was last heard of %2.").arg(name, ageText(cause.age));
    }
    QString operator()(const why::ComponentGivenUp &cause) const
    {
        return tr("%1 failed too often; it stays down until somebody starts it.")
            .arg(componentWords(cause.component).name);
    }
    QString operator()(const why::ConnectionGone &cause) const
    {
        return tr("There is no connection %1 any more. Make it again on the page Connections, or name another in the "
                  "task.")
            .arg(cause.connection);
    }
};

} // namespace

QStringList whySentences(const WhyNot &why, WallTime now, const WhyNames &names)
{
    const WhyWords words{now, names};
    QStringList sentences;
    for (const auto &cause : why.run)
        sentences += std::visit(words, cause);
    for (const auto &cause : why.engine)
        sentences += std::visit(words, cause);
    return sentences;
}

std::vector<WhyLine> whyLines(const WhyNot &why, const WhyPlace &place, WallTime now, const WhyNames &names)
{
    const WhyWords words{now, names, place.workflow};
    std::vector<WhyLine> lines;
    for (const auto &cause : why.run)
        lines.push_back({std::visit(words, cause), remediesOf(cause, place)});
    for (const auto &cause : why.engine)
        lines.push_back({std::visit(words, cause), remediesOf(cause, place)});
    return lines;
}

QString queueName(const QString &id, const WhyNames &names)
{
    const QString whose = id.section(u':', 1);
    if (isWorkflowQueue(id))
        return queueName(workflowQueue(names.workflow(whose)));
    return queueName(isConnectionQueue(id) ? connectionQueue(names.connection(whose)) : id);
}

QString remedyText(const Remedy &remedy, const WhyNames &names)
{
    using Kind = Remedy::Kind;
    const auto component = [&] { return componentWords(remedy.target).name; };
    const auto run = [&] { return runText(sluice::number(remedy.run)); };
    switch (remedy.kind) {
    case Kind::ResumeRun:
        return WhyWords::tr("Resume run %1").arg(run());
    case Kind::CloseBreaker:
        return WhyWords::tr("Close the breaker of %1 now").arg(names.connection(remedy.target));
    case Kind::ResumeQueue:
        return WhyWords::tr("Resume the queue %1").arg(queueName(remedy.target, names));
    case Kind::StartComponent:
        return WhyWords::tr("Start %1").arg(component());
    case Kind::ResumeComponent:
        return WhyWords::tr("Resume %1").arg(component());
    case Kind::RestartComponent:
        return WhyWords::tr("Restart %1").arg(component());
    case Kind::WakeLetter:
        return WhyWords::tr("Bring letter %1 back now").arg(remedy.target);
    case Kind::ShowHolders:
        return WhyWords::tr("Show who has the places");
    case Kind::ShowLine:
        return WhyWords::tr("Show who is before it");
    case Kind::ShowRun:
        return WhyWords::tr("Open run %1").arg(run());
    case Kind::ShowStep:
        return WhyWords::tr("Show %1", "a step").arg(names.step(remedy.step));
    case Kind::ShowLetter:
        return WhyWords::tr("Open letter %1").arg(remedy.target);
    case Kind::RaiseLimit:
        return WhyWords::tr("Raise the limits of %1…").arg(names.workflow(remedy.target));
    case Kind::SetConnection:
        return WhyWords::tr("Raise the limits of connection %1…").arg(names.connection(remedy.target));
    case Kind::AddConnection:
        return WhyWords::tr("Go to the connections");
    case Kind::PublishEvent:
        return WhyWords::tr("Publish an event of %1…").arg(remedy.target);
    case Kind::ShowTask:
        return WhyWords::tr("Raise the limit of task %1…").arg(names.task(remedy.target, remedy.task));
    }
    return {};
}

QString nameOf(const why::Cause &cause)
{
    static constexpr std::array kNames{"upstream",    "join",       "paused",     "timer",     "letterOpen",
                                       "items",       "cancelling", "runOver",    "notChosen", "held",
                                       "awaitsEvent", "before",     "waitsForRun"};
    static_assert(kNames.size() == std::variant_size_v<why::Cause>);
    return QLatin1StringView(kNames[cause.index()]);
}

QString nameOf(const why::EngineCause &cause)
{
    static constexpr std::array kNames{"breakerOpen",    "rateLimited",   "serverPause",     "retriesSpent",
                                       "poolFull",       "inLine",        "limitReached",    "heldBehind",
                                       "journalTrouble", "componentDown", "connectionGone",  "queueHeld",
                                       "letterWaits",    "letterSnoozed", "componentSilent", "componentGivenUp"};
    static_assert(kNames.size() == std::variant_size_v<why::EngineCause>);
    return QLatin1StringView(kNames[cause.index()]);
}

} // namespace sluice
