#include "tests/ui/design/designfixture.h"
#include "ui/document/editlog.h"

using namespace sluice;

class TestDesignEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAndReplacesByKey();
    void bringsBackEditsOfAProgramThatEnded();
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
    QCOMPARE(page.document().workflow().tasks.size(), 1U);
    QVERIFY(page.bar()->isVisible());
    QVERIFY(page.bar()->text().contains(page.document().title()));
    page.command("design.undo")->trigger();
    QVERIFY(page.document().workflow().tasks.empty());
    QVERIFY(!page.document().isModified());
}

QTEST_MAIN(TestDesignEdits)
#include "tst_designedits.moc"
