#include "tests/ui/support/fakeengine.h"
#include "ui/events/auditmodel.h"
#include "ui/events/eventspage.h"
#include "ui/events/recenteventsmodel.h"
#include "ui/events/recordedmodel.h"
#include "ui/events/topiclistmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/jsontree.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <random>
#include <set>

using namespace sluice;

namespace {

EventRecord eventOf(quint64 sequence, const QString &topic = QStringLiteral("run.started"))
{
    EventRecord made;
    made.topic = topic;
    made.sequence = sequence;
    made.at = WallTime(std::chrono::hours(1));
    made.data = "{\"run\": " + QByteArray::number(qulonglong(sequence)) + "}";
    return made;
}

struct EventsFixture {
    FakeEngine engine;
    ThemeController theme{Theme::make(Scheme::Dark)};
    EventsPage page{engine, theme};

    explicit EventsFixture(std::vector<EventRecord> events = {})
    {
        engine.events = std::move(events);
        page.resize(900, 600);
        page.show();
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page.findChild<T *>(QLatin1StringView(name));
    }
    void choose(int view) const
    {
        auto *control = find<SegmentedControl>("eventsView");
        QTest::mouseClick(control->findChildren<QAbstractButton *>().at(view), Qt::LeftButton);
    }
    [[nodiscard]] QAbstractItemModel *rows() const { return find<ListView>("events")->model(); }
    [[nodiscard]] PageState state() const { return find<PageStates>("eventsStates")->state(); }
    [[nodiscard]] QString cell(int row, int column) const { return rows()->index(row, column).data().toString(); }
};

} // namespace

/// The page of the event bus, over an engine that does nothing.
class TestEventsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theModelHoldsWhateverComesAndGoes();
    void showsTheNewestFirstAsPlainText();
    void followsTheBusUntilItIsPausedByKey();
    void filtersByTopicAndClearsByMouse();
    void saysWhyItIsEmpty();
    void saysWhatIsWrongWithAPattern();
    void goesOnWhenItIsSeenAgain();
    void countsEveryEventWhileItShowsASample();
    void findsTextInTheData();
    void aTopicOpenedByKeyIsTheFilter();
    void theTopicsKeepTheirPlaces();
    void showsAnEventWhole();
    void publishesATestEventByKey();
    void saysWhyAnEventWasNotPublished();
    void publishesOneLikeAnother();
    void recordedEventsArePublishedAgain();
    void recordedEventsAreFetchedAsTheyAreScrolledTo();
    void aListIsReadNoFurtherThanItIsSeen();
    void theAuditIsFilteredByKindAndText();
    void theAuditAsksOnlyWhileItIsSeen();
};

void TestEventsPage::theModelHoldsWhateverComesAndGoes()
{
    std::mt19937 random(1);
    RecentEventsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    std::set<quint64> kept;
    quint64 last = 0;
    for (int round = 0; round < 300; ++round) {
        for (auto some = random() % 6; some > 0; --some)
            kept.insert(++last);
        std::erase_if(kept, [&](quint64) { return random() % 4 == 0; });
        if (round % 50 == 49)
            kept.insert(last / 2 + 1); // what a filter had hidden comes back in the middle
        std::vector<EventRecord> events;
        for (const quint64 sequence : kept)
            events.push_back(eventOf(sequence));
        model.setEvents(events);
        QCOMPARE(model.rowCount(), static_cast<int>(kept.size()));
        int row = 0;
        for (auto sequence = kept.rbegin(); sequence != kept.rend(); ++sequence, ++row)
            QCOMPARE(model.at(row)->sequence, *sequence);
    }
    QVERIFY(resets.isEmpty()); // so that the choice and the place stay
}

void TestEventsPage::showsTheNewestFirstAsPlainText()
{
    EventRecord odd = eventOf(2, QStringLiteral("order.new"));
    odd.data = "{\"name\":\n \"<b>x</b>\"}";
    const EventsFixture it({eventOf(1), odd});
    QTRY_COMPARE(it.rows()->rowCount(), 2);
    QCOMPARE(it.cell(0, RecentEventsModel::TopicColumn), QStringLiteral("order.new"));
    QCOMPARE(it.cell(0, RecentEventsModel::DataColumn), QStringLiteral("{\"name\": \"<b>x</b>\"}"));
    QCOMPARE(it.cell(1, RecentEventsModel::DataColumn), QStringLiteral("{\"run\": 1}"));
    QVERIFY(!it.cell(1, RecentEventsModel::TimeColumn).isEmpty());
    QCOMPARE(it.state(), PageState::Ready);
    QCOMPARE(it.find<QLabel>("eventsCount")->text(), QStringLiteral("newest 2 of 2"));
    EventRecord large = eventOf(3);
    large.data = QByteArray(100'000, 'x');
    RecentEventsModel model;
    model.setEvents({large});
    QVERIFY(model.index(0, RecentEventsModel::DataColumn).data().toString().size() < 1000);
}

void TestEventsPage::followsTheBusUntilItIsPausedByKey()
{
    EventsFixture it({eventOf(1)});
    QTRY_COMPARE(it.rows()->rowCount(), 1);
    it.engine.events.push_back(eventOf(2));
    QTRY_COMPARE(it.rows()->rowCount(), 2);
    auto *pause = it.find<QCheckBox>("eventsPause");
    pause->setFocus();
    QTest::keyClick(pause, Qt::Key_Space);
    QVERIFY(pause->isChecked());
    it.engine.events.push_back(eventOf(3));
    it.page.hide();
    it.page.show(); // nor does it go on because it was away
    QCoreApplication::processEvents();
    QCOMPARE(it.rows()->rowCount(), 2);
    QTest::keyClick(pause, Qt::Key_Space);
    QTRY_COMPARE(it.rows()->rowCount(), 3);
}

void TestEventsPage::filtersByTopicAndClearsByMouse()
{
    EventsFixture it({eventOf(1), eventOf(2, QStringLiteral("order.new"))});
    auto *topics = it.find<FilterEdit>("eventTopics");
    QTest::keyClicks(topics, QStringLiteral("order.*"));
    QTRY_COMPARE(it.rows()->rowCount(), 1);
    QCOMPARE(it.cell(0, RecentEventsModel::TopicColumn), QStringLiteral("order.new"));
    topics->setText(QStringLiteral("nothing.*"));
    QTRY_COMPARE(it.state(), PageState::NothingMatches);
    Q_EMIT it.find<PageStates>("eventsStates")->clearFiltersRequested();
    QTRY_COMPARE(it.rows()->rowCount(), 2);
    QCOMPARE(it.state(), PageState::Ready);
}

void TestEventsPage::saysWhyItIsEmpty()
{
    const EventsFixture it;
    QTRY_COMPARE(it.state(), PageState::Empty);
}

void TestEventsPage::saysWhatIsWrongWithAPattern()
{
    EventsFixture it({eventOf(1)});
    it.find<FilterEdit>("eventTopics")->setText(QStringLiteral("run..x"));
    QTRY_COMPARE(it.state(), PageState::Failed);
    it.find<FilterEdit>("eventTopics")->setText(QString());
    QTRY_COMPARE(it.state(), PageState::Ready);
}

void TestEventsPage::goesOnWhenItIsSeenAgain()
{
    EventsFixture it({eventOf(1)});
    QTRY_COMPARE(it.rows()->rowCount(), 1);
    it.page.hide();
    it.engine.events.push_back(eventOf(2));
    it.page.show();
    QTRY_COMPARE(it.rows()->rowCount(), 2);
}

void TestEventsPage::countsEveryEventWhileItShowsASample()
{
    EventsFixture it;
    for (quint64 i = 1; i <= 1'500; ++i)
        it.engine.events.push_back(eventOf(i));
    it.engine.heard = {{QStringLiteral("order.new"), 7, 0.5, {}, {}},
                       {QStringLiteral("run.started"), 2'000'000, 5e4, {}, {}}};
    QTRY_COMPARE(it.rows()->rowCount(), 1'000);
    QCOMPARE(it.cell(0, RecentEventsModel::DataColumn), QStringLiteral("{\"run\": 1500}"));
    QTRY_COMPARE(it.find<QLabel>("eventsCount")->text(), QStringLiteral("newest 1,000 of 2,000,007"));
    it.find<FilterEdit>("eventTopics")->setText(QStringLiteral("run.*"));
    QTRY_COMPARE(it.find<QLabel>("eventsCount")->text(), QStringLiteral("newest 1,000 of 2,000,000"));
}

void TestEventsPage::findsTextInTheData()
{
    EventRecord odd = eventOf(2);
    odd.data = "{\"city\":\"Z\u00fcrich\"}";
    EventsFixture it({eventOf(1), odd});
    QTRY_COMPARE(it.rows()->rowCount(), 2);
    QTest::keyClicks(it.find<FilterEdit>("eventText"), QStringLiteral("CITY"));
    QTRY_COMPARE(it.rows()->rowCount(), 1);
    it.find<FilterEdit>("eventText")->setText(QStringLiteral("nowhere"));
    QTRY_COMPARE(it.state(), PageState::NothingMatches);
    Q_EMIT it.find<PageStates>("eventsStates")->clearFiltersRequested();
    QTRY_COMPARE(it.rows()->rowCount(), 2);
}

void TestEventsPage::aTopicOpenedByKeyIsTheFilter()
{
    EventsFixture it({eventOf(1), eventOf(2, QStringLiteral("order.new"))});
    it.engine.heard = {{QStringLiteral("order.new"), 1, 0.1, {}, {}}, {QStringLiteral("run.started"), 1, 0.1, {}, {}}};
    auto *topics = it.find<ListView>("topics");
    QTRY_COMPARE(topics->model()->rowCount(), 2);
    topics->setFocus();
    topics->setCurrentIndex(topics->model()->index(0, 0));
    QTest::keyClick(topics, Qt::Key_Return);
    QCOMPARE(it.find<FilterEdit>("eventTopics")->text(), QStringLiteral("order.new"));
    QTRY_COMPARE(it.rows()->rowCount(), 1);
}

void TestEventsPage::theTopicsKeepTheirPlaces()
{
    TopicListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    std::mt19937 random(3);
    std::set<QString> names;
    for (int round = 0; round < 200; ++round) {
        names.insert(QStringLiteral("topic.%1").arg(random() % 40));
        std::erase_if(names, [&](const QString &) { return random() % 6 == 0; });
        std::vector<TopicSnapshot> topics;
        for (const QString &name : names)
            topics.push_back({name, random() % 9, 1.0, {}, {}});
        model.setTopics(topics);
        QCOMPARE(model.rowCount(), static_cast<int>(names.size()));
        int row = 0;
        for (const QString &name : names)
            QCOMPARE(model.index(row++, TopicListModel::TopicColumn).data().toString(), name);
    }
    QVERIFY(resets.isEmpty());
}

void TestEventsPage::showsAnEventWhole()
{
    EventRecord event = eventOf(7, QStringLiteral("order.new"));
    event.publisher = QStringLiteral("ada");
    EventsFixture it({eventOf(1), event});
    QTRY_COMPARE(it.rows()->rowCount(), 2);
    auto *list = it.find<ListView>("events");
    auto *detail = it.find<QWidget>("liveEvent");
    QVERIFY(!detail->isVisible());
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(detail->isVisible());
    QCOMPARE(it.find<JsonTree>("liveEventData")->payload(), event.data);
    QVERIFY(it.find<QLabel>("liveEventOrigin")->text().contains(QStringLiteral("published by ada")));
    QTest::keyClick(list, Qt::Key_Down); // walking on shows the next one
    QCOMPARE(it.find<JsonTree>("liveEventData")->payload(), eventOf(1).data);
    QTest::keyClick(it.find<JsonTree>("liveEventData"), Qt::Key_Escape);
    QVERIFY(!detail->isVisible());
    QCOMPARE(QApplication::focusWidget(), list);
}

void TestEventsPage::publishesATestEventByKey()
{
    EventsFixture it;
    auto *open = it.find<QPushButton>("eventsPublish");
    open->setFocus();
    QTest::keyClick(open, Qt::Key_Space);
    auto *topic = it.find<QLineEdit>("publishTopic");
    QVERIFY(topic->isVisible());
    QVERIFY(!it.find<QPushButton>("publishNow")->isEnabled());
    QTest::keyClicks(topic, QStringLiteral("order.new"));
    it.find<CodeEdit>("publishData")->setText(QStringLiteral("{\"id\": 7}"));
    QTest::keyClick(topic, Qt::Key_Return);
    QTRY_COMPARE(it.engine.published.size(), std::size_t(1));
    QCOMPARE(it.engine.published.front(), (NewEvent{QStringLiteral("order.new"), "{\"id\": 7}"}));
    QTRY_VERIFY(it.find<InfoBar>("publishBar")->text().contains(QStringLiteral("order.new")));
    QTest::keyClick(topic, Qt::Key_Escape);
    QVERIFY(!topic->isVisible());
}

void TestEventsPage::saysWhyAnEventWasNotPublished()
{
    EventsFixture it;
    it.engine.refusal = Error{
        QStringLiteral("event.dataMalformed"), {{QStringLiteral("topic"), QStringLiteral("a")}}, {}};
    QTest::mouseClick(it.find<QPushButton>("eventsPublish"), Qt::LeftButton);
    QTest::keyClicks(it.find<QLineEdit>("publishTopic"), QStringLiteral("a"));
    QTest::keyClick(it.find<QPushButton>("publishNow"), Qt::Key_Space);
    auto *bar = it.find<InfoBar>("publishBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(!bar->text().isEmpty());
    QVERIFY(it.find<QPushButton>("publishNow")->isEnabled()); // to be tried again
}

void TestEventsPage::publishesOneLikeAnother()
{
    EventsFixture it({eventOf(1)});
    QTRY_COMPARE(it.rows()->rowCount(), 1);
    auto *list = it.find<ListView>("events");
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QTest::keyClick(it.find<QPushButton>("liveEventPublish"), Qt::Key_Space);
    QCOMPARE(it.find<QLineEdit>("publishTopic")->text(), QStringLiteral("run.started"));
    QTest::keyClick(it.find<QPushButton>("publishNow"), Qt::Key_Space);
    QTRY_COMPARE(it.engine.published.size(), std::size_t(1));
    QCOMPARE(it.engine.published.front().topic, QStringLiteral("run.started"));
}

void TestEventsPage::recordedEventsArePublishedAgain()
{
    EventsFixture it;
    it.engine.recorded = {{9, {}, QStringLiteral("order.new"), {}, "1"},
                          {8, {}, QStringLiteral("run.failed"), {}, "2"}};
    it.choose(1);
    auto *list = it.find<ListView>("recorded");
    QTRY_COMPARE(list->model()->rowCount(), 2);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QTest::keyClick(it.find<QPushButton>("recordedReplay"), Qt::Key_Space);
    QTRY_COMPARE(it.engine.replayed, std::vector<quint64>{8});
    QTRY_VERIFY(it.find<InfoBar>("recordedBar")->isVisible());
    it.find<FilterEdit>("recordedTopics")->setText(QStringLiteral("order.**"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    it.find<FilterEdit>("recordedTopics")->setText(QStringLiteral("none"));
    QTRY_COMPARE(it.find<PageStates>("recordedStates")->state(), PageState::NothingMatches);
    it.find<FilterEdit>("recordedTopics")->setText(QStringLiteral("a..b"));
    QTRY_COMPARE(it.find<PageStates>("recordedStates")->state(), PageState::Failed);
}

void TestEventsPage::recordedEventsAreFetchedAsTheyAreScrolledTo()
{
    FakeEngine engine;
    for (quint64 number = 350; number > 0; --number)
        engine.recorded.push_back({number, {}, QStringLiteral("order.new"), {}, "{}"});
    RecordedModel model(engine);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.follow(true);
    QTRY_COMPARE(model.rowCount(), 100);
    QCOMPARE(model.total(), quint64(350));
    while (model.canFetchMore({})) {
        const int before = model.rowCount();
        model.fetchMore({});
        QTRY_VERIFY(model.rowCount() > before);
    }
    QCOMPARE(model.rowCount(), 350);
    // From here on only: it asks for more by itself.
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    engine.recorded.insert(engine.recorded.begin(), {351, {}, QStringLiteral("order.new"), {}, "{}"});
    model.refresh();
    QTRY_COMPARE(model.at(0)->number, quint64(351));
    model.setFilter({QStringLiteral("none")});
    QTRY_COMPARE(model.rowCount(), 0);
    QVERIFY(resets.isEmpty());
}

void TestEventsPage::aListIsReadNoFurtherThanItIsSeen()
{
    EventsFixture it;
    for (quint64 number = 2'000; number > 0; --number)
        it.engine.recorded.push_back({number, {}, QStringLiteral("order.new"), {}, "{}"});
    it.choose(1);
    auto *list = it.find<ListView>("recorded");
    QTRY_COMPARE(list->model()->rowCount(), 100);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_PageDown);
    QCOMPARE(list->model()->rowCount(), 100);
    QTest::keyClick(list, Qt::Key_End);
    QTRY_VERIFY(list->model()->rowCount() > 100);
    QVERIFY(list->model()->rowCount() < 2'000);
}

void TestEventsPage::theAuditIsFilteredByKindAndText()
{
    EventsFixture it;
    it.engine.audit = {
        {3, {}, QStringLiteral("ada"), QStringLiteral("letter.redrive"), QStringLiteral("12.1"), QString()},
        {2,
         {},
         QStringLiteral("bob"),
         QStringLiteral("queue.pause"),
         QStringLiteral("retry"),
         QStringLiteral("the bank is down")},
        {1, {}, QStringLiteral("ada"), QStringLiteral("runs.removed"), QStringLiteral("7"), QString()}};
    it.choose(2);
    auto *list = it.find<ListView>("audit");
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->model()->index(0, AuditModel::ActionColumn).data().toString(), QStringLiteral("Retry dead letter"));
    auto *kind = it.find<QComboBox>("auditKind");
    kind->setFocus();
    QTest::keyClicks(kind, QStringLiteral("Que"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, AuditModel::ReasonColumn).data().toString(), QStringLiteral("the bank is down"));
    QTest::keyClicks(it.find<FilterEdit>("auditText"), QStringLiteral("ada"));
    QTRY_COMPARE(it.find<PageStates>("auditStates")->state(), PageState::NothingMatches);
    Q_EMIT it.find<PageStates>("auditStates")->clearFiltersRequested();
    QTRY_COMPARE(list->model()->rowCount(), 3);
}

void TestEventsPage::theAuditAsksOnlyWhileItIsSeen()
{
    FakeEngine engine;
    engine.audit = {{1, {}, QStringLiteral("ada"), QStringLiteral("run.cancel"), QStringLiteral("7"), QString()}};
    AuditModel model(engine);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!model.hasAnswer());
    QSignalSpy answers(&model, &HistoryModel::answered);
    model.follow(true);
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(model.rowCount(), 1);
    QTRY_VERIFY(answers.size() >= 2); // by itself
    model.follow(false);
    const auto before = answers.size();
    model.refresh(); // a person may still ask
    QTRY_COMPARE(answers.size(), before + 1);
}

QTEST_MAIN(TestEventsPage)
#include "tst_eventspage.moc"
