#include "ui/simulate/runsample.h"

namespace sluice {

RunSample::RunSample(EngineClient &engine, SimulationDesk &desk, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_desk(desk)
{
}

void RunSample::read(const Workflow &workflow)
{
    m_request = {workflow, {}};
    m_left.clear();
    m_events = 0;
    RunFilter filter;
    filter.workflow = workflow.id;
    m_engine.listRuns(filter, {0, kMostRuns}, this, [this, round = ++m_round](const Result<Page<RunSummary>> &page) {
        if (round != m_round)
            return;
        if (!page)
            return void(Q_EMIT failed(page.error()));
        for (auto run = page->rows.rbegin(); run != page->rows.rend(); ++run)
            m_left.push_back(run->id);
        next(round);
    });
}

/// One after the other, so that the engine is never asked for many histories at a time.
void RunSample::next(quint64 round)
{
    if (m_left.empty() || m_events >= kMostEvents) {
        m_desk.learn(std::exchange(m_request, {}), this, [this, round](const LearntModels &models) {
            if (round == m_round)
                Q_EMIT learnt(models);
        });
        return;
    }
    const RunId run = m_left.back();
    m_left.pop_back();
    m_engine.readRun(run, this, [this, round](const Result<RunHistory> &history) {
        if (round != m_round)
            return;
        if (history) { // one that was removed meanwhile is no trouble
            m_events += history->events.size();
            m_request.runs.push_back(*history);
        }
        next(round);
    });
}

} // namespace sluice
