#pragma once

#include "core/integration/broker/brokertarget.h"
#include "core/integration/callfailure.h"

#include <QByteArray>
#include <QJsonObject>

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <stop_token>

struct amqp_connection_state_t_;
struct amqp_rpc_reply_t_;

namespace sluice {

/// What is published on AMQP.
struct AmqpOutgoing {
    QString exchange; ///< empty: the default one, which takes the name of a queue as key
    QString key;
    QByteArray body;
    QString contentType;
    QString messageId;        ///< empty: none
    bool isPersistent = true; ///< a durable queue keeps it over a restart of the broker
    bool isMandatory = true;  ///< refused by the broker when no queue takes it
};

/// A delivery of a queue.
struct AmqpIncoming {
    quint64 tag = 0;
    QJsonObject about; ///< exchange, routing key, headers and the like
    QString messageId;
    QString contentType;
    QByteArray body;
};

/// One connection to an AMQP 0-9-1 broker with one channel, over librabbitmq. Does not reconnect.
///
/// The library blocks: for the connect timeout while a connection is made, and for its answer to each question; a stop ends
/// the latter. Deliveries are waited for in `poll`.
/// Thread: one.
class AmqpClient {
public:
    using Done = tl::expected<void, CallFailure>;

    /// Errors: `broker.connectFailed`, `broker.loginFailed`, `broker.refused` (virtual host), `broker.tls`, `broker.cancelled`.
    [[nodiscard]] static tl::expected<std::unique_ptr<AmqpClient>, CallFailure>
    open(BrokerTarget target, const Clock &clock, const std::stop_token &stop);
    ~AmqpClient();
    AmqpClient(const AmqpClient &) = delete;
    AmqpClient &operator=(const AmqpClient &) = delete;

    /// Publishes, and waits until the broker has confirmed it. Errors: `broker.nameUnfit`, `broker.unroutable`,
    /// `broker.refused`, `broker.notTaken`, `broker.cancelled`; when the connection or `most` is over before the broker has
    /// spoken, `broker.outcomeUnknown`.
    [[nodiscard]] Done publish(const AmqpOutgoing &message, Milliseconds most, const std::stop_token &stop);
    /// Has a queue delivered, so many at once until they are acknowledged. Errors: `broker.refused`, `broker.connectionLost`.
    [[nodiscard]] Done consume(const QString &queue, quint16 prefetch);
    /// The next delivery that is here; none: there is none now. Errors: `broker.refused`, `broker.connectionLost`.
    [[nodiscard]] tl::expected<std::optional<AmqpIncoming>, CallFailure> next();
    /// Waits for deliveries, at most for `most` or until `wake` can be read.
    void wait(Milliseconds most, int wake);
    [[nodiscard]] Done acknowledge(quint64 tag);

private:
    AmqpClient(BrokerTarget target, const Clock &clock);
    [[nodiscard]] Done connect();
    [[nodiscard]] Done login();
    [[nodiscard]] Done checked(const amqp_rpc_reply_t_ &reply, const QString &what) const;
    [[nodiscard]] Done awaitConfirm(const AmqpOutgoing &message, Milliseconds most, const std::stop_token &stop);
    [[nodiscard]] Done takeReturned(const AmqpOutgoing &message);
    [[nodiscard]] CallFailure closed(quint16 code, const QByteArray &text, const QString &what) const;
    [[nodiscard]] CallFailure failed(QLatin1StringView code, FailureClass failureClass, QString detail = {}) const;
    [[nodiscard]] CallFailure lost(int status) const;

    struct Free {
        void operator()(amqp_connection_state_t_ *state) const;
    };
    BrokerTarget m_target;
    const Clock &m_clock;
    std::unique_ptr<amqp_connection_state_t_, Free> m_state;
    QString m_queue;
    bool m_confirms = false;
    bool m_isIn = false;
};

} // namespace sluice
