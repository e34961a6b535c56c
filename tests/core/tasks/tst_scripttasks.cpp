#include "tests/core/tasks/hostdriver.h"

#include <thread>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

class TestScriptTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_driver = std::make_unique<HostDriver>(); }
    void evaluates_data();
    void evaluates();
    void tellsWhereAScriptFailed_data();
    void tellsWhereAScriptFailed();
    void transformsManyItems();
    void reportsAScriptThatNeverEnds();
    void keepsTheAttemptsOwnTime();
    void stopsWhileAScriptRuns();
    void refusesAnUnknownType();
    void reportsAMissingProgram();

private:
    std::unique_ptr<HostDriver> m_driver;
};

void TestScriptTasks::evaluates_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("expected");
    QTest::newRow("transform") << u"transform"_s << QByteArray(R"js({"expression":"({ z: input.n + 1, a: 1 })"})js")
                               << uR"(:{"z":3,"a":1})"_s;
    QTest::newRow("if") << u"if"_s << QByteArray(R"({"condition":"input.n > 5"})") << uR"(false:{"n":2})"_s;
    QTest::newRow("forEach") << u"forEach"_s << QByteArray(R"js({"items":"[1,2].map(x => x * input.n)"})js")
                             << u">[2,4]"_s;
    QTest::newRow("forEach of an object")
        << u"forEach"_s << QByteArray(R"js({"items":"({})"})js") << u"permanent forEach.notArray"_s;
    QTest::newRow("set") << u"set"_s << QByteArray(R"({"values":{"m":"{{ input.n * 2 }}"}})") << uR"(:{"m":4,"n":2})"_s;
    QTest::newRow("throws") << u"transform"_s << QByteArray(R"({"expression":"input.x.y"})")
                            << u"permanent expression.pathMissing"_s;
    QTest::newRow("throws in a script") << u"transform"_s << QByteArray(R"({"expression":"input.x.y + 1"})")
                                        << u"permanent script.threw"_s;
    QTest::newRow("syntax") << u"if"_s << QByteArray(R"({"condition":"1 +"})") << u"permanent script.threw"_s;
    QTest::newRow("too large") << u"transform"_s << QByteArray(R"js({"expression":"'x'.repeat(17e6)"})js")
                               << u"permanent script.outputTooLarge"_s;
}

void TestScriptTasks::evaluates()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, params);
    QFETCH(QString, expected);
    QCOMPARE(words(m_driver->perform(attempt(type, params, R"({"n":2})"))), expected);
    QCOMPARE(m_driver->host().running(), 0U);
}

void TestScriptTasks::tellsWhereAScriptFailed_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("place");
    QTest::newRow("parameter that is a script")
        << u"transform"_s << QByteArray(R"({"expression":"1 +\n  foo"})") << u"expression (Expression) 2:3"_s;
    QTest::newRow("condition") << u"if"_s << QByteArray(R"({"condition":" input.n > foo"})")
                               << u"condition (Condition) 1:12"_s;
    QTest::newRow("text with a script") << u"set"_s << QByteArray(R"({"values":{"m":"a\nb {{ foo() }}"}})")
                                        << u"values.m (Fields) 2:6"_s;
}

void TestScriptTasks::tellsWhereAScriptFailed()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, params);
    QFETCH(QString, place);
    const auto error = errorOf(m_driver->perform(attempt(type, params, R"({"n":2})")));
    QCOMPARE(error.code, u"script.threw"_s);
    QCOMPARE(u"%1 (%2) %3:%4"_s.arg(error.args.value(u"parameter"_s), error.args.value(u"label"_s),
                                    error.args.value(u"line"_s), error.args.value(u"column"_s)),
             place);
}

void TestScriptTasks::transformsManyItems()
{
    std::vector<std::shared_ptr<std::vector<AttemptResult>>> results;
    for (quint32 i = 0; i < 249; ++i) {
        auto each = attempt(u"transform"_s, R"js({"expression":"({ n: index, code: item.code + '!' })"})js");
        each.data.index = i;
        each.data.item = R"({"code":"C"})";
        each.step = StepIndex{i};
        results.push_back(m_driver->start(each));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->host().running(), 0U, 30'000);
    for (quint32 i = 0; i < 249; ++i) {
        QCOMPARE(results[i]->size(), std::size_t(1));
        QCOMPARE(results[i]->front().step, StepIndex{i});
        QCOMPARE(words(results[i]->front().outcome), uR"(:{"n":%1,"code":"C!"})"_s.arg(i));
    }
}

void TestScriptTasks::reportsAScriptThatNeverEnds()
{
    const auto outcome = m_driver->perform(attempt(u"transform"_s, R"js({"expression":"(() => { for (;;); })()"})js"));
    QCOMPARE(words(outcome), u"permanent script.timeout"_s);
    QCOMPARE(words(m_driver->perform(attempt(u"transform"_s, R"({"expression":"1 + 1"})"))), u":2"_s);
}

void TestScriptTasks::keepsTheAttemptsOwnTime()
{
    auto slow = attempt(u"transform"_s, R"js({"expression":"(() => { for (;;); })()"})js");
    slow.timeout = Milliseconds(100);
    slow.safety = RepeatSafety::Unsafe;
    QCOMPARE(words(m_driver->perform(slow)), u"transient task.timedOut"_s); // no effect has begun
}

void TestScriptTasks::stopsWhileAScriptRuns()
{
    std::stop_source stop;
    auto slow = attempt(u"transform"_s, R"js({"expression":"(() => { for (;;); })()"})js");
    slow.stop = stop.get_token();
    const auto results = m_driver->start(slow);
    QVERIFY(results->empty());
    std::jthread other([&stop] { stop.request_stop(); }); // the engine asks from its own thread
    QTRY_COMPARE(results->size(), std::size_t(1));
    QCOMPARE(words(results->front().outcome), u"cancelled task.cancelled"_s);
    QCOMPARE(words(m_driver->perform(attempt(u"transform"_s, R"({"expression":"1 + 1"})"))), u":2"_s);
    QCOMPARE(results->size(), std::size_t(1));
}

void TestScriptTasks::refusesAnUnknownType()
{
    const auto outcome = m_driver->perform(attempt(u"nonsense"_s, "{}"));
    QCOMPARE(words(outcome), u"permanent task.typeUnknown"_s);
    QCOMPARE(errorOf(outcome).args.value(u"type"_s), u"nonsense"_s);
}

void TestScriptTasks::reportsAMissingProgram()
{
    const SystemClock clock;
    const auto host = TaskHost::create(clock, {1, 1, u"/nowhere/sluice-script"_s});
    std::vector<AttemptResult> results;
    host->start(attempt(u"transform"_s, R"({"expression":"1 + 1"})"),
                [&results](AttemptResult &&result) { results.push_back(std::move(result)); });
    QTRY_COMPARE(results.size(), std::size_t(1));
    QCOMPARE(words(results.front().outcome), u"transient script.startFailed"_s);
}

QTEST_GUILESS_MAIN(TestScriptTasks)
#include "tst_scripttasks.moc"
