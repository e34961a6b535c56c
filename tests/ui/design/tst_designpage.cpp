#include "tests/ui/design/designfixture.h"
#include "tests/ui/design/runstory.h"

#include <optional>

using namespace sluice;

class TestDesignPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void fromNothingToThreeConnectedNodesSavedAndRun();
    void errorsRefuseARunAndLeadToTheField();
    void problemsLeadToTaskAndField();
    void tellsEveryProblemOfAFileThatCannotBeOpened();
    void newTasksTakeTheDefaultsOfTheWorkspace();
    void aNewWorkflowAndANewTaskAreGreetedWithoutProblems();
    void theHintMakesRoomForTheQuickList();
    void paintsTheRunItStarted();
    void stopCancelsTheRun();
    void showsWhyARunWasRefused();
    void historyGoesBackInOneStep();
    void armingNeedsASavedVersionWithoutErrors();
    void aDeletedWorkflowCanBeBroughtBack();
    void closingUnsavedEditsAsksInThePage();
    void paletteFiltersAndAdds();
    void renamesInTheList();
    void arrangesAsOneEdit();
    void keepsSplitterSizes();
    void commandsHaveWordsAndKeysOfTheirOwn();

private:
    std::optional<DesignFixture> m_page;
};

void TestDesignPage::init()
{
    m_page.emplace();
    QVERIFY(m_page->page->isActiveWindow());
}

void TestDesignPage::cleanup()
{
    m_page.reset();
}

void TestDesignPage::fromNothingToThreeConnectedNodesSavedAndRun()
{
    QTest::mouseClick(m_page->find<QPushButton>("emptyNewWorkflow"), Qt::LeftButton);
    QVERIFY(m_page->page->current());
    m_page->canvas().zoomTo(1);
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    m_page->quickAdd(QPoint(150, 250), QStringLiteral("noop"));
    m_page->quickAdd(QPoint(150, 400), QStringLiteral("noop"));
    QCOMPARE(m_page->document().workflow().tasks.size(), 3u);
    m_page->drag(m_page->out("noop"), m_page->in("noop2"));
    m_page->drag(m_page->out("noop2"), m_page->in("noop3"));
    QCOMPARE(m_page->document().workflow().edges.size(), 2u);
    QVERIFY(m_page->document().isModified());

    QTest::keyClick(&m_page->canvas(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!m_page->document().isModified());
    QFile file(m_page->document().path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), writeWorkflow(m_page->document().workflow()));

    QTest::keyClick(&m_page->canvas(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_page->engine->started.size(), 1u);
    QCOMPARE(m_page->engine->started[0].workflow, m_page->document().workflow());
}

void TestDesignPage::errorsRefuseARunAndLeadToTheField()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("http"));
    QTRY_VERIFY(!m_page->document().problems().empty());
    QTest::keyClick(&m_page->canvas(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(m_page->engine->started.empty());
    QVERIFY(m_page->bar()->isVisible());
    QVERIFY(m_page->bar()->text().contains(QStringLiteral("before this runs")));
    QTest::mouseClick(m_page->find<QPushButton>("goToFirstProblem"), Qt::LeftButton);
    QVERIFY(!m_page->bar()->isVisible());
    QTRY_VERIFY(m_page->find<QLineEdit>("param_url")->hasFocus());
    QTest::keyClicks(m_page->find<QLineEdit>("param_url"), QStringLiteral("/rates"));
    QTRY_VERIFY(m_page->document().problems().empty());
    QTest::keyClick(m_page->find<QLineEdit>("param_url"), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_page->engine->started.size(), 1u);
}

void TestDesignPage::tellsEveryProblemOfAFileThatCannotBeOpened()
{
    QVERIFY(writeFile(m_page->dir->filePath(QStringLiteral("workflows/broken.json")), R"({"format": 1, "name": "Broken",
        "tasks": [{"id": "a", "type": "noop", "reliability": {"jitter": "some"}}, {"id": "b"}], "edges": []})"));
    m_page->page->openWorkflow(QStringLiteral("broken"));
    QVERIFY(!m_page->page->current());
    QVERIFY(m_page->bar()->isVisible());
    auto *list = m_page->find<QListWidget>("problemsList");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 2);
    QStringList texts{list->item(0)->text(), list->item(1)->text()};
    texts.sort();
    QVERIFY2(
        texts[0].endsWith(QStringLiteral("broken.json has a value at /tasks/0/reliability/jitter that cannot stand "
                                         "there.")),
        qPrintable(texts[0]));
    QVERIFY2(texts[1].endsWith(QStringLiteral("broken.json lacks “type” at /tasks/1.")), qPrintable(texts[1]));
    m_page->openNew();
    QCOMPARE(list->count(), 0);
}

void TestDesignPage::newTasksTakeTheDefaultsOfTheWorkspace()
{
    QVERIFY(writeFile(m_page->dir->filePath(QStringLiteral("sluice.json")),
                      R"({"format": 1, "name": "Patient", "defaults": {"maxAttempts": 5}})"));
    QTRY_COMPARE(m_page->workspace->settings().defaults.maxAttempts, 5);
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("http"));
    QCOMPARE(m_page->document().workflow().tasks.size(), std::size_t(1));
    QCOMPARE(m_page->document().workflow().tasks.front().type, QStringLiteral("http.request"));
    QCOMPARE(m_page->document().workflow().tasks.front().reliability.maxAttempts, 5);
}

void TestDesignPage::aNewWorkflowAndANewTaskAreGreetedWithoutProblems()
{
    m_page->openNew();
    QTRY_VERIFY(!m_page->document().problems().empty());
    auto *toggle = m_page->find<QToolButton>("problemsToggle");
    QCOMPARE(toggle->text(), QStringLiteral("No problems"));
    m_page->quickAdd({300, 300}, QStringLiteral("http"));
    QTRY_VERIFY(hasErrors(m_page->document().problems()));
    QCOMPARE(toggle->text(), QStringLiteral("1 task(s) to fill in"));
    const QString task = m_page->document().workflow().tasks[0].id;
    QCOMPARE(m_page->canvas().canvas().node(task)->look().summary, QStringLiteral("Needs: URL"));
    QVERIFY(!m_page->canvas().canvas().node(task)->look().trouble);
    QVERIFY(!m_page->find<QLabel>("problem_url")->isVisible());
    QCOMPARE(m_page->find<QLabel>("problem_task")->text(), QStringLiteral("Needs: URL"));

    auto *url = m_page->find<QLineEdit>("param_url");
    url->setFocus();
    m_page->canvas().setFocus();
    QTRY_VERIFY(m_page->find<QLabel>("problem_url")->isVisible());
    QVERIFY(m_page->canvas().canvas().node(task)->look().trouble);
    QVERIFY(toggle->text().contains(u"1 error"));
    QVERIFY(m_page->canvas().canvas().node(task)->look().summary != QStringLiteral("Needs: URL"));
}

void TestDesignPage::theHintMakesRoomForTheQuickList()
{
    m_page->openNew();
    auto *hint = m_page->find<QLabel>("canvasHint");
    QTRY_VERIFY(hint->isVisible());
    QTest::mouseDClick(m_page->canvas().viewport(), Qt::LeftButton, {}, {300, 300});
    QVERIFY(!hint->isVisible());
    QTest::keyClick(m_page->canvas().findChild<QWidget *>(QStringLiteral("quickListInput")), Qt::Key_Escape);
    QVERIFY(hint->isVisible());
}

void TestDesignPage::problemsLeadToTaskAndField()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("http"));
    m_page->canvas().canvas().select({});
    auto *list = m_page->find<QListWidget>("problemsList");
    QTRY_VERIFY(hasErrors(m_page->document().problems()));
    QCOMPARE(list->count(), 0); // it was just added
    QTest::mouseClick(m_page->find<QToolButton>("problemsToggle"), Qt::LeftButton);
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 1); // who asks is told
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QCOMPARE(m_page->canvas().canvas().selectedTasks(), QStringList{QStringLiteral("request")});
    QTRY_VERIFY(m_page->find<QLineEdit>("param_url")->hasFocus());
}

void TestDesignPage::paintsTheRunItStarted()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto begun = startedRun(RunId{1}, m_page->document().workflow(), m_page->engine->types);
    const auto later = startedRun(RunId{1}, m_page->document().workflow(), m_page->engine->types, true);
    m_page->engine->histories.insert(1, begun);
    QTRY_VERIFY(m_page->document().problems().empty());
    m_page->command("design.run")->trigger();
    auto *line = m_page->find<QWidget>("runLine");
    QTRY_VERIFY(line->isVisible());
    QCOMPARE(m_page->engine->watched, std::vector<RunId>{RunId{1}});

    const auto known = begun.events.size();
    Q_EMIT m_page->engine->runEvents(
        RunId{1}, known, Events(later.events.begin() + static_cast<std::ptrdiff_t>(known), later.events.end()));
    const auto *node = m_page->canvas().canvas().node(QStringLiteral("noop"));
    QTRY_COMPARE(node->mood().figures->shown, StepState::Running);

    m_page->document().setNotes(QStringLiteral("noop"), QStringLiteral("no logic"));
    QVERIFY(!m_page->find<QLabel>("runCounts")->text().contains(QStringLiteral("changed since")));
    Reliability reliability;
    reliability.maxAttempts = 7;
    m_page->document().setReliability(QStringLiteral("noop"), QStringLiteral("x"), reliability);
    QTRY_VERIFY(m_page->find<QLabel>("runCounts")->text().contains(QStringLiteral("changed since")));

    QTest::mouseClick(m_page->find<QToolButton>("clearRun"), Qt::LeftButton);
    QVERIFY(!line->isVisible());
    QVERIFY(!node->mood().figures);
    QVERIFY(m_page->engine->watched.empty());
}

void TestDesignPage::stopCancelsTheRun()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    m_page->engine->histories.insert(1, startedRun(RunId{1}, m_page->document().workflow(), m_page->engine->types));
    QVERIFY(!m_page->command("design.stop")->isEnabled());
    QTRY_VERIFY(m_page->document().problems().empty());
    m_page->command("design.run")->trigger();
    QTRY_VERIFY(m_page->command("design.stop")->isEnabled());
    m_page->command("design.stop")->trigger();
    QCOMPARE(m_page->engine->cancelled, std::vector<RunId>{RunId{1}});
}

void TestDesignPage::showsWhyARunWasRefused()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    QTRY_VERIFY(m_page->document().problems().empty());
    m_page->engine->refusal = Error{QStringLiteral("journal.locked"), {}, {}};
    m_page->command("design.run")->trigger();
    QTRY_VERIFY(m_page->bar()->isVisible());
}

void TestDesignPage::historyGoesBackInOneStep()
{
    m_page->openNew();
    for (int i = 0; i < 3; ++i)
        m_page->quickAdd(QPoint(150, 100 + 120 * i), QStringLiteral("noop"));
    auto *menu = m_page->find<QMenu>("historyMenu");
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 4);
    QCOMPARE(menu->actions().front()->text(), QStringLiteral("Add No operation"));
    QVERIFY(menu->actions().front()->isChecked());
    menu->actions().back()->trigger();
    QVERIFY(m_page->document().workflow().tasks.empty());
    QTest::keyClick(&m_page->canvas(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_page->document().workflow().tasks.size(), 1u);
    QTest::keyClick(&m_page->canvas(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_page->document().workflow().tasks.empty());
}

void TestDesignPage::armingNeedsASavedVersionWithoutErrors()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("http"));
    QTRY_VERIFY(hasErrors(m_page->document().problems()));
    auto *arm = m_page->find<QToolButton>("armSwitch");
    QTest::mouseClick(arm, Qt::LeftButton);
    QVERIFY(m_page->bar()->text().contains(QStringLiteral("armed")));
    QVERIFY(!arm->isChecked());
    m_page->document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                                    QStringLiteral("/"));
    QTRY_VERIFY(m_page->document().problems().empty());
    QTest::mouseClick(arm, Qt::LeftButton);
    QVERIFY(!arm->isChecked());
    QTest::mouseClick(m_page->find<QPushButton>("saveAndArm"), Qt::LeftButton);
    QCOMPARE(m_page->engine->armRequests.size(), std::size_t(1));
    m_page->engine->announce();
    QVERIFY(arm->isChecked());
    const auto armed = m_page->workspace->entry(m_page->document().id())->armed;
    QCOMPARE(armed.toLatin1(), versionOf(m_page->document().workflow()));
    m_page->document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                                    QStringLiteral("/2"));
    m_page->command("design.save")->trigger();
    QCOMPARE(m_page->workspace->entry(m_page->document().id())->armed, armed);
    QTest::mouseClick(arm, Qt::LeftButton);
    QCOMPARE(m_page->engine->disarmRequests, QStringList{m_page->document().id()});
    m_page->engine->announce();
    QVERIFY(m_page->workspace->entry(m_page->document().id())->armed.isEmpty());
    QVERIFY(!arm->isChecked());
}

void TestDesignPage::aDeletedWorkflowCanBeBroughtBack()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    m_page->command("design.save")->trigger();
    const auto id = m_page->document().id();
    QTest::mouseClick(m_page->find<QToolButton>("workflowMenu"), Qt::LeftButton);
    m_page->find<QAction>("deleteWorkflow")->trigger();
    QVERIFY(!m_page->page->current());
    QVERIFY(!m_page->workspace->entry(id));
    QVERIFY(m_page->bar()->isVisible());
    QTest::mouseClick(m_page->bar()->findChildren<QPushButton *>().constFirst(), Qt::LeftButton);
    QVERIFY(m_page->workspace->entry(id));
    QCOMPARE(m_page->document().workflow().tasks.size(), 1u);
}

void TestDesignPage::closingUnsavedEditsAsksInThePage()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto id = m_page->document().id();
    QCOMPARE(m_page->page->unsaved().size(), 1);
    m_page->command("design.close")->trigger();
    QVERIFY(m_page->page->current());
    QTest::mouseClick(m_page->find<QPushButton>("saveAndClose"), Qt::LeftButton);
    QVERIFY(!m_page->page->current());
    m_page->page->openWorkflow(id);
    QCOMPARE(m_page->document().workflow().tasks.size(), 1u);
    m_page->command("design.close")->trigger();
    QVERIFY(!m_page->page->current());
}

void TestDesignPage::paletteFiltersAndAdds()
{
    m_page->openNew();
    auto *tree = m_page->find<QTreeWidget>("taskPalette");
    QCOMPARE(tree->topLevelItemCount(), 2);
    auto *filter = m_page->find<QLineEdit>("paletteFilter");
    QTest::keyClicks(filter, QStringLiteral("http"));
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(tree->topLevelItemCount(), 1);
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(m_page->document().workflow().tasks.size(), 1u);
    QCOMPARE(m_page->document().workflow().tasks[0].type, QStringLiteral("http.request"));
}

void TestDesignPage::renamesInTheList()
{
    m_page->openNew();
    auto *list = m_page->find<QListWidget>("workflowList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F2);
    auto *field = list->findChild<QLineEdit *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("Rates"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_page->document().title(), QStringLiteral("Rates"));
    QTRY_COMPARE(list->item(0)->text(), QStringLiteral("Rates"));
    QVERIFY(m_page->find<QTabWidget>("documentTabs")->tabText(0).startsWith(QStringLiteral("Rates")));
}

void TestDesignPage::arrangesAsOneEdit()
{
    m_page->openNew();
    m_page->quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    m_page->quickAdd(QPoint(150, 300), QStringLiteral("noop"));
    m_page->drag(m_page->out("noop"), m_page->in("noop2"));
    const auto edits = m_page->document().undoStack().count();
    m_page->command("design.arrange")->trigger();
    QCOMPARE(m_page->document().undoStack().count(), edits + 1);
    const auto &layout = m_page->document().workflow().layout;
    QVERIFY(layout[QStringLiteral("noop2")].x() > layout[QStringLiteral("noop")].x() + 208);
}

void TestDesignPage::keepsSplitterSizes()
{
    m_page->openNew();
    auto *splitter = m_page->find<QSplitter>("designSplitter");
    splitter->setSizes({300, 600, 380});
    const auto sizes = splitter->sizes();
    const auto kept = m_page->page->saveLayout();
    splitter->setSizes({200, 700, 300});
    m_page->page->restoreLayout(kept);
    QCOMPARE(splitter->sizes().front(), sizes.front());
    QCOMPARE(splitter->sizes().back(), sizes.back());
    m_page->page->restoreLayout("nonsense");
    QCOMPARE(splitter->sizes().front(), sizes.front());
}

void TestDesignPage::commandsHaveWordsAndKeysOfTheirOwn()
{
    QCOMPARE(m_page->table->problems(), QStringList());
    for (const auto *action : m_page->page->commands())
        QVERIFY2(!action->icon().isNull(), qPrintable(action->objectName()));
    QEvent change(QEvent::LanguageChange);
    m_page->command("design.run")->setText(QStringLiteral("another language"));
    QCoreApplication::sendEvent(m_page->page.get(), &change);
    QCOMPARE(m_page->command("design.run")->text(), QStringLiteral("Run"));
}

QTEST_MAIN(TestDesignPage)
#include "tst_designpage.moc"
