#include "tests/ui/health/healthfixture.h"
#include "ui/health/healthhistory.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QTranslator>

#include <set>

using namespace sluice;

namespace {

const QString kEngineCard = QStringLiteral("component:engine");
const QString kIoCard = QStringLiteral("component:io-1");

/// Makes every text longer, as another language does.
class Shouting final : public QTranslator {
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return QStringLiteral("¡%1!").arg(QString::fromUtf8(source));
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestHealthPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The offscreen platform says so of every window that is shown.
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void showsThatItLoadsUntilTheEngineReports();
    void saysWhyWhenTheEngineFails();
    void isNoWiderForALongSummary();
    void everyPhaseHasItsWordAndWhatItMeans_data();
    void everyPhaseHasItsWordAndWhatItMeans();
    void healthIsToldApartByWordAndShape();
    void stoppedComponentIsNotLate();
    void restartsTheComponentThatWasMeantByKey();
    void pausesAndResumesByMouse();
    void offersNothingToAComponentOnItsWay();
    void refusedActionSaysWhy();
    void lastErrorIsWordedAndCanBeCopied();
    void figuresThatGrowMoveNothing();
    void greysOutWhenSnapshotsStop();
    void sameMomentAgainIsNoNews();
    void followsOnlyWhileVisible();
    void cardsComeAndGoWithTheirComponents();
    void queuesShowDepthAndAge();
    void offersWhatIsLegalInEachState();
    void saysWhatWasGivenUpAndWhatAPersonMustDo();
    void lostIsShownUntilItIsReplaced();
    void greysOutTheFiguresOfAnEngineThatHangs();
    void chartsAndCardsFillAWindowOf1280();
    void everyControlIsNamedAndReachedByKey();
    void speaksAnotherLanguageAtOnce();
};

void TestHealthPage::showsThatItLoadsUntilTheEngineReports()
{
    HealthFixture it(false);
    it.page.show();
    auto *states = it.page.findChild<PageStates *>();
    QCOMPARE(states->state(), PageState::Loading);
    QVERIFY(states->content()->isVisible());
    QTRY_VERIFY(!states->content()->isVisible());
    it.engine.announce(it.clock.wall());
    QCOMPARE(states->state(), PageState::Ready);
    QVERIFY(states->content()->isVisible());

    it.engine.now = {};
    it.engine.announce(it.clock.wall() + Milliseconds(1));
    QCOMPARE(states->state(), PageState::Empty);
}

void TestHealthPage::saysWhyWhenTheEngineFails()
{
    HealthFixture it(false);
    it.page.show();
    Q_EMIT it.engine.failed(Error{QStringLiteral("journal.locked"), {}, {}});
    QCOMPARE(it.page.findChild<PageStates *>()->state(), PageState::Failed);
}

/// Else a small window scrolls sideways, in a language of long words.
void TestHealthPage::isNoWiderForALongSummary()
{
    HealthFixture it;
    auto *summary = it.find<QLabel>(QStringLiteral("healthSummary"));
    QTRY_VERIFY(!summary->text().isEmpty());
    const int wide = summary->parentWidget()->minimumSizeHint().width();
    it.engine.now.webhookAddress = QStringLiteral("gateway.example.org ").repeated(40);
    it.pass(std::chrono::seconds(1));
    QTRY_VERIFY(summary->text().size() > 400);
    QCOMPARE(summary->parentWidget()->minimumSizeHint().width(), wide);
}

void TestHealthPage::everyPhaseHasItsWordAndWhatItMeans_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, ComponentPhase phase, const QString &says) {
        QTest::newRow(name) << static_cast<int>(phase) << says;
    };
    row("initializing", ComponentPhase::Initializing, QStringLiteral("Starting."));
    row("running", ComponentPhase::Running, QString());
    row("degraded", ComponentPhase::Degraded, QStringLiteral("not as it should"));
    row("paused", ComponentPhase::Paused, QStringLiteral("until it is resumed"));
    row("draining", ComponentPhase::Draining, QStringLiteral("takes nothing new"));
    row("stopped", ComponentPhase::Stopped, QStringLiteral("Stopped:"));
    row("error", ComponentPhase::Error, QStringLiteral("by itself"));
    row("recovering", ComponentPhase::Recovering, QStringLiteral("Recovering:"));
}

void TestHealthPage::everyPhaseHasItsWordAndWhatItMeans()
{
    QFETCH(int, phase);
    QFETCH(QString, says);
    HealthFixture it;
    it.engine.now.components[0].phase = static_cast<ComponentPhase>(phase);
    it.engine.announce();
    auto *chip = it.find<StateChip>(QStringLiteral("phase"), kEngineCard);
    QCOMPARE(chip->word(), word(static_cast<ComponentPhase>(phase)));
    QCOMPARE(chip->glyph(), glyphOf(static_cast<ComponentPhase>(phase)));
    QCOMPARE(it.find<ElidedLabel>(QStringLiteral("inPhase"), kEngineCard)->text(), QStringLiteral("for 3 min"));
    auto *note = it.find<QLabel>(QStringLiteral("note"), kEngineCard);
    QCOMPARE(note->isVisible(), !says.isEmpty());
    QVERIFY2(note->text().contains(says), qPrintable(note->text()));
}

void TestHealthPage::healthIsToldApartByWordAndShape()
{
    HealthFixture it;
    std::set<QString> wordsSeen;
    std::set<int> shapesSeen;
    for (const auto health : {ComponentHealth::Ok, ComponentHealth::Late, ComponentHealth::Suspect,
                              ComponentHealth::Lost, ComponentHealth::Stuck}) {
        it.engine.now.components[0].health = health;
        it.engine.now.components[0].heartbeatAge = std::chrono::seconds(3);
        it.engine.announce();
        auto *chip = it.find<StateChip>(QStringLiteral("health"), kEngineCard);
        wordsSeen.insert(chip->word());
        shapesSeen.insert(static_cast<int>(chip->glyph().shape));
        QCOMPARE(chip->glyph().token == Token::Success, health == ComponentHealth::Ok);
        QCOMPARE(chip->glyph().token == Token::Danger, health == ComponentHealth::Lost);
        QCOMPARE(it.find<ElidedLabel>(QStringLiteral("beatAge"), kEngineCard)->text(),
                 QStringLiteral("last beat 3 s ago"));
    }
    QCOMPARE(wordsSeen.size(), std::size_t(5));
    QCOMPARE(shapesSeen.size(), std::size_t(5));
}

void TestHealthPage::stoppedComponentIsNotLate()
{
    HealthFixture it;
    it.engine.now.components[0].phase = ComponentPhase::Stopped;
    it.engine.now.components[0].health = ComponentHealth::Lost;
    it.engine.announce();
    auto *chip = it.find<StateChip>(QStringLiteral("health"), kEngineCard);
    QVERIFY(chip->word() != word(ComponentHealth::Lost));
    QVERIFY(chip->glyph().token != Token::Danger);
}

void TestHealthPage::restartsTheComponentThatWasMeantByKey()
{
    HealthFixture it;
    auto *button = it.find<QPushButton>(QStringLiteral("restart"), kIoCard);
    QCOMPARE(button->text(), QStringLiteral("Restart io-1"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    const std::vector<std::pair<QString, ComponentAction>> asked{{QStringLiteral("io-1"), ComponentAction::Restart}};
    QCOMPARE(it.engine.componentRequests, asked);
    auto *bar = it.find<InfoBar>(QStringLiteral("healthOutcome"));
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->text(), QStringLiteral("io-1 is being restarted."));
}

void TestHealthPage::pausesAndResumesByMouse()
{
    HealthFixture it;
    auto *pause = it.find<QPushButton>(QStringLiteral("pause"), kIoCard);
    auto *resume = it.find<QPushButton>(QStringLiteral("resume"), kIoCard);
    QVERIFY(pause->isVisible() && !resume->isVisible());
    QTest::mouseClick(pause, Qt::LeftButton);
    it.engine.now.components[1].phase = ComponentPhase::Paused;
    it.engine.announce();
    QVERIFY(!pause->isVisible() && resume->isVisible());
    QCOMPARE(resume->text(), QStringLiteral("Resume io-1"));
    QTest::mouseClick(resume, Qt::LeftButton);
    QCOMPARE(it.engine.componentRequests.size(), std::size_t(2));
    QCOMPARE(it.engine.componentRequests[0].second, ComponentAction::Pause);
    QCOMPARE(it.engine.componentRequests[1].second, ComponentAction::Resume);
}

void TestHealthPage::offersNothingToAComponentOnItsWay()
{
    HealthFixture it;
    auto *restart = it.find<QPushButton>(QStringLiteral("restart"), kEngineCard);
    auto *pause = it.find<QPushButton>(QStringLiteral("pause"), kEngineCard);
    it.engine.now.components[0].phase = ComponentPhase::Recovering;
    it.engine.announce();
    QVERIFY(!restart->isEnabled() && !pause->isEnabled());
    QVERIFY(!restart->toolTip().isEmpty() && !pause->toolTip().isEmpty());
    it.engine.now.components[0].phase = ComponentPhase::Error;
    it.engine.announce();
    QVERIFY(restart->isEnabled() && !pause->isEnabled());
    QCOMPARE(restart->text(), QStringLiteral("Start Workflow engine again"));
}

void TestHealthPage::refusedActionSaysWhy()
{
    HealthFixture it;
    it.engine.refusal = Error{QStringLiteral("component.transitionIllegal"),
                              {{QStringLiteral("component"), QStringLiteral("io-1")},
                               {QStringLiteral("from"), QStringLiteral("running")},
                               {QStringLiteral("to"), QStringLiteral("paused")}},
                              {}};
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("pause"), kIoCard), Qt::LeftButton);
    auto *bar = it.find<InfoBar>(QStringLiteral("healthOutcome"));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(QStringLiteral("io-1")), qPrintable(bar->text()));
}

void TestHealthPage::lastErrorIsWordedAndCanBeCopied()
{
    HealthFixture it;
    auto *copy = it.find<QToolButton>(QStringLiteral("copyError"), kEngineCard);
    QVERIFY(!copy->isVisible());
    it.engine.now.components[0].lastError = Error{QStringLiteral("component.lost"),
                                                  {{QStringLiteral("component"), QStringLiteral("engine")},
                                                   {QStringLiteral("silentMs"), QStringLiteral("10000")}},
                                                  {}};
    it.engine.announce();
    auto *label = it.find<ElidedLabel>(QStringLiteral("lastError"), kEngineCard);
    QVERIFY(label->text().contains(QStringLiteral("engine")));
    QVERIFY(!label->toolTip().isEmpty());
    QTest::mouseClick(copy, Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("component.lost")));
}

void TestHealthPage::figuresThatGrowMoveNothing()
{
    HealthFixture it;
    const auto places = [&it] {
        QList<QRect> all;
        for (const Figure *figure : it.page.findChildren<Figure *>())
            all += figure->geometry();
        return all;
    };
    QVERIFY(!it.page.grab().isNull()); // lays out
    const auto before = places();
    auto &component = it.engine.now.components[0];
    component.requests = 987'654'321'012;
    component.queueDepth = 123'456'789;
    component.cpuPercent = 99.9;
    component.p99Ms = 65'000;
    it.engine.now.connections[0].refused = 123'456'789;
    it.engine.now.queues[0].depth = 1'234'567;
    it.engine.announce();
    QVERIFY(!it.page.grab().isNull());
    QCOMPARE(places(), before);
    QCOMPARE(it.find<Figure>(QStringLiteral("queueDepth"), kEngineCard)->value(), QLocale().toString(123'456'789));
}

void TestHealthPage::greysOutWhenSnapshotsStop()
{
    HealthFixture it;
    auto *since = it.find<QLabel>(QStringLiteral("staleSince"));
    auto *restart = it.find<QPushButton>(QStringLiteral("restart"), kIoCard);
    auto *chip = it.find<StateChip>(QStringLiteral("phase"), kIoCard);
    it.pass(Milliseconds(2400));
    it.clock.advance(Milliseconds(2400));
    QVERIFY(!it.page.isStale() && !since->isVisible());
    it.clock.advance(Milliseconds(100));
    QTRY_VERIFY(it.page.isStale());
    QVERIFY(since->isVisible());
    QVERIFY(!restart->isEnabled());
    QVERIFY(!it.find<QPushButton>(QStringLiteral("forceOpen"))->isEnabled());
    QCOMPARE(chip->glyph().token, Token::Paused);
    it.pass(Milliseconds(100));
    QVERIFY(!it.page.isStale() && !since->isVisible());
    QVERIFY(restart->isEnabled());
    QCOMPARE(chip->glyph().token, Token::Success);
}

void TestHealthPage::sameMomentAgainIsNoNews()
{
    HealthFixture it;
    const WallTime taken = it.clock.wall();
    it.clock.advance(Milliseconds(2000));
    it.engine.announce(taken);
    it.clock.advance(Milliseconds(600));
    it.engine.announce(taken);
    QVERIFY(it.page.isStale());
}

void TestHealthPage::followsOnlyWhileVisible()
{
    HealthFixture it;
    auto *chip = it.find<StateChip>(QStringLiteral("phase"), kEngineCard);
    it.page.hide();
    it.engine.now.components[0].phase = ComponentPhase::Paused;
    it.pass(Milliseconds(1000));
    QCOMPARE(chip->word(), word(ComponentPhase::Running));
    QVERIFY(!it.page.history().samples().isEmpty());
    it.page.show();
    QCOMPARE(chip->word(), word(ComponentPhase::Paused));
}

void TestHealthPage::cardsComeAndGoWithTheirComponents()
{
    HealthFixture it;
    auto *first = it.page.findChild<ComponentCard *>(kEngineCard);
    it.engine.now.components.push_back(HealthFixture::component(QStringLiteral("demo")));
    it.engine.announce();
    QVERIFY(it.page.findChild<ComponentCard *>(QStringLiteral("component:demo")));
    QCOMPARE(it.page.findChild<ComponentCard *>(kEngineCard), first);
    it.engine.now.components.erase(it.engine.now.components.begin() + 1);
    it.engine.announce();
    QTRY_VERIFY(!it.page.findChild<ComponentCard *>(kIoCard));
    QCOMPARE(it.page.findChild<ComponentCard *>(kEngineCard), first);
}

void TestHealthPage::chartsAndCardsFillAWindowOf1280()
{
    HealthFixture it(false);
    it.engine.now.components.push_back(HealthFixture::component(QStringLiteral("journal")));
    it.engine.now.components.push_back(HealthFixture::component(QStringLiteral("history")));
    it.page.resize(1178, 640); // what the window's frame leaves of 1280 by 800
    it.page.show();
    it.engine.announce(it.clock.wall());
    const auto *scroll = it.find<QScrollArea>(QStringLiteral("healthScroll"));
    const auto placeOf = [&](const QString &name) {
        const auto *widget = it.find<QWidget>(name);
        return QRect(widget->mapTo(scroll->viewport(), QPoint()), widget->size());
    };
    QTRY_VERIFY(placeOf(kEngineCard).width() > 200);
    const QRect room = scroll->viewport()->rect();
    QVERIFY(room.contains(placeOf(QStringLiteral("charts"))));
    // Four cards side by side up to the right edge, and what is below fills its row, too.
    QCOMPARE(placeOf(kEngineCard).top(), placeOf(QStringLiteral("component:history")).top());
    QVERIFY(room.right() - placeOf(QStringLiteral("component:history")).right() <= kCardGrid);
    QVERIFY(room.right() - placeOf(QStringLiteral("queues")).right() <= kCardGrid);
    QCOMPARE(placeOf(QStringLiteral("queues")).top(), placeOf(QStringLiteral("breaker:rates")).top());
}

void TestHealthPage::queuesShowDepthAndAge()
{
    HealthFixture it;
    const QString ready = QStringLiteral("queue:ready");
    QCOMPARE(it.find<Figure>(QStringLiteral("depth"), ready)->value(), QStringLiteral("4"));
    QCOMPARE(it.find<Figure>(QStringLiteral("oldest"), ready)->value(), QStringLiteral("1 s"));
    QCOMPARE(it.find<Figure>(QStringLiteral("oldest"), QStringLiteral("queue:deadLetter"))->value(),
             QStringLiteral("–"));
}

void TestHealthPage::offersWhatIsLegalInEachState()
{
    HealthFixture it;
    const std::vector<std::pair<QString, ComponentAction>> buttons{{QStringLiteral("pause"), ComponentAction::Pause},
                                                                   {QStringLiteral("resume"), ComponentAction::Resume},
                                                                   {QStringLiteral("drain"), ComponentAction::Drain},
                                                                   {QStringLiteral("stop"), ComponentAction::Stop}};
    for (int phase = 0; phase <= static_cast<int>(ComponentPhase::Recovering); ++phase) {
        it.engine.now.components[1].phase = static_cast<ComponentPhase>(phase);
        it.engine.announce();
        for (const auto &[name, action] : buttons) {
            const auto *button = it.find<QAbstractButton>(name, kIoCard);
            QCOMPARE(button->isVisible() && button->isEnabled(), isAllowed(action, static_cast<ComponentPhase>(phase)));
        }
    }
    it.engine.now.components[1].phase = ComponentPhase::Running;
    it.engine.announce();
    QTest::mouseClick(it.find<QAbstractButton>(QStringLiteral("drain"), kIoCard), Qt::LeftButton);
    QTest::mouseClick(it.find<QAbstractButton>(QStringLiteral("stop"), kIoCard), Qt::LeftButton);
    it.engine.now.components[1].phase = ComponentPhase::Stopped;
    it.engine.announce();
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("restart"), kIoCard), Qt::LeftButton);
    QCOMPARE(it.engine.componentRequests.size(), std::size_t(3));
    QCOMPARE(it.engine.componentRequests[0].second, ComponentAction::Drain);
    QCOMPARE(it.engine.componentRequests[1].second, ComponentAction::Stop);
    QCOMPARE(it.engine.componentRequests[2].second, ComponentAction::Start);
    QVERIFY(!it.engine.lastReason.isEmpty());
}

void TestHealthPage::saysWhatWasGivenUpAndWhatAPersonMustDo()
{
    HealthFixture it;
    const auto *note = it.find<QLabel>(QStringLiteral("note"), kIoCard);
    it.engine.now.components[1].abandoned = 2;
    it.engine.now.components[1].generation = 3;
    it.engine.announce();
    QVERIFY2(note->text().contains(QStringLiteral("2 thread")), qPrintable(note->text()));
    QVERIFY(it.find<Figure>(QStringLiteral("restarts"), kIoCard)->toolTip().contains(u'3'));
    it.engine.now.components[1].phase = ComponentPhase::Error;
    it.engine.now.components[1].needsPerson = true;
    it.engine.announce();
    QVERIFY2(note->text().contains(QStringLiteral("until somebody starts it")), qPrintable(note->text()));
}

void TestHealthPage::lostIsShownUntilItIsReplaced()
{
    HealthFixture it;
    const auto *chip = it.find<StateChip>(QStringLiteral("health"), kIoCard);
    it.engine.now.components[1].phase = ComponentPhase::Recovering;
    it.engine.now.components[1].health = ComponentHealth::Lost;
    it.engine.announce();
    QCOMPARE(chip->word(), word(ComponentHealth::Lost));
    it.engine.now.components[1].health = ComponentHealth::Ok;
    it.engine.announce();
    QVERIFY(chip->word() != word(ComponentHealth::Lost) && chip->word() != word(ComponentHealth::Ok));
}

void TestHealthPage::greysOutTheFiguresOfAnEngineThatHangs()
{
    HealthFixture it;
    const auto *force = it.find<QPushButton>(QStringLiteral("forceOpen"));
    const auto *restart = it.find<QPushButton>(QStringLiteral("restart"), kEngineCard);
    const auto samples = it.page.history().samples().size();
    it.engine.now.figuresAge = std::chrono::seconds(3);
    it.pass(std::chrono::seconds(2));
    QVERIFY(!it.page.isStale());
    QVERIFY(!force->isEnabled());
    QVERIFY(restart->isEnabled()); // its own card is as fresh as ever
    QCOMPARE(it.page.history().samples().size(), samples);
    it.engine.now.figuresAge = {};
    it.pass(std::chrono::seconds(2));
    QVERIFY(force->isEnabled());
    QVERIFY(it.page.history().samples().size() > samples);
}

void TestHealthPage::everyControlIsNamedAndReachedByKey()
{
    HealthFixture it;
    it.engine.now.demoServing = true;
    it.engine.announce();
    int found = 0;
    for (const QWidget *widget : it.page.findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
                               || qobject_cast<const QComboBox *>(widget)
                               || qobject_cast<const QAbstractSpinBox *>(widget)
                               || (qobject_cast<const QAbstractSlider *>(widget)
                                   && !qobject_cast<const QScrollBar *>(widget));
        if (!isControl || !widget->isVisibleTo(&it.page) || widget->objectName().startsWith(u"qt_"))
            continue;
        ++found;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->accessibleName()));
    }
    QVERIFY(found > 15);
}

void TestHealthPage::speaksAnotherLanguageAtOnce()
{
    HealthFixture it;
    it.engine.now.demoServing = true;
    it.engine.announce();
    Shouting shouting;
    QCoreApplication::installTranslator(&shouting);
    QCoreApplication::sendPostedEvents();
    for (const auto *label : it.page.findChildren<QLabel *>()) {
        if (!label->text().isEmpty() && label->isVisible())
            QVERIFY2(label->text().contains(u'¡'), qPrintable(label->text()));
    }
    for (const auto *button : it.page.findChildren<QPushButton *>()) {
        if (button->isVisible())
            QVERIFY2(button->text().contains(u'¡'), qPrintable(button->text()));
    }
    QCoreApplication::removeTranslator(&shouting);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(it.find<QPushButton>(QStringLiteral("restart"), kIoCard)->text(), QStringLiteral("Restart io-1"));
}

QTEST_MAIN(TestHealthPage)
#include "tst_healthpage.moc"
