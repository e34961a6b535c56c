#include "core/integration/amqp/amqpclient.h"

#include "core/integration/amqp/amqptable.h"
#include "core/integration/broker/errors.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <amqp.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#include <poll.h>
#include <sys/socket.h>

namespace sluice {

namespace {

constexpr amqp_channel_t kChannel = 1;
constexpr int kFrameBytes = 131'072;
constexpr int kHeartbeatSeconds = 30;
/// How long the broker may take to answer a question.
constexpr Milliseconds kAnswerPatience{10'000};
/// How long a wait goes without looking at its stop token.
constexpr Milliseconds kAmqpPatience{50};
constexpr quint8 kPersistent = 2;
constexpr quint8 kTransient = 1;
constexpr qsizetype kMostName = 255;

timeval timeOf(Milliseconds time)
{
    const auto most = std::max<Milliseconds::rep>(time.count(), 0);
    return {most / 1000, (most % 1000) * 1000};
}

amqp_bytes_t bytesOf(const QByteArray &text)
{
    return {static_cast<std::size_t>(text.size()), const_cast<char *>(text.constData())}; // the library only reads
}

QByteArray copyOf(const amqp_bytes_t &bytes)
{
    return {static_cast<const char *>(bytes.bytes), static_cast<qsizetype>(bytes.len)};
}

QString nameOf(const amqp_bytes_t &bytes)
{
    return QString::fromUtf8(copyOf(bytes));
}

/// Headers and properties of a delivery, as a run sees them.
QJsonObject aboutOf(const amqp_envelope_t &envelope, const QString &queue)
{
    const amqp_basic_properties_t &said = envelope.message.properties;
    QJsonObject about{{QStringLiteral("queue"), queue},
                      {QStringLiteral("exchange"), nameOf(envelope.exchange)},
                      {QStringLiteral("routingKey"), nameOf(envelope.routing_key)},
                      {QStringLiteral("redelivered"), envelope.redelivered != 0}};
    const auto add = [&](amqp_flags_t flag, const QString &key, const amqp_bytes_t &text) {
        if ((said._flags & flag) != 0)
            about.insert(key, nameOf(text));
    };
    add(AMQP_BASIC_MESSAGE_ID_FLAG, QStringLiteral("messageId"), said.message_id);
    add(AMQP_BASIC_CORRELATION_ID_FLAG, QStringLiteral("correlationId"), said.correlation_id);
    add(AMQP_BASIC_REPLY_TO_FLAG, QStringLiteral("replyTo"), said.reply_to);
    add(AMQP_BASIC_TYPE_FLAG, QStringLiteral("type"), said.type);
    QJsonObject headers;
    if ((said._flags & AMQP_BASIC_HEADERS_FLAG) != 0)
        headers = jsonOfTable(said.headers);
    // Quorum queues count; of the others it is only known whether it is the first time.
    const QJsonValue counted = headers.value(QLatin1StringView("x-delivery-count"));
    const qint64 before = counted.isUndefined() ? (envelope.redelivered != 0 ? 1 : 0) : counted.toInteger();
    about.insert(QStringLiteral("deliveries"), before + 1);
    about.insert(QStringLiteral("headers"), headers);
    return about;
}

} // namespace

void AmqpClient::Free::operator()(amqp_connection_state_t_ *state) const
{
    amqp_destroy_connection(state);
}

AmqpClient::AmqpClient(BrokerTarget target, const Clock &clock)
    : m_target(std::move(target))
    , m_clock(clock)
    , m_state(amqp_new_connection())
{
}

AmqpClient::~AmqpClient()
{
    if (!m_isIn)
        return;
    constexpr Milliseconds kFarewell{1'000};
    const timeval most = timeOf(kFarewell);
    amqp_set_rpc_timeout(m_state.get(), &most);
    amqp_connection_close(m_state.get(), AMQP_REPLY_SUCCESS);
}

tl::expected<std::unique_ptr<AmqpClient>, CallFailure> AmqpClient::open(BrokerTarget target, const Clock &clock,
                                                                        const std::stop_token &stop)
{
    std::unique_ptr<AmqpClient> client(new AmqpClient(std::move(target), clock));
    if (auto connected = client->connect(); !connected)
        return tl::unexpected(std::move(connected.error()));
    // Whoever does not want to wait any more ends the conversation.
    const std::stop_callback<std::function<void()>> onStop(
        stop, [socket = amqp_get_sockfd(client->m_state.get())] { ::shutdown(socket, SHUT_RDWR); });
    auto isIn = client->login();
    if (stop.stop_requested())
        return tl::unexpected(client->failed(errors::kBrokerCancelled, FailureClass::Cancelled));
    if (!isIn)
        return tl::unexpected(std::move(isIn.error()));
    client->m_isIn = true;
    return client;
}

AmqpClient::Done AmqpClient::connect()
{
    amqp_connection_state_t state = m_state.get();
    amqp_socket_t *socket = m_target.tls ? amqp_ssl_socket_new(state) : amqp_tcp_socket_new(state);
    if (!socket)
        return tl::unexpected(failed(errors::kBrokerConnectFailed, FailureClass::Transient));
    if (m_target.tls) {
        amqp_ssl_socket_set_verify_peer(socket, 1);
        amqp_ssl_socket_set_verify_hostname(socket, 1);
        const QString file = m_target.caFile.isEmpty() ? QStringLiteral("/etc/ssl/certs/ca-certificates.crt")
                                                       : m_target.caFile;
        if (amqp_ssl_socket_set_cacert(socket, file.toLocal8Bit().constData()) != AMQP_STATUS_OK)
            return tl::unexpected(failed(errors::kBrokerTls, FailureClass::Permanent, file));
    }
    const timeval most = timeOf(m_target.connectTimeout);
    amqp_set_handshake_timeout(state, &most);
    const int status = amqp_socket_open_noblock(socket, m_target.host.toUtf8().constData(), m_target.port, &most);
    if (status == AMQP_STATUS_OK)
        return {};
    const bool isTls = status == AMQP_STATUS_SSL_ERROR || status == AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED
                       || status == AMQP_STATUS_SSL_PEER_VERIFY_FAILED || status == AMQP_STATUS_SSL_CONNECTION_FAILED;
    return tl::unexpected(failed(isTls ? errors::kBrokerTls : errors::kBrokerConnectFailed,
                                 isTls ? FailureClass::Permanent : FailureClass::Transient,
                                 QString::fromUtf8(amqp_error_string2(status))));
}

AmqpClient::Done AmqpClient::login()
{
    amqp_connection_state_t state = m_state.get();
    const QString user = m_target.user.isEmpty() ? QStringLiteral("guest") : m_target.user;
    const QString password = m_target.user.isEmpty() ? QStringLiteral("guest") : m_target.password;
    // Has it say so when a queue that we hear is deleted.
    amqp_table_entry_t notify{};
    notify.key = amqp_cstring_bytes("consumer_cancel_notify");
    notify.value.kind = AMQP_FIELD_KIND_BOOLEAN;
    notify.value.value.boolean = 1;
    amqp_table_entry_t capabilities{};
    capabilities.key = amqp_cstring_bytes("capabilities");
    capabilities.value.kind = AMQP_FIELD_KIND_TABLE;
    capabilities.value.value.table = {1, &notify};
    const amqp_table_t about{1, &capabilities};
    const amqp_rpc_reply_t reply = amqp_login_with_properties(
        state, m_target.virtualHost.toUtf8().constData(), 0, kFrameBytes, kHeartbeatSeconds, &about,
        AMQP_SASL_METHOD_PLAIN, user.toUtf8().constData(), password.toUtf8().constData());
    m_target.password.clear();
    if (auto in = checked(reply, m_target.virtualHost); !in) {
        // Who the broker does not know is told nothing about what there is.
        constexpr int kAccessRefused = AMQP_ACCESS_REFUSED;
        if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION && reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD
            && static_cast<amqp_connection_close_t *>(reply.reply.decoded)->reply_code == kAccessRefused)
            in.error().error.code = QString(errors::kBrokerLoginFailed);
        else if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION)
            in.error().error.code = QString(errors::kBrokerConnectFailed);
        return in;
    }
    const timeval most = timeOf(kAnswerPatience);
    amqp_set_rpc_timeout(state, &most);
    amqp_channel_open(state, kChannel);
    return checked(amqp_get_rpc_reply(state), m_target.virtualHost);
}

CallFailure AmqpClient::failed(QLatin1StringView code, FailureClass failureClass, QString detail) const
{
    return {Error{QString(code),
                  {{QStringLiteral("host"), m_target.host},
                   {QStringLiteral("port"), QString::number(m_target.port)},
                   {QStringLiteral("user"), m_target.user}},
                  std::move(detail)},
            failureClass};
}

CallFailure AmqpClient::lost(int status) const
{
    return failed(errors::kBrokerConnectionLost, FailureClass::Transient,
                  QString::fromUtf8(amqp_error_string2(status)));
}

/// Why the broker has closed the channel or the connection: its code tells what is wrong with us from what is with it.
CallFailure AmqpClient::closed(quint16 code, const QByteArray &text, const QString &what) const
{
    const bool isOurs = code == AMQP_ACCESS_REFUSED || code == AMQP_NOT_FOUND || code == AMQP_PRECONDITION_FAILED
                        || code == AMQP_NOT_ALLOWED || code == AMQP_CONTENT_TOO_LARGE || code == AMQP_RESOURCE_LOCKED
                        || code == AMQP_NOT_IMPLEMENTED || code == AMQP_COMMAND_INVALID;
    auto failure = failed(isOurs ? errors::kBrokerRefused : errors::kBrokerConnectionLost,
                          isOurs ? FailureClass::Permanent : FailureClass::Transient, QString::fromUtf8(text));
    failure.error.args.insert(QStringLiteral("what"), what);
    return failure;
}

AmqpClient::Done AmqpClient::checked(const amqp_rpc_reply_t_ &reply, const QString &what) const
{
    if (reply.reply_type == AMQP_RESPONSE_NORMAL)
        return {};
    if (reply.reply_type != AMQP_RESPONSE_SERVER_EXCEPTION)
        return tl::unexpected(lost(reply.library_error));
    if (reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD) {
        const auto *said = static_cast<amqp_channel_close_t *>(reply.reply.decoded);
        return tl::unexpected(closed(said->reply_code, copyOf(said->reply_text), what));
    }
    if (reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD) {
        const auto *said = static_cast<amqp_connection_close_t *>(reply.reply.decoded);
        return tl::unexpected(closed(said->reply_code, copyOf(said->reply_text), what));
    }
    return tl::unexpected(lost(AMQP_STATUS_UNEXPECTED_STATE));
}

AmqpClient::Done AmqpClient::publish(const AmqpOutgoing &message, Milliseconds most, const std::stop_token &stop)
{
    const QByteArray exchange = message.exchange.toUtf8();
    const QByteArray key = message.key.toUtf8();
    for (const QByteArray &name : {exchange, key}) {
        if (name.size() > kMostName)
            return tl::unexpected(CallFailure{
                Error{QString(errors::kBrokerNameUnfit), {{QStringLiteral("name"), QString::fromUtf8(name)}}, {}},
                FailureClass::Permanent});
    }
    if (!std::exchange(m_confirms, true)) {
        amqp_confirm_select(m_state.get(), kChannel);
        if (auto agreed = checked(amqp_get_rpc_reply(m_state.get()), message.exchange); !agreed)
            return agreed;
    }
    const QByteArray type = message.contentType.toUtf8();
    const QByteArray id = message.messageId.toUtf8();
    amqp_basic_properties_t said{};
    said._flags = AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_CONTENT_TYPE_FLAG;
    said.delivery_mode = message.isPersistent ? kPersistent : kTransient;
    said.content_type = bytesOf(type);
    if (!id.isEmpty()) {
        said._flags |= AMQP_BASIC_MESSAGE_ID_FLAG;
        said.message_id = bytesOf(id);
    }
    const int status = amqp_basic_publish(m_state.get(), kChannel, bytesOf(exchange), bytesOf(key),
                                          message.isMandatory ? 1 : 0, 0, &said, bytesOf(message.body));
    auto confirmed = status == AMQP_STATUS_OK ? awaitConfirm(message, most, stop) : Done(tl::unexpected(lost(status)));
    if (!confirmed && confirmed.error().error.code == errors::kBrokerConnectionLost) {
        confirmed.error().error.code = QString(errors::kBrokerOutcomeUnknown);
        confirmed.error().failureClass = FailureClass::Unknown;
    }
    return confirmed;
}

AmqpClient::Done AmqpClient::awaitConfirm(const AmqpOutgoing &message, Milliseconds most, const std::stop_token &stop)
{
    const MonoTime until = m_clock.monotonic() + most;
    const QString what = message.exchange.isEmpty() ? message.key : message.exchange;
    Done done;
    while (m_clock.monotonic() < until && !stop.stop_requested()) {
        amqp_frame_t frame{};
        const timeval patience = timeOf(kAmqpPatience);
        const int status = amqp_simple_wait_frame_noblock(m_state.get(), &frame, &patience);
        if (status == AMQP_STATUS_TIMEOUT)
            continue;
        if (status != AMQP_STATUS_OK)
            return tl::unexpected(lost(status));
        if (frame.frame_type != AMQP_FRAME_METHOD)
            continue;
        if (frame.payload.method.id == AMQP_BASIC_ACK_METHOD)
            return done;
        if (frame.payload.method.id == AMQP_BASIC_RETURN_METHOD)
            done = takeReturned(message); // its confirmation follows
        else if (frame.payload.method.id == AMQP_BASIC_NACK_METHOD)
            return tl::unexpected(failed(errors::kBrokerNotTaken, FailureClass::Transient));
        else
            return checked({AMQP_RESPONSE_SERVER_EXCEPTION, frame.payload.method, 0}, what);
    }
    return tl::unexpected(lost(AMQP_STATUS_TIMEOUT));
}

AmqpClient::Done AmqpClient::takeReturned(const AmqpOutgoing &message)
{
    amqp_message_t returned{};
    if (auto read = checked(amqp_read_message(m_state.get(), kChannel, &returned, 0), message.exchange); !read)
        return read;
    amqp_destroy_message(&returned);
    auto failure = failed(errors::kBrokerUnroutable, FailureClass::Permanent);
    failure.error.args.insert(QStringLiteral("exchange"), message.exchange);
    failure.error.args.insert(QStringLiteral("key"), message.key);
    return tl::unexpected(std::move(failure));
}

AmqpClient::Done AmqpClient::consume(const QString &queue, quint16 prefetch)
{
    m_queue = queue;
    amqp_basic_qos(m_state.get(), kChannel, 0, prefetch, 0);
    if (auto agreed = checked(amqp_get_rpc_reply(m_state.get()), queue); !agreed)
        return agreed;
    const QByteArray name = queue.toUtf8();
    amqp_basic_consume(m_state.get(), kChannel, bytesOf(name), amqp_empty_bytes, 0, 0, 0, amqp_empty_table);
    return checked(amqp_get_rpc_reply(m_state.get()), queue);
}

tl::expected<std::optional<AmqpIncoming>, CallFailure> AmqpClient::next()
{
    amqp_envelope_t envelope{};
    const timeval none{0, 0};
    amqp_maybe_release_buffers(m_state.get());
    const amqp_rpc_reply_t reply = amqp_consume_message(m_state.get(), &envelope, &none, 0);
    if (reply.reply_type == AMQP_RESPONSE_NORMAL) {
        AmqpIncoming came{envelope.delivery_tag, aboutOf(envelope, m_queue),
                          nameOf(envelope.message.properties.message_id),
                          nameOf(envelope.message.properties.content_type), copyOf(envelope.message.body)};
        amqp_destroy_envelope(&envelope);
        return came;
    }
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && reply.library_error == AMQP_STATUS_TIMEOUT)
        return std::optional<AmqpIncoming>();
    if (reply.reply_type != AMQP_RESPONSE_LIBRARY_EXCEPTION || reply.library_error != AMQP_STATUS_UNEXPECTED_STATE)
        return tl::unexpected(checked(reply, m_queue).error());
    // Something else than a delivery: the queue is gone, or the channel is.
    amqp_frame_t frame{};
    const int status = amqp_simple_wait_frame_noblock(m_state.get(), &frame, &none);
    if (status != AMQP_STATUS_OK || frame.frame_type != AMQP_FRAME_METHOD)
        return tl::unexpected(lost(status == AMQP_STATUS_OK ? AMQP_STATUS_UNEXPECTED_STATE : status));
    if (frame.payload.method.id == AMQP_BASIC_CANCEL_METHOD)
        return tl::unexpected(closed(AMQP_NOT_FOUND, "the queue was deleted", m_queue));
    return tl::unexpected(checked({AMQP_RESPONSE_SERVER_EXCEPTION, frame.payload.method, 0}, m_queue).error());
}

void AmqpClient::wait(Milliseconds most, int wake)
{
    if (amqp_frames_enqueued(m_state.get()) || amqp_data_in_buffer(m_state.get()))
        return;
    std::array<pollfd, 2> waited{pollfd{amqp_get_sockfd(m_state.get()), POLLIN, 0}, pollfd{wake, POLLIN, 0}};
    ::poll(waited.data(), wake < 0 ? 1 : 2, static_cast<int>(most.count()));
}

AmqpClient::Done AmqpClient::acknowledge(quint64 tag)
{
    const int status = amqp_basic_ack(m_state.get(), kChannel, tag, 0);
    return status == AMQP_STATUS_OK ? Done() : tl::unexpected(lost(status));
}

} // namespace sluice
