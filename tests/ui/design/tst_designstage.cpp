#include "tests/ui/design/stagefixture.h"
#include "ui/design/outline.h"
#include "ui/design/runpicker.h"
#include "ui/widgets/elidedlabel.h"

#include <QAccessible>

#include <optional>

using namespace sluice;

/// What the Design page paints: a run now or then, on the version that ran.
class TestDesignStage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void paintsARunOnTheGraphWhileThatIsTheVersionThatRan();
    void paintsNothingOnAGraphThatWasChangedSince();
    void showsTheTasksOfTheVersionThatRan();
    void paintsEachOfFiftyRunsAtOnceOnAnEditedGraph();
    void everyMomentIsWhatFoldingGives();
    void slidesByKeys();
    void slidesByMouse();
    void tellsAScreenReaderTheMoment();
    void marksFailuresAndLetters();
    void marksWhereABreakpointHalted();
    void aLiveRunStaysWhereOneLooksAndFollowsAtTheEnd();
    void refusesEveryEdit();
    void tellsACommandOnlyWhatIsNewWhileLookingBack();
    void undoDoesNotCross();
    void showsTheDataOfThatMoment();
    void theOutlineShowsWhatRan();
    void forksFromTheMomentThatIsShown();
    void keepsWhatIsChosenForEachWorkflow();
    void isNotToldWhileNobodySeesThePage();
    void theLineOfARunIsShortWhereThereIsLittleRoom();

private:
    std::optional<StageFixture> m_page;
};

void TestDesignStage::init()
{
    m_page.emplace();
    QVERIFY(m_page->isShown);
    QVERIFY(m_page->page->current());
}

void TestDesignStage::paintsARunOnTheGraphWhileThatIsTheVersionThatRan()
{
    const RunHistory &run = m_page->addRun(4711);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 4711 · v7"));
    QVERIFY(!m_page->past());
    QCOMPARE(StageFixture::shownOn(m_page->canvas().canvas()), StageFixture::foldTo(run, run.events.size()));
    QVERIFY(m_page->slider()->isVisible());
    QVERIFY(m_page->slider()->isAtEnd());
    m_page->press("clearRun");
    QVERIFY(StageFixture::shownOn(m_page->canvas().canvas()).isEmpty());
    QVERIFY(!m_page->slider()->isVisible());
    QVERIFY(m_page->engine->watched.empty());
}

void TestDesignStage::isNotToldWhileNobodySeesThePage()
{
    m_page->addRun(4711);
    m_page->page->showRun(QStringLiteral("row"), RunId{4711});
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 4711 · v7"));
    QCOMPARE(m_page->engine->watched, std::vector<RunId>{RunId{4711}});
    m_page->page->hide();
    QVERIFY(m_page->engine->watched.empty());
    m_page->page->show();
    QCOMPARE(m_page->engine->watched, std::vector<RunId>{RunId{4711}});
}

void TestDesignStage::theLineOfARunIsShortWhereThereIsLittleRoom()
{
    m_page->addRun(4711);
    m_page->page->showRun(QStringLiteral("row"), RunId{4711});
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 4711 · v7"));
    const auto *fork = m_page->find<QToolButton>("forkHere");
    const auto *counts = m_page->find<QLabel>("runCounts");
    m_page->page->resize(1'600, 800);
    QTRY_COMPARE(fork->toolButtonStyle(), Qt::ToolButtonTextOnly);
    const int whole = m_page->find<QWidget>("runLine")->height();
    m_page->page->resize(860, 800);
    QTRY_COMPARE(fork->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QVERIFY(!fork->icon().isNull() && !fork->toolTip().isEmpty());
    QTRY_VERIFY(counts->height() >= counts->heightForWidth(counts->width()));
    QTRY_COMPARE(m_page->find<QToolButton>("clearRun")->y(), fork->y());
    QCOMPARE(m_page->find<QToolButton>("openRun")->y(), fork->y());
    QVERIFY(m_page->find<QWidget>("runLine")->height() < 3 * whole);
}

void TestDesignStage::paintsNothingOnAGraphThatWasChangedSince()
{
    const RunHistory &run = m_page->addRun(4711, 2);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(!StageFixture::shownOn(m_page->canvas().canvas()).isEmpty());
    m_page->edit();
    QTRY_VERIFY(StageFixture::shownOn(m_page->canvas().canvas()).isEmpty());
    QVERIFY2(!m_page->past(), "whoever edits is not interrupted");
    QTRY_VERIFY(m_page->counts().contains(QStringLiteral("changed since")));
    m_page->page->current()->undoStack().undo();
    QTRY_COMPARE(StageFixture::shownOn(m_page->canvas().canvas()), StageFixture::foldTo(run, run.events.size()));
    m_page->page->current()->undoStack().redo();
    QTRY_VERIFY(m_page->find<QToolButton>("showPast")->isVisible());
    QCOMPARE(m_page->find<QToolButton>("showPast")->text(), QStringLiteral("Show it on v7"));
    m_page->press("showPast");
    QVERIFY(m_page->past());
    QCOMPARE(StageFixture::shownOn(*m_page->past()->canvas()), StageFixture::foldTo(run, run.events.size()));
    m_page->press("backToNow");
    QVERIFY(!m_page->past());
    QVERIFY(StageFixture::shownOn(m_page->canvas().canvas()).isEmpty());
}

void TestDesignStage::showsTheTasksOfTheVersionThatRan()
{
    const RunHistory &run = m_page->addRun(1);
    m_page->page->current()->removeTasks({QStringLiteral("b")}, true);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->past());
    QCOMPARE(m_page->past()->document()->workflow().tasks, run.workflow.tasks);
    QCOMPARE(StageFixture::shownOn(*m_page->past()->canvas()), StageFixture::foldTo(run, run.events.size()));
    QVERIFY(m_page->past()->canvas()->node(QStringLiteral("b")));
    QVERIFY(!m_page->canvas().canvas().node(QStringLiteral("b")));
    QVERIFY(StageFixture::shownOn(m_page->canvas().canvas()).isEmpty());
    const QString time = momentText(run.events.back().at, m_page->engine->now.taken);
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 1 · v7 · %1").arg(time));
}

void TestDesignStage::paintsEachOfFiftyRunsAtOnceOnAnEditedGraph()
{
    constexpr quint64 kRuns = 50;
    for (quint64 id = 1; id <= kRuns; ++id)
        m_page->addRun(id, static_cast<int>(id % 5), id % 3 == 0 ? QStringList{QStringLiteral("a")} : QStringList());
    m_page->edit();
    for (quint64 id = 1; id <= kRuns; ++id) {
        m_page->page->showRun(QStringLiteral("row"), RunId{id});
        const RunHistory &run = m_page->engine->histories[id];
        QTRY_VERIFY(m_page->bar().startsWith(QStringLiteral("Run %1 · v7").arg(id)));
        QVERIFY(m_page->past());
        QCOMPARE(StageFixture::shownOn(*m_page->past()->canvas()), StageFixture::foldTo(run, run.events.size()));
        // All runs go on at the same time; only the one that is shown is painted.
        const auto ended = playedRun(RunId{id}, run.workflow, m_page->engine->types);
        for (quint64 other = 1; other <= kRuns; ++other) {
            if (other % 3 != 0)
                m_page->goOn(other, playedRun(RunId{other}, run.workflow, m_page->engine->types));
        }
        if (id % 3 != 0)
            QTRY_COMPARE(StageFixture::shownOn(*m_page->past()->canvas()),
                         StageFixture::foldTo(ended, ended.events.size()));
        QCOMPARE(m_page->engine->watched, std::vector<RunId>{RunId{id}});
    }
}

void TestDesignStage::everyMomentIsWhatFoldingGives()
{
    const RunHistory &run = m_page->addRun(9, 1'000, {QStringLiteral("b"), QStringLiteral("b"), QStringLiteral("c")});
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    QCOMPARE(m_page->slider()->maximum(), static_cast<int>(run.events.size()));
    for (int step = 0; step < 2 * m_page->slider()->maximum(); ++step) {
        const int moment = 1 + step * 7 % m_page->slider()->maximum(); // to and fro
        m_page->slider()->setValue(moment);
        QTRY_VERIFY(m_page->past());
        QTRY_COMPARE(StageFixture::shownOn(*m_page->past()->canvas()),
                     StageFixture::foldTo(run, static_cast<std::size_t>(moment)));
    }
}

void TestDesignStage::slidesByKeys()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    const int last = static_cast<int>(run.events.size());
    auto *slider = m_page->slider();
    slider->setFocus();
    const std::vector<std::pair<Qt::Key, int>> keys{
        {Qt::Key_Left, last - 1}, {Qt::Key_Left, last - 2}, {Qt::Key_Right, last - 1},
        {Qt::Key_Home, 1},        {Qt::Key_Left, 1},        {Qt::Key_PageUp, last},
        {Qt::Key_PageDown, 1},    {Qt::Key_End, last},      {Qt::Key_Home, 1},
    };
    for (const auto &[key, event] : keys) {
        QTest::keyClick(slider, key);
        QCOMPARE(slider->value(), event);
    }
    QCOMPARE(slider->pageStep(), 100);
    QTRY_VERIFY(m_page->past());
    QTRY_COMPARE(StageFixture::shownOn(*m_page->past()->canvas()), StageFixture::foldTo(run, 1));
    QTest::keyClick(slider, Qt::Key_Escape);
    QVERIFY(!m_page->past());
    QVERIFY(slider->isAtEnd());
    QVERIFY(m_page->canvas().hasFocus());
    QCOMPARE(StageFixture::shownOn(m_page->canvas().canvas()), StageFixture::foldTo(run, run.events.size()));
}

void TestDesignStage::slidesByMouse()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    auto *slider = m_page->slider();
    const int height = slider->height() - 8;
    const auto place = [&](int event) { return QPoint(slider->placeOf(event), height); };
    QTest::mousePress(slider, Qt::LeftButton, {}, place(slider->maximum()));
    for (const int event : {5, 3, 4}) {
        QTest::mouseMove(slider, place(event));
        QCOMPARE(slider->value(), event);
        QTRY_VERIFY(m_page->past());
        QTRY_COMPARE(StageFixture::shownOn(*m_page->past()->canvas()),
                     StageFixture::foldTo(run, static_cast<std::size_t>(event)));
    }
    QTest::mouseRelease(slider, Qt::LeftButton, {}, place(4));
    const QString time = momentText(run.events[3].at, m_page->engine->now.taken);
    QTRY_COMPARE(m_page->bar(), QStringLiteral("Run 9 · v7 · %1").arg(time));
    QTest::keyClick(m_page->past(), Qt::Key_Escape);
    QVERIFY(!m_page->past());
}

void TestDesignStage::tellsAScreenReaderTheMoment()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    auto *face = QAccessible::queryAccessibleInterface(m_page->slider());
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::Slider);
    QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Moment of the run"));
    QVERIFY(face->valueInterface());
    face->valueInterface()->setCurrentValue(3);
    QCOMPARE(face->valueInterface()->currentValue().toInt(), 3);
    const QString said = QStringLiteral("%1, event 3 of %2")
                             .arg(momentText(run.events[2].at, m_page->engine->now.taken))
                             .arg(run.events.size());
    QCOMPARE(face->text(QAccessible::Value), said);
    QCOMPARE(face->text(QAccessible::Description), said);
    QCOMPARE(m_page->find<QLabel>("timeText")->text(), said);
    QTRY_VERIFY(m_page->past());
    QCOMPARE(QAccessible::queryAccessibleInterface(m_page->past())->role(), QAccessible::Canvas);
}

void TestDesignStage::marksFailuresAndLetters()
{
    const QStringList failing(3, QStringLiteral("b"));
    const RunHistory &run = m_page->addRun(9, 1'000, failing);
    std::vector<TimeSlider::Mark> expected;
    for (std::size_t at = 0; at < run.events.size(); ++at) {
        if (std::holds_alternative<AttemptFailed>(run.events[at].data))
            expected.push_back({at + 1, TimeSlider::MarkKind::Failure});
        else if (std::holds_alternative<StepDeadLettered>(run.events[at].data))
            expected.push_back({at + 1, TimeSlider::MarkKind::Letter});
    }
    QCOMPARE(expected.size(), std::size_t(4));
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    QCOMPARE(m_page->slider()->marks(), expected);
}

void TestDesignStage::marksWhereABreakpointHalted()
{
    RunHistory run = startedRun(RunId{9}, StageFixture::rowOfTasks(), m_page->engine->types);
    run.label = {7, false};
    const WallTime at = run.events.front().at;
    run.events.push_back({at, BreakpointsSet{{QStringLiteral("a")}, QStringLiteral("ada")}});
    run.events.push_back({at, BreakpointHit{StepIndex{0}}});
    m_page->engine->histories.insert(9, run);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    QCOMPARE(m_page->slider()->marks(),
             (std::vector<TimeSlider::Mark>{{run.events.size(), TimeSlider::MarkKind::Halt}}));
}

void TestDesignStage::aLiveRunStaysWhereOneLooksAndFollowsAtTheEnd()
{
    m_page->addRun(9, 2);
    const RunHistory begun = m_page->engine->histories[9];
    const RunHistory ended = playedRun(RunId{9}, begun.workflow, m_page->engine->types);
    m_page->page->showRun(QStringLiteral("row"), RunId{9});
    QTRY_VERIFY(m_page->slider()->isVisible());
    m_page->slider()->setValue(3);
    QTRY_VERIFY(m_page->past());
    m_page->goOn(9, ended);
    QTRY_COMPARE(m_page->slider()->maximum(), static_cast<int>(ended.events.size()));
    QCOMPARE(m_page->slider()->value(), 3);
    QCOMPARE(StageFixture::shownOn(*m_page->past()->canvas()), StageFixture::foldTo(ended, 3));
    m_page->press("backToNow");
    QCOMPARE(StageFixture::shownOn(m_page->canvas().canvas()), StageFixture::foldTo(ended, ended.events.size()));

    // Another one, which is followed at the right end of what was.
    const RunHistory other = m_page->addRun(10, 1);
    m_page->page->showRun(QStringLiteral("row"), RunId{10});
    QTRY_COMPARE(m_page->slider()->maximum(), static_cast<int>(other.events.size()));
    m_page->slider()->setValue(2);
    QTRY_VERIFY(m_page->past());
    QTest::keyClick(m_page->slider(), Qt::Key_End);
    const RunHistory later = playedRun(RunId{10}, other.workflow, m_page->engine->types);
    m_page->goOn(10, later);
    QTRY_COMPARE(m_page->slider()->value(), static_cast<int>(later.events.size()));
    QVERIFY(m_page->past());
    QCOMPARE(StageFixture::shownOn(*m_page->past()->canvas()), StageFixture::foldTo(later, later.events.size()));
}

void TestDesignStage::refusesEveryEdit()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->current()->setNotes(QStringLiteral("a"), QStringLiteral("kept")); // there is something to undo
    const QByteArray before = writeWorkflow(m_page->page->current()->workflow());
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    m_page->slider()->setValue(2);
    QTRY_VERIFY(m_page->past());
    auto *past = m_page->past();
    const QByteArray ran = writeWorkflow(past->document()->workflow());
    past->setFocus();
    past->chooseTask(QStringLiteral("b"));
    const auto isUntouched = [&] {
        return m_page->past() == past && writeWorkflow(m_page->page->current()->workflow()) == before
               && writeWorkflow(past->document()->workflow()) == ran;
    };
    for (const char *keys : {"A", "C", "D", "N", "X", "F2", "Del", "Alt+Del", "Ctrl+X", "Ctrl+V", "Ctrl+D", "Ctrl+G",
                             "Ctrl+Shift+G", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Shift+L", "Ctrl+Left", "Ctrl+Down"}) {
        const QKeyCombination key = QKeySequence(QString::fromLatin1(keys))[0];
        QTest::keyClick(past, key.key(), key.keyboardModifiers());
        QVERIFY2(isUntouched(), keys);
    }
    for (const CommandEntry &command : m_page->table->commands()) {
        if (command.effect == CommandEffect::Act)
            continue;
        QVERIFY2(!m_page->table->action(command.id)->isEnabled(), qPrintable(command.id));
        m_page->table->trigger(command.id);
        QVERIFY2(isUntouched(), qPrintable(command.id));
    }
    const QPoint node = past->mapFromScene(past->canvas()->node(QStringLiteral("b"))->body().center());
    QTest::mousePress(past->viewport(), Qt::LeftButton, {}, node);
    QTest::mouseMove(past->viewport(), node + QPoint(60, 40));
    QTest::mouseRelease(past->viewport(), Qt::LeftButton, {}, node + QPoint(60, 40));
    QTest::mouseDClick(past->viewport(), Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(isUntouched());
    QVERIFY(!past->viewport()->acceptDrops() && !past->acceptDrops());
}

void TestDesignStage::tellsACommandOnlyWhatIsNewWhileLookingBack()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->current()->setNotes(QStringLiteral("a"), QStringLiteral("kept")); // there is something to undo
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    m_page->slider()->setValue(2);
    QTRY_VERIFY(m_page->past());
    const auto *when = m_page->find<QLabel>("pastWhen");
    QTRY_VERIFY(when->text().contains(QStringLiteral("event 2 of")));
    QStringList told;
    for (const QAction *action : m_page->page->commands())
        connect(action, &QAction::changed, this, [&told, action] { told.push_back(action->objectName()); });
    for (const int moment : {3, 4, 1}) {
        m_page->slider()->setValue(moment);
        QTRY_VERIFY(when->text().contains(QStringLiteral("event %1 of").arg(moment)));
    }
    QCOMPARE(told, QStringList());
    m_page->press("backToNow");
    QVERIFY2(told.contains(QStringLiteral("design.undo")), "and what is new is told");
    for (const QAction *action : m_page->page->commands())
        disconnect(action, nullptr, this, nullptr);
}

void TestDesignStage::undoDoesNotCross()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->edit();
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->past());
    QTRY_VERIFY(!m_page->table->action(QStringLiteral("design.undo"))->isEnabled());
    QVERIFY(!m_page->find<QToolButton>("historyButton")->isEnabled());
    QTest::keyClick(m_page->past(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_page->page->current()->workflow().task(QStringLiteral("b"))->disabled);
    QTest::keyClick(m_page->past(), Qt::Key_Escape);
    QVERIFY(!m_page->past());
    QTest::keyClick(&m_page->canvas(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_page->page->current()->workflow().task(QStringLiteral("b"))->disabled);
}

void TestDesignStage::showsTheDataOfThatMoment()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    m_page->slider()->setValue(3); // "a" is done, "b" is not
    QTRY_VERIFY(m_page->past());
    auto *panel = m_page->find<QWidget>("pastPanel");
    QVERIFY(panel->isVisible());
    m_page->past()->chooseTask(QStringLiteral("a"));
    QTRY_COMPARE(m_page->find<ElidedLabel>("pastTask")->text(), QStringLiteral("a"));
    auto *output = panel->findChild<QWidget *>(QStringLiteral("dataOutput"));
    QTRY_VERIFY(output->isVisible());
    m_page->slider()->setValue(2);
    QTRY_VERIFY(!output->isVisible());
    QVERIFY(m_page->find<QLabel>("pastWhen")->text().contains(QStringLiteral("event 2 of")));
    QTest::keyClick(m_page->slider(), Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QVERIFY(m_page->find<QWidget>("inspector")->isVisible());
}

void TestDesignStage::theOutlineShowsWhatRan()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->current()->removeTasks({QStringLiteral("b")}, true);
    auto *outline = m_page->find<Outline>("outline");
    QCOMPARE(outline->model()->rowCount(), 3);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_COMPARE(outline->model()->rowCount(), 4);
    const QModelIndex second = outline->model()->index(1, 0);
    QVERIFY(!(second.flags() & Qt::ItemIsEditable));
    outline->setCurrentIndex(second);
    QCOMPARE(m_page->past()->currentTask(), QStringLiteral("b"));
    m_page->press("backToNow");
    QCOMPARE(outline->model()->rowCount(), 3);
    QVERIFY(outline->model()->index(1, 0).flags() & Qt::ItemIsEditable);
}

void TestDesignStage::forksFromTheMomentThatIsShown()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->engine->nextRun = RunId{20};
    m_page->engine->histories.insert(20, playedRun(RunId{20}, run.workflow, m_page->engine->types, 1));
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    m_page->slider()->setValue(3);
    QTRY_VERIFY(m_page->past());
    m_page->press("forkHere");
    QVERIFY(m_page->find<QWidget>("forkPanel")->isVisible());
    QVERIFY(m_page->find<QLabel>("forkWhat")->text().contains(QStringLiteral("v7")));
    QTest::mouseClick(m_page->find<QPushButton>("forkStart"), Qt::LeftButton);
    QTRY_COMPARE(m_page->engine->forked.size(), std::size_t(1));
    QCOMPARE(m_page->engine->forked[0].source, RunId{9});
    QCOMPARE(m_page->engine->forked[0].count, quint64(3));
    QTRY_VERIFY(m_page->bar().startsWith(QStringLiteral("Run 20")));
    QVERIFY(!m_page->find<QWidget>("forkPanel")->isVisible());
    QSignalSpy wanted(m_page->page.get(), &DesignPage::runRequested);
    QTRY_VERIFY(m_page->find<QToolButton>("openRun")->isVisible());
    m_page->press("openRun");
    QCOMPARE(wanted.count(), 1);
}

void TestDesignStage::keepsWhatIsChosenForEachWorkflow()
{
    const RunHistory &run = m_page->addRun(9);
    m_page->page->showRun(QStringLiteral("row"), run.id);
    QTRY_VERIFY(m_page->slider()->isVisible());
    m_page->slider()->setValue(4);
    QTRY_VERIFY(m_page->past());
    m_page->table->trigger(QStringLiteral("design.new"));
    QVERIFY(!m_page->find<QWidget>("runLine")->isVisible());
    QVERIFY(!m_page->past());
    QVERIFY(m_page->table->action(QStringLiteral("design.add"))->isEnabled());
    m_page->page->openWorkflow(QStringLiteral("row"));
    QTRY_VERIFY(m_page->past());
    QTRY_COMPARE(m_page->slider()->value(), 4);
    QTRY_COMPARE(StageFixture::shownOn(*m_page->past()->canvas()), StageFixture::foldTo(run, 4));
}

QTEST_MAIN(TestDesignStage)
#include "tst_designstage.moc"
