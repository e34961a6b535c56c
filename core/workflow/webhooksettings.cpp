#include "core/workflow/webhooksettings.h"

#include "core/base/duration.h"
#include "core/base/hostport.h"
#include "core/workflow/errors.h"
#include "core/workflow/jsonwriter.h"
#include "core/workflow/reliabilityjson.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

namespace sluice {

namespace {

using Scheme = WebhookSignatureSettings::Scheme;

const QString kSchemes[] = {QStringLiteral("none"), QStringLiteral("standard"), QStringLiteral("hmac")};

QStringList stringsOf(const QJsonValue &array)
{
    QStringList strings;
    for (const QJsonValue &each : array.toArray())
        strings.append(each.toString());
    return strings;
}

Result<WebhookSignatureSettings> readSignature(const QJsonObject &object, const QString &place, const QString &path)
{
    WebhookSignatureSettings signature;
    const QString scheme = object[u"scheme"].toString(kSchemes[1]);
    signature.scheme = static_cast<Scheme>(std::ranges::find(kSchemes, scheme) - std::begin(kSchemes));
    signature.secrets = stringsOf(object[u"secrets"]);
    signature.header = object[u"header"].toString();
    signature.prefix = object[u"prefix"].toString();
    signature.base64 = object[u"encoding"].toString() == u"base64";
    signature.idHeader = object[u"idHeader"].toString();
    const auto tolerance = readDuration(object[u"tolerance"].toString(formatDuration(signature.tolerance)),
                                        place + QStringLiteral("/tolerance"), path);
    if (!tolerance)
        return tl::unexpected(tolerance.error());
    signature.tolerance = *tolerance;
    return signature;
}

/// A name that can stand in an address or in the name of a file, and leads nowhere else.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 100 && std::ranges::all_of(name, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
               || c == u'_';
    });
}

Result<void> checkEndpoint(const WebhookEndpointSettings &endpoint, const QString &path)
{
    const QMap<QString, QString> args{{QStringLiteral("path"), path}, {QStringLiteral("endpoint"), endpoint.name}};
    if (!isPlainName(endpoint.name))
        return failure(errors::kWebhookBadName, args);
    if (endpoint.workflow.isEmpty() || endpoint.workflow.contains(u'/') || endpoint.workflow.startsWith(u'.'))
        return failure(errors::kWebhookBadWorkflow, args);
    const WebhookSignatureSettings &signature = endpoint.signature;
    const bool hasSecret = std::ranges::any_of(signature.secrets, [](const QString &name) { return !name.isEmpty(); });
    if (signature.scheme != Scheme::None && !hasSecret)
        return failure(errors::kWebhookNoSecret, args);
    if (signature.scheme == Scheme::Hmac && signature.header.isEmpty())
        return failure(errors::kWebhookNoHeader, args);
    if (endpoint.respondWithin > kLongestRespond) {
        QMap<QString, QString> most = args;
        most.insert(QStringLiteral("most"), formatDuration(kLongestRespond));
        return failure(errors::kWebhookBadWait, most);
    }
    return {};
}

Result<WebhookEndpointSettings> readEndpoint(const QJsonObject &object, const QString &place, const QString &path)
{
    WebhookEndpointSettings endpoint;
    endpoint.name = object[u"name"].toString();
    endpoint.workflow = object[u"workflow"].toString();
    const auto signature = readSignature(object[u"signature"].toObject(), place + QStringLiteral("/signature"), path);
    if (!signature)
        return tl::unexpected(signature.error());
    endpoint.signature = *signature;
    if (object.contains(u"contentTypes")) {
        endpoint.contentTypes.clear();
        for (const QString &type : stringsOf(object[u"contentTypes"]))
            endpoint.contentTypes.append(type.trimmed().toLower());
    }
    endpoint.schema = object[u"schema"].toObject();
    const QJsonObject rate = object[u"rate"].toObject();
    endpoint.ratePerSecond = rate[u"perSecond"].toDouble(endpoint.ratePerSecond);
    endpoint.burst = rate[u"burst"].toInt(endpoint.burst);
    if (object.contains(u"respondWithin")) {
        const auto within = readDuration(object[u"respondWithin"].toString(), place + QStringLiteral("/respondWithin"),
                                         path);
        if (!within)
            return tl::unexpected(within.error());
        endpoint.respondWithin = *within;
    }
    if (const auto fits = checkEndpoint(endpoint, path); !fits)
        return tl::unexpected(fits.error());
    return endpoint;
}

void writeSignature(JsonWriter &writer, const WebhookSignatureSettings &signature)
{
    const WebhookSignatureSettings usual;
    writer.beginObject();
    writer.member(QStringLiteral("scheme"), kSchemes[static_cast<std::size_t>(signature.scheme)]);
    if (!signature.secrets.isEmpty()) {
        writer.key(QStringLiteral("secrets"));
        writer.line(QJsonArray::fromStringList(signature.secrets));
    }
    if (!signature.header.isEmpty())
        writer.member(QStringLiteral("header"), signature.header);
    if (!signature.prefix.isEmpty())
        writer.member(QStringLiteral("prefix"), signature.prefix);
    if (signature.base64)
        writer.member(QStringLiteral("encoding"), QStringLiteral("base64"));
    if (!signature.idHeader.isEmpty())
        writer.member(QStringLiteral("idHeader"), signature.idHeader);
    if (signature.tolerance != usual.tolerance)
        writer.member(QStringLiteral("tolerance"), formatDuration(signature.tolerance));
    writer.endObject();
}

void writeEndpoint(JsonWriter &writer, const WebhookEndpointSettings &endpoint)
{
    const WebhookEndpointSettings usual;
    writer.beginObject();
    writer.member(QStringLiteral("name"), endpoint.name);
    writer.member(QStringLiteral("workflow"), endpoint.workflow);
    writer.key(QStringLiteral("signature"));
    writeSignature(writer, endpoint.signature);
    if (endpoint.contentTypes != usual.contentTypes) {
        writer.key(QStringLiteral("contentTypes"));
        writer.line(QJsonArray::fromStringList(endpoint.contentTypes));
    }
    if (!endpoint.schema.isEmpty())
        writer.member(QStringLiteral("schema"), endpoint.schema);
    if (endpoint.ratePerSecond > 0) {
        writer.key(QStringLiteral("rate"));
        writer.line(QJsonObject{{QStringLiteral("perSecond"), endpoint.ratePerSecond},
                                {QStringLiteral("burst"), endpoint.burst}},
                    {QStringLiteral("perSecond"), QStringLiteral("burst")});
    }
    if (endpoint.respondWithin > usual.respondWithin)
        writer.member(QStringLiteral("respondWithin"), formatDuration(endpoint.respondWithin));
    writer.endObject();
}

} // namespace

Result<WebhookSettings> readWebhooks(const QJsonObject &object, const QString &path)
{
    WebhookSettings settings;
    settings.listen = object[u"listen"].toString(settings.listen);
    if (!hostAndPort(settings.listen))
        return failure(errors::kWebhookBadAddress,
                       {{QStringLiteral("path"), path}, {QStringLiteral("address"), settings.listen}});
    std::set<QString> names;
    const QJsonArray endpoints = object[u"endpoints"].toArray();
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        auto endpoint = readEndpoint(endpoints[i].toObject(), QStringLiteral("/webhooks/endpoints/%1").arg(i), path);
        if (!endpoint)
            return tl::unexpected(endpoint.error());
        if (!names.insert(endpoint->name).second)
            return failure(errors::kWebhookDuplicate,
                           {{QStringLiteral("path"), path}, {QStringLiteral("endpoint"), endpoint->name}});
        settings.endpoints.push_back(std::move(*endpoint));
    }
    return settings;
}

void writeWebhooks(JsonWriter &writer, const WebhookSettings &settings)
{
    writer.beginObject();
    writer.member(QStringLiteral("listen"), settings.listen);
    writer.key(QStringLiteral("endpoints"));
    writer.beginArray();
    for (const WebhookEndpointSettings &endpoint : settings.endpoints)
        writeEndpoint(writer, endpoint);
    writer.endArray();
    writer.endObject();
}

} // namespace sluice
