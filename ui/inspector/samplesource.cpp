#include "ui/inspector/samplesource.h"

namespace sluice {

namespace {

constexpr QLatin1StringView kItems{"items"}; ///< the parameter of a forEach that gives its list
constexpr int kCollectAfter = 30;            ///< milliseconds: what comes in bursts is looked through once

} // namespace

SampleSource::SampleSource(const TaskCatalog &catalog, SamplePins &pins, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_pins(pins)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kCollectAfter);
    connect(&m_soon, &QTimer::timeout, this, &SampleSource::collect);
    connect(&pins, &SamplePins::changed, this, [this](const QString &workflow) {
        if (m_document && m_document->id() == workflow)
            collect();
    });
}

void SampleSource::setEvaluator(Evaluator evaluator)
{
    m_evaluator = std::move(evaluator);
    collect();
}

void SampleSource::show(const WorkflowDocument *document, const QString &task)
{
    const bool isOther = document != m_document || task != m_task;
    m_document = document;
    m_task = task;
    if (isOther)
        collect();
    else if (!m_soon.isActive())
        m_soon.start();
}

void SampleSource::setRuns(const RunPicture *shown, const RunPicture *last)
{
    m_run = shown ? shown : last;
    // The run that was there before may be gone, and nothing of it is kept but copies.
    if (!m_soon.isActive())
        m_soon.start();
}

void SampleSource::collect()
{
    m_soon.stop();
    ++m_serial;
    m_samples = {};
    if (m_document && !m_task.isEmpty()) {
        m_samples = sampleDataFor(m_document->workflow(), m_catalog, m_task, m_pins.of(m_document->id()),
                                  m_run ? &m_run->run() : nullptr);
        if (m_samples.isInLoop && !m_samples.data.index && askItem())
            return; // told of once it is there
    }
    Q_EMIT changed();
}

bool SampleSource::askItem()
{
    const Task *loop = m_document->workflow().task(m_samples.loop);
    const auto *type = loop ? m_catalog.find(loop->type) : nullptr;
    if (!type || !m_evaluator)
        return false;
    QJsonValue items = loop->params.value(kItems);
    for (const ParamInfo &param : type->params) {
        if (param.key == kItems && items.isUndefined())
            items = param.fallback;
    }
    const auto samples = sampleDataFor(m_document->workflow(), m_catalog, loop->id, m_pins.of(m_document->id()),
                                       m_run ? &m_run->run() : nullptr);
    if (!items.isString())
        return false;
    m_samples.loopLacks = missingFor(items, ParamKind::Expression, samples);
    if (m_samples.loopLacks)
        return false;
    m_evaluator({QString(kItems), items, true, samples.data}, this, [this, serial = m_serial](Result<Payload> list) {
        const auto spans = list ? arraySpans(*list) : Result<std::vector<std::pair<qsizetype, qsizetype>>>();
        if (serial != m_serial)
            return;
        if (spans && !spans->empty())
            m_samples.takeItem(list->mid(spans->front().first, spans->front().second));
        Q_EMIT changed();
    });
    return true;
}

} // namespace sluice
