#include "core/run/machine.h"
#include "tests/ui/design/designfixture.h"
#include "ui/design/debugsession.h"
#include "ui/inspector/inspector.h"
#include "ui/widgets/codeedit.h"

#include <QComboBox>
#include <QTreeView>

#include <algorithm>
#include <optional>

using namespace sluice;

namespace {

const QString one = QStringLiteral("noop");
const QString two = QStringLiteral("noop2");
const QString three = QStringLiteral("noop3");

/// noop → noop2 → noop3, saved, on a canvas of actual size.
struct Chain : DesignFixture {
    Chain()
    {
        openNew();
        for (const int y : {60, 200, 340})
            quickAdd(QPoint(150, y), QStringLiteral("noop"));
        document().connectTasks({one, QStringLiteral("out"), two});
        document().connectTasks({two, QStringLiteral("out"), three});
        (void)document().save();
        find<QSplitter>("designSplitter")->setSizes({216, 700, 360});
        // Runs that are started are there to be read.
        for (const quint64 run : {1, 2, 3})
            engine->histories.insert(run, halted({}, RunId{run}));
        canvas().setFocus();
    }
    /// The view of what was has a Data tab of its own, with the same names.
    template <typename T>
    T *find(const char *name) const
    {
        auto *found = page->findChild<Inspector *>()->findChild<T *>(QString::fromLatin1(name));
        return found ? found : DesignFixture::find<T>(name);
    }
    void choose(const QString &task) const
    {
        canvas().canvas().select({task});
        canvas().canvas().setCurrent(task);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers held = {}) const { QTest::keyClick(&canvas(), key, held); }
    /// A run of it as the engine has it, halted before its first step, and shown.
    void showHalted(const QStringList &breakpoints = {})
    {
        engine->histories.insert(9, halted(breakpoints));
        page->showRun(document().id(), RunId{9});
    }
    [[nodiscard]] RunHistory halted(const QStringList &breakpoints, RunId id = RunId{9}) const
    {
        RunHistory history{id, compile(document().workflow(), engine->types).value(), document().workflow(), {}};
        auto run = newRun(history.id, history.plan);
        const WallTime now(Milliseconds(1'700'000'000'000));
        command::Start start{QStringLiteral("manual"), {}, 1};
        start.options.breakpoints = {breakpoints.begin(), breakpoints.end()};
        start.options.stepping = breakpoints.isEmpty();
        (void)decide(run, start, now, history.events);
        if (!breakpoints.isEmpty())
            (void)decide(run, command::StartAttempt{StepIndex{0}}, now, history.events);
        return history;
    }
    /// The window is gone without being asked to keep anything, and another comes.
    void startAgain(const std::vector<RunHistory> &histories)
    {
        page.reset();
        table = std::make_unique<CommandTable>();
        workspace = std::make_unique<Workspace>(dir->path(), WorkflowDocument::Checker());
        engine = std::make_unique<FakeEngine>();
        engine->types = fewTypes();
        for (const RunHistory &history : histories)
            engine->histories.insert(number(history.id), history);
        page = std::make_unique<DesignPage>(*engine, *workspace, *themes, *table);
        QVERIFY(show({1280, 800}));
        Q_EMIT engine->ready();
    }
    [[nodiscard]] const NodeMood &mood(const QString &task) const { return canvas().canvas().node(task)->mood(); }
    [[nodiscard]] QString sessionPath() const { return dir->filePath(QStringLiteral(".sluice/session.json")); }
};

} // namespace

class TestTryIt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_page.emplace(); }
    void cleanup() { m_page.reset(); }
    void runsToTheChosenTask();
    void runsFromTheChosenTaskWithWhatIsPinned();
    void namesWhatARunFromHereLacks();
    void runsStepByStep();
    void stepsTheChosenStepElseTheFirst();
    void pausesAndResumesByTheSameKey();
    void stopsFromTheLine();
    void aKeyAndAClickOnTheEdgeSetABreakpoint();
    void theCentreOfANodeSetsNone();
    void saysABreakpointToScreenReaders();
    void breakpointsGoWithTheStartAndToTheRunUnderWay();
    void saysWhereARunIsHalted();
    void aMockIsWrittenInTheDataTab();
    void aMockMayFail();
    void aDryRunTakesTheMocks();
    void whatIsNotMockedIsListedAndMendedByPins();
    void theSessionComesBack();
    void theRunOfAnotherWorkflowComesBackWithItsTab();
    void aMomentThatIsOverIsNotHalted();
    void aBrokenSessionIsToldAndPutAside();
    void aBreakpointFollowsItsTask();
    void nothingOnTheCanvasEndsTheSession();
    void breakpointsGoToTheBinAndComeBack();
    void aRunThatStartsLateBringsNobodyBackToItsTab();

private:
    std::optional<Chain> m_page;
};

void TestTryIt::runsToTheChosenTask()
{
    m_page->canvas().canvas().select({});
    QVERIFY(!m_page->command("design.runTo")->isEnabled());
    m_page->choose(two);
    m_page->press(Qt::Key_F10, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_page->engine->started.size(), std::size_t(1));
    QCOMPARE(m_page->engine->started[0].options.untilTask, two);
    QVERIFY(m_page->engine->started[0].options.fromTask.isEmpty());
}

void TestTryIt::runsFromTheChosenTaskWithWhatIsPinned()
{
    QVERIFY(m_page->workspace->samples().pin(m_page->document().id(), one, "7"));
    m_page->choose(two);
    m_page->press(Qt::Key_F9, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_page->engine->started.size(), std::size_t(1));
    const auto &options = m_page->engine->started[0].options;
    QCOMPARE(options.fromTask, two);
    QCOMPARE(options.pins.size(), std::size_t(1));
    QCOMPARE(options.pins[0].task, one);
    QCOMPARE(options.pins[0].output, Payload("7"));
}

void TestTryIt::namesWhatARunFromHereLacks()
{
    m_page->choose(three);
    m_page->press(Qt::Key_F9, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_page->engine->started.empty());
    QVERIFY(m_page->bar()->isVisible());
    QTest::mouseClick(m_page->find<QPushButton>("goTo_noop2"), Qt::LeftButton);
    QCOMPARE(m_page->canvas().canvas().selectedTasks(), QStringList{two});
    QTRY_VERIFY(m_page->find<CodeEdit>("sampleEdit")->isVisible());
}

void TestTryIt::runsStepByStep()
{
    m_page->press(Qt::Key_F8, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_page->engine->started.size(), std::size_t(1));
    QVERIFY(m_page->engine->started[0].options.stepping);
}

void TestTryIt::stepsTheChosenStepElseTheFirst()
{
    QVERIFY(!m_page->command("design.step")->isEnabled());
    m_page->showHalted();
    QTRY_VERIFY(m_page->find<QWidget>("debugLine")->isVisible());
    QCOMPARE(m_page->find<QLabel>("debugWhere")->text(), QStringLiteral("Paused before noop"));
    m_page->choose(three);
    m_page->press(Qt::Key_F10);
    m_page->choose(one);
    QTest::mouseClick(m_page->find<QToolButton>("debugStep"), Qt::LeftButton);
    const auto &stepped = m_page->engine->stepped;
    QCOMPARE(stepped.size(), std::size_t(2));
    QCOMPARE(stepped[0].run, RunId{9});
    QVERIFY2(!stepped[0].step, "the chosen task has no ready step");
    QCOMPARE(stepped[1].step, StepIndex{0});
}

void TestTryIt::pausesAndResumesByTheSameKey()
{
    m_page->showHalted();
    QTRY_VERIFY(m_page->find<QWidget>("debugLine")->isVisible());
    m_page->press(Qt::Key_F8);
    QCOMPARE(m_page->engine->resumed, std::vector<RunId>{RunId{9}});
    auto running = m_page->halted({});
    auto run = fold(running.id, running.plan, running.events);
    (void)decide(run, command::Resume{}, WallTime(Milliseconds(1'700'000'000'001)), running.events);
    const auto known = m_page->engine->histories.value(9).events.size();
    Q_EMIT m_page->engine->runEvents(
        RunId{9}, known, Events(running.events.begin() + static_cast<std::ptrdiff_t>(known), running.events.end()));
    QTRY_VERIFY(!m_page->find<QWidget>("debugLine")->isVisible());
    m_page->press(Qt::Key_F8);
    QCOMPARE(m_page->engine->paused, std::vector<RunId>{RunId{9}});
}

void TestTryIt::stopsFromTheLine()
{
    m_page->showHalted();
    QTRY_VERIFY(m_page->find<QWidget>("debugLine")->isVisible());
    QTest::mouseClick(m_page->find<QToolButton>("debugStop"), Qt::LeftButton);
    QCOMPARE(m_page->engine->cancelled, std::vector<RunId>{RunId{9}});
}

void TestTryIt::aKeyAndAClickOnTheEdgeSetABreakpoint()
{
    m_page->choose(two);
    m_page->press(Qt::Key_F9);
    QVERIFY(m_page->mood(two).breakpoint);
    m_page->press(Qt::Key_F9);
    QVERIFY(!m_page->mood(two).breakpoint);
    const auto *node = m_page->canvas().canvas().node(one);
    const auto place = node->pos();
    const QPoint edge = m_page->canvas().mapFromScene(place + QPointF(3, 8));
    QTest::mouseClick(m_page->canvas().viewport(), Qt::LeftButton, {}, edge);
    QVERIFY(m_page->mood(one).breakpoint);
    m_page->drag(edge, edge + QPoint(40, 40));
    QVERIFY(!m_page->mood(one).breakpoint);
    QCOMPARE(node->pos(), place);
}

void TestTryIt::theCentreOfANodeSetsNone()
{
    const auto middle = m_page->canvas().mapFromScene(m_page->canvas().canvas().node(one)->pos() + QPointF(100, 32));
    QTest::mouseClick(m_page->canvas().viewport(), Qt::LeftButton, {}, middle);
    QVERIFY(!m_page->mood(one).breakpoint);
    QVERIFY(!QFile::exists(m_page->sessionPath()));
}

void TestTryIt::saysABreakpointToScreenReaders()
{
    m_page->choose(two);
    m_page->press(Qt::Key_F9);
    QVERIFY(m_page->canvas().accessibleDescription().contains(QStringLiteral("noop2 (breakpoint)")));
    const auto *model = m_page->find<QTreeView>("outline")->model();
    const auto row = model->match(model->index(0, 0), Qt::EditRole, two, 1, Qt::MatchExactly).value(0);
    QCOMPARE(row.data(Qt::DisplayRole).toString(), QStringLiteral("noop2 (breakpoint)"));
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("breakpoint")));
}

void TestTryIt::breakpointsGoWithTheStartAndToTheRunUnderWay()
{
    m_page->choose(two);
    m_page->press(Qt::Key_F9);
    QVERIFY(m_page->engine->breakpoints.empty());
    m_page->press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_page->engine->started[0].options.breakpoints, std::vector<QString>{two});
    QTRY_VERIFY(m_page->find<QWidget>("debugLine")->isVisible());
    m_page->choose(three);
    m_page->press(Qt::Key_F9);
    QCOMPARE(m_page->engine->breakpoints.size(), std::size_t(1));
    QCOMPARE(m_page->engine->breakpoints[0].run, RunId{1});
    QCOMPARE(m_page->engine->breakpoints[0].tasks, (std::vector<QString>{two, three}));
}

void TestTryIt::saysWhereARunIsHalted()
{
    m_page->choose(one);
    m_page->press(Qt::Key_F9);
    m_page->showHalted({one});
    auto *where = m_page->find<QLabel>("debugWhere");
    QTRY_COMPARE(where->text(), QStringLiteral("Halted before noop (breakpoint)"));
    QVERIFY(m_page->mood(one).halted);
    QVERIFY(!m_page->mood(two).halted);
    QTest::mouseClick(m_page->find<QToolButton>("debugResume"), Qt::LeftButton);
    QCOMPARE(m_page->engine->resumed, std::vector<RunId>{RunId{9}});
}

void TestTryIt::aMockIsWrittenInTheDataTab()
{
    m_page->choose(one);
    m_page->find<QTabWidget>("inspectorTabs")->setCurrentIndex(2);
    QTest::mouseClick(m_page->find<QPushButton>("writeMock"), Qt::LeftButton);
    auto *code = m_page->find<CodeEdit>("mockOutput");
    QTRY_VERIFY(code->isVisible());
    code->setText(QString());
    code->setFocus();
    QTest::keyClicks(code->focusProxy(), QStringLiteral("12x"));
    QVERIFY(!m_page->find<QPushButton>("keepMock")->isEnabled());
    QTest::keyClick(code->focusProxy(), Qt::Key_Backspace);
    QVERIFY(m_page->find<QPushButton>("keepMock")->isEnabled());
    QTest::mouseClick(m_page->find<QPushButton>("keepMock"), Qt::LeftButton);
    const auto id = m_page->document().id();
    QCOMPARE(m_page->workspace->mocks().of(id), (Mocks{{one, {.output = "12"}}}));
    QVERIFY(m_page->mood(one).mocked);
    QVERIFY2(!m_page->document().isModified(), "a mock is no edit of the workflow");
    QTest::mouseClick(m_page->find<QPushButton>("removeMock"), Qt::LeftButton);
    QVERIFY(m_page->workspace->mocks().of(id).isEmpty());
    QVERIFY(!m_page->mood(one).mocked);
}

void TestTryIt::aMockMayFail()
{
    m_page->choose(one);
    m_page->find<QTabWidget>("inspectorTabs")->setCurrentIndex(2);
    QTest::mouseClick(m_page->find<QPushButton>("writeMock"), Qt::LeftButton);
    auto *kind = m_page->find<QWidget>("mockKind");
    QTest::mouseClick(kind->findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
    auto *failure = m_page->find<QComboBox>("mockFailure");
    QTRY_VERIFY(failure->isVisible());
    QTest::keyClick(failure, Qt::Key_Down);
    QTest::mouseClick(m_page->find<QPushButton>("keepMock"), Qt::LeftButton);
    QCOMPARE(m_page->workspace->mocks().of(m_page->document().id()).value(one).failure, FailureClass::Transient);
}

void TestTryIt::aDryRunTakesTheMocks()
{
    const auto id = m_page->document().id();
    QVERIFY(m_page->workspace->mocks().mock(id, two, {.output = "4"}));
    QVERIFY(m_page->workspace->mocks().mock(id, QStringLiteral("gone"), {.output = "5"}));
    m_page->press(Qt::Key_F9, Qt::ShiftModifier);
    QCOMPARE(m_page->engine->started.size(), std::size_t(1));
    const auto &options = m_page->engine->started[0].options;
    QVERIFY(options.dry);
    QCOMPARE(options.mocks.size(), std::size_t(1));
    QCOMPARE(options.mocks[0].task, two);
    QCOMPARE(options.mocks[0].output, Payload("4"));
    m_page->press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY2(!m_page->engine->started[1].options.dry && m_page->engine->started[1].options.mocks.empty(),
             "a run that is not dry is mocked nowhere");
}

void TestTryIt::whatIsNotMockedIsListedAndMendedByPins()
{
    const auto id = m_page->document().id();
    QVERIFY(m_page->workspace->samples().pin(id, one, "7"));
    m_page->engine->refusal = Error{
        QStringLiteral("run.notMocked"), {{QStringLiteral("tasks"), QStringLiteral("noop, noop3")}}, {}};
    m_page->press(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY(m_page->bar()->isVisible());
    m_page->engine->refusal.reset();
    QVERIFY(m_page->find<QPushButton>("goTo_noop"));
    QTest::mouseClick(m_page->find<QPushButton>("useSamples"), Qt::LeftButton);
    QCOMPARE(m_page->workspace->mocks().of(id), (Mocks{{one, {.output = "7"}}}));

    m_page->engine->refusal = Error{
        QStringLiteral("run.notMocked"), {{QStringLiteral("tasks"), QStringLiteral("noop3")}}, {}};
    m_page->press(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY(m_page->bar()->isVisible());
    m_page->engine->refusal.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the buttons of the bar before
    QTest::mouseClick(m_page->find<QPushButton>("goTo_noop3"), Qt::LeftButton);
    QCOMPARE(m_page->canvas().canvas().selectedTasks(), QStringList{three});
    QTRY_VERIFY(m_page->find<CodeEdit>("mockOutput")->isVisible());
}

void TestTryIt::theSessionComesBack()
{
    m_page->choose(one);
    m_page->press(Qt::Key_F9);
    m_page->showHalted({one});
    QTRY_VERIFY(m_page->mood(one).halted);
    const auto id = m_page->document().id();
    const auto history = m_page->engine->histories.value(9);
    m_page->startAgain({history});
    QTRY_VERIFY(m_page->page->current());
    QCOMPARE(m_page->document().id(), id);
    QTRY_COMPARE(m_page->find<QLabel>("debugWhere")->text(), QStringLiteral("Halted before noop (breakpoint)"));
    QVERIFY(m_page->mood(one).breakpoint);
    QVERIFY(m_page->engine->resumed.empty());
    // What somebody takes off the canvas does not come back.
    QTest::mouseClick(m_page->find<QToolButton>("clearRun"), Qt::LeftButton);
    const DebugSession kept(m_page->dir->path());
    QVERIFY(!kept.record().workflows.value(id).watched);
    QCOMPARE(kept.breakpointsOf(id), QStringList{one});
}

void TestTryIt::theRunOfAnotherWorkflowComesBackWithItsTab()
{
    m_page->showHalted();
    QTRY_VERIFY(m_page->find<QWidget>("debugLine")->isVisible());
    const QString first = m_page->document().id();
    m_page->openNew();
    m_page->quickAdd({150, 60}, one);
    (void)m_page->document().save();
    const QString second = m_page->document().id();
    QVERIFY(second != first);
    m_page->engine->histories.insert(10, m_page->halted({one}, RunId{10}));
    m_page->page->showRun(second, RunId{10});
    QTRY_COMPARE(m_page->find<QLabel>("debugWhere")->text(), QStringLiteral("Halted before noop (breakpoint)"));
    m_page->startAgain({m_page->engine->histories.value(9), m_page->engine->histories.value(10)});
    QTRY_VERIFY(m_page->page->current());
    QCOMPARE(m_page->document().id(), second);
    QTRY_COMPARE(m_page->find<QLabel>("debugWhere")->text(), QStringLiteral("Halted before noop (breakpoint)"));
    QCOMPARE(m_page->find<QTabWidget>("documentTabs")->count(), 1);
    m_page->page->openWorkflow(first);
    QTRY_COMPARE(m_page->find<QLabel>("debugWhere")->text(), QStringLiteral("Paused before noop"));
    QCOMPARE(m_page->document().id(), first);
}

void TestTryIt::aMomentThatIsOverIsNotHalted()
{
    m_page->showHalted({one});
    auto *line = m_page->find<QWidget>("debugLine");
    QTRY_VERIFY(line->isVisible());
    QVERIFY(m_page->command("design.step")->isEnabled());
    auto *slider = m_page->find<QWidget>("timeSlider");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QTRY_VERIFY(!line->isVisible());
    QVERIFY(!m_page->mood(one).halted);
    QVERIFY2(!m_page->command("design.step")->isEnabled(), "nobody knows what that would step");
    QTest::keyClick(slider, Qt::Key_End);
    QTRY_VERIFY(line->isVisible());
    QVERIFY(m_page->mood(one).halted);
}

void TestTryIt::aBrokenSessionIsToldAndPutAside()
{
    QVERIFY(writeFile(m_page->sessionPath(), "{\"format\": 1, "));
    m_page->page.reset();
    m_page->table = std::make_unique<CommandTable>();
    m_page->page = std::make_unique<DesignPage>(*m_page->engine, *m_page->workspace, *m_page->themes, *m_page->table);
    QVERIFY(m_page->show({1280, 800}));
    Q_EMIT m_page->engine->ready();
    QVERIFY(m_page->bar()->isVisible());
    QVERIFY(m_page->bar()->text().contains(QStringLiteral("debug session")));
    QVERIFY(QFile::exists(m_page->sessionPath() + QStringLiteral(".broken")));
    QVERIFY(!QFile::exists(m_page->sessionPath()));
}

void TestTryIt::aBreakpointFollowsItsTask()
{
    m_page->choose(one);
    m_page->press(Qt::Key_F9);
    auto *id = m_page->find<QLineEdit>("taskId");
    QVERIFY(id);
    id->setFocus();
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("first"));
    QTest::keyClick(id, Qt::Key_Return);
    QVERIFY(m_page->canvas().canvas().node(QStringLiteral("first")));
    QVERIFY(m_page->mood(QStringLiteral("first")).breakpoint);
}

void TestTryIt::nothingOnTheCanvasEndsTheSession()
{
    m_page->showHalted({one});
    QTRY_VERIFY(m_page->mood(one).halted);
    const auto id = m_page->document().id();
    QVERIFY(DebugSession(m_page->dir->path()).record().workflows.value(id).watched);
    QTest::mouseClick(m_page->find<QToolButton>("runPicker"), Qt::LeftButton);
    auto *search = m_page->find<QLineEdit>("runPickerSearch");
    QTest::keyClicks(search, QStringLiteral("Nothing"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(!m_page->mood(one).halted);
    const DebugSession kept(m_page->dir->path());
    QVERIFY(!kept.record().workflows.value(id).watched);
    QVERIFY(kept.record().current.isEmpty());
}

void TestTryIt::breakpointsGoToTheBinAndComeBack()
{
    m_page->choose(two);
    m_page->press(Qt::Key_F9);
    const auto id = m_page->document().id();
    QCOMPARE(DebugSession(m_page->dir->path()).breakpointsOf(id), QStringList{two});
    QTest::mouseClick(m_page->find<QToolButton>("workflowMenu"), Qt::LeftButton);
    m_page->find<QAction>("deleteWorkflow")->trigger();
    QVERIFY(DebugSession(m_page->dir->path()).breakpointsOf(id).isEmpty());
    const auto buttons = m_page->bar()->findChildren<QPushButton *>();
    const auto back = std::ranges::find(buttons, QStringLiteral("Bring it back"), &QPushButton::text);
    QVERIFY(back != buttons.end());
    QTest::mouseClick(*back, Qt::LeftButton);
    QVERIFY(m_page->page->current());
    QTRY_VERIFY(m_page->mood(two).breakpoint);
    QCOMPARE(DebugSession(m_page->dir->path()).breakpointsOf(m_page->document().id()), QStringList{two});
}

void TestTryIt::aRunThatStartsLateBringsNobodyBackToItsTab()
{
    const auto first = m_page->document().id();
    QVERIFY(!m_page->mood(one).figures);
    m_page->press(Qt::Key_R, Qt::ControlModifier); // the answer comes with the next turn
    m_page->openNew();
    const auto second = m_page->document().id();
    QVERIFY(first != second);
    QTRY_VERIFY(DebugSession(m_page->dir->path()).record().workflows.value(first).watched);
    QCOMPARE(m_page->document().id(), second);
    m_page->page->openWorkflow(first);
    QTRY_VERIFY(m_page->mood(one).figures);
}

QTEST_MAIN(TestTryIt)
#include "tst_tryit.moc"
