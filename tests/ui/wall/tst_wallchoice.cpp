#include "core/base/fakeclock.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/theme/themecontroller.h"
#include "ui/wall/wallchooser.h"
#include "ui/wall/wallview.h"
#include "ui/wall/wallwindow.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

const WallTime kChoiceNow{Milliseconds(1'700'000'000'000)};

/// All is well, and a little waits.
EngineSnapshot quietEngine()
{
    EngineSnapshot now;
    now.taken = kChoiceNow;
    now.components = {{.id = QStringLiteral("IntegrationEngine"), .phase = ComponentPhase::Running, .lastError = {}}};
    ConnectionSnapshot rates;
    rates.id = QStringLiteral("rates");
    now.connections = {rates};
    now.queues = {{.id = kReadyQueue, .depth = 3, .oldestAge = 2s},
                  {.id = workflowQueue(QStringLiteral("nightly")), .depth = 3, .oldestAge = 2s}};
    return now;
}

} // namespace

/// Which cards the wall shows is said by a person, by key and by mouse, and kept.
class TestWallChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensAndClosesByKey();
    void opensAndClosesByMouse();
    void leavesACardOutByKey();
    void addsACardByMouse();
    void ticksNoHeading();
    void goesBackToTheUsualCards();
    void keepsTheChoice();
    void takesWhatIsBrokenForTheUsual();
    void neverLeavesOutWhatIsBad();
    void showsWhatIsNotWellOfAnything();
    void callsThingsByTheirNames();
    void offersWhatIsNewWithoutMovingTheOthers();

private:
    [[nodiscard]] WallView *view() const { return find<WallView>("wallView"); }
    [[nodiscard]] QListView *list() const { return find<QListView>("wallCards"); }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_wall->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool has(const char *card) const
    {
        return std::ranges::any_of(view()->tiles(),
                                   [card](const WallTile &tile) { return tile.id == QLatin1StringView(card); });
    }
    [[nodiscard]] QModelIndex row(const QString &text) const
    {
        const auto found = list()->model()->match(list()->model()->index(0, 0), Qt::DisplayRole, text, 1,
                                                  Qt::MatchExactly);
        return found.isEmpty() ? QModelIndex() : found.front();
    }
    void clickRow(const QString &text) const
    {
        list()->scrollTo(row(text));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(row(text)).center());
    }

    std::unique_ptr<FakeEngine> m_engine;
    ThemeController m_theme{Theme::make(Scheme::Dark)};
    FakeClock m_clock;
    std::unique_ptr<WallWindow> m_wall;
};

void TestWallChoice::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    m_wall.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->now = quietEngine();
    m_wall = std::make_unique<WallWindow>(*m_engine, m_theme, m_clock);
    m_wall->resize(1280, 800);
    m_wall->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_wall.get()));
    m_wall->activateWindow();
    view()->setFocus();
}

void TestWallChoice::opensAndClosesByKey()
{
    QTest::keyClick(view(), Qt::Key_C);
    QVERIFY(list()->isVisible());
    QTRY_VERIFY(list()->hasFocus());
    const int narrow = view()->width();
    QTest::keyClick(list(), Qt::Key_Escape);
    QVERIFY(!list()->isVisible());
    QVERIFY(m_wall->isVisible());
    QTRY_VERIFY(view()->hasFocus());
    QTRY_VERIFY(view()->width() > narrow); // all is beside the list, nothing below it
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!m_wall->isVisible());
}

void TestWallChoice::opensAndClosesByMouse()
{
    auto *choose = find<QPushButton>("wallChoose");
    QTest::mouseClick(choose, Qt::LeftButton);
    QVERIFY(list()->isVisible());
    QVERIFY(!choose->isVisible());
    QTest::mouseClick(find<QPushButton>("wallChooserClose"), Qt::LeftButton);
    QVERIFY(!list()->isVisible());
    QVERIFY(choose->isVisible());
}

void TestWallChoice::leavesACardOutByKey()
{
    QVERIFY(has("alerts"));
    QVERIFY(has("letters"));
    QTest::keyClick(view(), Qt::Key_C);
    QCOMPARE(list()->currentIndex().data().toString(), QStringLiteral("Alerts"));
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Space);
    QVERIFY(has("alerts"));
    QVERIFY(!has("letters"));
    QTest::keyClick(list(), Qt::Key_Space);
    QVERIFY(has("letters"));
}

void TestWallChoice::addsACardByMouse()
{
    QTest::keyClick(view(), Qt::Key_C);
    for (const auto &[text, card] :
         {std::pair("Response time", "latency"), std::pair("Memory", "memory"), std::pair("rates", "breaker.rates"),
          std::pair("Queue of ready steps", "queue.ready")}) {
        QVERIFY2(!has(card), card);
        clickRow(QString::fromLatin1(text));
        QVERIFY2(has(card), card);
    }
    clickRow(QStringLiteral("rates"));
    QVERIFY(!has("breaker.rates"));
}

void TestWallChoice::ticksNoHeading()
{
    QTest::keyClick(view(), Qt::Key_C);
    const QModelIndex heading = row(QStringLiteral("More figures"));
    QVERIFY(heading.isValid());
    QVERIFY(!heading.data(Qt::CheckStateRole).isValid());
    const auto before = view()->tiles();
    clickRow(QStringLiteral("More figures"));
    QVERIFY(view()->tiles() == before);
}

void TestWallChoice::goesBackToTheUsualCards()
{
    QTest::keyClick(view(), Qt::Key_C);
    auto *reset = find<QPushButton>("wallReset");
    QVERIFY(!reset->isEnabled());
    clickRow(QStringLiteral("Runs"));
    clickRow(QStringLiteral("Processor"));
    QVERIFY(!has("runs") && has("cpu"));
    QVERIFY(reset->isEnabled());
    const QSignalSpy chosen(m_wall.get(), &WallWindow::choiceChanged);
    QTest::keyClick(reset, Qt::Key_Space);
    QVERIFY(has("runs") && !has("cpu"));
    QVERIFY(!reset->isEnabled());
    QTRY_VERIFY(list()->hasFocus());
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen[0][0].toByteArray().isEmpty());
}

void TestWallChoice::keepsTheChoice()
{
    QTest::keyClick(view(), Qt::Key_C);
    const QSignalSpy chosen(m_wall.get(), &WallWindow::choiceChanged);
    clickRow(QStringLiteral("Runs"));
    clickRow(QStringLiteral("Processor"));
    QCOMPARE(chosen.size(), 2);
    WallWindow next(*m_engine, m_theme, m_clock);
    next.setChoice(chosen.back()[0].toByteArray());
    next.show();
    const auto &shown = next.findChild<WallView *>()->tiles();
    QVERIFY(std::ranges::find(shown, QStringLiteral("cpu"), &WallTile::id) != shown.end());
    QVERIFY(std::ranges::find(shown, QStringLiteral("runs"), &WallTile::id) == shown.end());
}

void TestWallChoice::takesWhatIsBrokenForTheUsual()
{
    for (const char *text : {"", "{", "[]", R"({"with": 7})", R"({"without": [1, null, ""]})"})
        QVERIFY2(readWallChoice(text).isUsual(), text);
    WallChoice choice;
    choice.set(QStringLiteral("runs"), true, false);
    choice.set(QStringLiteral("cpu"), false, true);
    QVERIFY(readWallChoice(writeWallChoice(choice)) == choice);
    choice.set(QStringLiteral("runs"), true, true);
    choice.set(QStringLiteral("cpu"), false, false);
    QVERIFY(choice.isUsual());
}

void TestWallChoice::neverLeavesOutWhatIsBad()
{
    QTest::keyClick(view(), Qt::Key_C);
    clickRow(QStringLiteral("Alerts"));
    QVERIFY(!has("alerts"));
    AlertSummary alert;
    alert.severity = AlertSeverity::Critical;
    alert.metric = AlertMetric::BreakerOpen;
    m_engine->now.alerts = {alert};
    m_engine->now.trouble = EngineTrouble{Error{QStringLiteral("journal.full"), {}, {}}};
    m_engine->announce(kChoiceNow + 100ms);
    QVERIFY(has("alerts"));
    QVERIFY(has("trouble"));
    QVERIFY(!row(QStringLiteral("Engine")).isValid()); // nobody can leave that out
}

void TestWallChoice::showsWhatIsNotWellOfAnything()
{
    QVERIFY(!has("breaker.rates"));
    QTest::keyClick(view(), Qt::Key_C);
    clickRow(QStringLiteral("Breakers"));
    m_engine->now.connections[0].phase = BreakerPhase::Open;
    m_engine->announce(kChoiceNow + 100ms);
    QVERIFY(has("breaker.rates"));
    QVERIFY(!has("breakers"));
}

void TestWallChoice::callsThingsByTheirNames()
{
    m_wall->setNames({{{QStringLiteral("nightly"), QStringLiteral("Close the day")}},
                      {},
                      {{QStringLiteral("rates"), QStringLiteral("Exchange")}}});
    m_engine->now.connections[0].phase = BreakerPhase::Open;
    m_engine->now.queues.push_back({.id = connectionQueue(QStringLiteral("rates")),
                                    .hold = QueueHold{QStringLiteral("ann"), QStringLiteral("upgrade"), kChoiceNow}});
    m_engine->now.queues[1].hold = QueueHold{QStringLiteral("ann"), QStringLiteral("upgrade"), kChoiceNow};
    AlertSummary alert;
    alert.severity = AlertSeverity::Warning;
    alert.metric = AlertMetric::QueueDepth;
    alert.subject = workflowQueue(QStringLiteral("nightly"));
    m_engine->now.alerts = {alert};
    m_engine->announce(kChoiceNow + 100ms);
    const QString said = view()->accessibleDescription();
    QVERIFY2(said.contains(QStringLiteral("Queue of Close the day")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Steps of Close the day that wait")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Queue of Exchange")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Exchange: ")), qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("nightly")) && !said.contains(QStringLiteral("rates")), qPrintable(said));
    QTest::keyClick(view(), Qt::Key_C);
    QVERIFY(row(QStringLiteral("Queue of Close the day")).isValid());
}

void TestWallChoice::offersWhatIsNewWithoutMovingTheOthers()
{
    const QAbstractItemModelTester tester(list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::keyClick(view(), Qt::Key_C);
    list()->setCurrentIndex(row(QStringLiteral("Runs")));
    m_engine->announce(kChoiceNow + 100ms);
    QCOMPARE(list()->currentIndex().data().toString(), QStringLiteral("Runs"));
    ConnectionSnapshot store;
    store.id = QStringLiteral("store");
    m_engine->now.connections.push_back(store);
    m_engine->announce(kChoiceNow + 200ms);
    QVERIFY(row(QStringLiteral("store")).isValid());
    QCOMPARE(list()->currentIndex().data().toString(), QStringLiteral("Runs"));
}

QTEST_MAIN(TestWallChoice)
#include "tst_wallchoice.moc"
