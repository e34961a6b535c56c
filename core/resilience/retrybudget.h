#pragma once

#include "core/resilience/admission.h"

#include <QtGlobal>

#include <array>

namespace sluice {

/// How many of the calls to a connection may be retries.
struct RetryBudgetConfig {
    quint32 percent = 20; ///< of all calls in the window, retries counted in
    quint32 minimum = 10; ///< always allowed in a window, however few calls there are
    quint32 timeoutCost = 2;
    Nanoseconds window = std::chrono::seconds(10);

    bool operator==(const RetryBudgetConfig &) const = default;
};

/// Keeps retries from making an overload worse.
///
/// Whenever a retry is admitted, the retries of the 10 s that end with it cost at most 20 % of the calls of those 10 s,
/// or 10. Counted in buckets of a hundredth of the window, each on the safe side, so the bound is exact over any such
/// window though nothing is kept for each call. Thread: one owner. Allocates nothing.
class RetryBudget {
public:
    explicit RetryBudget(const RetryBudgetConfig &config = {});

    /// Counts a call that is no retry.
    void recordCall(MonoTime now);
    /// Admits and counts a retry, or says when there will be room if no more come.
    [[nodiscard]] Admission acquire(MonoTime now, bool afterTimeout = false);

    /// What is spent and what may be spent in the window that ends at `now`, for showing.
    struct Spent {
        quint32 cost = 0;
        quint32 allowed = 0;

        bool operator==(const Spent &) const = default;
    };
    [[nodiscard]] Spent spent(MonoTime now);

private:
    struct Bucket {
        quint32 calls = 0;
        quint32 cost = 0;
    };
    static constexpr qint64 kBuckets = 100;
    static constexpr qint64 kOffset = kBuckets + 1; ///< keeps the number of every bucket that is looked at positive

    [[nodiscard]] qint64 bucketOf(MonoTime now) const;
    Bucket &at(qint64 bucket) { return m_buckets[static_cast<std::size_t>(bucket % (kBuckets + 1))]; }
    void dropUntil(MonoTime now);
    [[nodiscard]] quint32 allowed(quint32 calls) const;

    RetryBudgetConfig m_config;
    Nanoseconds m_width;
    qint64 m_newest = 0;
    std::array<Bucket, kBuckets + 1> m_buckets{}; ///< the last one only partly in the window
    quint32 m_calls = 0;
    quint32 m_cost = 0;
};

} // namespace sluice
