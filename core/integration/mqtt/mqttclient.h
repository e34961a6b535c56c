#pragma once

#include "core/integration/broker/brokertarget.h"
#include "core/integration/callfailure.h"

#include <QByteArray>

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

struct mosquitto;
struct mosquitto_message;

namespace sluice {

struct MqttMessage {
    QString topic;
    QByteArray body;
    int qos = 0;
    bool isRetained = false;
    int packet = 0; ///< its number, that the broker uses again when it delivers it again; 0: of QoS 0
};

/// How a client is known to its broker.
struct MqttIdentity {
    QByteArray id;          ///< empty: the broker gives one
    bool isLasting = false; ///< the broker keeps what comes while it is away; needs an id
};

/// One connection to an MQTT broker (3.1.1), over libmosquitto, with a loop of its own.
///
/// The library acknowledges what it delivers by itself, but nothing leaves before `flush`; so the messages of a turn are
/// acknowledged together, once all of them are safe, and what comes after a loss of the connection is delivered again.
/// Does not reconnect. Source of that behaviour: lib/handle_publish.c and lib/packet_mosq.c of Mosquitto 2.0: an
/// acknowledgement is queued, and with `mosquitto_threaded_set` a queue is written only by `mosquitto_loop_write`.
/// Thread: one. Looking up a host may block; all else waits in `poll`.
class MqttClient {
public:
    using Done = tl::expected<void, CallFailure>;

    /// Errors: `broker.connectFailed`, `broker.loginFailed`, `broker.tls`, `broker.cancelled`.
    [[nodiscard]] static tl::expected<std::unique_ptr<MqttClient>, CallFailure>
    open(BrokerTarget target, const MqttIdentity &identity, const Clock &clock, const std::stop_token &stop);
    ~MqttClient();
    MqttClient(const MqttClient &) = delete;
    MqttClient &operator=(const MqttClient &) = delete;

    /// Publishes, and waits until the broker has it as the quality asks: 0, it has left; 1 and 2, the broker says so.
    /// Errors: `broker.nameUnfit`, `broker.tooLarge`, `broker.cancelled`; when the connection or `most` is over
    /// before that, `broker.connectionLost` (0 and 1: it may be sent again) or `broker.outcomeUnknown` (2).
    [[nodiscard]] Done publish(const QString &topic, const QByteArray &body, int qos, bool retained, Milliseconds most,
                               const std::stop_token &stop);
    /// Has messages of a filter delivered, at QoS 1 at the most. To be called before anything is read. Errors: `broker.refused`, `broker.connectionLost`.
    [[nodiscard]] Done subscribe(const QString &filter, const std::stop_token &stop);
    /// Waits for what comes, at most for `most` or until `wake` can be read (-1: nothing wakes it). Reads only if `reads`.
    /// Errors: `broker.connectionLost`.
    [[nodiscard]] Done turn(Milliseconds most, int wake, bool reads);
    [[nodiscard]] std::vector<MqttMessage> takeMessages() { return std::exchange(m_messages, {}); }
    /// Whether messages were delivered whose acknowledgement has not left.
    [[nodiscard]] bool owesAcknowledgement() const { return m_owes; }
    /// Lets acknowledgements go. Errors: `broker.connectionLost`.
    [[nodiscard]] Done flush();
    /// Whether the broker knew this client from before.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }

private:
    MqttClient(BrokerTarget target, const Clock &clock);
    [[nodiscard]] Done prepare(const MqttIdentity &identity);
    [[nodiscard]] Done await(const bool &isDone, Milliseconds most, const std::stop_token &stop);
    [[nodiscard]] Done lost(int code) const;
    [[nodiscard]] CallFailure connectFailure(int code) const;
    [[nodiscard]] CallFailure failed(QLatin1StringView code, FailureClass failureClass, QString detail = {}) const;
    static void onConnect(mosquitto *, void *client, int code, int flags);
    static void onMessage(mosquitto *, void *client, const mosquitto_message *message);
    static void onPublish(mosquitto *, void *client, int packet);
    static void onSubscribe(mosquitto *, void *client, int packet, int count, const int *granted);

    struct Free {
        void operator()(mosquitto *client) const;
    };
    BrokerTarget m_target;
    const Clock &m_clock;
    std::unique_ptr<mosquitto, Free> m_client;
    std::vector<MqttMessage> m_messages;
    std::optional<int> m_connectCode;
    bool m_isIn = false; ///< the broker has answered to our coming
    bool m_isKnown = false;
    bool m_owes = false;
    int m_sent = 0; ///< the packet whose end is awaited
    bool m_isSent = false;
    bool m_isSubscribed = false;
    bool m_isGranted = false;
};

} // namespace sluice
