#include "core/integration/mqtt/mqttlink.h"

#include <QCryptographicHash>

#include <utility>

namespace sluice {

namespace {

QByteArray contentOf(const MqttMessage &message)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(message.topic.toUtf8());
    hash.addData(QByteArray(1, '\0'));
    hash.addData(message.body);
    return hash.result();
}

} // namespace

MqttLink::MqttLink(Setup setup, std::unique_ptr<MqttClient> client, std::shared_ptr<MqttUnforgotten> unforgotten,
                   const Clock &clock)
    : m_setup(std::move(setup))
    , m_client(std::move(client))
    , m_unforgotten(std::move(unforgotten))
    , m_clock(clock)
{
}

tl::expected<std::unique_ptr<BrokerLink>, CallFailure> MqttLink::open(Setup setup,
                                                                      std::shared_ptr<MqttUnforgotten> unforgotten,
                                                                      const Clock &clock, const std::stop_token &stop)
{
    auto target = setup.target();
    if (!target)
        return tl::unexpected(std::move(target.error()));
    auto client = MqttClient::open(*std::move(target), {setup.id, true}, clock, stop);
    if (!client)
        return tl::unexpected(std::move(client.error()));
    // To one that it knows, the broker would deliver each retained message once more.
    if (!(*client)->isKnown()) {
        unforgotten->clear();
        if (auto subscribed = (*client)->subscribe(setup.filter, stop); !subscribed)
            return tl::unexpected(std::move(subscribed.error()));
    }
    return std::unique_ptr<BrokerLink>(
        new MqttLink(std::move(setup), *std::move(client), std::move(unforgotten), clock));
}

tl::expected<std::vector<BrokerMessage>, CallFailure> MqttLink::turn(Milliseconds most, int wake, bool takesMore)
{
    // What is read is acknowledged together, so the next are read once all of these are safe.
    if (auto settled = settle(); !settled)
        return tl::unexpected(std::move(settled.error()));
    if (auto turned = m_client->turn(most, wake, takesMore && m_open.empty()); !turned)
        return tl::unexpected(std::move(turned.error()));
    std::vector<BrokerMessage> fresh;
    for (const MqttMessage &message : m_client->takeMessages()) {
        const auto safe = m_unforgotten->find(message.packet);
        const bool isSafe = message.packet != 0 && safe != m_unforgotten->end() && safe->second == contentOf(message);
        if (!isSafe)
            fresh.push_back(handedOver(message));
    }
    return fresh;
}

/// Lets the acknowledgements go once all that they are for is safe.
tl::expected<void, CallFailure> MqttLink::settle()
{
    if (!m_open.empty() || !m_client->owesAcknowledgement())
        return {};
    auto flushed = m_client->flush();
    if (flushed)
        m_unforgotten->clear();
    return flushed;
}

BrokerMessage MqttLink::handedOver(const MqttMessage &message)
{
    BrokerMessage handed;
    handed.tag = ++m_lastTag;
    handed.about = {{QStringLiteral("topic"), message.topic},
                    {QStringLiteral("qos"), message.qos},
                    {QStringLiteral("retained"), message.isRetained}};
    handed.body = message.body;
    m_open.emplace(handed.tag, std::pair(message.packet, contentOf(message)));
    return handed;
}

/// A connection that is lost acknowledges nothing any more; then it is remembered what need not come again.
void MqttLink::acknowledge(quint64 tag)
{
    auto open = m_open.extract(tag);
    if (!open.empty() && open.mapped().first != 0)
        m_unforgotten->insert_or_assign(open.mapped().first, std::move(open.mapped().second));
}

/// A client that comes anew under the same name has the broker forget what it kept for it.
void MqttLink::leaveForGood()
{
    m_client.reset();
    constexpr Milliseconds kFarewell{2'000};
    if (auto target = m_setup.target()) {
        target->connectTimeout = kFarewell;
        (void)MqttClient::open(*std::move(target), {m_setup.id, false}, m_clock, {});
    }
}

} // namespace sluice
