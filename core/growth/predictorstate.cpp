#include "core/growth/errors.h"
#include "core/growth/predictormodel.h"
#include "core/growth/sealedstate.h"

#include <QDataStream>
#include <QIODevice>

namespace sluice {

namespace {

constexpr quint32 kPredictorStateVersion = 2;
const QString kPredictorStateName = QStringLiteral("Predictor");

qint64 momentNumber(WallTime at)
{
    return at.time_since_epoch().count();
}

} // namespace

QByteArray PredictorModel::state() const
{
    QByteArray content;
    QDataStream out(&content, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << m_epoch << quint64(0) << qint64(m_period.count()) << momentNumber(m_begin) << m_hasNews;
    out << m_k.value << m_k.range.low << m_k.range.high << m_k.sample;
    out << (m_effectSince ? momentNumber(*m_effectSince) : qint64(-1));
    out << m_report.stale << m_report.gaps << m_report.malformed;
    out << (m_report.last ? dataOf(*m_report.last) : QByteArray());
    out << quint32(m_periods.size());
    for (const auto &[from, period] : m_periods)
        out << momentNumber(from) << period.joined << period.k.value_or(-1);
    out << m_latest << m_takesAny; // since version 2; the 0 above was a moment
    return sealedState(kPredictorStateName, kPredictorStateVersion, content);
}

Result<PredictorModel> PredictorModel::fromState(const PredictorConfig &config, const QByteArray &state)
{
    const auto content = openedState(kPredictorStateName, kPredictorStateVersion, state);
    if (!content)
        return tl::unexpected(content.error());
    PredictorModel model(config);
    QDataStream in(*content);
    in.setVersion(QDataStream::Qt_6_4);
    quint64 unused = 0;
    qint64 length = 0;
    qint64 effect = -1;
    QByteArray last;
    quint32 count = 0;
    qint64 begin = 0;
    in >> model.m_epoch >> unused >> length >> begin >> model.m_hasNews;
    model.m_begin = WallTime(Milliseconds(begin));
    in >> model.m_k.value >> model.m_k.range.low >> model.m_k.range.high >> model.m_k.sample >> effect;
    in >> model.m_report.stale >> model.m_report.gaps >> model.m_report.malformed >> last >> count;
    model.m_period = Milliseconds(length);
    if (effect >= 0)
        model.m_effectSince = WallTime(Milliseconds(effect));
    model.m_report.last = readPrediction(last);
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        qint64 from = 0;
        GrowthPeriod period;
        double k = -1;
        in >> from >> period.joined >> k;
        period.from = WallTime(Milliseconds(from));
        if (k >= 0)
            period.k = k;
        model.m_periods[period.from] = period;
    }
    if (!in.atEnd())
        in >> model.m_latest >> model.m_takesAny;
    if (in.status() != QDataStream::Ok)
        return failure(errors::kGrowthStateUnreadable, {{QStringLiteral("model"), kPredictorStateName}});
    return model;
}

} // namespace sluice
