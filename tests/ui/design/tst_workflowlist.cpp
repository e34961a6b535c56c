#include "tests/ui/design/designfixture.h"
#include "tests/ui/support/pseudotranslator.h"
#include "ui/widgets/twolines.h"

using namespace sluice;

namespace {

Workflow named(const char *id, const char *name)
{
    Workflow workflow;
    workflow.id = QString::fromLatin1(id);
    workflow.name = QString::fromLatin1(name);
    return workflow;
}

struct Listed : DesignParts {
    Listed()
    {
        const bool isWritten = write(named("a", "Alone")) && write(named("b", "Billing/Send"))
                               && write(named("c", "Billing/Check")) && write(named("d", "Shop/Day/Close"));
        Q_ASSERT(isWritten);
        Q_UNUSED(isWritten)
        make(fewTypes());
        table->attach(QStringLiteral("design"), page.get());
        (void)show({1280, 800});
        list = find<QListWidget>("workflowList");
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList all;
        for (int row = 0; row < list->count(); ++row) {
            const auto shown = list->item(row)->data(TwoLines::kShownRole).toString();
            all += shown.isEmpty() ? list->item(row)->text() : QStringLiteral("- ") + shown;
        }
        return all;
    }

    QListWidget *list = nullptr;
};

} // namespace

class TestWorkflowList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesWithASlashLieInFolders();
    void foldersCloseByKeyAndClick();
    void renamingMovesToAnotherFolder();
    void searchLooksIntoClosedFolders();
    void showsHowEachRanLast();
    void countsTheProblemsOfWhatIsNotOpen();
    void beginsWithATemplate();
    void renamesByTheMenuThoughTheListWasFilledMeanwhile();
    void whatRunsDisturbsNobodyInTheList();
    void fillsInOnceTheNameIsTyped();
    void saysHowEachRanInTheLanguageThatIsChosen();
};

void TestWorkflowList::namesWithASlashLieInFolders()
{
    const Listed page;
    QCOMPARE(page.rows(),
             (QStringList{QStringLiteral("Billing"), QStringLiteral("- Check"), QStringLiteral("- Send"),
                          QStringLiteral("Shop / Day"), QStringLiteral("- Close"), QStringLiteral("Alone")}));
    QCOMPARE(page.list->item(0)->data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Folder Billing, open, 2 workflow(s)"));
}

void TestWorkflowList::foldersCloseByKeyAndClick()
{
    const Listed page;
    page.list->setFocus();
    page.list->setCurrentRow(0);
    QTest::keyClick(page.list, Qt::Key_Left);
    QCOMPARE(page.list->count(), 4);
    QCOMPARE(page.list->currentRow(), 0);
    QTest::keyClick(page.list, Qt::Key_Right);
    QCOMPARE(page.list->count(), 6);
    QTest::keyClick(page.list, Qt::Key_Return);
    QCOMPARE(page.list->count(), 4);
    QVERIFY2(!page.page->current(), "a folder is no workflow");
    QTest::mouseClick(page.list->viewport(), Qt::LeftButton, {},
                      page.list->visualItemRect(page.list->item(0)).center());
    QCOMPARE(page.list->count(), 6);
    page.list->setCurrentRow(0);
    QTest::keyClick(page.list, Qt::Key_Left);
    page.page->openWorkflow(QStringLiteral("b"));
    QVERIFY2(page.rows().contains(QStringLiteral("- Send")), "what is opened shows");
}

void TestWorkflowList::renamingMovesToAnotherFolder()
{
    const Listed page;
    page.list->setFocus();
    page.list->setCurrentRow(5);
    QTest::keyClick(page.list, Qt::Key_F2);
    auto *field = page.list->findChild<QLineEdit *>();
    QVERIFY(field);
    QCOMPARE(field->text(), QStringLiteral("Alone"));
    QTest::keyClicks(field, QStringLiteral("Shop/Alone"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(page.rows().contains(QStringLiteral("- Alone")));
    QCOMPARE(page.workspace->entry(QStringLiteral("a"))->name, QStringLiteral("Shop/Alone"));
}

void TestWorkflowList::searchLooksIntoClosedFolders()
{
    const Listed page;
    page.list->setCurrentRow(0);
    QTest::keyClick(page.list, Qt::Key_Left);
    QTest::keyClicks(page.find<QLineEdit>("workflowFilter"), QStringLiteral("che"));
    QTRY_COMPARE(page.rows(), (QStringList{QStringLiteral("Billing"), QStringLiteral("- Check")}));
}

void TestWorkflowList::showsHowEachRanLast()
{
    const Listed page;
    RunSummary run;
    run.id = RunId{2};
    run.workflow = QStringLiteral("a");
    run.state = RunState::Failed;
    run.started = WallTime(Milliseconds(1'700'000'000'000));
    auto older = run;
    older.id = RunId{1};
    older.state = RunState::Succeeded;
    page.engine->runs = {run, older};
    page.engine->now.runsRevision = 7;
    page.engine->announce();
    const auto detail = [&] { return page.list->item(5)->data(TwoLines::kDetailRole).toString(); };
    QTRY_VERIFY2(detail().endsWith(QStringLiteral(": failed")), qPrintable(detail()));
    QCOMPARE(page.list->item(1)->data(TwoLines::kDetailRole).toString(), QStringLiteral("disarmed"));
}

void TestWorkflowList::countsTheProblemsOfWhatIsNotOpen()
{
    const Listed page;
    auto broken = named("a", "Alone");
    Task task;
    task.id = QStringLiteral("ask");
    task.type = QStringLiteral("http.request"); // without its address
    broken.tasks = {task};
    QVERIFY(page.write(broken));
    const auto detail = [&] { return page.list->item(5)->data(TwoLines::kDetailRole).toString(); };
    QVERIFY2(!detail().contains(QStringLiteral("error")), "nobody looks");
    page.page->setFileChecker(
        checkHere([&]() -> const TaskCatalog & { return page.engine->catalog(); }, [] { return QStringList(); }));
    QTRY_COMPARE(detail(), QStringLiteral("1 error(s)"));
    QCOMPARE(page.list->item(1)->data(TwoLines::kDetailRole).toString(), QStringLiteral("disarmed")); // an empty one
    QVERIFY(!page.page->current());
}

void TestWorkflowList::beginsWithATemplate()
{
    Listed page;
    const auto file = page.dir->filePath(QStringLiteral("template.json"));
    auto workflow = named("t", "From elsewhere");
    Task task;
    task.id = QStringLiteral("pass");
    task.type = QStringLiteral("noop");
    workflow.tasks = {task};
    QVERIFY(saveWorkflow(workflow, file));
    int asked = 0;
    page.page->setTemplates([&file, &asked] {
        ++asked;
        return std::vector{std::pair(QStringLiteral("Pass it on"), file)};
    });
    QCOMPARE(asked, 0); // they are files, and nobody has asked for them
    QTest::mouseClick(page.find<QToolButton>("workflowMenu"), Qt::LeftButton);
    page.page->findChild<QAction *>(QStringLiteral("fromTemplate"))->trigger();
    auto *name = page.find<QLineEdit>("templateName");
    QVERIFY(name);
    QCOMPARE(asked, 1);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(page.page->current());
    QCOMPARE(page.page->current()->title(), QStringLiteral("Pass it on"));
    QCOMPARE(page.page->current()->workflow().tasks.size(), std::size_t(1));
    page.find<QMenu>("workflowContextMenu")->close();
}

void TestWorkflowList::renamesByTheMenuThoughTheListWasFilledMeanwhile()
{
    const Listed page;
    page.list->setCurrentRow(5);
    QTest::mouseClick(page.find<QToolButton>("workflowMenu"), Qt::LeftButton);
    auto *rename = page.page->findChild<QAction *>(QStringLiteral("renameWorkflow"));
    QVERIFY(rename);
    QVERIFY(page.workspace->create(QStringLiteral("Aachen"))); // the rows are other ones now
    QCOMPARE(page.list->currentRow(), 6);
    rename->trigger();
    auto *field = page.list->findChild<QLineEdit *>();
    QVERIFY(field);
    QCOMPARE(field->text(), QStringLiteral("Alone"));
    page.find<QMenu>("workflowContextMenu")->close();
}

void TestWorkflowList::whatRunsDisturbsNobodyInTheList()
{
    const Listed page;
    page.page->openWorkflow(QStringLiteral("a"));
    page.list->setFocus();
    page.list->setCurrentRow(0);
    RunSummary run;
    run.id = RunId{2};
    run.workflow = QStringLiteral("b");
    run.state = RunState::Running;
    run.started = WallTime(Milliseconds(1'700'000'000'000));
    const auto tell = [&](quint64 revision) {
        page.engine->runs = {run};
        page.engine->now.runsRevision = revision;
        page.engine->announce();
    };
    const auto detail = [&] { return page.list->item(2)->data(TwoLines::kDetailRole).toString(); };
    tell(7);
    QTRY_VERIFY2(detail().contains(QStringLiteral("running")), qPrintable(detail()));
    QCOMPARE(page.list->currentRow(), 0);
    QVERIFY(page.workspace->create(QStringLiteral("Aachen")));
    QCOMPARE(page.list->currentRow(), 0);

    page.list->setCurrentRow(1);
    QTest::keyClick(page.list, Qt::Key_F2);
    auto *field = page.list->findChild<QLineEdit *>();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("Billing/Ch"));
    run.state = RunState::Succeeded;
    const auto asked = page.engine->runQuestions.size();
    tell(8);
    QTRY_VERIFY(page.engine->runQuestions.size() > asked);
    QSignalSpy answered(page.engine.get(), &EngineClient::snapshotChanged);
    QMetaObject::invokeMethod(page.engine.get(), &EngineClient::snapshotChanged, Qt::QueuedConnection);
    QTRY_COMPARE(answered.size(), 1); // and the answer before it
    QVERIFY(field->isVisible());
    QCOMPARE(field->text(), QStringLiteral("Billing/Ch"));
    QTest::keyClicks(field, QStringLiteral("ess"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(page.rows().contains(QStringLiteral("- Chess")));
    QTRY_VERIFY2(detail().contains(QStringLiteral("succeeded")), qPrintable(detail()));
}

void TestWorkflowList::fillsInOnceTheNameIsTyped()
{
    const Listed page;
    page.list->setFocus();
    page.list->setCurrentRow(5);
    QTest::keyClick(page.list, Qt::Key_F2);
    auto *field = page.list->findChild<QLineEdit *>();
    QVERIFY(field);
    QVERIFY(page.workspace->create(QStringLiteral("Aachen")));
    QVERIFY(field->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(page.rows().contains(QStringLiteral("Aachen")));
    QCOMPARE(page.list->currentItem()->text(), QStringLiteral("Alone"));
}

void TestWorkflowList::saysHowEachRanInTheLanguageThatIsChosen()
{
    const Listed page;
    RunSummary run;
    run.id = RunId{2};
    run.workflow = QStringLiteral("a");
    run.state = RunState::Failed;
    run.started = WallTime(Milliseconds(1'700'000'000'000));
    page.engine->runs = {run};
    page.engine->now.runsRevision = 7;
    page.engine->announce();
    const auto detail = [&] { return page.list->item(5)->data(TwoLines::kDetailRole).toString(); };
    QTRY_VERIFY2(detail().startsWith(QStringLiteral("ran ")), qPrintable(detail()));
    PseudoTranslator pseudo;
    QCoreApplication::installTranslator(&pseudo);
    QTRY_VERIFY2(!detail().startsWith(QStringLiteral("ran ")), qPrintable(detail()));
    QCoreApplication::removeTranslator(&pseudo);
    QTRY_VERIFY2(detail().startsWith(QStringLiteral("ran ")), qPrintable(detail()));
}

QTEST_MAIN(TestWorkflowList)
#include "tst_workflowlist.moc"
