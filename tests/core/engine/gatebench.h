#pragma once

#include "core/engine/errors.h"
#include "tests/core/engine/runbench.h"

namespace sluice::test {

/// A run engine with one connection, "service", and runs that call it.
class GateBench : public RunBench {
public:
    explicit GateBench(int poolSize = 1)
    {
        connections.emplace_back();
        service().id = QStringLiteral("service");
        service().type = QStringLiteral("http");
        service().baseUrl = QStringLiteral("http://127.0.0.1:9");
        service().poolSize = static_cast<quint32>(poolSize);
    }

    Connection &service() { return connections.front(); }

    static Workflow call()
    {
        Workflow workflow = oneCall(QStringLiteral("w"), QStringLiteral("service"));
        workflow.tasks[0].reliability.jitter = JitterKind::None;
        return workflow;
    }

    /// Starts so many runs of the workflow.
    void runs(int count, const Workflow &workflow = call())
    {
        for (int i = 0; i < count; ++i)
            (void)run(workflow);
    }

    void order(quint64 run, tell::ControlRun::Action action)
    {
        say(tell::ControlRun{0, RunId{run}, action, QStringLiteral("ada")});
    }

    void force(BreakerAction action, std::optional<Milliseconds> lasts = {})
    {
        say(tell::ControlBreaker{
            0, {QStringLiteral("service"), action, lasts, QStringLiteral("maintenance")}, QStringLiteral("ada")});
    }

    /// Ends the oldest attempt that is out with a failure.
    void failFirst(FailureClass failureClass, const QString &code, std::optional<Milliseconds> retryAfter = {})
    {
        const Attempt attempt = attempts.front();
        attempts.erase(attempts.begin());
        end(attempt, outcome::Failed{failureClass, Error{code, {}, {}}, {}, retryAfter});
    }

    [[nodiscard]] ConnectionSnapshot shown() { return engine->status().connections.front(); }
    [[nodiscard]] RunState stateOf(quint64 run) { return stored(RunId{run})->state; }
    [[nodiscard]] Step stepOf(quint64 run, quint32 step = 0) { return stored(RunId{run})->step(StepIndex{step}); }
    /// Why the step was turned away, one code each time.
    [[nodiscard]] QStringList rejectionsOf(quint64 run)
    {
        QStringList codes;
        const Events events = history(RunId{run})->events;
        for (const Event &event : events) {
            if (const auto *retry = std::get_if<RetryScheduled>(&event.data); retry && !retry->rejection.code.isEmpty())
                codes += retry->rejection.code;
        }
        return codes;
    }
};

} // namespace sluice::test
