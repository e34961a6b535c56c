#include "core/workflow/connection.h"

#include "core/base/duration.h"
#include "core/base/errors.h"
#include "core/workflow/errors.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/jsonwriter.h"
#include "core/workflow/reliabilityjson.h"
#include "core/workflow/schemacheck.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace sluice {

namespace {

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object[key].toString();
}

quint32 whole(const QJsonObject &object, QLatin1StringView key, quint32 fallback)
{
    return static_cast<quint32>(object[key].toInteger(fallback));
}

Connection::Limit readLimit(const QJsonObject &object)
{
    Connection::Limit limit;
    limit.perSecond = object[u"perSecond"].toDouble(limit.perSecond);
    limit.burst = whole(object, QLatin1StringView("burst"), limit.burst);
    return limit;
}

Connection::RetryBudget readBudget(const QJsonObject &object)
{
    Connection::RetryBudget budget;
    budget.ratio = object[u"ratio"].toDouble(budget.ratio);
    budget.minimum = whole(object, QLatin1StringView("minimum"), budget.minimum);
    return budget;
}

Result<Connection::Queue> readQueue(const QJsonObject &object, const QString &place, const QString &path)
{
    Connection::Queue queue;
    const auto maxWait = readDuration(object[u"maxWait"].toString(formatDuration(queue.maxWait)),
                                      place + QStringLiteral("/maxWait"), path);
    if (!maxWait)
        return tl::unexpected(maxWait.error());
    queue.maxWait = *maxWait;
    queue.limit = whole(object, QLatin1StringView("limit"), queue.limit);
    return queue;
}

Result<Connection::Breaker> readBreaker(const QJsonObject &object, const QString &place, const QString &path)
{
    Connection::Breaker breaker;
    const auto slowCall = readDuration(object[u"slowCall"].toString(formatDuration(breaker.slowCall)),
                                       place + QStringLiteral("/slowCall"), path);
    if (!slowCall)
        return tl::unexpected(slowCall.error());
    const auto wait = readDuration(object[u"wait"].toString(formatDuration(breaker.wait)),
                                   place + QStringLiteral("/wait"), path);
    if (!wait)
        return tl::unexpected(wait.error());
    breaker.failureRate = object[u"failureRate"].toDouble(breaker.failureRate);
    breaker.slowRate = object[u"slowRate"].toDouble(breaker.slowRate);
    breaker.slowCall = *slowCall;
    breaker.window = whole(object, QLatin1StringView("window"), breaker.window);
    breaker.minimumCalls = whole(object, QLatin1StringView("minimumCalls"), breaker.minimumCalls);
    breaker.wait = *wait;
    breaker.halfOpenCalls = whole(object, QLatin1StringView("halfOpenCalls"), breaker.halfOpenCalls);
    return breaker;
}

Result<Connection> readConnection(const QJsonObject &object, const QString &place, const QString &path)
{
    Connection connection;
    connection.id = text(object, QLatin1StringView("id"));
    connection.type = text(object, QLatin1StringView("type"));
    connection.name = text(object, QLatin1StringView("name"));
    connection.baseUrl = text(object, QLatin1StringView("baseUrl"));
    const QJsonObject headers = object[u"headers"].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        connection.headers.insert(it.key(), it.value().toString());
    connection.allowLoopback = object[u"allowLoopback"].toBool();
    connection.allowPrivate = object[u"allowPrivate"].toBool();
    connection.tls = object[u"tls"].toBool();
    connection.caFile = text(object, QLatin1StringView("caFile"));
    connection.proxy = text(object, QLatin1StringView("proxy"));
    connection.proxyUser = text(object, QLatin1StringView("proxyUser"));
    connection.proxySecret = text(object, QLatin1StringView("proxySecret"));
    connection.database = text(object, QLatin1StringView("database"));
    connection.host = text(object, QLatin1StringView("host"));
    connection.port = static_cast<quint16>(object[u"port"].toInt());
    connection.user = text(object, QLatin1StringView("user"));
    connection.passwordSecret = text(object, QLatin1StringView("passwordSecret"));
    connection.poolSize = whole(object, QLatin1StringView("poolSize"), connection.poolSize);
    const auto queue = readQueue(object[u"queue"].toObject(), place + QStringLiteral("/queue"), path);
    if (!queue)
        return tl::unexpected(queue.error());
    connection.queue = *queue;
    connection.limit = readLimit(object[u"limit"].toObject());
    connection.retryBudget = readBudget(object[u"retryBudget"].toObject());
    const auto breaker = readBreaker(object[u"breaker"].toObject(), place + QStringLiteral("/breaker"), path);
    if (!breaker)
        return tl::unexpected(breaker.error());
    connection.breaker = *breaker;
    return connection;
}

/// Writes the members of an object that differ from what they usually are.
class Members {
public:
    explicit Members(JsonWriter &writer)
        : m_writer(writer)
    {
    }

    template <typename T>
    void add(const QString &key, const T &value, const T &usual)
    {
        if (value != usual)
            m_writer.member(key, toJson(value));
    }

private:
    static QJsonValue toJson(const QString &value) { return value; }
    static QJsonValue toJson(bool value) { return value; }
    static QJsonValue toJson(double value) { return value; }
    static QJsonValue toJson(quint16 value) { return static_cast<qint64>(value); }
    static QJsonValue toJson(quint32 value) { return static_cast<qint64>(value); }
    static QJsonValue toJson(Milliseconds value) { return formatDuration(std::max(value, Milliseconds(0))); }

    JsonWriter &m_writer;
};

void writeLimits(JsonWriter &writer, const Connection &connection, const Connection &usual)
{
    Members members(writer);
    if (connection.queue != usual.queue) {
        writer.key(QStringLiteral("queue"));
        writer.beginObject();
        members.add(QStringLiteral("limit"), connection.queue.limit, usual.queue.limit);
        members.add(QStringLiteral("maxWait"), connection.queue.maxWait, usual.queue.maxWait);
        writer.endObject();
    }
    if (connection.limit != usual.limit) {
        writer.key(QStringLiteral("limit"));
        writer.beginObject();
        members.add(QStringLiteral("perSecond"), connection.limit.perSecond, usual.limit.perSecond);
        members.add(QStringLiteral("burst"), connection.limit.burst, usual.limit.burst);
        writer.endObject();
    }
    if (connection.breaker != usual.breaker) {
        const auto &breaker = connection.breaker;
        const auto &plain = usual.breaker;
        writer.key(QStringLiteral("breaker"));
        writer.beginObject();
        members.add(QStringLiteral("failureRate"), breaker.failureRate, plain.failureRate);
        members.add(QStringLiteral("slowRate"), breaker.slowRate, plain.slowRate);
        members.add(QStringLiteral("slowCall"), breaker.slowCall, plain.slowCall);
        members.add(QStringLiteral("window"), breaker.window, plain.window);
        members.add(QStringLiteral("minimumCalls"), breaker.minimumCalls, plain.minimumCalls);
        members.add(QStringLiteral("wait"), breaker.wait, plain.wait);
        members.add(QStringLiteral("halfOpenCalls"), breaker.halfOpenCalls, plain.halfOpenCalls);
        writer.endObject();
    }
    if (connection.retryBudget != usual.retryBudget) {
        writer.key(QStringLiteral("retryBudget"));
        writer.beginObject();
        members.add(QStringLiteral("ratio"), connection.retryBudget.ratio, usual.retryBudget.ratio);
        members.add(QStringLiteral("minimum"), connection.retryBudget.minimum, usual.retryBudget.minimum);
        writer.endObject();
    }
}

void writeConnection(JsonWriter &writer, const Connection &connection)
{
    const Connection usual;
    Members members(writer);
    writer.beginObject();
    writer.member(QStringLiteral("id"), connection.id);
    writer.member(QStringLiteral("type"), connection.type);
    members.add(QStringLiteral("name"), connection.name, usual.name);
    members.add(QStringLiteral("baseUrl"), connection.baseUrl, usual.baseUrl);
    if (!connection.headers.isEmpty()) {
        QJsonObject headers;
        for (auto it = connection.headers.begin(); it != connection.headers.end(); ++it)
            headers.insert(it.key(), it.value());
        writer.member(QStringLiteral("headers"), headers);
    }
    members.add(QStringLiteral("allowLoopback"), connection.allowLoopback, usual.allowLoopback);
    members.add(QStringLiteral("allowPrivate"), connection.allowPrivate, usual.allowPrivate);
    members.add(QStringLiteral("tls"), connection.tls, usual.tls);
    members.add(QStringLiteral("caFile"), connection.caFile, usual.caFile);
    members.add(QStringLiteral("proxy"), connection.proxy, usual.proxy);
    members.add(QStringLiteral("proxyUser"), connection.proxyUser, usual.proxyUser);
    members.add(QStringLiteral("proxySecret"), connection.proxySecret, usual.proxySecret);
    members.add(QStringLiteral("database"), connection.database, usual.database);
    members.add(QStringLiteral("host"), connection.host, usual.host);
    members.add(QStringLiteral("port"), connection.port, usual.port);
    members.add(QStringLiteral("user"), connection.user, usual.user);
    members.add(QStringLiteral("passwordSecret"), connection.passwordSecret, usual.passwordSecret);
    members.add(QStringLiteral("poolSize"), connection.poolSize, usual.poolSize);
    writeLimits(writer, connection, usual);
    writer.endObject();
}

} // namespace

Result<std::vector<Connection>> readConnections(const QByteArray &json, const QString &path)
{
    const auto document = parseJsonFile(json, path);
    if (!document)
        return tl::unexpected(document.error());
    if (const auto format = checkFormat(*document, kConnectionsFormat, path); !format)
        return tl::unexpected(format.error());
    if (const auto fits = checkFile(*document, QStringLiteral("connections"), path); !fits)
        return tl::unexpected(fits.error());

    std::vector<Connection> connections;
    QSet<QString> ids;
    const QJsonArray list = document->toObject()[u"connections"].toArray();
    for (qsizetype index = 0; index < list.size(); ++index) {
        const QString place = QStringLiteral("/connections/%1").arg(index);
        auto connection = readConnection(list[index].toObject(), place, path);
        if (!connection)
            return tl::unexpected(connection.error());
        if (ids.contains(connection->id)) {
            return failure(errors::kConnectionDuplicate,
                           {{QStringLiteral("path"), path}, {QStringLiteral("connection"), connection->id}});
        }
        ids.insert(connection->id);
        connections.push_back(*std::move(connection));
    }
    return connections;
}

QStringList secretsOf(const Connection &connection)
{
    QStringList names{connection.passwordSecret, connection.proxySecret};
    names.removeAll(QString());
    return names;
}

QByteArray writeConnections(const std::vector<Connection> &connections)
{
    JsonWriter writer;
    writer.beginObject();
    writer.member(QStringLiteral("format"), kConnectionsFormat);
    writer.key(QStringLiteral("connections"));
    writer.beginArray();
    for (const Connection &connection : connections)
        writeConnection(writer, connection);
    writer.endArray();
    writer.endObject();
    return writer.finished();
}

Result<std::vector<Connection>> loadConnections(const QString &path)
{
    const auto json = readFile(path);
    if (json)
        return readConnections(*json, path);
    if (json.error().code == errors::kFileMissing)
        return std::vector<Connection>();
    return tl::unexpected(json.error());
}

Result<void> saveConnections(const std::vector<Connection> &connections, const QString &path)
{
    return writeFile(path, writeConnections(connections));
}

} // namespace sluice
