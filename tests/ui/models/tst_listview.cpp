#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>

using namespace sluice;

namespace {

constexpr int kStretched = 1;
const std::vector<int> kWidths{100, 0, 200, 100};

struct ListBench {
    ThemeController theme{Theme::make(Scheme::Light)};
    QStandardItemModel model{3, 4};
    ListView list{theme};

    explicit ListBench(int width)
    {
        model.setHorizontalHeaderLabels(
            {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")});
        list.setModel(&model);
        list.setColumnWidths(kWidths);
        list.resize(width, 200);
        list.show();
    }
    [[nodiscard]] int width(int column) const { return list.header()->sectionSize(column); }
    [[nodiscard]] bool scrollsSideways() const { return list.horizontalScrollBar()->maximum() > 0; }
};

} // namespace

/// How the columns of a list share the room that there is.
class TestListView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesWhatIsLeftToOneColumn();
    void columnsGiveUpToAFifthBeforeItScrolls();
    void scrollsSidewaysWhereThatIsNotEnough();
    void aColumnDrawnByHandStaysAsItIs();
    void noHeadingIsCut();
};

void TestListView::givesWhatIsLeftToOneColumn()
{
    const ListBench it(800);
    QCOMPARE(it.width(0), 100);
    QCOMPARE(it.width(2), 200);
    QCOMPARE(it.width(kStretched), it.list.viewport()->width() - 400);
}

void TestListView::columnsGiveUpToAFifthBeforeItScrolls()
{
    ListBench it(430);
    QVERIFY(!it.scrollsSideways());
    QVERIFY2(it.width(2) < 200 && it.width(2) >= 160, qPrintable(QString::number(it.width(2))));
    QVERIFY2(it.width(0) < 100 && it.width(0) >= 80, qPrintable(QString::number(it.width(0))));
    QVERIFY2(it.width(kStretched) >= 80, qPrintable(QString::number(it.width(kStretched))));
    it.list.resize(800, 200);
    QTRY_COMPARE(it.width(2), 200); // it comes back
}

void TestListView::scrollsSidewaysWhereThatIsNotEnough()
{
    const ListBench it(300);
    QVERIFY(it.scrollsSideways());
    QCOMPARE(it.width(2), 160);
    QVERIFY(it.width(kStretched) >= 80);
}

void TestListView::aColumnDrawnByHandStaysAsItIs()
{
    ListBench it(800);
    QWidget *head = it.list.header()->viewport();
    const QPoint border(it.list.header()->sectionPosition(2) + it.width(2) - 1, head->height() / 2);
    QTest::mousePress(head, Qt::LeftButton, {}, border);
    QTest::mouseMove(head, border + QPoint(30, 0));
    QTest::mouseMove(head, border + QPoint(60, 0));
    QTest::mouseRelease(head, Qt::LeftButton, {}, border + QPoint(60, 0));
    QVERIFY2(it.width(2) >= 250, qPrintable(QString::number(it.width(2))));
    const int drawn = it.width(2);
    it.list.resize(500, 200);
    QTRY_VERIFY(it.scrollsSideways());
    QCOMPARE(it.width(2), drawn);
}

void TestListView::noHeadingIsCut()
{
    ListBench it(420);
    it.model.setHeaderData(0, Qt::Horizontal, QStringLiteral("A heading of some length"));
    const int wanted = it.list.header()->sectionSizeHint(0);
    QVERIFY(wanted > 100);
    QVERIFY(it.width(0) >= wanted);
}

QTEST_MAIN(TestListView)
#include "tst_listview.moc"
