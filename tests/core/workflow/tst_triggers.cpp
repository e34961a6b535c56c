#include "core/workflow/triggerrules.h"
#include "core/workflow/workflowfile.h"

#include <QDateTime>
#include <QJsonObject>
#include <QTest>

using namespace sluice;

class TestTriggers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void namesWhatIsThereTwice();
    void countsAnIntervalFromWhatIsAccountedFor();
    void makesUpByPolicy();
    void looksAtASchedule_data();
    void looksAtASchedule();
    void accountsForEachTimeOnceHoweverOftenItLooks();
    void findsASavedInput();
    void readsWhatAFileSays();
    void keepsWhatItSaysOfFiles();
    void refusesFilesThatDoNotFit();
};

void TestTriggers::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("trigger");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const char *trigger, const char *code, const char *key = "") {
        QTest::newRow(name) << QByteArray(trigger) << QString::fromLatin1(code) << QString::fromLatin1(key);
    };
    row("sound cron", R"("kind":"cron","cron":"0 9 * * *","zone":"Europe/Berlin")", "");
    row("sound interval", R"("kind":"interval","every":"1s")", "");
    row("sound event", R"("kind":"event","topic":"orders.*.new.**")", "");
    row("any failure", R"("kind":"failure")", "");
    row("a saved input", R"("kind":"manual","input":{"a":1})", "");
    row("cron that cannot be read", R"("kind":"cron","cron":"0 25 * * *")", "cron.outOfRange", "cron");
    row("no cron", R"("kind":"cron")", "cron.fields", "cron");
    row("zone", R"("kind":"cron","cron":"0 9 * * *","zone":"Europe/Nowhere")", "trigger.unknownZone", "zone");
    row("no interval", R"("kind":"interval")", "trigger.shortInterval", "every");
    row("too short an interval", R"("kind":"interval","every":"999ms")", "trigger.shortInterval", "every");
    row("no topic", R"("kind":"event")", "trigger.badTopic", "topic");
    row("a topic with an empty part", R"("kind":"event","topic":"a..b")", "trigger.badTopic", "topic");
    row("a value", R"("kind":"event","topic":"a","key":"b.0","value":"x")", "");
    row("a value of no field", R"("kind":"event","topic":"a","value":"x")", "trigger.noField", "key");
    row("files", R"("kind":"file","folder":"in","pattern":"*.[ct]sv","settle":"0s","existing":true)", "");
    row("files of no folder", R"("kind":"file","folder":" ")", "trigger.noFolder", "folder");
    row("files of a folder in it", R"("kind":"file","folder":"in","pattern":"a/*.csv")", "trigger.badPattern",
        "pattern");
    row("files with a pattern that does not end", R"("kind":"file","folder":"in","pattern":"[a")", "trigger.badPattern",
        "pattern");
    row("files that settle too long", R"("kind":"file","folder":"in","settle":"61m")", "trigger.longSettle", "settle");
    row("rest in the middle", R"("kind":"event","topic":"a.**.b")", "trigger.badTopic", "topic");
}

Result<Workflow> workflowWith(const QByteArray &triggers)
{
    return readWorkflow(R"({"format":1,"name":"","triggers":[)" + triggers + R"(],"tasks":[],"edges":[]})",
                        QStringLiteral("w"));
}

void TestTriggers::tellsWhatIsWrong()
{
    QFETCH(QByteArray, trigger);
    QFETCH(QString, code);
    QFETCH(QString, key);
    const auto workflow = workflowWith(R"({"id":"t",)" + trigger + '}');
    QVERIFY(workflow);
    const Problems problems = checkTriggers(*workflow);
    QCOMPARE(problems.empty() ? QString() : problems.front().error.code, code);
    for (const Problem &problem : problems) {
        QCOMPARE(problem.error.args.value(QStringLiteral("trigger")), QStringLiteral("t"));
        const auto place = triggerPlace(problem.field);
        QVERIFY2(place, qPrintable(problem.field));
        QCOMPARE(place->trigger, QStringLiteral("t"));
        QCOMPARE(place->key, key);
    }
}

void TestTriggers::namesWhatIsThereTwice()
{
    const auto workflow = workflowWith(
        R"({"id":"a","kind":"manual"},{"id":"a","kind":"failure"},{"id":"b c","kind":"manual"})");
    QVERIFY(workflow);
    QStringList codes;
    for (const Problem &problem : checkTriggers(*workflow))
        codes.append(problem.error.code + u' ' + problem.error.args.value(QStringLiteral("trigger")));
    QCOMPARE(codes, QStringList({QStringLiteral("trigger.duplicateId a"), QStringLiteral("trigger.badId b c")}));
    QVERIFY(triggerPlace(checkTriggers(*workflow).back().field)
            == (TriggerPlace{QStringLiteral("b c"), QStringLiteral("id")}));
    QVERIFY(!triggerPlace(QStringLiteral("triggers.")));
    QVERIFY(!triggerPlace(QStringLiteral("reliability.base")));
}

void TestTriggers::countsAnIntervalFromWhatIsAccountedFor()
{
    Trigger trigger;
    trigger.kind = TriggerKind::Interval;
    trigger.every = std::chrono::minutes(5);
    const WallTime from{Milliseconds(1'700'000'000'123)};
    QVERIFY(nextDue(trigger, from) == from + std::chrono::minutes(5));
    trigger.kind = TriggerKind::Event;
    QVERIFY(!nextDue(trigger, from));
}

void TestTriggers::makesUpByPolicy()
{
    std::vector<WallTime> missed;
    for (int i = 1; i <= 250; ++i)
        missed.emplace_back(std::chrono::seconds(i));
    QVERIFY(madeUp(MissedPolicy::Skip, missed).empty());
    QVERIFY(madeUp(MissedPolicy::Once, {}).empty());
    QVERIFY(madeUp(MissedPolicy::Once, missed) == std::vector<WallTime>{missed.back()});
    const auto each = madeUp(MissedPolicy::Each, missed);
    QCOMPARE(each.size(), 100U);
    QVERIFY(each.front() == missed[150] && each.back() == missed[249]);
    QCOMPARE(madeUp(MissedPolicy::Each, {missed[0], missed[1]}).size(), 2U);
}

void TestTriggers::looksAtASchedule_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("now"); // seconds after what is accounted for; it is due every ten
    QTest::addColumn<int>("watched");
    QTest::addColumn<QList<int>>("due");
    QTest::addColumn<int>("madeUp");
    QTest::addColumn<int>("missed");
    QTest::addColumn<int>("accounted");
    constexpr int kSkip = int(MissedPolicy::Skip);
    constexpr int kEach = int(MissedPolicy::Each);
    constexpr int kOnce = int(MissedPolicy::Once);
    QTest::newRow("not yet") << kEach << 9 << 100 << QList<int>{} << 0 << 0 << 9;
    QTest::newRow("on time") << kSkip << 10 << 100 << QList<int>{10} << 0 << 0 << 10;
    QTest::newRow("just on time") << kSkip << 15 << 100 << QList<int>{10} << 0 << 0 << 10;
    QTest::newRow("too late") << kSkip << 16 << 100 << QList<int>{} << 0 << 1 << 10;
    QTest::newRow("before anybody watched") << kSkip << 11 << 1 << QList<int>{} << 0 << 1 << 10;
    QTest::newRow("since somebody watches") << kSkip << 11 << 2 << QList<int>{10} << 0 << 0 << 10;
    QTest::newRow("one for all, and one on time") << kOnce << 41 << 2 << QList<int>{30, 40} << 1 << 3 << 40;
    QTest::newRow("each, and one on time") << kEach << 41 << 2 << QList<int>{10, 20, 30, 40} << 3 << 3 << 40;
    QTest::newRow("a clock that was set back") << kEach << -20 << 100 << QList<int>{} << 0 << 0 << 0;
}

void TestTriggers::looksAtASchedule()
{
    QFETCH(int, policy);
    QFETCH(int, now);
    QFETCH(int, watched);
    QFETCH(QList<int>, due);
    QFETCH(int, madeUp);
    QFETCH(int, missed);
    QFETCH(int, accounted);
    Trigger trigger;
    trigger.kind = TriggerKind::Interval;
    trigger.every = std::chrono::seconds(10);
    trigger.missed = static_cast<MissedPolicy>(policy);
    const WallTime from{Milliseconds(1'700'000'000'000)};
    const ScheduleLook look = lookAt(trigger, from, from + std::chrono::seconds(now), std::chrono::seconds(watched));
    QList<int> seen;
    for (const WallTime at : look.due)
        seen.append(int((at - from).count() / 1000));
    QCOMPARE(seen, due);
    QCOMPARE(int(look.madeUp), madeUp);
    QCOMPARE(int(look.missed), missed);
    QCOMPARE(int((look.accounted - from).count() / 1000), accounted);
}

/// Also over the two nights in which the clocks change.
void TestTriggers::accountsForEachTimeOnceHoweverOftenItLooks()
{
    for (const char *start : {"2024-03-30T20:00:00Z", "2024-10-26T20:00:00Z"}) {
        Trigger trigger;
        trigger.kind = TriggerKind::Cron;
        trigger.cron = QStringLiteral("*/20 2,4 * * *");
        trigger.zone = QStringLiteral("Europe/Berlin");
        trigger.missed = MissedPolicy::Each;
        const WallTime from{
            Milliseconds(QDateTime::fromString(QLatin1StringView(start), Qt::ISODate).toMSecsSinceEpoch())};
        const WallTime until = from + std::chrono::hours(12);
        const auto all = lastDue(trigger, from, until, kMostMadeUp);
        QVERIFY(all.size() >= 4);
        for (const int step : {7, 61, 1800, 7200}) {
            std::vector<WallTime> seen;
            WallTime accounted = from;
            for (WallTime now = from; now <= until; now += std::chrono::seconds(step)) {
                const ScheduleLook look = lookAt(trigger, accounted, now, std::chrono::hours(100));
                seen.insert(seen.end(), look.due.begin(), look.due.end());
                accounted = look.accounted;
            }
            const auto rest = lookAt(trigger, accounted, until, std::chrono::hours(100));
            seen.insert(seen.end(), rest.due.begin(), rest.due.end());
            QVERIFY(seen == all);
        }
    }
}

void TestTriggers::findsASavedInput()
{
    const auto workflow = workflowWith(
        R"({"id":"a","kind":"manual","input":{"n":1}},{"id":"b","kind":"failure","input":2},{"id":"c","kind":"manual"})");
    QVERIFY(workflow);
    QCOMPARE(savedInput(*workflow, QStringLiteral("a")).value(), QJsonValue(QJsonObject{{QStringLiteral("n"), 1}}));
    QVERIFY(savedInput(*workflow, QStringLiteral("c")).value().isUndefined());
    const auto none = savedInput(*workflow, QStringLiteral("b"));
    QVERIFY(!none);
    QCOMPARE(none.error().code, QStringLiteral("trigger.noInput"));
    QCOMPARE(none.error().args.value(QStringLiteral("known")), QStringLiteral("a, c"));
}

void TestTriggers::readsWhatAFileSays()
{
    const auto workflow = workflowWith(
        R"({"id":"a","kind":"interval","every":"90s","missed":"skip"},{"id":"f","kind":"failure","workflow":"x","input":7})");
    QVERIFY(workflow);
    QCOMPARE(workflow->triggers.size(), 2U);
    QVERIFY(workflow->triggers[0].every == std::chrono::seconds(90));
    QVERIFY(workflow->triggers[0].missed == MissedPolicy::Skip);
    QVERIFY(workflow->triggers[0].input.isUndefined());
    QCOMPARE(workflow->triggers[1].workflow, QStringLiteral("x"));
    QCOMPARE(workflow->triggers[1].input, QJsonValue(7));
    QVERIFY(workflow->triggers[1].missed == MissedPolicy::Once);
}

void TestTriggers::keepsWhatItSaysOfFiles()
{
    const auto workflow = workflowWith(
        R"({"id":"a","kind":"file","folder":"in","pattern":"*.csv","settle":"3s","existing":true},)"
        R"({"id":"b","kind":"file","folder":"in"})");
    QVERIFY(workflow);
    const Trigger &first = workflow->triggers[0];
    QCOMPARE(first.folder, QStringLiteral("in"));
    QCOMPARE(first.pattern, QStringLiteral("*.csv"));
    QVERIFY(first.settle == std::chrono::seconds(3) && first.existing);
    const Trigger &second = workflow->triggers[1];
    QVERIFY(second.settle == std::chrono::seconds(2) && !second.existing && second.pattern.isEmpty());
    const auto again = readWorkflow(writeWorkflow(*workflow), QStringLiteral("w"));
    QVERIFY(again);
    QVERIFY(again->triggers == workflow->triggers);
    QVERIFY(namePattern(first).match(QStringLiteral("a b.csv")).hasMatch());
    QVERIFY(!namePattern(first).match(QStringLiteral("a.csv.part")).hasMatch());
    QVERIFY(namePattern(second).match(QStringLiteral("any")).hasMatch());
}

void TestTriggers::refusesFilesThatDoNotFit()
{
    for (const char *wrong : {R"({"kind":"cron"})", R"({"id":"a"})", R"({"id":"a","kind":"often"})",
                              R"({"id":"a","kind":"cron","missed":"never"})", R"({"id":"a","kind":"cron","more":1})",
                              R"({"id":"a","kind":"interval","every":"soon"})"})
        QVERIFY2(!workflowWith(wrong), wrong);
}

QTEST_GUILESS_MAIN(TestTriggers)
#include "tst_triggers.moc"
