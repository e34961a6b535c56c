#include "core/script/errors.h"
#include "core/script/scriptchild.h"
#include "core/script/scriptwire.h"
#include "tests/core/script/scriptanswer.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

class TestScriptChild : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheValueAsJson_data();
    void givesTheValueAsJson();
    void seesTheDataOfTheStep();
    void keepsTheOrderOfKeys();
    void reportsWhatWasThrown_data();
    void reportsWhatWasThrown();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void hidesTheLastMatch();
    void letsOrdinaryScriptsAssign_data();
    void letsOrdinaryScriptsAssign();
    void givesTheSameForTheSame();
    void tellsTheColumn_data();
    void tellsTheColumn();
    void survivesHostileScripts_data();
    void survivesHostileScripts();
    void refusesAnOutputThatIsTooLarge();
    void refusesARequestThatIsNoJson();
};

void TestScriptChild::givesTheValueAsJson_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("number") << QStringLiteral("1 + 1") << QByteArray("2");
    QTest::newRow("text") << QStringLiteral("'a' + \"\\n\"") << QByteArray("\"a\\n\"");
    QTest::newRow("object without parentheses")
        << QStringLiteral("{ a: 1, b: [2] }") << QByteArray("{\"a\":1,\"b\":[2]}");
    QTest::newRow("undefined") << QStringLiteral("undefined") << QByteArray("null");
    QTest::newRow("function") << QStringLiteral("() => 1") << QByteArray("null");
    QTest::newRow("not a number") << QStringLiteral("0/0") << QByteArray("null");
    QTest::newRow("body") << QStringLiteral("const a = 2;\nreturn a * 2;") << QByteArray("4");
    QTest::newRow("comment") << QStringLiteral("1 // one") << QByteArray("1");
    QTest::newRow("arrow") << QStringLiteral("[3,1,2].sort().map(x => x * 2)") << QByteArray("[2,4,6]");
    QTest::newRow("unicode") << QStringLiteral("'\u00fc\U0001F600'") << QStringLiteral("\"\u00fc\U0001F600\"").toUtf8();
}

void TestScriptChild::givesTheValueAsJson()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, expected);
    const auto value = answerTo(source);
    QVERIFY2(value, value ? "" : qPrintable(value.error().args.value(QStringLiteral("message"))));
    QCOMPARE(*value, expected);
}

void TestScriptChild::seesTheDataOfTheStep()
{
    StepData data;
    data.input = QByteArrayLiteral("{\n  \"a\": 1\r\n}");
    data.index = 2;
    data.item = QByteArrayLiteral("{\"b\":2}");
    data.run = RunId{9};
    data.runInput = QByteArrayLiteral("[3]");
    data.outputs = {{QStringLiteral("one"), "4"}, {QStringLiteral("two"), Payload()}};
    QCOMPARE(
        *answerTo(QStringLiteral("[input.a, item.b, index, run.id, run.input[0], steps.one.output, steps.two.output]"),
                  data),
        QByteArray("[1,2,2,9,3,4,null]"));
    QCOMPARE(*answerTo(QStringLiteral("[typeof item, typeof index, input, typeof source, typeof id]")),
             QByteArray("[\"undefined\",\"undefined\",null,\"undefined\",\"undefined\"]"));
}

void TestScriptChild::keepsTheOrderOfKeys()
{
    StepData data;
    data.input = QByteArrayLiteral("{\"z\":1,\"a\":2}");
    QCOMPARE(*answerTo(QStringLiteral("Object.assign({}, input, {b: 3})"), data),
             QByteArray("{\"z\":1,\"a\":2,\"b\":3}"));
}

void TestScriptChild::reportsWhatWasThrown_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("line");
    QTest::newRow("null") << QStringLiteral("null.x") << "TypeError: Cannot read property 'x' of null"
                          << QStringLiteral("1");
    QTest::newRow("unknown name, third line")
        << QStringLiteral("1 +\n\nfoo") << "ReferenceError: foo is not defined" << QStringLiteral("3");
    QTest::newRow("error") << QStringLiteral("return 1 + f();\nfunction f() { throw new Error('no'); }") << "Error: no"
                           << QStringLiteral("2");
    QTest::newRow("text") << QStringLiteral("(() => { throw 'boo' })()") << "boo" << QStringLiteral("");
    QTest::newRow("syntax") << QStringLiteral("1 +\n* 2") << "SyntaxError: Unexpected token `*'" << QStringLiteral("2");
    QTest::newRow("recursion") << QStringLiteral("(function f() { return f() + 1 })()")
                               << "RangeError: Maximum call stack size exceeded." << QStringLiteral("1");
    QTest::newRow("cycle") << QStringLiteral("return (a => { a.a = a; return a })({})")
                           << "TypeError: Cannot convert circular structure to JSON" << QStringLiteral("");
}

void TestScriptChild::reportsWhatWasThrown()
{
    QFETCH(QString, source);
    QFETCH(QString, message);
    QFETCH(QString, line);
    const auto value = answerTo(source);
    QVERIFY(!value);
    QCOMPARE(value.error().code, QString(errors::kScriptThrew));
    QCOMPARE(value.error().args.value(QStringLiteral("message")), message);
    if (!line.isEmpty())
        QCOMPARE(value.error().args.value(QStringLiteral("line")), line);
}

void TestScriptChild::leavesNothingBehind_data()
{
    QTest::addColumn<QString>("attack");
    QTest::newRow("global") << u"kept = 1"_s;
    QTest::newRow("prototype") << u"Object.prototype.kept = 1"_s;
    QTest::newRow("__proto__") << u"({}).__proto__.kept = 1"_s;
    QTest::newRow("from data") << u"Object.assign({}.__proto__, { kept: 1 })"_s;
    QTest::newRow("built-in function") << u"JSON.stringify = null"_s;
    QTest::newRow("property of a function") << u"Math.max.kept = 1"_s;
    QTest::newRow("redefined") << u"Object.defineProperty(Array.prototype, 'kept', { value: 1 })"_s;
    QTest::newRow("prototype of a prototype") << u"Object.setPrototypeOf(Array.prototype, { kept: 1 })"_s;
    QTest::newRow("generator") << u"(function* () {})().__proto__.__proto__.kept = 1"_s;
    QTest::newRow("iterator") << u"[][Symbol.iterator]().__proto__.kept = 1"_s;
    QTest::newRow("typed array") << u"Object.getPrototypeOf(Int8Array).kept = 1"_s;
    QTest::newRow("getter") << u"Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.kept = 1"_s;
    QTest::newRow("address") << u"new URL('http://a/').__proto__.kept = 1"_s;
    QTest::newRow("pushed into a prototype") << u"Array.prototype.push.call(Array.prototype, 1)"_s;
    QTest::newRow("pushed into the prototype of all") << u"[].push.call(Object.prototype, 1)"_s;
    QTest::newRow("pushed into a function") << u"[].push.call(Math.sin, 1)"_s;
    QTest::newRow("shifted into a namespace") << u"[].unshift.call(Math, 1)"_s;
    for (const auto *call : {"map(x => x)", "filter(x => true)", "slice(0)", "splice(0, 1)", "concat([2])"}) {
        QTest::newRow(call) << u"(a => { a.constructor = { [Symbol.species]: function () { return Math } };"
                               " return a.%1 })([1])"_s.arg(QLatin1StringView(call));
    }
    QTest::newRow("array of") << u"Array.of.call(function () { return Math }, 1)"_s;
    QTest::newRow("array from") << u"Array.from.call(function () { return Math }, [1])"_s;
    QTest::newRow("code from text") << u"Function('return this')().kept = 1"_s;
    QTest::newRow("code by a constructor") << u"(() => 0).constructor('kept = 1')()"_s;
    QTest::newRow("closes its function") << u"1; } finally {} }), (function () { try { return (kept"_s;
}

void TestScriptChild::leavesNothingBehind()
{
    QFETCH(QString, attack);
    const QString state =
        u"[typeof kept, typeof {}.kept, typeof [].kept, typeof JSON.stringify, typeof Math.max.kept, typeof {}[0],"
        " typeof [][0], typeof Math[0], typeof Math.sin[0], typeof Math.sin[1], typeof (function* () {})().kept,"
        " typeof [].values().kept, typeof new Int8Array(1).kept, typeof Int8Array.kept, typeof new "
        "URL('http://a/').kept,"
        " typeof Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.kept, [].length]"_s;
    const auto before = answerTo(state);
    QVERIFY(before);
    (void)answerTo(attack);
    QCOMPARE(answerTo(state).value(), *before);
}

void TestScriptChild::hidesTheLastMatch()
{
    QVERIFY(answerTo(u"/se(cret)/.test('secret')"_s));
    QCOMPARE(*answerTo(u"[typeof RegExp.$1, typeof RegExp.lastMatch, typeof RegExp.input]"_s),
             QByteArray(R"(["undefined","undefined","undefined"])"));
    for (const auto &gone : {u"eval"_s, u"Promise"_s, u"Proxy"_s})
        QCOMPARE(*answerTo(u"typeof "_s + gone), QByteArray("\"undefined\""));
}

void TestScriptChild::letsOrdinaryScriptsAssign_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("counts words")
        << u"const n = {}; for (const w of ['constructor', 'toString', 'valueOf', 'constructor'])"
           " n[w] = 1; return n"_s
        << QByteArray(R"({"constructor":1,"toString":1,"valueOf":1})");
    QTest::newRow("names its error")
        << u"class E extends Error { constructor(m) { super(m); this.name = 'E' } }; return String(new E('m'))"_s
        << QByteArray("\"E: m\"");
    QTest::newRow("inherits by hand")
        << u"function F() {}; F.prototype = Object.create({}); F.prototype.constructor = F;"
           " F.prototype.toString = () => 'f'; return String(new F)"_s
        << QByteArray("\"f\"");
    QTest::newRow("a name of the data") << u"const input = 2; return input"_s << QByteArray("2");
    QTest::newRow("array") << u"const a = [1]; a.push(2); a.unshift(0); return a.concat([3])"_s
                           << QByteArray("[0,1,2,3]");
}

void TestScriptChild::letsOrdinaryScriptsAssign()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, expected);
    const auto value = answerTo(source);
    QVERIFY2(value, value ? "" : qPrintable(value.error().args.value(u"message"_s)));
    QCOMPARE(*value, expected);
}

void TestScriptChild::givesTheSameForTheSame()
{
    const auto source =
        u"[Date.now(), new Date().toISOString(), new Date(0).getTimezoneOffset(), Math.random(), Math.random()]"_s;
    StepData data;
    data.input = "1";
    const auto first = answerTo(source, data);
    QVERIFY(first);
    QVERIFY2(first->startsWith(R"([86400000,"1970-01-02T00:00:00.000Z",0,0.)"), first->constData());
    QCOMPARE(*answerTo(source, data), *first);
    data.input = "2";
    QVERIFY(*answerTo(source, data) != *first);
}

void TestScriptChild::tellsTheColumn_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("place");
    QTest::newRow("name") << u"1 + foo"_s << u"1:5"_s;
    QTest::newRow("second line") << u"1 +\n  2 + foo"_s << u"2:7"_s;
    QTest::newRow("syntax") << u"1 +\n* 2"_s << u"2:1"_s;
    QTest::newRow("comment that is no code")
        << u"nope // 0) } finally {} }), (null.x), (function () { try { return (0"_s << u"1:1"_s;
}

void TestScriptChild::tellsTheColumn()
{
    QFETCH(QString, source);
    QFETCH(QString, place);
    const auto args = answerTo(source).error().args;
    QCOMPARE(args.value(u"line"_s) + u':' + args.value(u"column"_s), place);
}

void TestScriptChild::survivesHostileScripts_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("hostile toString") << QStringLiteral("(() => { throw { toString() { throw 1 } } })()");
    QTest::newRow("hostile toJSON") << QStringLiteral("({ toJSON() { throw new Error('x') } })");
    QTest::newRow("breaks out of the parentheses") << QStringLiteral("1); })(function () {");
    QTest::newRow("empty") << QStringLiteral("");
    QTest::newRow("deep structure") << QStringLiteral("(o => { for (let i = 0; i < 1e5; ++i) o = [o]; return o })([])");
    QTest::newRow("lies about its error") << QStringLiteral(
        "(() => { const e = new Error(); Object.defineProperty(e, 'lineNumber', { get() { throw 1 } }); throw e })()");
}

void TestScriptChild::survivesHostileScripts()
{
    QFETCH(QString, source);
    const auto value = answerTo(source);
    QVERIFY(!value);
    QCOMPARE(value.error().code, QString(errors::kScriptThrew));
}

void TestScriptChild::refusesAnOutputThatIsTooLarge()
{
    const auto value = answerTo(QStringLiteral("'x'.repeat(17 * 1024 * 1024)"));
    QVERIFY(!value);
    QCOMPARE(value.error().code, QString(errors::kScriptOutputTooLarge));
}

void TestScriptChild::refusesARequestThatIsNoJson()
{
    const auto answer = scriptwire::parseAnswer(ScriptChild().answer(QByteArrayLiteral("{\"id\":1,")));
    QVERIFY(answer);
    QCOMPARE(answer->id, quint64(0));
    QCOMPARE(answer->value.error().code, QString(errors::kScriptDataUnreadable));
    QVERIFY(!scriptwire::parseAnswer(QByteArrayLiteral("nonsense")));
    QVERIFY(!scriptwire::parseAnswer(QByteArrayLiteral("{\"id\":1}")));
    QVERIFY(!scriptwire::parseAnswer(QByteArrayLiteral("{\"value\":2,\"id\":1}")));
}

int main(int argc, char **argv)
{
    qputenv("TZ", "UTC0"); // as the child process has it
    QCoreApplication app(argc, argv);
    TestScriptChild test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_scriptchild.moc"
