#pragma once

#include "core/integration/broker/brokerlink.h"
#include "core/integration/broker/wakefd.h"
#include "core/integration/webhook/hook.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace sluice {

/// What a listener is doing.
struct BrokerListening {
    bool isConnected = false;
    std::optional<Error> trouble;  ///< why it is not
    MonoTime lastTurn{};           ///< when its thread has last come round
    quint64 waiting = 0;           ///< messages that are here and not safe
    std::vector<Nanoseconds> safe; ///< how long each took that became safe since this was asked last
};

/// Keeps a subscription to a broker going on a thread of its own, and hands its messages on: each is acknowledged once it is
/// safe, and kept and offered again when nobody can take it now. While so many are not safe, the broker keeps the others.
///
/// A connection that is lost is made anew, after a pause that doubles from one to 60 seconds, less up to half of it by
/// chance. The pause ends with the first connection that stands.
/// Thread: all functions from the one that made it; `take` is called on the listener's own, its answer may come on any.
class BrokerListener {
public:
    using Open = std::function<tl::expected<std::unique_ptr<BrokerLink>, CallFailure>(const std::stop_token &)>;
    using Take = std::function<void(BrokerMessage, std::function<void(HookAnswer)>)>;
    struct Setup {
        Open open;
        Take take;
        std::shared_ptr<const Clock> clock;
        std::size_t mostWaiting = 64;
        quint64 seed = 0; ///< of the pauses
        Milliseconds firstPause{1'000};
    };

    explicit BrokerListener(Setup setup);
    /// Ends the connection, and waits for its thread.
    ~BrokerListener();
    BrokerListener(const BrokerListener &) = delete;
    BrokerListener &operator=(const BrokerListener &) = delete;

    /// Whether it takes more messages.
    void setOpen(bool on);
    /// Asks it to end; `forGood`: nobody will come back for what the broker keeps.
    void end(bool forGood);
    /// Whether its thread has ended.
    [[nodiscard]] bool isOver() const { return m_isOver; }
    [[nodiscard]] BrokerListening listening();

private:
    /// Answers on their way to the listener's thread; outlives the listener, since they may come later.
    struct Answers {
        std::mutex mutex;
        std::vector<std::pair<quint64, HookAnswer>> given;
        WakeFd wake;
    };
    struct Held {
        BrokerMessage message;
        MonoTime came{};
        std::optional<MonoTime> again; ///< when it is offered again; none: its answer is awaited
    };

    void serve(const std::stop_token &stop);
    void serveLink(BrokerLink &link, const std::stop_token &stop);
    void offer(quint64 number);
    void takeAnswers(BrokerLink &link);
    void awaitAnswers(BrokerLink &link);
    void offerAgain();
    [[nodiscard]] Milliseconds patience() const;
    void pause(const std::stop_token &stop);
    void note(bool isConnected, std::optional<Error> trouble);
    void noteTurn();

    const Setup m_setup;
    std::shared_ptr<Answers> m_answers = std::make_shared<Answers>();
    std::map<quint64, Held> m_held; ///< by the number under which they were offered; of the listener's thread
    quint64 m_lastNumber = 0;
    Milliseconds m_pause;
    quint64 m_chance;
    std::atomic<bool> m_isOpen = true;
    std::atomic<bool> m_isForGood = false;
    std::atomic<bool> m_isOver = false;
    std::mutex m_mutex;
    BrokerListening m_state;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace sluice
