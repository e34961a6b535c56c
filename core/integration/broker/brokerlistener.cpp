#include "core/integration/broker/brokerlistener.h"

#include <algorithm>
#include <random>
#include <utility>

#include <poll.h>

namespace sluice {

namespace {

constexpr Milliseconds kLongestPause{60'000};
/// How long the thread waits for what comes before it looks around.
constexpr Milliseconds kTurnPatience{1'000};
/// How long an end waits for messages that are on their way to the disk.
constexpr Nanoseconds kEndPatience = std::chrono::seconds(3);

void waitFor(const WakeFd &wake, Milliseconds most)
{
    pollfd waited{wake.fd(), POLLIN, 0};
    ::poll(&waited, 1, static_cast<int>(most.count()));
    wake.clear();
}

} // namespace

BrokerListener::BrokerListener(Setup setup)
    : m_setup(std::move(setup))
    , m_pause(m_setup.firstPause)
    , m_chance(m_setup.seed)
{
    m_state.lastTurn = m_setup.clock->monotonic();
    m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
}

BrokerListener::~BrokerListener()
{
    end(m_isForGood);
}

void BrokerListener::setOpen(bool on)
{
    m_isOpen = on;
    m_answers->wake.wake();
}

void BrokerListener::end(bool forGood)
{
    m_isForGood = forGood;
    m_thread.request_stop();
    m_answers->wake.wake();
}

BrokerListening BrokerListener::listening()
{
    const std::lock_guard lock(m_mutex);
    BrokerListening state = m_state;
    m_state.safe.clear();
    return state;
}

void BrokerListener::note(bool isConnected, std::optional<Error> trouble)
{
    const std::lock_guard lock(m_mutex);
    m_state.isConnected = isConnected;
    m_state.trouble = std::move(trouble);
}

void BrokerListener::noteTurn()
{
    const std::lock_guard lock(m_mutex);
    m_state.lastTurn = m_setup.clock->monotonic();
    m_state.waiting = m_held.size();
}

void BrokerListener::serve(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        auto link = m_setup.open(stop);
        noteTurn();
        if (!link) {
            if (link.error().failureClass != FailureClass::Cancelled)
                note(false, std::move(link.error().error));
            pause(stop);
            continue;
        }
        note(true, std::nullopt);
        m_pause = m_setup.firstPause;
        serveLink(**link, stop);
        if (!stop.stop_requested())
            pause(stop);
    }
    m_isOver = true;
}

void BrokerListener::serveLink(BrokerLink &link, const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        auto came = link.turn(patience(), m_answers->wake.fd(), m_isOpen && m_held.size() < m_setup.mostWaiting);
        m_answers->wake.clear();
        noteTurn();
        if (!came) {
            note(false, std::move(came.error().error));
            break;
        }
        for (BrokerMessage &message : *came) {
            const quint64 number = ++m_lastNumber;
            m_held.emplace(number, Held{std::move(message), m_setup.clock->monotonic(), std::nullopt});
            offer(number);
        }
        takeAnswers(link);
        offerAgain();
    }
    awaitAnswers(link);
    m_held.clear(); // the broker delivers the others again
    if (!stop.stop_requested())
        return;
    (void)link.turn(Milliseconds(0), m_answers->wake.fd(), false); // the last acknowledgements go
    if (m_isForGood)
        link.leaveForGood();
}

void BrokerListener::offer(quint64 number)
{
    m_setup.take(m_held.at(number).message, [answers = m_answers, number](const HookAnswer &answer) {
        {
            const std::lock_guard lock(answers->mutex);
            answers->given.emplace_back(number, answer);
        }
        answers->wake.wake();
    });
}

void BrokerListener::offerAgain()
{
    const MonoTime now = m_setup.clock->monotonic();
    for (auto &[number, held] : m_held) {
        if (held.again && *held.again <= now) {
            held.again.reset();
            offer(number);
        }
    }
}

void BrokerListener::takeAnswers(BrokerLink &link)
{
    std::vector<std::pair<quint64, HookAnswer>> given;
    {
        const std::lock_guard lock(m_answers->mutex);
        given.swap(m_answers->given);
    }
    const MonoTime now = m_setup.clock->monotonic();
    for (const auto &[number, answer] : given) {
        const auto held = m_held.find(number);
        if (held == m_held.end())
            continue; // of a connection that is gone
        if (!isTaken(answer.outcome)) {
            held->second.again = now + answer.retryAfter;
            continue;
        }
        link.acknowledge(held->second.message.tag);
        const std::lock_guard lock(m_mutex);
        m_state.safe.push_back(now - held->second.came);
        m_held.erase(held);
    }
}

/// Of what is on its way to the disk, so that as little as possible comes twice.
void BrokerListener::awaitAnswers(BrokerLink &link)
{
    const MonoTime until = m_setup.clock->monotonic() + kEndPatience;
    const auto isOnItsWay = [](const auto &entry) { return !entry.second.again; };
    takeAnswers(link);
    while (std::ranges::any_of(m_held, isOnItsWay) && m_setup.clock->monotonic() < until) {
        waitFor(m_answers->wake, kTurnPatience);
        takeAnswers(link);
    }
}

Milliseconds BrokerListener::patience() const
{
    const MonoTime now = m_setup.clock->monotonic();
    Nanoseconds wait = kTurnPatience;
    for (const auto &[number, held] : m_held) {
        if (held.again)
            wait = std::min(wait, std::max<Nanoseconds>(*held.again - now, Nanoseconds(0)));
    }
    return std::chrono::ceil<Milliseconds>(wait);
}

void BrokerListener::pause(const std::stop_token &stop)
{
    std::minstd_rand chance(static_cast<std::uint_fast32_t>(m_chance));
    const double share = std::uniform_real_distribution<double>(0.5, 1.0)(chance);
    m_chance = chance();
    const auto length = std::chrono::duration_cast<Nanoseconds>(m_pause * share);
    m_pause = std::min(m_pause * 2, kLongestPause);
    const MonoTime until = m_setup.clock->monotonic() + length;
    for (MonoTime now = m_setup.clock->monotonic(); now < until && !stop.stop_requested();
         now = m_setup.clock->monotonic()) {
        noteTurn();
        waitFor(m_answers->wake, std::min<Milliseconds>(kTurnPatience, std::chrono::ceil<Milliseconds>(until - now)));
    }
}

} // namespace sluice
