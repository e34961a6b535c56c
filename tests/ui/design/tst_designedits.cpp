#include "tests/ui/design/designfixture.h"
#include "ui/document/editlog.h"

using namespace sluice;

class TestDesignEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAndReplacesByKey();
    void findsNotesGroupsAndTriggersToo();
    void replacingAnIdTakesItsPinAlong();
    void problemsAreMendedByButtonAndKey();
    void bringsBackEditsOfAProgramThatEnded();
    void anIdThatIsTypedIsThatOfItsTaskWhateverIsFound();
    void whatIsFoundInATaskWhoseIdIsTypedIsStillFound();
};

void TestDesignEdits::findsAndReplacesByKey()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(150, 100), QStringLiteral("http"));
    page.quickAdd(QPoint(450, 300), QStringLiteral("noop"));
    page.document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                                 QStringLiteral("/rates/old"));
    page.document().renameTask(QStringLiteral("noop"), QStringLiteral("Old one"));
    QTest::keyClick(&page.canvas(), Qt::Key_F, Qt::ControlModifier);
    auto *text = page.find<QLineEdit>("findText");
    QVERIFY(text->isVisible());
    QTest::keyClicks(text, QStringLiteral("old"));
    QCOMPARE(page.find<QLabel>("findCount")->text(), QStringLiteral("2 place(s)"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(page.canvas().canvas().selectedTasks(), QStringList{QStringLiteral("request")});
    QVERIFY2(text->hasFocus(), "Enter goes on from here");
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(page.canvas().canvas().selectedTasks(), QStringList{QStringLiteral("noop")});
    QCOMPARE(page.find<QLabel>("findCount")->text(), QStringLiteral("2 of 2"));
    QTest::keyClicks(page.find<QLineEdit>("replaceWith"), QStringLiteral("new"));
    const int before = page.document().undoStack().count();
    QTest::mouseClick(page.find<QPushButton>("replaceAll"), Qt::LeftButton);
    QCOMPARE(page.document().workflow().task(QStringLiteral("request"))->params[QStringLiteral("url")].toString(),
             QStringLiteral("/rates/new"));
    QCOMPARE(page.document().workflow().task(QStringLiteral("noop"))->name, QStringLiteral("new one"));
    QCOMPARE(page.document().undoStack().count(), before + 1);
    QCOMPARE(page.find<QLabel>("findCount")->text(), QStringLiteral("Nothing found"));
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
    QVERIFY(page.canvas().hasFocus());
}

void TestDesignEdits::findsNotesGroupsAndTriggersToo()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto note = page.document().addNote(QRectF(3000, 2000, 200, 100));
    page.document().setNoteText(note, QStringLiteral("ask the shop"));
    const auto group = page.document().addGroup({QStringLiteral("noop")});
    page.document().renameGroup(group, QStringLiteral("Shop side"));
    Trigger trigger;
    trigger.id = QStringLiteral("ordered");
    trigger.kind = TriggerKind::Event;
    trigger.topic = QStringLiteral("shop.*");
    page.document().addTrigger(trigger);

    QTest::keyClick(&page.canvas(), Qt::Key_F, Qt::ControlModifier);
    auto *text = page.find<QLineEdit>("findText");
    QTest::keyClicks(text, QStringLiteral("shop"));
    QCOMPARE(page.find<QLabel>("findCount")->text(), QStringLiteral("3 place(s)"));
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(page.canvas().canvas().selectedTasks().isEmpty());
    QVERIFY(page.find<QLineEdit>("trigger_topic")->isVisible());
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(page.canvas().canvas().selectedGroups(), QStringList{group});
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(page.canvas().canvas().selectedNotes(), QStringList{note});
    QVERIFY2(page.canvas().mapToScene(page.canvas().viewport()->rect()).boundingRect().contains(QPointF(3100, 2050)),
             "it was brought into sight");
    QVERIFY(text->hasFocus());
}

void TestDesignEdits::replacingAnIdTakesItsPinAlong()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto id = page.document().id();
    QVERIFY(page.workspace->samples().pin(id, QStringLiteral("noop"), "1"));
    QTest::keyClick(&page.canvas(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(page.find<QLineEdit>("findText"), QStringLiteral("noop"));
    QTest::keyClicks(page.find<QLineEdit>("replaceWith"), QStringLiteral("pass"));
    QTest::keyClick(page.find<QLineEdit>("replaceWith"), Qt::Key_Return);
    QVERIFY(page.document().workflow().task(QStringLiteral("pass")));
    QCOMPARE(page.workspace->samples().of(id).value(QStringLiteral("pass")), Payload("1"));
}

void TestDesignEdits::problemsAreMendedByButtonAndKey()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(150, 100), QStringLiteral("http"));
    const QString task = QStringLiteral("request");
    page.document().setParameter(task, QStringLiteral("url"), QStringLiteral("URL"), QStringLiteral("/x"));
    page.document().setParameter(task, QStringLiteral("nothing"), QStringLiteral("Nothing"), 1);
    page.document().settleAll();
    const auto isThere = [&] {
        return page.document().workflow().task(task)->params.contains(QStringLiteral("nothing"));
    };
    QTRY_COMPARE(page.document().shownProblems().size(), std::size_t(1));
    auto *fix = page.find<QPushButton>("problemFix");
    QVERIFY2(!fix->isVisible(), "the drawer is closed");
    QTest::mouseClick(page.find<QToolButton>("problemsToggle"), Qt::LeftButton);
    QVERIFY(fix->isVisible());
    QCOMPARE(fix->text(), QStringLiteral("Remove the setting nothing"));
    const int steps = page.document().undoStack().count();
    QTest::mouseClick(fix, Qt::LeftButton);
    QVERIFY(!isThere());
    QCOMPARE(page.document().undoStack().count(), steps + 1);
    QCOMPARE(page.document().undoStack().undoText(), QStringLiteral("Remove the setting nothing"));
    QTRY_VERIFY(!fix->isVisible());

    page.command("design.undo")->trigger();
    QTRY_COMPARE(page.document().shownProblems().size(), std::size_t(1));
    page.canvas().setFocus();
    QTest::keyClick(&page.canvas(), Qt::Key_Return, Qt::AltModifier);
    QVERIFY(!isThere());
    QTRY_VERIFY(page.document().shownProblems().empty());
    QTest::keyClick(&page.canvas(), Qt::Key_Return, Qt::AltModifier);
    QVERIFY2(page.bar()->isVisible(), "nothing is left to mend, and it says so");
}

void TestDesignEdits::bringsBackEditsOfAProgramThatEnded()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    const auto id = page.document().id();
    const auto log = EditLog::pathIn(page.dir->path(), id);
    QVERIFY(QFile::copy(log, log + QStringLiteral(".kept")));
    page.workspace->close(id);
    QVERIFY(QFile::rename(log + QStringLiteral(".kept"), log));
    page.page->bringBackEdits();
    QCOMPARE(page.document().id(), id);
    QVERIFY(page.document().isModified());
    QVERIFY2(page.find<QTabWidget>("documentTabs")->tabText(0).endsWith(u'•'), "at once, not with the next edit");
    QCOMPARE(page.document().workflow().tasks.size(), 1U);
    QVERIFY(page.bar()->isVisible());
    QVERIFY(page.bar()->text().contains(page.document().title()));
    page.command("design.undo")->trigger();
    QVERIFY(page.document().workflow().tasks.empty());
    QVERIFY(!page.document().isModified());
}

void TestDesignEdits::anIdThatIsTypedIsThatOfItsTaskWhateverIsFound()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(150, 100), QStringLiteral("noop"));
    page.quickAdd(QPoint(450, 300), QStringLiteral("http"));
    page.document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                                 QStringLiteral("/rates/old"));
    page.command("design.find")->trigger();
    QTest::keyClicks(page.find<QLineEdit>("findText"), QStringLiteral("old"));
    page.canvas().canvas().select({QStringLiteral("noop")});
    auto *id = page.find<QLineEdit>("taskId");
    id->setFocus();
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("typed"));
    QTest::mouseClick(page.find<QToolButton>("findNext"), Qt::LeftButton);
    const auto &workflow = page.document().workflow();
    QVERIFY2(workflow.task(QStringLiteral("request")), "it is another task's id");
    QVERIFY(workflow.task(QStringLiteral("typed")));
    QVERIFY(!workflow.task(QStringLiteral("noop")));
    QCOMPARE(page.canvas().canvas().selectedTasks(), QStringList{QStringLiteral("request")});
    QCOMPARE(id->text(), QStringLiteral("request"));
    QCOMPARE(page.find<QLabel>("findCount")->text(), QStringLiteral("1 of 1"));
}

void TestDesignEdits::whatIsFoundInATaskWhoseIdIsTypedIsStillFound()
{
    DesignFixture page;
    page.openNew();
    page.quickAdd(QPoint(450, 300), QStringLiteral("http"));
    page.document().setParameter(QStringLiteral("request"), QStringLiteral("url"), QStringLiteral("URL"),
                                 QStringLiteral("/rates/old"));
    page.command("design.find")->trigger();
    QTest::keyClicks(page.find<QLineEdit>("findText"), QStringLiteral("old"));
    page.canvas().canvas().select({QStringLiteral("request")});
    auto *id = page.find<QLineEdit>("taskId");
    id->setFocus();
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("typed"));
    QTest::mouseClick(page.find<QToolButton>("findNext"), Qt::LeftButton);
    QVERIFY(page.document().workflow().task(QStringLiteral("typed")));
    QCOMPARE(page.canvas().canvas().selectedTasks(), QStringList{QStringLiteral("typed")});
}

QTEST_MAIN(TestDesignEdits)
#include "tst_designedits.moc"
