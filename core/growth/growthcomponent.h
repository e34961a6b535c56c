#pragma once

#include "core/api/growth.h"
#include "core/components/systemcomponent.h"
#include "core/events/eventbus.h"
#include "core/growth/growthstore.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <variant>

namespace sluice {

/// What the growth components tell of themselves.
using GrowthNews = std::variant<ViralReport, PredictorReport, OptimizerReport>;

/// What each of the growth components is given. Shared, since a component that hangs is left behind with what it uses.
struct GrowthSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    std::shared_ptr<EventBus> bus;
    /// How it publishes; empty: straight on the bus.
    std::function<void(const NewEvent &)> publish = {};
    std::shared_ptr<GrowthStore> store;
    /// Events of these topics that were recorded at or after a moment, oldest first, as far as they are; what the models
    /// know of them already does no harm. Empty: none are recorded. Errors: those of reading.
    std::function<Result<std::vector<EventRecord>>(const QStringList &topics, WallTime since)> recorded = {};
    std::function<void(GrowthNews)> tell = [](const GrowthNews &) {};
    Milliseconds lookEvery = std::chrono::seconds(1);
    Milliseconds saveEvery = std::chrono::seconds(10);
};

/// What ViralEngine, Predictor and Optimizer have in common: a model that hears events, tells and publishes what it makes
/// of them, and is kept in a store, so that it goes on after a restart.
///
/// While it is paused, events wait, up to `kMostHeld`; what finds no room is counted by the model. `growth.reset` with the
/// name of the component has its model begin anew. The state is kept every so often, at each reset and when the component
/// stops; what a crash or a hang kept from it comes from the record of events, for topics that are recorded; where that
/// cannot be read, that is an error of the component, and the next generation looks for it again. A state that cannot be read
/// is put aside in the store; with one of a newer version the component does not start.
/// Thread: its own, with an event loop.
class GrowthComponent : public QObject, public SystemComponent {
public:
    static constexpr std::size_t kMostHeld = 10'000;
    static constexpr std::size_t kQueue = 8'192;

    ~GrowthComponent() override;

protected:
    GrowthComponent(const QString &name, QStringList topics, GrowthSetup setup);

    Result<void> initialize() final;
    Result<void> shutdown() final;
    void suspend() final;
    void proceed() final;
    [[nodiscard]] quint64 queueDepth() const final { return m_held.size(); }

    /// Takes an event of one of its topics. Publishing is allowed.
    virtual void hear(const EventRecord &event) = 0;
    /// Takes one that it may have heard before; what is wrong with it has been counted then.
    virtual void hearAgain(const EventRecord &event) = 0;
    /// Once every `lookEvery`, and after a pause.
    virtual void look(WallTime now) = 0;
    /// So many events of this topic found no room while it was paused.
    virtual void miss(quint64 events) = 0;
    virtual void reset(WallTime now) = 0;
    [[nodiscard]] virtual QByteArray modelState() const = 0;
    virtual Result<void> restore(const QByteArray &state) = 0;

    void publish(const QString &topic, const QByteArray &data);
    void tell(GrowthNews news) { m_setup.tell(std::move(news)); }
    [[nodiscard]] WallTime now() const { return m_setup.clock->wall(); }

private:
    Result<void> subscribe(const QString &topic, Overflow overflow);
    void take(const EventRecord &event);
    void perform(const EventRecord &event);
    void performHeld();
    void lookAndKeep();
    Result<void> takeUp();
    Result<void> restoreFrom(const QByteArray &kept);
    void replay();
    Result<void> keep();

    const QStringList m_topics;
    GrowthSetup m_setup;
    std::vector<Subscription> m_subscriptions;
    std::deque<EventRecord> m_held;
    QTimer m_look;
    MonoTime m_kept{};
    bool m_isPaused = false;
    bool m_hasChanged = false; ///< since it was kept
    bool m_hasGap = false;     ///< the record could not be read: `m_heard` stays before what is missing
    bool m_isTakenUp = false;  ///< the state is its own to keep
    WallTime m_heard{};        ///< the last event of the bus
    WallTime m_reset{};        ///< when it last began anew; nothing up to then counts any more
};

} // namespace sluice
