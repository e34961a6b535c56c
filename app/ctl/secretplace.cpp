#include "app/ctl/secretplace.h"

#include "core/integration/secret/keychainsecrets.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

SecretStorePtr keychainOf(const OpenedWorkspace &workspace)
{
    auto secrets = std::make_shared<KeychainSecrets>(Keychain::ofDesktop(),
                                                     QFileInfo(workspace.engine.workspace).canonicalFilePath());
    secrets->load(secretNames(workspace.engine));
    return secrets;
}

} // namespace

QCommandLineOption secretsOption()
{
    return {QStringLiteral("secrets"),
            tr("Where secrets are: environment (usual), keychain, or a folder with a file for each."),
            QStringLiteral("PLACE"), QStringLiteral("environment")};
}

Result<OpenedWorkspace> openedWorkspace(const Arguments &arguments, const QString &folder)
{
    auto workspace = openWorkspace(folder);
    const QString place = arguments.value("secrets");
    if (!workspace || place == u"environment")
        return workspace;
    if (place == u"keychain") {
        workspace->engine.host.secrets = keychainOf(*workspace);
    } else if (QFileInfo(place).isDir()) {
        workspace->engine.host.secrets = std::make_shared<FolderSecrets>(place);
    } else {
        return tl::unexpected(
            arguments.usage(tr("'%1' is no place for secrets: environment, keychain, or a folder.").arg(place)));
    }
    return workspace;
}

Result<OpenedWorkspace> openedWorkspace(const Arguments &arguments)
{
    return openedWorkspace(arguments, arguments.workspace());
}

} // namespace sluice::ctl
