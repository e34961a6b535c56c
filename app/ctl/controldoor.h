#pragma once

#include "app/ctl/command.h"
#include "core/remote/controlserver.h"

#include <memory>

namespace sluice {
class LocalEngine;
}

namespace sluice::ctl {

/// The control API of `sluicectl serve`: from its options to the server.
class ControlDoor {
public:
    [[nodiscard]] static QList<QCommandLineOption> options();
    /// Serves the engine if the command line asks for it; null: it does not.
    /// Errors: those of `AccessTokens::load` and `ControlServer::listen`; `ctl.usage`.
    [[nodiscard]] static Result<std::unique_ptr<ControlDoor>> open(const Arguments &arguments, LocalEngine &engine);

    [[nodiscard]] QString address() const { return m_scheme + m_server.address() + QStringLiteral("/control"); }
    /// Takes up what the file of tokens says now. Errors: those of `AccessTokens::load`; the old ones count on.
    [[nodiscard]] Result<void> readTokensAgain();
    /// Lets nobody else in.
    void close() { m_server.close(); }

private:
    ControlDoor(LocalEngine &engine, const QString &workspace, QString tokenFile, AccessTokens tokens);

    QString m_tokenFile;
    QString m_scheme = QStringLiteral("ws://");
    ControlServer m_server;
};

/// The file of tokens that the command line names, or the usual one of the workspace.
[[nodiscard]] QString tokenFileOf(const Arguments &arguments);
[[nodiscard]] QCommandLineOption tokenFileOption();

} // namespace sluice::ctl
