#include "core/script/errors.h"
#include "core/script/scriptchild.h"
#include "core/script/scriptwire.h"

#include <QTest>

using namespace sluice;

namespace {

Result<Payload> answerTo(const QString &source, const StepData &data = {})
{
    auto line = scriptwire::request(7, source, data, Milliseconds(10'000));
    line.chop(1);
    auto answer = scriptwire::parseAnswer(answerScript(line));
    if (!answer || answer->id != 7)
        return failure(errors::kScriptCrashed);
    return std::move(answer->value);
}

} // namespace

class TestScriptChild : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheValueAsJson_data();
    void givesTheValueAsJson();
    void seesTheDataOfTheStep();
    void keepsTheOrderOfKeys();
    void reportsWhatWasThrown_data();
    void reportsWhatWasThrown();
    void leavesNothingBehind();
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

void TestScriptChild::leavesNothingBehind()
{
    QCOMPARE(*answerTo(QStringLiteral("(kept = 1, Object.prototype.x = 2, JSON.stringify = null, 3)")),
             QByteArray("3"));
    QCOMPARE(*answerTo(QStringLiteral("[typeof kept, typeof ({}).x, typeof JSON.stringify]")),
             QByteArray("[\"undefined\",\"undefined\",\"function\"]"));
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
    const auto answer = scriptwire::parseAnswer(answerScript(QByteArrayLiteral("{\"id\":1,")));
    QVERIFY(answer);
    QCOMPARE(answer->id, quint64(0));
    QCOMPARE(answer->value.error().code, QString(errors::kScriptDataUnreadable));
    QVERIFY(!scriptwire::parseAnswer(QByteArrayLiteral("nonsense")));
    QVERIFY(!scriptwire::parseAnswer(QByteArrayLiteral("{\"id\":1}")));
    QVERIFY(!scriptwire::parseAnswer(QByteArrayLiteral("{\"value\":2,\"id\":1}")));
}

QTEST_GUILESS_MAIN(TestScriptChild)
#include "tst_scriptchild.moc"
