#pragma once

#include "core/resilience/circuitbreaker.h"

#include <deque>

namespace sluice {

/// Drives a breaker at random and holds what it does against a recount of everything that happened.
class BreakerDriver {
public:
    static constexpr MonoTime kStart{std::chrono::seconds(5000)};

    explicit BreakerDriver(const BreakerConfig &config)
        : m_config(config)
        , m_breaker(config)
    {
    }

    void step();

    BreakerSnapshot snapshot() { return m_breaker.snapshot(m_now); }

private:
    struct Call {
        CircuitBreaker::Permit permit;
        bool reported = false;
    };
    struct Outcome {
        qint64 second;
        bool failed;
        bool slow;
    };

    void acquire();
    void report();
    void order();
    /// Notes the changes of state since the last look. B4, B6.
    void follow();
    void check();
    /// B3
    void checkRates(const BreakerSnapshot &now) const;

    qint64 second() const { return std::chrono::floor<std::chrono::seconds>(m_now.time_since_epoch()).count(); }

    BreakerConfig m_config;
    CircuitBreaker m_breaker;
    MonoTime m_now = kStart;
    MonoTime m_enteredAt = kStart;
    quint32 m_generation = 0;
    std::deque<Call> m_calls;
    std::deque<Outcome> m_outcomes;
};

} // namespace sluice
