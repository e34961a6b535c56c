#include "core/workflow/errors.h"
#include "core/workflow/jsonschema.h"
#include "core/workflow/schemacheck.h"
#include "core/workflow/schemaproblems.h"
#include "core/workflow/workflowfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

class TestSchemaCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatFits();
    void namesEveryPlaceOnce();
    void namesWhatPeopleGetWrong_data();
    void namesWhatPeopleGetWrong();
    void tellsEveryReasonOfARefusalWithItsTask();
    void tellsTheRefusalWhereTheFormIsNotTheReason();
    void escapesPointers();
    void saysThatASchemaIsWrong();
    void readsASchemaOnce();
    void refusesRegularExpressions_data();
    void refusesRegularExpressions();
    void shipsEverySchema();
    void hasNoPatterns();
};

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject listSchema()
{
    return objectOf(R"({"type":"object","properties":{"list":{"type":"array","items":{"type":"object",
        "required":["n"],"properties":{"n":{"type":"number"}}}}}})");
}

} // namespace

void TestSchemaCheck::acceptsWhatFits()
{
    QVERIFY(checkAgainstSchema(objectOf(R"({"list":[{"n":1},{"n":0.5,"more":[]}]})"), listSchema()).empty());
}

void TestSchemaCheck::namesEveryPlaceOnce()
{
    const auto violations = checkAgainstSchema(objectOf(R"({"list":[{"n":"1"},{"n":2},{}]})"), listSchema());
    QStringList places;
    for (const auto &[place, reason] : violations) {
        places.append(place);
        QVERIFY(!reason.isEmpty());
    }
    QCOMPARE(places.join(u' '), QStringLiteral("/list/0/n /list/2"));
}

void TestSchemaCheck::namesWhatPeopleGetWrong_data()
{
    QTest::addColumn<QByteArray>("tasks");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *tasks, QLatin1StringView code, const char *argument, const char *value) {
        QTest::newRow(tasks) << QByteArray(tasks) << QString(code) << QString::fromLatin1(argument)
                             << QString::fromLatin1(value);
    };
    row(R"([{"id":"a"}])", errors::kSchemaMissingKey, "key", "type");
    row(R"([{"id":"a","type":"noop","it's":1}])", errors::kSchemaUnknownKey, "key", "it's");
    row(R"([{"id":"a","type":7}])", errors::kSchemaWrongKind, "kind", "string");
    row(R"({})", errors::kSchemaWrongKind, "kind", "array");
    row(R"([{"id":"a","type":"noop","reliability":{"maxAttempts":1.5}}])", errors::kSchemaWrongKind, "kind", "integer");
    row(R"([{"id":"a","type":"noop","reliability":{"jitter":"some"}}])", errors::kSchemaUnknownChoice, "choices",
        "none, equal, full");
}

void TestSchemaCheck::namesWhatPeopleGetWrong()
{
    QFETCH(QByteArray, tasks);
    QFETCH(QString, code);
    QFETCH(QString, argument);
    QFETCH(QString, value);
    const QJsonObject document = objectOf(R"({"format":1,"name":"x","edges":[],"tasks":)" + tasks + '}');
    const auto checked = checkFile(document, QStringLiteral("workflow"), QStringLiteral("x.json"));
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, code);
    QCOMPARE(checked.error().args.value(argument), value);
    QVERIFY(!checked.error().args.contains(QStringLiteral("reason"))); // nothing of the library's English
}

void TestSchemaCheck::tellsEveryReasonOfARefusalWithItsTask()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format":1,"name":"x","extra":1,"edges":[{"from":"a"}],"tasks":[{"id":"a","type":"noop"},
        {"id":"b","type":"noop","params":[],"reliability":{"jitter":"some"}},{"id":"c"},{"type":7}]})");
    file.close();
    const auto workflow = loadWorkflow(path);
    QVERIFY(!workflow);
    QStringList lines;
    for (const Problem &problem : whyRefused(workflow.error(), path, QStringLiteral("workflow"))) {
        QCOMPARE(problem.severity, Severity::Error);
        lines += QStringList{problem.error.code, problem.task, problem.field}.join(u' ');
    }
    lines.sort();
    QCOMPARE(lines.join(u'\n'),
             QStringList({QStringLiteral("schema.missingKey  /edges/0"), QStringLiteral("schema.missingKey  /tasks/3"),
                          QStringLiteral("schema.missingKey c type"), QStringLiteral("schema.unknownChoice b jitter"),
                          QStringLiteral("schema.unknownKey  "), QStringLiteral("schema.wrongKind  /tasks/3/type"),
                          QStringLiteral("schema.wrongKind b params")})
                 .join(u'\n'));
}

void TestSchemaCheck::tellsTheRefusalWhereTheFormIsNotTheReason()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.json"));
    for (const char *text : {"[", R"({"format":9,"extra":1})", ""}) {
        QFile file(path);
        QVERIFY(!*text ? file.remove() : file.open(QIODevice::WriteOnly) && file.write(text) > 0);
        file.close();
        const auto workflow = loadWorkflow(path);
        const Problems problems = whyRefused(workflow.error(), path, QStringLiteral("workflow"));
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY(problems.front().error == workflow.error());
    }
}

void TestSchemaCheck::escapesPointers()
{
    const auto schema = objectOf(R"({"additionalProperties":{"type":"number"}})");
    const auto violations = checkAgainstSchema(objectOf(R"({"a/b~[c]":"x"})"), schema);
    QCOMPARE(violations.size(), 1U);
    QCOMPARE(violations[0].place, QStringLiteral("/a~1b~0[c]"));
}

void TestSchemaCheck::saysThatASchemaIsWrong()
{
    QCOMPARE(checkAgainstSchema(QJsonObject(), objectOf(R"({"type":"nonsense"})")).size(), 1U);
    QCOMPARE(checkAgainstSchema(QJsonObject(), objectOf(R"({"properties":7})")).size(), 1U);
    QVERIFY(shippedSchema(QStringLiteral("no-such")).isEmpty());
}

void TestSchemaCheck::readsASchemaOnce()
{
    auto read = JsonSchema::read(listSchema());
    QVERIFY(read.has_value());
    const JsonSchema schema = *std::move(read);
    const QJsonObject good = objectOf(R"({"list":[{"n":1}]})");
    const QJsonObject bad = objectOf(R"({"list":[{"n":"1"},{"n":2},{}]})");
    for (int round = 0; round < 3; ++round) {
        QVERIFY(schema.fits(good));
        QVERIFY(schema.violations(good).empty());
        QVERIFY(!schema.fits(bad));
        QCOMPARE(schema.violations(bad), checkAgainstSchema(bad, listSchema()));
    }
}

void TestSchemaCheck::refusesRegularExpressions_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("pattern") << QByteArray(R"({"properties":{"a":{"pattern":"x*"}}})")
                             << QStringLiteral("/properties/a/pattern");
    QTest::newRow("patternProperties") << QByteArray(R"({"allOf":[{"patternProperties":{"x*":{}}}]})")
                                       << QStringLiteral("/allOf/patternProperties");
    QTest::newRow("nothing of its type") << QByteArray(R"({"type":7})") << QStringLiteral("/");
    QTest::newRow("a property of that name")
        << QByteArray(R"({"properties":{"pattern":{"type":"string"}},"enum":[{"pattern":"x"}]})") << QString();
    QTest::newRow("a format") << QByteArray(R"({"properties":{"a":{"format":"date-time"},"format":{}}})") << QString();
}

void TestSchemaCheck::refusesRegularExpressions()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const auto read = JsonSchema::read(objectOf(json));
    QCOMPARE(read.has_value(), place.isEmpty());
    if (read)
        QVERIFY(read->fits(objectOf(R"({"pattern":"x","a":1})")) || json.contains("enum"));
    else
        QCOMPARE(read.error().args.value(QStringLiteral("place")), place);
}

void TestSchemaCheck::shipsEverySchema()
{
    const QDir folder(QFINDTESTDATA("../../../resources/schema"));
    const QFileInfoList files = folder.entryInfoList({QStringLiteral("*.schema.json")});
    QVERIFY(files.size() >= 2);
    for (const QFileInfo &file : files)
        QVERIFY2(!shippedSchema(file.baseName()).isEmpty(), qPrintable(file.fileName()));
}

void TestSchemaCheck::hasNoPatterns()
{
    const QDir folder(QStringLiteral(":/schema"));
    QVERIFY(!shippedSchema(QStringLiteral("workflow")).isEmpty());
    for (const QFileInfo &file : folder.entryInfoList()) {
        const QByteArray schema = QJsonDocument(shippedSchema(file.baseName())).toJson(QJsonDocument::Compact);
        // A key of a file may be called "pattern"; as a keyword its value is a text.
        QVERIFY2(!schema.contains("\"pattern\":\"") && !schema.contains("patternProperties"),
                 qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(TestSchemaCheck)
#include "tst_schemacheck.moc"
