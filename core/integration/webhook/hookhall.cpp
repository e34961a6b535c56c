#include "core/integration/webhook/hookhall.h"

#include "core/integration/errors.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

namespace {

constexpr std::size_t kMostProblems = 8;
constexpr std::size_t kMostKeys = 2;
constexpr qsizetype kLongestExplained = 16 * 1024; ///< what is named takes up the square of that at worst

/// What is wrong with an endpoint; empty: nothing.
QString complaintOf(const HookEndpointKeys &given, const std::vector<HookDoor> &others)
{
    const HookEndpoint &endpoint = given.endpoint;
    const bool isNamed = !endpoint.name.isEmpty() && std::ranges::all_of(endpoint.name, [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
    });
    if (!isNamed)
        return QStringLiteral("its name may have letters, digits, - and _ only");
    if (std::ranges::any_of(others, [&](const HookDoor &other) { return other.endpoint.name == endpoint.name; }))
        return QStringLiteral("its name is taken by another");
    if (given.keys.size() > kMostKeys)
        return QStringLiteral("it has more than two keys");
    if (endpoint.signature.scheme == HookSignature::Scheme::HeaderHmac && endpoint.signature.header.isEmpty())
        return QStringLiteral("the header of its signature is not named");
    return {};
}

} // namespace

HookHall::HookHall(const HookLimits &limits, HookReceiver &receiver, const Clock &clock)
    : m_limits(limits)
    , m_receiver(receiver)
    , m_clock(clock)
{
}

Result<void> HookHall::open(const std::vector<HookEndpointKeys> &endpoints)
{
    for (const HookEndpointKeys &given : endpoints) {
        if (const QString complaint = complaintOf(given, m_doors); !complaint.isEmpty()) {
            return failure(errors::kWebhookEndpointInvalid, {{QStringLiteral("endpoint"), given.endpoint.name}},
                           complaint);
        }
        std::optional<JsonSchema> schema;
        if (!given.endpoint.schema.isEmpty()) {
            auto read = JsonSchema::read(given.endpoint.schema);
            if (!read)
                return tl::unexpected(read.error());
            schema = *std::move(read);
        }
        m_doors.push_back({given.endpoint, given.keys});
        m_schemas.push_back(std::move(schema));
    }
    return {};
}

void HookHall::useKeys(const std::vector<std::vector<QByteArray>> &keys)
{
    for (std::size_t i = 0; i < std::min(keys.size(), m_doors.size()); ++i) {
        const auto count = static_cast<std::ptrdiff_t>(std::min(keys[i].size(), kMostKeys));
        m_doors[i].keys.assign(keys[i].begin(), keys[i].begin() + count);
    }
}

QStringList HookHall::problemsOf(const HookDoor &door, const QByteArray &body) const
{
    const auto &schema = m_schemas[static_cast<std::size_t>(&door - m_doors.data())];
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (document.isNull()) {
        return {QStringLiteral("It is no JSON object or array: %1 at byte %2.")
                    .arg(error.errorString(), QString::number(error.offset))};
    }
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (!schema || schema->fits(value))
        return {};
    if (body.size() > kLongestExplained)
        return {QStringLiteral("It does not fit the JSON Schema. What does not fit is named for shorter bodies.")};
    QStringList problems;
    const auto violations = schema->violations(value);
    for (const auto &[place, reason] : violations) {
        if (problems.size() == static_cast<qsizetype>(kMostProblems))
            break;
        problems.append((place.isEmpty() ? QStringLiteral("/") : place.left(200)) + QStringLiteral(": ")
                        + reason.left(300));
    }
    return problems;
}

HookVerdict HookHall::judgeRequest(const HookHead &head, QByteArray body, const HookDoor &door)
{
    const bool isJson = isJsonType(contentTypeOf(head)) || !door.endpoint.schema.isEmpty();
    const HookChecks checks{
        [&](const QString &id) { return m_repeats.contains(door.endpoint.name, id, m_clock.monotonic()); },
        [&](const QByteArray &bytes) { return isJson ? problemsOf(door, bytes) : QStringList(); }};
    return judge(head, std::move(body), door, m_clock.wall(), checks);
}

void HookHall::handOver(Hook hook, quint64 connection, quint64 request)
{
    m_receiver.receive(std::move(hook), [inbox = m_inbox, connection, request](HookAnswer answer) {
        inbox->put({connection, request, std::move(answer)});
    });
}

void HookHall::noteAnswer(const HookDoor &door, const QString &id, const HookAnswer &answer)
{
    using Outcome = HookAnswer::Outcome;
    if (isTaken(answer.outcome))
        m_repeats.add(door.endpoint.name, id, m_clock.monotonic());
    count([&](HookGatewayCounters &counters) {
        switch (answer.outcome) {
        case Outcome::Durable:
        case Outcome::Answered:
            ++counters.taken;
            break;
        case Outcome::Repeat:
            ++counters.repeats;
            break;
        case Outcome::Busy:
            ++counters.busy;
            break;
        case Outcome::Away:
            ++counters.away;
            break;
        case Outcome::Unarmed: // its stage counts it
            break;
        }
    });
}

void HookHall::noteRefusal(const HookRefusal &refusal)
{
    count([&](HookGatewayCounters &counters) {
        ++counters.refusedByStage[static_cast<std::size_t>(refusal.stage)];
        ++counters.refusedByStatus[refusal.status];
    });
}

void HookHall::noteRepeat()
{
    count([](HookGatewayCounters &counters) { ++counters.repeats; });
}

bool HookHall::hold(qsizetype more)
{
    const std::scoped_lock lock(m_mutex);
    if (more > 0 && m_counters.bodyBytes + more > m_limits.allBodies)
        return false;
    m_counters.bodyBytes += more;
    return true;
}

} // namespace sluice
