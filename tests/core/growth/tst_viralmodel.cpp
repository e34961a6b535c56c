#include "core/growth/errors.h"
#include "core/growth/viralmodel.h"
#include "core/workflow/schemacheck.h"
#include "tests/core/growth/inviteworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

ViralConfig shortConfig()
{
    ViralConfig config;
    config.horizon = 48h;
    config.window = std::chrono::days(20);
    config.funnel.keep = std::chrono::days(40);
    return config;
}

quint64 countOf(const ViralReport &report, BadInput kind)
{
    return report.bad[static_cast<std::size_t>(kind)];
}

ViralModel modelOf(const std::vector<GrowthEvent> &events, const ViralConfig &config)
{
    ViralModel model(config);
    for (const GrowthEvent &event : events)
        model.take(event, event.at);
    return model;
}

/// Without what tells of the order in which it came.
ViralReport orderless(ViralReport report)
{
    report.bad[static_cast<std::size_t>(BadInput::OutOfOrder)] = 0;
    return report;
}

} // namespace

class TestViralModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNotPressedDownByThoseWhoHaveJustCome();
    void comesToTheSameInAnyOrder();
    void countsWhatIsWrongAndChangesNothing_data();
    void countsWhatIsWrongAndChangesNothing();
    void takesWhatItsSchemaAllows();
    void tellsClocksApart();
    void countsStrategiesInAnyOrder();
    void letsFollowersWaitForWhatTheyFollow();
    void staysWithinItsBounds();
    void countsStrategiesOnceTheirInvitesAreOfAge();
    void showsCohortsWithTheirLeaders();
    void goesOnFromItsState();
    void refusesAStateThatIsNone_data();
    void refusesAStateThatIsNone();
    void beginsAnewAfterAReset();
};

void TestViralModel::isNotPressedDownByThoseWhoHaveJustCome()
{
    InviteWorld world;
    world.arrivals = 400;
    world.days = 12;
    ViralModel model = modelOf(world.events(), shortConfig());
    (void)model.advance(world.end());
    const ViralReport report = model.report(world.end());
    QVERIFY(report.window.isComplete);
    QVERIFY2(std::abs(report.window.k.value - world.k()) < 0.03, QByteArray::number(report.window.k.value));
    const ViralEstimates &today = report.cohorts[report.cohorts.size() - 2];
    QVERIFY(!today.isComplete);
    QVERIFY2(today.k.value < 0.75 * world.k(), QByteArray::number(today.k.value));
}

void TestViralModel::comesToTheSameInAnyOrder()
{
    InviteWorld world;
    world.days = 10;
    std::vector<GrowthEvent> events = world.events();
    const auto reportOf = [&] {
        ViralModel model(shortConfig());
        for (const GrowthEvent &event : events)
            model.take(event, world.end());
        (void)model.advance(world.end());
        return orderless(model.report(world.end()));
    };
    const ViralReport inOrder = reportOf();
    QVERIFY(inOrder.window.accepted > 30);
    std::mt19937_64 chance(3);
    for (int i = 0; i < 5; ++i) {
        std::ranges::shuffle(events, chance);
        QCOMPARE(reportOf(), inOrder);
    }
}

void TestViralModel::countsWhatIsWrongAndChangesNothing_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QString &topic, const QByteArray &data, BadInput kind) {
        QTest::newRow(name) << topic << data << int(kind);
    };
    using namespace growthtopics;
    const QByteArray at = QByteArray::number(qint64(InviteWorld().begin.time_since_epoch().count()) + 90'000'000);
    const QByteArray late = QByteArray::number(qint64(InviteWorld().end().time_since_epoch().count()) + 600'000);
    row("no JSON", kUserJoined, "joined!", BadInput::Malformed);
    row("a list", kUserJoined, "[1]", BadInput::Malformed);
    row("no user", kUserJoined, R"({"at":)" + at + "}", BadInput::MissingField);
    row("no moment", kUserJoined, R"({"user":"ada"})", BadInput::MissingField);
    row("no invite", kInviteAccepted, R"({"at":)" + at + "}", BadInput::MissingField);
    row("no sender", kInviteSent, R"({"invite":"i","at":)" + at + "}", BadInput::MissingField);
    row("a user that is a number", kUserJoined, R"({"user":7,"at":)" + at + "}", BadInput::WrongField);
    row("an empty user", kUserJoined, R"({"user":"","at":)" + at + "}", BadInput::WrongField);
    row("a user without end", kUserJoined, R"({"at":)" + at + R"(,"user":")" + QByteArray(201, 'x') + "\"}",
        BadInput::WrongField);
    row("a moment in words", kUserJoined, R"({"user":"ada","at":"noon"})", BadInput::WrongField);
    row("a moment before 1970", kUserJoined, R"({"user":"ada","at":-1})", BadInput::WrongField);
    row("half a millisecond", kUserJoined, R"({"user":"ada","at":1.5})", BadInput::WrongField);
    row("to come", kUserJoined, R"({"user":"ada","at":)" + late + "}", BadInput::ClockAhead);
    row("long ago", kUserJoined, R"({"user":"ada","at":1000})", BadInput::TooOld);
    row("active: no JSON", kUserActive, "active!", BadInput::Malformed);
    row("active: nobody", kUserActive, R"({"at":)" + at + "}", BadInput::MissingField);
    row("active: at no moment", kUserActive, R"({"user":"ada"})", BadInput::MissingField);
    row("active: a user that is a list", kUserActive, R"({"user":["ada"],"at":)" + at + "}", BadInput::WrongField);
    row("active: a moment in words", kUserActive, R"({"user":"ada","at":"noon"})", BadInput::WrongField);
    row("active: to come", kUserActive, R"({"user":"ada","at":)" + late + "}", BadInput::ClockAhead);
    row("active: long ago", kUserActive, R"({"user":"ada","at":1000})", BadInput::TooOld);
}

void TestViralModel::countsWhatIsWrongAndChangesNothing()
{
    QFETCH(QString, topic);
    QFETCH(QByteArray, data);
    QFETCH(int, kind);
    InviteWorld world;
    world.days = 8;
    ViralModel model = modelOf(world.events(), shortConfig());
    const WallTime now = world.begin + std::chrono::days(30);
    (void)model.advance(now);
    ViralReport before = model.report(now);
    QVERIFY(model.take(topic, data, now));
    (void)model.advance(now);
    const ViralReport after = model.report(now);
    ++before.bad[std::size_t(kind)];
    QCOMPARE(after, before);
}

/// The reader and the schema that is shipped say the same of whatever comes; but for fractions of a millisecond, which
/// the reader and the schema refuse and valijson lets pass, as it takes no number beyond 32 bits for an integer.
void TestViralModel::takesWhatItsSchemaAllows()
{
    const QJsonObject shipped = shippedSchema(QStringLiteral("growth"));
    const std::vector<QJsonValue> values{QJsonValue(QJsonValue::Undefined),
                                         QStringLiteral("i-1"),
                                         QString(),
                                         QString(200, u'x'),
                                         QString(201, u'x'),
                                         7,
                                         1'700'000'000'000.0,
                                         -1,
                                         0,
                                         253'402'300'799'999.0,
                                         253'402'300'800'000.0,
                                         true,
                                         QJsonArray{},
                                         QJsonValue()};
    const std::pair<QString, QString> topics[] = {{growthtopics::kInviteSent, QStringLiteral("sent")},
                                                  {growthtopics::kInviteAccepted, QStringLiteral("accepted")},
                                                  {growthtopics::kUserJoined, QStringLiteral("joined")},
                                                  {growthtopics::kUserActive, QStringLiteral("active")}};
    std::mt19937_64 chance(5);
    int taken = 0;
    int refused = 0;
    for (const auto &[topic, definition] : topics) {
        QJsonObject schema{{QStringLiteral("definitions"), shipped.value(QStringLiteral("definitions"))},
                           {QStringLiteral("$ref"), QStringLiteral("#/definitions/") + definition}};
        for (int i = 0; i < 400; ++i) {
            QJsonObject object;
            for (const char *field : {"invite", "user", "at", "strategy", "other"}) {
                const bool isPlain = std::bernoulli_distribution(0.6)(chance);
                const bool isMoment = QByteArray(field) == "at";
                const auto any = std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(chance);
                // Half of the fields are good, so that some documents are.
                const QJsonValue value = values.at(isPlain ? (isMoment ? 6 : 1) : any);
                if (any != 0 || isPlain)
                    object.insert(QString::fromLatin1(field), value);
            }
            const auto violations = checkAgainstSchema(object, schema);
            const bool fits = violations.empty();
            const auto read = readGrowthEvent(topic, QJsonDocument(object).toJson());
            QVERIFY2(std::holds_alternative<GrowthEvent>(*read) == fits,
                     topic.toLatin1() + QJsonDocument(object).toJson(QJsonDocument::Compact)
                         + (fits ? QByteArray() : violations[0].place.toUtf8() + violations[0].reason.toUtf8()));
            (fits ? taken : refused) += 1;
        }
    }
    QVERIFY(taken > 100 && refused > 100);
    QVERIFY(!readGrowthEvent(QStringLiteral("run.started"), "{}"));
}

/// What is before that which it follows from: by little the same moment, by much left out; counted both ways.
void TestViralModel::tellsClocksApart()
{
    const WallTime begin = InviteWorld().begin;
    const auto reportWith = [&](Milliseconds sent, Milliseconds accepted) {
        ViralModel model(shortConfig());
        model.take({GrowthKind::UserJoined, GrowthKey{1}, GrowthKey::None, begin, {}}, begin + 24h);
        model.take({GrowthKind::InviteSent, GrowthKey{1}, GrowthKey{9}, begin + sent, {}}, begin + 24h);
        model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{9}, begin + accepted, {}}, begin + 24h);
        return model.report(begin + 72h);
    };
    const ViralReport right = reportWith(1h, 2h);
    QCOMPARE(right.window.accepted, quint64(1));
    QCOMPARE(right.window.cycle.value, double(Milliseconds(2h).count()));
    const ViralReport near = reportWith(1h, 57min);
    QCOMPARE(countOf(near, BadInput::ClockMended), quint64(1));
    QCOMPARE(near.window.accepted, quint64(1));
    QCOMPARE(near.window.cycle.value, double(Milliseconds(1h).count()));
    for (const ViralReport &far : {reportWith(1h, 54min), reportWith(-6min, 1h)}) {
        QCOMPARE(countOf(far, BadInput::ClocksApart), quint64(1));
        QCOMPARE(countOf(far, BadInput::ClockMended), quint64(0));
        QCOMPARE(far.window.sent, quint64(0));
        QCOMPARE(far.window.accepted, quint64(0));
        QCOMPARE(far.window.users, quint64(1));
    }
}

/// An invite whose clocks prove to be apart is no trial, whether that shows before it is counted or after.
void TestViralModel::countsStrategiesInAnyOrder()
{
    const WallTime begin = InviteWorld().begin;
    const QString gift = QStringLiteral("gift");
    const GrowthEvent joined{GrowthKind::UserJoined, GrowthKey{1}, GrowthKey::None, begin, {}};
    const GrowthEvent fair{GrowthKind::InviteSent, GrowthKey{1}, GrowthKey{8}, begin + 1h, gift};
    const GrowthEvent sent{GrowthKind::InviteSent, GrowthKey{1}, GrowthKey{9}, begin + 1h, gift};
    const GrowthEvent before{GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{9}, begin + 30min, {}};
    const GrowthEvent early{GrowthKind::InviteSent, GrowthKey{1}, GrowthKey{7}, begin - 1h, gift};
    const GrowthEvent won{GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{7}, begin + 1h, {}};
    std::vector<GrowthEvent> events{joined, fair, sent, before, early, won};
    std::ranges::sort(events, {}, [](const GrowthEvent &event) { return std::tuple(event.kind, event.invite); });
    const WallTime now = begin + 72h;
    for (std::size_t turned = 0; turned < events.size(); ++turned) {
        ViralModel model(shortConfig());
        for (const GrowthEvent &event : events) {
            model.take(event, now);
            (void)model.advance(now);
        }
        const ViralReport report = model.report(now);
        QCOMPARE(report.strategies[0], (StrategyTotals{gift, 1, 0}));
        QCOMPARE(countOf(report, BadInput::ClocksApart), quint64(2));
        std::ranges::rotate(events, events.begin() + 1);
    }
    // The same invite with another strategy says something else.
    ViralModel model(shortConfig());
    GrowthEvent other = sent;
    other.strategy = QStringLiteral("plain");
    for (const GrowthEvent &event : {sent, sent, other})
        model.take(event, now);
    QCOMPARE(countOf(model.report(now), BadInput::Duplicate), quint64(1));
    QCOMPARE(countOf(model.report(now), BadInput::Conflicting), quint64(1));
}

void TestViralModel::letsFollowersWaitForWhatTheyFollow()
{
    const WallTime begin = InviteWorld().begin;
    ViralModel model(shortConfig());
    model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{9}, begin + 2h, {}}, begin + 3h);
    model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{8}, begin + 2h, {}}, begin + 3h);
    QCOMPARE(model.report(begin + 72h).window.accepted, quint64(0));
    model.take({GrowthKind::InviteSent, GrowthKey{1}, GrowthKey{9}, begin + 1h, {}}, begin + 3h);
    model.take({GrowthKind::UserJoined, GrowthKey{1}, GrowthKey::None, begin, {}}, begin + 3h);
    ViralReport report = model.report(begin + 72h);
    QCOMPARE(report.window.accepted, quint64(1));
    QCOMPARE(countOf(report, BadInput::OutOfOrder), quint64(2));
    QCOMPARE(countOf(report, BadInput::Orphaned), quint64(0));
    // The same again, and then another thing about the same.
    model.take({GrowthKind::InviteSent, GrowthKey{1}, GrowthKey{9}, begin + 1h, {}}, begin + 3h);
    model.take({GrowthKind::InviteSent, GrowthKey{2}, GrowthKey{9}, begin + 1h, {}}, begin + 3h);
    model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{9}, begin + 2h, {}}, begin + 3h);
    model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{9}, begin + 1h, {}}, begin + 3h);
    model.take({GrowthKind::UserJoined, GrowthKey{1}, GrowthKey::None, begin, {}}, begin + 3h);
    model.take({GrowthKind::UserJoined, GrowthKey{1}, GrowthKey{9}, begin, {}}, begin + 3h);
    report = model.report(begin + 72h);
    QCOMPARE(countOf(report, BadInput::Duplicate), quint64(3));
    QCOMPARE(countOf(report, BadInput::Conflicting), quint64(3));
    QCOMPARE(report.window.cycle.value, double(Milliseconds(2h).count()));
    QCOMPARE(report.taken, quint64(4));
    QCOMPARE(report.window.accepted, quint64(1));
    (void)model.advance(begin + std::chrono::days(60));
    report = model.report(begin + std::chrono::days(60));
    QCOMPARE(countOf(report, BadInput::Orphaned), quint64(1));
    QCOMPARE(report.invites, quint64(0));
    QCOMPARE(report.users, quint64(0));
}

void TestViralModel::staysWithinItsBounds()
{
    ViralConfig config = shortConfig();
    config.funnel.mostUsers = 300;
    config.funnel.mostInvites = 900;
    config.funnel.mostStrategies = 3;
    InviteWorld world;
    world.arrivals = 200;
    world.days = 10;
    ViralModel model(config);
    quint64 most = 0;
    int number = 0;
    for (GrowthEvent event : world.events()) {
        if (event.kind == GrowthKind::InviteSent)
            event.strategy = QStringLiteral("s%1").arg(++number % 5);
        model.take(event, event.at);
        if (number % 50 == 0)
            most = std::max(most, model.report(event.at).memoryBytes);
    }
    (void)model.advance(world.end());
    const ViralReport report = model.report(world.end());
    QVERIFY2(report.users <= 330 && report.invites <= 990, QByteArray::number(report.users));
    QVERIFY2(most < 330 * 100 + 990 * 120, QByteArray::number(most));
    QVERIFY(countOf(report, BadInput::Evicted) > 1000);
    QVERIFY(countOf(report, BadInput::TooManyStrategies) > 100);
    QCOMPARE(report.strategies.size(), std::size_t(3));
    // The counts by period do not shrink with what is kept.
    quint64 joined = 0;
    for (const GrowthPeriod &period : report.periods)
        joined += period.joined;
    QVERIFY(joined > 2000);
}

/// Wins and losses at the same age, each once, and a win also when word of it comes late.
void TestViralModel::countsStrategiesOnceTheirInvitesAreOfAge()
{
    const WallTime begin = InviteWorld().begin;
    ViralModel model(shortConfig());
    const QString gift = QStringLiteral("gift");
    for (quint64 i = 1; i <= 4; ++i)
        model.take({GrowthKind::InviteSent, GrowthKey{1}, GrowthKey{i}, begin, gift}, begin);
    model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{1}, begin + 1h, {}}, begin + 1h);
    (void)model.advance(begin + 47h);
    QCOMPARE(model.report(begin + 47h).strategies[0], (StrategyTotals{gift, 0, 0}));
    (void)model.advance(begin + 49h);
    (void)model.advance(begin + 50h);
    QCOMPARE(model.report(begin + 50h).strategies[0], (StrategyTotals{gift, 4, 1}));
    model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{2}, begin + 47h, {}}, begin + 51h);
    model.take({GrowthKind::InviteAccepted, GrowthKey::None, GrowthKey{3}, begin + 49h, {}}, begin + 51h); // too late
    (void)model.advance(begin + 52h);
    (void)model.advance(begin + 53h);
    QCOMPARE(model.report(begin + 53h).strategies[0], (StrategyTotals{gift, 4, 2}));
}

void TestViralModel::showsCohortsWithTheirLeaders()
{
    InviteWorld world;
    world.days = 10;
    ViralConfig config = shortConfig();
    config.cohorts = 10;
    ViralModel model = modelOf(world.events(), config);
    StrategyUpdate update;
    update.at = world.begin + std::chrono::days(5);
    update.leader = QStringLiteral("gift");
    model.take(update);
    const WallTime now = world.end() - 1h;
    const ViralReport report = model.report(now);
    QCOMPARE(report.cohorts.size(), std::size_t(10));
    quint64 users = 0;
    for (std::size_t i = 0; i < report.cohorts.size(); ++i) {
        const ViralEstimates &cohort = report.cohorts[i];
        QCOMPARE(cohort.from, world.begin + std::chrono::days(i));
        QCOMPARE(cohort.isComplete, i < 7); // two days, and a moment for the way
        QCOMPARE(cohort.leader, i < 5 ? QString() : QStringLiteral("gift"));
        users += cohort.users;
    }
    QCOMPARE(users, report.users);
    QCOMPARE(report.periods.size(), std::size_t(9)); // the last is not over
    QCOMPARE(report.periods[3].joined, report.cohorts[3].users);
    QCOMPARE(*report.periods[3].k, report.cohorts[3].k.value);
    QVERIFY(!report.periods[8].k);
}

void TestViralModel::goesOnFromItsState()
{
    InviteWorld world;
    world.networkSlope = 0.5;
    world.invites = 1;
    world.mostUsers = 3000;
    const std::vector<GrowthEvent> events = world.events();
    ViralModel whole(shortConfig());
    ViralModel parted(shortConfig());
    for (std::size_t i = 0; i < events.size(); ++i) {
        GrowthEvent event = events[i];
        if (event.kind == GrowthKind::InviteSent)
            event.strategy = i % 2 == 0 ? QStringLiteral("gift") : QStringLiteral("plain");
        whole.take(event, event.at);
        parted.take(event, event.at);
        if (i % 500 != 0)
            continue;
        (void)whole.advance(event.at);
        (void)parted.advance(event.at);
        auto again = ViralModel::fromState(shortConfig(), parted.state());
        QVERIFY(again);
        parted = std::move(*again);
        QCOMPARE(parted.report(event.at), whole.report(event.at));
    }
    QVERIFY(whole.report(world.end()).network.tests > 0);
}

void TestViralModel::refusesAStateThatIsNone_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("changed");
    QTest::newRow("empty") << 0 << -1;
    QTest::newRow("cut") << 300 << -1;
    QTest::newRow("another magic") << 2000 << 1;
    QTest::newRow("a byte changed") << 2000 << 700;
}

void TestViralModel::refusesAStateThatIsNone()
{
    QFETCH(int, length);
    QFETCH(int, changed);
    InviteWorld world;
    world.days = 5;
    QByteArray state = modelOf(world.events(), shortConfig()).state();
    QVERIFY(state.size() > 2000);
    if (length < 2000)
        state.truncate(length);
    if (changed >= 0)
        state[changed] = char(state[changed] ^ 1);
    const auto read = ViralModel::fromState(shortConfig(), state);
    QVERIFY(!read);
    QCOMPARE(read.error().code, QString(errors::kGrowthStateUnreadable));
}

void TestViralModel::beginsAnewAfterAReset()
{
    InviteWorld world;
    world.days = 5;
    ViralModel model = modelOf(world.events(), shortConfig());
    model.reset(world.end());
    const ViralReport report = model.report(world.end());
    QCOMPARE(report.users, quint64(0));
    QCOMPARE(report.bad, BadInputCounts());
    // Later than one whose state was lost, and never back, whatever the clock says.
    QCOMPARE(report.epoch, quint64(world.end().time_since_epoch().count()));
    model.reset(world.begin);
    QCOMPARE(model.report(world.end()).epoch, report.epoch + 1);
    QVERIFY(ViralModel::epochAfter(0, world.begin) > 1);
    // What is published from a state that was kept comes after all that was published before.
    for (int i = 0; i < 50; ++i)
        (void)model.nextSequence();
    const QByteArray kept = model.state();
    const quint64 last = model.nextSequence();
    QVERIFY(ViralModel::fromState(shortConfig(), kept)->nextSequence() > last);
}

QTEST_GUILESS_MAIN(TestViralModel)
#include "tst_viralmodel.moc"
