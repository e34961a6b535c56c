#include "app/studio/studio.h"
#include "app/studio/workspacefolders.h"
#include "tests/e2e/first_minute/person.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/canvasview.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/theme/portalappearance.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/badge.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTreeView>
#include <QtTest>

using namespace sluice;

namespace {

constexpr int kHintActions = 8;
constexpr int kWorkflowActions = 14;
constexpr int kPatienceMs = 60'000;
constexpr QSize kWindow(1280, 800);

/// The environment before HOME became an empty folder; git looks there for what the person allows.
const QProcessEnvironment kOutside = QProcessEnvironment::systemEnvironment();

bool isCheckout()
{
    return QFileInfo::exists(QStringLiteral(SLUICE_SOURCE_DIR "/.git"));
}

/// What git says about the checkout; empty: it says nothing.
std::optional<QByteArray> checkout()
{
    QProcess git;
    git.setProcessEnvironment(kOutside);
    git.setWorkingDirectory(QStringLiteral(SLUICE_SOURCE_DIR));
    git.start(QStringLiteral("git"),
              {// Who runs the tests need not own the sources.
               QStringLiteral("-c"), QStringLiteral("safe.directory=*"), QStringLiteral("--no-optional-locks"),
               QStringLiteral("status"), QStringLiteral("--porcelain"), QStringLiteral("--untracked-files=all")});
    if (!git.waitForFinished() || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0)
        return std::nullopt;
    return git.readAllStandardOutput();
}

/// Rows of the sample's table, and the most writes that one row has seen.
std::pair<int, int> rowsAndWrites()
{
    std::pair<int, int> found(-1, -1);
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("check"));
        database.setDatabaseName(QDir(sampleFolder()).filePath(QStringLiteral("countries.db")));
        QSqlQuery query(database);
        if (database.open()
            && (query = QSqlQuery(database)).exec(QStringLiteral("SELECT count(*), max(writes) FROM rates"))
            && query.next())
            found = {query.value(0).toInt(), query.value(1).toInt()};
    }
    QSqlDatabase::removeDatabase(QStringLiteral("check"));
    return found;
}

/// How many runs the journal holds.
int runsInTheJournal()
{
    int count = -1;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("journal"));
        database.setDatabaseName(QDir(sampleFolder()).filePath(QStringLiteral(".sluice/journal.db")));
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (database.open()) {
            QSqlQuery query(QStringLiteral("SELECT count(*) FROM runs"), database);
            count = query.next() ? query.value(0).toInt() : -1;
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("journal"));
    return count;
}

/// Rows at the foot of a tree.
int leaves(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    int count = 0;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        count += model.hasChildren(index) ? leaves(model, index) : 1;
    }
    return count;
}

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

/// The first minute of a person with an empty home folder: the real window, its engine and its files.
class TestFirstMinute : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hintIsGreenAfterAtMostEightActions();
    void newWorkflowRunsAfterAtMostFourteenActions();
    void showsNoModalWindowAndWastesNoInput();
    void leavesTheCheckoutAsItWas();
    void cleanupTestCase();

private:
    [[nodiscard]] CanvasView *canvas() const { return qobject_cast<CanvasView *>(m_person->see(name("canvas"))); }
    [[nodiscard]] const Workflow &drawn() const { return canvas()->canvas().document().workflow(); }
    [[nodiscard]] int lettersListed() const;
    [[nodiscard]] bool badgeShows(quint64 count) const;
    void addFirst(const QString &type);
    void addAfter(QString task, QPoint way, const QString &type);

    std::optional<QByteArray> m_before;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<ThemeController> m_theme;
    SystemClock m_clock;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<Person> m_person;
};

void TestFirstMinute::initTestCase()
{
    m_before = checkout();
    QVERIFY2(QDir::home().isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             "the home folder is not empty");
    m_settings = std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, name("sluice"),
                                             name("sluice"));
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_languages = std::make_unique<Languages>();
    m_languages->use(name("en"));
    m_theme = std::make_unique<ThemeController>(std::make_unique<PortalAppearance>());
    m_theme->applyToApplication();
    const StudioServices services{*m_theme, *m_languages, *m_preferences, m_clock, name(SLUICE_SCRIPT)};
    m_studio = std::make_unique<Studio>(StudioOptions{{}, {}, kWindow}, services);
    m_studio->start();
    QWidget *window = nullptr;
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->objectName() == u"mainWindow")
            window = top;
    }
    QVERIFY2(window, "no window came");
    m_person = std::make_unique<Person>(*window);
    QVERIFY(QTest::qWaitForWindowActive(window));
    QVERIFY2(sampleFolder().startsWith(QDir::homePath()), "the sample is not in the home folder");
}

int TestFirstMinute::lettersListed() const
{
    const auto *list = qobject_cast<QTreeView *>(m_person->see(name("letters")));
    return list ? leaves(*list->model()) : 0;
}

bool TestFirstMinute::badgeShows(quint64 count) const
{
    const auto *button = m_person->see(name("rail.deadLetters"));
    const auto *badge = button ? button->findChild<Badge *>() : nullptr;
    return badge && badge->count() == count && badge->isVisible() == (count > 0);
}

void TestFirstMinute::hintIsGreenAfterAtMostEightActions()
{
    QTRY_VERIFY(m_person->see(name("hint.1")));
    m_person->click(m_person->see(name("hint.1")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->read(name("hintText.1")).startsWith(u"Run: 246 done, 3 dead letter"),
                             kPatienceMs);
    QCOMPARE(rowsAndWrites(), std::pair(246, 1));
    QTRY_VERIFY(badgeShows(3));

    QVERIFY(m_person->read(name("hintText.2")).startsWith(u"Open the 3 letter"));
    m_person->click(m_person->see(name("hint.2")));
    QTRY_COMPARE(lettersListed(), 3);
    QTRY_VERIFY(m_person->see(name("hint.3")));
    m_person->click(m_person->see(name("hint.3")));
    QTRY_COMPARE(m_person->read(name("hintText.3")), name("The service is repaired: now retry the letters"));

    const auto *retry = qobject_cast<QPushButton *>(m_person->see(name("letterRetry")));
    QVERIFY(retry);
    QVERIFY2(retry->text().startsWith(u"Retry 3 letter"), qPrintable(retry->text()));
    m_person->click(retry);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->read(name("hintText.3")), name("Repaired and retried: 249 done"), kPatienceMs);
    QTRY_VERIFY(badgeShows(0));
    QTRY_COMPARE(lettersListed(), 0);
    QCOMPARE(rowsAndWrites(), std::pair(249, 1));
    QCOMPARE(runsInTheJournal(), 1); // the same run went on
    QVERIFY(m_preferences->isHintOver());
    QVERIFY2(m_person->actions() <= kHintActions, qPrintable(QString::number(m_person->actions())));
}

void TestFirstMinute::addFirst(const QString &type)
{
    m_person->press(Qt::Key_A);
    QTRY_VERIFY(m_person->see(name("quickListInput")));
    m_person->type(type);
    m_person->press(Qt::Key_Return);
    QCOMPARE(drawn().tasks.size(), std::size_t(1));
}

void TestFirstMinute::addAfter(QString task, QPoint way, const QString &type)
{
    const auto before = drawn().tasks.size();
    const QPoint out = canvas()->mapFromScene(canvas()->canvas().node(task)->outPort(name("out")));
    m_person->drag(canvas()->viewport(), out, out + way);
    QTRY_VERIFY(m_person->see(name("quickListInput")));
    m_person->type(type);
    m_person->press(Qt::Key_Return);
    QCOMPARE(drawn().tasks.size(), before + 1);
    QCOMPARE(drawn().edges.back(), (Edge{task, name("out"), drawn().tasks.back().id}));
}

void TestFirstMinute::newWorkflowRunsAfterAtMostFourteenActions()
{
    m_person->countAnew();
    m_person->click(m_person->see(name("rail.design")));
    QTRY_VERIFY(canvas());
    m_person->press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(canvas() && drawn().tasks.empty());
    addFirst(name("do nothing"));
    QCOMPARE(drawn().tasks.size(), std::size_t(1));
    addAfter(drawn().tasks.back().id, {-60, 110}, name("do nothing"));
    addAfter(drawn().tasks.back().id, {-340, 90}, name("do nothing"));
    QCOMPARE(drawn().tasks.size(), std::size_t(3));
    QCOMPARE(drawn().edges.size(), std::size_t(2));

    m_person->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->read(name("runCounts")).startsWith(u"3 of 3 steps done"), kPatienceMs);
    const auto painted = canvas()->canvas().document().id();
    QVERIFY(painted != u"country-sync");
    QVERIFY2(m_person->actions() <= kWorkflowActions, qPrintable(QString::number(m_person->actions())));
}

void TestFirstMinute::showsNoModalWindowAndWastesNoInput()
{
    QCOMPARE(m_person->complaints(), QStringList());
}

void TestFirstMinute::leavesTheCheckoutAsItWas()
{
    if (!isCheckout())
        QSKIP("The sources are no checkout of git.");
    QVERIFY2(m_before, "git did not say how the checkout is");
    QCOMPARE(checkout(), m_before);
}

void TestFirstMinute::cleanupTestCase()
{
    m_person.reset();
    m_studio.reset();
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestFirstMinute>(argc, argv);
}

#include "tst_firstminute.moc"
