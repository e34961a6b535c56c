#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/integration/demo/democonfig.h"
#include "core/integration/demo/demoroutes.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>

namespace sluice {

class DemoService;

struct DemoQuestion {
    RequestId request = 0;
    std::optional<DemoKnobs> knobs; ///< to be set; none: to be read
};

struct DemoNews {
    RequestId request = 0; ///< 0: only says how the service is
    Result<DemoKnobs> knobs;
    QString address;
    bool serving = false;
    bool owned = false;
};

struct DemoComponentSetup {
    std::shared_ptr<const Clock> clock;
    quint32 generation = 1;
    DemoConfig config;
    OutletPtr<DemoQuestion> questions;
    OutletPtr<DemoNews> news;
    DemoFaults faults; ///< breaks a component of this engine on purpose
};

/// The demo service as a component of an engine whose workspace asks for it; uses one that already serves the address.
///
/// Reads and turns the knobs by HTTP, so that it makes no difference whose service it is.
/// Thread: its own, with an event loop.
class DemoComponent final : public QObject, public SystemComponent {
public:
    explicit DemoComponent(DemoComponentSetup setup);
    ~DemoComponent() override;

protected:
    Result<void> initialize() override;
    Result<void> shutdown() override;
    void takeNothingNew() override;
    [[nodiscard]] quint64 underWay() const override { return m_asking; }
    [[nodiscard]] quint64 queueDepth() const override { return m_setup.questions->waiting() + m_asking; }
    [[nodiscard]] Nanoseconds helpersCpu() const override;

private:
    void ask(const DemoQuestion &question);
    void answer(RequestId request, Result<DemoKnobs> knobs);

    DemoComponentSetup m_setup;
    QString m_address;
    std::unique_ptr<Mailbox<DemoQuestion>> m_mailbox;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<QNetworkAccessManager> m_network;
    quint64 m_asking = 0; ///< questions that went out
};

} // namespace sluice
