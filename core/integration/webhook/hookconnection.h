#pragma once

#include "core/integration/webhook/hookhall.h"
#include "core/integration/webhook/hookparser.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace sluice {

/// The time of the machine as the limits of connections count it: it stands still while the machine sleeps.
[[nodiscard]] MonoTime hookTime();

/// One connection of the gateway: reads a request, has it judged and handed over, writes the answer, and again.
///
/// It tells the hall when its time is up, and the gateway then looks; a connection has no timer of its own for that.
/// Thread: the gateway's.
class HookConnection {
public:
    HookConnection(HookHall &hall, quint64 id, boost::asio::ip::tcp::socket socket);
    ~HookConnection();
    HookConnection(const HookConnection &) = delete;
    HookConnection &operator=(const HookConnection &) = delete;

    /// Ends with the connection.
    [[nodiscard]] boost::asio::awaitable<void> serve();

    [[nodiscard]] bool isOverdue(MonoTime now) const { return now >= m_deadline; }
    [[nodiscard]] MonoTime deadline() const { return m_deadline; }
    /// It waits for the client, who has not sent a whole request.
    [[nodiscard]] bool isWaiting() const { return m_phase == Phase::Waiting || m_phase == Phase::Reading; }
    [[nodiscard]] MonoTime since() const { return m_since; }
    /// Its time is up.
    void expire();
    /// Ends it without a word.
    void drop();
    /// The receiver has answered a request; an answer to another than the present one is let go.
    void answer(quint64 request, const HookAnswer &answer);

private:
    enum class Phase : quint8 {
        Waiting, ///< for the first byte of a request
        Reading, ///< the rest of it
        Handed,  ///< to the receiver
        Writing, ///< an answer
        Parting, ///< a refusal was written, and what comes is thrown away
    };

    enum class Came : quint8 {
        Whole,    ///< a request
        Answered, ///< one that was refused; the connection goes on
        Nothing,  ///< the connection is at its end
    };

    void enter(Phase phase, Nanoseconds time);
    void setDeadline(MonoTime at);
    void setRequestDeadline();
    [[nodiscard]] boost::asio::awaitable<Came> readRequest(HookParser &parser);
    [[nodiscard]] boost::asio::awaitable<bool> readMore();
    [[nodiscard]] std::optional<HookRefusal> feed(HookParser &parser);
    [[nodiscard]] boost::asio::awaitable<bool> respond(HookParser &parser);
    [[nodiscard]] boost::asio::awaitable<HookAnswer> handOver(Hook hook);
    [[nodiscard]] boost::asio::awaitable<bool> write(QByteArray bytes);
    [[nodiscard]] boost::asio::awaitable<bool> refuse(HookRefusal refusal, bool keepAlive, bool isHeadOnly);
    [[nodiscard]] boost::asio::awaitable<void> part();
    [[nodiscard]] bool holdBody(qsizetype bytes);

    HookHall &m_hall;
    quint64 m_id;
    boost::asio::ip::tcp::socket m_socket;
    boost::asio::steady_timer m_wake; ///< cancelled when the receiver has answered
    Phase m_phase = Phase::Waiting;
    MonoTime m_since{}; ///< of the request
    MonoTime m_deadline{};
    bool m_isLate = false;
    bool m_isFirst = true; ///< request
    quint64 m_request = 0;
    std::optional<HookAnswer> m_answer;
    const HookDoor *m_door = nullptr;
    QByteArray m_read;         ///< and not parsed
    qint64 m_requestBytes = 0; ///< that have come of it
    qsizetype m_held = 0;      ///< of the body, as the hall counts it
};

} // namespace sluice
