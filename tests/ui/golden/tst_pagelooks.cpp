#include "tests/ui/golden/busyengine.h"
#include "tests/ui/golden/goldenpicture.h"
#include "tests/ui/simulate/simulatefixture.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/document/settingsdocument.h"
#include "ui/events/eventspage.h"
#include "ui/health/healthpage.h"
#include "ui/models/listview.h"
#include "ui/queues/queuespage.h"
#include "ui/runs/runspage.h"
#include "ui/runs/runview.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/helppage.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/theme/systemappearance.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFontDatabase>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace sluice;

namespace {

constexpr QSize kPage(1024, 640);
constexpr int kMinutes = 6;

/// A busy engine, and the page that is looked at.
struct Room {
    explicit Room(Scheme scheme)
        : theme(Theme::make(scheme, 1, /*reducedMotion=*/true))
    {
        theme.applyToApplication();
        test::makeBusy(engine, clock);
    }
    template <typename Page, typename... More>
    Page *put(QSize size, More &&...more)
    {
        auto made = std::make_unique<Page>(engine, theme, std::forward<More>(more)...);
        Page *shown = made.get();
        page = std::move(made);
        page->resize(size);
        return shown;
    }
    void show() const
    {
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    void press(const char *name) const { find<QAbstractButton>(name)->click(); }
    void choose(const char *control, int which) const
    {
        find<SegmentedControl>(control)->findChildren<QAbstractButton *>().at(which)->click();
    }
    void waitForRows(const char *list) const
    {
        QTRY_VERIFY(find<QAbstractItemView>(list) && find<QAbstractItemView>(list)->model()->rowCount() > 0);
    }
    void goTo(const char *list, int row) const
    {
        waitForRows(list);
        auto *view = find<QAbstractItemView>(list);
        view->setCurrentIndex(view->model()->index(row, 0));
    }

    FakeEngine engine;
    FakeClock clock;
    ThemeController theme;
    CommandTable commands;
    QTemporaryDir folder;
    std::vector<std::unique_ptr<QObject>> kept; ///< that the page works with
    std::unique_ptr<QWidget> page;
};

void openRuns(Room &room)
{
    auto *runs = room.put<RunsPage>(kPage);
    runs->setNames(test::busyNames());
    room.show();
    room.waitForRows("runs");
}

/// A run by itself, with one of its parts in front.
void openRun(Room &room, int tab, QSize size = kPage)
{
    auto *run = room.put<RunView>(size);
    room.show();
    run->showRun(test::kBusyRun);
    QTRY_VERIFY(room.find<QTabWidget>("runTabs")->isVisible());
    room.waitForRows("steps");
    room.find<QTabWidget>("runTabs")->setCurrentIndex(tab);
}

void openRunSteps(Room &room)
{
    openRun(room, 0);
    QTRY_VERIFY(room.find<QWidget>("stepTabs")->isVisible());
}

void openAttempts(Room &room)
{
    openRun(room, 0);
    auto *tabs = room.find<QTabWidget>("stepTabs");
    QTRY_VERIFY(tabs->isVisible());
    for (int tab = 0; tab < tabs->count(); ++tab) {
        if (tabs->widget(tab)->findChild<QWidget *>(QStringLiteral("stepAttempts")))
            tabs->setCurrentIndex(tab);
    }
    room.goTo("stepAttempts", 0);
}

void openCompare(Room &room)
{
    openRun(room, 4);
    qobject_cast<RunView *>(room.page.get())->compareWith(test::kBusyRunBefore);
    room.waitForRows("compareSteps");
}

void openHealth(Room &room, QSize size)
{
    room.put<HealthPage>(size, room.clock)->setNames(test::busyNames());
    test::letTimePass(room.engine, room.clock, 60 * kMinutes);
    room.show();
    room.engine.announce(room.clock.wall());
}

void openQueues(Room &room)
{
    room.put<QueuesPage>(kPage, room.clock)->setNames(test::busyNames());
    test::letTimePass(room.engine, room.clock, 60 * kMinutes);
    room.show();
    room.engine.announce(room.clock.wall());
    room.goTo("queueList", 1);
    room.waitForRows("queueItems");
}

void openLetters(Room &room)
{
    auto *letters = room.put<DeadLettersPage>(kPage);
    letters->setNames(test::busyNames());
    room.show();
    room.waitForRows("letters");
    room.waitForRows("letterAttempts");
}

void openLetter(Room &room)
{
    openLetters(room);
    qobject_cast<DeadLettersPage *>(room.page.get())->openLetter({test::kBusyRun, 1});
    room.waitForRows("letterAttempts");
}

void openRedrive(Room &room)
{
    RedriveJobSummary job;
    job.id = RedriveJobId{12};
    job.who = QStringLiteral("ada");
    job.started = room.clock.wall() - std::chrono::minutes(2);
    job.total = 9'812;
    job.counts = {9'204, 10, 571, 24, 3, 0, 0};
    job.newLetters = 7;
    room.engine.now.redriveJobs = {job};
    openLetters(room);
    room.engine.announce(room.clock.wall());
    QTRY_VERIFY(room.find<QWidget>("redriveJob")->isVisible());
}

void openGuarded(Room &room)
{
    openLetters(room);
    room.press("lettersRetryAll");
    QTRY_VERIFY(room.find<QWidget>("guardedRetry") && room.find<QWidget>("guardedRetry")->isVisible());
}

void openBin(Room &room)
{
    openLetters(room);
    room.press("lettersBin");
    room.waitForRows("bin");
}

void openEvents(Room &room, int view, const char *list)
{
    room.put<EventsPage>(kPage);
    room.show();
    room.choose("eventsView", view);
    room.waitForRows(list);
}

/// What the settings work with, from files that are not there.
struct SettingsHome final : QObject {
    explicit SettingsHome(Room &room)
        : file(room.folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat)
        , preferences(file)
        , document(room.folder.filePath(QStringLiteral("sluice.json")))
    {
        languages.use(QStringLiteral("en"));
    }
    QSettings file;
    Preferences preferences;
    Languages languages;
    SettingsDocument document;
};

void openSettings(Room &room, QSize size)
{
    auto home = std::make_unique<SettingsHome>(room);
    room.page = std::make_unique<SettingsPage>(room.theme, home->languages, home->preferences, home->document,
                                               room.commands);
    room.kept.push_back(std::move(home));
    room.page->resize(size);
    room.show();
}

constexpr QSize kTallPage(1024, 900);

/// What the page was made by, for as long as it is looked at.
struct KeptBench final : QObject {
    explicit KeptBench(std::unique_ptr<test::SimulateBench> bench)
        : kept(std::move(bench))
    {
    }
    std::unique_ptr<test::SimulateBench> kept;
};

void openHelp(Room &room, int topic)
{
    room.page = std::make_unique<HelpPage>(
        HelpServices{room.engine, room.theme, room.commands, [] { return QStringList(); }});
    room.page->resize(kPage);
    room.show();
    room.find<QListWidget>("helpTopics")->setCurrentRow(topic);
}

/// Both settings of a workflow, simulated for real: the same on every machine.
void openSimulate(Room &room, bool isTable)
{
    auto bench = std::make_unique<test::SimulateBench>(room.theme.theme().scheme());
    bench->page->resize(kTallPage);
    bench->type("simulateDuration", "10m");
    bench->find<QCheckBox>("simulateCompare")->click();
    bench->find<QPushButton>("simulateStart")->click();
    if (isTable)
        bench->find<SegmentedControl>("simulateForm")->findChildren<QAbstractButton *>().at(1)->click();
    room.page = std::move(bench->page);
    room.kept.push_back(std::make_unique<KeptBench>(std::move(bench)));
}

struct Scene {
    const char *name;
    void (*open)(Room &);
};

constexpr QSize kTall(1024, 2100);

const std::vector<Scene> &scenes()
{
    static const std::vector<Scene> all{
        {"runs", openRuns},
        {"run-steps", openRunSteps},
        {"run-attempts", openAttempts},
        {"run-canvas", [](Room &room) { openRun(room, 1); }},
        {"run-timeline", [](Room &room) { openRun(room, 2); }},
        {"run-log", [](Room &room) { openRun(room, 3); }},
        {"run-compare", openCompare},
        {"health", [](Room &room) { openHealth(room, kPage); }},
        {"health-whole", [](Room &room) { openHealth(room, kTall); }},
        {"queues", openQueues},
        {"letters", openLetters},
        {"letter", openLetter},
        {"letters-redrive", openRedrive},
        {"letters-guarded", openGuarded},
        {"letters-bin", openBin},
        {"events-live", [](Room &room) { openEvents(room, 0, "events"); }},
        {"events-recorded", [](Room &room) { openEvents(room, 1, "recorded"); }},
        {"events-audit", [](Room &room) { openEvents(room, 2, "audit"); }},
        {"events-log", [](Room &room) { openEvents(room, 3, "engineLog"); }},
        {"settings", [](Room &room) { openSettings(room, kPage); }},
        {"simulate", [](Room &room) { openSimulate(room, false); }},
        {"simulate-table", [](Room &room) { openSimulate(room, true); }},
        {"help", [](Room &room) { openHelp(room, 0); }},
        {"help-task", [](Room &room) { openHelp(room, 3); }},
    };
    return all;
}

} // namespace

/// What the pages of operations look like, to the pixel, on a working day with troubles: light and dark.
class TestPageLooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void looksAsBefore_data();
    void looksAsBefore();

private:
    Languages m_languages;
};

void TestPageLooks::initTestCase()
{
    QCOMPARE(QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).family(), QStringLiteral("DejaVu Sans"));
    QApplication::setCursorFlashTime(0);
    m_languages.use(QStringLiteral("en")); // with its plurals
}

void TestPageLooks::looksAsBefore_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<bool>("isDark");
    for (std::size_t at = 0; at < scenes().size(); ++at) {
        for (const bool isDark : {false, true})
            QTest::addRow("page-%s-%s", scenes()[at].name, isDark ? "dark" : "light") << static_cast<int>(at) << isDark;
    }
}

void TestPageLooks::looksAsBefore()
{
    QFETCH(int, scene);
    QFETCH(bool, isDark);
    Room room(isDark ? Scheme::Dark : Scheme::Light);
    scenes()[static_cast<std::size_t>(scene)].open(room);
    if (QTest::currentTestFailed())
        return;
    // A caret and a ring of focus belong to who sits there.
    if (QWidget *focused = QApplication::focusWidget())
        focused->clearFocus();
    constexpr int kTurns = 8;
    for (int turn = 0; turn < kTurns; ++turn)
        QCoreApplication::sendPostedEvents();
    const QString difference = differenceFromGolden(QString::fromLatin1(QTest::currentDataTag()),
                                                    room.page->grab().toImage());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

int main(int argc, char *argv[])
{
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    TestPageLooks test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pagelooks.moc"
