#include "core/workflow/workflowfile.h"
#include "tests/e2e/pages/looks.h"
#include "tests/ui/pages/stagedpages.h"
#include "tests/ui/support/pseudotranslator.h"
#include "ui/design/designpage.h"
#include "ui/widgets/emptystate.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace sluice;
using test::Stage;
using test::StagedPage;

namespace {

/// The states that every page has a look for; staleness is a line above what is shown.
enum class Situation : quint8 { Loading, Empty, NothingMatches, Failed, NotAllowed, Stale };

constexpr std::array kSituations{Situation::Loading, Situation::Empty,      Situation::NothingMatches,
                                 Situation::Failed,  Situation::NotAllowed, Situation::Stale};
constexpr std::array kNames{"loading", "empty", "nothing matches", "failed", "not allowed", "stale"};

const Error kStopped{QStringLiteral("engine.stopped"), {}, {}};
const Error kRefused{QStringLiteral("engine.notAllowed"), {{QStringLiteral("role"), QStringLiteral("operator")}}, {}};

constexpr auto kEngineWords = "The engine is not running.";
constexpr auto kStaleWords = "Not refreshed since ";

using Then = bool (*)(Stage &);

/// What a page says in a situation, the action it offers, and what holds after it.
struct Row {
    const char *page;
    Situation situation;
    const char *words; ///< null: never, for the reason in `action`
    const char *action;
    Then then = nullptr;
};

bool isReady(Stage &stage)
{
    return stage.states()->state() == PageState::Ready
           && !stage.states()->findChild<QLabel *>(QStringLiteral("staleSince"))->isVisible();
}

bool isSeen(Stage &stage, const char *name)
{
    return stage.find<QWidget>(name) && stage.find<QWidget>(name)->isVisible();
}

constexpr auto kNever = nullptr;
constexpr auto kNoFilter = "it has no filter";
constexpr auto kOfAList = "the list that it was opened from says so";

const Row kRows[]{
    {"runs", Situation::Loading, "Loading…", ""},
    {"runs", Situation::Empty, "No run yet", "Open a workflow"},
    {"runs", Situation::NothingMatches, "Nothing matches the filters", "Clear filters", isReady},
    {"runs", Situation::Failed, kEngineWords, "Try again", isReady},
    {"runs", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"runs", Situation::Stale, kStaleWords, "Try again", isReady},
    {"run", Situation::Loading, "Loading…", ""},
    {"run", Situation::Empty, kNever, "a run has steps"},
    {"run", Situation::NothingMatches, kNever, kNoFilter},
    {"run", Situation::Failed, kEngineWords, "Try again", isReady},
    {"run", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"run", Situation::Stale, kNever, kOfAList},
    {"health", Situation::Loading, "Loading…", ""},
    {"health", Situation::Empty, "Nothing reports yet", "Look again", isReady},
    {"health", Situation::NothingMatches, kNever, kNoFilter},
    {"health", Situation::Failed, kEngineWords, "Try again", isReady},
    {"health", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"health", Situation::Stale, kStaleWords, ""},
    {"growth", Situation::Loading, "Loading…", ""},
    {"growth", Situation::Empty, "Nothing listens to the invite funnel", ""},
    {"growth", Situation::NothingMatches, kNever, kNoFilter},
    {"growth", Situation::Failed, kEngineWords, "Try again", isReady},
    {"growth", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"growth", Situation::Stale, kNever, "the page that it is a part of says so"},
    {"queues", Situation::Loading, "Loading…", ""},
    {"queues", Situation::Empty, "No queues yet", "Look again", isReady},
    {"queues", Situation::NothingMatches, kNever, kNoFilter},
    {"queues", Situation::Failed, kEngineWords, "Try again", isReady},
    {"queues", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"queues", Situation::Stale, kStaleWords, ""},
    {"letters", Situation::Loading, "Loading…", ""},
    {"letters", Situation::Empty, "No dead letters", "Show runs"},
    {"letters", Situation::NothingMatches, "Nothing matches the filters", "Clear filters", isReady},
    {"letters", Situation::Failed, kEngineWords, "Try again", isReady},
    {"letters", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"letters", Situation::Stale, kStaleWords, "Try again", isReady},
    {"letter", Situation::Loading, "Loading…", ""},
    {"letter", Situation::Empty, kNever, "a letter has a payload"},
    {"letter", Situation::NothingMatches, kNever, kNoFilter},
    {"letter", Situation::Failed, kEngineWords, "Try again", isReady},
    {"letter", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"letter", Situation::Stale, kNever, kOfAList},
    {"live events", Situation::Loading, "Loading…", ""},
    {"live events", Situation::Empty, "No events yet", "Publish a test event…",
     [](Stage &stage) { return isSeen(stage, "publishTopic"); }},
    {"live events", Situation::NothingMatches, "Nothing matches the filters", "Clear filters", isReady},
    {"live events", Situation::Failed, kEngineWords, "Try again", isReady},
    {"live events", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"live events", Situation::Stale, kStaleWords, "Try again", isReady},
    {"recorded events", Situation::Loading, "Loading…", ""},
    {"recorded events", Situation::Empty, "Nothing is recorded yet", "Show live events",
     [](Stage &stage) { return isSeen(stage, "eventTopics"); }},
    {"recorded events", Situation::NothingMatches, "Nothing matches the filters", "Clear filters", isReady},
    {"recorded events", Situation::Failed, kEngineWords, "Try again", isReady},
    {"recorded events", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"recorded events", Situation::Stale, kStaleWords, "Try again", isReady},
    {"audit", Situation::Loading, "Loading…", ""},
    {"audit", Situation::Empty, "Nothing was done by hand yet", "Show live events",
     [](Stage &stage) { return isSeen(stage, "eventTopics"); }},
    {"audit", Situation::NothingMatches, "Nothing matches the filters", "Clear filters", isReady},
    {"audit", Situation::Failed, kEngineWords, "Try again", isReady},
    {"audit", Situation::NotAllowed, "You may not see this", "Try again", isReady},
    {"audit", Situation::Stale, kStaleWords, "Try again", isReady},
    {"connections", Situation::Loading, kNever, "its file is read before it is made"},
    {"connections", Situation::Empty, "No connections yet", "New HTTP connection", isReady},
    {"connections", Situation::NothingMatches, kNever, kNoFilter},
    {"connections", Situation::Failed, "is not valid JSON", "Try again", isReady},
    {"connections", Situation::NotAllowed, kNever, "a file of the workspace asks nobody for a role"},
    {"connections", Situation::Stale, kNever, "it follows its file"},
    {"simulate", Situation::Loading, kNever, "the files of the workspace are read before it is made"},
    {"simulate", Situation::Empty, "No workflow to simulate", "Open Design"},
    {"simulate", Situation::NothingMatches, kNever, kNoFilter},
    {"simulate", Situation::Failed, kNever, "a bar above what was typed says so"},
    {"simulate", Situation::NotAllowed, kNever, "it asks the engine for nothing but past runs"},
    {"simulate", Situation::Stale, kNever, "what was simulated stays true"},
};

/// Whether a page is of those that show the engine's snapshots.
bool isOfSnapshots(const StagedPage &page)
{
    return QLatin1StringView(page.name) == u"health" || QLatin1StringView(page.name) == u"queues";
}

/// Opens a page on a stage, in a situation; what the situation comes from can be taken away by `mend`.
void arrange(Stage &stage, const StagedPage &page, Situation situation)
{
    const bool isFile = QLatin1StringView(page.name) == u"connections";
    const bool isRefused = situation == Situation::Failed || situation == Situation::NotAllowed;
    const Error refusal = situation == Situation::NotAllowed ? kRefused : kStopped;
    if (situation != Situation::Empty)
        stage.fill();
    if (situation == Situation::Loading)
        stage.engine.holdAnswers();
    if (isRefused)
        stage.engine.refusal = refusal;
    if (!isOfSnapshots(page) || !(isRefused || situation == Situation::Loading))
        stage.engine.now.taken = stage.clock.wall();
    page.open(stage);
    stage.statesName = QLatin1StringView(page.states);
    stage.page->show();
    QVERIFY(QTest::qWaitForWindowExposed(stage.page.get()));
    if (isRefused && isOfSnapshots(page))
        Q_EMIT stage.engine.failed(refusal);
    if (isRefused && isFile) {
        QFile file(stage.folder.filePath(QStringLiteral("connections.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
        file.close();
        stage.workspace->connectionsDocument().readAgain();
    }
    if (situation == Situation::NothingMatches || situation == Situation::Stale)
        QTRY_VERIFY(isReady(stage));
    if (situation == Situation::NothingMatches)
        page.filter(stage);
    if (situation == Situation::Stale && isOfSnapshots(page))
        stage.clock.advance(std::chrono::seconds(60));
    if (situation == Situation::Stale && page.ask) {
        stage.engine.refusal = kStopped;
        page.ask(stage);
    }
}

/// Takes away what a situation came from.
void mend(Stage &stage, const StagedPage &page)
{
    stage.engine.refusal.reset();
    if (isOfSnapshots(page))
        stage.engine.now.taken = stage.clock.wall();
    stage.fill();
}

QStringList clippedIn(const Stage &stage)
{
    // What a layout asks of the one around it comes a turn later.
    constexpr int kTurns = 8;
    for (int turn = 0; turn < kTurns; ++turn)
        QCoreApplication::sendPostedEvents();
    return clippedTexts(*stage.page);
}

} // namespace

/// Every page and panel in each of its states: what it says, the way out of it, and that it can be read whole.
class TestEveryState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    }
    void everyPageIsInTheTable();
    void saysWhatIsAndTheWayOut_data();
    void saysWhatIsAndTheWayOut();
    void isReadWhole_data() { saysWhatIsAndTheWayOut_data(); }
    void isReadWhole();
    void designSaysHowToBegin();
    void filtersOfDesignCanBeCleared_data();
    void filtersOfDesignCanBeCleared();
};

void TestEveryState::everyPageIsInTheTable()
{
    for (const StagedPage &page : test::stagedPages()) {
        for (const Situation situation : kSituations) {
            const auto rows = std::ranges::count_if(kRows, [&](const Row &row) {
                return QLatin1StringView(row.page) == QLatin1StringView(page.name) && row.situation == situation;
            });
            QVERIFY2(rows == 1, page.name);
        }
    }
    QCOMPARE(std::size(kRows), test::stagedPages().size() * kSituations.size());
}

void TestEveryState::saysWhatIsAndTheWayOut_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("row");
    const auto &pages = test::stagedPages();
    for (std::size_t at = 0; at < std::size(kRows); ++at) {
        const Row &row = kRows[at];
        const auto page = std::ranges::find_if(
            pages, [&](const StagedPage &one) { return QLatin1StringView(one.name) == QLatin1StringView(row.page); });
        if (row.words)
            QTest::addRow("%s, %s", row.page, kNames[static_cast<std::size_t>(row.situation)])
                << static_cast<int>(page - pages.begin()) << static_cast<int>(at);
    }
}

void TestEveryState::saysWhatIsAndTheWayOut()
{
    QFETCH(int, page);
    QFETCH(int, row);
    const StagedPage &staged = test::stagedPages()[static_cast<std::size_t>(page)];
    const Row &wanted = kRows[row];
    const QString words = QString::fromUtf8(wanted.words);
    const bool isStale = wanted.situation == Situation::Stale;
    Stage stage(Scheme::Dark);
    arrange(stage, staged, wanted.situation);
    const PageStates *states = stage.states();
    const EmptyState *notice = states->notice();
    const auto *said = isStale ? states->findChild<QLabel *>(QStringLiteral("staleSince"))
                               : notice->findChild<QLabel *>(QStringLiteral("emptyHeadline"));
    QTRY_VERIFY2(said->isVisible() && said->text().contains(words), qPrintable(said->text()));
    QCOMPARE(states->content()->isVisible(), isStale);
    if (wanted.situation != Situation::Loading && wanted.situation != Situation::NothingMatches && !isStale)
        QVERIFY(!notice->findChild<QLabel *>(QStringLiteral("emptySentence"))->text().isEmpty());
    auto *action = isStale ? states->findChild<QPushButton *>(QStringLiteral("staleRefresh")) : notice->action();
    QCOMPARE(action->isVisible() ? action->text() : QString(), QString::fromUtf8(wanted.action));
    if (!action->isVisible())
        return;
    mend(stage, staged);
    QSignalSpy workflows(stage.page.get(), SIGNAL(workflowsRequested()));
    QSignalSpy runs(stage.page.get(), SIGNAL(runsRequested()));
    QTest::mouseClick(action, Qt::LeftButton);
    if (wanted.then)
        QTRY_VERIFY(wanted.then(stage));
    else
        QCOMPARE(workflows.count() + runs.count(), 1);
}

void TestEveryState::isReadWhole()
{
    QFETCH(int, page);
    QFETCH(int, row);
    Stage stage(Scheme::Light);
    arrange(stage, test::stagedPages()[static_cast<std::size_t>(page)], kRows[row].situation);
    const bool isStale = kRows[row].situation == Situation::Stale;
    const auto *said = isStale ? stage.states()->findChild<QLabel *>(QStringLiteral("staleSince"))
                               : stage.states()->notice()->findChild<QLabel *>(QStringLiteral("emptyHeadline"));
    QTRY_VERIFY(said->isVisible());
    // What a window of 1024 by 680 leaves a page.
    stage.page->resize(900, 560);
    const QStringList clipped = clippedIn(stage);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    PseudoTranslator pseudo;
    QCoreApplication::installTranslator(&pseudo);
    const QStringList longer = clippedIn(stage);
    QCoreApplication::removeTranslator(&pseudo);
    QCoreApplication::sendPostedEvents();
    QVERIFY2(longer.isEmpty(), qPrintable(longer.join(u'\n')));
}

void TestEveryState::designSaysHowToBegin()
{
    Stage stage(Scheme::Dark);
    stage.page = std::make_unique<DesignPage>(stage.engine, *stage.workspace, stage.theme, stage.commands);
    stage.page->resize(900, 560);
    stage.page->show();
    QVERIFY(QTest::qWaitForWindowExposed(stage.page.get()));
    auto *notice = stage.find<EmptyState>("noWorkflow");
    QCOMPARE(notice->findChild<QLabel *>(QStringLiteral("emptyHeadline"))->text(), QStringLiteral("No workflow yet"));
    const QStringList clipped = clippedIn(stage);
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    QTest::mouseClick(notice->action(), Qt::LeftButton);
    QTRY_VERIFY(!notice->isVisible());
    QVERIFY(isSeen(stage, "canvasHint"));
    // The hint finds its place with the next turn of the event loop.
    QTRY_VERIFY2(clippedIn(stage).isEmpty(), qPrintable(clippedIn(stage).join(u'\n')));
}

void TestEveryState::filtersOfDesignCanBeCleared_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("workflows") << QByteArray("workflowFilter") << QByteArray("workflowList");
    QTest::newRow("tasks") << QByteArray("paletteFilter") << QByteArray("taskPalette");
}

void TestEveryState::filtersOfDesignCanBeCleared()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, list);
    Stage stage(Scheme::Dark);
    TaskTypeInfo noop;
    noop.type = QStringLiteral("noop");
    noop.label = QStringLiteral("No operation");
    noop.category = QStringLiteral("flow");
    noop.icon = QStringLiteral("node");
    stage.engine.types = TaskCatalog({noop});
    QVERIFY(stage.workspace->create(QStringLiteral("Orders")));
    stage.page = std::make_unique<DesignPage>(stage.engine, *stage.workspace, stage.theme, stage.commands);
    stage.page->resize(900, 560);
    stage.page->show();
    QVERIFY(QTest::qWaitForWindowExposed(stage.page.get()));
    auto *edit = stage.find<QLineEdit>(field.constData());
    auto *view = stage.find<QAbstractItemView>(list.constData());
    QVERIFY(view->isVisible());
    edit->setText(QStringLiteral("qqqq"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(!view->isVisible());
    auto *clear = edit->parentWidget()->findChild<QPushButton *>(QStringLiteral("clearFilter"));
    QVERIFY(clear->isVisible());
    QCOMPARE(clippedIn(stage), QStringList());
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(view->isVisible() && edit->text().isEmpty());
}

QTEST_MAIN(TestEveryState)
#include "tst_everystate.moc"
