#include "tests/core/integration/testhttp.h"

#include <QTest>

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
