#pragma once

#include "core/remote/controlserver.h"
#include "core/remote/wire/enumname.h"
#include "tests/core/remote/controlclient.h"
#include "tests/ui/support/fakeengine.h"

namespace sluice::test {

/// A served engine that does nothing, with a token for each role.
struct Served {
    FakeEngine engine;
    AccessTokens tokens;
    QMap<Role, QString> tokenOf;
    QStringList actors; ///< whom the engine was told to act as
    std::unique_ptr<ControlServer> server;

    Served()
    {
        for (const Role role : {Role::Viewer, Role::Operator, Role::Designer})
            tokenOf[role] = *tokens.add(wire::enumName(role), role);
        start();
        engine.announce(SystemClock().wall());
    }
    /// Makes its server, anew after the one before is gone.
    void start()
    {
        server = std::make_unique<ControlServer>(
            engine, QStringLiteral("/data/orders"), [this](const QString &who) { actors.append(who); }, tokens);
    }
    bool listen(const ControlListen &where = {QStringLiteral("127.0.0.1:0"), {}, {}})
    {
        const auto listening = server->listen(where);
        if (!listening)
            qWarning() << listening.error().code << listening.error().detail;
        return bool(listening);
    }
    ControlClient client(Role role) { return ControlClient(server->address(), tokenOf[role]); }
};

} // namespace sluice::test
