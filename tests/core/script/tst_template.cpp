#include "core/script/errors.h"
#include "core/script/resolve.h"
#include "core/script/template.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

StepData sampleData()
{
    StepData data;
    data.input = QByteArrayLiteral(R"({"n":7,"t":"x","o":{"b":1,"a":[true]},"nil":null})");
    return data;
}

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsTextIntoParts_data();
    void cutsTextIntoParts();
    void refusesUnclosedAndEmptyExpressions();
    void keepsTheTypeOfASingleExpression();
    void joinsMixedText();
    void resolvesDeepInsideAndLeavesKeysAlone();
    void reportsAMissingPath();
    void needsScriptsThatItDoesNotHold();
};

void TestTemplate::cutsTextIntoParts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected"); // expressions in angle brackets
    QTest::newRow("plain") << QStringLiteral("a } b { c }}") << QStringList{u"a } b { c }}"_s};
    QTest::newRow("empty") << QStringLiteral("") << QStringList{};
    QTest::newRow("single") << QStringLiteral("{{ input.a }}") << QStringList{u"<input.a>"_s};
    QTest::newRow("mixed") << QStringLiteral("a {{b}} c{{ d }}") << QStringList{u"a "_s, u"<b>"_s, u" c"_s, u"<d>"_s};
    QTest::newRow("object") << QStringLiteral("{{ {a: {b: 1}} }}") << QStringList{u"<{a: {b: 1}}>"_s};
    QTest::newRow("object without blanks") << QStringLiteral("{{{a:{b:1}}}}") << QStringList{u"<{a:{b:1}}>"_s};
    QTest::newRow("braces in quotes") << QStringLiteral("{{ '}}' + \"{\\\"}}\" }}!")
                                      << QStringList{u"<'}}' + \"{\\\"}}\">"_s, u"!"_s};
    QTest::newRow("template literal") << QStringLiteral("{{ `}}${a}` }}") << QStringList{u"<`}}${a}`>"_s};
}

void TestTemplate::cutsTextIntoParts()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const auto parsed = Template::parse(text);
    QVERIFY(parsed);
    QStringList parts;
    for (const auto &part : parsed->parts()) {
        const auto *plain = std::get_if<QString>(&part);
        parts += plain ? *plain : u'<' + std::get<Expression>(part).source + u'>';
    }
    QCOMPARE(parts, expected);
    QCOMPARE(parsed->single() != nullptr, expected.size() == 1 && expected.first().startsWith(u'<'));
}

void TestTemplate::refusesUnclosedAndEmptyExpressions()
{
    for (const auto &text : {QStringLiteral("{{ a"), QStringLiteral("x {{ {a: 1 }}"), QStringLiteral("{{ 'a }}")}) {
        const auto parsed = Template::parse(text);
        QVERIFY2(!parsed, qPrintable(text));
        QCOMPARE(parsed.error().code, QString(errors::kExpressionUnclosed));
        QCOMPARE(parsed.error().args.value(QStringLiteral("text")), text);
    }
    QCOMPARE(Template::parse(QStringLiteral("a {{  }}")).error().code, QString(errors::kExpressionEmpty));
}

void TestTemplate::keepsTheTypeOfASingleExpression()
{
    const auto resolved = resolveParams(object(R"({"n":"{{ input.n }}","o":"{{input.o}}","nil":"{{input.nil}}"})"),
                                        sampleData(), {});
    QVERIFY(resolved && *resolved);
    QCOMPARE(**resolved, object(R"({"n":7,"o":{"a":[true],"b":1},"nil":null})"));
}

void TestTemplate::joinsMixedText()
{
    const auto resolved = resolveParams(object(R"({"x":"{{input.t}}={{input.n}} {{input.o}} {{input.nil}}."})"),
                                        sampleData(), {});
    QVERIFY(resolved && *resolved);
    QCOMPARE((**resolved).value(QLatin1StringView("x")).toString(), QStringLiteral("x=7 {\"a\":[true],\"b\":1} null."));
}

void TestTemplate::resolvesDeepInsideAndLeavesKeysAlone()
{
    const auto resolved = resolveParams(
        object(R"({"body":{"list":[1,"{{input.n}}",{"{{k}}":"{{input.t}}"}]},"statement":"{{input.t}}","yes":true})"),
        sampleData(), {QStringLiteral("statement")});
    QVERIFY(resolved && *resolved);
    QCOMPARE(**resolved, object(R"({"body":{"list":[1,7,{"{{k}}":"x"}]},"statement":"{{input.t}}","yes":true})"));
}

void TestTemplate::reportsAMissingPath()
{
    const auto resolved = resolveParams(object(R"({"a":["v {{ input.nope.x }}"]})"), sampleData(), {});
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().code, QString(errors::kExpressionPathMissing));
    QCOMPARE(resolved.error().args.value(QStringLiteral("path")), QStringLiteral("input.nope.x"));
}

void TestTemplate::needsScriptsThatItDoesNotHold()
{
    const auto params = object(R"({"a":"{{ input.n + 1 }}","b":"{{ 1 + 1 }}!"})");
    const auto without = resolveParams(params, sampleData(), {}, {{QStringLiteral("1 + 1"), "2"}});
    QVERIFY(without);
    QVERIFY(!*without);
    const auto with = resolveParams(params, sampleData(), {},
                                    {{QStringLiteral("1 + 1"), "2"}, {QStringLiteral("input.n + 1"), "8"}});
    QVERIFY(with && *with);
    QCOMPARE(**with, object(R"({"a":8,"b":"2!"})"));
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
