#include "app/studio/workspacefolders.h"
#include "core/workflow/workflowfile.h"
#include "tests/e2e/first_minute/person.h"
#include "tests/e2e/support/openstudio.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/nodeitem.h"
#include "ui/canvas/pastview.h"
#include "ui/design/designpage.h"
#include "ui/design/designstage.h"
#include "ui/design/timeslider.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QtTest>

using namespace sluice;

namespace {
constexpr int kPatienceMs = 30'000;
constexpr QSize kWindow(1280, 800);

QString name(const char *text)
{
    return QString::fromUtf8(text);
}

Workflow row()
{
    Workflow workflow;
    workflow.id = name("row");
    workflow.name = name("Row");
    for (const char *id : {"a", "b", "c"}) {
        Task task;
        task.id = name(id);
        task.type = name("noop");
        workflow.layout.insert(task.id, QPointF(264.0 * static_cast<double>(workflow.tasks.size()), 96));
        if (!workflow.tasks.empty())
            workflow.edges.push_back({workflow.tasks.back().id, name("out"), task.id});
        workflow.tasks.push_back(task);
    }
    return workflow;
}
} // namespace

/// Past moments of live and finished runs in the real window, with its engine and its files, by mouse and key.
class TestTimeTravel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void picksALiveRunAllOfThemAndNothing();
    void slidesOverALiveRunThatGoesOn();
    void paintsARunOnTheVersionThatRan();
    void slidesOverAFinishedRun();
    void forksWithEditedDataAtAPastMoment();
    void neverMetABox();
    void cleanupTestCase();

private:
    [[nodiscard]] CanvasView *canvas() const { return qobject_cast<CanvasView *>(m_person->see(name("canvas"))); }
    [[nodiscard]] PastView *past() const { return qobject_cast<PastView *>(m_person->see(name("pastView"))); }
    [[nodiscard]] TimeSlider *slider() const { return qobject_cast<TimeSlider *>(m_person->see(name("timeSlider"))); }
    [[nodiscard]] DesignStage *stage() const { return m_window->findChild<DesignStage *>(); }
    [[nodiscard]] QString bar() const { return m_person->read(name("runMoment")); }
    /// What a node of the shown canvas says of its task: its state by number; none: it is of no run.
    [[nodiscard]] std::optional<StepState> stateOf(const char *task) const
    {
        const CanvasScene *scene = past() ? past()->canvas() : canvas() ? &canvas()->canvas() : nullptr;
        const auto *node = scene ? scene->node(name(task)) : nullptr;
        if (!node || !node->mood().figures)
            return std::nullopt;
        return node->mood().figures->shown;
    }
    void clickOn(const char *button)
    {
        QTRY_VERIFY2(m_person->see(name(button)), button);
        m_person->click(m_person->see(name(button)));
    }
    /// Opens the picker by mouse, and chooses the row that has this text by keys.
    void pick(const QString &text)
    {
        clickOn("runPicker");
        auto *list = m_window->findChild<QListWidget *>(name("runPickerList"));
        QTRY_VERIFY(list->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!list->findItems(text, Qt::MatchContains).isEmpty(), kPatienceMs);
        m_person->type(text);
        QTRY_VERIFY(list->currentItem() && list->currentItem()->text().contains(text));
        m_person->press(Qt::Key_Return);
        QTRY_VERIFY(!list->isVisible());
    }
    /// Puts the slider by mouse on an event.
    void dragTo(int event)
    {
        QTRY_VERIFY(slider());
        const int middle = slider()->height() / 2;
        m_person->drag(slider(), {slider()->placeOf(slider()->value()), middle}, {slider()->placeOf(event), middle});
    }

    std::unique_ptr<OpenStudio> m_studio;
    std::unique_ptr<Person> m_person;
    QWidget *m_window = nullptr;
};

void TestTimeTravel::initTestCase()
{
    const QString folder = QDir::home().filePath(name("travels"));
    QVERIFY(QDir(folder).mkpath(name("workflows")));
    QVERIFY(makeWorkspace(folder));
    QVERIFY(saveWorkflow(row(), QDir(folder).filePath(name("workflows/row.json"))));
    m_studio = std::make_unique<OpenStudio>();
    QVERIFY2(m_studio->open({folder, name("design"), kWindow}), "no window came");
    m_window = m_studio->window;
    m_person = std::make_unique<Person>(*m_window);
    auto *page = m_window->findChild<DesignPage *>();
    QTRY_VERIFY(page && page->isVisible());
    page->openWorkflow(name("row"));
    QTRY_VERIFY(canvas());
    QVERIFY(stage());
}

/// Run 1 goes step by step, so that it stands until somebody lets it go on.
void TestTimeTravel::picksALiveRunAllOfThemAndNothing()
{
    m_person->click(canvas()->viewport());
    m_person->press(Qt::Key_F8, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(stage()->now() && stage()->now()->run().paused, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("a"), std::optional(StepState::Ready), kPatienceMs);
    QVERIFY(!past()); // the graph is the version that runs

    pick(name("All active runs"));
    QTRY_COMPARE_WITH_TIMEOUT(m_person->read(name("runMoment")), name("All active runs"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(stateOf("a") == StepState::Waiting, kPatienceMs);
    QVERIFY(!slider());

    pick(name("Nothing"));
    QTRY_VERIFY(!m_person->see(name("runLine")));
    QCOMPARE(stateOf("a"), std::nullopt);

    pick(name("Run 1"));
    QTRY_VERIFY_WITH_TIMEOUT(bar().startsWith(name("Run 1 · v1")), kPatienceMs);
    QTRY_COMPARE(stateOf("a"), std::optional(StepState::Ready));
}

void TestTimeTravel::slidesOverALiveRunThatGoesOn()
{
    m_person->click(canvas()->viewport());
    m_person->press(Qt::Key_F10);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("a"), std::optional(StepState::Succeeded), kPatienceMs);
    QTRY_VERIFY(stage()->now()->run().paused);
    QTRY_VERIFY(slider() && slider()->isAtEnd());
    const int known = slider()->maximum();
    dragTo(1);
    QTRY_VERIFY(past());
    QTRY_COMPARE(slider()->value(), 1);
    QTRY_COMPARE(stateOf("a"), std::optional(StepState::Ready));
    QVERIFY(bar().startsWith(name("Run 1 · v1 · ")));

    // It goes on while somebody looks back, who stays where they are: the step is ordered, and they are gone to the past
    // before the engine answers.
    m_person->press(Qt::Key_Escape);
    QTRY_VERIFY(!past());
    m_person->press(Qt::Key_F10);
    slider()->setFocus();
    m_person->press(Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(slider()->maximum() > known, kPatienceMs);
    QCOMPARE(slider()->value(), 1);
    QCOMPARE(stateOf("a"), std::optional(StepState::Ready));
    m_person->press(Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("b"), std::optional(StepState::Succeeded), kPatienceMs);
    m_person->press(Qt::Key_Left);
    QTRY_COMPARE(slider()->value(), slider()->maximum() - 1);
    m_person->press(Qt::Key_Escape);
    QTRY_VERIFY(!past());
    QCOMPARE(stateOf("b"), std::optional(StepState::Succeeded));
}

/// The graph loses a task: run 1 is never painted on it, run 2 is that of the edited graph.
void TestTimeTravel::paintsARunOnTheVersionThatRan()
{
    auto &document = canvas()->canvas().document();
    const QPointF node = canvas()->canvas().node(name("c"))->body().center();
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->mapFromScene(node));
    m_person->press(Qt::Key_Delete);
    QTRY_VERIFY(!document.workflow().task(name("c")));
    QTRY_COMPARE(stateOf("a"), std::nullopt);
    clickOn("showPast");
    QTRY_VERIFY(past());
    QVERIFY(past()->document()->workflow().task(name("c")));
    QCOMPARE(stateOf("b"), std::optional(StepState::Succeeded));
    QCOMPARE(stateOf("c"), std::optional(StepState::Ready));
    clickOn("backToNow");
    QTRY_VERIFY(!past());

    m_person->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(bar().startsWith(name("Run 2 · draft of v1")), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("b"), std::optional(StepState::Succeeded), kPatienceMs);
    QVERIFY(!past());
    QTRY_VERIFY_WITH_TIMEOUT(isFinal(stage()->now()->run().state), kPatienceMs);
    pick(name("Run 1"));
    QTRY_VERIFY_WITH_TIMEOUT(past(), kPatienceMs);
    QVERIFY(past()->document()->workflow().task(name("c")));
    QVERIFY(!document.workflow().task(name("c")));
    QTRY_COMPARE(stateOf("c"), std::optional(StepState::Ready));
}

void TestTimeTravel::slidesOverAFinishedRun()
{
    pick(name("Run 2"));
    QTRY_VERIFY_WITH_TIMEOUT(bar().startsWith(name("Run 2 · draft of v1")), kPatienceMs);
    QTRY_VERIFY(slider());
    slider()->setFocus();
    m_person->press(Qt::Key_Home);
    QTRY_VERIFY(past());
    QTRY_COMPARE(stateOf("a"), std::optional(StepState::Ready));
    QVERIFY(!past()->document()->workflow().task(name("c")));
    for (int presses = 0; presses < 10 && stateOf("a") != StepState::Succeeded; ++presses) {
        m_person->press(Qt::Key_Right);
        QTRY_COMPARE(slider()->value(), presses + 2);
        QTRY_COMPARE(quint64(slider()->value()), stage()->then()->run().sequence);
        QTRY_COMPARE(stateOf("a"), std::optional(stage()->then()->run().step(StepIndex{0}).state));
    }
    QCOMPARE(stateOf("a"), std::optional(StepState::Succeeded));
    QVERIFY(stateOf("b") != StepState::Succeeded);
}

void TestTimeTravel::forksWithEditedDataAtAPastMoment()
{
    clickOn("forkHere");
    QTRY_VERIFY(m_person->see(name("forkPanel")));
    auto *what = qobject_cast<QComboBox *>(m_person->see(name("forkEdit")));
    QVERIFY(what && what->hasFocus());
    for (int presses = 0; presses < 10 && !what->currentText().startsWith(name("Change the output of a")); ++presses)
        m_person->press(Qt::Key_Down);
    QVERIFY(what->currentText().startsWith(name("Change the output of a")));
    QTRY_VERIFY(m_person->see(name("forkData")));
    QVERIFY(!m_person->see(name("forkPanel"))->accessibleName().isEmpty());
    m_person->see(name("forkData"))->setFocus();
    m_person->press(Qt::Key_A, Qt::ControlModifier);
    m_person->type(name("4711"));
    clickOn("forkStart");
    QTRY_VERIFY_WITH_TIMEOUT(bar().startsWith(name("Run 3 · draft of v1")), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(stage()->now() && isFinal(stage()->now()->run().state), kPatienceMs);
    const Run &fork = stage()->now()->run();
    QCOMPARE(fork.state, RunState::Succeeded);
    QCOMPARE(fork.forkedFrom, RunId{2});
    QCOMPARE(fork.step(StepIndex{0}).output.trimmed(), Payload("4711"));
    QCOMPARE(fork.step(StepIndex{1}).output.trimmed(), Payload("4711")); // it went on with what was edited
    QTRY_COMPARE(stateOf("b"), std::optional(StepState::Succeeded));
}

void TestTimeTravel::neverMetABox()
{
    QCOMPARE(m_person->complaints(), QStringList());
}

void TestTimeTravel::cleanupTestCase()
{
    if (m_person && canvas())
        canvas()->canvas().document().undoStack().setIndex(0);
    m_person.reset();
    m_studio.reset();
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestTimeTravel>(argc, argv);
}

#include "tst_timetravel.moc"
