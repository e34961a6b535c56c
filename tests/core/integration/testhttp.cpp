#include "tests/core/integration/testhttp.h"

#include <QTest>
#include <QtEndian>

namespace sluice {

ScriptedServer::ScriptedServer(std::unique_ptr<QTcpServer> server, Script script)
    : m_server(std::move(server))
    , m_script(std::move(script))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    m_server->listen(QHostAddress::LocalHost);
}

ScriptedServer::ScriptedServer(Script script)
    : ScriptedServer(std::make_unique<QTcpServer>(), std::move(script))
{
}

QUrl ScriptedServer::url(const QString &path, const QString &scheme, const QString &host) const
{
    return QUrl(QStringLiteral("%1://%2:%3%4").arg(scheme, host).arg(m_server->serverPort()).arg(path));
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void ScriptedServer::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(socket->bytesAvailable());
    const auto headEnd = seen.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const auto lengthAt = seen.toLower().indexOf("\r\ncontent-length:");
    const auto length =
        lengthAt < 0 || lengthAt > headEnd
            ? 0
            : seen.mid(lengthAt + 17, seen.indexOf("\r\n", lengthAt + 2) - lengthAt - 17).trimmed().toInt();
    if (seen.size() < headEnd + 4 + length)
        return;
    m_requests.append(socket->read(headEnd + 4 + length));
    const QByteArray reply = m_script(m_requests.last());
    if (reply.isNull())
        socket->abort();
    else
        socket->write(reply);
}

TestProxy::TestProxy(QByteArray credentials)
    : m_credentials(std::move(credentials))
{
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TestProxy::accept);
    m_server.listen(QHostAddress::LocalHost);
}

void TestProxy::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void TestProxy::read(QTcpSocket *socket)
{
    const auto headEnd = socket->peek(socket->bytesAvailable()).indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = socket->read(headEnd + 4);
    m_requests.append(head);
    const QByteArray wanted = "\r\nProxy-Authorization: Basic " + m_credentials.toBase64() + "\r\n";
    if (!m_credentials.isEmpty() && !head.contains(wanted))
        socket->write(answer("407 Who", {}, {"Proxy-Authenticate: Basic realm=\"test\""}));
    else if (head.startsWith("CONNECT "))
        layTunnel(socket, head.split(' ').at(1));
    else
        socket->write(answer("200 OK", "by the proxy"));
}

void TestProxy::layTunnel(QTcpSocket *socket, const QByteArray &target)
{
    auto *other = new QTcpSocket(socket);
    socket->disconnect(this);
    connect(other, &QTcpSocket::connected, socket, [socket] { socket->write("HTTP/1.1 200 Go\r\n\r\n"); });
    connect(socket, &QTcpSocket::readyRead, other, [socket, other] { other->write(socket->readAll()); });
    connect(other, &QTcpSocket::readyRead, socket, [socket, other] { socket->write(other->readAll()); });
    connect(other, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
    const auto colon = target.lastIndexOf(':');
    other->connectToHost(QString::fromLatin1(target.left(colon)), target.mid(colon + 1).toUShort());
}

QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArrayList &headers)
{
    QByteArray text = "HTTP/1.1 " + status + "\r\n";
    for (const QByteArray &header : headers)
        text += header + "\r\n";
    return text + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QCoro::Task<> collect(HttpPool *pool, HttpRequest request, std::stop_token stop,
                      std::shared_ptr<std::optional<HttpOutcome>> result)
{
    *result = co_await pool->send(std::move(request), std::move(stop));
}

QByteArray gzip(const QByteArray &text)
{
    quint32 crc = ~0U;
    for (const char byte : text) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320U : 0U);
    }
    const auto little = [](quint32 value) {
        value = qToLittleEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&value), sizeof(value));
    };
    // qCompress writes a length of four bytes, and zlib two before the deflated text and four behind it.
    const QByteArray deflated = qCompress(text, 9).mid(6).chopped(4);
    return QByteArray::fromHex("1f8b0800000000000003") + deflated + little(~crc)
           + little(static_cast<quint32>(text.size()));
}

HttpOutcome outcomeOf(HttpPool &pool, HttpRequest request, std::stop_token stop)
{
    auto result = std::make_shared<std::optional<HttpOutcome>>();
    collect(&pool, std::move(request), std::move(stop), result);
    const bool came = QTest::qWaitFor([&] { return result->has_value(); }, 60'000);
    return came ? **result : HttpOutcome{};
}

QString codeOf(const HttpOutcome &outcome)
{
    return outcome.failure ? outcome.failure->error.code : QString();
}

} // namespace sluice
