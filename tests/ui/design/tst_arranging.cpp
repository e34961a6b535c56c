#include "tests/ui/design/designfixture.h"
#include "ui/design/arrangejob.h"
#include "ui/widgets/infobar.h"

#include <QPushButton>
#include <QTest>

#include <optional>

using namespace sluice;

/// A layout that takes its time: said after a moment, cancelled by a click, and then nothing is touched.
class TestArranging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isNotSaidWhenItIsQuick();
    void isSaidWithTheCountAndCancelled();
    void whatIsCancelledTouchesNothing();
    void aNewOneTakesThePlaceOfTheOneUnderWay();
    void comesAfterAWaitAndTheBarGoes();

private:
    [[nodiscard]] InfoBar *bar() const { return m_page->find<InfoBar>("arrangeBar"); }
    void arrange() { m_page->command("design.arrange")->trigger(); }
    /// Places far from where anything lies.
    [[nodiscard]] Arrangement farAway() const;

    std::unique_ptr<DesignFixture> m_page;
    std::vector<std::function<void(Arrangement)>> m_asked;
};

void TestArranging::init()
{
    m_asked.clear();
    m_page = std::make_unique<DesignFixture>();
    m_page->page->setArranger([this](const Workflow &, const QObject *, std::function<void(Arrangement)> done) {
        m_asked.push_back(std::move(done));
    });
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    m_page->quickAdd(QPoint(150, 300), QStringLiteral("noop"));
}

void TestArranging::cleanup()
{
    m_page.reset();
}

Arrangement TestArranging::farAway() const
{
    Arrangement arrangement;
    for (const Task &task : m_page->document().workflow().tasks)
        arrangement.places.insert(task.id,
                                  QPointF(4000, 4000 + 800.0 * static_cast<double>(arrangement.places.size())));
    return arrangement;
}

void TestArranging::isNotSaidWhenItIsQuick()
{
    arrange();
    QCOMPARE(m_asked.size(), std::size_t(1));
    QVERIFY(!bar()->isVisible());
    m_asked.front()(farAway());
    QCOMPARE(m_page->document().workflow().layout.value(QStringLiteral("noop")), QPointF(4000, 4000));
    QVERIFY(!bar()->isVisible());
}

void TestArranging::isSaidWithTheCountAndCancelled()
{
    arrange();
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().contains(u"2 node"), qPrintable(bar()->text()));
    auto *cancel = bar()->findChild<QPushButton *>(QStringLiteral("arrangeCancel"));
    QVERIFY(cancel);
    cancel->setFocus();
    QTest::keyClick(cancel, Qt::Key_Space);
    QVERIFY(!bar()->isVisible());
}

void TestArranging::whatIsCancelledTouchesNothing()
{
    arrange();
    QTRY_VERIFY(bar()->isVisible());
    const Workflow before = m_page->document().workflow();
    const int edits = m_page->document().undoStack().count();
    QTest::mouseClick(bar()->findChild<QPushButton *>(QStringLiteral("arrangeCancel")), Qt::LeftButton);
    m_asked.front()(farAway());
    QCOMPARE(m_page->document().workflow(), before);
    QCOMPARE(m_page->document().undoStack().count(), edits);
}

void TestArranging::aNewOneTakesThePlaceOfTheOneUnderWay()
{
    arrange();
    arrange();
    QCOMPARE(m_asked.size(), std::size_t(2));
    const Workflow before = m_page->document().workflow();
    m_asked.front()(farAway());
    QCOMPARE(m_page->document().workflow(), before);
    m_asked.back()(farAway());
    QVERIFY(m_page->document().workflow() != before);
}

void TestArranging::comesAfterAWaitAndTheBarGoes()
{
    arrange();
    QTRY_VERIFY(bar()->isVisible());
    const int edits = m_page->document().undoStack().count();
    m_asked.front()(farAway());
    QCOMPARE(m_page->document().undoStack().count(), edits + 1);
    QVERIFY(!bar()->isVisible());
}

QTEST_MAIN(TestArranging)
#include "tst_arranging.moc"
