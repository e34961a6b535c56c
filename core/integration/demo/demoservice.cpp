#include "core/integration/demo/demoservice.h"

#include "core/base/threadcpu.h"
#include "core/integration/demo/demoroutes.h"
#include "core/integration/errors.h"
#include "core/integration/listener.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <mutex>
#include <optional>
#include <thread>

namespace sluice {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint32_t kHeaderLimit = 16 * 1024;
constexpr std::uint64_t kBodyLimit = 1024 * 1024;
constexpr std::chrono::seconds kIdleTimeout{30};
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr std::chrono::seconds kDrainTimeout{2};
constexpr std::size_t kDrainLimit = 4 * 1024 * 1024;

using Response = http::response<http::string_body>;

QByteArray toBytes(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

DemoRequest toDemoRequest(http::request<http::string_body> &&request)
{
    DemoRequest result;
    result.method = toBytes(request.method_string());
    result.target = toBytes(request.target());
    for (const auto &field : request)
        result.headers.emplace_back(toBytes(field.name_string()), toBytes(field.value()));
    result.body = QByteArray::fromStdString(request.body());
    return result;
}

Response toResponse(const DemoAnswer &answer, unsigned version, bool keepAlive, bool headOnly)
{
    Response response;
    response.result(static_cast<unsigned>(answer.status));
    response.version(version);
    response.keep_alive(keepAlive);
    if (!answer.allow.isEmpty())
        response.set(http::field::allow, answer.allow.toStdString());
    if (answer.status == 204 || answer.status == 304)
        return response;
    response.set(http::field::content_type, "application/json");
    response.content_length(static_cast<std::uint64_t>(answer.body.size()));
    if (!headOnly)
        response.body() = answer.body.toStdString();
    return response;
}

/// What is said to a request that could not be read; nothing when there is nobody left to say it to.
std::optional<Response> refusal(const error_code &error)
{
    unsigned status = 400;
    if (error == http::error::header_limit)
        status = 431;
    else if (error == http::error::body_limit)
        status = 413;
    else if (error.category() != http::make_error_code(http::error::end_of_stream).category()
             || error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    Response response;
    response.result(status);
    response.version(11);
    response.keep_alive(false);
    response.set(http::field::content_type, "application/json");
    response.body() = R"({"error":{"code":"requestRefused","message":")" + error.message() + "\"}}";
    response.prepare_payload();
    return response;
}

QLatin1StringView codeFor(const error_code &error)
{
    if (error == asio::error::address_in_use)
        return errors::kDemoAddressInUse;
    if (error == asio::error::access_denied)
        return errors::kDemoAddressDenied;
    if (error == boost::system::errc::address_not_available)
        return errors::kDemoAddressForeign;
    return errors::kDemoListenFailed;
}

} // namespace

/// Owns: the listener, its connections and its thread.
class DemoService::Server {
public:
    Server(quint64 seed, const DemoKnobs &knobs, DemoFaults faults)
        : m_routes(seed, knobs, std::move(faults))
    {
    }
    ~Server()
    {
        m_io.stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] error_code listen(const asio::ip::address &address, quint16 port);
    void serve();

    [[nodiscard]] quint16 port() const noexcept { return m_port; }
    [[nodiscard]] DemoKnobs knobs() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_routes.knobs();
    }
    [[nodiscard]] Nanoseconds cpuTime() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_cpu ? m_cpu->used() : Nanoseconds(0);
    }
    void apply(const DemoKnobs &knobs)
    {
        const std::scoped_lock lock(m_mutex);
        m_routes.apply(knobs);
    }

private:
    [[nodiscard]] DemoAnswer answer(const DemoRequest &request)
    {
        const std::scoped_lock lock(m_mutex);
        return m_routes.answer(request);
    }
    asio::awaitable<void> acceptAll();
    asio::awaitable<void> drain(beast::tcp_stream &stream);
    asio::awaitable<void> talk(beast::tcp_stream stream);

    asio::io_context m_io{1};
    tcp::acceptor m_acceptor{m_io};
    quint16 m_port = 0;
    mutable std::mutex m_mutex; ///< for m_routes: the knobs are turned from other threads
    DemoRoutes m_routes;
    std::optional<ThreadCpu> m_cpu; ///< of the thread
    std::thread m_thread;
};

error_code DemoService::Server::listen(const asio::ip::address &address, quint16 port)
{
    error_code error;
    m_port = openListener(m_acceptor, {address, port}, error);
    return error;
}

void DemoService::Server::serve()
{
    asio::co_spawn(m_io, acceptAll(), asio::detached);
    m_thread = std::thread([this] {
        {
            const std::scoped_lock lock(m_mutex);
            m_cpu = ThreadCpu::ofThisThread();
        }
        m_io.run();
    });
}

asio::awaitable<void> DemoService::Server::acceptAll()
{
    for (;;) {
        error_code error;
        tcp::socket socket = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            asio::co_spawn(m_io, talk(beast::tcp_stream(std::move(socket))), asio::detached);
            continue;
        }
        // Out of descriptors: accepting again at once would only spin.
        asio::steady_timer pause(m_io, kAcceptPause);
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

/// Reads on for a while after a refusal: closing with bytes unread would reset the connection under the answer.
asio::awaitable<void> DemoService::Server::drain(beast::tcp_stream &stream)
{
    error_code error;
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
    stream.expires_after(kDrainTimeout);
    std::array<char, 16 * 1024> sink;
    for (std::size_t total = 0; !error && total < kDrainLimit;) {
        total += co_await stream.async_read_some(asio::buffer(sink), asio::redirect_error(asio::use_awaitable, error));
    }
}

asio::awaitable<void> DemoService::Server::talk(beast::tcp_stream stream)
{
    beast::flat_buffer buffer(kHeaderLimit + kBodyLimit);
    error_code error;
    const auto token = [&error] { return asio::redirect_error(asio::use_awaitable, error); };
    for (;;) {
        http::request_parser<http::string_body> parser;
        parser.header_limit(kHeaderLimit);
        parser.body_limit(kBodyLimit);
        stream.expires_after(kIdleTimeout);
        co_await http::async_read(stream, buffer, parser, token());
        if (error) {
            if (auto response = refusal(error)) {
                co_await http::async_write(stream, *response, token());
                co_await drain(stream);
            }
            break;
        }
        const unsigned version = parser.get().version();
        const bool keepAlive = parser.get().keep_alive();
        const bool headOnly = parser.get().method() == http::verb::head;
        const DemoAnswer reply = answer(toDemoRequest(parser.release()));
        if (reply.delay > Milliseconds(0)) {
            stream.expires_never();
            asio::steady_timer timer(m_io, reply.delay);
            co_await timer.async_wait(token());
        }
        const Response response = toResponse(reply, version, keepAlive, headOnly);
        http::response_serializer<http::string_body> serializer(response);
        stream.expires_after(kIdleTimeout);
        if (headOnly)
            co_await http::async_write_header(stream, serializer, token());
        else
            co_await http::async_write(stream, serializer, token());
        if (error || !keepAlive)
            break;
    }
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
}

DemoService::DemoService(std::unique_ptr<Server> server)
    : m_server(std::move(server))
{
}

DemoService::~DemoService() = default;

Result<std::unique_ptr<DemoService>> DemoService::start(const DemoConfig &config, DemoFaults faults)
{
    error_code error;
    const auto address = asio::ip::make_address(config.host.toStdString(), error);
    if (error)
        return failure(errors::kDemoAddressInvalid, {{QStringLiteral("host"), config.host}});
    auto server = std::make_unique<Server>(config.seed, config.knobs, std::move(faults));
    error = server->listen(address, config.port);
    if (error) {
        return failure(codeFor(error),
                       {{QStringLiteral("host"), config.host}, {QStringLiteral("port"), QString::number(config.port)}},
                       QString::fromStdString(error.message()));
    }
    server->serve();
    return std::unique_ptr<DemoService>(new DemoService(std::move(server)));
}

quint16 DemoService::port() const noexcept
{
    return m_server->port();
}

DemoKnobs DemoService::knobs() const
{
    return m_server->knobs();
}

Nanoseconds DemoService::cpuTime() const
{
    return m_server->cpuTime();
}

void DemoService::apply(const DemoKnobs &knobs)
{
    m_server->apply(knobs);
}

} // namespace sluice
