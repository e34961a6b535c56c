#pragma once

#include "core/api/engineclient.h"
#include "core/run/machine.h"
#include "tests/core/support/testcatalog.h"

namespace sluice::test {

/// A real run, driven by commands: "each" opens "fetch" for each of three items, then comes "after". All attempts of
/// one item fail for good, so that the run waits on a dead letter.
class SampleRun {
public:
    explicit SampleRun(RunId id = RunId{12}, const Payload &items = R"([{"code":"DE"},{"code":"AQ"},{"code":"FR"}])")
        : flow(made())
        , run(newRun(id, compile(flow, catalog()).value()))
    {
        tell(command::Start{QStringLiteral("manual"), "{}", 1});
        const StepIndex each{0};
        start(each);
        tell(command::Found{each, run.step(each).lease, items});
    }

    /// Everything up to the letter of the second item.
    static SampleRun waiting(RunId id = RunId{12})
    {
        SampleRun sample(id);
        const auto steps = sample.fetches();
        sample.succeed(steps[0], R"({"rate":1.5})");
        for (int attempt = 0; attempt < 3; ++attempt)
            sample.fail(steps[1]);
        sample.succeed(steps[2], R"({"rate":2})");
        return sample;
    }

    void tell(const Command &command)
    {
        now += Milliseconds(50);
        const auto answer = decide(run, command, now, events);
        Q_ASSERT(answer);
        Q_UNUSED(answer)
    }
    void start(StepIndex step)
    {
        if (run.step(step).due > now)
            now = run.step(step).due;
        tell(command::StartAttempt{step});
    }
    void succeed(StepIndex step, const Payload &output)
    {
        start(step);
        tell(command::Succeed{step, run.step(step).lease, {}, output});
    }
    void fail(StepIndex step, FailureClass failureClass = FailureClass::Transient)
    {
        start(step);
        tell(
            command::Fail{step,
                          run.step(step).lease,
                          failureClass,
                          Error{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("503")}}, {}},
                          R"({"error":"try later"})",
                          {}});
    }
    [[nodiscard]] std::vector<StepIndex> fetches() const
    {
        std::vector<StepIndex> found;
        for (std::size_t i = 0; i < run.steps.size(); ++i) {
            if (run.plan->task(run.steps[i].task).id == QLatin1StringView("fetch"))
                found.push_back(static_cast<StepIndex>(i));
        }
        return found;
    }

    [[nodiscard]] RunHistory history() const { return {run.id, run.plan, flow, events}; }
    [[nodiscard]] RunSummary summary() const
    {
        RunSummary row;
        row.id = run.id;
        row.workflow = flow.id;
        row.version = run.plan->version;
        row.trigger = run.trigger;
        row.state = run.state;
        row.started = run.started;
        row.ended = run.ended;
        row.steps = static_cast<quint32>(run.steps.size());
        row.done = run.doneSteps;
        row.letters = run.deadSteps;
        return row;
    }
    [[nodiscard]] LetterSummary letter(quint32 index = 1) const
    {
        const Letter &from = *run.letter(index);
        LetterSummary row;
        row.id = {run.id, index};
        row.workflow = flow.id;
        row.task = run.taskOf(from.step).id;
        row.taskType = run.taskOf(from.step).type;
        row.step = from.step;
        row.state = from.state;
        row.failureClass = from.failureClass;
        row.error = from.error;
        row.fingerprint = QStringLiteral("cause");
        row.created = from.created;
        row.changed = from.changed;
        row.redrives = from.redrives;
        return row;
    }

    Workflow flow;
    Run run;
    Events events;
    WallTime now{Milliseconds(1'700'000'000'000)};

private:
    static Workflow made()
    {
        Reliability reliability;
        reliability.jitter = JitterKind::None;
        auto workflow = test::workflow(QStringLiteral("each:forEach fetch:step after:step"),
                                       QStringLiteral("each.item>fetch each.done>after"), reliability);
        workflow.id = QStringLiteral("rates");
        return workflow;
    }
};

} // namespace sluice::test
