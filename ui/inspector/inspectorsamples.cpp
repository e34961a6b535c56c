// The samples that the inspector tries expressions with.
#include "ui/inspector/datatab.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/paramform.h"
#include "ui/inspector/samplepanel.h"
#include "ui/inspector/samplesource.h"

namespace sluice {

namespace {

std::optional<Error> failureOf(const Result<void> &done)
{
    return done ? std::nullopt : std::optional(done.error());
}

} // namespace

void Inspector::wireSamples()
{
    wireMocks();
    connect(m_source, &SampleSource::changed, this, &Inspector::showSamples);
    connect(&m_data->sample(), &SamplePanel::pinRequested, this, [this](const QByteArray &json) {
        m_data->sample().showFailure(failureOf(m_workspace.samples().pin(m_document->id(), m_task, json)));
    });
    connect(&m_data->sample(), &SamplePanel::unpinRequested, this,
            [this] { m_data->sample().showFailure(failureOf(m_workspace.samples().unpin(m_document->id(), m_task))); });
    connect(m_params, &ParamForm::sampleWanted, this, [this](const MissingSample &missing) {
        switch (missing.what) {
        case MissingSample::What::Step:
            Q_EMIT taskRequested(missing.task, QStringLiteral("sample"));
            break;
        case MissingSample::What::Item:
            Q_EMIT taskRequested(missing.task, QStringLiteral("items"));
            break;
        case MissingSample::What::RunInput:
            Q_EMIT inputRequested();
            break;
        }
    });
}

void Inspector::showSamples()
{
    const SampleData &samples = m_source->samples();
    m_params->showSamples(m_task.isEmpty() ? nullptr : &samples, m_source->evaluator());
    m_data->sample().show(samples.own, samples.run);
}

/// A task has another id now.
void Inspector::keepPin(const QString &before, const QString &id)
{
    m_data->sample().showFailure(failureOf(m_workspace.samples().follow(m_document->id(), before, id)));
    Q_EMIT idChanged(before, id);
}

void Inspector::showLastRun(const RunPicture *picture)
{
    m_last = picture;
    m_source->setRuns(m_picture, m_last);
}

void Inspector::setEvaluator(Evaluator evaluator)
{
    m_source->setEvaluator(std::move(evaluator));
}

} // namespace sluice
