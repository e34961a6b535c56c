#include "core/tasks/errors.h"
#include "tests/core/tasks/hostdriver.h"

#include <QRegularExpression>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

class TestInlineTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheOutcome_data();
    void givesTheOutcome();
    void leavesTheRestToTheHost_data();
    void leavesTheRestToTheHost();
    void waitsUntilNowAndTheDuration();
    void waitsUntilAMoment();
    void logsOneLine();
    void describesEachTypeWhole();
    void knowsWhichCallsAreSafe();
};

void TestInlineTasks::givesTheOutcome_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *type, const char *params, const char *input,
                        const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(type) << QByteArray(params) << QByteArray(input)
                            << QString::fromUtf8(expected);
    };
    row("noop", "noop", "{}", "{ \"b\":1, \"a\":2 }", ":{ \"b\":1, \"a\":2 }");
    row("noop without input", "noop", "{}", "", ":null");
    row("end", "end", "{}", "[1.0]", ":[1.0]");
    row("join", "join", "{\"mode\":\"any\"}", "[1]", ":[1]");
    row("set merges", "set", R"({"values":{"b":"{{input.a}}","c":[1]}})", R"({"a":1,"b":2})",
        R"(:{"a":1,"b":1,"c":[1]})");
    row("set alone", "set", R"({"values":{"b":2},"keepInput":false})", "[1]", R"(:{"b":2})");
    row("set on nothing", "set", R"({"values":{"b":2}})", "null", R"(:{"b":2})");
    row("set from a path", "set", R"({"values":"{{input.o}}","keepInput":false})", R"({"o":{"x":1}})", R"(:{"x":1})");
    row("set on a list", "set", R"({"values":{"b":2}})", "[1]", "permanent task.inputNotObject");
    row("set a number", "set", R"({"values":3})", "{}", "permanent task.parameterKind");
    row("set nothing", "set", "{}", "{}", "permanent task.parameterMissing");
    row("set a missing path", "set", R"({"values":{"b":"{{input.nope}}"}})", "{}", "permanent expression.pathMissing");
    row("set with open braces", "set", R"({"values":{"b":"{{input"}})", "{}", "permanent expression.unclosed");
    row("if true", "if", R"({"condition":"input.n"})", R"({"n":3})", R"(true:{"n":3})");
    row("if zero", "if", R"({"condition":"input.n"})", R"({"n":0.0})", R"(false:{"n":0.0})");
    row("if empty text", "if", R"({"condition":"input"})", "\"\"", "false:\"\"");
    row("if null", "if", R"({"condition":"input"})", "", "false:null");
    row("if empty list", "if", R"({"condition":"input"})", "[]", "true:[]");
    row("if false", "if", R"({"condition":"input"})", "false", "false:false");
    row("if missing path", "if", R"({"condition":"input.x"})", "{}", "permanent expression.pathMissing");
    row("if without condition", "if", R"({"condition":" "})", "{}", "permanent task.parameterMissing");
    row("transform path", "transform", R"({"expression":"input.z"})", R"({"z":{"b": 1.0,"a":2}})",
        R"(:{"b": 1.0,"a":2})");
    row("forEach default", "forEach", "{}", "[1, {\"b\":2}]", ">[1, {\"b\":2}]");
    row("forEach path", "forEach", R"({"items":"input['3166-1']"})", R"({"3166-1":[]})", ">[]");
    row("forEach no list", "forEach", "{}", "{}", "permanent forEach.notArray");
    row("delay", "delay", R"({"duration":"5s"})", "1", "wait");
    row("delay until", "delay", R"({"until":"2026-11-24T18:00:00Z"})", "1", "wait");
    row("delay until a path", "delay", R"({"until":"{{input.at}}"})", R"({"at":"2026-11-24T18:00:00.5+01:00"})",
        "wait");
    row("delay until no zone", "delay", R"({"until":"2026-11-24T18:00:00"})", "1", "permanent task.badTime");
    row("delay until no such day", "delay", R"({"until":"2026-02-30T18:00:00Z"})", "1", "permanent task.badTime");
    row("delay until a list", "delay", R"({"until":"{{input}}"})", "[1]", "permanent task.parameterKind");
    row("switch text", "switch", R"({"value":"input.c","cases":{"eu":"AT","us":"US"}})", R"({"c":"AT"})",
        R"(eu:{"c":"AT"})");
    row("switch number", "switch", R"({"value":"input","cases":{"one":"1","two":"2"}})", "2", "two:2");
    row("switch default", "switch", R"({"value":"input","cases":{"one":"1"}})", "\"1.0\"", "default:\"1.0\"");
    row("switch null", "switch", R"({"value":"input","cases":{"none":"null"}})", "", "none:null");
    row("switch without cases", "switch", R"({"value":"input"})", "1", "permanent task.parameterMissing");
    row("event.publish", "event.publish", R"({"topic":"order.paid","data":{"id":"{{input.id}}"}})", R"({"id":7})",
        R"(:{"topic":"order.paid","data":{"id":7}})");
    row("event.publish of its input", "event.publish", R"({"topic":" order.paid "})", R"({"id": 7.0})",
        R"(:{"topic":"order.paid","data":{"id": 7.0}})");
    row("event.publish of nothing", "event.publish", R"({"topic":"a"})", "", R"(:{"topic":"a","data":null})");
    row("event.publish on no topic", "event.publish", R"({"topic":"a..b"})", "1", "permanent event.topicMalformed");
    row("event.publish without a topic", "event.publish", "{}", "1", "permanent task.parameterMissing");
    row("webhook.respond as it is", "webhook.respond", R"({})", "1", R"(:{"headers":{},"status":200})");
    row("webhook.respond with a body", "webhook.respond",
        R"({"status":404,"headers":{"X-A":"b"},"body":{"id":"{{ input.id }}"}})", R"({"id":7})",
        R"(:{"body":{"id":7},"headers":{"X-A":"b"},"status":404})");
    row("webhook.respond with a status that goes on", "webhook.respond", R"({"status":100})", "1",
        "permanent respond.badStatus");
    row("webhook.respond with half a status", "webhook.respond", R"({"status":200.5})", "1",
        "permanent respond.badStatus");
    row("webhook.respond with two headers in one", "webhook.respond", R"({"headers":{"X-A":"b\r\nX-B: c"}})", "1",
        "permanent respond.badHeader");
    row("webhook.respond with a header in a name", "webhook.respond", R"({"headers":{"X-A: b":"c"}})", "1",
        "permanent respond.badHeader");
    row("webhook.respond that frames itself", "webhook.respond", R"({"headers":{"content-LENGTH":"1"}})", "1",
        "permanent respond.badHeader");
    row("wait.event any data", "wait.event", R"({"topic":" order.* "})", "1", "await order.*");
    row("wait.event of an expression", "wait.event", R"({"topic":"order.paid","key":"id","value":"{{input.id}}"})",
        R"({"id":7})", "await order.paid id=7");
    row("wait.event with a limit", "wait.event", R"({"topic":"a","timeout":"5s"})", "1", "await a limited");
    row("wait.event for a person", "wait.event", R"({"topic":"sluice.approval"})", "1",
        "permanent task.parameterValue");
    row("catch", "catch", "{}", R"({"code":"a", "data":1.0})", R"(:{"code":"a", "data":1.0})");
    row("catch with a value", "catch", R"({"fallback":{"n":"{{input.data}}"}})", R"({"data":7})", R"(:{"n":7})");
    row("catch with null", "catch", R"({"fallback":null})", "1", ":null");
    row("approval by anybody", "approval", R"({"question":"Pay {{input}}?"})", "7", "await sluice.approval");
    row("approval by some in time", "approval", R"({"question":"q","approvers":"ada","dueIn":"5s"})", "1",
        "await sluice.approval ada=q limited");
    row("approval without a question", "approval", R"({})", "1", "permanent task.parameterMissing");
    row("approval with a form", "approval", R"({"question":"q","form":{"type":"object","title":"{{input}}"}})", "1",
        "await sluice.approval");
    row("approval with a form that is none", "approval", R"({"question":"q","form":{"pattern":"a"}})", "1",
        "permanent schema.unusable");
    row("approval by nobody", "approval", R"({"question":"q","approvers":"{{input.who}}"})", R"({"who":" "})",
        "permanent task.parameterMissing");
    row("wait.event without a topic", "wait.event", R"({})", "1", "permanent task.parameterMissing");
    row("wait.event without a field", "wait.event", R"({"topic":"a","value":"7"})", "1",
        "permanent task.parameterMissing");
    row("wait.event without a value", "wait.event", R"({"topic":"a","key":"id"})", "1",
        "permanent task.parameterMissing");
    row("wait.event value of a list", "wait.event", R"({"topic":"a","key":"id","value":"{{input}}"})", "[1]",
        "permanent task.parameterKind");
    row("delay nonsense", "delay", R"({"duration":"soon"})", "1", "permanent duration.malformed");
}

void TestInlineTasks::givesTheOutcome()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    const auto outcome = runInline(attempt(type, params, input), WallTime());
    QVERIFY(outcome);
    QCOMPARE(words(*outcome), expected);
    HostDriver driver; // and the host says the same
    QCOMPARE(words(driver.perform(attempt(type, params, input))), expected);
}

void TestInlineTasks::leavesTheRestToTheHost_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("params");
    QTest::newRow("script in transform") << u"transform"_s << QByteArray(R"({"expression":"input + 1"})");
    QTest::newRow("script in if") << u"if"_s << QByteArray(R"({"condition":"!input"})");
    QTest::newRow("script in forEach") << u"forEach"_s << QByteArray(R"({"items":"[1]"})");
    QTest::newRow("script in set") << u"set"_s << QByteArray(R"({"values":{"a":"{{ 1 + 1 }}"}})");
    QTest::newRow("http") << u"http.request"_s << QByteArray(R"({"url":"http://localhost"})");
    QTest::newRow("file") << u"file.read"_s << QByteArray(R"({"path":"x"})");
    QTest::newRow("sql") << u"sql.execute"_s << QByteArray("{}");
    QTest::newRow("unknown") << u"nonsense"_s << QByteArray("{}");
}

void TestInlineTasks::leavesTheRestToTheHost()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, params);
    QVERIFY(!runInline(attempt(type, params), WallTime()));
}

void TestInlineTasks::waitsUntilNowAndTheDuration()
{
    const WallTime now{Milliseconds(1'700'000'000'000)};
    const auto outcome = runInline(attempt(u"delay"_s, R"({"duration":"1.5m"})"), now);
    QCOMPARE(std::get<outcome::Wait>(*outcome).until, now + std::chrono::seconds(90));
}

void TestInlineTasks::waitsUntilAMoment()
{
    const auto outcome = runInline(attempt(u"delay"_s, R"({"until":"2026-11-24T18:00:00.250+01:00"})"), WallTime());
    QCOMPARE(std::get<outcome::Wait>(*outcome).until, WallTime(Milliseconds(1'795'539'600'250)));
}

void TestInlineTasks::logsOneLine()
{
    QTest::ignoreMessage(QtWarningMsg, "run 1, t: a b=1 c");
    const auto outcome = runInline(
        attempt(u"log"_s, R"({"message":"a\nb={{input.x}}\u001bc","level":"warning"})", R"({"x":1})"), WallTime());
    QCOMPARE(words(*outcome), u":{\"x\":1}"_s);
    const auto missing = runInline(attempt(u"log"_s, "{}"), WallTime());
    QCOMPARE(words(*missing), u"permanent task.parameterMissing"_s);
}

void TestInlineTasks::describesEachTypeWhole()
{
    const auto catalog = standardCatalog();
    QStringList types;
    QStringList workers;
    for (const auto &info : catalog.types()) {
        const auto where = info.type.toLatin1();
        types += info.type;
        QVERIFY2(!info.label.isEmpty() && !info.help.isEmpty() && !info.icon.isEmpty(), where);
        QVERIFY2((QStringList{u"flow"_s, u"data"_s, u"io"_s}).contains(info.category), where);
        QVERIFY2(!info.outPorts.isEmpty(), where);
        // What a run that is called comes to is not in the hands of its caller either.
        const bool mayFail = info.category == u"io" || info.type == u"workflow.call";
        QVERIFY2(mayFail == info.outPorts.contains(u"failure"_s), where);
        QVERIFY2(!mayFail || info.lane != Lane::Inline, where);
        if (!mayFail && info.lane != Lane::Inline)
            workers += info.type;
        QStringList keys;
        for (const auto &param : info.params) {
            keys += param.key;
            QVERIFY2(!param.label.isEmpty() && !param.help.isEmpty(), where);
            QVERIFY2(param.kind != ParamKind::Choice || param.choices.contains(param.fallback.toString()), where);
        }
        QCOMPARE(keys.removeDuplicates(), 0);
        QVERIFY2(info.summaryParam.isEmpty() || keys.contains(info.summaryParam), where);
        QVERIFY2(info.safetyParam.isEmpty() || keys.contains(info.safetyParam), where);
        QVERIFY2(info.keyParam.isEmpty() || keys.contains(info.keyParam), where);
    }
    workers.sort();
    // Of one's own doing only, and yet not by the engine: what they do may take long, or needs a script, a file or a secret.
    QCOMPARE(workers, (QStringList{u"compress"_s, u"csv"_s, u"filter"_s, u"hash"_s, u"regex"_s, u"testdata"_s,
                                   u"throttle"_s}));
    types.sort();
    QCOMPARE(types, (QStringList{u"aggregate"_s,
                                 u"amqp.publish"_s,
                                 u"approval"_s,
                                 u"batch"_s,
                                 u"catch"_s,
                                 u"compress"_s,
                                 u"csv"_s,
                                 u"csv.load"_s,
                                 u"data.sync"_s,
                                 u"date"_s,
                                 u"deduplicate"_s,
                                 u"delay"_s,
                                 u"end"_s,
                                 u"event.publish"_s,
                                 u"fields"_s,
                                 u"file.list"_s,
                                 u"file.move"_s,
                                 u"file.read"_s,
                                 u"file.write"_s,
                                 u"filter"_s,
                                 u"forEach"_s,
                                 u"graphql"_s,
                                 u"hash"_s,
                                 u"http.request"_s,
                                 u"if"_s,
                                 u"join"_s,
                                 u"json"_s,
                                 u"limit"_s,
                                 u"log"_s,
                                 u"merge"_s,
                                 u"mqtt.publish"_s,
                                 u"noop"_s,
                                 u"process.run"_s,
                                 u"regex"_s,
                                 u"schema.validate"_s,
                                 u"set"_s,
                                 u"sort"_s,
                                 u"split"_s,
                                 u"sql.execute"_s,
                                 u"stop"_s,
                                 u"switch"_s,
                                 u"template"_s,
                                 u"testdata"_s,
                                 u"throttle"_s,
                                 u"transform"_s,
                                 u"wait.event"_s,
                                 u"webhook.respond"_s,
                                 u"workflow.call"_s,
                                 u"xml"_s,
                                 u"yaml"_s}));
}

void TestInlineTasks::knowsWhichCallsAreSafe()
{
    const auto safety = [](const QString &type, const QByteArray &params) {
        Workflow workflow;
        workflow.id = u"w"_s;
        workflow.name = workflow.id;
        Task task;
        task.id = u"t"_s;
        task.type = type;
        task.params = json(params);
        workflow.tasks.push_back(task);
        const auto plan = compile(workflow, standardCatalog());
        return plan ? std::optional((*plan)->tasks.front().safety) : std::nullopt;
    };
    QCOMPARE(safety(u"http.request"_s, R"({"url":"somewhere"})"), RepeatSafety::Safe);
    QCOMPARE(safety(u"http.request"_s, R"({"url":"somewhere","method":"POST"})"), RepeatSafety::Unsafe);
    QCOMPARE(safety(u"http.request"_s, R"({"url":"somewhere","method":"PATCH","idempotencyKey":true})"),
             RepeatSafety::Safe);
    QCOMPARE(safety(u"http.request"_s, R"({"url":"somewhere","method":"DELETE"})"), RepeatSafety::Safe);
    QCOMPARE(safety(u"file.write"_s, R"({"path":"a","content":1})"), RepeatSafety::Safe);
    QCOMPARE(safety(u"file.write"_s, R"({"path":"a","content":1,"mode":"append"})"), RepeatSafety::Unsafe);
    QCOMPARE(safety(u"sql.execute"_s, R"({"connection":"c","statement":"select 1"})"), RepeatSafety::Unsafe);
    QCOMPARE(safety(u"sql.execute"_s, R"({"connection":"c","statement":"select 1","kind":"query"})"),
             RepeatSafety::Safe);
    QCOMPARE(safety(u"transform"_s, R"({"expression":"1"})"), RepeatSafety::Safe);
}

QTEST_GUILESS_MAIN(TestInlineTasks)
#include "tst_inlinetasks.moc"
