#include "core/tasks/connectionrequest.h"

#include "core/integration/errors.h"
#include "core/integration/http/httprules.h"

namespace sluice {

namespace {

/// Basic with a user, Bearer without one.
Result<void> authorize(HttpRequest &request, const Connection &connection, const SecretStore &secrets)
{
    if (connection.passwordSecret.isEmpty())
        return {};
    const auto secret = secretFor(connection.id, secrets, connection.passwordSecret);
    if (!secret)
        return tl::unexpected(secret.error());
    const QByteArray value = connection.user.isEmpty()
                                 ? "Bearer " + secret->reveal()
                                 : "Basic " + (connection.user.toUtf8() + ':' + secret->reveal()).toBase64();
    setHeader(request.headers, "Authorization", value);
    return {};
}

} // namespace

Result<QUrl> addressOf(const QString &text, const std::optional<Connection> &connection)
{
    QString whole = text.trimmed();
    if (!whole.contains(u"://") && connection && !connection->baseUrl.isEmpty()) {
        QString base = connection->baseUrl;
        while (base.endsWith(u'/'))
            base.chop(1);
        whole = base + (whole.startsWith(u'/') || whole.startsWith(u'?') ? QString() : QStringLiteral("/")) + whole;
    }
    QUrl url(whole);
    if (!url.isValid() || url.isRelative())
        return failure(errors::kHttpUrlInvalid, {{QStringLiteral("url"), whole}});
    return url;
}

void setHeader(HttpHeaders &headers, const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&](const HttpHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
    headers.append({name, value});
}

Result<void> addConnection(HttpRequest &request, const Connection &connection, const SecretStore &secrets)
{
    if (!connection.baseUrl.isEmpty() && !isSameOrigin(request.url, QUrl(connection.baseUrl)))
        return {};
    for (auto it = connection.headers.begin(); it != connection.headers.end(); ++it) {
        setHeader(request.headers, it.key().toUtf8(), it.value().toUtf8());
        request.secretHeaders += it.key().toUtf8();
    }
    return authorize(request, connection, secrets);
}

} // namespace sluice
