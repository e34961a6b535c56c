#include "app/ctl/bench/hookload.h"
#include "app/ctl/bench/workloads.h"
#include "app/ctl/errors.h"
#include "core/integration/webhook/webhookgateway.h"

#include <QCoreApplication>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <cmath>
#include <thread>

namespace sluice::ctl {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

/// Takes every webhook in memory, at once.
class TakesAll final : public HookReceiver {
public:
    void receive(Hook, std::function<void(HookAnswer)> answered) override
    {
        answered({.outcome = HookAnswer::Outcome::Durable, .receipt = QString::number(++m_count)});
    }

private:
    quint64 m_count = 0;
};

/// The library alone: reads requests and says 202 to each.
class BareServer {
public:
    BareServer()
        : m_acceptor(m_io, {asio::ip::address_v4::loopback(), 0})
    {
        asio::co_spawn(m_io, acceptAll(), asio::detached);
        m_thread = std::thread([this] { m_io.run(); });
    }
    ~BareServer()
    {
        m_io.stop();
        m_thread.join();
    }
    BareServer(const BareServer &) = delete;
    BareServer &operator=(const BareServer &) = delete;
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    asio::awaitable<void> acceptAll()
    {
        error_code error;
        while (!error) {
            tcp::socket socket = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
            if (!error)
                asio::co_spawn(m_io, talk(std::move(socket)), asio::detached);
        }
    }
    asio::awaitable<void> talk(tcp::socket socket)
    {
        error_code error;
        socket.set_option(tcp::no_delay(true), error);
        beast::flat_buffer buffer;
        while (!error) {
            http::request<http::string_body> request;
            co_await http::async_read(socket, buffer, request, asio::redirect_error(asio::use_awaitable, error));
            if (error)
                break;
            http::response<http::string_body> response(http::status::accepted, 11);
            response.body() = "{}";
            response.prepare_payload();
            co_await http::async_write(socket, response, asio::redirect_error(asio::use_awaitable, error));
        }
    }

    asio::io_context m_io{1};
    tcp::acceptor m_acceptor;
    quint16 m_port = m_acceptor.local_endpoint().port();
    std::thread m_thread;
};

Result<double> rate(const HookLoad &load)
{
    const auto sent = sendHooks(load);
    if (!sent)
        return tl::unexpected(sent.error());
    if (sent->count(202) != load.requests) {
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), QStringLiteral("webhooks-gateway")}},
                       QStringLiteral("%1 of %2 were taken.").arg(sent->count(202)).arg(load.requests));
    }
    return load.requests / sent->seconds;
}

} // namespace

Result<Measure> measureHookGateway(double scale, Output &output)
{
    HookLoad load;
    load.endpoint = "bench";
    load.key = QByteArray(32, 'k');
    load.idPrefix = "bench";
    load.requests = std::max(1000, static_cast<int>(std::lround(100'000 * scale)));
    output.message(QCoreApplication::translate("sluicectl", "%1: %2 requests on %3 connections…")
                       .arg(QStringLiteral("webhooks-gateway"))
                       .arg(load.requests)
                       .arg(load.connections));
    TakesAll receiver;
    const SystemClock clock;
    HookGatewayConfig config;
    config.endpoints = {{{.name = QStringLiteral("bench"), .signature = {}, .schema = {}}, {load.key}}};
    const auto gateway = WebhookGateway::start(config, receiver, clock);
    if (!gateway)
        return tl::unexpected(gateway.error());
    load.port = (*gateway)->port();
    const auto taken = rate(load);
    if (!taken)
        return tl::unexpected(taken.error());
    const BareServer bare;
    load.port = bare.port();
    const auto raw = rate(load);
    if (!raw)
        return tl::unexpected(raw.error());
    return Measure{QStringLiteral("webhooks-gateway"), QStringLiteral("webhooks taken, in memory"), *taken,
                   QStringLiteral("1/s"), *raw};
}

} // namespace sluice::ctl
