#include "app/ctl/controldoor.h"

#include "core/engine/localengine.h"

#include <QCoreApplication>
#include <QDir>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

} // namespace

QCommandLineOption tokenFileOption()
{
    return {QStringLiteral("tokens"), tr("The file of access tokens (usually .sluice/tokens.json of the workspace)."),
            QStringLiteral("FILE")};
}

QString tokenFileOf(const Arguments &arguments)
{
    return arguments.has("tokens") ? arguments.value("tokens")
                                   : QDir(arguments.workspace()).filePath(QStringLiteral(".sluice/tokens.json"));
}

QList<QCommandLineOption> ControlDoor::options()
{
    return {{QStringLiteral("listen"), tr("Serve the control API here; off this computer only with TLS."),
             QStringLiteral("HOST:PORT")},
            tokenFileOption(),
            {QStringLiteral("tls-certificate"), tr("The certificate with its chain, PEM."), QStringLiteral("FILE")},
            {QStringLiteral("tls-key"), tr("The key of the certificate, PEM."), QStringLiteral("FILE")}};
}

Result<std::unique_ptr<ControlDoor>> ControlDoor::open(const Arguments &arguments, LocalEngine &engine)
{
    if (arguments.has("tls-certificate") != arguments.has("tls-key"))
        return tl::unexpected(arguments.usage(tr("--tls-certificate and --tls-key belong together.")));
    if (!arguments.has("listen")) {
        if (arguments.has("tls-key") || arguments.has("tokens"))
            return tl::unexpected(arguments.usage(tr("--listen is missing.")));
        return std::unique_ptr<ControlDoor>();
    }
    const QString file = tokenFileOf(arguments);
    auto tokens = AccessTokens::load(file);
    if (!tokens)
        return tl::unexpected(tokens.error());
    const QString workspace = QDir(arguments.workspace()).absolutePath();
    auto door = std::unique_ptr<ControlDoor>(new ControlDoor(engine, workspace, file, std::move(*tokens)));
    const ControlListen where{arguments.value("listen"), arguments.value("tls-certificate"),
                              arguments.value("tls-key")};
    if (auto listening = door->m_server.listen(where); !listening)
        return tl::unexpected(listening.error());
    if (!where.certificate.isEmpty())
        door->m_scheme = QStringLiteral("wss://");
    return door;
}

ControlDoor::ControlDoor(LocalEngine &engine, const QString &workspace, QString tokenFile, AccessTokens tokens)
    : m_tokenFile(std::move(tokenFile))
    , m_server(
          engine, workspace, [&engine](const QString &who) { engine.actAs(who); }, std::move(tokens))
{
}

Result<void> ControlDoor::readTokensAgain()
{
    auto tokens = AccessTokens::load(m_tokenFile);
    if (!tokens)
        return tl::unexpected(tokens.error());
    m_server.setTokens(std::move(*tokens));
    return {};
}

} // namespace sluice::ctl
