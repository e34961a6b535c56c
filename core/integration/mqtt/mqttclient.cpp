#include "core/integration/mqtt/mqttclient.h"

#include "core/integration/broker/errors.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <mosquitto.h>
#include <poll.h>

namespace sluice {

namespace {

constexpr int kKeepAliveSeconds = 60;
/// Messages that are read before the first of them is handed on; they are acknowledged together.
constexpr std::size_t kMostAtOnce = 64;
/// How long a wait for an answer goes without looking at its stop token and its deadline.
constexpr Milliseconds kMqttPatience{50};
/// Until a broker has answered to a subscription.
constexpr Milliseconds kSubscribePatience{10'000};
constexpr int kServerUnavailable = 3;
constexpr int kBadLogin = 4;
constexpr int kNotAuthorized = 5;
constexpr int kRefusedFilter = 128;

/// The library counts its users itself.
struct MosquittoLibrary {
    MosquittoLibrary() { mosquitto_lib_init(); }
    ~MosquittoLibrary() { mosquitto_lib_cleanup(); }
    MosquittoLibrary(const MosquittoLibrary &) = delete;
    MosquittoLibrary &operator=(const MosquittoLibrary &) = delete;
};

QString reasonOf(int code)
{
    return QString::fromLocal8Bit(code == MOSQ_ERR_ERRNO ? std::strerror(errno) : mosquitto_strerror(code));
}

MqttClient &clientOf(void *client)
{
    return *static_cast<MqttClient *>(client);
}

const char *orNull(const QByteArray &text)
{
    return text.isEmpty() ? nullptr : text.constData();
}

} // namespace

void MqttClient::Free::operator()(mosquitto *client) const
{
    mosquitto_destroy(client);
}

MqttClient::MqttClient(BrokerTarget target, const Clock &clock)
    : m_target(std::move(target))
    , m_clock(clock)
{
}

/// What was not flushed goes down with the connection.
MqttClient::~MqttClient()
{
    if (!m_owes && m_isIn && mosquitto_socket(m_client.get()) >= 0) {
        mosquitto_disconnect(m_client.get());
        mosquitto_loop_write(m_client.get(), 1);
    }
}

tl::expected<std::unique_ptr<MqttClient>, CallFailure>
MqttClient::open(BrokerTarget target, const MqttIdentity &identity, const Clock &clock, const std::stop_token &stop)
{
    static const MosquittoLibrary library;
    std::unique_ptr<MqttClient> client(new MqttClient(std::move(target), clock));
    if (auto prepared = client->prepare(identity); !prepared)
        return tl::unexpected(std::move(prepared.error()));
    const int begun = mosquitto_connect_async(client->m_client.get(), client->m_target.host.toUtf8().constData(),
                                              client->m_target.port, kKeepAliveSeconds);
    if (begun != MOSQ_ERR_SUCCESS)
        return tl::unexpected(client->connectFailure(begun));
    auto isIn = client->await(client->m_isIn, client->m_target.connectTimeout, stop);
    if (client->m_connectCode.value_or(0) != 0)
        return tl::unexpected(client->connectFailure(MOSQ_ERR_CONN_REFUSED));
    if (!isIn)
        return tl::unexpected(std::move(isIn.error()));
    return client;
}

MqttClient::Done MqttClient::prepare(const MqttIdentity &identity)
{
    m_client.reset(mosquitto_new(orNull(identity.id), !identity.isLasting, this));
    if (!m_client)
        return tl::unexpected(failed(errors::kBrokerConnectFailed, FailureClass::Transient, reasonOf(MOSQ_ERR_ERRNO)));
    mosquitto *client = m_client.get();
    mosquitto_threaded_set(client, true); // nothing is written but where we say so
    mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V311);
    mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
    if (!m_target.user.isEmpty())
        mosquitto_username_pw_set(client, m_target.user.toUtf8().constData(), orNull(m_target.password.toUtf8()));
    m_target.password.clear();
    if (m_target.tls) {
        mosquitto_int_option(client, MOSQ_OPT_TLS_USE_OS_CERTS, 1);
        const QByteArray file = m_target.caFile.toLocal8Bit();
        const int set = file.isEmpty()
                            ? MOSQ_ERR_SUCCESS
                            : mosquitto_tls_set(client, file.constData(), nullptr, nullptr, nullptr, nullptr);
        if (set != MOSQ_ERR_SUCCESS)
            return tl::unexpected(failed(errors::kBrokerTls, FailureClass::Permanent, m_target.caFile));
    }
    mosquitto_connect_with_flags_callback_set(client, onConnect);
    mosquitto_message_callback_set(client, onMessage);
    mosquitto_publish_callback_set(client, onPublish);
    mosquitto_subscribe_callback_set(client, onSubscribe);
    return {};
}

void MqttClient::onConnect(mosquitto *, void *client, int code, int flags)
{
    MqttClient &self = clientOf(client);
    self.m_connectCode = code;
    self.m_isKnown = (flags & 1) != 0;
    self.m_isIn = code == 0;
}

void MqttClient::onMessage(mosquitto *, void *client, const mosquitto_message *message)
{
    MqttClient &self = clientOf(client);
    self.m_messages.push_back({QString::fromUtf8(message->topic),
                               QByteArray(static_cast<const char *>(message->payload), message->payloadlen),
                               message->qos, message->retain, message->mid});
    self.m_owes = self.m_owes || message->qos > 0;
}

void MqttClient::onPublish(mosquitto *, void *client, int packet)
{
    MqttClient &self = clientOf(client);
    self.m_isSent = self.m_isSent || packet == self.m_sent;
}

void MqttClient::onSubscribe(mosquitto *, void *client, int, int count, const int *granted)
{
    MqttClient &self = clientOf(client);
    self.m_isSubscribed = true;
    self.m_isGranted = count > 0 && granted[0] < kRefusedFilter;
}

CallFailure MqttClient::failed(QLatin1StringView code, FailureClass failureClass, QString detail) const
{
    return {Error{QString(code),
                  {{QStringLiteral("host"), m_target.host},
                   {QStringLiteral("port"), QString::number(m_target.port)},
                   {QStringLiteral("user"), m_target.user}},
                  std::move(detail)},
            failureClass};
}

CallFailure MqttClient::connectFailure(int code) const
{
    const int answer = m_connectCode.value_or(0);
    if (answer == kBadLogin || answer == kNotAuthorized)
        return failed(errors::kBrokerLoginFailed, FailureClass::Permanent,
                      QString::fromUtf8(mosquitto_connack_string(answer)));
    if (answer != 0) {
        return failed(errors::kBrokerConnectFailed,
                      answer == kServerUnavailable ? FailureClass::Transient : FailureClass::Permanent,
                      QString::fromUtf8(mosquitto_connack_string(answer)));
    }
    if (code == MOSQ_ERR_TLS || code == MOSQ_ERR_TLS_HANDSHAKE)
        return failed(errors::kBrokerTls, FailureClass::Permanent, reasonOf(code));
    return failed(errors::kBrokerConnectFailed, FailureClass::Transient, reasonOf(code));
}

MqttClient::Done MqttClient::lost(int code) const
{
    if (!m_isIn)
        return tl::unexpected(connectFailure(code));
    return tl::unexpected(failed(errors::kBrokerConnectionLost, FailureClass::Transient, reasonOf(code)));
}

/// Turns until something is so. Ends as lost when it takes longer than `most`.
MqttClient::Done MqttClient::await(const bool &isDone, Milliseconds most, const std::stop_token &stop)
{
    const auto until = m_clock.monotonic() + most;
    while (!isDone && m_connectCode.value_or(0) == 0) {
        if (stop.stop_requested())
            return tl::unexpected(failed(errors::kBrokerCancelled, FailureClass::Cancelled));
        if (m_clock.monotonic() >= until)
            return lost(MOSQ_ERR_TIMEOUT);
        if (auto turned = turn(kMqttPatience, -1, true); !turned)
            return turned;
    }
    return {};
}

MqttClient::Done MqttClient::turn(Milliseconds most, int wake, bool reads)
{
    mosquitto *client = m_client.get();
    // While a TLS connection is being made, what there is to write says nothing; so it is tried now and again.
    const bool isShakingHands = m_target.tls && !m_isIn;
    const bool writes = !m_owes && mosquitto_want_write(client);
    short events = reads ? POLLIN : 0;
    if (writes && !isShakingHands)
        events |= POLLOUT;
    std::array<pollfd, 2> waited{pollfd{mosquitto_socket(client), events, 0}, pollfd{wake, POLLIN, 0}};
    if (waited[0].fd < 0)
        return lost(MOSQ_ERR_NO_CONN);
    constexpr Milliseconds kHandshakePace{10};
    const Milliseconds wait = isShakingHands ? std::min(most, kHandshakePace) : most;
    ::poll(waited.data(), wake < 0 ? 1 : 2, static_cast<int>(wait.count()));
    const short found = waited[0].revents;
    if ((found & (POLLERR | POLLHUP)) != 0 && !reads)
        return lost(MOSQ_ERR_CONN_LOST);
    int code = MOSQ_ERR_SUCCESS;
    if ((found & POLLOUT) != 0 || (writes && isShakingHands))
        code = mosquitto_loop_write(client, 1);
    pollfd more{waited[0].fd, POLLIN, 0};
    const bool wasIn = m_isIn; // whoever waits for that has something to say before all else
    while (code == MOSQ_ERR_SUCCESS && reads && (found & (POLLIN | POLLERR | POLLHUP)) != 0) {
        code = mosquitto_loop_read(client, 1);
        if (wasIn != m_isIn || m_messages.size() >= kMostAtOnce || ::poll(&more, 1, 0) <= 0)
            break;
    }
    if (code == MOSQ_ERR_SUCCESS)
        code = mosquitto_loop_misc(client);
    return code == MOSQ_ERR_SUCCESS ? Done() : lost(code);
}

MqttClient::Done MqttClient::flush()
{
    m_owes = false;
    const int code = mosquitto_loop_write(m_client.get(), 1);
    return code == MOSQ_ERR_SUCCESS ? Done() : lost(code);
}

MqttClient::Done MqttClient::publish(const QString &topic, const QByteArray &body, int qos, bool retained,
                                     Milliseconds most, const std::stop_token &stop)
{
    m_isSent = false;
    const int code = mosquitto_publish(m_client.get(), &m_sent, topic.toUtf8().constData(),
                                       static_cast<int>(body.size()), body.constData(), qos, retained);
    if (code == MOSQ_ERR_INVAL || code == MOSQ_ERR_MALFORMED_UTF8) {
        return tl::unexpected(CallFailure{
            Error{QString(errors::kBrokerNameUnfit), {{QStringLiteral("name"), topic}}, {}}, FailureClass::Permanent});
    }
    if (code == MOSQ_ERR_PAYLOAD_SIZE || code == MOSQ_ERR_OVERSIZE_PACKET) {
        return tl::unexpected(CallFailure{
            Error{QString(errors::kBrokerTooLarge), {{QStringLiteral("bytes"), QString::number(body.size())}}, {}},
            FailureClass::Permanent});
    }
    if (code != MOSQ_ERR_SUCCESS)
        return lost(code);
    auto sent = await(m_isSent, most, stop);
    // Exactly once is what quality 2 promises, and another try would break it; 0 and 1 promise less.
    if (!sent && qos == 2 && sent.error().failureClass != FailureClass::Permanent) {
        sent.error().failureClass = FailureClass::Unknown;
        sent.error().error.code = QString(errors::kBrokerOutcomeUnknown);
    }
    return sent;
}

MqttClient::Done MqttClient::subscribe(const QString &filter, const std::stop_token &stop)
{
    m_isSubscribed = false;
    const int code = mosquitto_subscribe(m_client.get(), nullptr, filter.toUtf8().constData(), 1);
    if (code != MOSQ_ERR_SUCCESS)
        return lost(code);
    // Once a message is read, nothing leaves before it is safe, so this goes first.
    if (const int sent = mosquitto_loop_write(m_client.get(), 1); sent != MOSQ_ERR_SUCCESS)
        return lost(sent);
    const auto until = m_clock.monotonic() + kSubscribePatience;
    while (!m_isSubscribed) {
        if (stop.stop_requested())
            return tl::unexpected(failed(errors::kBrokerCancelled, FailureClass::Cancelled));
        if (m_clock.monotonic() >= until)
            return lost(MOSQ_ERR_TIMEOUT);
        if (auto turned = turn(kMqttPatience, -1, true); !turned)
            return turned;
    }
    if (!m_isGranted) {
        auto refused = failed(errors::kBrokerRefused, FailureClass::Permanent);
        refused.error.args.insert(QStringLiteral("what"), filter);
        return tl::unexpected(std::move(refused));
    }
    return {};
}

} // namespace sluice
