#include "tests/ui/design/designfixture.h"
#include "ui/widgets/codeedit.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace sluice;

/// Runs with an input on the Design page: kept ones, typed ones, and keeping what was typed.
class TestDesignInputs : public QObject, private DesignParts {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void offersTheInputsThatTheWorkflowKeeps();
    void runsWithWhatWasTypedAndKeepsItForTheNextTime();
    void runsNothingThatIsNoJson();
    void savesAnInputAsATriggerThatCanBeUndone();
    void replacesASavedInputOfThatName();
    void saysWhatIsWrongWithAName();
    void escapeClosesAndGivesTheKeyboardBack();
    void closesWithItsWorkflow();

private:
    const std::vector<Trigger> &triggers() const { return page->current()->workflow().triggers; }
    QWidget *sheet() const { return find<QWidget>("inputSheet"); }
    CodeEdit *input() const { return find<CodeEdit>("runInput"); }
};

void TestDesignInputs::init()
{
    for (const char *id : {"orders", "other"}) {
        Workflow workflow;
        workflow.id = QString::fromLatin1(id);
        workflow.tasks = {{QStringLiteral("a"), QStringLiteral("noop"), {}, {}, {}, false, {}}};
        Trigger often;
        often.id = QStringLiteral("often");
        often.kind = TriggerKind::Interval;
        often.every = std::chrono::minutes(5);
        Trigger kept;
        kept.id = QStringLiteral("example");
        kept.input = QJsonObject{{QStringLiteral("order"), 7}};
        Trigger nothing;
        nothing.id = QStringLiteral("nothing");
        workflow.triggers = {often, kept, nothing};
        QVERIFY(write(workflow));
    }
    TaskTypeInfo noop;
    noop.type = QStringLiteral("noop");
    make(TaskCatalog({noop}));
    page->openWorkflow(QStringLiteral("orders"));
    QVERIFY(page->current());
    QVERIFY(show({1200, 900}));
}

void TestDesignInputs::cleanup()
{
    close();
}

void TestDesignInputs::offersTheInputsThatTheWorkflowKeeps()
{
    auto *menu = find<QMenu>("runInputsMenu");
    QMetaObject::invokeMethod(menu, "aboutToShow");
    QStringList texts;
    for (const auto *action : menu->actions())
        texts += action->isSeparator() ? QStringLiteral("-") : action->text();
    QCOMPARE(texts, QStringList({QStringLiteral("Run with the input example"),
                                 QStringLiteral("Run with the input nothing"), QStringLiteral("-"),
                                 QStringLiteral("Run with an input…"), QStringLiteral("Save an input as…")}));
    find<QAction>("runSaved_example")->trigger();
    QCOMPARE(engine->started.size(), std::size_t(1));
    QCOMPARE(engine->started[0].input, Payload("{\"order\":7}"));
    QCOMPARE(engine->started[0].trigger, QStringLiteral("manual"));
    find<QAction>("runSaved_nothing")->trigger();
    QCOMPARE(engine->started[1].input, Payload());
    page->runSaved(QStringLiteral("often")); // waits for a time, and is no input
    QCOMPARE(engine->started.size(), std::size_t(2));
    QVERIFY(find<InfoBar>("designBar")->text().contains(QStringLiteral("often")));
}

void TestDesignInputs::runsWithWhatWasTypedAndKeepsItForTheNextTime()
{
    table->trigger(QStringLiteral("design.runInput"));
    QVERIFY(sheet()->isVisible());
    QVERIFY(input()->isAncestorOf(QApplication::focusWidget()) || input()->hasFocus());
    QVERIFY(input()->text().contains(QStringLiteral("\"order\": 7"))); // the first that is kept
    QVERIFY(!find<QLineEdit>("inputName")->isVisible());
    input()->setText(QStringLiteral("[1, 2]"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(engine->started.size(), std::size_t(1));
    QCOMPARE(engine->started[0].input, Payload("[1,2]"));
    QVERIFY(!sheet()->isVisible());
    table->trigger(QStringLiteral("design.runInput"));
    QCOMPARE(QString(input()->text()).remove(QRegularExpression(QStringLiteral("\\s"))), QStringLiteral("[1,2]"));
    table->trigger(QStringLiteral("design.run")); // without an input, as ever
    QCOMPARE(engine->started[1].input, Payload());
}

void TestDesignInputs::runsNothingThatIsNoJson()
{
    table->trigger(QStringLiteral("design.runInput"));
    input()->setText(QStringLiteral("{\"order\": "));
    QVERIFY(find<QLabel>("problem_runInput")->text().contains(QStringLiteral("not JSON")));
    QVERIFY(!find<QPushButton>("inputRun")->isEnabled());
    QVERIFY(!find<QPushButton>("inputSave")->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(engine->started.empty());
    input()->setText(QStringLiteral("8"));
    QVERIFY(!find<QLabel>("problem_runInput")->isVisible());
    QTest::mouseClick(find<QPushButton>("inputRun"), Qt::LeftButton);
    QCOMPARE(engine->started[0].input, Payload("8"));
}

void TestDesignInputs::savesAnInputAsATriggerThatCanBeUndone()
{
    table->trigger(QStringLiteral("design.runInput"));
    input()->setText(QStringLiteral("{\"order\": 9}"));
    QTest::mouseClick(find<QPushButton>("inputSave"), Qt::LeftButton);
    auto *name = find<QLineEdit>("inputName");
    QVERIFY(name->isVisible());
    QVERIFY(name->hasFocus());
    QVERIFY(!find<QPushButton>("inputSave")->isEnabled());
    QTest::keyClicks(name, QStringLiteral("large"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(triggers().size(), std::size_t(4));
    QCOMPARE(triggers()[3].id, QStringLiteral("large"));
    QVERIFY(triggers()[3].kind == TriggerKind::Manual);
    QCOMPARE(triggers()[3].input.toObject().value(QStringLiteral("order")).toInt(), 9);
    QVERIFY(!sheet()->isVisible());
    auto &history = page->current()->undoStack();
    QCOMPARE(history.undoText(), QStringLiteral("Keep the input large"));
    history.undo();
    QCOMPARE(triggers().size(), std::size_t(3));
}

void TestDesignInputs::replacesASavedInputOfThatName()
{
    table->trigger(QStringLiteral("design.saveInput"));
    auto *name = find<QLineEdit>("inputName");
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("example"));
    QCOMPARE(find<QPushButton>("inputSave")->text(), QStringLiteral("Replace the saved input example"));
    input()->setText(QStringLiteral("1"));
    QTest::mouseClick(find<QPushButton>("inputSave"), Qt::LeftButton);
    QCOMPARE(triggers().size(), std::size_t(3));
    QCOMPARE(triggers()[1].input, QJsonValue(1));
}

void TestDesignInputs::saysWhatIsWrongWithAName()
{
    table->trigger(QStringLiteral("design.saveInput"));
    auto *name = find<QLineEdit>("inputName");
    auto *problem = find<QLabel>("problem_inputName");
    QTest::keyClicks(name, QStringLiteral("often"));
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(QStringLiteral("often")), qPrintable(problem->text()));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(triggers().size(), std::size_t(3));
    name->clear();
    QVERIFY(!problem->isVisible());
    QTest::keyClicks(name, QStringLiteral("1 x"));
    QVERIFY(problem->isVisible());
    QVERIFY(!find<QPushButton>("inputSave")->isEnabled());
}

void TestDesignInputs::escapeClosesAndGivesTheKeyboardBack()
{
    table->trigger(QStringLiteral("design.saveInput"));
    QTest::keyClick(find<QLineEdit>("inputName"), Qt::Key_Escape);
    QVERIFY(!sheet()->isVisible());
    QVERIFY(page->currentCanvas()->hasFocus());
    table->trigger(QStringLiteral("design.runInput"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!sheet()->isVisible());
    QVERIFY(engine->started.empty());
    QVERIFY(!page->current()->isModified());
}

void TestDesignInputs::closesWithItsWorkflow()
{
    table->trigger(QStringLiteral("design.runInput"));
    input()->setText(QStringLiteral("5"));
    page->openWorkflow(QStringLiteral("other"));
    QVERIFY(!sheet()->isVisible());
    table->trigger(QStringLiteral("design.runInput"));
    QVERIFY(input()->text().contains(QStringLiteral("order")));
    page->openWorkflow(QStringLiteral("orders"));
    table->trigger(QStringLiteral("design.runInput"));
    QCOMPARE(input()->text().trimmed(), QStringLiteral("5"));
    for (const char *name : {"inputName", "inputRun", "inputSave", "inputCancel", "runInputs"})
        QVERIFY2(!find<QWidget>(name)->accessibleName().isEmpty() || qobject_cast<QPushButton *>(find<QWidget>(name)),
                 name);
}

QTEST_MAIN(TestDesignInputs)
#include "tst_designinputs.moc"
