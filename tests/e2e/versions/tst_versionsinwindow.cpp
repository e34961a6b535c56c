#include "app/studio/workspacefolders.h"
#include "core/workflow/workflowfile.h"
#include "tests/e2e/first_minute/person.h"
#include "tests/e2e/support/openstudio.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/canvasview.h"

#include <QApplication>
#include <QFile>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace sluice;

namespace {
constexpr int kPatienceMs = 30'000;
constexpr QSize kWindow(1280, 800);

QString name(const char *text)
{
    return QString::fromLatin1(text);
}
} // namespace

/// Versions in the real window, with its engine and its files, by mouse and key.
class TestVersionsInWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void savesAVersion();
    void comparesItWithTheOneBefore();
    void armsTheOneThatWasChosen();
    void restoresIt();
    void bringsAChangedFileTogether();
    void keepsMineByMouse();
    void neverMetABox();
    void cleanupTestCase();

private:
    [[nodiscard]] CanvasView *canvas() const { return qobject_cast<CanvasView *>(m_person->see(name("canvas"))); }
    [[nodiscard]] WorkflowDocument &document() const { return canvas()->canvas().document(); }
    [[nodiscard]] QAbstractItemModel *versions() const
    {
        return m_window->findChild<QTreeView *>(name("versionList"))->model();
    }
    [[nodiscard]] QString label(int row) const { return versions()->index(row, 0).data().toString(); }
    /// The bytes of the file of the workflow on the screen.
    [[nodiscard]] QByteArray fileBytes() const
    {
        QFile file(document().path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void save(int count)
    {
        m_person->click(canvas()->viewport());
        m_person->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(versions()->rowCount(), count, kPatienceMs);
        QTRY_VERIFY(!document().isModified());
    }
    void chooseRow(int row)
    {
        auto *list = m_window->findChild<QTreeView *>(name("versionList"));
        list->scrollTo(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
        QCOMPARE(list->currentIndex().row(), row);
    }
    void clickOn(const char *button)
    {
        QTRY_VERIFY2(m_person->see(name(button)) && m_person->see(name(button))->isEnabled(), button);
        m_person->click(m_person->see(name(button)));
    }

    std::unique_ptr<OpenStudio> m_studio;
    std::unique_ptr<Person> m_person;
    QWidget *m_window = nullptr;
};

void TestVersionsInWindow::initTestCase()
{
    m_studio = std::make_unique<OpenStudio>();
    QVERIFY2(m_studio->open({{}, {}, kWindow}), "no window came");
    m_window = m_studio->window;
    m_person = std::make_unique<Person>(*m_window);
    QTRY_VERIFY(canvas());
}

/// The sample begins as v1, and what is saved is v2.
void TestVersionsInWindow::savesAVersion()
{
    m_person->press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_person->see(name("versionsPanel")));
    QTRY_COMPARE_WITH_TIMEOUT(versions()->rowCount(), 1, kPatienceMs);
    QCOMPARE(label(0), name("v1"));
    document().setName(name("Countries, renamed"));
    QTRY_COMPARE(qobject_cast<QToolButton *>(m_person->see(name("versionsButton")))->text(), name("v1, edited"));
    save(2);
    QTRY_COMPARE(qobject_cast<QToolButton *>(m_person->see(name("versionsButton")))->text(), name("v2"));
}

void TestVersionsInWindow::comparesItWithTheOneBefore()
{
    chooseRow(1);
    clickOn("versionCompare");
    QTRY_VERIFY_WITH_TIMEOUT(m_person->see(name("versionFields")), kPatienceMs);
    const auto *fields = m_window->findChild<QTreeView *>(name("versionFields"))->model();
    QCOMPARE(fields->rowCount(), 1);
    QCOMPARE(fields->index(0, 3).data().toString(), name("Countries, renamed"));
    m_person->press(Qt::Key_Escape);
    QTRY_VERIFY(canvas());
}

/// One without a trigger is refused in words; one with a trigger is armed, and stays so whatever is saved.
void TestVersionsInWindow::armsTheOneThatWasChosen()
{
    chooseRow(1);
    clickOn("versionArm");
    QTRY_VERIFY_WITH_TIMEOUT(m_person->see(name("designBar")), kPatienceMs);
    QCOMPARE(label(1), name("v1"));
    Trigger rarely;
    rarely.id = name("rarely");
    rarely.kind = TriggerKind::Interval;
    rarely.every = std::chrono::hours(24);
    document().addTrigger(rarely);
    save(3);
    document().setName(name("Countries, once more"));
    save(4);
    chooseRow(1); // v3
    clickOn("versionArm");
    QTRY_COMPARE_WITH_TIMEOUT(label(1), name("v3, armed"), kPatienceMs);
    QTRY_COMPARE(m_person->read(name("armSwitch")), name("Armed: v3"));
    document().setName(name("Countries, and again"));
    save(5);
    QTRY_COMPARE(label(2), name("v3, armed"));
    QCOMPARE(m_person->read(name("armSwitch")), name("Armed: v3"));
    QCOMPARE(label(0), name("v5"));
    clickOn("armSwitch");
    QTRY_COMPARE_WITH_TIMEOUT(label(2), name("v3"), kPatienceMs);
    QTRY_COMPARE(m_person->read(name("armSwitch")), name("Disarmed"));
}

/// As one edit, which can be undone; and saved it is kept as what it is.
void TestVersionsInWindow::restoresIt()
{
    const QString before = document().workflow().name;
    const int edits = document().undoStack().index();
    chooseRow(3); // v2
    clickOn("versionRestore");
    QTRY_COMPARE_WITH_TIMEOUT(document().workflow().name, name("Countries, renamed"), kPatienceMs);
    QVERIFY(document().workflow().triggers.empty());
    QCOMPARE(document().undoStack().index(), edits + 1);
    m_person->click(canvas()->viewport());
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(document().workflow().name, before);
    QCOMPARE(document().workflow().triggers.size(), std::size_t(1));
    m_person->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(document().workflow().name, name("Countries, renamed"));
    save(6);
    QVERIFY(versions()->index(0, 2).data().toString().contains(name("restored from v2")));
}

/// Somebody else writes the file under edits that were not saved: by key, and the bytes that are written then are those of both.
void TestVersionsInWindow::bringsAChangedFileTogether()
{
    Workflow theirs = document().workflow();
    theirs.name = name("Theirs");
    theirs.description = name("Written by somebody else");
    document().setName(name("Mine"));
    const QString task = document().workflow().tasks.front().id;
    document().setNotes(task, name("My own note"));
    Workflow both = document().workflow();
    QVERIFY(saveWorkflow(theirs, document().path()));
    clickOn("designMergeTheirs");
    QTRY_VERIFY(m_person->see(name("mergeConflicts")));
    QCOMPARE(m_window->findChild<QTreeView *>(name("mergeConflicts"))->model()->rowCount(), 1);
    m_person->press(Qt::Key_2);
    m_person->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(canvas());
    both.name = theirs.name;
    both.description = theirs.description;
    QVERIFY(document().workflow() == both);
    QCOMPARE(fileBytes(), writeWorkflow(theirs));
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(document().workflow().name, name("Mine"));
    QVERIFY(document().workflow().description != theirs.description);
    m_person->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(document().workflow() == both);
    // What the file held is v7, and what comes of both is v8.
    save(8);
    QCOMPARE(fileBytes(), writeWorkflow(both));
    QVERIFY(versions()->index(1, 2).data().toString().contains(name("changed outside")));
}

/// The same by mouse, with mine chosen; what is left is mine, and what they had besides.
void TestVersionsInWindow::keepsMineByMouse()
{
    Workflow theirs = document().workflow();
    theirs.name = name("Theirs, later");
    theirs.priority = 3;
    document().setName(name("Mine, later"));
    Workflow both = document().workflow();
    both.priority = 3;
    QVERIFY(saveWorkflow(theirs, document().path()));
    clickOn("designMergeTheirs");
    QTRY_VERIFY(m_person->see(name("mergeConflicts")));
    clickOn("mergeApply");
    QTRY_VERIFY(canvas());
    QVERIFY(document().workflow() == both);
    save(10);
    QCOMPARE(fileBytes(), writeWorkflow(both));
}

void TestVersionsInWindow::neverMetABox()
{
    QCOMPARE(m_person->complaints(), QStringList());
}

void TestVersionsInWindow::cleanupTestCase()
{
    if (m_person && canvas())
        document().undoStack().setIndex(0);
    m_person.reset();
    m_studio.reset();
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestVersionsInWindow>(argc, argv);
}

#include "tst_versionsinwindow.moc"
