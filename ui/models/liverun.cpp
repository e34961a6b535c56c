#include "ui/models/liverun.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kSlice = 4000;
constexpr int kFrameMs = 100;

} // namespace

LiveRun::LiveRun(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_fold.setSingleShot(true);
    connect(&m_fold, &QTimer::timeout, this, &LiveRun::foldSlice);
    connect(&engine, &EngineClient::runEvents, this, &LiveRun::takeEvents);
}

LiveRun::~LiveRun()
{
    if (m_id && m_isSeen)
        m_engine.unwatchRun(*m_id);
}

void LiveRun::open(RunId run)
{
    if (m_id == run)
        return;
    close();
    m_id = run;
    if (m_isSeen)
        m_engine.watchRun(run);
    read();
}

void LiveRun::setSeen(bool isSeen)
{
    if (std::exchange(m_isSeen, isSeen) == isSeen || !m_id)
        return;
    if (isSeen)
        m_engine.watchRun(*m_id); // it tells how many events there are
    else
        m_engine.unwatchRun(*m_id);
}

void LiveRun::close()
{
    if (!m_id)
        return;
    if (m_isSeen)
        m_engine.unwatchRun(*m_id);
    m_id.reset();
    m_picture.reset();
    m_events.clear();
    m_early.clear();
    m_fold.stop();
    m_isOpen = false;
    m_isReading = false;
    ++m_question;
    Q_EMIT closed();
}

void LiveRun::refresh()
{
    if (m_id && !m_isReading)
        read();
}

void LiveRun::read()
{
    m_isReading = true;
    const quint64 question = ++m_question;
    m_engine.readRun(*m_id, this, [this, question](const Result<RunHistory> &answer) {
        if (question != m_question)
            return;
        m_isReading = false;
        if (!answer)
            Q_EMIT failed(answer.error());
        else
            takeHistory(*answer);
    });
}

void LiveRun::takeHistory(const RunHistory &history)
{
    if (!m_picture) {
        m_picture = std::make_unique<RunPicture>(history.id, history.plan);
        m_workflow = history.workflow;
    }
    m_label = history.label;
    append(0, history.events);
    bool isWhole = true;
    for (const auto &[first, events] : std::exchange(m_early, {}))
        isWhole = append(first, events) && isWhole;
    m_fold.start(0);
    if (!isWhole)
        read();
}

void LiveRun::takeEvents(RunId run, quint64 first, const Events &events)
{
    if (run != m_id)
        return;
    if (!m_isReading && m_picture && append(first, events))
        return;
    m_early.emplace_back(first, events);
    if (!m_isReading)
        read();
}

bool LiveRun::append(quint64 first, std::span<const Event> events)
{
    if (first > m_events.size())
        return false;
    const auto known = std::min<std::size_t>(m_events.size() - first, events.size());
    m_events.insert(m_events.end(), events.begin() + static_cast<std::ptrdiff_t>(known), events.end());
    if (known < events.size() && !m_fold.isActive())
        m_fold.start(kFrameMs);
    return true;
}

void LiveRun::foldSlice()
{
    const auto done = m_picture->run().sequence;
    const auto all = std::span<const Event>(m_events).subspan(done);
    m_picture->take(done, all.first(std::min(kSlice, all.size())));
    if (all.size() > kSlice)
        m_fold.start(0);
    if (m_isOpen) {
        Q_EMIT changed();
    } else if (all.size() <= kSlice) {
        m_isOpen = true;
        Q_EMIT opened();
    }
}

std::vector<AttemptRecord> LiveRun::attemptsOf(StepIndex step) const
{
    Events own;
    for (const Event &event : m_events) {
        if (stepOf(event, m_picture->run().letters) == step)
            own.push_back(event);
    }
    auto attempts = attemptHistory(own, step);
    std::ranges::reverse(attempts);
    return attempts;
}

} // namespace sluice
