#include "core/workflow/schemacheck.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sluice;

class TestSchemaCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatFits();
    void namesEveryPlaceOnce();
    void escapesPointers();
    void saysThatASchemaIsWrong();
    void shipsEverySchema();
    void hasNoPatterns();
};

namespace {

QJsonObject objectOf(const char *json)
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
        const QJsonObject schema = shippedSchema(file.baseName());
        QVERIFY2(!QJsonDocument(schema).toJson(QJsonDocument::Compact).contains("attern"), qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(TestSchemaCheck)
#include "tst_schemacheck.moc"
