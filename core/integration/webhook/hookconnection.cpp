#include "core/integration/webhook/hookconnection.h"

#include "core/integration/webhook/hookresponse.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace sluice {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr qsizetype kFarewellBytes = 4 * 1024 * 1024; ///< thrown away after a refusal
constexpr char kContinue[] = "HTTP/1.1 100 Continue\r\n\r\n";

// Nothing that is to be destroyed is made within an expression that waits: GCC 12 can destroy it twice.
auto hookToken(error_code &error)
{
    return asio::redirect_error(asio::use_awaitable, error);
}

} // namespace

MonoTime hookTime()
{
    return MonoTime(std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()));
}

HookConnection::HookConnection(HookHall &hall, quint64 id, tcp::socket socket)
    : m_hall(hall)
    , m_id(id)
    , m_socket(std::move(socket))
    , m_wake(m_socket.get_executor())
{
    enter(Phase::Waiting, m_hall.limits().request);
    m_since = hookTime();
}

HookConnection::~HookConnection()
{
    (void)holdBody(0);
}

void HookConnection::enter(Phase phase, Nanoseconds time)
{
    m_phase = phase;
    setDeadline(hookTime() + time);
}

void HookConnection::setDeadline(MonoTime at)
{
    m_deadline = at;
    m_hall.wake(at);
}

void HookConnection::setRequestDeadline()
{
    setDeadline(requestDeadline(m_hall.limits(), m_since, m_requestBytes));
}

/// So much of the hall's memory is this connection's from now on. False: there is not so much left.
bool HookConnection::holdBody(qsizetype bytes)
{
    if (bytes == m_held)
        return true;
    if (!m_hall.hold(bytes - m_held))
        return false;
    m_held = bytes;
    return true;
}

void HookConnection::expire()
{
    m_deadline = MonoTime::max();
    error_code ignored;
    switch (m_phase) {
    case Phase::Waiting:
    case Phase::Reading:
        m_isLate = true;
        m_socket.cancel(ignored);
        break;
    case Phase::Handed:
        answer(m_request, {.outcome = HookAnswer::Outcome::Away, .receipt = {}});
        break;
    case Phase::Writing:
    case Phase::Parting:
        drop();
        break;
    }
}

void HookConnection::drop()
{
    error_code ignored;
    m_socket.close(ignored);
}

void HookConnection::answer(quint64 request, const HookAnswer &answer)
{
    if (m_phase != Phase::Handed || request != m_request || m_answer)
        return;
    m_answer = answer;
    m_wake.cancel();
}

asio::awaitable<void> HookConnection::serve()
{
    error_code error;
    m_socket.non_blocking(true, error);
    bool goesOn = !error;
    while (goesOn) {
        ++m_request;
        m_requestBytes = m_read.size();
        m_since = hookTime();
        if (m_read.isEmpty()) {
            enter(Phase::Waiting, m_isFirst ? m_hall.limits().request : m_hall.limits().idle);
        } else {
            m_phase = Phase::Reading;
            setRequestDeadline();
        }
        HookParser parser(m_hall.limits());
        const Came came = co_await readRequest(parser);
        goesOn = came != Came::Nothing;
        if (came == Came::Whole)
            goesOn = co_await respond(parser);
        (void)holdBody(0);
        m_isFirst = false;
        // A client that sends without end must not keep the others waiting.
        if (goesOn)
            co_await asio::post(m_socket.get_executor(), asio::use_awaitable);
    }
    m_socket.shutdown(tcp::socket::shutdown_send, error);
}

asio::awaitable<HookConnection::Came> HookConnection::readRequest(HookParser &parser)
{
    bool saidContinue = false;
    for (;;) {
        const bool hadHead = parser.hasHead();
        std::optional<HookRefusal> refusal = feed(parser);
        const bool isHeadOnly = parser.hasHead() && parser.head().method == "HEAD";
        if (refusal) {
            const bool keepAlive = !refusal->closes && parser.isWhole() && parser.keepsAlive() && !m_hall.isClosed();
            const bool goesOn = co_await refuse(*refusal, keepAlive, isHeadOnly);
            co_return goesOn ? Came::Answered : Came::Nothing;
        }
        if (parser.isWhole())
            co_return Came::Whole;
        if (!hadHead && parser.hasHead())
            continue;
        if (parser.hasHead() && m_read.isEmpty() && !saidContinue) {
            saidContinue = true;
            const auto expected = onlyValueOf(parser.head().headers, "expect");
            if (expected && expected->toLower() == "100-continue") {
                const QByteArray bytes(kContinue);
                const bool isWritten = co_await write(bytes);
                if (!isWritten)
                    co_return Came::Nothing;
                m_phase = Phase::Reading;
            }
        }
        const bool hasMore = co_await readMore();
        if (!hasMore)
            co_return Came::Nothing;
    }
}

/// Parses what was read, and judges the head as soon as it is there.
std::optional<HookRefusal> HookConnection::feed(HookParser &parser)
{
    if (!m_read.isEmpty()) {
        const bool hadHead = parser.hasHead();
        const qsizetype used = parser.put(m_read);
        m_read = used == m_read.size() ? QByteArray() : m_read.sliced(used);
        if (parser.refusal())
            return parser.refusal();
        if (!hadHead && parser.hasHead()) {
            m_door = m_hall.door(parser.head().target);
            if (auto refusal = headRefusal(parser.head(), m_door, m_hall.limits()))
                return refusal;
        }
        if (!holdBody(parser.bodyCapacity()))
            return capacityRefused();
    }
    return std::nullopt;
}

/// Waits until there is something, and appends it to what was read. False: the connection is at its end.
asio::awaitable<bool> HookConnection::readMore()
{
    error_code error;
    for (;;) {
        if (m_isLate) {
            // Between requests nobody waits for a word.
            if (m_isFirst || m_phase == Phase::Reading) {
                const HookRefusal refusal = timeRefused();
                (void)co_await refuse(refusal, false, false);
            }
            co_return false;
        }
        const std::size_t got = m_socket.read_some(asio::buffer(m_hall.scratch), error);
        if (!error) {
            if (m_phase == Phase::Waiting) {
                m_phase = Phase::Reading;
                m_since = hookTime();
            }
            m_read.append(m_hall.scratch.data(), static_cast<qsizetype>(got));
            m_requestBytes += static_cast<qint64>(got);
            setRequestDeadline();
            co_return true;
        }
        if (error != asio::error::would_block)
            co_return false;
        if (m_phase == Phase::Waiting && m_hall.isClosed() && !m_isFirst)
            co_return false;
        co_await m_socket.async_wait(tcp::socket::wait_read, hookToken(error));
    }
}

/// False: the connection is at its end.
asio::awaitable<bool> HookConnection::respond(HookParser &parser)
{
    const bool keepAlive = parser.keepsAlive() && !m_hall.isClosed();
    const HookResponseForm form{keepAlive, false};
    m_hall.count([](HookGatewayCounters &counters) { ++counters.requests; });
    HookVerdict verdict = m_hall.judgeRequest(parser.head(), parser.takeBody(), *m_door);
    if (const auto *refusal = std::get_if<HookRefusal>(&verdict)) {
        const bool goesOn = co_await refuse(*refusal, keepAlive, false);
        co_return goesOn;
    }
    QByteArray bytes = repeatResponse(form);
    if (auto *hook = std::get_if<Hook>(&verdict)) {
        const QString id = hook->id;
        const HookAnswer answer = co_await handOver(std::move(*hook));
        m_hall.noteAnswer(*m_door, id, answer);
        if (!isTaken(answer.outcome)) {
            const HookRefusal refusal = receiverRefused(answer);
            const bool goesOn = co_await refuse(refusal, keepAlive, false);
            co_return goesOn;
        }
        if (answer.outcome == HookAnswer::Outcome::Durable)
            bytes = takenResponse(answer.receipt, form);
        else if (answer.outcome == HookAnswer::Outcome::Answered)
            bytes = wordsResponse(answer.words, form);
    } else {
        m_hall.noteRepeat();
    }
    const bool isWritten = co_await write(bytes);
    co_return isWritten &&keepAlive;
}

asio::awaitable<HookAnswer> HookConnection::handOver(Hook hook)
{
    enter(Phase::Handed, m_hall.limits().answer);
    m_answer.reset();
    m_hall.handOver(std::move(hook), m_id, m_request);
    while (!m_answer) {
        error_code ignored;
        m_wake.expires_at(asio::steady_timer::time_point::max());
        co_await m_wake.async_wait(hookToken(ignored));
    }
    HookAnswer answer = *std::move(m_answer);
    m_answer.reset();
    co_return answer;
}

asio::awaitable<bool> HookConnection::write(QByteArray bytes)
{
    enter(Phase::Writing, m_hall.limits().request);
    error_code error;
    const auto size = static_cast<std::size_t>(bytes.size());
    std::size_t written = m_socket.write_some(asio::buffer(bytes.constData(), size), error);
    if (error == asio::error::would_block)
        error = {};
    if (!error && written < size) {
        co_await asio::async_write(m_socket, asio::buffer(bytes.constData() + written, size - written),
                                   hookToken(error));
    }
    co_return !error;
}

/// True: the connection goes on.
asio::awaitable<bool> HookConnection::refuse(HookRefusal refusal, bool keepAlive, bool isHeadOnly)
{
    m_hall.noteRefusal(refusal);
    (void)holdBody(0);
    const HookResponseForm form{keepAlive, isHeadOnly};
    const QByteArray bytes = refusalResponse(refusal, form);
    const bool isWritten = co_await write(bytes);
    if (isWritten && !keepAlive)
        co_await part();
    co_return isWritten &&keepAlive;
}

/// Reads on for a while: closing with bytes unread would reset the connection under the answer.
asio::awaitable<void> HookConnection::part()
{
    enter(Phase::Parting, m_hall.limits().farewell);
    error_code error;
    m_socket.shutdown(tcp::socket::shutdown_send, error);
    for (qsizetype total = 0; !error && total < kFarewellBytes;) {
        total += static_cast<qsizetype>(m_socket.read_some(asio::buffer(m_hall.scratch), error));
        if (error == asio::error::would_block)
            co_await m_socket.async_wait(tcp::socket::wait_read, hookToken(error));
    }
}

} // namespace sluice
