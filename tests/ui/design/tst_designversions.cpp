#include "tests/ui/design/designfixture.h"
#include "ui/canvas/differenceview.h"
#include "ui/widgets/pagestates.h"

#include <QAccessible>
#include <QTreeView>

using namespace sluice;

/// The versions of a workflow on Design: listed, compared, restored, armed, and brought together with a changed file; by key
/// and mouse.
class TestDesignVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void eachSaveIsAVersionInTheList();
    void comparesWithWhatIsHere();
    void comparesTwoVersions();
    void goesFromFieldToNodeAndBackByKey();
    void theComparisonFollowsTheEdits();
    void nothingIsEditedUnseen();
    void restoresAsAnEdit();
    void armsAnOlderVersion();
    void refusesToArmWhatIsFaulty();
    void saysWhyThereIsNoList();
    void mergesByKeysAlone();
    void cancelledMergeChangesNothing();
    void saysWhatIsWrongWithWhatWillBe();
    void everythingHasAName();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->find<T>(name);
    }
    QTreeView *list() const { return find<QTreeView>("versionList"); }
    void click(const char *button) const
    {
        auto *found = find<QPushButton>(button);
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void save(const char *name)
    {
        const auto before = m_page->engine->versions.size();
        m_page->document().setName(QString::fromLatin1(name));
        m_page->command("design.save")->trigger();
        QTRY_COMPARE(m_page->engine->versions.size(), before + 1);
    }
    void openPanel()
    {
        m_page->command("design.versions")->trigger();
        QTRY_COMPARE(static_cast<std::size_t>(list()->model()->rowCount()), m_page->engine->versions.size());
        QTRY_VERIFY(list()->isVisible());
    }
    void choose(int row)
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(list()->model()->index(row, 0)).center());
    }
    void openMerge(const char *theirName);

    std::unique_ptr<DesignFixture> m_page;
    QString m_task;
};

void TestDesignVersions::init()
{
    m_page = std::make_unique<DesignFixture>();
    m_page->workspace->create(QStringLiteral("Flow"));
    m_page->page->openWorkflow(QStringLiteral("flow"));
    QTRY_COMPARE(m_page->engine->versions.size(), 1u);
    m_task = m_page->document().addTask(QStringLiteral("noop"), QStringLiteral("Wait"), {0, 0}, {});
    save("Second");
}

void TestDesignVersions::eachSaveIsAVersionInTheList()
{
    openPanel();
    QCOMPARE(list()->model()->index(0, 0).data().toString(), QStringLiteral("v2"));
    QCOMPARE(list()->model()->index(1, 0).data().toString(), QStringLiteral("v1"));
    QVERIFY(list()->model()->index(0, 2).data().toString().contains(QStringLiteral("tester")));
    QTRY_COMPARE(find<QToolButton>("versionsButton")->text(), QStringLiteral("v2"));
    m_page->document().setName(QStringLiteral("Third"));
    QTRY_COMPARE(find<QToolButton>("versionsButton")->text(), QStringLiteral("v2, edited"));
    QVERIFY(find<QTabWidget>("documentTabs")->tabToolTip(0).contains(QStringLiteral("v2, edited")));
    m_page->command("design.save")->trigger();
    QTRY_COMPARE(list()->model()->rowCount(), 3);
}

void TestDesignVersions::comparesWithWhatIsHere()
{
    openPanel();
    choose(1);
    click("versionCompare");
    auto *fields = find<QTreeView>("versionFields");
    QTRY_VERIFY(fields->isVisible());
    const auto &graph = find<DifferenceView>("versionGraph")->graph();
    QCOMPARE(graph.marks.at({PartKind::Task, m_task, 0}), PartMark::Added);
    QVERIFY(find<QLabel>("versionTitle")->text().startsWith(QStringLiteral("v1")));
    QTest::keyClick(fields, Qt::Key_Escape);
    QVERIFY(!fields->isVisible());
    QVERIFY(m_page->canvas().isVisible());
}

void TestDesignVersions::comparesTwoVersions()
{
    save("Third");
    openPanel();
    choose(2);
    QTest::keyClick(list(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(find<QPushButton>("versionCompare")->text(), QStringLiteral("Compare v1 with v2"));
    click("versionCompare");
    QTRY_COMPARE(find<QLabel>("versionTitle")->text(), QStringLiteral("v1 → v2"));
}

void TestDesignVersions::goesFromFieldToNodeAndBackByKey()
{
    openPanel();
    choose(1);
    QTest::keyClick(list(), Qt::Key_Return);
    auto *fields = find<QTreeView>("versionFields");
    QTRY_VERIFY(fields->hasFocus());
    auto *graph = find<DifferenceView>("versionGraph");
    QTest::keyClick(fields, Qt::Key_End);
    QTest::keyClick(fields, Qt::Key_Return);
    QVERIFY(graph->hasFocus());
    QCOMPARE(graph->currentTask(), m_task);
    QVERIFY(graph->accessibleDescription().contains(QStringLiteral("new")));
    fields->setCurrentIndex(fields->model()->index(0, 0));
    QTest::keyClick(graph, Qt::Key_Return);
    QVERIFY(fields->hasFocus());
    QVERIFY(fields->currentIndex().data().toString().contains(m_page->document().titleOf(m_task)));
}

void TestDesignVersions::theComparisonFollowsTheEdits()
{
    openPanel();
    choose(0);
    click("versionCompare");
    QTRY_VERIFY(find<QLabel>("versionSame")->isVisible());
    m_page->document().removeTasks({m_task});
    const auto *graph = find<DifferenceView>("versionGraph");
    QTRY_VERIFY(graph->graph().marks.contains({PartKind::Task, m_task, 0}));
    QCOMPARE(graph->graph().marks.at({PartKind::Task, m_task, 0}), PartMark::Removed);
    QVERIFY(!find<QLabel>("versionSame")->isVisible());
}

void TestDesignVersions::nothingIsEditedUnseen()
{
    m_page->canvas().selectAll();
    openPanel();
    choose(1);
    click("versionCompare");
    QTRY_VERIFY(find<QTreeView>("versionFields")->isVisible());
    QVERIFY(!m_page->command("design.delete")->isEnabled());
    auto *graph = find<DifferenceView>("versionGraph");
    const Workflow before = m_page->document().workflow();
    for (const auto key : {Qt::Key_Delete, Qt::Key_F2, Qt::Key_A, Qt::Key_D, Qt::Key_N})
        QTest::keyClick(graph, key);
    QCOMPARE(m_page->document().workflow(), before);
    click("versionBack");
    QVERIFY(m_page->command("design.delete")->isEnabled());
}

void TestDesignVersions::restoresAsAnEdit()
{
    openPanel();
    choose(1);
    const Workflow second = m_page->document().workflow();
    click("versionRestore");
    QTRY_VERIFY(m_page->document().workflow().tasks.empty());
    QVERIFY(m_page->document().isModified());
    m_page->command("design.undo")->trigger();
    QCOMPARE(m_page->document().workflow(), second);
    m_page->command("design.redo")->trigger();
    m_page->command("design.save")->trigger();
    QTRY_COMPARE(m_page->engine->versions.size(), 3u);
    QCOMPARE(m_page->engine->versions.back().first.kind, VersionKind::Restored);
    QTRY_VERIFY(list()->model()->index(0, 2).data().toString().contains(QStringLiteral("restored from v1")));
}

void TestDesignVersions::armsAnOlderVersion()
{
    openPanel();
    choose(1);
    click("versionArm");
    QTRY_COMPARE(m_page->engine->armRequests.size(), 1u);
    QCOMPARE(m_page->engine->armRequests.front(), m_page->engine->versions.front().second);
    ArmedWorkflow armed;
    armed.workflow = QStringLiteral("flow");
    armed.definition = std::make_shared<const Workflow>(m_page->engine->armRequests.front());
    armed.number = 1;
    m_page->engine->now.armed = {armed};
    m_page->engine->announce();
    QTRY_COMPARE(list()->model()->index(1, 0).data().toString(), QStringLiteral("v1, armed"));
    QVERIFY(!find<QPushButton>("versionArm")->isEnabled());
    QTRY_COMPARE(find<QToolButton>("armSwitch")->text(), QStringLiteral("Armed: v1"));
}

void TestDesignVersions::refusesToArmWhatIsFaulty()
{
    m_page->page->setFileChecker([](const Workflow &, QObject *, const std::function<void(Problems)> &done) {
        Problem problem;
        problem.error = Error{QStringLiteral("workflow.cycle"), {}, {}};
        done({problem});
    });
    openPanel();
    choose(1);
    click("versionArm");
    QTRY_VERIFY(m_page->bar()->text().contains(QStringLiteral("v1 cannot be armed")));
    QVERIFY(m_page->engine->armRequests.empty());
}

void TestDesignVersions::saysWhyThereIsNoList()
{
    m_page->engine->refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
    m_page->command("design.versions")->trigger();
    auto *states = find<PageStates>("versionStates");
    QTRY_COMPARE(states->state(), PageState::Failed);
    m_page->engine->refusal.reset();
    Q_EMIT m_page->engine->ready();
    QTRY_COMPARE(states->state(), PageState::Ready);
}

void TestDesignVersions::openMerge(const char *theirName)
{
    Workflow theirs = m_page->document().workflow();
    theirs.name = QString::fromLatin1(theirName);
    theirs.description = QStringLiteral("By them");
    QVERIFY(saveWorkflow(theirs, m_page->document().path()));
    m_page->document().setName(QStringLiteral("Mine"));
    m_page->command("design.save")->trigger();
    QTRY_VERIFY(find<QPushButton>("designMergeTheirs"));
    QTest::mouseClick(find<QPushButton>("designMergeTheirs"), Qt::LeftButton);
    QTRY_VERIFY(find<QTreeView>("mergeConflicts")->isVisible());
}

void TestDesignVersions::mergesByKeysAlone()
{
    openMerge("Theirs");
    auto *conflicts = find<QTreeView>("mergeConflicts");
    QVERIFY(conflicts->hasFocus());
    QCOMPARE(conflicts->model()->index(0, 2).data().toString(), QStringLiteral("Mine"));
    QCOMPARE(conflicts->model()->index(0, 3).data().toString(), QStringLiteral("Theirs"));
    QCOMPARE(conflicts->model()->index(0, 4).data().toString(), QStringLiteral("Second"));
    QTest::keyClick(conflicts, Qt::Key_2);
    QCOMPARE(conflicts->model()->index(0, 1).data().toString(), QStringLiteral("the file's"));
    QTest::keyClick(conflicts, Qt::Key_3);
    QCOMPARE(conflicts->model()->index(0, 1).data().toString(), QStringLiteral("as before"));
    QTest::keyClick(conflicts, Qt::Key_2);
    QTest::keyClick(conflicts, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_page->document().workflow().name, QStringLiteral("Theirs"));
    QCOMPARE(m_page->document().workflow().description, QStringLiteral("By them"));
    QVERIFY(m_page->canvas().isVisible());
    m_page->command("design.undo")->trigger();
    QCOMPARE(m_page->document().workflow().name, QStringLiteral("Mine"));
    QCOMPARE(m_page->document().workflow().description, QString());
    QTRY_COMPARE(m_page->engine->versions.back().first.kind, VersionKind::Pulled);
}

void TestDesignVersions::cancelledMergeChangesNothing()
{
    openMerge("Theirs");
    const Workflow before = m_page->document().workflow();
    QTest::keyClick(find<QTreeView>("mergeConflicts"), Qt::Key_2);
    QTest::keyClick(find<QTreeView>("mergeConflicts"), Qt::Key_Escape);
    QVERIFY(m_page->canvas().isVisible());
    QCOMPARE(m_page->document().workflow(), before);
    QVERIFY(m_page->document().isChangedOnDisk());
}

void TestDesignVersions::saysWhatIsWrongWithWhatWillBe()
{
    m_page->page->setFileChecker([](const Workflow &workflow, QObject *, const std::function<void(Problems)> &done) {
        Problem problem;
        problem.error = Error{QStringLiteral("workflow.cycle"), {}, {}};
        done(workflow.name == u"Theirs" ? Problems{problem} : Problems());
    });
    openMerge("Theirs");
    QVERIFY(!find<QLabel>("mergeProblems")->isVisible());
    QTest::keyClick(find<QTreeView>("mergeConflicts"), Qt::Key_2);
    QTRY_VERIFY(find<QLabel>("mergeProblems")->isVisible());
    QVERIFY(find<QLabel>("mergeProblems")->text().startsWith(QStringLiteral("1 error")));
}

void TestDesignVersions::everythingHasAName()
{
    openPanel();
    choose(1);
    click("versionCompare");
    for (const char *name : {"versionList", "versionFields", "versionGraph", "versionTexts", "mergeConflicts",
                             "mergeGraph", "mergeSide", "mergeTexts", "versionsClose"})
        QVERIFY2(!find<QWidget>(name)->accessibleName().isEmpty(), name);
    auto *face = QAccessible::queryAccessibleInterface(find<QWidget>("versionGraph"));
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::Canvas);
}

QTEST_MAIN(TestDesignVersions)
#include "tst_designversions.moc"
