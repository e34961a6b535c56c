#include "app/studio/studio.h"
#include "app/studio/workspacefolders.h"
#include "core/workflow/workflowfile.h"
#include "tests/e2e/first_minute/person.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/canvasview.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
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
    void armsTheFirstFromThePanel();
    void restoresIt();
    void bringsAChangedFileTogether();
    void neverMetABox();
    void cleanupTestCase();

private:
    [[nodiscard]] CanvasView *canvas() const { return qobject_cast<CanvasView *>(m_person->see(name("canvas"))); }
    [[nodiscard]] WorkflowDocument &document() const { return canvas()->canvas().document(); }
    [[nodiscard]] QAbstractItemModel *versions() const
    {
        return m_window->findChild<QTreeView *>(name("versionList"))->model();
    }
    [[nodiscard]] bool hasVersions() const
    {
        return m_window->findChild<PageStates *>(name("versionStates"))->state() != PageState::Failed;
    }
    void chooseRow(int row)
    {
        auto *list = m_window->findChild<QTreeView *>(name("versionList"));
        list->setCurrentIndex(list->model()->index(row, 0));
    }
    void clickOn(const char *button)
    {
        QTRY_VERIFY2(m_person->see(name(button)) && m_person->see(name(button))->isEnabled(), button);
        m_person->click(m_person->see(name(button)));
    }

    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<ThemeController> m_theme;
    SystemClock m_clock;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<Person> m_person;
    QWidget *m_window = nullptr;
};

void TestVersionsInWindow::initTestCase()
{
    m_settings = std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, name("sluice"),
                                             name("sluice"));
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_languages = std::make_unique<Languages>();
    m_languages->use(name("en"));
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Dark));
    m_theme->applyToApplication();
    const StudioServices services{*m_theme, *m_languages, *m_preferences, m_clock, name(SLUICE_SCRIPT)};
    m_studio = std::make_unique<Studio>(StudioOptions{{}, {}, kWindow}, services);
    m_studio->start();
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->objectName() == u"mainWindow")
            m_window = top;
    }
    QVERIFY2(m_window, "no window came");
    m_person = std::make_unique<Person>(*m_window);
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QTRY_VERIFY(canvas());
}

/// The sample begins as v1, and what is saved is v2.
void TestVersionsInWindow::savesAVersion()
{
    m_person->press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_person->see(name("versionsPanel")));
    auto *states = m_window->findChild<PageStates *>(name("versionStates"));
    QTRY_VERIFY_WITH_TIMEOUT(states->state() == PageState::Failed || versions()->rowCount() > 0, kPatienceMs);
    if (!hasVersions())
        QSKIP("the engine keeps no versions yet (issue 8)");
    QTRY_COMPARE(versions()->rowCount(), 1);
    document().setName(name("Countries, renamed"));
    m_person->click(canvas()->viewport());
    m_person->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(versions()->rowCount(), 2, kPatienceMs);
    QTRY_COMPARE(qobject_cast<QToolButton *>(m_person->see(name("versionsButton")))->text(), name("v2"));
}

void TestVersionsInWindow::comparesItWithTheOneBefore()
{
    if (!hasVersions())
        QSKIP("the engine keeps no versions yet (issue 8)");
    chooseRow(0);
    clickOn("versionCompare");
    QTRY_VERIFY_WITH_TIMEOUT(m_person->see(name("versionFields")), kPatienceMs);
    QCOMPARE(m_window->findChild<QTreeView *>(name("versionFields"))->model()->rowCount(), 1);
    m_person->press(Qt::Key_Escape);
    QTRY_VERIFY(canvas());
}

void TestVersionsInWindow::armsTheFirstFromThePanel()
{
    if (!hasVersions())
        QSKIP("the engine keeps no versions yet (issue 8)");
    // A workflow without triggers cannot be armed, and the person is told so.
    chooseRow(1);
    clickOn("versionArm");
    QTRY_VERIFY_WITH_TIMEOUT(
        m_person->see(name("designBar")) || versions()->index(1, 0).data().toString() == u"v1, armed", kPatienceMs);
}

void TestVersionsInWindow::restoresIt()
{
    if (!hasVersions())
        QSKIP("the engine keeps no versions yet (issue 8)");
    chooseRow(1);
    clickOn("versionRestore");
    QTRY_VERIFY_WITH_TIMEOUT(document().workflow().name != u"Countries, renamed", kPatienceMs);
    m_person->click(canvas()->viewport());
    m_person->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(versions()->rowCount(), 3, kPatienceMs);
    QVERIFY(versions()->index(0, 2).data().toString().contains(name("restored from v1")));
}

void TestVersionsInWindow::bringsAChangedFileTogether()
{
    Workflow theirs = document().workflow();
    theirs.name = name("Theirs");
    theirs.description = name("Written by somebody else");
    document().setName(name("Mine"));
    QVERIFY(saveWorkflow(theirs, document().path()));
    clickOn("designMergeTheirs");
    QTRY_VERIFY(m_person->see(name("mergeConflicts")));
    m_person->press(Qt::Key_2);
    m_person->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(canvas());
    QCOMPARE(document().workflow().name, name("Theirs"));
    QCOMPARE(document().workflow().description, name("Written by somebody else"));
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(document().workflow().name, name("Mine"));
}

void TestVersionsInWindow::neverMetABox()
{
    QVERIFY2(m_person->complaints().isEmpty(), qPrintable(m_person->complaints().join(u'\n')));
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
