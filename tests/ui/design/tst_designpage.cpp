#include "core/run/plan.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/workflowfile.h"
#include "tests/ui/design/runstory.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/design/designpage.h"
#include "ui/document/editlog.h"
#include "ui/document/problemcheck.h"
#include "ui/shell/commandtable.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace sluice;

namespace {

TaskCatalog fewTypes()
{
    TaskTypeInfo noop;
    noop.type = QStringLiteral("noop");
    noop.label = QStringLiteral("No operation");
    noop.category = QStringLiteral("flow");
    noop.icon = QStringLiteral("node");
    TaskTypeInfo request;
    request.type = QStringLiteral("http.request");
    request.label = QStringLiteral("HTTP request");
    request.category = QStringLiteral("io");
    request.icon = QStringLiteral("globe");
    request.summaryParam = QStringLiteral("url");
    ParamInfo url;
    url.key = QStringLiteral("url");
    url.label = QStringLiteral("URL");
    url.required = true;
    request.params = {url};
    return TaskCatalog({noop, request});
}

} // namespace

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
    void findsAndReplacesByKey();
    void bringsBackEditsOfAProgramThatEnded();
    void keepsSplitterSizes();
    void commandsHaveWordsAndKeysOfTheirOwn();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    QAction *command(const char *name) const { return m_table->action(QString::fromLatin1(name)); }
    InfoBar *bar() const { return find<InfoBar>("designBar"); }
    WorkflowDocument &document() const { return *m_page->current(); }
    CanvasView &canvas() const { return *m_page->currentCanvas(); }
    void quickAdd(QPoint place, const QString &typed)
    {
        QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, place);
        auto *input = canvas().findChild<QWidget *>(QStringLiteral("quickListInput"));
        QTest::keyClicks(input, typed);
        QTest::keyClick(input, Qt::Key_Return);
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas().viewport(), (from + to) / 2);
        QTest::mouseMove(canvas().viewport(), to);
        QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, to);
    }
    QPoint out(const char *id) const
    {
        return canvas().mapFromScene(canvas().canvas().node(QString::fromLatin1(id))->outPort(QStringLiteral("out")));
    }
    QPoint in(const char *id) const
    {
        return canvas().mapFromScene(canvas().canvas().node(QString::fromLatin1(id))->inPort());
    }
    void openNew()
    {
        command("design.new")->trigger();
        canvas().zoomTo(1);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ThemeController> m_themes;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CommandTable> m_table;
    std::unique_ptr<DesignPage> m_page;
};

void TestDesignPage::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->types = fewTypes();
    m_themes = std::make_unique<ThemeController>(Theme::make(Scheme::Light));
    m_workspace = std::make_unique<Workspace>(
        m_dir->path(),
        checkHere([this]() -> const TaskCatalog & { return m_engine->catalog(); }, [] { return QStringList(); }));
    m_table = std::make_unique<CommandTable>();
    m_page = std::make_unique<DesignPage>(*m_engine, *m_workspace, *m_themes, *m_table);
    m_table->attach(QStringLiteral("design"), m_page.get());
    m_page->resize(1280, 800);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestDesignPage::cleanup()
{
    m_page.reset();
    m_table.reset();
    m_workspace.reset();
}

void TestDesignPage::fromNothingToThreeConnectedNodesSavedAndRun()
{
    QTest::mouseClick(find<QPushButton>("emptyNewWorkflow"), Qt::LeftButton);
    QVERIFY(m_page->current());
    canvas().zoomTo(1);
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    quickAdd(QPoint(150, 250), QStringLiteral("noop"));
    quickAdd(QPoint(150, 400), QStringLiteral("noop"));
    QCOMPARE(document().workflow().tasks.size(), 3u);
    drag(out("noop"), in("noop2"));
    drag(out("noop2"), in("noop3"));
    QCOMPARE(document().workflow().edges.size(), 2u);
    QVERIFY(document().isModified());

    QTest::keyClick(&canvas(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!document().isModified());
    QFile file(document().path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), writeWorkflow(document().workflow()));

    QTest::keyClick(&canvas(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_engine->started.size(), 1u);
    QCOMPARE(m_engine->started[0].workflow, document().workflow());
}

void TestDesignPage::errorsRefuseARunAndLeadToTheField()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("http"));
    QTRY_VERIFY(!document().problems().empty());
    QTest::keyClick(&canvas(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(m_engine->started.empty());
    QVERIFY(bar()->isVisible());
    QVERIFY(bar()->text().contains(QStringLiteral("before this runs")));
    QTest::mouseClick(find<QPushButton>("goToFirstProblem"), Qt::LeftButton);
    QVERIFY(!bar()->isVisible());
    QTRY_VERIFY(find<QLineEdit>("param_url")->hasFocus());
    QTest::keyClicks(find<QLineEdit>("param_url"), QStringLiteral("/rates"));
    QTRY_VERIFY(document().problems().empty());
    QTest::keyClick(find<QLineEdit>("param_url"), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_engine->started.size(), 1u);
}

void TestDesignPage::tellsEveryProblemOfAFileThatCannotBeOpened()
{
    QVERIFY(writeFile(m_dir->filePath(QStringLiteral("workflows/broken.json")), R"({"format": 1, "name": "Broken",
        "tasks": [{"id": "a", "type": "noop", "reliability": {"jitter": "some"}}, {"id": "b"}], "edges": []})"));
    m_page->openWorkflow(QStringLiteral("broken"));
    QVERIFY(!m_page->current());
    QVERIFY(bar()->isVisible());
    auto *list = find<QListWidget>("problemsList");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 2);
    QStringList texts{list->item(0)->text(), list->item(1)->text()};
    texts.sort();
    QVERIFY2(
        texts[0].endsWith(QStringLiteral("broken.json has a value at /tasks/0/reliability/jitter that cannot stand "
                                         "there.")),
        qPrintable(texts[0]));
    QVERIFY2(texts[1].endsWith(QStringLiteral("broken.json lacks “type” at /tasks/1.")), qPrintable(texts[1]));
    openNew();
    QCOMPARE(list->count(), 0);
}

void TestDesignPage::newTasksTakeTheDefaultsOfTheWorkspace()
{
    QVERIFY(writeFile(m_dir->filePath(QStringLiteral("sluice.json")),
                      R"({"format": 1, "name": "Patient", "defaults": {"maxAttempts": 5}})"));
    QTRY_COMPARE(m_workspace->settings().defaults.maxAttempts, 5);
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("http"));
    QCOMPARE(document().workflow().tasks.size(), std::size_t(1));
    QCOMPARE(document().workflow().tasks.front().type, QStringLiteral("http.request"));
    QCOMPARE(document().workflow().tasks.front().reliability.maxAttempts, 5);
}

void TestDesignPage::aNewWorkflowAndANewTaskAreGreetedWithoutProblems()
{
    openNew();
    QTRY_VERIFY(!document().problems().empty());
    auto *toggle = find<QToolButton>("problemsToggle");
    QCOMPARE(toggle->text(), QStringLiteral("No problems"));
    quickAdd({300, 300}, QStringLiteral("http"));
    QTRY_VERIFY(hasErrors(document().problems()));
    QCOMPARE(toggle->text(), QStringLiteral("1 task(s) to fill in"));
    const QString task = document().workflow().tasks[0].id;
    QCOMPARE(canvas().canvas().node(task)->look().summary, QStringLiteral("Needs: URL"));
    QVERIFY(!canvas().canvas().node(task)->look().trouble);
    QVERIFY(!find<QLabel>("problem_url")->isVisible());
    QCOMPARE(find<QLabel>("problem_task")->text(), QStringLiteral("Needs: URL"));

    auto *url = find<QLineEdit>("param_url");
    url->setFocus();
    canvas().setFocus();
    QTRY_VERIFY(find<QLabel>("problem_url")->isVisible());
    QVERIFY(canvas().canvas().node(task)->look().trouble);
    QVERIFY(toggle->text().contains(u"1 error"));
    QVERIFY(canvas().canvas().node(task)->look().summary != QStringLiteral("Needs: URL"));
}

void TestDesignPage::theHintMakesRoomForTheQuickList()
{
    openNew();
    auto *hint = find<QLabel>("canvasHint");
    QTRY_VERIFY(hint->isVisible());
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, {300, 300});
    QVERIFY(!hint->isVisible());
    QTest::keyClick(canvas().findChild<QWidget *>(QStringLiteral("quickListInput")), Qt::Key_Escape);
    QVERIFY(hint->isVisible());
}

void TestDesignPage::problemsLeadToTaskAndField()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("http"));
    canvas().canvas().select({});
    document().settleAll();
    auto *list = find<QListWidget>("problemsList");
    QTRY_COMPARE(list->count(), 1);
    QTest::mouseClick(find<QToolButton>("problemsToggle"), Qt::LeftButton);
    QVERIFY(list->isVisible());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QCOMPARE(canvas().canvas().selectedTasks(), QStringList{QStringLiteral("request")});
    QTRY_VERIFY(find<QLineEdit>("param_url")->hasFocus());
}

void TestDesignPage::paintsTheRunItStarted()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto begun = startedRun(RunId{1}, document().workflow(), m_engine->types);
    const auto later = startedRun(RunId{1}, document().workflow(), m_engine->types, true);
    m_engine->histories.insert(1, begun);
    QTRY_VERIFY(document().problems().empty());
    command("design.run")->trigger();
    auto *line = find<QWidget>("runLine");
    QTRY_VERIFY(line->isVisible());
    QCOMPARE(m_engine->watched, std::vector<RunId>{RunId{1}});

    const auto known = begun.events.size();
    Q_EMIT m_engine->runEvents(RunId{1}, known,
                               Events(later.events.begin() + static_cast<std::ptrdiff_t>(known), later.events.end()));
    const auto *node = canvas().canvas().node(QStringLiteral("noop"));
    QTRY_COMPARE(node->mood().figures->shown, StepState::Running);

    document().setNotes(QStringLiteral("noop"), QStringLiteral("no logic"));
    QVERIFY(!find<QLabel>("runCounts")->text().contains(QStringLiteral("changed since")));
    Reliability reliability;
    reliability.maxAttempts = 7;
    document().setReliability(QStringLiteral("noop"), QStringLiteral("x"), reliability);
    QVERIFY(find<QLabel>("runCounts")->text().contains(QStringLiteral("changed since")));

    QTest::mouseClick(find<QToolButton>("clearRun"), Qt::LeftButton);
    QVERIFY(!line->isVisible());
    QVERIFY(!node->mood().figures);
    QVERIFY(m_engine->watched.empty());
}

void TestDesignPage::stopCancelsTheRun()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    m_engine->histories.insert(1, startedRun(RunId{1}, document().workflow(), m_engine->types));
    QVERIFY(!command("design.stop")->isEnabled());
    QTRY_VERIFY(document().problems().empty());
    command("design.run")->trigger();
    QTRY_VERIFY(command("design.stop")->isEnabled());
    command("design.stop")->trigger();
    QCOMPARE(m_engine->cancelled, std::vector<RunId>{RunId{1}});
}

void TestDesignPage::showsWhyARunWasRefused()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    QTRY_VERIFY(document().problems().empty());
    m_engine->refusal = Error{QStringLiteral("journal.locked"), {}, {}};
    command("design.run")->trigger();
    QTRY_VERIFY(bar()->isVisible());
}

void TestDesignPage::historyGoesBackInOneStep()
{
    openNew();
    for (int i = 0; i < 3; ++i)
        quickAdd(QPoint(150, 100 + 120 * i), QStringLiteral("noop"));
    auto *menu = find<QMenu>("historyMenu");
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 4);
    QCOMPARE(menu->actions().front()->text(), QStringLiteral("Add No operation"));
    QVERIFY(menu->actions().front()->isChecked());
    menu->actions().back()->trigger();
    QVERIFY(document().workflow().tasks.empty());
    QTest::keyClick(&canvas(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(document().workflow().tasks.size(), 1u);
    QTest::keyClick(&canvas(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(document().workflow().tasks.empty());
}

void TestDesignPage::armingNeedsASavedVersionWithoutErrors()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("http"));
    QTRY_VERIFY(hasErrors(document().problems()));
    auto *arm = find<QToolButton>("armSwitch");
    QTest::mouseClick(arm, Qt::LeftButton);
    QVERIFY(bar()->text().contains(QStringLiteral("armed")));
    QVERIFY(!arm->isChecked());
    document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                            QStringLiteral("/"));
    QTRY_VERIFY(document().problems().empty());
    QTest::mouseClick(arm, Qt::LeftButton);
    QVERIFY(!arm->isChecked());
    QTest::mouseClick(find<QPushButton>("saveAndArm"), Qt::LeftButton);
    QCOMPARE(m_engine->armRequests.size(), std::size_t(1));
    m_engine->announce();
    QVERIFY(arm->isChecked());
    const auto armed = m_workspace->entry(document().id())->armed;
    QCOMPARE(armed.toLatin1(), versionOf(document().workflow()));
    document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                            QStringLiteral("/2"));
    command("design.save")->trigger();
    QCOMPARE(m_workspace->entry(document().id())->armed, armed);
    QTest::mouseClick(arm, Qt::LeftButton);
    QCOMPARE(m_engine->disarmRequests, QStringList{document().id()});
    m_engine->announce();
    QVERIFY(m_workspace->entry(document().id())->armed.isEmpty());
    QVERIFY(!arm->isChecked());
}

void TestDesignPage::aDeletedWorkflowCanBeBroughtBack()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    command("design.save")->trigger();
    const auto id = document().id();
    QTest::mouseClick(find<QToolButton>("workflowMenu"), Qt::LeftButton);
    find<QAction>("deleteWorkflow")->trigger();
    QVERIFY(!m_page->current());
    QVERIFY(!m_workspace->entry(id));
    QVERIFY(bar()->isVisible());
    QTest::mouseClick(bar()->findChildren<QPushButton *>().constFirst(), Qt::LeftButton);
    QVERIFY(m_workspace->entry(id));
    QCOMPARE(document().workflow().tasks.size(), 1u);
}

void TestDesignPage::closingUnsavedEditsAsksInThePage()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto id = document().id();
    QCOMPARE(m_page->unsaved().size(), 1);
    command("design.close")->trigger();
    QVERIFY(m_page->current());
    QTest::mouseClick(find<QPushButton>("saveAndClose"), Qt::LeftButton);
    QVERIFY(!m_page->current());
    m_page->openWorkflow(id);
    QCOMPARE(document().workflow().tasks.size(), 1u);
    command("design.close")->trigger();
    QVERIFY(!m_page->current());
}

void TestDesignPage::paletteFiltersAndAdds()
{
    openNew();
    auto *tree = find<QTreeWidget>("taskPalette");
    QCOMPARE(tree->topLevelItemCount(), 2);
    auto *filter = find<QLineEdit>("paletteFilter");
    QTest::keyClicks(filter, QStringLiteral("http"));
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(tree->topLevelItemCount(), 1);
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(document().workflow().tasks.size(), 1u);
    QCOMPARE(document().workflow().tasks[0].type, QStringLiteral("http.request"));
}

void TestDesignPage::renamesInTheList()
{
    openNew();
    auto *list = find<QListWidget>("workflowList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F2);
    auto *field = list->findChild<QLineEdit *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("Rates"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(document().title(), QStringLiteral("Rates"));
    QTRY_COMPARE(list->item(0)->text(), QStringLiteral("Rates"));
    QVERIFY(find<QTabWidget>("documentTabs")->tabText(0).startsWith(QStringLiteral("Rates")));
}

void TestDesignPage::arrangesAsOneEdit()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    quickAdd(QPoint(150, 300), QStringLiteral("noop"));
    drag(out("noop"), in("noop2"));
    const auto edits = document().undoStack().count();
    command("design.arrange")->trigger();
    QCOMPARE(document().undoStack().count(), edits + 1);
    const auto &layout = document().workflow().layout;
    QVERIFY(layout[QStringLiteral("noop2")].x() > layout[QStringLiteral("noop")].x() + 208);
}

void TestDesignPage::findsAndReplacesByKey()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("http"));
    quickAdd(QPoint(450, 300), QStringLiteral("noop"));
    document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                            QStringLiteral("/rates/old"));
    document().renameTask(QStringLiteral("noop"), QStringLiteral("Old one"));
    QTest::keyClick(&canvas(), Qt::Key_F, Qt::ControlModifier);
    auto *text = find<QLineEdit>("findText");
    QVERIFY(text->isVisible());
    QTest::keyClicks(text, QStringLiteral("old"));
    QCOMPARE(find<QLabel>("findCount")->text(), QStringLiteral("2 place(s)"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(canvas().canvas().selectedTasks(), QStringList{QStringLiteral("request")});
    QVERIFY2(text->hasFocus(), "Enter goes on from here");
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(canvas().canvas().selectedTasks(), QStringList{QStringLiteral("noop")});
    QCOMPARE(find<QLabel>("findCount")->text(), QStringLiteral("2 of 2"));
    QTest::keyClicks(find<QLineEdit>("replaceWith"), QStringLiteral("new"));
    const int before = document().undoStack().count();
    QTest::mouseClick(find<QPushButton>("replaceAll"), Qt::LeftButton);
    QCOMPARE(document().workflow().task(QStringLiteral("request"))->params[QStringLiteral("url")].toString(),
             QStringLiteral("/rates/new"));
    QCOMPARE(document().workflow().task(QStringLiteral("noop"))->name, QStringLiteral("new one"));
    QCOMPARE(document().undoStack().count(), before + 1);
    QCOMPARE(find<QLabel>("findCount")->text(), QStringLiteral("Nothing found"));
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
    QVERIFY(canvas().hasFocus());
}

void TestDesignPage::bringsBackEditsOfAProgramThatEnded()
{
    openNew();
    quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto id = document().id();
    const auto log = EditLog::pathIn(m_dir->path(), id);
    QVERIFY(QFile::copy(log, log + QStringLiteral(".kept")));
    m_workspace->close(id);
    QVERIFY(QFile::rename(log + QStringLiteral(".kept"), log));
    m_page->bringBackEdits();
    QCOMPARE(document().id(), id);
    QVERIFY(document().isModified());
    QCOMPARE(document().workflow().tasks.size(), 1U);
    QVERIFY(bar()->isVisible());
    QVERIFY(bar()->text().contains(document().title()));
    command("design.undo")->trigger();
    QVERIFY(document().workflow().tasks.empty());
    QVERIFY(!document().isModified());
}

void TestDesignPage::keepsSplitterSizes()
{
    openNew();
    auto *splitter = find<QSplitter>("designSplitter");
    splitter->setSizes({300, 600, 380});
    const auto sizes = splitter->sizes();
    const auto kept = m_page->saveLayout();
    splitter->setSizes({200, 700, 300});
    m_page->restoreLayout(kept);
    QCOMPARE(splitter->sizes().front(), sizes.front());
    QCOMPARE(splitter->sizes().back(), sizes.back());
    m_page->restoreLayout("nonsense");
    QCOMPARE(splitter->sizes().front(), sizes.front());
}

void TestDesignPage::commandsHaveWordsAndKeysOfTheirOwn()
{
    QCOMPARE(m_table->problems(), QStringList());
    for (const auto *action : m_page->commands())
        QVERIFY2(!action->icon().isNull(), qPrintable(action->objectName()));
    QEvent change(QEvent::LanguageChange);
    command("design.run")->setText(QStringLiteral("another language"));
    QCoreApplication::sendEvent(m_page.get(), &change);
    QCOMPARE(command("design.run")->text(), QStringLiteral("Run"));
}

QTEST_MAIN(TestDesignPage)
#include "tst_designpage.moc"
