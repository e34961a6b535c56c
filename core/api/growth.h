#pragma once

#include "core/base/clock.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace sluice {

// What the growth components tell of themselves: values for a page, and the contents of the events that they publish.
// Counts are of users, invites or events; shares and probabilities are between 0 and 1.

/// From where to where a value may lie at the confidence of whoever made it.
struct Interval {
    double low = 0;
    double high = 0;

    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
    bool operator==(const Interval &) const = default;
};

/// A value as far as a sample tells. A sample of 0: nothing is known.
struct Estimate {
    double value = 0;
    Interval range;
    quint64 sample = 0;

    bool operator==(const Estimate &) const = default;
};

/// What can be wrong with an event that comes in.
enum class BadInput : quint8 {
    Malformed,         ///< no JSON object
    MissingField,      ///< left out
    WrongField,        ///< of another kind than it must be, empty, or too long: left out
    ClockAhead,        ///< of a moment that is yet to come: left out
    TooOld,            ///< of a moment that nothing is kept of any more: left out
    Duplicate,         ///< known already: left out
    Conflicting,       ///< known already, and says something else now: left out, the first holds
    OutOfOrder,        ///< of a moment before one that came earlier: taken all the same
    ClockMended,       ///< before what it follows from, by little: taken as the same moment
    ClocksApart,       ///< before what it follows from, by much: left out
    Orphaned,          ///< follows from what never came: left out
    Evicted,           ///< forgotten for want of room before its time: estimates rest on fewer
    TooManyStrategies, ///< of a strategy beyond those that are told apart: counts without a strategy
    WhilePaused,       ///< came while the component was paused, and found no room to wait: left out
};
inline constexpr std::size_t kBadInputKinds = 14;
using BadInputCounts = std::array<quint64, kBadInputKinds>;

/// "missingField", "duplicate" and so on.
[[nodiscard]] QString nameOf(BadInput kind);

/// What users who joined in one span of time did within their horizon.
struct ViralEstimates {
    WallTime from{}; ///< joined at or after this
    WallTime to{};   ///< and before this
    quint64 users = 0;
    quint64 sent = 0;
    quint64 accepted = 0;
    Estimate invitesPerUser;
    Estimate conversion;
    Estimate k;              ///< invites per user times conversion
    Estimate cycle;          ///< median time from a user's joining to an acceptance of its invites; in milliseconds
    bool isComplete = false; ///< the horizon of all has passed
    QString leader = {};     ///< the leading strategy when the span began; empty: none was known

    bool operator==(const ViralEstimates &) const = default;
};

/// How invites of one strategy have ended, since the model began.
struct StrategyTotals {
    QString name;
    quint64 trials = 0;    ///< invites whose horizon has passed
    quint64 successes = 0; ///< of these, accepted within it

    bool operator==(const StrategyTotals &) const = default;
};

/// Whether users of larger components of the invite graph bring in more others, or are more engaged: the number of
/// distinct hours within the horizon in which they were active.
struct NetworkEffect {
    quint64 tests = 0; ///< so many times it was looked for
    quint64 users = 0; ///< in the last test
    double rho = 0;    ///< rank correlation of the size of the component joined and acceptances
    double p = 1;      ///< of the last test, one-sided
    double limit = 0;  ///< below which either part of the last test counted as found
    WallTime since{};  ///< when it was found first; only if `isFound`
    bool isFound = false;
    quint64 components = 0; ///< of the graph that is kept
    quint64 largest = 0;    ///< users of the largest
    // Of engagement, in place of acceptances; it is looked at once anybody was told to be active:
    quint64 active = 0;       ///< users of the last test who were
    double engagementRho = 0; ///< rank correlation of the size of the component joined and engagement
    double engagementP = 1;   ///< one-sided
    bool isOfEngagement = false; ///< it is by engagement that it was found first

    bool operator==(const NetworkEffect &) const = default;
};

/// Users who joined in one period, and K of them once it is complete.
struct GrowthPeriod {
    WallTime from{};
    quint64 joined = 0;
    std::optional<double> k;

    bool operator==(const GrowthPeriod &) const = default;
};

/// What ViralEngine knows at a moment.
struct ViralReport {
    WallTime at{};
    quint64 epoch = 0; ///< rises with each reset
    ViralEstimates window;
    std::vector<ViralEstimates> cohorts; ///< oldest first
    std::vector<GrowthPeriod> periods;   ///< those that are over, oldest first
    Milliseconds period{};
    std::vector<StrategyTotals> strategies;
    NetworkEffect network;
    BadInputCounts bad{};
    quint64 taken = 0;   ///< events that are part of what is kept, or were
    quint64 users = 0;   ///< kept
    quint64 invites = 0; ///< kept
    quint64 memoryBytes = 0;

    bool operator==(const ViralReport &) const = default;
};

/// One step of a forecast.
struct ForecastPoint {
    WallTime from{}; ///< of the period
    double mean = 0;
    Interval range;

    bool operator==(const ForecastPoint &) const = default;
};

enum class ForecastModel : quint8 {
    DampedTrend, ///< exponential smoothing with a trend that dies away
    Branching,   ///< every user brings in others at a rate that stays the same
};
/// "dampedTrend", "branching".
[[nodiscard]] QString nameOf(ForecastModel model);

/// How well a model would have forecast what is known by now.
struct BackTest {
    ForecastModel model = ForecastModel::DampedTrend;
    quint64 forecasts = 0;  ///< that were compared with what came
    double scaledError = 0; ///< mean absolute error, over that of "as before"; below 1 is better than that
    double coverage = 0;    ///< share of what came that lay in its interval

    bool operator==(const BackTest &) const = default;
};

/// What Predictor expects.
struct Prediction {
    WallTime at{};
    ForecastModel model = ForecastModel::DampedTrend;
    std::vector<BackTest> backTests;
    double confidence = 0;
    quint64 basis = 0;                ///< periods that it rests on
    double current = 0;               ///< users who joined in the last of them
    std::vector<ForecastPoint> users; ///< who join in each period to come
    std::vector<ForecastPoint> k;     ///< empty: too few periods have one
    std::optional<Estimate> reach;    ///< users that one user comes to in the end, itself among them; none: without end
    bool hasNetworkEffect = false;
    double usual = 0; ///< users who joined in a period, in the mean of the last cycle

    bool operator==(const Prediction &) const = default;
};

/// What Predictor tells of itself.
struct PredictorReport {
    std::optional<Prediction> last;
    quint64 periods = 0; ///< known
    quint64 needed = 0;  ///< before it predicts
    quint64 stale = 0;   ///< updates that were older than one before
    quint64 gaps = 0;    ///< times that periods were missing between what was known and what came
    quint64 malformed = 0;

    bool operator==(const PredictorReport &) const = default;
};

/// One strategy as Optimizer sees it.
struct StrategyShare {
    QString name;
    double share = 0; ///< of invites that are to use it
    quint64 trials = 0;
    quint64 successes = 0;
    Estimate conversion; ///< posterior mean and credible interval
    double best = 0;     ///< probability that it is the best

    bool operator==(const StrategyShare &) const = default;
};

/// What Optimizer wants done.
struct StrategyUpdate {
    WallTime at{};
    QString leader;
    double floor = 0; ///< share that is kept for exploration
    std::vector<StrategyShare> shares;

    bool operator==(const StrategyUpdate &) const = default;
};

/// What Optimizer tells of itself.
struct OptimizerReport {
    StrategyUpdate now;
    std::vector<StrategyUpdate> log; ///< the last that were published, oldest first
    bool isAlarmed = false;          ///< decline is forecast, so it explores more
    quint64 stale = 0;
    quint64 malformed = 0;

    bool operator==(const OptimizerReport &) const = default;
};

/// What the growth components have told last, each of itself; none: it has told nothing yet.
struct GrowthSnapshot {
    bool isWanted = true; ///< false: nothing listens to the invite funnel in this workspace
    std::optional<ViralReport> viral;
    std::optional<PredictorReport> predictor;
    std::optional<OptimizerReport> optimizer;

    bool operator==(const GrowthSnapshot &) const = default;
};

/// Has a growth model forget what it knows and begin anew.
struct GrowthReset {
    QString model;  ///< "ViralEngine", "Predictor", "Optimizer"
    QString reason; ///< the audit keeps it

    bool operator==(const GrowthReset &) const = default;
};

} // namespace sluice
