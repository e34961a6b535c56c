#include "core/base/fakeclock.h"
#include "tests/ui/golden/goldenpicture.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/theme/themecontroller.h"
#include "ui/wall/wallview.h"
#include "ui/wall/wallwindow.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

constexpr QSize kGolden(1280, 800);
constexpr int kQuarter = 4;
const WallTime kWallNow{Milliseconds(1'700'000'000'000)}; // where a fake clock begins

/// An engine of which each state has a tile.
EngineSnapshot troubledEngine()
{
    EngineSnapshot now;
    now.taken = kWallNow;
    ComponentSnapshot io{.id = QStringLiteral("io"), .phase = ComponentPhase::Running, .lastError = {}};
    io.health = ComponentHealth::Lost;
    io.heartbeatAge = 41s;
    ComponentSnapshot engine{.id = QStringLiteral("engine"), .phase = ComponentPhase::Running, .lastError = {}};
    now.components = {io, engine};
    ConnectionSnapshot rates;
    rates.id = QStringLiteral("rates");
    rates.phase = BreakerPhase::HalfOpen;
    rates.failureRate = 0.75;
    ConnectionSnapshot store;
    store.id = QStringLiteral("store");
    now.connections = {rates, store};
    now.queues = {{.id = kReadyQueue, .depth = 1234, .oldestAge = 75s},
                  {.id = kRetryQueue, .hold = QueueHold{QStringLiteral("ann"), QStringLiteral("upgrade"), kWallNow}},
                  {.id = kDeadLetterQueue}};
    now.activeRuns = 12;
    return now;
}

std::vector<WallTile> tilesOf(const EngineSnapshot &now)
{
    const AlertRates rates;
    const WallLines lines;
    const WallChoice choice;
    const WorkflowNames names;
    return wallTiles({now, rates, lines, choice, names});
}

/// Five minutes of figures that rise, stay and fall.
WallLines sampleLines()
{
    WallLines lines;
    for (int second = 0; second < 300; ++second) {
        lines[QStringLiteral("letters")].push_back(2 - second / 100);
        lines[QStringLiteral("queues")].push_back(std::abs(second - 150));
        lines[QStringLiteral("throughput")].push_back(20 + 15 * std::sin(second / 20.0));
    }
    return lines;
}

struct Rgb {
    double red = 0;
    double green = 0;
    double blue = 0;
};

Rgb meanOf(const QImage &image)
{
    Rgb sum;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            sum.red += color.red();
            sum.green += color.green();
            sum.blue += color.blue();
        }
    }
    const double count = image.width() * image.height();
    return {sum.red / count, sum.green / count, sum.blue / count};
}

double distanceOf(const Rgb &one, const Rgb &other)
{
    return std::hypot(one.red - other.red, one.green - other.green, one.blue - other.blue);
}

/// Which pixels of a shape are ink: nearer to the darkest or lightest of it than to its ground.
std::vector<bool> inkOf(const QImage &image)
{
    const QColor ground = image.pixelColor(0, 0);
    const auto far = [&](int x, int y) {
        const QColor color = image.pixelColor(x, y);
        return std::hypot(color.red() - ground.red(), color.green() - ground.green(), color.blue() - ground.blue());
    };
    double most = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, far(x, y));
    std::vector<bool> ink;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink.push_back(far(x, y) > most / 2);
    return ink;
}

/// Pixels that only one of two shapes has, of those that any has.
double differenceOfInk(const std::vector<bool> &one, const std::vector<bool> &other)
{
    double any = 0;
    double different = 0;
    for (std::size_t at = 0; at < std::min(one.size(), other.size()); ++at) {
        any += one[at] || other[at] ? 1 : 0;
        different += one[at] != other[at] ? 1 : 0;
    }
    return any == 0 ? 0 : different / any;
}

QRect quarter(const QRect &rect)
{
    return {rect.x() / kQuarter, rect.y() / kQuarter, rect.width() / kQuarter, rect.height() / kQuarter};
}

} // namespace

/// The wall: what it shows first, that it can be read from across the room, and that it never hides how old it is.
class TestWall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); } // the pictures hold a time
    void init();
    void showsTheWorstFirst();
    void countsEachStepOnce();
    void looksAsBefore_data();
    void looksAsBefore();
    void tellsEachStateFromAfar_data();
    void tellsEachStateFromAfar();
    void drawsALineBesideAFigure();
    void writesItsFiguresLarge();
    void fitsItsBoxesAtAnyFontSize();
    void canBeReadOnEveryState_data();
    void canBeReadOnEveryState();
    void saysHowOldItsFiguresAreAndGreysThem();
    void countsOnWhileNoNewsCome();
    void leavesByEscape();
    void followsOnlyWhileItIsSeen();
    void countsWhatHasNoRoom();

private:
    void open(bool isDark = true, double fontScale = 1);
    [[nodiscard]] WallView *view() const { return m_wall->findChild<WallView *>(QStringLiteral("wallView")); }

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ThemeController> m_theme;
    FakeClock m_clock;
    std::unique_ptr<WallWindow> m_wall;
};

void TestWall::init()
{
    m_wall.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->now = troubledEngine();
}

void TestWall::open(bool isDark, double fontScale)
{
    m_theme = std::make_unique<ThemeController>(Theme::make(isDark ? Scheme::Dark : Scheme::Light, fontScale, true));
    m_theme->applyToApplication();
    m_wall = std::make_unique<WallWindow>(*m_engine, *m_theme, m_clock);
    m_wall->setWorkspace(QStringLiteral("Country sync"));
    m_wall->setLines(sampleLines);
    m_wall->resize(kGolden);
    m_wall->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_wall.get()));
}

void TestWall::showsTheWorstFirst()
{
    const auto tiles = tilesOf(m_engine->now);
    QCOMPARE(tiles.front().id, QStringLiteral("component.io"));
    QCOMPARE(tiles.front().state, WallState::Bad);
    QVERIFY(tiles.front().figure.contains(u"41"));
    QVERIFY(std::ranges::is_sorted(tiles, std::greater(), &WallTile::state));
    std::set<WallState> states;
    for (const WallTile &tile : tiles)
        states.insert(tile.state);
    QCOMPARE(states.size(), std::size_t(kWallStates)); // else the pictures below show less than they claim
}

/// A step that is ready waits in the queue of its workflow, too.
void TestWall::countsEachStepOnce()
{
    const auto tileOf = [this](const QString &id) {
        const auto tiles = tilesOf(m_engine->now);
        const auto found = std::ranges::find(tiles, id, &WallTile::id);
        return found == tiles.end() ? WallTile() : *found;
    };
    const WallTile before = tileOf(QStringLiteral("queues"));
    QueueSnapshot nightly{.id = workflowQueue(QStringLiteral("nightly")), .depth = 1234, .oldestAge = 90min};
    nightly.hold = QueueHold{QStringLiteral("ann"), QStringLiteral("upgrade"), kWallNow};
    m_engine->now.queues.push_back(nightly);
    QVERIFY(tileOf(QStringLiteral("queues")) == before);
    QCOMPARE(tileOf(QStringLiteral("queue.workflow:nightly")).state, WallState::Held);
}

void TestWall::looksAsBefore_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addRow("wall-dark-100") << true;
    QTest::addRow("wall-light-100") << false;
}

void TestWall::looksAsBefore()
{
    QFETCH(bool, isDark);
    open(isDark);
    QCoreApplication::sendPostedEvents();
    const QString difference = differenceFromGolden(QString::fromLatin1(QTest::currentDataTag()),
                                                    view()->grab().toImage());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestWall::tellsEachStateFromAfar_data()
{
    looksAsBefore_data();
}

/// Of the very picture: a quarter as wide and high, each state still has a colour and a shape of its own.
void TestWall::tellsEachStateFromAfar()
{
    QFETCH(bool, isDark);
    open(isDark);
    const QImage golden(QStringLiteral(SLUICE_GOLDEN "/%1.png").arg(QLatin1StringView(QTest::currentDataTag())));
    QCOMPARE(golden.size(), kGolden);
    const QImage small = golden.scaled(kGolden / kQuarter, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto &tiles = view()->tiles();
    std::map<WallState, std::size_t> shown; // the first tile of each
    for (std::size_t at = 0; at < tiles.size(); ++at) {
        if (!view()->tileRect(at).isEmpty())
            shown.emplace(tiles[at].state, at);
    }
    QCOMPARE(shown.size(), std::size_t(kWallStates));
    for (auto one = shown.begin(); one != shown.end(); ++one) {
        for (auto other = std::next(one); other != shown.end(); ++other) {
            const double color = distanceOf(meanOf(small.copy(quarter(view()->tileRect(one->second)))),
                                            meanOf(small.copy(quarter(view()->tileRect(other->second)))));
            const double shape = differenceOfInk(inkOf(small.copy(quarter(view()->shapeRect(one->second)))),
                                                 inkOf(small.copy(quarter(view()->shapeRect(other->second)))));
            const QByteArray what = QStringLiteral("%1 and %2: colours %3 apart, shapes %4")
                                        .arg(tiles[one->second].id, tiles[other->second].id)
                                        .arg(color)
                                        .arg(shape)
                                        .toUtf8();
            QVERIFY2(color >= 12, what.constData());
            QVERIFY2(shape >= 0.4, what.constData());
        }
    }
}

/// From a store that Health keeps anyway; where a figure takes all the room, there is none.
void TestWall::drawsALineBesideAFigure()
{
    open();
    const auto tileOf = [this](const QString &id) {
        const auto &tiles = view()->tiles();
        return static_cast<std::size_t>(std::ranges::find(tiles, id, &WallTile::id) - tiles.begin());
    };
    const std::size_t letters = tileOf(QStringLiteral("letters"));
    QCOMPARE(view()->tiles()[letters].line.size(), std::size_t(300));
    const QRect room = view()->lineRect(letters);
    QVERIFY(view()->tileRect(letters).contains(room));
    const QImage with = view()->grab(room).toImage();
    m_wall->setLines([] { return WallLines(); });
    m_engine->announce(kWallNow + 100ms);
    QVERIFY(view()->lineRect(letters).isEmpty());
    QVERIFY(view()->grab(room).toImage() != with);
    m_wall->setLines(sampleLines);
    m_engine->now.openLetters = 1'234'567'890;
    m_engine->announce(kWallNow + 200ms);
    QCOMPARE(view()->tiles()[tileOf(QStringLiteral("letters"))].line.size(), std::size_t(300));
    QVERIFY(view()->lineRect(tileOf(QStringLiteral("letters"))).isEmpty());
}

void TestWall::writesItsFiguresLarge()
{
    open();
    QVERIFY(m_theme->theme().pixels(TypeSize::Wall) >= 72);
    m_wall->resize(kGolden * 2);
    QVERIFY(view()->tileRect(0).height() >= 2 * 200); // it all grows with the screen
}

/// The board is as large as its window lets it be already: larger letters would only be cut.
void TestWall::fitsItsBoxesAtAnyFontSize()
{
    open();
    const QImage usual = view()->grab().toImage();
    m_wall.reset();
    open(true, 2);
    QCOMPARE(m_theme->theme().fontScale(), 2.0);
    QVERIFY(view()->grab().toImage() == usual);
}

void TestWall::canBeReadOnEveryState_data()
{
    QTest::addColumn<int>("scheme");
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light, Scheme::HighContrast})
        QTest::addRow("%d", static_cast<int>(scheme)) << static_cast<int>(scheme);
}

void TestWall::canBeReadOnEveryState()
{
    QFETCH(int, scheme);
    const Theme theme = Theme::make(static_cast<Scheme>(scheme));
    for (int state = 0; state < kWallStates; ++state) {
        const Token token = glyphOf(static_cast<WallState>(state)).token;
        const QColor ground = wallGround(theme, token);
        QVERIFY2(contrast(theme.color(Token::Text), ground) >= 4.5, qPrintable(QString::number(state)));
        QVERIFY2(contrast(theme.color(token), ground) >= 3.0, qPrintable(QString::number(state)));
    }
}

void TestWall::saysHowOldItsFiguresAreAndGreysThem()
{
    m_clock.advance(1s);
    open();
    const QImage fresh = view()->grab().toImage();
    QVERIFY(!view()->accessibleDescription().contains(u"no news"));
    m_engine->now.figuresAge = 10s;
    m_engine->announce(kWallNow + 100ms);
    QVERIFY(view()->accessibleDescription().contains(u"no news"));
    QVERIFY(view()->accessibleDescription().contains(u"10 s ago"));
    const QImage stale = view()->grab().toImage();
    QVERIFY(stale != fresh);
    // No tile has a colour of its state any more.
    const Rgb first = meanOf(stale.copy(view()->shapeRect(0)));
    QVERIFY(std::abs(first.red - first.green) < 12);
    m_engine->now.figuresAge = {};
    m_engine->announce(kWallNow + 200ms);
    QVERIFY(!view()->accessibleDescription().contains(u"no news"));
}

void TestWall::countsOnWhileNoNewsCome()
{
    open();
    m_engine->announce(m_clock.wall()); // the tests before it moved the clock
    m_clock.advance(3s);
    QTRY_VERIFY2(view()->accessibleDescription().contains(u"3 s ago"), qPrintable(view()->accessibleDescription()));
    m_clock.advance(4s);
    QTRY_VERIFY(view()->accessibleDescription().contains(u"7 s ago"));
    m_engine->announce(m_clock.wall());
    QVERIFY(!view()->accessibleDescription().contains(u"no news"));
}

void TestWall::leavesByEscape()
{
    open();
    m_wall->open(m_wall.get());
    QVERIFY(m_wall->isFullScreen());
    QTest::keyClick(view(), Qt::Key_F11);
    QVERIFY(m_wall->isVisible() && !m_wall->isFullScreen());
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(!m_wall->isVisible());
}

void TestWall::followsOnlyWhileItIsSeen()
{
    open();
    m_wall->close();
    m_engine->now.openLetters = 77;
    m_engine->announce(kWallNow + 100ms);
    QVERIFY(!view()->accessibleDescription().contains(u"77"));
    m_wall->show();
    QVERIFY(view()->accessibleDescription().contains(u"77"));
}

void TestWall::countsWhatHasNoRoom()
{
    for (int i = 0; i < 30; ++i) {
        ConnectionSnapshot open;
        open.id = QStringLiteral("c%1").arg(i);
        open.phase = BreakerPhase::Open;
        m_engine->now.connections.push_back(open);
    }
    open();
    QVERIFY(view()->hiddenTiles() > 20);
    QCOMPARE(view()->tiles().size() - view()->hiddenTiles(), std::size_t(9));
    QVERIFY(view()->tileRect(9).isEmpty());
}

QTEST_MAIN(TestWall)
#include "tst_wall.moc"
