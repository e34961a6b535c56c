#include "core/script/errors.h"
#include "core/script/jsontext.h"
#include "core/script/valuepath.h"

#include <QTest>

using namespace sluice;

namespace {

StepData sampleData()
{
    StepData data;
    data.input = QByteArrayLiteral(
        R"({ "z": 1.50, "a": {"list": [10, {"b" : "x,]}"} , null]}, "na\u0308me": "\u00e9", "big": 12345678901234567890,)"
        R"( "a.b": true, "text": "Gr\u00fc\u00dfe", "twice": 1, "twice": 2, "empty": [], "none": {} })");
    data.index = 4;
    data.item = QByteArrayLiteral("{\"alpha_2\":\"DE\"}");
    data.run = RunId{4711};
    data.runInput = QByteArrayLiteral("[1,2,3]");
    data.outputs = {{QStringLiteral("fetch"), QByteArrayLiteral("{\"body\":{\"rate\":1.25}}")},
                    {QStringLiteral("read-file"), QByteArrayLiteral("\"done\"")},
                    {QStringLiteral("nothing"), Payload()}};
    return data;
}

} // namespace

class TestValuePath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheBytesOfTheValue_data();
    void givesTheBytesOfTheValue();
    void refusesWhatIsNotThere_data();
    void refusesWhatIsNotThere();
    void leavesTheRestToJavaScript_data();
    void leavesTheRestToJavaScript();
    void findsNothingInTextThatIsNoJson();
};

void TestValuePath::givesTheBytesOfTheValue_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("whole input") << QStringLiteral("input") << sampleData().input;
    QTest::newRow("number as written") << QStringLiteral("input.z") << QByteArray("1.50");
    QTest::newRow("number beyond a double") << QStringLiteral("input.big") << QByteArray("12345678901234567890");
    QTest::newRow("nested, with blanks") << QStringLiteral(" input.a.list[1].b ") << QByteArray("\"x,]}\"");
    QTest::newRow("null is a value") << QStringLiteral("input.a.list[2]") << QByteArray("null");
    QTest::newRow("quoted key") << QStringLiteral("input[\"a.b\"]") << QByteArray("true");
    QTest::newRow("escaped key") << QStringLiteral("input['na\u0308me']") << QByteArray("\"\\u00e9\"");
    QTest::newRow("last of two") << QStringLiteral("input.twice") << QByteArray("2");
    QTest::newRow("length of an array") << QStringLiteral("input.a.list.length") << QByteArray("3");
    QTest::newRow("length of an empty array") << QStringLiteral("input.empty.length") << QByteArray("0");
    QTest::newRow("length of a text") << QStringLiteral("input.text.length") << QByteArray("5");
    QTest::newRow("character of a text") << QStringLiteral("input.text[0]") << QByteArray("\"G\"");
    QTest::newRow("item") << QStringLiteral("item.alpha_2") << QByteArray("\"DE\"");
    QTest::newRow("index") << QStringLiteral("index") << QByteArray("4");
    QTest::newRow("run id") << QStringLiteral("run.id") << QByteArray("4711");
    QTest::newRow("run input") << QStringLiteral("run.input[2]") << QByteArray("3");
    QTest::newRow("step output") << QStringLiteral("steps.fetch.output.body.rate") << QByteArray("1.25");
    QTest::newRow("step with hyphen") << QStringLiteral("steps.read-file.output") << QByteArray("\"done\"");
    QTest::newRow("step in brackets") << QStringLiteral("steps['read-file'].output") << QByteArray("\"done\"");
    QTest::newRow("empty payload is null") << QStringLiteral("steps.nothing.output") << QByteArray("null");
}

void TestValuePath::givesTheBytesOfTheValue()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, expected);
    const auto parsed = ValuePath::parse(path);
    QVERIFY(parsed);
    const auto value = parsed->resolve(sampleData());
    QVERIFY2(value, qPrintable(path));
    QCOMPARE(*value, expected);
}

void TestValuePath::refusesWhatIsNotThere_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("unknown key") << QStringLiteral("input.nope");
    QTest::newRow("below a number") << QStringLiteral("input.z.deeper");
    QTest::newRow("below null") << QStringLiteral("input.a.list[2].x");
    QTest::newRow("behind the end") << QStringLiteral("input.a.list[3]");
    QTest::newRow("in an empty array") << QStringLiteral("input.empty[0]");
    QTest::newRow("in an empty object") << QStringLiteral("input.none.x");
    QTest::newRow("step that is not done") << QStringLiteral("steps.later.output");
    QTest::newRow("below nothing") << QStringLiteral("steps.nothing.output.x");
    QTest::newRow("key of another kind") << QStringLiteral("input[0]");
}

void TestValuePath::refusesWhatIsNotThere()
{
    QFETCH(QString, path);
    const auto value = ValuePath::parse(path)->resolve(sampleData());
    QVERIFY(!value);
    QCOMPARE(value.error().code, QString(errors::kExpressionPathMissing));
    QCOMPARE(value.error().args.value(QStringLiteral("path")), path);

    StepData outside;
    QVERIFY(!ValuePath::parse(u"item")->resolve(outside));
    QVERIFY(!ValuePath::parse(u"index")->resolve(outside));
}

void TestValuePath::leavesTheRestToJavaScript_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source :
         {"1",     "input + 1",   "input.a-b", "foo.bar",  "input.f()", "input[item]", "input['a\\'b']",
          "steps", "steps.fetch", "run",       "input?.a", "input.",    "input[",      "input['a",
          "",      "inputs.x",    "input[-1]", "index2",   "'input'",   "{input}"})
        QTest::newRow(*source ? source : "empty") << QString::fromLatin1(source);
}

void TestValuePath::leavesTheRestToJavaScript()
{
    QFETCH(QString, source);
    QVERIFY(!ValuePath::parse(source));
}

void TestValuePath::findsNothingInTextThatIsNoJson()
{
    for (const char *text :
         {"", "{", "[", "{\"a\"", "{\"a\":", "{\"a\":\"", "[1", "[1,", "x", "{\"a\":\"\\", "]", "{a:1}"}) {
        QVERIFY2(!jsontext::member(text, u"b"), text);
        QVERIFY2(!jsontext::element(text, 5), text);
    }
    QVERIFY(jsontext::toValue("{").isUndefined());
    QVERIFY(jsontext::toValue("1,2").isUndefined());
    QVERIFY(jsontext::toValue("").isNull());
}

QTEST_GUILESS_MAIN(TestValuePath)
#include "tst_valuepath.moc"
