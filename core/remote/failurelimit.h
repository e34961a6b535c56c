#pragma once

#include "core/base/clock.h"

#include <QString>

#include <map>

namespace sluice {

/// Slows down whoever guesses tokens: after a few failures an address waits, each time twice as long, up to a bound.
///
/// Pure over its times. Bounded: of very many addresses, those that failed longest ago are forgotten. Thread: one owner.
class FailureLimit {
public:
    static constexpr int kFree = 5; ///< failures before anybody waits
    static constexpr Nanoseconds kFirstWait = std::chrono::seconds(1);
    static constexpr Nanoseconds kLongestWait = std::chrono::minutes(5);
    static constexpr Nanoseconds kForgetAfter = std::chrono::minutes(10); ///< without a failure
    static constexpr std::size_t kMostAddresses = 10'000;

    /// How long this address has to wait before it may try; zero: it may now.
    [[nodiscard]] Nanoseconds waitOf(const QString &address, MonoTime now) const;
    void noteFailure(const QString &address, MonoTime now);
    void noteSuccess(const QString &address) { m_failures.erase(address); }
    [[nodiscard]] std::size_t addresses() const noexcept { return m_failures.size(); }

private:
    struct Failures {
        int count = 0;
        MonoTime last{};
        MonoTime until{};
    };
    std::map<QString, Failures> m_failures;
};

} // namespace sluice
