#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/generationhold.h"
#include "core/engine/hookgate.h"
#include "core/engine/outlet.h"
#include "core/integration/webhook/webhookgateway.h"
#include "core/workflow/webhooksettings.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace sluice {

struct HookNews {
    QString address; ///< where webhooks come in; empty: nothing listens
};

/// The hold on the address: the gateway of a generation that is given up listens no more.
using ListenerHold = GenerationHold<WebhookGateway, &WebhookGateway::close>;

struct WebhookComponentSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    WebhookSettings settings;
    std::shared_ptr<HookReceiver> receiver;
    std::shared_ptr<std::atomic<quint64>> pending; ///< webhooks that were taken and are no runs yet
    OutletPtr<HookNews> news;
    SecretStorePtr secrets = std::make_shared<EnvironmentSecrets>();
    std::shared_ptr<ListenerHold> hold = std::make_shared<ListenerHold>();
};

/// The webhook gateway as a component of an engine whose workspace takes webhooks.
///
/// Reads the secrets when it starts; an endpoint without its secret answers 503, and the component is degraded. Paused or
/// draining it answers 503 with Retry-After. It is alive as long as the gateway's own thread is: when that gives no sign for
/// a while, the component fails, and is started anew.
/// Thread: its own, with an event loop; the gateway has one beside it.
class WebhookComponent final : public QObject, public SystemComponent {
public:
    explicit WebhookComponent(WebhookComponentSetup setup);
    ~WebhookComponent() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void suspend() override { m_gate->setOpen(false); }
    void proceed() override;
    [[nodiscard]] quint64 underWay() const override { return m_gate ? m_gate->underWay() : 0; }
    [[nodiscard]] quint64 queueDepth() const override { return *m_setup.pending; }
    [[nodiscard]] Nanoseconds helpersCpu() const override;

private:
    [[nodiscard]] std::vector<HookEndpointKeys> endpoints();
    [[nodiscard]] std::vector<QByteArray> keysOf(const WebhookEndpointSettings &endpoint);
    void degradeSoon();
    void look();

    WebhookComponentSetup m_setup;
    std::unique_ptr<HookGate> m_gate;
    std::unique_ptr<WebhookGateway> m_gateway;
    std::optional<Error> m_missing; ///< the first secret that is not there
    QTimer m_look;
};

} // namespace sluice
