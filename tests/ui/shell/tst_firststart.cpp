#include "ui/shell/firststart.h"
#include "ui/shell/hintbar.h"
#include "ui/theme/themecontroller.h"

#include "core/run/machine.h"
#include "tests/ui/support/fakeengine.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;

namespace {

const auto kWorkflow = QStringLiteral("country-sync");

/// A list of three items, each done by one step.
Workflow sample()
{
    Workflow workflow;
    workflow.id = kWorkflow;
    Task each;
    each.id = QStringLiteral("each");
    each.type = QStringLiteral("forEach");
    Task work;
    work.id = QStringLiteral("work");
    work.type = QStringLiteral("noop");
    workflow.tasks = {each, work};
    workflow.edges = {{QStringLiteral("each"), QStringLiteral("item"), QStringLiteral("work")}};
    return workflow;
}

TaskCatalog catalog()
{
    TaskTypeInfo each;
    each.type = QStringLiteral("forEach");
    each.role = TaskRole::ForEach;
    each.outPorts = {QStringLiteral("item"), QStringLiteral("done")};
    TaskTypeInfo work;
    work.type = QStringLiteral("noop");
    return TaskCatalog({each, work});
}

/// A run of it in which the last item became a letter; `repaired` then sends that on with success.
RunHistory history(bool repaired)
{
    RunHistory made;
    made.id = RunId(1);
    made.workflow = sample();
    const auto plan = compile(made.workflow, catalog());
    made.plan = *plan;
    const auto add = [&made](EventData data) { made.events.push_back({WallTime{}, std::move(data)}); };
    add(RunStarted{});
    add(AttemptStarted{StepIndex(0), 1, {}});
    add(ItemsFound{StepIndex(0), 1, 3, "[1,2,3]"});
    for (quint32 item = 1; item <= 3; ++item) {
        add(AttemptStarted{StepIndex(item), item + 1, {}});
        if (item < 3)
            add(StepSucceeded{StepIndex(item), item + 1, {}, "1"});
    }
    add(AttemptFailed{StepIndex(3), 4, FailureClass::Permanent, {}, {}});
    add(StepDeadLettered{StepIndex(3), 1, FailureClass::Permanent, {}});
    if (!repaired)
        return made;
    add(LetterRedriven{1, "click", false, {}, false, {}});
    add(AttemptStarted{StepIndex(3), 5, {}});
    add(StepSucceeded{StepIndex(3), 5, {}, "1"});
    add(RunEnded{});
    return made;
}

RunSummary summary(RunState state)
{
    RunSummary made;
    made.id = RunId(1);
    made.workflow = kWorkflow;
    made.state = state;
    return made;
}

} // namespace

class TestFirstStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nothingIsTickedBeforeARun();
    void aRunThatRestsTicksTheFirstStepWithItsCounts();
    void openingTheLettersTicksTheSecond();
    void lettersOpenedTooEarlyTickNothing();
    void theRepairedRunTicksAll();
    void buttonsAskAndTickNothing();

private:
    void run(RunState state, bool repaired);
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<HintBar> m_bar;
    std::unique_ptr<FirstStart> m_hint;
};

void TestFirstStart::init()
{
    m_hint.reset();
    m_bar.reset();
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Dark));
    m_engine = std::make_unique<FakeEngine>();
    m_bar = std::make_unique<HintBar>(*m_theme);
    m_hint = std::make_unique<FirstStart>(*m_engine, kWorkflow, *m_bar);
}

void TestFirstStart::run(RunState state, bool repaired)
{
    m_engine->runs = {summary(state)};
    m_engine->histories.insert(1, history(repaired));
    ++m_engine->now.runsRevision;
    m_engine->announce();
}

void TestFirstStart::nothingIsTickedBeforeARun()
{
    QTRY_COMPARE(m_engine->runQuestions.size(), 1U);
    run(RunState::Running, false);
    QTRY_COMPARE(m_engine->runQuestions.size(), 2U);
    QVERIFY(!m_bar->isDone(1));
    QVERIFY(m_engine->historyQuestions.empty());
}

void TestFirstStart::aRunThatRestsTicksTheFirstStepWithItsCounts()
{
    run(RunState::Waiting, false);
    QTRY_VERIFY(m_bar->isDone(1));
    QVERIFY(!m_bar->isDone(2));
    const auto *text = m_bar->findChild<QWidget *>(QStringLiteral("hintText.1"));
    QVERIFY(text->property("text").toString().contains(u'2'));
    QVERIFY(text->property("text").toString().contains(u'1'));
}

void TestFirstStart::openingTheLettersTicksTheSecond()
{
    run(RunState::Waiting, false);
    QTRY_VERIFY(m_bar->isDone(1));
    m_hint->noteLettersOpened();
    QVERIFY(m_bar->isDone(2));
    QVERIFY(!m_bar->isDone(3));
}

void TestFirstStart::lettersOpenedTooEarlyTickNothing()
{
    m_hint->noteLettersOpened();
    QVERIFY(!m_bar->isDone(2));
}

void TestFirstStart::theRepairedRunTicksAll()
{
    QSignalSpy finished(m_hint.get(), &FirstStart::finished);
    run(RunState::Waiting, false);
    QTRY_VERIFY(m_bar->isDone(1));
    run(RunState::Succeeded, true);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(m_bar->isDone(2) && m_bar->isDone(3));
    QVERIFY(m_bar->findChild<QWidget *>(QStringLiteral("hintText.3"))->property("text").toString().contains(u'3'));
}

void TestFirstStart::buttonsAskAndTickNothing()
{
    QSignalSpy asked(m_bar.get(), &HintBar::stepRequested);
    m_bar->show();
    QTest::mouseClick(m_bar->findChild<QPushButton *>(QStringLiteral("hint.1")), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toInt(), 1);
    QVERIFY(!m_bar->isDone(1));
}

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
