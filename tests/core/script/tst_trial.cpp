#include "core/base/clock.h"
#include "core/script/errors.h"
#include "core/script/scriptpool.h"
#include "core/script/trial.h"

#include <QCoroTask>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

const SystemClock kClock;

StepData someData()
{
    StepData data;
    data.input = R"({"code":"DE","n":2})";
    data.outputs = {{u"fetch"_s, R"([1,2,3])"}};
    return data;
}

/// The value, or the code of the error with its place.
QString tried(ScriptPool &pool, const QJsonValue &value, bool isExpression)
{
    const auto result = QCoro::waitFor(tryOut({u"url"_s, value, isExpression, someData()}, pool));
    if (result)
        return QString::fromUtf8(*result);
    const auto &args = result.error().args;
    return result.error().code + u'@' + args.value(u"line"_s) + u':' + args.value(u"column"_s);
}

} // namespace

class TestTrial : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void evaluates_data();
    void evaluates();
    void stopsWhatDoesNotEnd();
};

void TestTrial::evaluates_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("isExpression");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QJsonValue &value, bool isExpression, const char *expected) {
        QTest::newRow(name) << value << isExpression << QString::fromUtf8(expected);
    };
    row("path", u" input.code"_s, true, R"("DE")");
    row("script", u"input.n + steps.fetch.output.length"_s, true, "5");
    row("template", u"/{{ input.code }}/{{ input.n * 2 }}"_s, false, R"("/DE/4")");
    row("one expression keeps its type", u"{{ steps.fetch.output }}"_s, false, "[1,2,3]");
    row("object", QJsonObject{{u"a"_s, QJsonArray{u"{{ input.n }}"_s}}}, false, R"({"a":[2]})");
    row("plain text", u"input.code"_s, false, R"("input.code")");
    row("path that is not there", u"\n  input.nobody"_s, true, "expression.pathMissing@2:3");
    row("path that is not there in a text", u"a\n{{ input.code }}/{{ input.nobody }}"_s, false,
        "expression.pathMissing@2:21");
    row("script that throws", u"1 +\n nobody.x"_s, true, "script.threw@2:2");
    row("script that throws in a text", u"ab {{ 1 + nobody }}"_s, false, "script.threw@1:11");
    row("braces that are not closed", u"{{ input.n }}\nab {{ input"_s, false, "expression.unclosed@2:4");
    row("braces with nothing in them", u"ab {{ }}"_s, false, "expression.empty@1:4");
}

void TestTrial::evaluates()
{
    QFETCH(QJsonValue, value);
    QFETCH(bool, isExpression);
    QFETCH(QString, expected);
    ScriptPool pool({QStringLiteral(SLUICE_SCRIPT_PROGRAM), 1, Milliseconds(10'000)}, kClock);
    QCOMPARE(tried(pool, value, isExpression), expected);
}

void TestTrial::stopsWhatDoesNotEnd()
{
    ScriptPool pool({QStringLiteral(SLUICE_SCRIPT_PROGRAM), 1, Milliseconds(200)}, kClock);
    QCOMPARE(tried(pool, u"(() => { for (;;) ; })()"_s, true), u"script.timeout@:"_s);
    QCOMPARE(tried(pool, u"input.n"_s, true), u"2"_s);
}

QTEST_GUILESS_MAIN(TestTrial)
#include "tst_trial.moc"
