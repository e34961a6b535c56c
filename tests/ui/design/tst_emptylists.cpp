#include "tests/ui/design/designfixture.h"
#include "ui/design/emptywords.h"
#include "ui/design/outline.h"

using namespace sluice;

/// What the lists of the Design page say while nothing is in them.
class TestEmptyLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOutlineSaysWhatComesAndHowToBegin();
    void theProblemsSayThatNothingIsWrong();

private:
    static const EmptyWords *wordsOf(const QAbstractItemView &list)
    {
        return list.viewport()->findChild<EmptyWords *>(QStringLiteral("emptyWords"));
    }
};

void TestEmptyLists::theOutlineSaysWhatComesAndHowToBegin()
{
    DesignFixture page;
    auto *outline = page.find<Outline>("outline");
    page.find<QTabWidget>("asideTabs")->setCurrentWidget(outline);
    const auto *words = wordsOf(*outline);
    QVERIFY(words && words->isVisible());
    QVERIFY2(words->text().contains(QStringLiteral("workflow that is open")), qPrintable(words->text()));
    page.openNew();
    QVERIFY(words->isVisible());
    QVERIFY2(words->text().contains(QStringLiteral("Press A")), qPrintable(words->text()));
    QVERIFY(outline->viewport()->rect().contains(words->geometry()));
    QVERIFY2(words->height() >= words->heightForWidth(words->width()), "it is read whole");
    page.quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    QVERIFY(!words->isVisible());
    page.document().undoStack().undo();
    QTRY_VERIFY(words->isVisible());
}

void TestEmptyLists::theProblemsSayThatNothingIsWrong()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    QTest::mouseClick(page.find<QToolButton>("problemsToggle"), Qt::LeftButton);
    const auto *list = page.find<QListWidget>("problemsList");
    const auto *words = wordsOf(*list);
    QTRY_COMPARE(list->count(), 0);
    QVERIFY(words && words->isVisible());
    QVERIFY2(words->text().startsWith(QStringLiteral("No problem so far")), qPrintable(words->text()));
    QVERIFY(words->height() >= words->heightForWidth(words->width()));
}

QTEST_MAIN(TestEmptyLists)
#include "tst_emptylists.moc"
