#pragma once

#include "core/components/systemcomponent.h"
#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/integration/demo/democonfig.h"

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
    const Clock *clock = nullptr;
    quint32 generation = 1;
    DemoConfig config;
    OutletPtr<DemoQuestion> questions;
    OutletPtr<DemoNews> news;
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

private:
    void ask(const DemoQuestion &question);
    void answer(RequestId request, Result<DemoKnobs> knobs);

    DemoComponentSetup m_setup;
    QString m_address;
    std::unique_ptr<Mailbox<DemoQuestion>> m_mailbox;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace sluice
