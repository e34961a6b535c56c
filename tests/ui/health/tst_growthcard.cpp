#include "core/base/fakeclock.h"
#include "tests/ui/health/growthsample.h"
#include "tests/ui/health/healthfixture.h"
#include "ui/health/growthcard.h"
#include "ui/health/growthchart.h"
#include "ui/models/listview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statechip.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

/// The section by itself, over an engine whose three models run.
struct GrowthFixture {
    FakeEngine engine;
    FakeClock clock;
    ThemeController theme{Theme::make(Scheme::Dark)};
    GrowthCard card{engine, theme};

    explicit GrowthFixture(bool isWanted = true)
    {
        clock.stepWall(std::chrono::days(20'000));
        for (const char *model : {"ViralEngine", "Predictor", "Optimizer"})
            engine.now.components.push_back(HealthFixture::component(QString::fromLatin1(model)));
        if (isWanted)
            engine.growth = sampleGrowth(clock.wall());
        engine.announce(clock.wall());
        card.resize(1100, 1600);
    }
    void open()
    {
        card.show();
        QTRY_VERIFY(state() == PageState::Ready || state() == PageState::Empty);
    }
    void pass(Milliseconds time)
    {
        clock.advance(time);
        engine.announce(clock.wall());
    }
    [[nodiscard]] PageState state() const { return card.findChild<PageStates *>()->state(); }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return card.findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString cell(const char *view, int row, int column) const
    {
        return find<ListView>(view)->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString text(const char *label) const { return find<QLabel>(label)->text(); }
};

} // namespace

/// The section Growth of the page Health.
class TestGrowthCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void saysWhatToDoWhereNothingListens();
    void saysWhyItCannotTell();
    void saysOnceWhyNothingNewerIsKnown();
    void saysWhatItWaitsForBeforeAnyEvent();
    void showsKWithItsInterval();
    void showsCohortsNewestFirst();
    void showsTheForecastWithItsBand();
    void showsTheForecastAsATableByKey();
    void showsSharesAndHowSureTheyAre();
    void showsWhatOptimizerSaysAsItSaysIt();
    void wordsWhatWasWrong();
    void pausesAndResumesByMouse();
    void asksWhyBeforeAModelBeginsAnew();
    void givesTheFocusBackOnceItIsAnswered();
    void leavesAModelAloneOnEscape();
    void greysOutWhatAModelThatIsPausedSaid();
    void asksNothingWhileItIsHidden();
    void asksOnceASecondAtMost();
};

void TestGrowthCard::saysWhatToDoWhereNothingListens()
{
    GrowthFixture it(false);
    it.open();
    QCOMPARE(it.state(), PageState::Empty);
    const auto labels = it.card.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("sluice.json"));
    }));
}

void TestGrowthCard::saysWhyItCannotTell()
{
    GrowthFixture it;
    it.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
    it.card.show();
    QTRY_COMPARE(it.state(), PageState::Failed);
    it.engine.refusal.reset();
    it.pass(1s);
    QTRY_COMPARE(it.state(), PageState::Ready);
}

/// What somebody has closed stays closed, though it is asked each second; once it was over, it is news again.
void TestGrowthCard::saysOnceWhyNothingNewerIsKnown()
{
    GrowthFixture it;
    it.open();
    auto *bar = it.find<InfoBar>("growthTrouble");
    const auto askAgain = [&it] {
        const int asked = it.engine.growthQuestions;
        it.pass(1s);
        QTRY_VERIFY(it.engine.growthQuestions > asked);
        QCoreApplication::sendPostedEvents(); // the answer comes after the question
    };
    const Error away{QStringLiteral("engine.stopped"), {}, {}};
    it.engine.refusal = away;
    it.pass(1s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(it.state(), PageState::Ready); // what is known stays
    QTest::keyClick(bar, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    askAgain();
    askAgain();
    QVERIFY(!bar->isVisible());
    it.engine.refusal = Error{QStringLiteral("journal.locked"), {}, {}};
    it.pass(1s);
    QTRY_VERIFY(bar->isVisible()); // something else
    it.engine.refusal.reset();
    it.pass(1s);
    QTRY_VERIFY(!bar->isVisible());
    it.engine.refusal = away;
    it.pass(1s);
    QTRY_VERIFY(bar->isVisible());
}

/// Rows of nought and a leader by nothing would look as if something were known.
void TestGrowthCard::saysWhatItWaitsForBeforeAnyEvent()
{
    GrowthFixture it;
    const GrowthSnapshot known = it.engine.growth;
    it.engine.growth.viral = ViralReport();
    it.engine.growth.viral->cohorts.resize(14);
    it.engine.growth.predictor = PredictorReport{std::nullopt, 0, 14, 0, 0, 0};
    for (StrategyShare &share : it.engine.growth.optimizer->now.shares)
        share.trials = 0;
    it.open();
    QVERIFY2(it.text("growthNetwork").contains(QStringLiteral("No event of the invite funnel")),
             qPrintable(it.text("growthNetwork")));
    QVERIFY(it.text("growthStrategy").startsWith(QStringLiteral("None leads yet")));
    QCOMPARE(it.cell("growthStrategies", 0, 4), QString());
    QVERIFY(!it.cell("growthStrategies", 0, 1).isEmpty());
    for (const char *part : {"growthCohorts", "growthChart", "growthView"})
        QVERIFY2(!it.find<QWidget>(part)->isVisible(), part);
    it.engine.growth = known;
    it.pass(1s);
    for (const char *part : {"growthCohorts", "growthChart", "growthView"})
        QTRY_VERIFY2(it.find<QWidget>(part)->isVisible(), part);
}

void TestGrowthCard::showsKWithItsInterval()
{
    GrowthFixture it;
    it.open();
    QCOMPARE(it.find<Figure>("growthK")->value(), QStringLiteral("0.51"));
    QVERIFY(it.find<Figure>("growthK")->accessibleName().contains(QStringLiteral("0.45 to 0.58")));
    QCOMPARE(it.find<Figure>("growthCycle")->value(), QStringLiteral("1 d"));
    QVERIFY(it.text("growthNetwork").contains(QStringLiteral("230 user(s) whose time to invite is over")));
    QVERIFY(it.text("growthNetwork").contains(QStringLiteral("bring in more others")));
    it.engine.growth.viral->network.isOfEngagement = true;
    it.engine.growth.viral->window.k = {};
    it.pass(1s);
    QTRY_COMPARE(it.find<Figure>("growthK")->value(), QStringLiteral("not known yet"));
    QVERIFY(it.text("growthNetwork").contains(QStringLiteral("are more engaged")));
}

void TestGrowthCard::showsCohortsNewestFirst()
{
    GrowthFixture it;
    it.open();
    auto *cohorts = it.find<ListView>("growthCohorts");
    QCOMPARE(cohorts->model()->rowCount(), 4);
    QCoreApplication::sendPostedEvents();
    const QRect last = cohorts->visualRect(cohorts->model()->index(3, 0));
    QCOMPARE(last.bottom() + 1, cohorts->viewport()->height()); // whole rows, and no more than there are
    QCOMPARE(it.cell("growthCohorts", 0, 2), QStringLiteral("21"));
    QCOMPARE(it.cell("growthCohorts", 0, 6), QStringLiteral("still open"));
    QCOMPARE(it.cell("growthCohorts", 3, 1), QStringLiteral("gift"));
    QCOMPARE(it.cell("growthCohorts", 3, 6), QStringLiteral("0.45 to 0.58"));
}

void TestGrowthCard::showsTheForecastWithItsBand()
{
    GrowthFixture it;
    it.open();
    const auto *chart = it.find<GrowthChart>("growthChart");
    QCOMPARE(chart->past().size(), 20);
    QCOMPARE(chart->past().back(), QPointF(-1, 21));
    QCOMPARE(chart->expected().size(), 14);
    QCOMPARE(chart->bandTop().front(), QPointF(0, 29));
    QCOMPARE(chart->bandFoot().front(), QPointF(0, 17));
    QVERIFY(it.text("growthForecast").contains(QStringLiteral("damped-trend")));
    QVERIFY(it.text("growthForecast").contains(QStringLiteral("94 %")));
    it.engine.growth.predictor = PredictorReport{std::nullopt, 3, 14, 0, 0, 0};
    it.pass(1s);
    QTRY_COMPARE(chart->expected().size(), 0);
    QVERIFY(it.text("growthForecast").contains(QStringLiteral("3 of 14 days")));
}

void TestGrowthCard::showsTheForecastAsATableByKey()
{
    GrowthFixture it;
    it.open();
    auto *days = it.find<ListView>("growthDays");
    QVERIFY(!days->isVisible());
    const auto segments = it.find<SegmentedControl>("growthView")->findChildren<QAbstractButton *>();
    segments.at(0)->setFocus();
    QTest::keyClick(segments.at(0), Qt::Key_Right);
    QTRY_VERIFY(days->isVisible());
    QCOMPARE(days->model()->rowCount(), 14);
    QCOMPARE(it.cell("growthDays", 0, 1), QStringLiteral("23"));
    QCOMPARE(it.cell("growthDays", 0, 2), QStringLiteral("17 to 29"));
}

void TestGrowthCard::showsSharesAndHowSureTheyAre()
{
    GrowthFixture it;
    it.open();
    QCOMPARE(it.cell("growthStrategies", 0, 0), QStringLiteral("gift"));
    QCOMPARE(it.cell("growthStrategies", 0, 1), QStringLiteral("90 %"));
    QCOMPARE(it.cell("growthStrategies", 0, 2), QStringLiteral("95 %"));
    QVERIFY(it.text("growthStrategy").contains(QStringLiteral("gift leads")));
    QVERIFY(it.text("growthStrategy").contains(QStringLiteral("Decline is forecast")));
}

void TestGrowthCard::showsWhatOptimizerSaysAsItSaysIt()
{
    GrowthFixture it;
    it.open();
    QCOMPARE(it.find<ListView>("growthLog")->model()->rowCount(), 1);
    StrategyUpdate next = it.engine.growth.optimizer->now;
    next.at += 1min;
    next.leader = QStringLiteral("plain");
    it.engine.growth.optimizer->log.push_back(next);
    it.pass(1s);
    QTRY_COMPARE(it.find<ListView>("growthLog")->model()->rowCount(), 2);
    QCOMPARE(it.cell("growthLog", 0, 1), QStringLiteral("plain"));
    QVERIFY(it.cell("growthLog", 0, 2).contains(QStringLiteral("gift 90 %")));
}

void TestGrowthCard::wordsWhatWasWrong()
{
    GrowthFixture it;
    it.open();
    const QString said = it.text("growthBad");
    QVERIFY2(said.contains(QStringLiteral("12 event(s) known already: left out")), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("1 event(s) out of order")));
    QVERIFY(said.contains(QStringLiteral("3 message(s) between the models")));
    QVERIFY(said.contains(QStringLiteral("2 message(s) to the models")));
    it.engine.growth.viral->bad = {};
    it.engine.growth.predictor->malformed = 0;
    it.engine.growth.optimizer->stale = 0;
    it.pass(1s);
    QTRY_COMPARE(it.text("growthBad"), QStringLiteral("Nothing was wrong with the events."));
}

void TestGrowthCard::pausesAndResumesByMouse()
{
    GrowthFixture it;
    it.open();
    QTest::mouseClick(it.find<QPushButton>("growthPause:Predictor"), Qt::LeftButton);
    QCOMPARE(it.engine.componentRequests.back(), std::pair(QStringLiteral("Predictor"), ComponentAction::Pause));
    QTRY_VERIFY(it.find<InfoBar>("growthOutcome")->isVisible());
    it.engine.now.components[1].phase = ComponentPhase::Paused;
    it.pass(1s);
    QCOMPARE(it.find<QPushButton>("growthPause:Predictor")->text(), QStringLiteral("Resume"));
    QTest::mouseClick(it.find<QPushButton>("growthPause:Predictor"), Qt::LeftButton);
    QCOMPARE(it.engine.componentRequests.back(), std::pair(QStringLiteral("Predictor"), ComponentAction::Resume));
}

void TestGrowthCard::asksWhyBeforeAModelBeginsAnew()
{
    GrowthFixture it;
    it.open();
    QTest::keyClick(it.find<QPushButton>("growthReset:ViralEngine"), Qt::Key_Space);
    QVERIFY(it.find<QWidget>("growthResetPanel")->isVisible());
    QVERIFY(it.text("growthText").contains(QStringLiteral("240 users, 480 invites")));
    QVERIFY(!it.find<QPushButton>("growthConfirm")->isEnabled());
    QTest::keyClicks(it.find<QLineEdit>("growthReason"), QStringLiteral("a new campaign"));
    QTest::keyClick(it.find<QLineEdit>("growthReason"), Qt::Key_Return);
    QCOMPARE(it.engine.growthResets,
             (std::vector<GrowthReset>{{QStringLiteral("ViralEngine"), QStringLiteral("a new campaign")}}));
    QTRY_VERIFY(it.find<InfoBar>("growthOutcome")->text().contains(QStringLiteral("begins anew")));
}

/// Else the page would scroll to whoever gets it.
void TestGrowthCard::givesTheFocusBackOnceItIsAnswered()
{
    GrowthFixture it;
    it.open();
    it.card.activateWindow();
    QTRY_VERIFY(it.card.isActiveWindow());
    auto *asker = it.find<QPushButton>("growthReset:Predictor");
    asker->setFocus();
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Return}) {
        QTest::keyClick(asker, Qt::Key_Space);
        QVERIFY(it.find<QLineEdit>("growthReason")->hasFocus());
        QTest::keyClicks(it.find<QLineEdit>("growthReason"), QStringLiteral("a new campaign"));
        QTest::keyClick(it.find<QLineEdit>("growthReason"), key);
        QVERIFY(!it.find<QWidget>("growthResetPanel")->isVisible());
        QVERIFY(asker->hasFocus());
    }
    QCOMPARE(it.engine.growthResets.size(), std::size_t(1));
}

void TestGrowthCard::leavesAModelAloneOnEscape()
{
    GrowthFixture it;
    it.open();
    QTest::mouseClick(it.find<QPushButton>("growthReset:Optimizer"), Qt::LeftButton);
    QTest::keyClick(it.find<QLineEdit>("growthReason"), Qt::Key_Escape);
    QVERIFY(!it.find<QWidget>("growthResetPanel")->isVisible());
    QVERIFY(it.engine.growthResets.empty());
}

void TestGrowthCard::greysOutWhatAModelThatIsPausedSaid()
{
    GrowthFixture it;
    it.open();
    QVERIFY(!it.find<Figure>("growthK")->isStale());
    QVERIFY(it.find<ElidedLabel>("growthTold:ViralEngine")->text().startsWith(QStringLiteral("last told")));
    it.engine.now.components[0].phase = ComponentPhase::Paused;
    it.pass(1s);
    QVERIFY(it.find<Figure>("growthK")->isStale());
    QVERIFY(it.find<ListView>("growthCohorts")->isStale());
    QVERIFY(!it.find<GrowthChart>("growthChart")->isStale()); // of another
    QVERIFY(it.find<ElidedLabel>("growthTold:ViralEngine")->text().startsWith(QStringLiteral("knows what was until")));
    it.engine.now.components[0].phase = ComponentPhase::Running;
    it.pass(1s);
    QVERIFY(!it.find<Figure>("growthK")->isStale());
    it.card.setStale(true);
    QVERIFY(it.find<GrowthChart>("growthChart")->isStale());
}

void TestGrowthCard::asksNothingWhileItIsHidden()
{
    GrowthFixture it;
    it.pass(5s);
    QCOMPARE(it.engine.growthQuestions, 0);
    it.open();
    QVERIFY(it.engine.growthQuestions > 0);
    it.card.hide();
    const int asked = it.engine.growthQuestions;
    it.pass(5s);
    QCOMPARE(it.engine.growthQuestions, asked);
}

void TestGrowthCard::asksOnceASecondAtMost()
{
    GrowthFixture it;
    it.open();
    it.pass(1s);
    QCoreApplication::sendPostedEvents();
    const int asked = it.engine.growthQuestions;
    for (int i = 0; i < 9; ++i)
        it.pass(100ms);
    QCOMPARE(it.engine.growthQuestions, asked);
}

QTEST_MAIN(TestGrowthCard)
#include "tst_growthcard.moc"
