#pragma once

#include "core/api/snapshot.h"
#include "core/base/topic.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/events/eventbus.h"
#include "core/resilience/breakerstate.h"

#include <map>
#include <memory>
#include <vector>

namespace sluice {

// What the engine's parts publish: topics, and small JSON objects that hold the exact ids.

/// Who publishes what happens to runs, letters and breakers.
inline const QString kEnginePublisher = QStringLiteral("engine");

/// "run.started", "run.succeeded", "run.failed", "run.cancelled", "run.waiting"; nothing for other states.
[[nodiscard]] std::optional<NewEvent> runEvent(const RunSummary &run);
[[nodiscard]] NewEvent runStartedEvent(const RunSummary &run);
/// "letter.opened", "letter.resolved", "letter.discarded"; nothing while it is being retried.
[[nodiscard]] std::optional<NewEvent> letterEvent(const LetterSummary &letter);
/// "breaker.CONNECTION.opened", "….closed", "….halfOpen"; "….forced" for what a person keeps it in.
[[nodiscard]] NewEvent breakerEvent(const QString &connection, const BreakerTransition &transition);
/// "component.NAME.state".
[[nodiscard]] NewEvent componentEvent(const ComponentSnapshot &component);
/// "event.dead": what the bus gave up, with its data as far as there is room. Nothing for a dead "event.dead".
[[nodiscard]] std::optional<NewEvent> deadEvent(const EventRecord &event, EventDeath death, const QString &subscriber);

/// Topics whose events the journal keeps.
class DurableTopics {
public:
    DurableTopics() = default;
    /// Events that the bus gave up are always kept. Errors: `event.patternMalformed`.
    [[nodiscard]] static Result<DurableTopics> parse(const QStringList &patterns);
    [[nodiscard]] bool holds(const QString &topic) const;

private:
    std::vector<TopicPattern> m_patterns;
};

/// Publishes for those who do not write the journal: what is durable goes by the engine, which writes it first; all
/// else, and everything while the engine is away, goes straight to the bus. Thread: any.
class EventDesk {
public:
    EventDesk(std::shared_ptr<EventBus> bus, DurableTopics durable, OutletPtr<EngineMessage> engine)
        : m_bus(std::move(bus))
        , m_durable(std::move(durable))
        , m_engine(std::move(engine))
    {
    }

    void publish(const NewEvent &event) const;
    /// Ends what an abandoned component has subscribed to under its name, without waiting for it.
    void abandon(const QString &component) const { m_bus->abandon(component); }

private:
    std::shared_ptr<EventBus> m_bus;
    DurableTopics m_durable;
    OutletPtr<EngineMessage> m_engine;
};

/// Tells the changes of components' states from one list of them to the next.
class ComponentWatch {
public:
    [[nodiscard]] std::vector<NewEvent> changes(const std::vector<ComponentSnapshot> &components);

private:
    std::map<QString, ComponentPhase> m_phases;
};

} // namespace sluice
