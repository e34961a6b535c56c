#include "core/growth/growthevent.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <xxhash.h>

#include <cmath>

namespace sluice {

namespace {

/// As JSON Schema counts: characters, not the units that they are kept in.
bool isTooLong(const QString &id)
{
    return id.size() > kLongestGrowthId && id.toUcs4().size() > kLongestGrowthId;
}

/// Reads fields one by one, and remembers the worst that is wrong.
class GrowthFields {
public:
    explicit GrowthFields(const QJsonObject &object)
        : m_object(object)
    {
    }

    QString text(const QString &field, bool isNeeded = true)
    {
        const QJsonValue value = m_object.value(field);
        if (value.isUndefined() && !isNeeded)
            return {};
        if (value.isUndefined()) {
            note(BadInput::MissingField);
        } else if (const QString text = value.toString(); text.isEmpty() || isTooLong(text)) {
            note(BadInput::WrongField);
        } else {
            return text;
        }
        return {};
    }
    GrowthKey key(const QString &field, bool isNeeded = true)
    {
        const QString id = text(field, isNeeded);
        return id.isEmpty() ? GrowthKey::None : growthKey(id);
    }
    WallTime moment(const QString &field)
    {
        const QJsonValue value = m_object.value(field);
        const double at = value.toDouble(-1);
        if (value.isUndefined())
            note(BadInput::MissingField);
        else if (at < 0 || at > static_cast<double>(kLastGrowthMoment) || at != std::floor(at))
            note(BadInput::WrongField);
        else
            return WallTime(Milliseconds(static_cast<qint64>(at)));
        return {};
    }
    [[nodiscard]] bool isWrong() const { return m_isWrong; }
    [[nodiscard]] BadInput worst() const { return m_worst; }

private:
    /// That a field is missing is said rather than that another is wrong.
    void note(BadInput kind)
    {
        m_isWrong = true;
        m_worst = std::min(m_worst, kind);
    }

    const QJsonObject &m_object;
    bool m_isWrong = false;
    BadInput m_worst = BadInput::WrongField;
};

} // namespace

QString nameOf(BadInput kind)
{
    static const std::array<QString, kBadInputKinds> kNames{
        QStringLiteral("malformed"),         QStringLiteral("missingField"), QStringLiteral("wrongField"),
        QStringLiteral("clockAhead"),        QStringLiteral("tooOld"),       QStringLiteral("duplicate"),
        QStringLiteral("conflicting"),       QStringLiteral("outOfOrder"),   QStringLiteral("clockMended"),
        QStringLiteral("clocksApart"),       QStringLiteral("orphaned"),     QStringLiteral("evicted"),
        QStringLiteral("tooManyStrategies"), QStringLiteral("whilePaused")};
    return kNames[static_cast<std::size_t>(kind)];
}

QString nameOf(ForecastModel model)
{
    return model == ForecastModel::DampedTrend ? QStringLiteral("dampedTrend") : QStringLiteral("branching");
}

GrowthKey growthKey(const QString &id)
{
    const QByteArray bytes = id.toUtf8();
    const quint64 hash = XXH3_64bits(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return static_cast<GrowthKey>(hash == 0 ? 1 : hash);
}

std::optional<std::variant<GrowthEvent, BadInput>> readGrowthEvent(const QString &topic, const QByteArray &data)
{
    GrowthEvent event;
    if (topic == growthtopics::kInviteSent)
        event.kind = GrowthKind::InviteSent;
    else if (topic == growthtopics::kInviteAccepted)
        event.kind = GrowthKind::InviteAccepted;
    else if (topic == growthtopics::kUserActive)
        event.kind = GrowthKind::UserActive;
    else if (topic != growthtopics::kUserJoined)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(data);
    if (!document.isObject())
        return BadInput::Malformed;
    const QJsonObject object = document.object();
    GrowthFields fields(object);
    event.at = fields.moment(QStringLiteral("at"));
    if (event.kind != GrowthKind::InviteAccepted)
        event.user = fields.key(QStringLiteral("user"));
    if (event.kind != GrowthKind::UserActive)
        event.invite = fields.key(QStringLiteral("invite"), event.kind != GrowthKind::UserJoined);
    if (event.kind == GrowthKind::InviteSent)
        event.strategy = fields.text(QStringLiteral("strategy"), false);
    if (fields.isWrong())
        return fields.worst();
    return event;
}

} // namespace sluice
