#include "core/growth/viralmodel.h"

#include "core/growth/statistics.h"

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

constexpr std::size_t kMostLeaders = 200;

} // namespace

ViralModel::ViralModel(ViralConfig config, quint64 epoch)
    : m_config(config)
    , m_epoch(epoch)
    , m_funnel(config.funnel)
    , m_nextTest(config.leastUsers)
{
}

quint64 ViralModel::epochAfter(quint64 epoch, WallTime now)
{
    return std::max(epoch + 1, static_cast<quint64>(std::max<qint64>(0, now.time_since_epoch().count())));
}

bool ViralModel::take(const QString &topic, const QByteArray &data, WallTime now)
{
    const auto read = readGrowthEvent(topic, data);
    if (!read)
        return false;
    if (const auto *event = std::get_if<GrowthEvent>(&*read))
        take(*event, now);
    else
        m_funnel.note(std::get<BadInput>(*read));
    return true;
}

void ViralModel::take(const GrowthEvent &event, WallTime now)
{
    if (m_funnel.take(event, now) && event.kind == GrowthKind::UserJoined) {
        ++m_joined[periodOf(event.at)];
        ++m_joinedEver;
    }
}

void ViralModel::take(const StrategyUpdate &update)
{
    if (leaderAt(update.at) == update.leader)
        return;
    m_leaders[update.at] = update.leader;
    if (m_leaders.size() > kMostLeaders)
        m_leaders.erase(m_leaders.begin());
}

QString ViralModel::leaderAt(WallTime at) const
{
    const auto next = m_leaders.upper_bound(at);
    return next == m_leaders.begin() ? QString() : std::prev(next)->second;
}

qint64 ViralModel::periodOf(WallTime at) const
{
    return at.time_since_epoch() / m_config.period;
}

WallTime ViralModel::startOf(qint64 period) const
{
    return WallTime(m_config.period * period);
}

/// Events need a moment on their way, and clocks differ: that much more is waited.
bool ViralModel::isComplete(WallTime joined, WallTime now) const
{
    return joined + m_config.horizon + m_config.funnel.clockTolerance <= now;
}

std::optional<NetworkEffect> ViralModel::advance(WallTime now)
{
    tally(now);
    m_funnel.prune(now);
    const qint64 oldest = periodOf(now) - m_config.periods;
    std::erase_if(m_joined, [oldest](const auto &one) { return one.first < oldest; });
    return lookForEffect(now);
}

/// Wins and losses are counted at the same age: else those that end soon, which are wins, would count for more.
void ViralModel::tally(WallTime now)
{
    while (m_totals.size() < static_cast<std::size_t>(m_funnel.strategies().size()))
        m_totals.push_back({m_funnel.strategies().at(static_cast<qsizetype>(m_totals.size()))});
    for (auto &[key, invite] : m_funnel.invites()) {
        if (invite.strategy == 0 || !invite.sent || !isComplete(*invite.sent, now))
            continue;
        StrategyTotals &totals = m_totals[invite.strategy - 1U];
        if (m_funnel.isApart(invite)) { // which may show only after it was counted
            totals.trials -= std::exchange(invite.isTallied, false) ? 1 : 0;
            totals.successes -= std::exchange(invite.isTalliedWon, false) ? 1 : 0;
            continue;
        }
        if (invite.isTalliedWon)
            continue;
        totals.trials += std::exchange(invite.isTallied, true) ? 0 : 1;
        if (invite.accepted && *invite.accepted - *invite.sent <= m_config.horizon) { // word of it may come late
            invite.isTalliedWon = true;
            ++totals.successes;
        }
    }
}

ViralModel::DeedsByUser ViralModel::deeds() const
{
    DeedsByUser all;
    for (const auto &[key, invite] : m_funnel.invites()) {
        const auto sent = m_funnel.sentAfter(invite);
        if (!sent || *sent > m_config.horizon)
            continue;
        Deeds &deeds = all[static_cast<quint64>(invite.user)];
        ++deeds.sent;
        if (const auto accepted = m_funnel.acceptedAfter(invite); accepted && *accepted <= m_config.horizon) {
            ++deeds.accepted;
            deeds.cycles.push_back(static_cast<double>(accepted->count()));
        }
    }
    return all;
}

ViralEstimates ViralModel::estimates(const DeedsByUser &deeds, WallTime from, WallTime to, WallTime now) const
{
    ViralEstimates made;
    made.from = from;
    made.to = to;
    double sentSquares = 0;
    double acceptedSquares = 0;
    std::vector<double> cycles;
    std::vector<std::pair<double, double>> conversions;
    std::vector<const Deeds *> all;
    for (const auto &[key, user] : m_funnel.users()) {
        if (!user.joined || *user.joined < from || *user.joined >= to)
            continue;
        ++made.users;
        const auto found = deeds.find(key);
        if (found == deeds.end())
            continue;
        const Deeds &own = found->second;
        made.sent += own.sent;
        made.accepted += own.accepted;
        sentSquares += std::pow(static_cast<double>(own.sent), 2);
        acceptedSquares += std::pow(static_cast<double>(own.accepted), 2);
        cycles.insert(cycles.end(), own.cycles.begin(), own.cycles.end());
        conversions.emplace_back(static_cast<double>(own.sent), static_cast<double>(own.accepted));
        all.push_back(&own);
    }
    const double confidence = m_config.confidence;
    made.invitesPerUser = countEstimate(made.users, static_cast<double>(made.sent), sentSquares, confidence);
    made.conversion = shareEstimate(made.accepted, made.sent, confidence, designEffect(conversions, confidence));
    made.k = countEstimate(made.users, static_cast<double>(made.accepted), acceptedSquares, confidence);
    const double median = medianEstimate(cycles, confidence).value;
    std::vector<std::pair<double, double>> belows;
    for (const Deeds *own : all) {
        const auto below = std::ranges::count_if(own->cycles, [median](double cycle) { return cycle < median; });
        belows.emplace_back(static_cast<double>(own->cycles.size()), static_cast<double>(below));
    }
    made.cycle = medianEstimate(std::move(cycles), confidence, designEffect(belows, confidence));
    made.isComplete = isComplete(to, now);
    made.leader = leaderAt(from);
    return made;
}

std::vector<GraphUser> ViralModel::graphUsers(WallTime now) const
{
    const DeedsByUser byUser = deeds();
    std::vector<GraphUser> all;
    for (const auto &[key, user] : m_funnel.users()) {
        GraphUser one{*user.joined, key, 0, 0, isComplete(*user.joined, now)};
        if (const auto invite = m_funnel.invites().find(static_cast<quint64>(user.invite));
            invite != m_funnel.invites().end())
            one.invitedBy = static_cast<quint64>(invite->second.user);
        if (const auto own = byUser.find(key); own != byUser.end())
            one.accepted = static_cast<double>(own->second.accepted);
        one.engagement = static_cast<double>(m_funnel.activeHours(key, *user.joined, *user.joined + m_config.horizon));
        all.push_back(one);
    }
    return all;
}

/// Looking again and again finds something in the end. So the m-th look may err with a chance of
/// significance / (m (m + 1)), which makes `significance` for all looks together (Bonferroni), and the next look is
/// made once there are half as many users more. A look at two things shares its chance between them.
std::optional<NetworkEffect> ViralModel::lookForEffect(WallTime now)
{
    quint64 young = 0;
    for (const auto &[key, user] : m_funnel.users())
        young += isComplete(*user.joined, now) ? 0 : 1;
    const quint64 complete = m_joinedEver - std::min(young, m_joinedEver);
    if (complete < m_nextTest)
        return std::nullopt;
    m_nextTest = complete + complete / 2;
    const GraphStudy study = studyGraph(graphUsers(now));
    const RankCorrelation correlation = rankCorrelationWithin(study.sizeAndAccepted, m_config.stratum);
    ++m_network.tests;
    m_network.users = study.sizeAndAccepted.size();
    m_network.rho = correlation.rho;
    m_network.p = correlation.pRising;
    m_network.limit = m_config.significance / static_cast<double>(m_network.tests * (m_network.tests + 1));
    m_network.components = study.components;
    m_network.largest = study.largest;
    if (m_funnel.knowsActivity()) {
        const RankCorrelation engaged = rankCorrelationWithin(study.sizeAndEngagement, m_config.stratum);
        m_network.limit /= 2;
        m_network.active = static_cast<quint64>(
            std::ranges::count_if(study.sizeAndEngagement, [](const auto &one) { return one.second > 0; }));
        m_network.engagementRho = engaged.rho;
        m_network.engagementP = engaged.pRising;
    }
    if (std::min(m_network.p, m_network.engagementP) >= m_network.limit)
        return std::nullopt;
    if (!m_network.isFound) {
        m_network.since = now;
        m_network.isOfEngagement = m_network.p >= m_network.limit;
    }
    m_network.isFound = true;
    return m_network;
}

/// The counts for a forecast: every period from the first in which somebody joined to the last that is over.
void ViralModel::addPeriods(ViralReport &report, const DeedsByUser &deeds, WallTime now) const
{
    if (m_joined.empty())
        return;
    const qint64 end = periodOf(now - m_config.funnel.clockTolerance);
    const qint64 first = std::max(m_joined.begin()->first, end - m_config.periods);
    std::map<qint64, std::pair<quint64, quint64>> complete; // users and acceptances
    for (const auto &[key, user] : m_funnel.users()) {
        const qint64 period = periodOf(*user.joined);
        if (period < first || !isComplete(startOf(period + 1), now))
            continue;
        auto &[users, accepted] = complete[period];
        ++users;
        if (const auto own = deeds.find(key); own != deeds.end())
            accepted += own->second.accepted;
    }
    for (qint64 period = first; period < end; ++period) {
        GrowthPeriod row{startOf(period), 0, {}};
        if (const auto joined = m_joined.find(period); joined != m_joined.end())
            row.joined = joined->second;
        if (const auto own = complete.find(period); own != complete.end())
            row.k = static_cast<double>(own->second.second) / static_cast<double>(own->second.first);
        report.periods.push_back(row);
    }
}

ViralReport ViralModel::report(WallTime now) const
{
    ViralReport report;
    report.at = now;
    report.epoch = m_epoch;
    report.period = m_config.period;
    const DeedsByUser byUser = deeds();
    const WallTime mature = now - m_config.horizon - m_config.funnel.clockTolerance;
    report.window = estimates(byUser, mature - m_config.window, mature, now);
    const qint64 last = periodOf(now);
    for (qint64 period = last - m_config.cohorts + 1; period <= last; ++period)
        report.cohorts.push_back(estimates(byUser, startOf(period), startOf(period + 1), now));
    addPeriods(report, byUser, now);
    report.strategies = m_totals;
    std::ranges::sort(report.strategies, {}, &StrategyTotals::name);
    report.network = m_network;
    report.bad = m_funnel.bad();
    report.taken = m_funnel.taken();
    report.users = m_funnel.users().size();
    report.invites = m_funnel.invites().size();
    report.memoryBytes = m_funnel.memoryBytes();
    return report;
}

} // namespace sluice
