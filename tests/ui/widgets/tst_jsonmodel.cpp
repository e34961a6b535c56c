#include "ui/theme/themecontroller.h"
#include "ui/widgets/jsonmodel.h"
#include "ui/widgets/jsontree.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;

class TestJsonModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsFieldsAndTheirValues();
    void manyChildrenStandInGroups();
    void showsAValueAsItStandsInTheText();
    void readsALongTextInManyTurns();
    void pathsNameKeysAndPositions();
    void aBareValueIsOneRow();
    void textThatIsNoJsonIsShownAsItIs();
    void copiesTheValueOfTheCurrentRow();
};

void TestJsonModel::showsFieldsAndTheirValues()
{
    JsonModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setValue(QJsonObject{{QStringLiteral("a"), 1},
                               {QStringLiteral("b"), QStringLiteral("x")},
                               {QStringLiteral("c"), QJsonValue::Null},
                               {QStringLiteral("d"), true}});
    QCOMPARE(model.rowCount(), 4);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, JsonModel::Key), QStringLiteral("a"));
    QCOMPARE(cell(0, JsonModel::Value), QStringLiteral("1"));
    QCOMPARE(cell(1, JsonModel::Value), QStringLiteral("\"x\""));
    QCOMPARE(cell(2, JsonModel::Value), QStringLiteral("null"));
    QCOMPARE(cell(3, JsonModel::Value), QStringLiteral("true"));
}

void TestJsonModel::manyChildrenStandInGroups()
{
    QJsonArray list;
    for (int each = 0; each < 2500; ++each)
        list.append(each);
    // Without the tester, which fetches by itself.
    JsonModel model;
    model.setValue(QJsonObject{{QStringLiteral("list"), list}});
    const QModelIndex node = model.index(0, 0);
    QVERIFY(model.hasChildren(node));
    QCOMPARE(model.rowCount(node), 0);
    QCOMPARE(model.index(0, JsonModel::Value).data().toString(), QStringLiteral("2500 item(s)"));
    model.fetchMore(node);
    QVERIFY(!model.canFetchMore(node));
    QCOMPARE(model.rowCount(node), 3);
    const QModelIndex last = model.index(2, 0, node);
    QCOMPARE(last.data().toString(), QStringLiteral("2000 to 2499"));
    model.fetchMore(last);
    QCOMPARE(model.rowCount(last), 500);
    QCOMPARE(model.index(499, JsonModel::Value, last).data().toString(), QStringLiteral("2499"));
    QCOMPARE(model.path(model.index(499, 0, last)), QStringLiteral("$.list[2499]"));
}

void TestJsonModel::showsAValueAsItStandsInTheText()
{
    JsonModel model;
    model.setText("  { \"z\" : [ 1 , {\"]\": \"a\\\"}b\"} ] ,\n\"a\":1.50, \"e\": {} , \"l\":[ ]}\n");
    // From here on: it opens what is new by itself, in the middle of a reset too.
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 4);
    const auto cell = [&model](int row, const QModelIndex &parent = {}) {
        return model.index(row, JsonModel::Value, parent).data().toString();
    };
    // In the order of the text, numbers as they are written.
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("z"));
    QCOMPARE(cell(1), QStringLiteral("1.50"));
    QVERIFY(!model.hasChildren(model.index(2, 0)));
    QVERIFY(!model.hasChildren(model.index(3, 0)));
    const QModelIndex list = model.index(0, 0);
    model.fetchMore(list);
    QCOMPARE(model.rowCount(list), 2);
    QCOMPARE(cell(0, list), QStringLiteral("1"));
    const QModelIndex object = model.index(1, 0, list);
    QCOMPARE(model.source(object), QByteArray(R"({"]": "a\"}b"})"));
    model.fetchMore(object);
    QCOMPARE(model.index(0, 0, object).data().toString(), QStringLiteral("]"));
    QCOMPARE(cell(0, object), QStringLiteral("\"a\"}b\""));
}

void TestJsonModel::readsALongTextInManyTurns()
{
    QByteArray json = "{\"head\":1,\"items\":[";
    for (int each = 0; each < 40'000; ++each)
        json += "{\"n\":" + QByteArray::number(each) + ",\"t\":\"text " + QByteArray::number(each) + "\"},";
    json.chop(1);
    json += "],\"tail\":2}";
    JsonModel model;
    model.setText(json);
    QVERIFY(model.isReading());
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2, JsonModel::Value).data().toString(), QStringLiteral("2"));
    // A place deep inside is found, and what lies around it is read on the way.
    QSignalSpy found(&model, &JsonModel::found);
    model.find(json.indexOf("text 31234"));
    QTRY_COMPARE(found.count(), 1);
    const auto index = found.first().first().toModelIndex();
    QCOMPARE(model.path(index), QStringLiteral("$.items[31234].t"));
    QCOMPARE(index.siblingAtColumn(JsonModel::Value).data().toString(), QStringLiteral("\"text 31234\""));
    QVERIFY(!model.isReading());
    // A text that only begins like JSON is one row.
    model.setText(json.left(json.size() - 1));
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, 0).data(JsonModel::IsTextRole).toBool());
}

void TestJsonModel::pathsNameKeysAndPositions()
{
    JsonModel model;
    model.setValue(QJsonObject{{QStringLiteral("items"), QJsonArray{QJsonObject{{QStringLiteral("name"), 1}}}}});
    const QModelIndex items = model.index(0, 0);
    model.fetchMore(items);
    const QModelIndex first = model.index(0, 0, items);
    model.fetchMore(first);
    QCOMPARE(model.path(model.index(0, 0, first)), QStringLiteral("$.items[0].name"));
}

void TestJsonModel::aBareValueIsOneRow()
{
    JsonModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setValue(QStringLiteral("hello"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.path(model.index(0, 0)), QStringLiteral("$"));
}

void TestJsonModel::textThatIsNoJsonIsShownAsItIs()
{
    ThemeController theme(Theme::make(Scheme::Dark));
    JsonTree tree(theme);
    tree.setPayload("<html>");
    QCOMPARE(tree.model()->rowCount(), 1);
    QCOMPARE(tree.model()->index(0, JsonModel::Value).data().toString(), QStringLiteral("\"<html>\""));
    tree.setPayload({});
    QCOMPARE(tree.model()->index(0, JsonModel::Value).data().toString(), QStringLiteral("null"));
}

void TestJsonModel::copiesTheValueOfTheCurrentRow()
{
    ThemeController theme(Theme::make(Scheme::Dark));
    JsonTree tree(theme);
    tree.setPayload(R"({"a": {"b": [1, 2]}, "t": "plain"})");
    tree.setCurrentIndex(tree.model()->index(0, 0));
    QTest::keyClick(&tree, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral(R"({"b":[1,2]})"));
    tree.setCurrentIndex(tree.model()->index(1, 0));
    QTest::keyClick(&tree, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("plain"));
}

QTEST_MAIN(TestJsonModel)
#include "tst_jsonmodel.moc"
