#pragma once

#include "core/engine/messages.h"
#include "core/engine/outlet.h"

namespace sluice {

/// Has a webhook made durable, and later started as a run of its endpoint's workflow: exactly one for each id, whatever
/// crashes. `answered` is called once: it is on disk, it was there before, or it was not taken.
/// Thread: any; `answered` comes on the engine's, or, when nobody can take it, before this returns.
void processWebhook(Outlet<EngineMessage> &engine, Hook hook, std::function<void(HookAnswer)> answered);

/// Where a gateway hands in webhooks: the way to the engine that runs now. Thread: any.
class HookDesk final : public HookReceiver {
public:
    explicit HookDesk(OutletPtr<EngineMessage> engine)
        : m_engine(std::move(engine))
    {
    }
    void receive(Hook hook, std::function<void(HookAnswer)> answered) override
    {
        processWebhook(*m_engine, std::move(hook), std::move(answered));
    }

private:
    OutletPtr<EngineMessage> m_engine;
};

} // namespace sluice
