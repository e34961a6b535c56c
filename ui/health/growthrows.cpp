#include "ui/health/growthrows.h"

#include "ui/health/growthwords.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace sluice {

namespace {

/// Where the texts of this file belong.
struct GrowthRowTexts {
    Q_DECLARE_TR_FUNCTIONS(GrowthRowTexts)
};

quint64 msOf(WallTime at)
{
    return static_cast<quint64>(at.time_since_epoch().count());
}

QString known(const Estimate &estimate, const QString &text)
{
    return estimate.sample == 0 ? QString() : text;
}

} // namespace

QStringList cohortTitles()
{
    return {GrowthRowTexts::tr("Joined on"),   GrowthRowTexts::tr("Led then"),    GrowthRowTexts::tr("Users"),
            GrowthRowTexts::tr("Invites"),     GrowthRowTexts::tr("Accepted"),    GrowthRowTexts::tr("K"),
            GrowthRowTexts::tr("K lies from"), GrowthRowTexts::tr("Median cycle")};
}

/// Those whose horizon is not over yet say so in place of an interval: their figures still grow.
std::vector<GrowthRow> cohortRows(const ViralReport &report)
{
    std::vector<GrowthRow> rows;
    for (const ViralEstimates &cohort : report.cohorts) {
        const QString range = cohort.isComplete ? known(cohort.k, rangeText(cohort.k.range, 2))
                                                : GrowthRowTexts::tr("still open");
        const auto cycle = Milliseconds(std::llround(cohort.cycle.value));
        rows.push_back({{msOf(cohort.from), 0},
                        {dayText(cohort.from), cohort.leader, numberText(cohort.users), numberText(cohort.sent),
                         numberText(cohort.accepted), known(cohort.k, numberText(cohort.k.value, 2)), range,
                         known(cohort.cycle, durationText(cycle))}});
    }
    std::ranges::reverse(rows);
    return rows;
}

QStringList forecastTitles()
{
    return {GrowthRowTexts::tr("Day"), GrowthRowTexts::tr("Users who join"), GrowthRowTexts::tr("Within"),
            GrowthRowTexts::tr("K"), GrowthRowTexts::tr("K within")};
}

std::vector<GrowthRow> forecastRows(const Prediction &prediction)
{
    std::map<WallTime, const ForecastPoint *> k;
    for (const ForecastPoint &point : prediction.k)
        k.emplace(point.from, &point);
    std::vector<GrowthRow> rows;
    for (const ForecastPoint &point : prediction.users) {
        const auto found = k.find(point.from);
        rows.push_back({{msOf(point.from), 0},
                        {dayText(point.from), numberText(point.mean, 1), rangeText(point.range, 1),
                         found == k.end() ? QString() : numberText(found->second->mean, 2),
                         found == k.end() ? QString() : rangeText(found->second->range, 2)}});
    }
    return rows;
}

QStringList strategyTitles()
{
    return {GrowthRowTexts::tr("Strategy"), GrowthRowTexts::tr("Share"),      GrowthRowTexts::tr("Is the best"),
            GrowthRowTexts::tr("Invites"),  GrowthRowTexts::tr("Conversion"), GrowthRowTexts::tr("Conversion within")};
}

std::vector<GrowthRow> strategyRows(const StrategyUpdate &update)
{
    std::vector<StrategyShare> shares = update.shares;
    std::ranges::stable_sort(shares, std::greater<>(), &StrategyShare::share);
    std::vector<GrowthRow> rows;
    for (const StrategyShare &share : shares) {
        const bool isKnown = share.trials > 0; // else it is what any may be
        rows.push_back({{quint64(qHash(share.name)), quint64(qHash(share.name, 1))},
                        {share.name, percentText(share.share), percentText(share.best), numberText(share.trials),
                         isKnown ? percentText(share.conversion.value) : QString(),
                         isKnown ? shareRangeText(share.conversion.range) : QString()},
                        isKnown && share.name == update.leader});
    }
    return rows;
}

QStringList strategyLogTitles()
{
    return {GrowthRowTexts::tr("Said"), GrowthRowTexts::tr("Leads"), GrowthRowTexts::tr("Shares")};
}

std::vector<GrowthRow> strategyLogRows(const OptimizerReport &report, WallTime now)
{
    std::map<quint64, quint64> atOnce; // of one moment there may be two
    std::vector<GrowthRow> rows;
    for (const StrategyUpdate &update : report.log) {
        QStringList shares;
        for (const StrategyShare &share : update.shares)
            shares += GrowthRowTexts::tr("%1 %2", "strategy, share").arg(share.name, percentText(share.share));
        const quint64 at = msOf(update.at);
        rows.push_back(
            {{at, atOnce[at]++}, {momentText(update.at, now), update.leader, shares.join(QStringLiteral(", "))}});
    }
    std::ranges::reverse(rows);
    return rows;
}

} // namespace sluice
