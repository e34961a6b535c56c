#include "core/remote/remotelink.h"

#include "core/remote/controlservice.h"
#include "core/remote/errors.h"
#include "core/remote/rpc.h"

#include <QHostAddress>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace sluice {

namespace {

constexpr Milliseconds kFirstPause{250};
constexpr Milliseconds kLongestPause{10'000};
constexpr Milliseconds kMostSilence{15'000}; ///< an engine tells of itself several times a second

/// From half of it to all of it, so that many windows do not come back at the same moment.
Milliseconds pauseAfter(int failures)
{
    constexpr int kMostDoublings = 10;
    const Milliseconds longest = std::min(kFirstPause * (1 << std::min(failures, kMostDoublings)), kLongestPause);
    const auto half = static_cast<int>(longest.count() / 2);
    return Milliseconds(half + QRandomGenerator::global()->bounded(half + 1));
}

/// Whether the answer to the handshake says that the token is no good. Qt tells the status in its text only, in any language.
bool saysNotLetIn(const QString &errorText)
{
    static const QRegularExpression status(QStringLiteral("\\b(401|403)\\b"));
    return status.match(errorText).hasMatch();
}

bool isOfThisComputer(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace

Result<QUrl> remoteUrl(const QString &text)
{
    const auto wrong = [&] { return failure(errors::kRemoteAddressInvalid, {{QStringLiteral("address"), text}}); };
    const QString trimmed = text.trimmed();
    const bool isWhole = trimmed.startsWith(u"ws://") || trimmed.startsWith(u"wss://");
    QUrl url(isWhole ? trimmed : QStringLiteral("ws://") + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() <= 0 || !url.userInfo().isEmpty() || url.hasQuery())
        return wrong();
    if (!isWhole && !isOfThisComputer(url.host()))
        url.setScheme(QStringLiteral("wss"));
    if (url.scheme() == u"ws" && !isOfThisComputer(url.host()))
        return failure(errors::kRemoteNeedsTls, {{QStringLiteral("address"), text}});
    url.setPath(QStringLiteral("/control"));
    return url;
}

RemoteLink::RemoteLink(RemoteAddress address, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_client(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &RemoteLink::connectNow);
    m_silence.setSingleShot(true);
    m_silence.setInterval(kMostSilence);
    connect(&m_silence, &QTimer::timeout, this, [this] { m_socket->abort(); });
}

RemoteLink::~RemoteLink()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void RemoteLink::start()
{
    if (!m_address.token.isEmpty())
        connectNow();
}

void RemoteLink::start(const QString &token)
{
    if (!m_address.token.isEmpty())
        return;
    m_address.token = token;
    start();
}

void RemoteLink::refuse(const Error &error)
{
    if (m_state != State::Refused)
        noteRefusal(error);
}

void RemoteLink::connectNow()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater(); // it may be in the middle of telling
    }
    m_socket = std::make_unique<QWebSocket>();
    connect(m_socket.get(), &QWebSocket::connected, this, &RemoteLink::greet);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &RemoteLink::take);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &RemoteLink::noteLoss);
    QNetworkRequest request(m_address.url);
    request.setRawHeader("Authorization", "Bearer " + m_address.token.toLatin1());
    m_socket->open(request);
    m_silence.start();
}

void RemoteLink::greet()
{
    m_greeting = ++m_last;
    m_socket->sendTextMessage(QString::fromUtf8(
        rpc::request(m_greeting, QStringLiteral("hello"),
                     {{QStringLiteral("protocol"), kControlProtocol}, {QStringLiteral("client"), m_client}})));
}

void RemoteLink::takeGreeting(const Result<QJsonValue> &greeting)
{
    if (!greeting) {
        noteRefusal(greeting.error());
        return;
    }
    const QJsonObject said = greeting->toObject();
    const QString epoch = said.value(QStringLiteral("epoch")).toString();
    const bool isSame = epoch == m_epoch;
    const bool isFirst = m_epoch.isEmpty();
    m_epoch = epoch;
    m_failures = 0;
    m_state = State::Connected;
    m_trouble = {};
    std::erase_if(m_asked, [](const auto &each) { return each.second.kind == Kind::Question && !each.second.context; });
    std::vector<quint64> interrupted;
    for (const auto &[id, asked] : m_asked) {
        if (asked.kind == Kind::Order && !isSame && !isFirst)
            interrupted.push_back(id);
        else
            m_socket->sendTextMessage(QString::fromUtf8(asked.message));
    }
    Q_EMIT greeted(said, isSame);
    for (const quint64 id : interrupted)
        settle(id, failure(errors::kRemoteInterrupted));
}

void RemoteLink::take(const QString &text)
{
    m_silence.start();
    const auto incoming = rpc::readIncoming(text.toUtf8());
    if (!incoming)
        return;
    if (incoming->id == 0)
        Q_EMIT heard(incoming->method, incoming->params);
    else if (incoming->id == m_greeting)
        takeGreeting(incoming->result);
    else
        settle(incoming->id, incoming->result);
}

void RemoteLink::noteLoss()
{
    m_silence.stop();
    if (m_state == State::Refused)
        return;
    if (saysNotLetIn(m_socket->errorString()) || m_socket->closeCode() == QWebSocketProtocol::CloseCodePolicyViolated) {
        noteRefusal({QString(errors::kRemoteRefused), {{QStringLiteral("address"), m_address.url.authority()}}, {}});
        return;
    }
    m_trouble = unreachable(m_socket->errorString());
    if (m_state == State::Connected)
        m_state = State::Lost;
    m_again.start(pauseAfter(m_failures++));
    Q_EMIT lost();
}

void RemoteLink::noteRefusal(const Error &error)
{
    m_state = State::Refused;
    m_trouble = error;
    m_silence.stop();
    if (m_socket)
        m_socket->close();
    const auto asked = std::exchange(m_asked, {});
    for (const auto &[id, each] : asked) {
        if (each.context)
            each.done(tl::unexpected(error));
    }
    Q_EMIT refused();
}

void RemoteLink::ask(Kind kind, const QString &method, const QJsonObject &params, QObject *context, Done done)
{
    if (m_state == State::Refused)
        return settleLater(context, std::move(done), m_trouble);
    if (kind == Kind::Order && m_state != State::Connected)
        return settleLater(context, std::move(done), unreachable(m_trouble.detail));
    const quint64 id = ++m_last;
    Asked asked{kind, rpc::request(id, method, params), context, std::move(done)};
    if (m_state == State::Connected)
        m_socket->sendTextMessage(QString::fromUtf8(asked.message));
    m_asked.emplace(id, std::move(asked));
}

void RemoteLink::settle(quint64 id, const Result<QJsonValue> &result)
{
    const auto found = m_asked.find(id);
    if (found == m_asked.end())
        return;
    const Asked asked = std::move(found->second);
    m_asked.erase(found);
    if (asked.context)
        asked.done(result);
}

void RemoteLink::settleLater(QObject *context, Done done, Error error)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), error = std::move(error)] { done(tl::unexpected(error)); },
        Qt::QueuedConnection);
}

Error RemoteLink::unreachable(const QString &why) const
{
    return {QString(errors::kRemoteUnreachable), {{QStringLiteral("address"), m_address.url.authority()}}, why};
}

} // namespace sluice
