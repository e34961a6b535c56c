#include "tests/ui/support/fakeengine.h"
#include "ui/models/whypanel.h"
#include "ui/models/workflownames.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/whylines.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;

namespace {

const QString kRates = QStringLiteral("rates");

struct Panel {
    FakeEngine engine;
    ThemeController theme{Theme::make(Scheme::Dark)};
    WhyPanel panel{engine, theme, QStringLiteral("why")};

    Panel()
    {
        panel.resize(600, 300);
        panel.show();
    }
    void show(const WhyNot &why)
    {
        const auto nameOf = [](StepIndex) { return QStringLiteral("fetch"); };
        panel.setCauses(whyLines(why, {RunId{7}, QStringLiteral("sync")}, WallTime{}, nameOf), nameOf);
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return panel.findChild<T *>(QLatin1StringView(name));
    }
    /// By key, as somebody without a mouse does.
    void press(const char *name) const
    {
        auto *button = find<QPushButton>(name);
        QVERIFY2(button, name);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    [[nodiscard]] QString outcome() const { return find<InfoBar>("whyOutcome")->text(); }
};

} // namespace

/// "Why not now?": each cause with a remedy that acts.
class TestWhyPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isHiddenWithoutACause();
    void callsThingsAsPeopleDo();
    void closesABreaker();
    void resumesRunQueueAndComponent();
    void saysAHaltByItsBreakpoint();
    void wakesALetter();
    void saysWhyAnOrderWasRefused();
    void showsWhoHasThePlaces();
    void handsOnWhatLeadsElsewhere();
    void keepsItsButtonsWhileOnlyTimesChange();
};

void TestWhyPanel::isHiddenWithoutACause()
{
    Panel it;
    it.show({});
    QVERIFY(!it.panel.isVisible());
    it.show({{why::Timer{WallTime(std::chrono::hours(1)), true, 2, 3}}, {}});
    QVERIFY(it.panel.isVisible());
    QVERIFY(it.panel.findChildren<QPushButton *>().isEmpty());
}

/// Names where there are any: in the sentences, on the buttons, and in what came of an order.
void TestWhyPanel::callsThingsAsPeopleDo()
{
    Panel it;
    WorkflowNames names;
    names.workflows = {{QStringLiteral("sync"), QStringLiteral("Country sync")}};
    names.tasks = {{{QStringLiteral("sync"), QStringLiteral("ask")}, QStringLiteral("Ask for its rate")}};
    names.connections = {{kRates, QStringLiteral("Rate service")}};
    const WhyNames all = whyNames(names, [](StepIndex) { return QStringLiteral("Read"); });
    WhyNot why;
    why.run = {why::WaitsForRun{RunId{9}, QStringLiteral("sync")}};
    why.engine = {why::BreakerOpen{kRates, std::nullopt, {}, {}},
                  why::PoolFull{kRates, 8},
                  why::LimitReached{QStringLiteral("ask"), 2},
                  why::LimitReached{{}, 3},
                  why::QueueHeld{workflowQueue(QStringLiteral("sync")), QStringLiteral("ann"), {}, {}},
                  why::QueueHeld{connectionQueue(kRates), QStringLiteral("ann"), {}, {}}};
    it.panel.setCauses(whyLines(why, {RunId{7}, QStringLiteral("sync")}, WallTime{}, all), all);
    QStringList said;
    for (const QLabel *label : it.panel.findChildren<QLabel *>())
        said += label->text();
    for (const QPushButton *button : it.panel.findChildren<QPushButton *>())
        said += button->text();
    for (const char *wanted :
         {"of workflow Country sync", "The breaker of connection Rate service", "places of connection Rate service",
          "Task Ask for its rate has", "Steps of Country sync that wait", "Steps waiting for Rate service",
          "Close the breaker of Rate service now", "Raise the limit of task Ask for its rate",
          "Raise the limits of Country sync"})
        QVERIFY2(said.join(u'\n').contains(QLatin1StringView(wanted)), wanted);
    for (const QString &text : said)
        QVERIFY2(!text.contains(kRates), qPrintable(text));
    it.press("whycloseBreaker1");
    QTRY_COMPARE(it.outcome(), QStringLiteral("The breaker of Rate service is closed and counts anew."));
    QCOMPARE(it.engine.breakerRequests.back().connection, kRates); // the order is by id
}

void TestWhyPanel::closesABreaker()
{
    Panel it;
    it.show({{}, {why::BreakerOpen{kRates, WallTime(std::chrono::seconds(41)), {}, {}}}});
    QVERIFY(it.find<QLabel>("whyLine0")->text().contains(kRates));
    it.press("whycloseBreaker0");
    QCOMPARE(it.engine.breakerRequests.size(), std::size_t(1));
    QCOMPARE(it.engine.breakerRequests[0].connection, kRates);
    QCOMPARE(it.engine.breakerRequests[0].action, BreakerAction::Reset);
    QVERIFY(!it.engine.breakerRequests[0].reason.isEmpty()); // for the audit
    QVERIFY(!it.find<QPushButton>("whycloseBreaker0")->isEnabled());
    QTRY_VERIFY(it.outcome().contains(kRates));
    // What came of it is to be read although its cause is gone.
    it.show({});
    QVERIFY(it.panel.isVisible());
    it.panel.clear();
    QVERIFY(!it.panel.isVisible());
}

void TestWhyPanel::resumesRunQueueAndComponent()
{
    Panel it;
    it.show({{why::Paused{QStringLiteral("ada"), {}}},
             {why::QueueHeld{kReadyQueue, QStringLiteral("ada"), {}, {}},
              why::ComponentDown{QStringLiteral("io"), ComponentPhase::Paused}}});
    it.press("whyresumeRun0");
    QCOMPARE(it.engine.resumed, std::vector{RunId{7}});
    QTRY_VERIFY(!it.outcome().isEmpty());
    it.press("whyresumeQueue1");
    QCOMPARE(it.engine.queueRequests.back().queue, kReadyQueue);
    QCOMPARE(it.engine.queueRequests.back().action, QueueAction::Resume);
    QTRY_VERIFY(it.find<QPushButton>("whyresumeComponent2")->isEnabled());
    it.press("whyresumeComponent2");
    QCOMPARE(it.engine.componentRequests.back(), std::pair(QStringLiteral("io"), ComponentAction::Resume));
}

void TestWhyPanel::saysAHaltByItsBreakpoint()
{
    const auto nameOf = [](StepIndex) { return QStringLiteral("fetch"); };
    const WhyNot halted{{why::Paused{{}, {}, StepIndex{0}}}, {}};
    QCOMPARE(whySentences(halted, WallTime{}, nameOf),
             QStringList{QStringLiteral("The run is halted at a breakpoint, before fetch.")});
    Panel it;
    it.show(halted);
    it.press("whyresumeRun0");
    QCOMPARE(it.engine.resumed, std::vector{RunId{7}});
}

void TestWhyPanel::wakesALetter()
{
    Panel it;
    const LetterId letter{RunId{7}, 3};
    it.show({{}, {why::LetterSnoozed{letter, WallTime(std::chrono::hours(2))}}});
    it.press("whywakeLetter0");
    QCOMPARE(it.engine.snoozed.back().letters, std::vector{letter});
    QVERIFY(!it.engine.snoozed.back().until);
}

void TestWhyPanel::saysWhyAnOrderWasRefused()
{
    Panel it;
    it.show({{}, {why::BreakerOpen{kRates, {}, {}, {}}}});
    it.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
    it.press("whycloseBreaker0");
    QTRY_VERIFY(it.find<InfoBar>("whyOutcome")->isVisible());
    QVERIFY(it.find<QPushButton>("whycloseBreaker0")->isEnabled());
}

void TestWhyPanel::showsWhoHasThePlaces()
{
    Panel it;
    QueueItem holder;
    holder.run = RunId{21};
    holder.workflow = QStringLiteral("sync");
    holder.task = QStringLiteral("fetch");
    holder.age = Milliseconds(61'000);
    it.engine.holders = {holder};
    it.show({{}, {why::PoolFull{kRates, 1}}});
    QSignalSpy ways(&it.panel, &WhyPanel::wayRequested);
    it.press("whyshowHolders0");
    QTRY_VERIFY(it.find<QPushButton>("whyFound0"));
    QVERIFY(it.find<QLabel>("infoDetail")->text().contains(QStringLiteral("fetch")));
    it.press("whyFound0");
    QCOMPARE(ways.count(), 1);
    const auto way = ways.first().first().value<Remedy>();
    QCOMPARE(way.kind, Remedy::Kind::ShowRun);
    QCOMPARE(way.run, RunId{21});
}

void TestWhyPanel::handsOnWhatLeadsElsewhere()
{
    Panel it;
    it.show({{}, {why::PoolFull{kRates, 1}}});
    QSignalSpy ways(&it.panel, &WhyPanel::wayRequested);
    it.press("whysetConnection0");
    QCOMPARE(ways.count(), 1);
    QCOMPARE(ways.first().first().value<Remedy>().target, kRates);
}

void TestWhyPanel::keepsItsButtonsWhileOnlyTimesChange()
{
    Panel it;
    it.show({{}, {why::BreakerOpen{kRates, WallTime(std::chrono::seconds(41)), {}, {}}}});
    const auto *button = it.find<QPushButton>("whycloseBreaker0");
    const QString before = it.find<QLabel>("whyLine0")->text();
    it.show({{}, {why::BreakerOpen{kRates, WallTime(std::chrono::seconds(12)), {}, {}}}});
    QCOMPARE(it.find<QPushButton>("whycloseBreaker0"), button);
    QVERIFY(it.find<QLabel>("whyLine0")->text() != before);
}

QTEST_MAIN(TestWhyPanel)
#include "tst_whypanel.moc"
