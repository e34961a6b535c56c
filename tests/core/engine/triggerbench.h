#pragma once

#include "tests/core/engine/runbench.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::test {

/// A run engine whose workflows are started by triggers, and somebody who watches the clock for it.
class TriggerBench : public RunBench {
public:
    TriggerBench()
    {
        for (const char *name : {"timed", "other"})
            put(oneCall(QString::fromLatin1(name)));
        start();
    }

    void put(const Workflow &workflow) { workflows[workflow.id] = workflow; }

    using RunBench::arm;
    /// Arms a workflow of the bench with these triggers.
    Result<void> arm(const QString &workflow, std::vector<Trigger> triggers)
    {
        Workflow armed = workflows.contains(workflow) ? workflows[workflow] : oneCall(workflow);
        armed.triggers = std::move(triggers);
        return arm(std::move(armed));
    }

    /// Lets time go by, with somebody who watches.
    void watch(std::chrono::seconds time = {})
    {
        say(tell::WatchTriggers{true});
        for (std::chrono::seconds past{}; past < time; ++past) {
            pass(std::chrono::seconds(1));
            say(tell::WatchTriggers{true});
        }
    }
    void leave() { say(tell::WatchTriggers{false}); }

    void record(const QString &topic, const QByteArray &data)
    {
        say(tell::PublishEvent{0, {topic, data, QStringLiteral("ada")}});
    }
    /// As the bus brings what is not recorded.
    void hear(const QString &topic, const QByteArray &data)
    {
        say(tell::EventHeard{{topic, QStringLiteral("ada"), 1, clock.wall(), data, 0}});
    }

    /// All that are on disk, oldest first.
    std::vector<RunSummary> runs()
    {
        auto rows = MemoryJournalReader(disk).runs({}, {0, 1000})->rows;
        std::ranges::sort(rows, {}, &RunSummary::id);
        return rows;
    }
    QStringList triggersOfRuns()
    {
        QStringList all;
        for (const RunSummary &run : runs())
            all.append(QStringLiteral("%1: %2").arg(run.workflow, run.trigger));
        return all;
    }
    QJsonObject inputOf(RunId run)
    {
        return QJsonDocument::fromJson(std::get<RunStarted>(history(run)->events.front().data).input).object();
    }
    std::vector<LetterSummary> letters()
    {
        LetterFilter filter;
        filter.kind = LetterKind::Trigger;
        filter.state = LetterState::Open;
        return MemoryJournalReader(disk).letters(filter, {0, 1000})->rows;
    }
    const ArmedTrigger &first(const QString &workflow) { return engine->triggers().armed().at(workflow).triggers[0]; }

    static Trigger interval(std::chrono::seconds every, MissedPolicy missed = MissedPolicy::Once)
    {
        Trigger trigger;
        trigger.id = QStringLiteral("often");
        trigger.kind = TriggerKind::Interval;
        trigger.every = every;
        trigger.missed = missed;
        return trigger;
    }
    static Trigger onEvent(const QString &topic)
    {
        Trigger trigger;
        trigger.id = QStringLiteral("heard");
        trigger.kind = TriggerKind::Event;
        trigger.topic = topic;
        return trigger;
    }
    static Trigger onFile(bool existing = false, const QString &pattern = {})
    {
        Trigger trigger;
        trigger.id = QStringLiteral("drop");
        trigger.kind = TriggerKind::File;
        trigger.folder = QStringLiteral("inbox");
        trigger.pattern = pattern;
        trigger.existing = existing;
        return trigger;
    }
    static Trigger onFailure(const QString &workflow = {})
    {
        Trigger trigger;
        trigger.id = QStringLiteral("mend");
        trigger.kind = TriggerKind::Failure;
        trigger.workflow = workflow;
        return trigger;
    }
};

} // namespace sluice::test
