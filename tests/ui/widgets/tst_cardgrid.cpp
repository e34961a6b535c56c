#include "ui/widgets/cardgrid.h"

#include <QTest>
#include <QWidget>

using namespace sluice;

/// Cards of 100 or more in 8 pixels from each other.
class TestCardGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void columnsShareTheWholeWidth();
    void aNarrowCardGoesUpIntoAGap();
    void aCardMadeForItTakesTheRestOfItsRow();
    void aCardTakesTheColumnsItNeeds();
    void hiddenCardsLeaveNoGap();
    void cardsOfARowAreOfOneHeight();

private:
    QWidget *add(int columns = 1, bool takesRest = false, QSize least = {80, 50});
    void layOut(int width);

    std::unique_ptr<QWidget> m_page;
    CardGrid *m_grid = nullptr;
};

void TestCardGrid::init()
{
    m_page = std::make_unique<QWidget>();
    m_grid = new CardGrid(8, m_page.get());
    m_grid->setLeastColumn(100);
}

QWidget *TestCardGrid::add(int columns, bool takesRest, QSize least)
{
    auto *card = new QWidget(m_page.get());
    card->setMinimumSize(least);
    m_grid->insertCard(-1, card, columns, takesRest);
    return card;
}

void TestCardGrid::layOut(int width)
{
    m_page->resize(width, m_grid->heightForWidth(width));
    m_page->show();
    m_grid->activate();
    m_grid->setGeometry(m_page->rect());
}

void TestCardGrid::columnsShareTheWholeWidth()
{
    const std::array cards{add(), add(), add()};
    layOut(340); // three of 108, and one pixel over
    QCOMPARE(cards[0]->geometry(), QRect(0, 0, 108, 50));
    QCOMPARE(cards[1]->x(), 116);
    QCOMPARE(cards[2]->geometry().right(), 339);
    layOut(300); // two
    QCOMPARE(cards[1]->geometry(), QRect(154, 0, 146, 50));
    QCOMPARE(cards[2]->pos(), QPoint(0, 58));
}

void TestCardGrid::aNarrowCardGoesUpIntoAGap()
{
    add();
    QWidget *wide = add(2);
    QWidget *late = add();
    layOut(208); // two columns
    QCOMPARE(late->pos(), QPoint(108, 0));
    QCOMPARE(wide->geometry(), QRect(0, 58, 208, 50));
}

void TestCardGrid::aCardMadeForItTakesTheRestOfItsRow()
{
    QWidget *wide = add(2, true);
    QWidget *late = add();
    layOut(424); // four columns
    QCOMPARE(wide->width(), 3 * 100 + 2 * 8);
    QCOMPARE(late->x(), 3 * 108);
}

void TestCardGrid::aCardTakesTheColumnsItNeeds()
{
    QWidget *card = add(1, false, {150, 50});
    layOut(424);
    QCOMPARE(card->width(), 208);
    layOut(90); // more than there is: one column, cut off by what scrolls
    QCOMPARE(card->x(), 0);
}

void TestCardGrid::hiddenCardsLeaveNoGap()
{
    QWidget *gone = add();
    QWidget *left = add();
    gone->hide();
    layOut(208);
    QCOMPARE(left->x(), 0);
}

void TestCardGrid::cardsOfARowAreOfOneHeight()
{
    QWidget *low = add();
    add(1, false, {80, 90});
    QWidget *next = add();
    layOut(208);
    QCOMPARE(low->height(), 90);
    QCOMPARE(next->y(), 98);
    QCOMPARE(m_grid->heightForWidth(208), 148);
}

QTEST_MAIN(TestCardGrid)
#include "tst_cardgrid.moc"
