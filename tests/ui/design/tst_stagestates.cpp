#include "tests/ui/design/stagefixture.h"

#include <QComboBox>

using namespace sluice;

namespace {
const Error kStopped{QStringLiteral("engine.stopped"), {}, {}};
const Error kRefused{QStringLiteral("engine.notAllowed"), {{QStringLiteral("role"), QStringLiteral("operator")}}, {}};
} // namespace

/// What the bar above the canvas says of a run, or of all active ones, while there is nothing to paint: why, and the way out.
class TestStageStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_page.emplace();
        QVERIFY(m_page->isShown);
    }
    void cleanup() { m_page.reset(); }
    void saysThatARunIsRead();
    void saysWhyARunIsNotRead_data();
    void saysWhyARunIsNotRead();
    void aWayBackFromARunThatIsNotRead();
    void saysThatActiveRunsAreCounted();
    void saysWhyActiveRunsAreNotCounted();
    void tabGoesThroughTheFormOfAFork();

private:
    [[nodiscard]] bool canRetry() const { return m_page->find<QToolButton>("readRunAgain")->isVisible(); }
    std::optional<StageFixture> m_page;
};

void TestStageStates::saysThatARunIsRead()
{
    m_page->addRun(9);
    m_page->engine->holdAnswers();
    m_page->page->showRun(QStringLiteral("row"), RunId{9});
    QTRY_COMPARE(m_page->counts(), QStringLiteral("Reading what it did…"));
    QCOMPARE(m_page->bar(), QStringLiteral("Run 9"));
    QVERIFY(!m_page->slider()->isVisible() && !canRetry());
    QVERIFY(StageFixture::shownOn(m_page->canvas().canvas()).isEmpty());
}

void TestStageStates::saysWhyARunIsNotRead_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<QString>("words");
    QTest::newRow("failed") << false << QStringLiteral("The engine is not running.");
    QTest::newRow("not allowed") << true << QStringLiteral("operator");
}

void TestStageStates::saysWhyARunIsNotRead()
{
    QFETCH(bool, isRefused);
    QFETCH(QString, words);
    const RunHistory &run = m_page->addRun(9);
    m_page->engine->refusal = isRefused ? kRefused : kStopped;
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY2(m_page->counts().contains(words), qPrintable(m_page->counts()));
    QCOMPARE(m_page->bar(), QStringLiteral("Run 9"));
    QVERIFY(canRetry() && !m_page->slider()->isVisible());
    m_page->press("readRunAgain"); // it is refused once more
    QTRY_VERIFY(canRetry());
    m_page->engine->refusal.reset();
    m_page->press("readRunAgain");
    QTRY_VERIFY(m_page->slider()->isVisible());
    QVERIFY(!canRetry());
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 9 · v7"));
    QCOMPARE(StageFixture::shownOn(m_page->canvas().canvas()), StageFixture::foldTo(run, run.events.size()));
}

void TestStageStates::aWayBackFromARunThatIsNotRead()
{
    m_page->addRun(9);
    m_page->engine->refusal = kStopped;
    m_page->page->showRun(QStringLiteral("row"), RunId{9});
    QTRY_VERIFY(canRetry());
    m_page->press("clearRun");
    QVERIFY(!m_page->find<QWidget>("runLine")->isVisible());
}

void TestStageStates::saysThatActiveRunsAreCounted()
{
    m_page->engine->activity[QStringLiteral("row")].runs = 1;
    m_page->engine->holdAnswers();
    m_page->table->trigger(QStringLiteral("design.showActive"));
    QCOMPARE(m_page->bar(), QStringLiteral("All active runs"));
    QCOMPARE(m_page->counts(), QStringLiteral("Counting what they do…"));
}

/// What was counted before the engine fell silent is not shown as if it still were so, and it comes back by itself.
void TestStageStates::saysWhyActiveRunsAreNotCounted()
{
    const QByteArray here = versionOf(StageFixture::rowOfTasks());
    WorkflowActivity &now = m_page->engine->activity[QStringLiteral("row")];
    now.runs = 2;
    now.tasks = {{here, QStringLiteral("a"), 3, 4, 1}};
    m_page->table->trigger(QStringLiteral("design.showActive"));
    const auto *node = m_page->canvas().canvas().node(QStringLiteral("a"));
    QTRY_VERIFY(node->mood().figures);
    m_page->engine->refusal = kStopped;
    QTRY_VERIFY(m_page->counts().contains(QStringLiteral("The engine is not running.")));
    QVERIFY(!node->mood().figures);
    m_page->engine->refusal.reset();
    QTRY_COMPARE(m_page->counts(), QStringLiteral("2 run(s) active"));
    QVERIFY(node->mood().figures);
}

/// In the order in which it is filled in, though the data stand below the buttons.
void TestStageStates::tabGoesThroughTheFormOfAFork()
{
    m_page->addRun(9);
    m_page->page->showRun(QStringLiteral("row"), RunId{9});
    QTRY_VERIFY(m_page->slider()->isVisible());
    m_page->press("forkHere");
    auto *edit = m_page->find<QComboBox>("forkEdit");
    QTRY_VERIFY(edit->count() > 1);
    edit->setCurrentIndex(1);
    const auto *data = m_page->find<QWidget>("forkData");
    const auto walk = [&](Qt::Key key) {
        QStringList places;
        for (int times = 0; times < 4; ++times) {
            QWidget *now = QApplication::focusWidget();
            places << (data->isAncestorOf(now) ? data->objectName() : now->objectName());
            if (times < 3)
                QTest::keyClick(now, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        }
        return places.join(u' ');
    };
    QCOMPARE(walk(Qt::Key_Tab), QStringLiteral("forkEdit forkData forkStart forkCancel"));
    QCOMPARE(walk(Qt::Key_Backtab), QStringLiteral("forkCancel forkStart forkData forkEdit"));
}

QTEST_MAIN(TestStageStates)
#include "tst_stagestates.moc"
