#include "ui/shell/firststart.h"

#include "core/run/machine.h"
#include "ui/shell/hintbar.h"

#include <algorithm>

namespace sluice {

namespace {

/// Items of the run's loops that are through, or its steps where it has no loop.
quint64 itemsDone(const Run &run)
{
    const auto isThrough = [](const Scope &scope) { return scope.open == 0; };
    if (run.scopes.size() > 1)
        return static_cast<quint64>(std::ranges::count_if(run.scopes.begin() + 1, run.scopes.end(), isThrough));
    return run.doneSteps;
}

quint64 openLetters(const Run &run)
{
    return static_cast<quint64>(std::ranges::count(run.letters, LetterState::Open, &Letter::state));
}

} // namespace

FirstStart::FirstStart(EngineClient &engine, QString workflow, HintBar &bar, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_workflow(std::move(workflow))
    , m_bar(bar)
{
    connect(&engine, &EngineClient::snapshotChanged, this, &FirstStart::lookAgain);
    lookAgain();
}

void FirstStart::noteLettersOpened()
{
    if (m_bar.isDone(1))
        m_bar.setStep(2, true);
}

void FirstStart::lookAgain()
{
    const quint64 revision = m_engine.snapshot().runsRevision;
    if (m_asking || (m_asked && revision == m_revision))
        return;
    m_asking = true;
    m_asked = true;
    m_revision = revision;
    m_engine.listRuns(RunFilter{m_workflow, std::nullopt, {}}, PageRequest{0, 1}, this,
                      [this](const Result<Page<RunSummary>> &answer) {
                          m_asking = false;
                          if (answer)
                              take(*answer);
                          lookAgain(); // for what changed meanwhile
                      });
}

void FirstStart::take(const Page<RunSummary> &runs)
{
    if (runs.rows.empty())
        return;
    const RunSummary &run = runs.rows.front();
    const bool rests = run.state == RunState::Waiting || isFinal(run.state);
    if (!rests || run == m_read)
        return;
    m_read = run;
    m_engine.readRun(run.id, this, [this](const Result<RunHistory> &answer) {
        if (answer)
            take(*answer);
    });
}

void FirstStart::take(const RunHistory &history)
{
    const Run run = fold(history.id, history.plan, history.events);
    // Between two attempts of its last steps a run waits too, but not for a person.
    if (!isFinal(run.state) && (run.state != RunState::Waiting || !run.timed.empty())) {
        // What was read may be older than what was listed: read it again with the next snapshot.
        m_read = {};
        m_asked = false;
        return;
    }
    m_bar.setCounts(itemsDone(run), openLetters(run));
    m_bar.setStep(1, true);
    if (run.state != RunState::Succeeded)
        return;
    m_bar.setStep(2, true);
    m_bar.setStep(3, true);
    Q_EMIT finished();
}

} // namespace sluice
