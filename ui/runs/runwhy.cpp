#include "ui/runs/runwhy.h"

#include "core/api/whyparts.h"
#include "core/run/approval.h"
#include "ui/models/whypanel.h"
#include "ui/runs/stepview.h"

#include <QVBoxLayout>

#include <algorithm>

namespace sluice {

namespace {

/// More than these say nothing new to a person.
constexpr std::size_t kMostSteps = 4;
constexpr std::size_t kMostLines = 4;

/// What holds the whole run stands above already.
bool isOfWholeRun(const why::Cause &cause)
{
    return std::holds_alternative<why::Paused>(cause) || std::holds_alternative<why::Held>(cause)
           || std::holds_alternative<why::Cancelling>(cause) || std::holds_alternative<why::RunOver>(cause);
}

/// What a person is asked stands below, to be answered there.
bool isAsked(const why::Cause &cause)
{
    const auto *awaits = std::get_if<why::AwaitsEvent>(&cause);
    return awaits && isApproval(awaits->await);
}

bool isOfWholeRun(const why::EngineCause &cause)
{
    return std::holds_alternative<why::JournalTrouble>(cause) || std::holds_alternative<why::ComponentDown>(cause);
}

} // namespace

RunWhy::RunWhy(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_run(run)
    , m_panel(new WhyPanel(engine, theme, QStringLiteral("runWhy")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    connect(m_panel, &WhyPanel::wayRequested, this, &RunWhy::wayRequested);
    connect(&run, &LiveRun::changed, this, &RunWhy::ask);
    connect(&run, &LiveRun::opened, this, &RunWhy::ask);
    connect(&engine, &EngineClient::snapshotChanged, this, &RunWhy::ask);
}

void RunWhy::beginAnew()
{
    m_steps.clear();
    m_found.clear();
    m_panel->clear();
}

void RunWhy::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void RunWhy::ask()
{
    if (!isVisible() || m_isAsking || !m_run.picture())
        return;
    const Run &run = m_run.picture()->run();
    m_found.clear();
    m_steps = run.running.empty() ? stepsThatWait(run) : std::vector<StepIndex>();
    m_steps.resize(std::min(m_steps.size(), kMostSteps));
    if (m_steps.empty())
        tell();
    else
        askNext();
}

void RunWhy::askNext()
{
    const StepIndex step = m_steps[m_found.size()];
    m_isAsking = true;
    m_engine.whyNot(*m_run.id(), step, this, [this, run = *m_run.id(), step](const Result<WhyNot> &why) {
        m_isAsking = false;
        if (m_run.id() == run && m_run.picture() && m_found.size() < m_steps.size())
            take(step, why.value_or(WhyNot()));
    });
}

void RunWhy::take(StepIndex step, const WhyNot &why)
{
    m_found.emplace_back(step, why);
    if (m_found.size() < m_steps.size())
        askNext();
    else
        tell();
}

void RunWhy::tell()
{
    const Run &run = m_run.picture()->run();
    const WhyNames names = whyNames(m_names, [this](StepIndex step) { return stepTitle(m_run, step); });
    const WhyPlace place{run.id, run.plan->workflowId};
    std::vector<WhyLine> lines = whyLines(whyRun(run, m_engine.snapshot()), place, m_run.now(), names);
    for (auto &[step, why] : m_found) {
        if (number(step) >= run.steps.size())
            continue;
        std::erase_if(why.run, [](const auto &cause) { return isOfWholeRun(cause) || isAsked(cause); });
        std::erase_if(why.engine, [](const auto &cause) { return isOfWholeRun(cause); });
        for (WhyLine &line : whyLines(why, place, m_run.now(), names))
            lines.push_back(
                {tr("%1: %2", "a step, a sentence").arg(names.step(step), line.sentence), std::move(line.remedies)});
    }
    lines.resize(std::min(lines.size(), kMostLines));
    m_panel->setCauses(std::move(lines), names);
}

} // namespace sluice
