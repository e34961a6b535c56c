#include "core/growth/growthmessages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <initializer_list>

namespace sluice {

namespace {

const QString kAt = QStringLiteral("at");
const QString kFrom = QStringLiteral("from");
const QString kValue = QStringLiteral("value");
const QString kLow = QStringLiteral("low");
const QString kHigh = QStringLiteral("high");
const QString kSample = QStringLiteral("sample");
const QString kK = QStringLiteral("k");
const QString kName = QStringLiteral("name");
const QString kUsers = QStringLiteral("users");
const QString kTrials = QStringLiteral("trials");
const QString kSuccesses = QStringLiteral("successes");
const QString kModel = QStringLiteral("model");
const QString kSequence = QStringLiteral("sequence");
const QString kEffectSince = QStringLiteral("networkEffectSince");

QJsonValue json(quint64 count)
{
    return static_cast<qint64>(count);
}

QJsonValue json(WallTime at)
{
    return static_cast<qint64>(at.time_since_epoch().count());
}

QJsonObject json(const Estimate &estimate)
{
    return {{kValue, estimate.value},
            {kLow, estimate.range.low},
            {kHigh, estimate.range.high},
            {kSample, json(estimate.sample)}};
}

QJsonObject json(const GrowthPeriod &period)
{
    QJsonObject object{{kFrom, json(period.from)}, {QStringLiteral("joined"), json(period.joined)}};
    if (period.k)
        object.insert(kK, *period.k);
    return object;
}

QJsonObject json(const StrategyTotals &totals)
{
    return {{kName, totals.name}, {kTrials, json(totals.trials)}, {kSuccesses, json(totals.successes)}};
}

QJsonObject json(const ForecastPoint &point)
{
    return {{kFrom, json(point.from)},
            {QStringLiteral("mean"), point.mean},
            {kLow, point.range.low},
            {kHigh, point.range.high}};
}

QJsonObject json(const BackTest &test)
{
    return {{kModel, nameOf(test.model)},
            {QStringLiteral("forecasts"), json(test.forecasts)},
            {QStringLiteral("scaledError"), test.scaledError},
            {QStringLiteral("coverage"), test.coverage}};
}

QJsonObject json(const StrategyShare &share)
{
    return {{kName, share.name},
            {QStringLiteral("share"), share.share},
            {kTrials, json(share.trials)},
            {kSuccesses, json(share.successes)},
            {QStringLiteral("conversion"), json(share.conversion)},
            {QStringLiteral("best"), share.best}};
}

template <typename T>
QJsonArray jsonList(const std::vector<T> &values)
{
    QJsonArray list;
    for (const T &value : values)
        list.append(json(value));
    return list;
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Reads fields of an object; once one is not what it must be, the whole is not.
class MessageFields {
public:
    explicit MessageFields(const QJsonValue &value, bool &isGood)
        : m_object(value.toObject())
        , m_isGood(isGood)
    {
        expect(value.isObject());
    }

    double number(const QString &field)
    {
        const QJsonValue value = m_object.value(field);
        expect(value.isDouble());
        return value.toDouble();
    }
    quint64 count(const QString &field)
    {
        const double value = number(field);
        expect(value >= 0 && value < 9e15 && value == std::floor(value));
        return m_isGood ? static_cast<quint64>(value) : 0;
    }
    WallTime moment(const QString &field) { return WallTime(Milliseconds(static_cast<qint64>(count(field)))); }
    QString text(const QString &field)
    {
        const QJsonValue value = m_object.value(field);
        expect(value.isString());
        return value.toString();
    }
    bool truth(const QString &field)
    {
        const QJsonValue value = m_object.value(field);
        expect(value.isBool());
        return value.toBool();
    }
    [[nodiscard]] bool has(const QString &field) const { return m_object.contains(field); }
    MessageFields object(const QString &field) { return MessageFields(m_object.value(field), m_isGood); }
    Estimate estimate(const QString &field)
    {
        MessageFields own = object(field);
        return {own.number(kValue), {own.number(kLow), own.number(kHigh)}, own.count(kSample)};
    }
    template <typename T, typename Read>
    std::vector<T> list(const QString &field, const Read &read)
    {
        std::vector<T> all;
        const QJsonValue value = m_object.value(field);
        expect(value.isArray());
        for (const auto one : value.toArray()) {
            MessageFields own(one, m_isGood);
            all.push_back(read(own));
        }
        return all;
    }
    void expect(bool isSo) { m_isGood = m_isGood && isSo; }

private:
    const QJsonObject m_object;
    bool &m_isGood;
};

template <typename T, typename Read>
std::optional<T> readMessage(const QByteArray &data, const Read &read)
{
    const QJsonDocument document = QJsonDocument::fromJson(data);
    if (!document.isObject())
        return std::nullopt;
    bool isGood = true;
    MessageFields fields(document.object(), isGood);
    T message = read(fields);
    return isGood ? std::optional(std::move(message)) : std::nullopt;
}

ForecastPoint readPoint(MessageFields &own)
{
    return {own.moment(kFrom), own.number(QStringLiteral("mean")), {own.number(kLow), own.number(kHigh)}};
}

ForecastModel readModel(MessageFields &own)
{
    const QString name = own.text(kModel);
    const bool isBranching = name == nameOf(ForecastModel::Branching);
    own.expect(isBranching || name == nameOf(ForecastModel::DampedTrend));
    return isBranching ? ForecastModel::Branching : ForecastModel::DampedTrend;
}

} // namespace

ViralUpdate updateOf(const ViralReport &report)
{
    return {report.at,
            report.epoch,
            report.window.k,
            report.window.invitesPerUser,
            report.window.conversion,
            report.window.cycle,
            report.period,
            report.periods,
            report.strategies,
            0,
            report.network.isFound ? std::optional(report.network.since) : std::nullopt};
}

QByteArray dataOf(const ViralUpdate &update)
{
    QJsonObject object{{kAt, json(update.at)},
                       {QStringLiteral("epoch"), json(update.epoch)},
                       {kSequence, json(update.sequence)},
                       {kK, json(update.k)},
                       {QStringLiteral("invitesPerUser"), json(update.invitesPerUser)},
                       {QStringLiteral("conversion"), json(update.conversion)},
                       {QStringLiteral("cycle"), json(update.cycle)},
                       {QStringLiteral("period"), static_cast<qint64>(update.period.count())},
                       {QStringLiteral("periods"), jsonList(update.periods)},
                       {QStringLiteral("strategies"), jsonList(update.strategies)}};
    if (update.effectSince)
        object.insert(kEffectSince, json(*update.effectSince));
    return bytesOf(object);
}

QByteArray dataOf(const NetworkEffect &effect)
{
    return bytesOf({{QStringLiteral("tests"), json(effect.tests)},
                    {kUsers, json(effect.users)},
                    {QStringLiteral("rho"), effect.rho},
                    {QStringLiteral("p"), effect.p},
                    {QStringLiteral("limit"), effect.limit},
                    {QStringLiteral("since"), json(effect.since)},
                    {QStringLiteral("found"), effect.isFound},
                    {QStringLiteral("components"), json(effect.components)},
                    {QStringLiteral("largest"), json(effect.largest)},
                    {QStringLiteral("active"), json(effect.active)},
                    {QStringLiteral("engagementRho"), effect.engagementRho},
                    {QStringLiteral("engagementP"), effect.engagementP},
                    {QStringLiteral("ofEngagement"), effect.isOfEngagement}});
}

QByteArray dataOf(const Prediction &prediction)
{
    QJsonObject object{{kAt, json(prediction.at)},
                       {kModel, nameOf(prediction.model)},
                       {QStringLiteral("backTests"), jsonList(prediction.backTests)},
                       {QStringLiteral("confidence"), prediction.confidence},
                       {QStringLiteral("basis"), json(prediction.basis)},
                       {QStringLiteral("current"), prediction.current},
                       {kUsers, jsonList(prediction.users)},
                       {kK, jsonList(prediction.k)},
                       {QStringLiteral("networkEffect"), prediction.hasNetworkEffect},
                       {QStringLiteral("usual"), prediction.usual}};
    if (prediction.reach)
        object.insert(QStringLiteral("reach"), json(*prediction.reach));
    return bytesOf(object);
}

QByteArray dataOf(const StrategyUpdate &update)
{
    return bytesOf({{kAt, json(update.at)},
                    {QStringLiteral("leader"), update.leader},
                    {QStringLiteral("floor"), update.floor},
                    {QStringLiteral("shares"), jsonList(update.shares)}});
}

std::optional<ViralUpdate> readViralUpdate(const QByteArray &data)
{
    return readMessage<ViralUpdate>(data, [](MessageFields &fields) {
        ViralUpdate update;
        update.at = fields.moment(kAt);
        update.epoch = fields.count(QStringLiteral("epoch"));
        update.k = fields.estimate(kK);
        update.invitesPerUser = fields.estimate(QStringLiteral("invitesPerUser"));
        update.conversion = fields.estimate(QStringLiteral("conversion"));
        update.cycle = fields.estimate(QStringLiteral("cycle"));
        update.period = Milliseconds(static_cast<qint64>(fields.count(QStringLiteral("period"))));
        fields.expect(update.period.count() > 0);
        if (fields.has(kSequence)) // records of before have none
            update.sequence = fields.count(kSequence);
        if (fields.has(kEffectSince))
            update.effectSince = fields.moment(kEffectSince);
        update.periods = fields.list<GrowthPeriod>(QStringLiteral("periods"), [](MessageFields &own) {
            GrowthPeriod period{own.moment(kFrom), own.count(QStringLiteral("joined")), {}};
            if (own.has(kK))
                period.k = own.number(kK);
            return period;
        });
        update.strategies = fields.list<StrategyTotals>(QStringLiteral("strategies"), [&fields](MessageFields &own) {
            StrategyTotals totals{own.text(kName), own.count(kTrials), own.count(kSuccesses)};
            fields.expect(totals.successes <= totals.trials);
            return totals;
        });
        return update;
    });
}

std::optional<NetworkEffect> readNetworkEffect(const QByteArray &data)
{
    return readMessage<NetworkEffect>(data, [](MessageFields &fields) {
        NetworkEffect effect;
        effect.tests = fields.count(QStringLiteral("tests"));
        effect.users = fields.count(kUsers);
        effect.rho = fields.number(QStringLiteral("rho"));
        effect.p = fields.number(QStringLiteral("p"));
        effect.limit = fields.number(QStringLiteral("limit"));
        effect.since = fields.moment(QStringLiteral("since"));
        effect.isFound = fields.truth(QStringLiteral("found"));
        effect.components = fields.count(QStringLiteral("components"));
        effect.largest = fields.count(QStringLiteral("largest"));
        effect.active = fields.count(QStringLiteral("active"));
        effect.engagementRho = fields.number(QStringLiteral("engagementRho"));
        effect.engagementP = fields.number(QStringLiteral("engagementP"));
        effect.isOfEngagement = fields.truth(QStringLiteral("ofEngagement"));
        return effect;
    });
}

std::optional<Prediction> readPrediction(const QByteArray &data)
{
    return readMessage<Prediction>(data, [](MessageFields &fields) {
        Prediction prediction;
        prediction.at = fields.moment(kAt);
        prediction.model = readModel(fields);
        prediction.backTests = fields.list<BackTest>(QStringLiteral("backTests"), [](MessageFields &own) {
            return BackTest{readModel(own), own.count(QStringLiteral("forecasts")),
                            own.number(QStringLiteral("scaledError")), own.number(QStringLiteral("coverage"))};
        });
        prediction.confidence = fields.number(QStringLiteral("confidence"));
        prediction.basis = fields.count(QStringLiteral("basis"));
        prediction.current = fields.number(QStringLiteral("current"));
        prediction.users = fields.list<ForecastPoint>(kUsers, readPoint);
        prediction.k = fields.list<ForecastPoint>(kK, readPoint);
        if (fields.has(QStringLiteral("reach")))
            prediction.reach = fields.estimate(QStringLiteral("reach"));
        prediction.hasNetworkEffect = fields.truth(QStringLiteral("networkEffect"));
        const bool hasUsual = fields.has(QStringLiteral("usual")); // records of before have none
        prediction.usual = hasUsual ? fields.number(QStringLiteral("usual")) : prediction.current;
        return prediction;
    });
}

std::optional<StrategyUpdate> readStrategyUpdate(const QByteArray &data)
{
    return readMessage<StrategyUpdate>(data, [](MessageFields &fields) {
        StrategyUpdate update;
        update.at = fields.moment(kAt);
        update.leader = fields.text(QStringLiteral("leader"));
        update.floor = fields.number(QStringLiteral("floor"));
        update.shares = fields.list<StrategyShare>(QStringLiteral("shares"), [](MessageFields &own) {
            return StrategyShare{
                own.text(kName),       own.number(QStringLiteral("share")),        own.count(kTrials),
                own.count(kSuccesses), own.estimate(QStringLiteral("conversion")), own.number(QStringLiteral("best"))};
        });
        return update;
    });
}

std::optional<QString> readReset(const QByteArray &data)
{
    return readMessage<QString>(data, [](MessageFields &fields) { return fields.text(kModel); });
}

} // namespace sluice
