#pragma once

#include "core/base/fakeclock.h"
#include "core/events/executor.h"

#include <deque>
#include <map>

namespace sluice {

/// An executor whose calls run when the test says so, and whose back-offs end when the test's clock has come so far.
/// Outlives the subscriptions made with it.
class Later {
public:
    explicit Later(const Clock &clock)
        : m_clock(clock)
    {
    }

    Executor executor()
    {
        return [this](std::function<void()> run) { return std::make_unique<Waker>(*this, std::move(run)); };
    }
    /// Runs what was woken longest ago, if any; false if there is none.
    bool runOne()
    {
        while (!m_timers.empty() && m_timers.begin()->first <= m_clock.monotonic())
            m_waiting.push_back(m_timers.extract(m_timers.begin()).mapped());
        if (m_waiting.empty())
            return false;
        const auto function = std::move(m_waiting.front());
        m_waiting.pop_front();
        function();
        return true;
    }
    void runAll()
    {
        while (runOne()) {
        }
    }
    /// When the next back-off ends.
    [[nodiscard]] std::optional<Nanoseconds> backOff() const
    {
        if (m_timers.empty())
            return std::nullopt;
        return m_timers.begin()->first - m_clock.monotonic();
    }

private:
    class Waker final : public EventWaker {
    public:
        Waker(Later &later, std::function<void()> run)
            : m_later(later)
            , m_run(std::move(run))
        {
        }
        void wake() override { m_later.m_waiting.push_back(m_run); }
        void wakeAfter(Nanoseconds delay) override
        {
            m_later.m_timers.emplace(m_later.m_clock.monotonic() + delay, m_run);
        }

    private:
        Later &m_later;
        std::function<void()> m_run;
    };

    const Clock &m_clock;
    std::deque<std::function<void()>> m_waiting;
    std::multimap<MonoTime, std::function<void()>> m_timers;
};

/// Calls inside the publisher's call, and waits for no back-off.
inline Executor atOnce()
{
    class Waker final : public EventWaker {
    public:
        explicit Waker(std::function<void()> run)
            : m_run(std::move(run))
        {
        }
        void wake() override { m_run(); }
        void wakeAfter(Nanoseconds) override { m_run(); }

    private:
        std::function<void()> m_run;
    };
    return [](std::function<void()> run) { return std::make_unique<Waker>(std::move(run)); };
}

} // namespace sluice
