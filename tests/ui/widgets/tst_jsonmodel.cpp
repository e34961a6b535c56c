#include "ui/theme/themecontroller.h"
#include "ui/widgets/jsonmodel.h"
#include "ui/widgets/jsontree.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace sluice;

class TestJsonModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsFieldsAndTheirValues();
    void childrenComeInBatches();
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

void TestJsonModel::childrenComeInBatches()
{
    QJsonArray list;
    for (int each = 0; each < 1000; ++each)
        list.append(each);
    // Without the tester, which fetches by itself.
    JsonModel model;
    model.setValue(QJsonObject{{QStringLiteral("list"), list}});
    const QModelIndex node = model.index(0, 0);
    QVERIFY(model.hasChildren(node));
    QCOMPARE(model.rowCount(node), 0);
    model.fetchMore(node);
    QCOMPARE(model.rowCount(node), 256);
    while (model.canFetchMore(node))
        model.fetchMore(node);
    QCOMPARE(model.rowCount(node), 1000);
    QCOMPARE(model.index(999, JsonModel::Value, node).data().toString(), QStringLiteral("999"));
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
