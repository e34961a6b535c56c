#pragma once

#include "core/integration/webhook/hookinbox.h"
#include "core/integration/webhook/hookrepeats.h"
#include "core/integration/webhook/webhookgateway.h"
#include "core/workflow/jsonschema.h"

#include <array>
#include <atomic>
#include <memory>
#include <optional>

namespace sluice {

/// What the connections of a gateway share. Thread: the gateway's, but for `counters` and `close`.
class HookHall {
public:
    HookHall(const HookLimits &limits, HookReceiver &receiver, const Clock &clock);

    /// Errors: `webhook.endpointInvalid`, `schema.unusable`.
    [[nodiscard]] Result<void> open(const std::vector<HookEndpointKeys> &endpoints);
    /// The keys of the doors from now on, in their order.
    void useKeys(const std::vector<std::vector<QByteArray>> &keys);
    void setInbox(std::shared_ptr<HookInbox> inbox) { m_inbox = std::move(inbox); }
    /// `alarm` is told of every time by which a connection wants to be looked at.
    void setAlarm(std::function<void(MonoTime)> alarm) { m_alarm = std::move(alarm); }
    void wake(MonoTime at) const { m_alarm(at); }

    [[nodiscard]] const HookLimits &limits() const { return m_limits; }
    [[nodiscard]] const HookDoor *door(QByteArrayView target) const { return doorOf(target, m_doors); }
    [[nodiscard]] HookVerdict judgeRequest(const HookHead &head, QByteArray body, const HookDoor &door);
    /// Hands a webhook to the receiver; its answer comes through the inbox.
    void handOver(Hook hook, quint64 connection, quint64 request);
    void noteAnswer(const HookDoor &door, const QString &id, const HookAnswer &answer);
    void noteRefusal(const HookRefusal &refusal);
    void noteRepeat();
    /// A connection's body takes up so much more, or less. False: it would be too much.
    [[nodiscard]] bool hold(qsizetype more);

    template <typename Change>
    void count(Change change)
    {
        const std::scoped_lock lock(m_mutex);
        change(m_counters);
    }
    [[nodiscard]] HookGatewayCounters counters() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_counters;
    }
    void close() { m_isClosed = true; }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }

    std::array<char, 16 * 1024> scratch; ///< what is read goes through it, so that a waiting connection needs no memory

private:
    [[nodiscard]] QStringList problemsOf(const HookDoor &door, const QByteArray &body) const;

    HookLimits m_limits;
    HookReceiver &m_receiver;
    const Clock &m_clock;
    std::vector<HookDoor> m_doors;
    std::vector<std::optional<JsonSchema>> m_schemas; ///< of the doors, in their order
    std::shared_ptr<HookInbox> m_inbox;
    std::function<void(MonoTime)> m_alarm;
    HookRepeats m_repeats;
    std::atomic<bool> m_isClosed = false;
    mutable std::mutex m_mutex; ///< for the counters
    HookGatewayCounters m_counters;
};

} // namespace sluice
