#include "core/components/errors.h"
#include "tests/core/engine/coordinatorbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const QString kSick = QStringLiteral("sick");
const QString kWell = QStringLiteral("well");
const QString kFit = QStringLiteral("fit");
constexpr int kPatience = 20000;

} // namespace

/// Real threads, at a pace of milliseconds. Whatever one component does, the others go on.
class TestSystemCoordinator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsBackWhatHangsInAHandler();
    void givesBackWhatWaitedForAComponentThatHangs();
    void bringsBackWhatThrows_data();
    void bringsBackWhatThrows();
    void stopsWhatWasNeverMade();
    void leavesAThreadWhoseDestructorHangs();
    void takesNothingFromAnAbandonedOneThatWakesUp();
    void asksForARestartAtTheThirdThreadThatHangs();
    void leavesItToAPersonAfterTooManyRecoveries();
    void abandonsWhatNeverStops();
    void obeysOrdersForOneComponent();
    void refusesOrdersWithTheReason();
    void breaksAComponentOnPurpose_data();
    void breaksAComponentOnPurpose();
};

void TestSystemCoordinator::bringsBackWhatHangsInAHandler()
{
    CoordinatorBench bench({kSick, kWell, kFit});
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
    bench.parts.at(kSick).healths.clear();
    bench.say(kSick, Patient::kHang);
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 2), kPatience);
    using Health = ComponentHealth;
    const std::vector<Health> expected{Health::Ok, Health::Late, Health::Suspect, Health::Lost, Health::Ok};
    QCOMPARE(bench.parts.at(kSick).healths, expected);
    QCOMPARE(bench.shown(kSick).abandoned, 1U);
    QCOMPARE(bench.shown(kSick).restarts, 1U);
    QCOMPARE(bench.shown(kSick).lastError.code, QString(errors::kComponentLost));
    QVERIFY(bench.othersGoOn(kSick));
    bench.say(kSick, 1);
    QTRY_COMPARE_WITH_TIMEOUT(bench.parts.at(kSick).done->load(), 1, kPatience);
    QVERIFY(bench.end());
}

void TestSystemCoordinator::givesBackWhatWaitedForAComponentThatHangs()
{
    CoordinatorBench bench({kSick, kWell});
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
    bench.say(kSick, Patient::kHang);
    QTRY_COMPARE_WITH_TIMEOUT(bench.trap->caught(), 1, kPatience);
    bench.say(kSick, 7);
    bench.say(kSick, 8);
    QTRY_COMPARE_WITH_TIMEOUT(bench.parts.at(kSick).givenBack, (std::vector<int>{7, 8}), kPatience);
    QVERIFY(!bench.parts.at(kSick).inbox->post(9)); // nothing more is lost in it
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 2), kPatience);
    QCOMPARE(bench.parts.at(kSick).done->load(), 0);
}

void TestSystemCoordinator::bringsBackWhatThrows_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    for (const auto &[where, what] : {std::pair("constructor", "born to fail"), std::pair("start", "no start today"),
                                      std::pair("handler", "a bad message"), std::pair("loop", "out of the loop")})
        QTest::newRow(where) << QString::fromLatin1(where) << QString::fromLatin1(what);
}

void TestSystemCoordinator::bringsBackWhatThrows()
{
    QFETCH(QString, where);
    QFETCH(QString, what);
    if (where == u"loop") // Qt warns of what passes through its loop
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("caught an exception")));
    CoordinatorBench bench({kSick, kWell});
    bench.parts.at(kSick).conduct = [where](quint32 generation) {
        Conduct conduct;
        conduct.throwsInConstructor = generation == 1 && where == u"constructor";
        conduct.throwsInStart = generation == 1 && where == u"start";
        conduct.threwOutOfLoop = generation == 1 && where == u"loop";
        return conduct;
    };
    bench.start();
    if (where == u"handler") {
        QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
        bench.say(kSick, Patient::kThrow);
    }
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 2), kPatience);
    QCOMPARE(bench.shown(kSick).lastError.code, QString(errors::kComponentThrew));
    QCOMPARE(bench.shown(kSick).lastError.detail, what);
    QCOMPARE(bench.shown(kSick).abandoned, 0U); // its thread ended by itself
    QVERIFY(bench.othersGoOn(kSick));
    QVERIFY(bench.end());
}

void TestSystemCoordinator::stopsWhatWasNeverMade()
{
    CoordinatorBench bench({kSick, kWell});
    bench.parts.at(kSick).conduct = [](quint32) { return Conduct{.throwsInConstructor = true}; };
    bench.config.coolDown = std::chrono::seconds(60);
    bench.start();
    QTRY_COMPARE_WITH_TIMEOUT(bench.shown(kSick).phase, ComponentPhase::Recovering, kPatience);
    QVERIFY(bench.end());
}

void TestSystemCoordinator::leavesAThreadWhoseDestructorHangs()
{
    CoordinatorBench bench({kSick, kWell});
    bench.parts.at(kSick).conduct = [](quint32 generation) { return Conduct{.hangsInDestructor = generation == 1}; };
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
    bench.say(kSick, Patient::kThrow);
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 2), kPatience);
    QCOMPARE(bench.shown(kSick).abandoned, 1U);
    QVERIFY(bench.othersGoOn(kSick));
    QVERIFY(bench.end());
}

void TestSystemCoordinator::takesNothingFromAnAbandonedOneThatWakesUp()
{
    CoordinatorBench bench({kSick, kWell});
    bench.parts.at(kSick).conduct = [](quint32 generation) { return Conduct{.hangsInStart = generation == 1}; };
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 2), kPatience);
    const quint64 beats = bench.shown(kSick).heartbeats;
    bench.trap->open(); // the first one goes on where it hung, and would attach itself
    QTRY_COMPARE_WITH_TIMEOUT(bench.trap->caught(), 0, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown(kSick).heartbeats > beats + 3, kPatience);
    QVERIFY(bench.runs(kSick, 2));
    bench.say(kSick, 1);
    QTRY_COMPARE_WITH_TIMEOUT(bench.parts.at(kSick).done->load(), 1, kPatience);
    QVERIFY(bench.end());
}

void TestSystemCoordinator::asksForARestartAtTheThirdThreadThatHangs()
{
    CoordinatorBench bench({kSick, kWell});
    bench.start();
    for (quint32 generation = 1; generation <= 3; ++generation) {
        QVERIFY(!bench.alert);
        QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, generation), kPatience);
        bench.say(kSick, Patient::kHang);
        QTRY_COMPARE_WITH_TIMEOUT(bench.shown(kSick).abandoned, generation, kPatience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(bench.alert.has_value(), kPatience);
    QCOMPARE(bench.alert->code, QString(errors::kComponentsAbandoned));
    QCOMPARE(bench.alert->args.value(QStringLiteral("count")), QStringLiteral("3"));
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 4), kPatience);
    QVERIFY(bench.othersGoOn(kSick));
    QVERIFY(bench.alert.has_value()); // until the program is restarted
    QVERIFY(bench.end());
}

void TestSystemCoordinator::leavesItToAPersonAfterTooManyRecoveries()
{
    CoordinatorBench bench({kSick, kWell});
    bench.parts.at(kSick).conduct = [](quint32 generation) { return Conduct{.failsToStart = generation <= 6}; };
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown(kSick).needsPerson, kPatience);
    QCOMPARE(bench.shown(kSick).phase, ComponentPhase::Error);
    QCOMPARE(bench.shown(kSick).generation, 6U); // the first, and five recoveries
    QVERIFY(bench.alert.has_value());
    QCOMPARE(bench.alert->code, QString(errors::kComponentRecoveredTooOften));
    QCOMPARE(bench.alert->args.value(QStringLiteral("component")), kSick);
    QVERIFY(bench.othersGoOn(kSick));
    QVERIFY(bench.alert.has_value());
    bench.order(kSick, ComponentAction::Start);
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 7), kPatience);
    QVERIFY(!bench.alert && !bench.shown(kSick).needsPerson);
    QVERIFY(bench.end());
}

void TestSystemCoordinator::abandonsWhatNeverStops()
{
    CoordinatorBench bench({kSick, kWell});
    bench.parts.at(kSick).conduct = [](quint32 generation) { return Conduct{.hangsInStop = generation == 1}; };
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
    bench.order(kSick, ComponentAction::Stop);
    QTRY_COMPARE_WITH_TIMEOUT(bench.shown(kSick).phase, ComponentPhase::Error, kPatience);
    QCOMPARE(bench.shown(kSick).abandoned, 1U);
    QVERIFY(bench.shown(kSick).needsPerson);
    QVERIFY(bench.othersGoOn(kSick));
    bench.order(kSick, ComponentAction::Start);
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 2), kPatience);
    QVERIFY(bench.end());
}

void TestSystemCoordinator::obeysOrdersForOneComponent()
{
    CoordinatorBench bench({kSick, kWell});
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
    using Phase = ComponentPhase;
    const auto comesTo = [&](ComponentAction action, Phase phase, quint32 generation) {
        bench.order(kSick, action);
        return QTest::qWaitFor(
            [&] { return bench.shown(kSick).phase == phase && bench.shown(kSick).generation == generation; },
            kPatience);
    };
    QVERIFY(comesTo(ComponentAction::Pause, Phase::Paused, 1));
    QVERIFY(comesTo(ComponentAction::Resume, Phase::Running, 1));
    QVERIFY(comesTo(ComponentAction::Restart, Phase::Running, 2));
    QVERIFY(comesTo(ComponentAction::Drain, Phase::Stopped, 2));
    QVERIFY(comesTo(ComponentAction::Start, Phase::Running, 3));
    QVERIFY(comesTo(ComponentAction::Stop, Phase::Stopped, 3));
    QVERIFY(comesTo(ComponentAction::Restart, Phase::Running, 4));
    QVERIFY(bench.othersGoOn(kSick));
    QCOMPARE(bench.answers.size(), std::size_t(7));
    for (const CoordinatorAnswer &answer : bench.answers)
        QVERIFY2(!answer.error, qPrintable(answer.error ? answer.error->code : QString()));
    QVERIFY(bench.end());
}

void TestSystemCoordinator::refusesOrdersWithTheReason()
{
    CoordinatorBench bench({kSick, kWell});
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
    bench.order(QStringLiteral("ghost"), ComponentAction::Pause);
    bench.order(kSick, ComponentAction::Resume);
    QTRY_COMPARE_WITH_TIMEOUT(bench.answers.size(), std::size_t(2), kPatience);
    QCOMPARE(bench.answers[0].error->code, QString(errors::kComponentUnknown));
    QCOMPARE(bench.answers[1].error->code, QString(errors::kComponentActionIllegal));
    QCOMPARE(bench.answers[1].error->args.value(QStringLiteral("state")), QStringLiteral("running"));
    QCOMPARE(bench.answers[1].error->args.value(QStringLiteral("action")), QStringLiteral("resume"));
    QVERIFY(bench.end());
}

void TestSystemCoordinator::breaksAComponentOnPurpose_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint32>("abandoned");
    QTest::newRow("hang") << static_cast<int>(ComponentFault::Kind::Hang) << 1U;
    QTest::newRow("throw") << static_cast<int>(ComponentFault::Kind::Throw) << 0U;
    QTest::newRow("die") << static_cast<int>(ComponentFault::Kind::Die) << 0U;
}

void TestSystemCoordinator::breaksAComponentOnPurpose()
{
    QFETCH(int, kind);
    QFETCH(quint32, abandoned);
    CoordinatorBench bench({kSick, kWell});
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 1), kPatience);
    CoordinatorOrder order;
    order.kind = CoordinatorOrder::Kind::Break;
    order.fault = {kSick, static_cast<ComponentFault::Kind>(kind)};
    bench.orders->post(order);
    QTRY_VERIFY_WITH_TIMEOUT(bench.runs(kSick, 2), kPatience);
    QCOMPARE(bench.shown(kSick).abandoned, abandoned);
    QVERIFY(bench.othersGoOn(kSick));
    QVERIFY(bench.end());
}

QTEST_GUILESS_MAIN(TestSystemCoordinator)
#include "tst_systemcoordinator.moc"
