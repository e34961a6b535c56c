#include "core/integration/amqp/amqplink.h"

#include <utility>

namespace sluice {

tl::expected<std::unique_ptr<BrokerLink>, CallFailure> AmqpLink::open(const Setup &setup, const Clock &clock,
                                                                      const std::stop_token &stop)
{
    auto target = setup.target();
    if (!target)
        return tl::unexpected(std::move(target.error()));
    auto client = AmqpClient::open(*std::move(target), clock, stop);
    if (!client)
        return tl::unexpected(std::move(client.error()));
    if (auto consuming = (*client)->consume(setup.queue, setup.prefetch); !consuming)
        return tl::unexpected(std::move(consuming.error()));
    return std::unique_ptr<BrokerLink>(new AmqpLink(*std::move(client)));
}

/// Reads whatever comes, since heartbeats come the same way; the broker sends no more than may be open.
tl::expected<std::vector<BrokerMessage>, CallFailure> AmqpLink::turn(Milliseconds most, int wake, bool takesMore)
{
    if (m_lost)
        return tl::unexpected(*m_lost);
    if (!takesMore || m_stash.empty())
        m_client->wait(most, wake);
    while (true) {
        auto came = m_client->next();
        if (!came)
            return tl::unexpected(std::move(came.error()));
        if (!*came)
            break;
        AmqpIncoming &next = **came;
        m_stash.push_back({next.tag, next.messageId, std::move(next.about), next.contentType, std::move(next.body)});
    }
    return takesMore ? std::exchange(m_stash, {}) : std::vector<BrokerMessage>();
}

void AmqpLink::acknowledge(quint64 tag)
{
    if (auto told = m_client->acknowledge(tag); !told && !m_lost)
        m_lost = std::move(told.error());
}

} // namespace sluice
