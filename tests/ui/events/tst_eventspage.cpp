#include "tests/ui/support/fakeengine.h"
#include "ui/events/eventspage.h"
#include "ui/events/recenteventsmodel.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/pagestates.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
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
    QCOMPARE(it.find<QLabel>("eventsCount")->text(), QStringLiteral("2 event(s)"));
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

QTEST_MAIN(TestEventsPage)
#include "tst_eventspage.moc"
