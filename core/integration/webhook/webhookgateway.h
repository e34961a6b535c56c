#pragma once

#include "core/base/result.h"
#include "core/integration/webhook/hookrules.h"

#include <array>
#include <map>
#include <memory>

namespace sluice {

/// An endpoint and the keys of its senders: at most two, while a sender changes over from one to the other. An endpoint
/// that needs a key and has none refuses all with 503. Keys are never printed.
struct HookEndpointKeys {
    HookEndpoint endpoint;
    std::vector<QByteArray> keys;
};

struct HookGatewayConfig {
    QString address = QStringLiteral("127.0.0.1:0"); ///< a literal address of this computer; port 0: any free one
    std::vector<HookEndpointKeys> endpoints;
    int maxConnections = 10'000; ///< the process is let have that many files; fewer, if the system forbids it
    HookLimits limits;
    Milliseconds turn{1000}; ///< from one sign of life to the next, at most
};

/// What a gateway has counted since it started.
struct HookGatewayCounters {
    int connections = 0;     ///< now
    int maxConnections = 0;  ///< that it keeps
    quint64 accepted = 0;    ///< connections
    quint64 evicted = 0;     ///< connections that said nothing while others waited
    quint64 requests = 0;    ///< that came in whole
    quint64 taken = 0;       ///< 202
    quint64 repeats = 0;     ///< 200
    quint64 busy = 0;        ///< 429 of the receiver
    quint64 away = 0;        ///< 503 of the receiver
    qsizetype bodyBytes = 0; ///< held now, of all connections
    quint64 outOfFiles = 0;  ///< times that a connection had to wait for a file of the process to become free
    quint64 turns = 0;       ///< times that its loop came round to look at the time
    std::array<quint64, kHookStages> refusedByStage{};
    std::map<int, quint64> refusedByStatus;

    [[nodiscard]] quint64 refused(HookStage stage) const { return refusedByStage[static_cast<std::size_t>(stage)]; }
};

/// Takes webhooks from the network: `POST /hooks/NAME`, refused in the order of SEMANTICS.md, or handed to the receiver.
///
/// One request of a connection is worked on at a time, and answers come in order; more that were sent wait, unread or in
/// at most 32 KiB. A connection holds at most 2.2 MiB (a body of 1 MiB in a buffer that doubles, a head, those 32 KiB),
/// and one between requests next to nothing; all bodies together are bounded by `allBodies`. At the most connections,
/// those that have said nothing for longer than the grace of a request make room.
/// Thread: runs on one thread of its own; all functions may be called from any thread. The receiver is called on that
/// thread and may answer from any, also when the connection or the gateway is gone.
class WebhookGateway {
public:
    /// Listens and serves until destroyed. `receiver` and `clock` outlive it.
    /// Errors: `webhook.addressInvalid`, `webhook.addressInUse`, `webhook.addressDenied`, `webhook.addressForeign`,
    /// `webhook.listenFailed`, `webhook.endpointInvalid`, `schema.unusable`.
    [[nodiscard]] static Result<std::unique_ptr<WebhookGateway>> start(const HookGatewayConfig &config,
                                                                       HookReceiver &receiver, const Clock &clock);
    /// Drops the connections and ends the thread.
    ~WebhookGateway();
    WebhookGateway(const WebhookGateway &) = delete;
    WebhookGateway &operator=(const WebhookGateway &) = delete;

    [[nodiscard]] quint16 port() const noexcept;
    [[nodiscard]] HookGatewayCounters counters() const;
    /// Processor time of its thread.
    [[nodiscard]] Nanoseconds cpuTime() const;
    /// When its loop last came round: once a turn at the least, or it hangs.
    [[nodiscard]] MonoTime lastTurn() const;
    /// The keys of its endpoints from now on, in their order; a request whose body has come in whole is judged by these.
    void useKeys(std::vector<std::vector<QByteArray>> keys);
    /// Takes no more connections: another may listen at the address from now on. Connections that are open end after
    /// their next answer. Works although the gateway's thread hangs.
    void close();

private:
    class Server;
    explicit WebhookGateway(std::unique_ptr<Server> server);

    std::unique_ptr<Server> m_server;
};

} // namespace sluice
