#include "ui/models/listview.h"
#include "ui/runs/payloadrows.h"
#include "ui/runs/payloadsearch.h"
#include "ui/runs/payloadview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/jsonmodel.h"
#include "ui/widgets/jsontree.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace sluice;

namespace {

struct Viewed {
    ThemeController theme{Theme::make(Scheme::Light)};
    PayloadView view{theme, QStringLiteral("p")};

    explicit Viewed(const QByteArray &payload)
    {
        view.resize(700, 500);
        view.show();
        view.setPayload(payload);
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return view.findChild<T *>(QLatin1StringView(name));
    }
    void choose(int form) const
    {
        QTest::mouseClick(find<QWidget>("pForm")->findChildren<QAbstractButton *>().at(form), Qt::LeftButton);
    }
    void search(const QString &text) const
    {
        auto *field = find<QLineEdit>("pSearch");
        field->setFocus();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    [[nodiscard]] QString found() const { return find<QLabel>("pFound")->text(); }
    [[nodiscard]] JsonTree *tree() const { return find<JsonTree>("pTree"); }
    [[nodiscard]] QString treePath() const
    {
        return static_cast<JsonModel *>(tree()->model())->path(tree()->currentIndex());
    }
};

/// Longer than what an editor holds.
QByteArray longPayload()
{
    QByteArray json = "{\"few\":[{\"x\":1}],\"items\":[";
    for (int number = 0; number < 20'000; ++number)
        json += "{\"id\":" + QByteArray::number(number) + ",\"name\":\"item " + QByteArray::number(number) + "\"},";
    json.chop(1);
    return json + "]}";
}

} // namespace

/// A payload as tree, text and table, and the search in each.
class TestPayloadView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableHoldsTheObjectsOfTheLongestList();
    void saysThatThereIsNoTable();
    void searchGoesFromPlaceToPlaceInTheTree();
    void searchFindsWhatJsonWritesWithABackslash();
    void searchChoosesInTheText();
    void aLongTextStandsInLinesThatCanBeFound();
    void searchGoesToTheRowOfALongTable();
    void noRowHoldsWhatStandsBehindTheTable();
    void anotherFormShowsTheSamePlace();
    void choosesAllOfWhatJsonWritesLonger();
    void anotherPayloadIsSearchedAnew();
};

void TestPayloadView::theTableHoldsTheObjectsOfTheLongestList()
{
    const Viewed it(R"({"a":[{"x":1}],"rows":[{"id":1,"name":"b"},{"id":2,"more":{"z":[1]}}],"n":3})");
    it.choose(2);
    auto *table = it.find<ListView>("pTable");
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 2);
    const auto *rows = static_cast<PayloadTableRows *>(table->model());
    QCOMPARE(rows->place(), QStringLiteral("rows"));
    QCOMPARE(rows->columns(), QStringList({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("more")}));
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("b"));
    QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("2"));
    QVERIFY(table->model()->index(1, 1).data().toString().isEmpty());
    QCOMPARE(table->model()->index(1, 2).data().toString(), QStringLiteral("{\"z\":[1]}"));
}

void TestPayloadView::saysThatThereIsNoTable()
{
    const Viewed it(R"({"a":[1,2],"b":"text"})");
    it.choose(2);
    auto *absent = it.find<QLabel>("pAbsent");
    QTRY_VERIFY(absent->isVisible() && !it.view.findChild<PayloadTableRows *>()->isReading());
    QVERIFY(!it.find<ListView>("pTable")->isVisible());
    it.choose(0);
    QVERIFY(it.tree()->isVisible());
    QVERIFY(!absent->isVisible());
}

void TestPayloadView::searchGoesFromPlaceToPlaceInTheTree()
{
    const Viewed it(R"({"a":{"deep":["Needle","x"]},"b":"a needle here"})");
    it.search(QStringLiteral("needle"));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 2"));
    QCOMPARE(it.treePath(), QStringLiteral("$.a.deep[0]"));
    QTest::keyClick(it.find<QLineEdit>("pSearch"), Qt::Key_Return);
    QCOMPARE(it.found(), QStringLiteral("2 of 2"));
    QCOMPARE(it.treePath(), QStringLiteral("$.b"));
    QTest::mouseClick(it.find<QAbstractButton>("pNext"), Qt::LeftButton); // around
    QCOMPARE(it.treePath(), QStringLiteral("$.a.deep[0]"));
    it.search(QStringLiteral("less"));
    QTRY_COMPARE(it.found(), QStringLiteral("Not found"));
}

void TestPayloadView::searchFindsWhatJsonWritesWithABackslash()
{
    const Viewed it(R"({"say":"he said \"no\""})");
    it.search(QStringLiteral("said \"no"));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 1"));
}

void TestPayloadView::searchChoosesInTheText()
{
    const Viewed it("{\"ä\":\"öö needle\"}");
    it.choose(1);
    it.search(QStringLiteral("needle"));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 1"));
    QCOMPARE(it.find<CodeEdit>("pText")->caret(), it.find<CodeEdit>("pText")->text().indexOf(u'n') + 6);
}

void TestPayloadView::aLongTextStandsInLinesThatCanBeFound()
{
    const QByteArray payload = longPayload();
    const Viewed it(payload);
    it.choose(1);
    auto *lines = it.find<ListView>("pLines");
    QTRY_VERIFY(lines->isVisible() && lines->model()->rowCount() > 0);
    QVERIFY(!it.find<CodeEdit>("pText")->isVisible());
    it.search(QStringLiteral("\"item 19876\""));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 1"));
    QTRY_VERIFY(lines->currentIndex().isValid());
    const int row = lines->currentIndex().row();
    const QString around = lines->model()->index(row, 0).data().toString()
                           + lines->model()->index(row + 1, 0).data().toString();
    QVERIFY2(around.contains(QStringLiteral("item 19876\"")), qPrintable(around));
}

void TestPayloadView::searchGoesToTheRowOfALongTable()
{
    const Viewed it(longPayload());
    it.choose(2);
    auto *table = it.find<ListView>("pTable");
    QTRY_VERIFY(table->isVisible());
    QVERIFY(table->model()->rowCount() < 20'000); // it shows what is looked at
    it.search(QStringLiteral("\"item 17005\""));
    QTRY_COMPARE(table->currentIndex().row(), 17'005);
    QCOMPARE(table->model()->index(17'005, 0).data().toString(), QStringLiteral("17005"));
}

void TestPayloadView::noRowHoldsWhatStandsBehindTheTable()
{
    const Viewed it(R"({"rows":[{"id":1},{"id":"needle"}],"z":"a needle behind"})");
    it.choose(2);
    auto *table = it.find<ListView>("pTable");
    QTRY_VERIFY(table->isVisible());
    it.search(QStringLiteral("needle"));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 2"));
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(it.find<QLineEdit>("pSearch"), Qt::Key_Return);
    QCOMPARE(it.found(), QStringLiteral("2 of 2"));
    QVERIFY(!table->currentIndex().isValid());
}

void TestPayloadView::anotherFormShowsTheSamePlace()
{
    const Viewed it(R"({"rows":[{"id":"x"},{"id":"needle"}]})");
    it.search(QStringLiteral("needle"));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 1"));
    QCOMPARE(it.treePath(), QStringLiteral("$.rows[1].id"));
    it.choose(1);
    const auto *text = it.find<CodeEdit>("pText");
    QCOMPARE(text->caret(), text->text().indexOf(QStringLiteral("needle")) + 6);
    it.choose(2);
    QTRY_COMPARE(it.find<ListView>("pTable")->currentIndex().row(), 1);
    it.choose(0);
    QCOMPARE(it.treePath(), QStringLiteral("$.rows[1].id"));
}

void TestPayloadView::choosesAllOfWhatJsonWritesLonger()
{
    const Viewed it(R"({"say":"he said \"no\" twice"})");
    it.choose(1);
    it.search(QStringLiteral("\"no\""));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 1"));
    const auto *text = it.find<CodeEdit>("pText");
    QCOMPARE(text->caret(), text->text().indexOf(QStringLiteral(" twice"))); // behind both backslashes
}

void TestPayloadView::anotherPayloadIsSearchedAnew()
{
    Viewed it(R"(["x","y"])");
    it.search(QStringLiteral("x"));
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 1"));
    it.view.setPayload(R"(["x","x"])");
    QTRY_COMPARE(it.found(), QStringLiteral("1 of 2"));
    it.view.setAbsent(QStringLiteral("none"));
    QVERIFY(!it.find<QLabel>("pFound")->isVisible());
}

QTEST_MAIN(TestPayloadView)
#include "tst_payloadview.moc"
