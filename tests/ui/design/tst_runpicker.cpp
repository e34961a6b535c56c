#include "core/run/plan.h"
#include "tests/ui/design/stagefixture.h"
#include "ui/design/runpicker.h"

#include <QCheckBox>

#include <algorithm>
#include <optional>

using namespace sluice;

/// What the canvas shows is chosen from a list: nothing, all active runs, one run, the newest one.
class TestRunPicker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void choosesByKeys();
    void listsRunsWithStateVersionAndTime();
    void saysWhyThereIsNothing();
    void followsTheNewestRun();
    void countsWhatAllActiveRunsDo();
    void saysHowManyStepsBeginASecond();
    void asksWhatTheyDoOnlyWhileThatIsShown();
    void findsAnOldRunAmongTenThousand();
    void saysThatTheRunsCannotBeRead();

private:
    QListWidget *open();
    [[nodiscard]] QString shows() const { return m_page->find<RunPicker>("runPicker")->text(); }
    void type(const QString &text) const { QTest::keyClicks(m_page->find<QLineEdit>("runPickerSearch"), text); }
    void press(Qt::Key key) const { QTest::keyClick(m_page->find<QLineEdit>("runPickerSearch"), key); }

    std::optional<StageFixture> m_page;
};

void TestRunPicker::init()
{
    m_page.emplace();
    QVERIFY(m_page->isShown);
}

QListWidget *TestRunPicker::open()
{
    QTest::mouseClick(m_page->find<QToolButton>("runPicker"), Qt::LeftButton);
    return m_page->find<QListWidget>("runPickerList");
}

void TestRunPicker::choosesByKeys()
{
    m_page->addRun(4711);
    m_page->addRun(4712, 1);
    QCOMPARE(shows(), QStringLiteral("Shows: nothing"));
    auto *list = open();
    QTRY_COMPARE(list->count(), 4);
    type(QStringLiteral("4711"));
    QCOMPARE(list->currentItem()->text().left(8), QStringLiteral("Run 4711"));
    press(Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QCOMPARE(shows(), QStringLiteral("Shows: run 4711"));
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 4711 · v7"));

    QTRY_COMPARE(open()->count(), 4);
    QTRY_COMPARE(list->currentRow(), 3); // what is shown
    press(Qt::Key_Up);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 4712 · v7"));

    QTRY_COMPARE(open()->count(), 4);
    press(Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    QCOMPARE(shows(), QStringLiteral("Shows: run 4712"));

    QTRY_COMPARE(open()->count(), 4);
    type(QStringLiteral("nothing"));
    press(Qt::Key_Return);
    QCOMPARE(shows(), QStringLiteral("Shows: nothing"));
    QVERIFY(!m_page->find<QWidget>("runLine")->isVisible());
    QVERIFY(StageFixture::shownOn(m_page->canvas().canvas()).isEmpty());
}

void TestRunPicker::listsRunsWithStateVersionAndTime()
{
    const RunHistory &run = m_page->addRun(4711);
    auto *list = open();
    QTRY_COMPARE(list->count(), 3);
    QCOMPARE(
        list->item(2)->text(),
        QStringLiteral("Run 4711 · succeeded · v7 · %1").arg(momentText(run.events[0].at, m_page->engine->now.taken)));
    QCOMPARE(m_page->engine->runQuestions.back().workflow, QStringLiteral("row"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
    QCOMPARE(shows(), QStringLiteral("Shows: run 4711"));
}

void TestRunPicker::saysWhyThereIsNothing()
{
    open();
    auto *none = m_page->find<QLabel>("runPickerNone");
    QTRY_COMPARE(none->text(), QStringLiteral("This workflow has not run yet."));
    QVERIFY(none->isVisible());
    type(QStringLiteral("qqq"));
    QCOMPARE(none->text(), QStringLiteral("Nothing here has “qqq” in it."));
    press(Qt::Key_Return); // chooses nothing
    QCOMPARE(shows(), QStringLiteral("Shows: nothing"));
}

void TestRunPicker::followsTheNewestRun()
{
    m_page->addRun(1);
    QTRY_COMPARE(open()->count(), 3);
    QTest::mouseClick(m_page->find<QCheckBox>("followNewest"), Qt::LeftButton, {}, {8, 8});
    press(Qt::Key_Escape);
    m_page->addRun(2, 1);
    ++m_page->engine->now.runsRevision;
    m_page->engine->announce();
    QTRY_COMPARE(shows(), QStringLiteral("Shows: run 2, the newest"));
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 2 · v7"));
    m_page->addRun(3, 1);
    ++m_page->engine->now.runsRevision;
    m_page->engine->announce();
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 3 · v7"));

    // Who chooses one keeps it.
    QTRY_COMPARE(open()->count(), 5);
    type(QStringLiteral("Run 2"));
    press(Qt::Key_Return);
    QCOMPARE(shows(), QStringLiteral("Shows: run 2"));
    QVERIFY(!m_page->find<QCheckBox>("followNewest")->isChecked());
}

void TestRunPicker::countsWhatAllActiveRunsDo()
{
    const QByteArray here = versionOf(m_page->page->current()->workflow());
    m_page->engine->versions.push_back(
        {WorkflowVersion{QStringLiteral("row"), 6, "other", {}, {}, {}, VersionKind::Saved, {}}, Workflow{}});
    WorkflowActivity &now = m_page->engine->activity[QStringLiteral("row")];
    now.runs = 9;
    now.sleeping = 2;
    now.tasks = {{here, QStringLiteral("a"), 3, 4, 1},
                 {here, QStringLiteral("b"), 0, 1, 0},
                 {"other", QStringLiteral("a"), 10, 0, 2}};
    QTRY_COMPARE(open()->count(), 2);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(shows(), QStringLiteral("Shows: all active runs"));
    const auto *a = m_page->canvas().canvas().node(QStringLiteral("a"));
    QTRY_VERIFY(a->mood().figures);
    QCOMPARE(a->mood().figures->count(StepState::Running), 3U);
    QCOMPARE(a->mood().figures->count(StepState::Waiting), 4U);
    QCOMPARE(a->mood().figures->count(StepState::DeadLettered), 1U);
    QCOMPARE(a->mood().figures->shown, StepState::Running);
    QVERIFY(!m_page->canvas().canvas().node(QStringLiteral("c"))->mood().figures);
    QTRY_COMPARE(m_page->counts(), QStringLiteral("9 run(s) active · 2 of them asleep · 12 on v6"));
    QVERIFY(!m_page->slider()->isVisible());

    // On another graph than any that runs, all of it stands in the note.
    m_page->edit();
    QTRY_VERIFY(!a->mood().figures);
    QTRY_COMPARE(m_page->counts(), QStringLiteral("9 run(s) active · 2 of them asleep · 12 on v6 · 9 on v7"));
    now.runs = 0;
    now.sleeping = 0;
    now.tasks.clear();
    QTRY_COMPARE(m_page->counts(), QStringLiteral("0 run(s) active"));
}

void TestRunPicker::asksWhatTheyDoOnlyWhileThatIsShown()
{
    m_page->engine->activity[QStringLiteral("row")].runs = 1;
    m_page->table->trigger(QStringLiteral("design.showActive"));
    QTRY_COMPARE(m_page->counts(), QStringLiteral("1 run(s) active"));
    m_page->table->trigger(QStringLiteral("design.showNothing"));
    m_page->engine->activity[QStringLiteral("row")].runs = 2;
    QVERIFY(!m_page->find<QWidget>("runLine")->isVisible());
    m_page->table->trigger(QStringLiteral("design.showActive"));
    QTRY_COMPARE(m_page->counts(), QStringLiteral("2 run(s) active"));
}

/// Also at a task where none is under way at the moment; only while all active runs are shown.
void TestRunPicker::saysHowManyStepsBeginASecond()
{
    const QByteArray here = versionOf(m_page->page->current()->workflow());
    WorkflowActivity &now = m_page->engine->activity[QStringLiteral("row")];
    now.runs = 9;
    now.tasks = {{here, QStringLiteral("a"), 3, 4, 1}};
    auto &canvas = m_page->canvas();
    const auto picture = [&](const char *task) {
        const auto *node = canvas.canvas().node(QString::fromLatin1(task));
        return canvas.viewport()->grab(canvas.mapFromScene(node->body()).boundingRect()).toImage();
    };
    m_page->table->trigger(QStringLiteral("design.showActive"));
    const auto *a = canvas.canvas().node(QStringLiteral("a"));
    const auto *b = canvas.canvas().node(QStringLiteral("b"));
    QTRY_VERIFY(a->mood().figures);
    QVERIFY(!b->mood().figures);
    const QImage without = picture("a");
    QueueSnapshot queue;
    queue.id = workflowQueue(QStringLiteral("row"));
    queue.tasks = {{QStringLiteral("a"), 0, 2.44, 2.44}, {QStringLiteral("b"), 0, 0.31, 0.27}};
    m_page->engine->now.queues.push_back(queue);
    m_page->engine->now.taken += Milliseconds(1000);
    m_page->engine->announce();
    QTRY_VERIFY(b->mood().figures);
    QCOMPARE(a->mood().live->perSecond, 2.4);
    QCOMPARE(b->mood().live->perSecond, 0.3);
    QVERIFY(picture("a") != without);
    QVERIFY(canvas.canvas().liveText(QStringLiteral("a")).contains(QStringLiteral("2.4/s begin here")));
    m_page->table->trigger(QStringLiteral("design.showNothing"));
    QVERIFY(!a->mood().figures && !b->mood().figures);
}

void TestRunPicker::findsAnOldRunAmongTenThousand()
{
    m_page->addRun(3);
    const RunSummary newest = m_page->engine->runs.front();
    for (quint64 id = 4; id <= 10'002; ++id) {
        RunSummary run = newest;
        run.id = RunId{id};
        m_page->engine->runs.push_back(run);
    }
    std::ranges::reverse(m_page->engine->runs);
    auto *none = m_page->find<QLabel>("runPickerNone");
    auto *list = open();
    QTRY_COMPARE(list->count(), 102);
    QCOMPARE(none->text(), QStringLiteral("The newest 100 of 10,000 runs. Type to look through older ones."));
    type(QStringLiteral("3"));
    QTRY_VERIFY(!none->isVisible());
    QVERIFY(list->currentItem()->text().startsWith(QStringLiteral("Run 3 · "))); // among all that have a 3 in them
    press(Qt::Key_Return);
    QCOMPARE(shows(), QStringLiteral("Shows: run 3"));
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 3 · v7"));
    QTRY_COMPARE(open()->count(), 102); // it begins with the newest ones again
}

void TestRunPicker::saysThatTheRunsCannotBeRead()
{
    m_page->addRun(9);
    m_page->engine->refusal = Error{QStringLiteral("journal.damaged"), {}, {}};
    auto *list = open();
    auto *none = m_page->find<QLabel>("runPickerNone");
    QTRY_COMPARE(none->text(),
                 QStringLiteral("The runs cannot be read at the moment. Open this list once more to try again."));
    QVERIFY(none->isVisible());
    QCOMPARE(list->count(), 2); // what needs none of them can still be chosen
    press(Qt::Key_Escape);
    m_page->engine->refusal.reset();
    QTRY_COMPARE(open()->count(), 3);
    QVERIFY(!none->isVisible());
}

QTEST_MAIN(TestRunPicker)
#include "tst_runpicker.moc"
