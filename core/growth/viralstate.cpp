#include "core/growth/errors.h"
#include "core/growth/sealedstate.h"
#include "core/growth/viralmodel.h"

#include <QIODevice>

namespace sluice {

namespace {

constexpr quint32 kViralStateVersion = 3;
/// More updates than are published between one state that is kept and the next.
constexpr quint64 kSequenceReserve = 1'000'000;
const QString kViralStateName = QStringLiteral("ViralEngine");

void writeNetwork(QDataStream &out, const NetworkEffect &network)
{
    out << network.tests << network.users << network.rho << network.p << network.limit
        << qint64(network.since.time_since_epoch().count()) << network.isFound << network.components << network.largest;
}

void readNetwork(QDataStream &in, NetworkEffect &network)
{
    qint64 since = 0;
    in >> network.tests >> network.users >> network.rho >> network.p >> network.limit >> since >> network.isFound
        >> network.components >> network.largest;
    network.since = WallTime(Milliseconds(since));
}

void writeEngagement(QDataStream &out, const NetworkEffect &network)
{
    out << network.active << network.engagementRho << network.engagementP << network.isOfEngagement;
}

void readEngagement(QDataStream &in, NetworkEffect &network)
{
    in >> network.active >> network.engagementRho >> network.engagementP >> network.isOfEngagement;
}

} // namespace

QByteArray ViralModel::state() const
{
    QByteArray content;
    QDataStream out(&content, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << m_epoch << m_joinedEver << m_nextTest << qint64(m_config.period.count());
    m_funnel.write(out);
    out << quint32(m_joined.size());
    for (const auto &[period, joined] : m_joined)
        out << period << joined;
    out << quint32(m_totals.size());
    for (const StrategyTotals &totals : m_totals)
        out << totals.name << totals.trials << totals.successes;
    out << quint32(m_leaders.size());
    for (const auto &[since, leader] : m_leaders)
        out << qint64(since.time_since_epoch().count()) << leader;
    writeNetwork(out, m_network);
    out << m_sequence;               // since version 2
    writeEngagement(out, m_network); // since version 3
    m_funnel.writeActivity(out);
    return sealedState(kViralStateName, kViralStateVersion, content);
}

Result<ViralModel> ViralModel::fromState(const ViralConfig &config, const QByteArray &state)
{
    const auto content = openedState(kViralStateName, kViralStateVersion, state);
    if (!content)
        return tl::unexpected(content.error());
    ViralModel model(config);
    QDataStream in(*content);
    in.setVersion(QDataStream::Qt_6_4);
    qint64 period = 0;
    in >> model.m_epoch >> model.m_joinedEver >> model.m_nextTest >> period;
    model.m_funnel.read(in);
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        qint64 which = 0;
        in >> which;
        // Counts by a period of another length are worth nothing now.
        quint64 joined = 0;
        in >> joined;
        if (period == config.period.count())
            model.m_joined[which] = joined;
    }
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        StrategyTotals totals;
        in >> totals.name >> totals.trials >> totals.successes;
        model.m_totals.push_back(totals);
    }
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        qint64 since = 0;
        QString leader;
        in >> since >> leader;
        model.m_leaders[WallTime(Milliseconds(since))] = leader;
    }
    readNetwork(in, model.m_network);
    if (!in.atEnd())
        in >> model.m_sequence;
    if (!in.atEnd()) {
        readEngagement(in, model.m_network);
        model.m_funnel.readActivity(in);
    }
    model.m_sequence += kSequenceReserve;
    if (in.status() != QDataStream::Ok)
        return failure(errors::kGrowthStateUnreadable, {{QStringLiteral("model"), kViralStateName}});
    return model;
}

} // namespace sluice
