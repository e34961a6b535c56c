#include "app/ctl/command.h"
#include "app/ctl/controldoor.h"
#include "core/remote/accesstokens.h"
#include "core/remote/wire/enumname.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

int list(const Arguments &arguments, Output &output)
{
    const auto tokens = AccessTokens::load(tokenFileOf(arguments));
    if (!tokens)
        return output.fail(tokens.error());
    QJsonArray json;
    std::vector<QStringList> rows;
    for (const AccessToken &token : tokens->all()) {
        const QString role = wire::enumName(token.role);
        json.append(QJsonObject{{QStringLiteral("name"), token.name}, {QStringLiteral("role"), role}});
        rows.push_back({token.name, role});
    }
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("tokens"), json}}));
    if (rows.empty())
        output.message(tr("There is no token; sluicectl tokens add NAME makes one."));
    else
        output.table({tr("Name"), tr("Role")}, rows);
    return kSucceeded;
}

int add(const Arguments &arguments, Output &output)
{
    const auto role = wire::enumNamed<Role>(arguments.has("role") ? arguments.value("role") : QStringLiteral("viewer"));
    if (!role)
        return arguments.misuse(tr("Roles are viewer, operator and designer."), output);
    const QString file = tokenFileOf(arguments);
    auto tokens = AccessTokens::load(file);
    if (!tokens)
        return output.fail(tokens.error());
    const QString &name = arguments.names.front();
    const auto token = tokens->add(name, *role);
    if (!token)
        return output.fail(token.error(), kInvalid);
    (void)QDir().mkpath(QFileInfo(file).path());
    if (const auto saved = tokens->save(file); !saved)
        return output.fail(saved.error());
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("name"), name},
                                              {QStringLiteral("role"), wire::enumName(*role)},
                                              {QStringLiteral("token"), *token}}));
    output.line(*token);
    output.message(tr("This is the only time that it is shown. SIGHUP has an engine that serves take it up."));
    return kSucceeded;
}

int remove(const Arguments &arguments, Output &output)
{
    const QString file = tokenFileOf(arguments);
    auto tokens = AccessTokens::load(file);
    if (!tokens)
        return output.fail(tokens.error());
    const QString &name = arguments.names.front();
    if (const auto removed = tokens->remove(name); !removed)
        return output.fail(removed.error(), kInvalid);
    if (const auto saved = tokens->save(file); !saved)
        return output.fail(saved.error());
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("name"), name}}));
    output.line(tr("The token of %1 is gone. SIGHUP has an engine that serves end its sessions.").arg(name));
    return kSucceeded;
}

} // namespace

Command tokensListCommand()
{
    return {.name = QStringLiteral("tokens list"),
            .takes = {},
            .summary = tr("Shows who may connect to the control API of serve, and in which role."),
            .options = {tokenFileOption()},
            .perform = list};
}

Command tokensAddCommand()
{
    return {
        .name = QStringLiteral("tokens add"),
        .takes = tr("NAME"),
        .summary = tr("Makes a token with which somebody may connect to the control API of serve, and shows it once."),
        .least = 1,
        .most = 1,
        .options = {{QStringLiteral("role"), tr("viewer (usual), operator or designer."), QStringLiteral("ROLE")},
                    tokenFileOption()},
        .perform = add};
}

Command tokensRemoveCommand()
{
    return {.name = QStringLiteral("tokens remove"),
            .takes = tr("NAME"),
            .summary = tr("Takes back the token of somebody."),
            .least = 1,
            .most = 1,
            .options = {tokenFileOption()},
            .perform = remove};
}

} // namespace sluice::ctl
