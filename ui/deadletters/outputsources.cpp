#include "ui/deadletters/outputsources.h"

#include "core/run/machine.h"
#include "ui/deadletters/jsoncheck.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>

#include <algorithm>

namespace sluice {

namespace {

constexpr quint32 kRunsLookedAt = 20;
constexpr std::size_t kRunsOffered = 8;

/// What is no JSON becomes a JSON text.
Payload asJson(const Payload &response)
{
    if (!jsonFault(response))
        return response;
    const QByteArray list = QJsonDocument(QJsonArray{QString::fromUtf8(response)}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

} // namespace

OutputSources::OutputSources(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

void OutputSources::clear()
{
    ++m_question;
    m_attempts.clear();
    m_runs.clear();
    Q_EMIT changed();
}

void OutputSources::begin(const LetterSummary &letter, const std::vector<AttemptRecord> &attempts)
{
    clear();
    m_place = {letter.task, letter.itemPath, letter.itemText};
    std::ranges::copy_if(attempts, std::back_inserter(m_attempts),
                         [](const AttemptRecord &attempt) { return !attempt.response.isEmpty(); });
    Q_EMIT changed();
    RunFilter filter;
    filter.workflow = letter.workflow;
    m_engine.listRuns(filter, {0, kRunsLookedAt}, this,
                      [this, question = m_question, own = letter.id.run](const Result<Page<RunSummary>> &runs) {
                          if (!runs || question != m_question)
                              return;
                          for (const RunSummary &run : runs->rows) {
                              const bool mayHave = run.id != own && run.done > 0 && !run.isDamaged;
                              if (mayHave && m_runs.size() < kRunsOffered)
                                  m_runs.push_back(run);
                          }
                          Q_EMIT changed();
                      });
}

void OutputSources::offer(QMenu &menu)
{
    menu.clear();
    const WallTime now = m_engine.snapshot().taken;
    for (const AttemptRecord &attempt : m_attempts) {
        menu.addAction(tr("What attempt %1 was answered, %2")
                           .arg(numberText(quint64(attempt.number)), momentText(attempt.started, now)),
                       this, [this, attempt] { take(attempt); });
    }
    if (!m_attempts.empty() && !m_runs.empty())
        menu.addSeparator();
    for (const RunSummary &run : m_runs) {
        menu.addAction(tr("What the same step made in run %1, %2, %3", "run, state, moment")
                           .arg(runText(number(run.id)), word(run), momentText(run.started, now)),
                       this, [this, id = run.id] { askRun(id); });
    }
}

void OutputSources::take(const AttemptRecord &attempt)
{
    Q_EMIT found(asJson(attempt.response),
                 tr("Taken from the answer to attempt %1.").arg(numberText(quint64(attempt.number))));
}

void OutputSources::askRun(RunId run)
{
    m_engine.readRun(run, this, [this, run, question = m_question](const Result<RunHistory> &read) {
        if (question != m_question)
            return;
        if (!read) {
            Q_EMIT failed(read.error());
            return;
        }
        const Run other = fold(run, read->plan, read->events);
        const auto step = alikeStep(other, m_place);
        if (!step)
            Q_EMIT missing(tr("Run %1 has no output of this step.").arg(runText(number(run))));
        else
            Q_EMIT found(other.step(*step).output.isEmpty() ? Payload("null") : other.step(*step).output,
                         tr("Taken from run %1.").arg(runText(number(run))));
    });
}

} // namespace sluice
