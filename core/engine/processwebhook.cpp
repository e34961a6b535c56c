#include "core/engine/processwebhook.h"

namespace sluice {

void processWebhook(Outlet<EngineMessage> &engine, Hook hook, std::function<void(HookAnswer)> answered)
{
    tell::TakeHook message;
    message.hook.endpoint = std::move(hook.endpoint);
    message.hook.id = std::move(hook.id);
    message.hook.contentType = std::move(hook.contentType);
    message.hook.headers = std::move(hook.headers);
    message.hook.body = std::move(hook.body);
    message.reply = std::make_shared<HookReply>(std::move(answered));
    (void)engine.post(EngineMessage(std::move(message))); // unposted, it is answered as it goes
}

} // namespace sluice
