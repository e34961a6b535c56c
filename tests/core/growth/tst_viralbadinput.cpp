#include "core/growth/viralmodel.h"
#include "tests/core/growth/inviteworld.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

ViralConfig smallConfig()
{
    ViralConfig config;
    config.horizon = 48h;
    config.window = std::chrono::days(20);
    config.funnel.keep = std::chrono::days(40);
    config.leastUsers = 20; // so that the network is looked at, too
    return config;
}

/// What happens in a small world, with users who are active now and then, in order of time.
std::vector<GrowthEvent> smallWorld(quint64 seed)
{
    InviteWorld world;
    world.seed = seed;
    world.days = 8;
    world.arrivals = 6;
    std::vector<GrowthEvent> events = world.events();
    std::vector<GrowthEvent> active;
    for (GrowthEvent &event : events) {
        if (event.kind == GrowthKind::InviteSent)
            event.strategy = quint64(event.invite) % 2 == 0 ? QStringLiteral("gift") : QStringLiteral("plain");
        if (event.kind == GrowthKind::UserJoined && quint64(event.user) % 3 != 0) {
            for (const auto after : {1h, 5h})
                active.push_back({GrowthKind::UserActive, event.user, GrowthKey::None, event.at + after, {}});
        }
    }
    events.insert(events.end(), active.begin(), active.end());
    std::erase_if(events, [&](const GrowthEvent &event) { return event.at >= world.end(); });
    std::ranges::stable_sort(events, {}, &GrowthEvent::at);
    return events;
}

/// When the last event of the small world is old enough to count.
WallTime afterAll()
{
    return InviteWorld().begin + std::chrono::days(12);
}

using Message = std::pair<QString, QByteArray>;

ViralReport reportOf(const std::vector<Message> &messages)
{
    ViralModel model(smallConfig());
    for (const auto &[topic, data] : messages)
        RC_ASSERT(model.take(topic, data, afterAll()));
    (void)model.advance(afterAll());
    return model.report(afterAll());
}

std::vector<Message> messagesOf(const std::vector<GrowthEvent> &events)
{
    std::vector<Message> messages;
    for (const GrowthEvent &event : events)
        messages.push_back(written(event));
    return messages;
}

Message changed(const Message &message, const QString &field, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(message.second).object();
    object.insert(field, value); // undefined takes the field out
    return {message.first, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

/// A field without which the event is none.
QString neededFieldOf(const GrowthEvent &event)
{
    const bool isAt = *rc::gen::arbitrary<bool>();
    if (isAt)
        return QStringLiteral("at");
    return event.kind == GrowthKind::InviteAccepted ? QStringLiteral("invite") : QStringLiteral("user");
}

/// An event with something wrong with it, for which it is to be left out.
Message spoilt(const GrowthEvent &event, BadInput kind)
{
    const Message good = written(event);
    const auto moment = [](WallTime at) { return QJsonValue(qint64(at.time_since_epoch().count())); };
    const Milliseconds by(*rc::gen::inRange<qint64>(1, 100'000'000));
    const WallTime now = afterAll();
    switch (kind) {
    case BadInput::Malformed:
        return {good.first, good.second.left(*rc::gen::inRange<int>(0, int(good.second.size())))};
    case BadInput::MissingField:
        return changed(good, neededFieldOf(event), QJsonValue(QJsonValue::Undefined));
    case BadInput::WrongField:
        return changed(good, neededFieldOf(event),
                       *rc::gen::elementOf(std::vector<QJsonValue>{true, QString(), QString(201, u'x'), -1, 0.5}));
    case BadInput::ClockAhead:
        return changed(good, QStringLiteral("at"), moment(now + smallConfig().funnel.clockTolerance + by));
    case BadInput::TooOld:
        return changed(good, QStringLiteral("at"), moment(now - smallConfig().funnel.keep - by));
    case BadInput::Conflicting:
        return changed(good, QStringLiteral("at"), moment(event.at - by));
    default:
        return good; // once more
    }
}

/// What tells of estimates, without what is wrong and how much there was.
auto estimatesOf(const ViralReport &report)
{
    return std::tuple(report.window, report.cohorts, report.periods, report.strategies);
}

constexpr BadInput kLeftOut[] = {BadInput::Malformed,  BadInput::MissingField, BadInput::WrongField,
                                 BadInput::ClockAhead, BadInput::TooOld,       BadInput::Duplicate,
                                 BadInput::Conflicting};

} // namespace

/// Whatever is wrong with events, and however often: each is counted by its kind, and no estimate changes silently.
class TestViralBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsEachThatIsLeftOut();
    void comesToTheSameInAnyOrderWithDoubles();
    void leavesOutInvitesWhoseClocksAreApart();
    void mendsClocksThatAreNearlyRight();
    void survivesAnyBytes();
};

void TestViralBadInput::countsEachThatIsLeftOut()
{
    QVERIFY(rc::check("bad events are counted by kind and change nothing else", [] {
        const auto events = smallWorld(*rc::gen::inRange<quint64>(1, 50));
        std::vector<Message> messages = messagesOf(events);
        ViralReport expected = reportOf(messages);
        RC_ASSERT(expected.window.accepted > 0);
        const int faults = *rc::gen::inRange(1, 40);
        for (int i = 0; i < faults; ++i) {
            const BadInput kind = *rc::gen::elementOf(std::vector<BadInput>(std::begin(kLeftOut), std::end(kLeftOut)));
            const auto &event = events[*rc::gen::inRange<std::size_t>(0, events.size())];
            if (event.kind == GrowthKind::UserActive && (kind == BadInput::Duplicate || kind == BadInput::Conflicting))
                continue; // has no id that could be known already
            messages.push_back(spoilt(event, kind));
            ++expected.bad[std::size_t(kind)];
        }
        RC_ASSERT(reportOf(messages) == expected);
    }));
}

void TestViralBadInput::comesToTheSameInAnyOrderWithDoubles()
{
    QVERIFY(rc::check("order and doubles make no difference but to what is counted", [] {
        auto events = smallWorld(*rc::gen::inRange<quint64>(1, 50));
        ViralReport expected = reportOf(messagesOf(events));
        std::mt19937_64 chance(*rc::gen::arbitrary<quint64>());
        const int doubles = *rc::gen::inRange(0, 60);
        for (int i = 0; i < doubles; ++i)
            events.push_back(events[std::uniform_int_distribution<std::size_t>(0, events.size() - 1)(chance)]);
        std::ranges::shuffle(events, chance);
        WallTime latest{};
        std::set<std::tuple<GrowthKind, quint64>> known; // but user.active, by its moment
        for (const GrowthEvent &event : events) {
            const bool isActive = event.kind == GrowthKind::UserActive;
            const auto id = quint64(event.kind == GrowthKind::UserJoined || isActive ? event.user : event.invite);
            const auto moment = quint64(event.at.time_since_epoch().count());
            if (!known.emplace(event.kind, isActive ? id * 10'000'000'000'000 + moment : id).second) {
                expected.bad[std::size_t(BadInput::Duplicate)] += isActive ? 0 : 1;
                continue;
            }
            expected.bad[std::size_t(BadInput::OutOfOrder)] += event.at < latest ? 1 : 0;
            latest = std::max(latest, event.at);
        }
        RC_ASSERT(reportOf(messagesOf(events)) == expected);
    }));
}

void TestViralBadInput::leavesOutInvitesWhoseClocksAreApart()
{
    QVERIFY(rc::check("an invite accepted long before it was sent counts as none, and is told", [] {
        auto events = smallWorld(*rc::gen::inRange<quint64>(1, 50));
        std::set<GrowthKey> apart;
        std::map<GrowthKey, WallTime> sent;
        for (GrowthEvent &event : events) {
            if (event.kind == GrowthKind::InviteSent)
                sent[event.invite] = event.at;
            if (event.kind != GrowthKind::InviteAccepted || *rc::gen::inRange(0, 3) != 0)
                continue;
            const Milliseconds by(*rc::gen::inRange<qint64>(1, 90'000'000));
            event.at = sent.at(event.invite) - smallConfig().funnel.clockTolerance - by;
            apart.insert(event.invite);
        }
        const ViralReport told = reportOf(messagesOf(events));
        RC_ASSERT(told.bad[std::size_t(BadInput::ClocksApart)] == quint64(apart.size()));
        std::erase_if(events, [&](const GrowthEvent &event) {
            return event.kind != GrowthKind::UserJoined && apart.contains(event.invite);
        });
        RC_ASSERT(estimatesOf(told) == estimatesOf(reportOf(messagesOf(events))));
    }));
}

void TestViralBadInput::mendsClocksThatAreNearlyRight()
{
    QVERIFY(rc::check("one accepted a little before it was sent is taken as of that moment, and is told", [] {
        auto events = smallWorld(*rc::gen::inRange<quint64>(1, 50));
        auto right = events;
        std::map<GrowthKey, WallTime> sent;
        quint64 mended = 0;
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (events[i].kind == GrowthKind::InviteSent)
                sent[events[i].invite] = events[i].at;
            if (events[i].kind != GrowthKind::InviteAccepted || *rc::gen::inRange(0, 3) != 0)
                continue;
            const Milliseconds by(*rc::gen::inRange<qint64>(1, smallConfig().funnel.clockTolerance.count() + 1));
            right[i].at = sent.at(events[i].invite);
            events[i].at = right[i].at - by;
            ++mended;
        }
        const ViralReport told = reportOf(messagesOf(events));
        RC_ASSERT(told.bad[std::size_t(BadInput::ClockMended)] == mended);
        RC_ASSERT(told.bad[std::size_t(BadInput::ClocksApart)] == 0U);
        RC_ASSERT(estimatesOf(told) == estimatesOf(reportOf(messagesOf(right))));
    }));
}

void TestViralBadInput::survivesAnyBytes()
{
    QVERIFY(rc::check("bytes of chance are one bad event", [] {
        const auto bytes = *rc::gen::arbitrary<std::vector<char>>();
        const QByteArray data(bytes.data(), qsizetype(bytes.size()));
        const ViralReport before = reportOf({});
        const ViralReport after = reportOf({{growthtopics::kInviteSent, data}});
        ViralReport expected = before;
        ++expected.bad[std::size_t(QJsonDocument::fromJson(data).isObject() ? BadInput::MissingField
                                                                            : BadInput::Malformed)];
        RC_ASSERT(after == expected);
    }));
}

QTEST_GUILESS_MAIN(TestViralBadInput)
#include "tst_viralbadinput.moc"
