#include "core/integration/webhook/webhookgateway.h"

#include "core/base/filelimit.h"
#include "core/base/hostport.h"
#include "core/base/threadcpu.h"
#include "core/integration/errors.h"
#include "core/integration/listener.h"
#include "core/integration/webhook/hookconnection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <atomic>
#include <thread>
#include <unordered_map>

#include <sys/socket.h>
#include <unistd.h>

namespace sluice {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr Nanoseconds kSweep = std::chrono::milliseconds(
    50); ///< from one look at the connections to the next, at least
constexpr std::chrono::milliseconds kNoRoomPause{20};
constexpr quint64 kOtherFiles = 256; ///< of this process, that are no connections of the gateway

int mostConnections(int wanted)
{
    wanted = std::max(1, wanted);
    const quint64 files = raiseFileLimit(static_cast<quint64>(wanted) + kOtherFiles);
    return static_cast<int>(std::clamp<quint64>(files, kOtherFiles + 1, quint64(wanted) + kOtherFiles) - kOtherFiles);
}

QLatin1StringView listenCode(const error_code &error)
{
    if (error == asio::error::address_in_use)
        return errors::kWebhookAddressInUse;
    if (error == asio::error::access_denied)
        return errors::kWebhookAddressDenied;
    if (error == boost::system::errc::address_not_available)
        return errors::kWebhookAddressForeign;
    return errors::kWebhookListenFailed;
}

} // namespace

/// Owns: the listener, its connections and its thread.
class WebhookGateway::Server {
public:
    Server(const HookGatewayConfig &config, HookReceiver &receiver, const Clock &clock);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] HookHall &hall() { return m_hall; }
    [[nodiscard]] error_code listen(const asio::ip::address &address, quint16 port);
    void serve();
    void useKeys(std::vector<std::vector<QByteArray>> keys);
    void close();
    [[nodiscard]] quint16 port() const noexcept { return m_port; }
    [[nodiscard]] MonoTime lastTurn() const { return MonoTime(Nanoseconds(m_lastTurn.load())); }
    [[nodiscard]] Nanoseconds cpuTime() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_cpu ? m_cpu->used() : Nanoseconds(0);
    }

private:
    [[nodiscard]] asio::awaitable<void> acceptAll();
    [[nodiscard]] asio::awaitable<void> waitForRoom();
    [[nodiscard]] asio::awaitable<void> talk(tcp::socket socket);
    [[nodiscard]] asio::awaitable<void> sweepAll();
    void lookBy(MonoTime at);
    void evict();
    void passAnswers();

    void noteTurn() { m_lastTurn = m_clock.monotonic().time_since_epoch().count(); }

    const Clock &m_clock;
    std::atomic<Nanoseconds::rep> m_lastTurn = 0;
    const Nanoseconds m_turn;
    int m_most;
    HookHall m_hall;
    // Before what the coroutines in the context refer to goes, the context must: it is destroyed by hand.
    std::unordered_map<quint64, HookConnection *> m_connections;
    quint64 m_lastId = 0;
    std::unique_ptr<asio::io_context> m_io = std::make_unique<asio::io_context>(1);
    std::shared_ptr<HookInbox> m_inbox;
    std::unique_ptr<tcp::acceptor> m_acceptor;
    std::unique_ptr<asio::steady_timer> m_sweep;
    MonoTime m_lastLook{};
    MonoTime m_nextLook{};
    quint16 m_port = 0;
    mutable std::mutex m_mutex; ///< for what follows
    int m_listener = -1;        ///< a second name of the listening socket, to shut it down from outside
    std::optional<ThreadCpu> m_cpu;
    std::thread m_thread;
};

WebhookGateway::Server::Server(const HookGatewayConfig &config, HookReceiver &receiver, const Clock &clock)
    : m_clock(clock)
    , m_turn(config.turn)
    , m_most(mostConnections(config.maxConnections))
    , m_hall(config.limits, receiver, clock)
    , m_inbox(std::make_shared<HookInbox>([this] { asio::post(*m_io, [this] { passAnswers(); }); }))
    , m_acceptor(std::make_unique<tcp::acceptor>(*m_io))
    , m_sweep(std::make_unique<asio::steady_timer>(*m_io))
{
    m_hall.setInbox(m_inbox);
    m_hall.setAlarm([this](MonoTime at) { lookBy(at); });
    m_hall.count([this](HookGatewayCounters &counters) { counters.maxConnections = m_most; });
}

WebhookGateway::Server::~Server()
{
    close();
    m_inbox->close();
    m_io->stop();
    if (m_thread.joinable())
        m_thread.join();
    m_acceptor.reset();
    m_sweep.reset();
    m_io.reset();
}

error_code WebhookGateway::Server::listen(const asio::ip::address &address, quint16 port)
{
    error_code error;
    m_port = openListener(*m_acceptor, {address, port}, error);
    if (!error)
        m_acceptor->non_blocking(true, error);
    if (!error)
        m_listener = ::dup(m_acceptor->native_handle());
    return error;
}

void WebhookGateway::Server::serve()
{
    noteTurn();
    asio::co_spawn(*m_io, acceptAll(), asio::detached);
    asio::co_spawn(*m_io, sweepAll(), asio::detached);
    m_thread = std::thread([this] {
        {
            const std::scoped_lock lock(m_mutex);
            m_cpu = ThreadCpu::ofThisThread();
        }
        m_io->run();
    });
}

void WebhookGateway::Server::useKeys(std::vector<std::vector<QByteArray>> keys)
{
    asio::post(*m_io, [this, keys = std::move(keys)] { m_hall.useKeys(keys); });
}

/// Shuts the socket down rather than have its own thread close it: that thread may hang.
void WebhookGateway::Server::close()
{
    const std::scoped_lock lock(m_mutex);
    m_hall.close();
    if (m_listener < 0)
        return;
    ::shutdown(m_listener, SHUT_RDWR);
    ::close(m_listener);
    m_listener = -1;
}

asio::awaitable<void> WebhookGateway::Server::acceptAll()
{
    error_code error;
    const auto token = [&error] { return asio::redirect_error(asio::use_awaitable, error); };
    while (!m_hall.isClosed()) {
        co_await m_acceptor->async_wait(tcp::acceptor::wait_read, token());
        co_await waitForRoom();
        tcp::socket socket(*m_io);
        if (!m_hall.isClosed())
            m_acceptor->accept(socket, error);
        if (!error && socket.is_open()) {
            socket.set_option(tcp::no_delay(true), error);
            asio::co_spawn(*m_io, talk(std::move(socket)), asio::detached);
            continue;
        }
        if (error == asio::error::would_block || error == asio::error::connection_aborted || m_hall.isClosed())
            continue;
        // Out of files: accepting again at once would only spin, and who says nothing has to make room.
        if (error == asio::error::no_descriptors) {
            m_hall.count([](HookGatewayCounters &counters) { ++counters.outOfFiles; });
            evict();
        }
        asio::steady_timer pause(*m_io, kNoRoomPause);
        co_await pause.async_wait(token());
    }
    m_acceptor->close(error);
}

asio::awaitable<void> WebhookGateway::Server::waitForRoom()
{
    while (m_connections.size() >= static_cast<std::size_t>(m_most) && !m_hall.isClosed()) {
        evict();
        error_code ignored;
        asio::steady_timer pause(*m_io, kNoRoomPause);
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
}

/// Ends the hundredth part of the connections that has waited longest without a whole request, beyond the grace.
void WebhookGateway::Server::evict()
{
    const MonoTime youngest = hookTime() - m_hall.limits().grace;
    std::vector<HookConnection *> idle;
    for (const auto &[id, connection] : m_connections) {
        if (connection->isWaiting() && connection->since() < youngest)
            idle.push_back(connection);
    }
    const auto count = std::min(idle.size(), static_cast<std::size_t>(m_most / 100 + 1));
    std::ranges::partial_sort(idle, idle.begin() + static_cast<std::ptrdiff_t>(count), {}, &HookConnection::since);
    for (std::size_t i = 0; i < count; ++i)
        idle[i]->drop();
    m_hall.count([count](HookGatewayCounters &counters) { counters.evicted += count; });
}

asio::awaitable<void> WebhookGateway::Server::talk(tcp::socket socket)
{
    const quint64 id = ++m_lastId;
    HookConnection connection(m_hall, id, std::move(socket));
    m_connections.emplace(id, &connection);
    m_hall.count([](HookGatewayCounters &counters) {
        ++counters.accepted;
        ++counters.connections;
    });
    co_await connection.serve();
    m_connections.erase(id);
    m_hall.count([](HookGatewayCounters &counters) { --counters.connections; });
}

/// A connection's time is up at `at`, which may be sooner than anybody knew.
void WebhookGateway::Server::lookBy(MonoTime at)
{
    const MonoTime wanted = std::max(at, m_lastLook + kSweep);
    if (wanted >= m_nextLook)
        return;
    m_nextLook = wanted;
    m_sweep->cancel();
}

/// Sleeps until some connection's time is up.
asio::awaitable<void> WebhookGateway::Server::sweepAll()
{
    error_code ignored;
    for (;;) {
        m_lastLook = hookTime();
        noteTurn();
        m_hall.count([](HookGatewayCounters &counters) { ++counters.turns; });
        MonoTime soonest = m_lastLook + m_turn;
        for (const auto &[id, connection] : m_connections) {
            if (connection->isOverdue(m_lastLook))
                connection->expire();
            soonest = std::min(soonest, connection->deadline());
        }
        m_nextLook = std::max(soonest, m_lastLook + kSweep);
        while (hookTime() < m_nextLook) {
            m_sweep->expires_at(asio::steady_timer::time_point(m_nextLook.time_since_epoch()));
            co_await m_sweep->async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
    }
}

void WebhookGateway::Server::passAnswers()
{
    for (const HookInbox::Entry &entry : m_inbox->take()) {
        if (const auto found = m_connections.find(entry.connection); found != m_connections.end())
            found->second->answer(entry.request, entry.answer);
    }
}

WebhookGateway::WebhookGateway(std::unique_ptr<Server> server)
    : m_server(std::move(server))
{
}

WebhookGateway::~WebhookGateway() = default;

Result<std::unique_ptr<WebhookGateway>> WebhookGateway::start(const HookGatewayConfig &config, HookReceiver &receiver,
                                                              const Clock &clock)
{
    const auto place = hostAndPort(config.address);
    error_code error;
    const auto address = asio::ip::make_address(place ? place->host.toStdString() : std::string(), error);
    if (!place || error)
        return failure(errors::kWebhookAddressInvalid, {{QStringLiteral("host"), config.address}});
    auto server = std::make_unique<Server>(config, receiver, clock);
    if (const auto opened = server->hall().open(config.endpoints); !opened)
        return tl::unexpected(opened.error());
    error = server->listen(address, place->port);
    if (error) {
        return failure(listenCode(error),
                       {{QStringLiteral("host"), place->host}, {QStringLiteral("port"), QString::number(place->port)}},
                       QString::fromStdString(error.message()));
    }
    server->serve();
    return std::unique_ptr<WebhookGateway>(new WebhookGateway(std::move(server)));
}

quint16 WebhookGateway::port() const noexcept
{
    return m_server->port();
}

HookGatewayCounters WebhookGateway::counters() const
{
    return m_server->hall().counters();
}

Nanoseconds WebhookGateway::cpuTime() const
{
    return m_server->cpuTime();
}

MonoTime WebhookGateway::lastTurn() const
{
    return m_server->lastTurn();
}

void WebhookGateway::useKeys(std::vector<std::vector<QByteArray>> keys)
{
    m_server->useKeys(std::move(keys));
}

void WebhookGateway::close()
{
    m_server->close();
}

} // namespace sluice
