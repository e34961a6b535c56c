#pragma once

#include "core/integration/broker/brokerlink.h"
#include "core/integration/mqtt/mqttclient.h"

#include <functional>
#include <map>

namespace sluice {

/// What an MQTT broker may deliver again although it is safe here: packets by number, and what was in them. Outlives links.
using MqttUnforgotten = std::map<int, QByteArray>;

/// Messages of a filter of topics, at least once as far as their senders asked for that.
///
/// The broker keeps what comes while nobody is connected, from the first connection until `leaveForGood`. A packet that
/// comes again after a loss of the connection is delivered once, unless the program ended in between.
class MqttLink final : public BrokerLink {
public:
    struct Setup {
        std::function<tl::expected<BrokerTarget, CallFailure>()> target; ///< asked for each connection
        QByteArray id;                                                   ///< at most 23 letters and digits
        QString filter;
    };
    /// Errors: those of `target`, `MqttClient::open` and `subscribe`.
    [[nodiscard]] static tl::expected<std::unique_ptr<BrokerLink>, CallFailure>
    open(Setup setup, std::shared_ptr<MqttUnforgotten> unforgotten, const Clock &clock, const std::stop_token &stop);

    tl::expected<std::vector<BrokerMessage>, CallFailure> turn(Milliseconds most, int wake, bool takesMore) override;
    void acknowledge(quint64 tag) override;
    void leaveForGood() override;

private:
    MqttLink(Setup setup, std::unique_ptr<MqttClient> client, std::shared_ptr<MqttUnforgotten> unforgotten,
             const Clock &clock);
    [[nodiscard]] tl::expected<void, CallFailure> settle();
    [[nodiscard]] BrokerMessage handedOver(const MqttMessage &message);

    Setup m_setup;
    std::unique_ptr<MqttClient> m_client;
    std::shared_ptr<MqttUnforgotten> m_unforgotten;
    const Clock &m_clock;
    std::map<quint64, std::pair<int, QByteArray>> m_open; ///< not acknowledged, by tag: packet and what is in it
    quint64 m_lastTag = 0;
};

} // namespace sluice
