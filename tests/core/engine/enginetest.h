#pragma once

#include "core/engine/openworkspace.h"
#include "core/run/machine.h"
#include "tests/core/support/components.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

/// An engine on a workspace of its own, and the asking of it in a row.
class EngineFixture {
public:
    QTemporaryDir folder;
    std::unique_ptr<LocalEngine> engine;

    /// Starts an engine on the workspace and waits until it is ready.
    bool start(LocalEngineConfig config)
    {
        config.workspace = folder.path();
        config.catalog = standardCatalog();
        config.host.scriptProgram = QStringLiteral(SLUICE_SCRIPT);
        engine = std::make_unique<LocalEngine>(std::move(config));
        QSignalSpy ready(engine.get(), &LocalEngine::ready);
        return ready.wait(20000);
    }

    /// The answer to a question; fails the caller's wait after 30 s.
    template <typename T, typename Ask>
    Result<T> answer(Ask ask)
    {
        std::optional<Result<T>> result;
        ask(engine.get(), [&result](Result<T> given) { result = std::move(given); });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 30000))
            return failure(QLatin1StringView("test.noAnswer"));
        return *result;
    }

    Result<void> arm(const Workflow &workflow)
    {
        return answer<void>(
            [&](EngineClient *client, auto done) { client->armWorkflow(workflow, client, std::move(done)); });
    }
    Result<void> disarm(const QString &workflow)
    {
        return answer<void>(
            [&](EngineClient *client, auto done) { client->disarmWorkflow(workflow, client, std::move(done)); });
    }

    Result<RunId> run(const Workflow &workflow, const Payload &input = "{}")
    {
        return answer<RunId>([&](EngineClient *client, auto done) {
            client->startRun({workflow, input, QStringLiteral("manual")}, client, std::move(done));
        });
    }

    Result<RunHistory> history(RunId run)
    {
        return answer<RunHistory>(
            [&](EngineClient *client, auto done) { client->readRun(run, client, std::move(done)); });
    }

    /// The run as the journal has it.
    std::optional<Run> stored(RunId run)
    {
        const auto read = history(run);
        return read ? std::optional(fold(read->id, read->plan, read->events)) : std::nullopt;
    }

    std::optional<Run> waitFor(RunId run, std::initializer_list<RunState> states)
    {
        std::optional<Run> seen;
        (void)QTest::qWaitFor(
            [&] {
                seen = stored(run);
                return seen && std::find(states.begin(), states.end(), seen->state) != states.end();
            },
            60000);
        return seen;
    }

    std::vector<LetterSummary> letters(LetterState state = LetterState::Open)
    {
        LetterFilter filter;
        filter.state = state;
        const auto page = answer<Page<LetterSummary>>([&](EngineClient *client, auto done) {
            client->listLetters(filter, {0, 1000}, client, std::move(done));
        });
        return page ? page->rows : std::vector<LetterSummary>{};
    }

    static Workflow chain(int tasks)
    {
        Workflow workflow;
        workflow.id = QStringLiteral("chain");
        for (int i = 0; i < tasks; ++i) {
            Task task;
            task.id = QStringLiteral("t%1").arg(i);
            task.type = QStringLiteral("noop");
            workflow.tasks.push_back(task);
            if (i > 0)
                workflow.edges.push_back({QStringLiteral("t%1").arg(i - 1), QStringLiteral("out"), task.id});
        }
        return workflow;
    }
};

} // namespace sluice::test
