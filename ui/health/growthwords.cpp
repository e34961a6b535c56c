#include "ui/health/growthwords.h"

#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice {

namespace {

/// Where the texts of this file belong.
struct GrowthTexts {
    Q_DECLARE_TR_FUNCTIONS(GrowthTexts)
};

int countOf(quint64 count)
{
    return static_cast<int>(std::min<quint64>(count, std::numeric_limits<int>::max()));
}

QString badInputText(BadInput kind, int n)
{
    switch (kind) {
    case BadInput::Malformed:
        return GrowthTexts::tr("%n event(s) with no JSON object: left out", nullptr, n);
    case BadInput::MissingField:
        return GrowthTexts::tr("%n event(s) with a field missing: left out", nullptr, n);
    case BadInput::WrongField:
        return GrowthTexts::tr("%n event(s) with a field that is wrong: left out", nullptr, n);
    case BadInput::ClockAhead:
        return GrowthTexts::tr("%n event(s) of a moment yet to come: left out", nullptr, n);
    case BadInput::TooOld:
        return GrowthTexts::tr("%n event(s) older than what is kept: left out", nullptr, n);
    case BadInput::Duplicate:
        return GrowthTexts::tr("%n event(s) known already: left out", nullptr, n);
    case BadInput::Conflicting:
        return GrowthTexts::tr("%n event(s) that say something else than before: left out, the first holds", nullptr,
                               n);
    case BadInput::OutOfOrder:
        return GrowthTexts::tr("%n event(s) out of order: taken all the same", nullptr, n);
    case BadInput::ClockMended:
        return GrowthTexts::tr("%n event(s) a little before their cause: taken as of the same moment", nullptr, n);
    case BadInput::ClocksApart:
        return GrowthTexts::tr("%n event(s) far before their cause, for clocks are apart: they count for nothing",
                               nullptr, n);
    case BadInput::Orphaned:
        return GrowthTexts::tr("%n event(s) whose cause never came: left out", nullptr, n);
    case BadInput::Evicted:
        return GrowthTexts::tr("%n user(s) or invites forgotten early for want of room: estimates rest on fewer",
                               nullptr, n);
    case BadInput::TooManyStrategies:
        return GrowthTexts::tr("%n invite(s) of a strategy beyond those told apart: they count without one", nullptr,
                               n);
    case BadInput::WhilePaused:
        return GrowthTexts::tr("%n event(s) that found no room while it was paused: left out", nullptr, n);
    }
    return {};
}

QString modelText(ForecastModel model)
{
    return model == ForecastModel::DampedTrend ? GrowthTexts::tr("damped-trend smoothing")
                                               : GrowthTexts::tr("a branching process");
}

} // namespace

QString rangeText(const Interval &range, int decimals)
{
    return GrowthTexts::tr("%1 to %2", "an interval")
        .arg(numberText(range.low, decimals), numberText(range.high, decimals));
}

QString shareRangeText(const Interval &range)
{
    return GrowthTexts::tr("%1 to %2", "an interval").arg(percentText(range.low), percentText(range.high));
}

QString spanRangeText(const Interval &range)
{
    const auto span = [](double ms) { return durationText(Milliseconds(std::llround(ms))); };
    return GrowthTexts::tr("%1 to %2", "an interval").arg(span(range.low), span(range.high));
}

QString dayText(WallTime at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC).date(),
                              QLocale::ShortFormat);
}

QString networkText(const NetworkEffect &network, WallTime now)
{
    if (network.tests == 0)
        return GrowthTexts::tr("Network effect: not looked for yet; that takes 50 users whose time to invite is over.");
    const QString graph = GrowthTexts::tr("%n user(s) in the last look, the largest component has %1.", nullptr,
                                          countOf(network.users))
                              .arg(numberText(network.largest));
    QString found = GrowthTexts::tr("Network effect: none found.");
    if (network.isFound && network.isOfEngagement)
        found = GrowthTexts::tr("Network effect: found %1. Users who join larger components are more engaged "
                                "(rank correlation %2).")
                    .arg(momentText(network.since, now), numberText(network.engagementRho, 2));
    else if (network.isFound)
        found = GrowthTexts::tr("Network effect: found %1. Users who join larger components bring in more others "
                                "(rank correlation %2).")
                    .arg(momentText(network.since, now), numberText(network.rho, 2));
    if (network.active == 0)
        return found + u' ' + graph;
    return found + u' ' + graph + u' '
           + GrowthTexts::tr("%n of them was told to be active.", nullptr, countOf(network.active));
}

QString waitingText()
{
    return GrowthTexts::tr("No event of the invite funnel has been heard yet: user.joined, invite.sent and "
                           "invite.accepted come by webhooks, by a task \"Publish event\", or from the page Events. "
                           "The page Growth of the help says what they hold.");
}

QString forecastText(const PredictorReport &report)
{
    if (!report.last)
        return GrowthTexts::tr("Forecast: %1 of %2 days known that it takes.")
            .arg(numberText(report.periods), numberText(report.needed));
    const Prediction &last = *report.last;
    QStringList said{
        GrowthTexts::tr("Forecast by %1, from %n day(s).", nullptr, countOf(last.basis)).arg(modelText(last.model))};
    for (const BackTest &test : last.backTests) {
        if (test.model == last.model && test.forecasts > 0)
            said += GrowthTexts::tr("Tested back %n time(s): %1 of what came lay in its band.", nullptr,
                                    countOf(test.forecasts))
                        .arg(percentText(test.coverage));
    }
    if (last.reach)
        said += GrowthTexts::tr("One user comes to %1 in the end, itself among them (%2).")
                    .arg(numberText(last.reach->value, 1), rangeText(last.reach->range, 1));
    else if (!last.k.empty())
        said += GrowthTexts::tr("K may be 1 or more: what one user comes to has no end.");
    return said.join(u' ');
}

QString strategyText(const OptimizerReport &report)
{
    if (report.now.shares.empty())
        return GrowthTexts::tr("Strategies: no invite has named one yet.");
    const auto leader = std::ranges::find(report.now.shares, report.now.leader, &StrategyShare::name);
    const bool hasTrials = std::ranges::any_of(report.now.shares, [](const auto &share) { return share.trials > 0; });
    QString said;
    if (!hasTrials)
        said = GrowthTexts::tr("None leads yet: no invite is old enough to count. Until then all get the same share.");
    else if (leader != report.now.shares.end())
        said = GrowthTexts::tr("%1 leads; it is the best one with a probability of %2.")
                   .arg(leader->name, percentText(leader->best));
    if (report.isAlarmed)
        said += u' ' + GrowthTexts::tr("Decline is forecast, so it explores more.");
    return said.trimmed();
}

QStringList badInputTexts(const BadInputCounts &bad)
{
    QStringList texts;
    for (std::size_t kind = 0; kind < kBadInputKinds; ++kind) {
        if (bad[kind] > 0)
            texts += badInputText(static_cast<BadInput>(kind), countOf(bad[kind]));
    }
    return texts;
}

QStringList staleTexts(const GrowthSnapshot &growth)
{
    quint64 stale = 0;
    quint64 malformed = 0;
    quint64 gaps = 0;
    if (growth.predictor) {
        stale += growth.predictor->stale;
        malformed += growth.predictor->malformed;
        gaps += growth.predictor->gaps;
    }
    if (growth.optimizer) {
        stale += growth.optimizer->stale;
        malformed += growth.optimizer->malformed;
    }
    QStringList texts;
    if (stale > 0)
        texts += GrowthTexts::tr("%n message(s) between the models older than one before: left out", nullptr,
                                 countOf(stale));
    if (malformed > 0)
        texts += GrowthTexts::tr("%n message(s) to the models that are none: left out", nullptr, countOf(malformed));
    if (gaps > 0)
        texts += GrowthTexts::tr("%n gap(s) between the days known: the forecast begins after the last", nullptr,
                                 countOf(gaps));
    return texts;
}

} // namespace sluice
