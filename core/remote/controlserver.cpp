#include "core/remote/controlserver.h"

#include "core/base/hostport.h"
#include "core/base/logbook.h"
#include "core/integration/webhook/hookparser.h"
#include "core/remote/controllink.h"
#include "core/remote/errors.h"
#include "core/remote/metrics.h"
#include "core/remote/readiness.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace sluice {

namespace {

Q_LOGGING_CATEGORY(lcServe, "sluice.remote")

tl::unexpected<Error> noCertificate(const QString &path, const QString &why)
{
    return failure(errors::kRemoteCertificate, {{QStringLiteral("path"), path}}, why);
}

/// Errors: `remote.certificate`.
Result<QSslConfiguration> readTls(const ControlListen &where)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(where.certificate);
    if (chain.isEmpty())
        return noCertificate(where.certificate, QStringLiteral("there is no certificate in it"));
    QFile file(where.key);
    if (!file.open(QIODevice::ReadOnly))
        return noCertificate(where.key, file.errorString());
    const QByteArray bytes = file.readAll();
    QSslKey key;
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (key.isNull())
            key = QSslKey(bytes, algorithm);
    }
    if (key.isNull())
        return noCertificate(where.key, QStringLiteral("there is no key in it"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // whoever connects proves who he is by a token
    return tls;
}

ControlRefusal busy()
{
    return {503, "too many are connected", 1};
}

} // namespace

ControlServer::ControlServer(EngineClient &engine, QString workspace, std::function<void(const QString &)> actAs,
                             AccessTokens tokens)
    : m_engine(engine)
    , m_service(engine, std::move(workspace), std::move(actAs))
    , m_tokens(std::move(tokens))
    , m_upgrade(QStringLiteral("sluice"), QWebSocketServer::NonSecureMode)
{
    connect(&m_upgrade, &QWebSocketServer::newConnection, this, &ControlServer::open);
}

ControlServer::~ControlServer() = default;

Result<void> ControlServer::listen(const ControlListen &where)
{
    const QMap<QString, QString> named{{QStringLiteral("address"), where.address}};
    const auto place = hostAndPort(where.address);
    QHostAddress host;
    if (!place || !host.setAddress(place->host == u"localhost" ? QStringLiteral("127.0.0.1") : place->host))
        return failure(errors::kRemoteAddressInvalid, named);
    if (m_tokens.all().empty())
        return failure(errors::kRemoteNoTokens, named);
    if (where.certificate.isEmpty()) {
        if (!host.isLoopback())
            return failure(errors::kRemoteNeedsTls, named);
        m_listener = std::make_unique<QTcpServer>();
    } else {
        auto tls = readTls(where);
        if (!tls)
            return tl::unexpected(tls.error());
        auto listener = std::make_unique<QSslServer>();
        listener->setSslConfiguration(*tls);
        m_listener = std::move(listener);
    }
    connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this, &ControlServer::welcome);
    if (!m_listener->listen(host, place->port))
        return failure(errors::kRemoteListenFailed, named, m_listener->errorString());
    qCInfo(lcServe).noquote() << "serves at" << address();
    return {};
}

QString ControlServer::address() const
{
    const QHostAddress host = m_listener->serverAddress();
    const bool isSix = host.protocol() == QAbstractSocket::IPv6Protocol;
    return (isSix ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(host.toString(), QString::number(m_listener->serverPort()));
}

void ControlServer::setTokens(AccessTokens tokens)
{
    m_tokens = std::move(tokens);
    for (ControlLink *link : allLinks()) {
        if (std::ranges::find(m_tokens.all(), link->token()) == m_tokens.all().end())
            link->close(QWebSocketProtocol::CloseCodePolicyViolated, QStringLiteral("its token is not valid any more"));
    }
}

/// A link that is closed may leave the set at once.
std::vector<ControlLink *> ControlServer::allLinks() const
{
    std::vector<ControlLink *> links;
    for (const auto &link : m_links)
        links.push_back(link.get());
    return links;
}

void ControlServer::close()
{
    if (m_listener)
        m_listener->close();
    for (ControlLink *link : allLinks())
        link->close(QWebSocketProtocol::CloseCodeGoingAway, QStringLiteral("the engine ends"));
}

void ControlServer::welcome()
{
    while (QTcpSocket *guest = m_listener->nextPendingConnection()) {
        connect(guest, &QTcpSocket::disconnected, guest, &QObject::deleteLater);
        connect(guest, &QObject::destroyed, this, [this, guest] { m_guests.remove(guest); });
        if (m_guests.size() >= kMostGuests) {
            answer(guest, controlAnswer(busy()));
            continue;
        }
        m_guests.insert(guest);
        connect(guest, &QTcpSocket::readyRead, this, [this, guest] { look(guest); });
        auto *late = new QTimer(guest);
        late->setSingleShot(true);
        connect(late, &QTimer::timeout, guest, &QTcpSocket::abort);
        late->start(kHeadTime);
        if (guest->bytesAvailable() > 0)
            look(guest);
    }
}

/// The head is looked at in place: a WebSocket reads it once more.
void ControlServer::look(QTcpSocket *guest)
{
    const QByteArray bytes = guest->peek(kHeadBytes);
    HookLimits limits;
    limits.headBytes = kHeadBytes;
    HookParser parser(limits);
    (void)parser.put(bytes);
    if (parser.refusal()) {
        answer(guest, controlAnswer(ControlRefusal{parser.refusal()->status, "this is no request"}));
        return;
    }
    if (!parser.hasHead()) {
        if (bytes.size() >= kHeadBytes)
            answer(guest, controlAnswer(ControlRefusal{431, "the head of the request is too long"}));
        return;
    }
    const auto request = controlRequestOf(parser.head());
    if (const auto *refusal = std::get_if<ControlRefusal>(&request)) {
        answer(guest, controlAnswer(*refusal));
        return;
    }
    const auto &wanted = std::get<ControlRequest>(request);
    const auto token = judge(*guest, wanted.token);
    if (const auto *refusal = std::get_if<ControlRefusal>(&token)) {
        answer(guest, controlAnswer(*refusal));
    } else if (wanted.place != ControlPlace::Control) {
        answer(guest, pageOf(wanted.place));
    } else if (m_links.size() >= static_cast<std::size_t>(kMostLinks)) {
        answer(guest, controlAnswer(busy()));
    } else {
        m_guests.remove(guest);
        guest->disconnect(); // whoever was connected to it until now
        qDeleteAll(guest->findChildren<QTimer *>(QString(), Qt::FindDirectChildrenOnly));
        m_upgrade.handleConnection(guest);
    }
}

/// Whose token it is. One that is wrong counts against the address, and for as long as that waits no token is looked at.
std::variant<AccessToken, ControlRefusal> ControlServer::judge(const QTcpSocket &guest, const QByteArray &token)
{
    const QString address = guest.peerAddress().toString();
    const MonoTime now = m_clock.monotonic();
    if (const Nanoseconds wait = m_failures.waitOf(address, now); wait > Nanoseconds(0)) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
        return ControlRefusal{429, "too many wrong tokens came from here", static_cast<int>(seconds.count())};
    }
    if (auto found = m_tokens.find(token)) {
        m_failures.noteSuccess(address);
        return *found;
    }
    m_failures.noteFailure(address, now);
    qCWarning(lcServe).noquote() << "refused" << address
                                 << (token.isEmpty() ? "without a token" : "with a wrong token");
    return ControlRefusal{401, "a token is needed: Authorization: Bearer TOKEN"};
}

void ControlServer::answer(QTcpSocket *guest, const QByteArray &bytes)
{
    QObject::disconnect(guest, &QTcpSocket::readyRead, this, nullptr);
    connect(guest, &QTcpSocket::readyRead, guest, [guest] { (void)guest->readAll(); });
    (void)guest->readAll();
    guest->write(bytes);
    guest->disconnectFromHost();
}

QByteArray ControlServer::pageOf(ControlPlace place) const
{
    const EngineSnapshot &now = m_engine.snapshot();
    constexpr auto kText = "text/plain; charset=utf-8";
    if (place == ControlPlace::Metrics)
        return controlAnswer(200, "text/plain; version=0.0.4; charset=utf-8", metricsOf(now));
    if (place == ControlPlace::Health) {
        return isAlive(now, m_clock.wall()) ? controlAnswer(200, kText, "it lives\n")
                                            : controlAnswer(503, kText, "it tells of itself no more\n");
    }
    const Readiness readiness = readinessOf(now, m_clock.wall());
    return readiness.isReady ? controlAnswer(200, kText, "ready\n")
                             : controlAnswer(503, kText, readiness.why.toUtf8() + '\n');
}

/// The token is looked for once more: it came with the request that became a WebSocket.
void ControlServer::open()
{
    while (QWebSocket *socket = m_upgrade.nextPendingConnection()) {
        std::unique_ptr<QWebSocket> owned(socket);
        HookHead head;
        head.method = "GET";
        head.target = "/control";
        head.headers = {{"upgrade", "websocket"}, {"authorization", socket->request().rawHeader("Authorization")}};
        const auto request = controlRequestOf(head);
        const auto *wanted = std::get_if<ControlRequest>(&request);
        const auto token = wanted ? m_tokens.find(wanted->token) : std::nullopt;
        if (!token)
            continue;
        socket->setParent(nullptr);
        socket->setMaxAllowedIncomingMessageSize(kMessageBytes);
        const auto &link = *m_links.insert(std::make_unique<ControlLink>(m_service, *token, std::move(owned))).first;
        connect(link.get(), &ControlLink::ended, this, [this, gone = link.get()] {
            const auto found = std::ranges::find(m_links, gone, &std::unique_ptr<ControlLink>::get);
            if (found == m_links.end())
                return;
            auto node = m_links.extract(found);
            node.value().release()->deleteLater(); // it is in the middle of saying so
        });
    }
}

} // namespace sluice
