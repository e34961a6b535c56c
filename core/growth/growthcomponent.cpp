#include "core/growth/growthcomponent.h"

#include "core/growth/errors.h"
#include "core/growth/growthmessages.h"
#include "core/growth/sealedstate.h"

#include <QDataStream>
#include <QIODevice>

namespace sluice {

namespace {

constexpr quint32 kKeptVersion = 2;
/// Clocks are set, and records are written a moment after they were heard.
constexpr Milliseconds kReplayMargin = std::chrono::minutes(2);

} // namespace

GrowthComponent::GrowthComponent(const QString &name, QStringList topics, GrowthSetup setup)
    : SystemComponent({name, {}}, *setup.clock, setup.generation)
    , m_topics(std::move(topics))
    , m_setup(std::move(setup))
    , m_look(this)
{
    connect(&m_look, &QTimer::timeout, this, [this] { guarded([this] { lookAndKeep(); }); });
}

GrowthComponent::~GrowthComponent() = default;

/// Hears first and reads then: what comes in between waits in its thread.
Result<void> GrowthComponent::initialize()
{
    for (const QString &topic : m_topics) {
        // What people and programs send is not lost without a word; what the others say, they say again.
        const bool isOfFunnel = topic.contains(u'.');
        if (auto subscribed = subscribe(topic, isOfFunnel ? Overflow::DeadLetter : Overflow::DropOldest); !subscribed)
            return subscribed;
    }
    if (auto subscribed = subscribe(growthtopics::kReset, Overflow::DeadLetter); !subscribed)
        return subscribed;
    if (auto taken = takeUp(); !taken) {
        m_subscriptions.clear();
        return taken;
    }
    replay();
    m_kept = clock().monotonic();
    m_isPaused = false;
    m_look.start(m_setup.lookEvery);
    return {};
}

/// A state that cannot be read is worth less than the component: it is put aside, and the component begins anew and says
/// so. One of a newer version is worth more, for whoever goes back to that version.
Result<void> GrowthComponent::takeUp()
{
    m_isTakenUp = false;
    const auto kept = m_setup.store->load(name(), generation());
    if (!kept)
        return tl::unexpected(kept.error());
    if (kept->has_value()) {
        if (auto restored = restoreFrom(**kept); !restored) {
            if (restored.error().code == errors::kGrowthStateNewer)
                return restored;
            if (auto aside = m_setup.store->putAside(name(), generation()); !aside)
                return aside;
            noteError(restored.error());
        }
    }
    m_isTakenUp = true;
    return {};
}

Result<void> GrowthComponent::restoreFrom(const QByteArray &kept)
{
    const auto opened = openedState(name(), kKeptVersion, kept);
    if (!opened)
        return tl::unexpected(opened.error());
    QDataStream in(*opened);
    in.setVersion(QDataStream::Qt_6_4);
    qint64 heard = 0;
    qint64 began = 0;
    QByteArray model;
    in >> heard >> model;
    if (!in.atEnd())
        in >> began;
    if (auto restored = restore(model); !restored)
        return restored;
    m_heard = WallTime(Milliseconds(heard));
    m_reset = WallTime(Milliseconds(began));
    return {};
}

/// From a margin before the last that was heard, but nothing of before a reset.
void GrowthComponent::replay()
{
    if (!m_setup.recorded)
        return;
    const WallTime heard = m_heard;
    const auto recorded = m_setup.recorded(m_topics, std::max(heard - kReplayMargin, m_reset));
    m_hasGap = !recorded;
    if (!recorded)
        return noteError(recorded.error());
    for (const EventRecord &event : *recorded) {
        if (event.at <= m_reset)
            continue;
        if (event.at > heard)
            perform(event);
        else
            hearAgain(event);
        m_hasChanged = true;
    }
}

Result<void> GrowthComponent::subscribe(const QString &topic, Overflow overflow)
{
    auto subscribed = m_setup.bus->subscribe(topic, executorOf(this),
                                             [this](const EventRecord &event) { guarded([&] { take(event); }); },
                                             {name(), kQueue, overflow});
    if (!subscribed)
        return tl::unexpected(subscribed.error());
    m_subscriptions.push_back(std::move(*subscribed));
    return {};
}

Result<void> GrowthComponent::shutdown()
{
    m_look.stop();
    m_subscriptions.clear();
    performHeld();
    return m_isTakenUp ? keep() : Result<void>();
}

void GrowthComponent::suspend()
{
    m_isPaused = true;
    m_look.stop();
}

void GrowthComponent::proceed()
{
    m_isPaused = false;
    performHeld();
    m_look.start(m_setup.lookEvery);
    lookAndKeep();
}

void GrowthComponent::take(const EventRecord &event)
{
    if (!m_isPaused || event.topic == growthtopics::kReset) {
        perform(event);
    } else if (m_held.size() < kMostHeld) {
        m_held.push_back(event);
    } else {
        miss(1);
    }
}

void GrowthComponent::performHeld()
{
    while (!m_held.empty()) {
        const EventRecord event = std::move(m_held.front());
        m_held.pop_front();
        perform(event);
    }
}

void GrowthComponent::perform(const EventRecord &event)
{
    const MonoTime began = clock().monotonic();
    if (event.topic != growthtopics::kReset) {
        hear(event);
    } else if (readReset(event.data) == name()) {
        m_held.clear();
        m_hasGap = false; // nobody wants what was before
        reset(event.at);
        m_heard = std::max(m_heard, event.at);
        m_reset = event.at;
        // Before anybody hears of it: else a crash would undo what the others go by.
        if (const auto kept = keep(); !kept)
            noteError(kept.error());
        look(event.at);
    } else {
        return;
    }
    if (!m_hasGap)
        m_heard = std::max(m_heard, event.at);
    m_hasChanged = true;
    noteRequest(clock().monotonic() - began);
}

void GrowthComponent::lookAndKeep()
{
    look(now());
    noteProgress();
    if (!m_hasChanged || clock().monotonic() - m_kept < m_setup.saveEvery)
        return;
    if (const auto kept = keep(); !kept)
        noteError(kept.error());
}

Result<void> GrowthComponent::keep()
{
    QByteArray content;
    QDataStream out(&content, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << qint64(m_heard.time_since_epoch().count()) << modelState();
    out << qint64(m_reset.time_since_epoch().count()); // since version 2
    m_kept = clock().monotonic();
    auto saved = m_setup.store->save(name(), generation(), sealedState(name(), kKeptVersion, content));
    m_hasChanged = !saved;
    return saved;
}

void GrowthComponent::publish(const QString &topic, const QByteArray &data)
{
    const NewEvent event{topic, data, name()};
    if (m_setup.publish) {
        m_setup.publish(event);
    } else if (const auto published = m_setup.bus->emitEvent(topic, data, name()); !published) {
        noteError(published.error());
    }
}

} // namespace sluice
