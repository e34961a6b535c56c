#pragma once

#include "core/remote/rpc.h"

#include <QNetworkRequest>
#include <QTest>
#include <QWebSocket>

#include <map>

namespace sluice::test {

/// Speaks to a served engine as a program of somebody else would.
class ControlClient {
public:
    explicit ControlClient(const QString &address, const QString &token, const QString &scheme = QStringLiteral("ws"))
        : m_url(QStringLiteral("%1://%2/control").arg(scheme, address))
        , m_token(token)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            const auto incoming = rpc::readIncoming(text.toUtf8());
            if (!incoming)
                malformed.append(text);
            else if (incoming->id != 0)
                answers.insert_or_assign(incoming->id, incoming->result);
            else
                news.emplace_back(incoming->method, incoming->params);
        });
    }

    /// Connects; false: it was not let in.
    bool open()
    {
        QNetworkRequest request{QUrl(m_url)};
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
        socket.open(request);
        bool isOver = false;
        const auto ended = QObject::connect(&socket, &QWebSocket::disconnected, &socket, [&] { isOver = true; });
        const auto failed = QObject::connect(&socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error),
                                             &socket, [&] { isOver = true; });
        (void)QTest::qWaitFor([&] { return isOver || socket.state() == QAbstractSocket::ConnectedState; }, 10000);
        QObject::disconnect(ended);
        QObject::disconnect(failed);
        return socket.state() == QAbstractSocket::ConnectedState;
    }
    /// Connects and greets.
    bool greet(const QString &client = QStringLiteral("test"))
    {
        return open()
               && call(QStringLiteral("hello"), {{QStringLiteral("protocol"), 1}, {QStringLiteral("client"), client}});
    }

    quint64 send(const QString &method, const QJsonObject &params = {}, quint64 id = 0)
    {
        const quint64 number = id != 0 ? id : ++m_last;
        m_last = std::max(m_last, number);
        socket.sendTextMessage(QString::fromUtf8(rpc::request(number, method, params)));
        return number;
    }
    Result<QJsonValue> answerTo(quint64 id)
    {
        if (!QTest::qWaitFor([&] { return answers.contains(id); }, 10000))
            return failure(QLatin1StringView("test.noAnswer"));
        return answers.at(id);
    }
    Result<QJsonValue> call(const QString &method, const QJsonObject &params = {}, quint64 id = 0)
    {
        return answerTo(send(method, params, id));
    }
    /// The code of the error that a call is answered with; empty: none.
    QString refusal(const QString &method, const QJsonObject &params = {})
    {
        const auto answered = call(method, params);
        return answered ? QString() : answered.error().code;
    }
    /// News of a kind, of which there come at least so many.
    std::vector<QJsonObject> newsOf(const QString &method, std::size_t least)
    {
        const auto some = [&] {
            std::vector<QJsonObject> found;
            for (const auto &[name, params] : news) {
                if (name == method)
                    found.push_back(params);
            }
            return found;
        };
        (void)QTest::qWaitFor([&] { return some().size() >= least; }, 10000);
        return some();
    }
    bool isEnded()
    {
        return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10000);
    }

    QWebSocket socket;
    std::map<quint64, Result<QJsonValue>> answers;
    std::vector<std::pair<QString, QJsonObject>> news;
    QStringList malformed;

private:
    QString m_url;
    QString m_token;
    quint64 m_last = 0;
};

} // namespace sluice::test
