#include "core/growth/optimizermodel.h"

#include "core/growth/errors.h"
#include "core/growth/sealedstate.h"
#include "core/growth/statistics.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

constexpr quint32 kOptimizerStateVersion = 2;
const QString kOptimizerStateName = QStringLiteral("Optimizer");

} // namespace

OptimizerModel::OptimizerModel(OptimizerConfig config)
    : m_config(std::move(config))
{
    for (const QString &strategy : std::as_const(m_config.strategies))
        m_totals[strategy];
}

void OptimizerModel::reset()
{
    OptimizerModel anew(m_config);
    anew.m_epoch = m_epoch;
    anew.m_takesAny = true;
    anew.m_totals = m_totals;
    anew.m_before = m_totals;
    *this = std::move(anew);
}

/// A success may be told later than its trial, so it may be one of those that were forgotten.
BanditArm OptimizerModel::armOf(const QString &name) const
{
    BanditArm arm = m_totals.at(name);
    if (const auto before = m_before.find(name); before != m_before.end()) {
        arm.trials -= std::min(before->second.trials, arm.trials);
        arm.successes -= std::min(before->second.successes, arm.successes);
    }
    arm.successes = std::min(arm.successes, arm.trials);
    return arm;
}

void OptimizerModel::take(const ViralUpdate &update)
{
    const bool isEarlier = std::pair(update.epoch, update.sequence) < std::pair(m_epoch, m_latest);
    if (isEarlier && !m_takesAny) {
        ++m_report.stale;
        return;
    }
    m_takesAny = false;
    if (update.epoch != m_epoch) { // counted from the beginning again
        for (auto &[name, arm] : m_totals)
            arm = {};
        m_before.clear();
        if (m_epoch != 0) {
            m_report.isAlarmed = false;
            m_prediction = {};
        }
    }
    m_epoch = update.epoch;
    m_latest = update.sequence;
    for (const StrategyTotals &totals : update.strategies) {
        if (m_totals.contains(totals.name) || m_totals.size() < m_config.most)
            m_totals[totals.name] = {totals.trials, totals.successes};
    }
}

void OptimizerModel::take(const Prediction &prediction)
{
    if (prediction.users.empty() || prediction.users.front().from < m_prediction) {
        ++m_report.stale;
        return;
    }
    m_prediction = prediction.users.front().from;
    m_report.isAlarmed = prediction.users.back().range.high < prediction.usual;
    const WallTime last = prediction.users.back().from;
    const std::size_t steps = prediction.users.size() - 1;
    m_alarmedUntil = last;
    if (steps > 0)
        m_alarmedUntil += (last - prediction.users.front().from) / static_cast<qint64>(steps);
}

bool OptimizerModel::lapse(WallTime now)
{
    return now >= m_alarmedUntil && std::exchange(m_report.isAlarmed, false);
}

StrategyUpdate OptimizerModel::sharesNow(WallTime now)
{
    std::vector<BanditArm> arms;
    quint64 trials = 0;
    for (const auto &[name, total] : m_totals) {
        arms.push_back(armOf(name));
        trials += arms.back().trials;
    }
    ExplorationFloor floor = m_config.floor;
    if (m_report.isAlarmed)
        floor.lowest = std::max(floor.lowest, m_config.alarmedLowest);
    const double floorOfEach = floor.shareOfEach(trials, arms.size());
    // Without draws: their noise would be published as a change of the shares.
    const std::vector<double> best = bestChances(arms);
    const std::vector<double> shares = sharesWithFloor(best, floorOfEach);
    StrategyUpdate update;
    update.at = now;
    update.floor = floorOfEach;
    double most = -1;
    for (const auto &[name, total] : m_totals) {
        const std::size_t i = update.shares.size();
        const BanditArm arm = arms[i];
        const double won = 1 + static_cast<double>(arm.successes);
        const double lost = 1 + static_cast<double>(arm.trials - arm.successes);
        const double tail = (1 - m_config.confidence) / 2;
        const Estimate conversion{
            won / (won + lost), {betaQuantile(tail, won, lost), betaQuantile(1 - tail, won, lost)}, arm.trials};
        update.shares.push_back({name, shares[i], arm.trials, arm.successes, conversion, best[i]});
        if (shares[i] > most) {
            most = shares[i];
            update.leader = name;
        }
    }
    return update;
}

bool OptimizerModel::isNews(const StrategyUpdate &update) const
{
    if (m_report.log.empty())
        return true;
    const StrategyUpdate &last = m_report.log.back();
    if (last.leader != update.leader || last.shares.size() != update.shares.size())
        return true;
    for (std::size_t i = 0; i < update.shares.size(); ++i) {
        if (last.shares[i].name != update.shares[i].name
            || std::abs(last.shares[i].share - update.shares[i].share) >= m_config.leastChange)
            return true;
    }
    return false;
}

std::optional<StrategyUpdate> OptimizerModel::decide(WallTime now)
{
    if (m_totals.empty())
        return std::nullopt;
    (void)lapse(now);
    m_report.now = sharesNow(now);
    if (!isNews(m_report.now))
        return std::nullopt;
    m_report.log.push_back(m_report.now);
    if (m_report.log.size() > m_config.keptUpdates)
        m_report.log.erase(m_report.log.begin());
    return m_report.now;
}

QByteArray OptimizerModel::state() const
{
    QByteArray content;
    QDataStream out(&content, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << m_epoch << qint64(0) << qint64(m_prediction.time_since_epoch().count()) << quint64(0) << m_report.stale
        << m_report.malformed << m_report.isAlarmed << dataOf(m_report.now);
    out << quint32(m_report.log.size());
    for (const StrategyUpdate &update : m_report.log)
        out << dataOf(update);
    for (const auto *arms : {&m_totals, &m_before}) {
        out << quint32(arms->size());
        for (const auto &[name, arm] : *arms)
            out << name << arm.trials << arm.successes;
    }
    // Since version 2; the zeros above were a moment and a number.
    out << m_latest << m_takesAny << qint64(m_alarmedUntil.time_since_epoch().count());
    return sealedState(kOptimizerStateName, kOptimizerStateVersion, content);
}

Result<OptimizerModel> OptimizerModel::fromState(const OptimizerConfig &config, const QByteArray &state)
{
    const auto content = openedState(kOptimizerStateName, kOptimizerStateVersion, state);
    if (!content)
        return tl::unexpected(content.error());
    OptimizerModel model(config);
    QDataStream in(*content);
    in.setVersion(QDataStream::Qt_6_4);
    qint64 unused = 0;
    quint64 unusedNumber = 0;
    qint64 prediction = 0;
    QByteArray data;
    quint32 count = 0;
    in >> model.m_epoch >> unused >> prediction >> unusedNumber >> model.m_report.stale >> model.m_report.malformed
        >> model.m_report.isAlarmed >> data >> count;
    model.m_prediction = WallTime(Milliseconds(prediction));
    model.m_report.now = readStrategyUpdate(data).value_or(StrategyUpdate());
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        in >> data;
        if (const auto update = readStrategyUpdate(data))
            model.m_report.log.push_back(*update);
    }
    for (auto *arms : {&model.m_totals, &model.m_before}) {
        in >> count;
        for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
            QString name;
            BanditArm arm;
            in >> name >> arm.trials >> arm.successes;
            (*arms)[name] = arm;
            if (arm.successes > arm.trials)
                in.setStatus(QDataStream::ReadCorruptData);
        }
    }
    if (in.atEnd()) {
        model.m_prediction = {};
    } else {
        qint64 until = 0;
        in >> model.m_latest >> model.m_takesAny >> until;
        model.m_alarmedUntil = WallTime(Milliseconds(until));
    }
    if (in.status() != QDataStream::Ok)
        return failure(errors::kGrowthStateUnreadable, {{QStringLiteral("model"), kOptimizerStateName}});
    return model;
}

} // namespace sluice
