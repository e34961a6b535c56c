#include "app/ctl/bench/hookload.h"

#include "app/ctl/errors.h"
#include "core/integration/webhook/hooksignature.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace sluice::ctl {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// The status of the answer at the start of `text`, and its length; a length of 0: it is not all there.
struct LoadAnswer {
    int status = 0;
    std::size_t length = 0;
};

LoadAnswer answerAt(std::string_view text)
{
    constexpr std::string_view kLength = "Content-Length: ";
    const auto end = text.find("\r\n\r\n");
    const auto length = text.find(kLength);
    if (end == std::string_view::npos || length == std::string_view::npos || length > end)
        return {};
    const int body = std::atoi(text.data() + length + kLength.size());
    const std::size_t all = end + 4 + static_cast<std::size_t>(body);
    return text.size() < all ? LoadAnswer{} : LoadAnswer{std::atoi(text.data() + 9), all};
}

QByteArray requestOf(const HookLoad &load, int number, const QByteArray &body, const QByteArray &timestamp)
{
    const QByteArray id = load.idPrefix + QByteArray::number(number);
    return "POST /hooks/" + load.endpoint
           + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nwebhook-id: " + id
           + "\r\nwebhook-timestamp: " + timestamp
           + "\r\nwebhook-signature: " + standardWebhooksSignature(load.key, id, timestamp, body)
           + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// What one connection sends, a batch at a time.
using Batches = std::vector<std::pair<QByteArray, int>>;

std::vector<Batches> batchesOf(const HookLoad &load)
{
    const QByteArray timestamp = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    const qsizetype filler = std::max<qsizetype>(0, load.bytes - 9);
    const QByteArray body = R"({"text":")" + QByteArray(filler, 'x') + "\"}";
    std::vector<Batches> all(static_cast<std::size_t>(std::max(1, load.connections)));
    std::size_t next = 0;
    for (int first = 0; first < load.requests; first += load.pipelined) {
        const int count = std::min(load.pipelined, load.requests - first);
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += requestOf(load, first + i, body, timestamp);
        all[next].emplace_back(text, count);
        next = (next + 1) % all.size();
    }
    return all;
}

// The compiler (GCC 12) sees the allocation of a coroutine's frame inlined, and its release not.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
asio::awaitable<void> sendAll(tcp::socket &socket, const Batches &batches, HookLoadResult &result)
{
    error_code error;
    std::array<char, 16 * 1024> piece;
    std::string text;
    for (const auto &[request, count] : batches) {
        if (!error) {
            co_await asio::async_write(socket, asio::buffer(request.data(), static_cast<std::size_t>(request.size())),
                                       asio::redirect_error(asio::use_awaitable, error));
        }
        int answered = 0;
        while (!error && answered < count) {
            const std::size_t read = co_await socket.async_read_some(asio::buffer(piece),
                                                                     asio::redirect_error(asio::use_awaitable, error));
            text.append(piece.data(), read);
            std::size_t at = 0;
            for (LoadAnswer one = answerAt(text); one.length > 0; one = answerAt(std::string_view(text).substr(at))) {
                ++result.answers[one.status];
                ++answered;
                at += one.length;
            }
            text.erase(0, at);
        }
        result.lost += count - answered;
    }
}
#pragma GCC diagnostic pop

} // namespace

Result<HookLoadResult> sendHooks(const HookLoad &load)
{
    const std::vector<Batches> batches = batchesOf(load);
    asio::io_context io{1};
    std::vector<std::unique_ptr<tcp::socket>> sockets;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        error_code error;
        sockets.push_back(std::make_unique<tcp::socket>(io));
        sockets.back()->connect({asio::ip::address_v4::loopback(), load.port}, error);
        if (!error)
            sockets.back()->set_option(tcp::no_delay(true), error);
        if (error)
            return failure(kHookConnectFailed, {{QStringLiteral("port"), QString::number(load.port)}},
                           QString::fromStdString(error.message()));
    }
    HookLoadResult result;
    QElapsedTimer timer;
    timer.start();
    for (std::size_t i = 0; i < batches.size(); ++i)
        asio::co_spawn(io, sendAll(*sockets[i], batches[i], result), asio::detached);
    io.run();
    result.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    return result;
}

} // namespace sluice::ctl
