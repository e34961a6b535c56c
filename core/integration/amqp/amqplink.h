#pragma once

#include "core/integration/amqp/amqpclient.h"
#include "core/integration/broker/brokerlink.h"

#include <deque>
#include <functional>

namespace sluice {

/// The messages of a queue, at least once. As many as were asked for are here and not acknowledged; the queue keeps the others.
class AmqpLink final : public BrokerLink {
public:
    struct Setup {
        std::function<tl::expected<BrokerTarget, CallFailure>()> target; ///< asked for each connection
        QString queue;
        quint16 prefetch = 32;
    };
    /// Errors: those of `target`, `AmqpClient::open` and `consume`.
    [[nodiscard]] static tl::expected<std::unique_ptr<BrokerLink>, CallFailure>
    open(const Setup &setup, const Clock &clock, const std::stop_token &stop);

    tl::expected<std::vector<BrokerMessage>, CallFailure> turn(Milliseconds most, int wake, bool takesMore) override;
    void acknowledge(quint64 tag) override;

private:
    explicit AmqpLink(std::unique_ptr<AmqpClient> client)
        : m_client(std::move(client))
    {
    }

    std::unique_ptr<AmqpClient> m_client;
    std::vector<BrokerMessage> m_stash; ///< that came while nobody took more
    std::optional<CallFailure> m_lost;  ///< while something was acknowledged
};

} // namespace sluice
