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
    m_isTold = false;
    collect();
}

void SampleSource::show(const WorkflowDocument *document, const QString &task)
{
    const bool isOther = document != m_document || task != m_task;
    m_document = document;
    m_task = task;
    if (isOther) {
        m_isTold = false;
        collect();
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
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
    SampleData samples;
    std::optional<PreviewQuestion> list;
    if (m_document && !m_task.isEmpty()) {
        samples = sampleDataFor(m_document->workflow(), m_catalog, m_task, m_pins.of(m_document->id()),
                                m_run ? &m_run->run() : nullptr);
        if (samples.isInLoop && !samples.data.index)
            list = listQuestion(samples);
    }
    // A live run tells of itself many times a second, and rarely of a new output.
    const bool isSameList = list ? m_list && list->value == m_list->value && list->data == m_list->data : !m_list;
    if (m_isTold && isSameList && samples == m_collected)
        return;
    m_isTold = true;
    m_collected = samples;
    m_samples = std::move(samples);
    m_samples.awaitsItem = list.has_value();
    m_list = std::move(list);
    // What there is of a task shows at once: whoever pins a sample pins that of the task that is shown.
    Q_EMIT changed();
    if (m_list)
        askItem();
}

/// What gives the list of the loop; none: there is no telling.
std::optional<PreviewQuestion> SampleSource::listQuestion(SampleData &samples) const
{
    const Task *loop = m_document->workflow().task(samples.loop);
    const auto *type = loop ? m_catalog.find(loop->type) : nullptr;
    if (!type || !m_evaluator)
        return std::nullopt;
    QJsonValue items = loop->params.value(kItems);
    for (const ParamInfo &param : type->params) {
        if (param.key == kItems && items.isUndefined())
            items = param.fallback;
    }
    if (!items.isString())
        return std::nullopt;
    const auto before = sampleDataFor(m_document->workflow(), m_catalog, loop->id, m_pins.of(m_document->id()),
                                      m_run ? &m_run->run() : nullptr);
    samples.loopLacks = missingFor(items, ParamKind::Expression, before);
    if (samples.loopLacks)
        return std::nullopt;
    return PreviewQuestion{QString(kItems), items, true, before.data};
}

void SampleSource::askItem()
{
    m_asksAgain = m_isAsking;
    if (std::exchange(m_isAsking, true))
        return;
    m_evaluator(*m_list, this, [this](const Result<Payload> &list) {
        m_isAsking = false;
        if (!std::exchange(m_asksAgain, false))
            takeList(list);
        else if (m_list)
            askItem(); // the answer is to a question of before
    });
}

void SampleSource::takeList(const Result<Payload> &list)
{
    if (!m_samples.awaitsItem)
        return;
    m_samples.awaitsItem = false;
    const auto spans = list ? arraySpans(*list) : Result<std::vector<std::pair<qsizetype, qsizetype>>>();
    if (spans && !spans->empty())
        m_samples.takeItem(list->mid(spans->front().first, spans->front().second));
    Q_EMIT changed();
}

} // namespace sluice
