#include "core/engine/engineevents.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace sluice {

namespace {

/// Of a dead event's data, at most, so that the event about it has room for it.
constexpr qsizetype kMostDeadData = EventBus::kLargestEvent / 4;

void addText(QByteArray &json, const QString &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(),
                                     [](QChar c) { return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\'; });
    if (isPlain) {
        const qsizetype at = json.size();
        json.resize(at + text.size() + 2);
        char *out = json.data() + at;
        *out++ = '"';
        out = std::transform(text.begin(), text.end(), out, [](QChar c) { return c.toLatin1(); });
        *out = '"';
    } else {
        const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
        json += list.sliced(1, list.size() - 2);
    }
}

QByteArray jsonObject(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

NewEvent runEventOf(const QString &topic, const RunSummary &run)
{
    // By hand, and into memory that is there: a hundred thousand runs a second begin and end.
    std::array<char, std::numeric_limits<quint64>::digits10 + 1> digits{};
    const char *last = std::to_chars(digits.begin(), digits.end(), number(run.id)).ptr;
    QByteArray data;
    data.reserve(64 + run.workflow.size() + run.trigger.size() + run.failure.code.size());
    data.append("{\"run\":").append(digits.data(), last - digits.data()).append(",\"workflow\":");
    addText(data, run.workflow);
    data.append(",\"trigger\":");
    addText(data, run.trigger);
    if (!run.failure.code.isEmpty()) {
        data.append(",\"error\":");
        addText(data, run.failure.code);
    }
    return {topic, data.append('}'), kEnginePublisher};
}

QString letterTopic(LetterState state)
{
    switch (state) {
    case LetterState::Open:
        return QStringLiteral("letter.opened");
    case LetterState::Resolved:
        return QStringLiteral("letter.resolved");
    case LetterState::Discarded:
        return QStringLiteral("letter.discarded");
    case LetterState::Redriving:
    case LetterState::Snoozed:
        break;
    }
    return {};
}

QString breakerWord(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed:
        return QStringLiteral("closed");
    case BreakerState::Open:
        return QStringLiteral("opened");
    case BreakerState::HalfOpen:
        return QStringLiteral("halfOpen");
    case BreakerState::ForcedOpen:
    case BreakerState::Disabled:
    case BreakerState::MetricsOnly:
        break;
    }
    return QStringLiteral("forced");
}

QString phaseName(ComponentPhase phase)
{
    static const QString kNames[] = {QStringLiteral("initializing"), QStringLiteral("running"),
                                     QStringLiteral("degraded"),     QStringLiteral("paused"),
                                     QStringLiteral("draining"),     QStringLiteral("stopped"),
                                     QStringLiteral("error"),        QStringLiteral("recovering")};
    return kNames[static_cast<std::size_t>(phase)];
}

QString deathName(EventDeath death)
{
    static const QString kNames[] = {QStringLiteral("queueFull"), QStringLiteral("eventLoop"),
                                     QStringLiteral("handlerFailed")};
    return kNames[static_cast<std::size_t>(death)];
}

const QString kDeadTopic = QStringLiteral("event.dead");

} // namespace

std::optional<NewEvent> runEvent(const RunSummary &run)
{
    switch (run.state) {
    case RunState::Succeeded:
        return runEventOf(QStringLiteral("run.succeeded"), run);
    case RunState::Failed:
        return runEventOf(QStringLiteral("run.failed"), run);
    case RunState::Cancelled:
        return runEventOf(QStringLiteral("run.cancelled"), run);
    case RunState::Compensated:
        return runEventOf(QStringLiteral("run.compensated"), run);
    case RunState::Waiting:
        return runEventOf(QStringLiteral("run.waiting"), run);
    default:
        return std::nullopt;
    }
}

NewEvent runStartedEvent(const RunSummary &run)
{
    return runEventOf(QStringLiteral("run.started"), run);
}

std::optional<NewEvent> letterEvent(const LetterSummary &letter)
{
    const QString topic = letterTopic(letter.state);
    if (topic.isEmpty())
        return std::nullopt;
    return NewEvent{topic,
                    jsonObject({{QStringLiteral("letter"), letter.id.toString()},
                                {QStringLiteral("run"), static_cast<qint64>(number(letter.id.run))},
                                {QStringLiteral("workflow"), letter.workflow},
                                {QStringLiteral("task"), letter.task},
                                {QStringLiteral("error"), letter.error.code}}),
                    kEnginePublisher};
}

NewEvent breakerEvent(const QString &connection, const BreakerTransition &transition)
{
    QJsonObject data{{QStringLiteral("connection"), connection},
                     {QStringLiteral("from"), QString(nameOf(transition.from))},
                     {QStringLiteral("to"), QString(nameOf(transition.to))}};
    if (!transition.who.isEmpty())
        data.insert(QStringLiteral("who"), transition.who);
    if (!transition.why.isEmpty())
        data.insert(QStringLiteral("why"), transition.why);
    return {QStringLiteral("breaker.") + topicPart(connection) + u'.' + breakerWord(transition.to), jsonObject(data),
            kEnginePublisher};
}

NewEvent componentEvent(const ComponentSnapshot &component)
{
    QJsonObject data{{QStringLiteral("component"), component.id},
                     {QStringLiteral("state"), phaseName(component.phase)}};
    if (!component.lastError.code.isEmpty())
        data.insert(QStringLiteral("error"), component.lastError.code);
    return {QStringLiteral("component.") + topicPart(component.id) + QStringLiteral(".state"), jsonObject(data),
            QStringLiteral("coordinator")};
}

std::optional<NewEvent> deadEvent(const EventRecord &event, EventDeath death, const QString &subscriber)
{
    if (event.topic == kDeadTopic) // else one that nobody can take would cause the next without end
        return std::nullopt;
    QJsonObject data{{QStringLiteral("topic"), event.topic},
                     {QStringLiteral("publisher"), event.publisher.left(100)},
                     {QStringLiteral("death"), deathName(death)},
                     {QStringLiteral("subscriber"), subscriber.left(100)},
                     {QStringLiteral("bytes"), event.data.size()}};
    if (event.data.size() <= kMostDeadData)
        data.insert(QStringLiteral("data"), QString::fromUtf8(event.data));
    return NewEvent{kDeadTopic, jsonObject(data), QStringLiteral("bus")};
}

Result<DurableTopics> DurableTopics::parse(const QStringList &patterns)
{
    DurableTopics topics;
    for (const QString &text : QStringList{kDeadTopic} + patterns) {
        auto pattern = TopicPattern::parse(text);
        if (!pattern)
            return tl::unexpected(pattern.error());
        topics.m_patterns.push_back(std::move(*pattern));
    }
    return topics;
}

bool DurableTopics::holds(const QString &topic) const
{
    return std::ranges::any_of(m_patterns, [&topic](const TopicPattern &pattern) { return pattern.matches(topic); });
}

void EventDesk::publish(const NewEvent &event) const
{
    if (m_durable.holds(event.topic) && m_engine->post(EngineMessage(tell::PublishEvent{0, event})))
        return;
    (void)m_bus->emitEvents({event});
}

std::vector<NewEvent> ComponentWatch::changes(const std::vector<ComponentSnapshot> &components)
{
    std::vector<NewEvent> changed;
    for (const ComponentSnapshot &component : components) {
        const auto [known, isNew] = m_phases.try_emplace(component.id, component.phase);
        if (!isNew && std::exchange(known->second, component.phase) == component.phase)
            continue;
        changed.push_back(componentEvent(component));
    }
    return changed;
}

} // namespace sluice
