#include "core/base/fakeclock.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/models/roles.h"
#include "ui/queues/depthchart.h"
#include "ui/queues/queuedetail.h"
#include "ui/queues/queuemodel.h"
#include "ui/queues/queuespage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statechip.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using std::chrono::seconds;

namespace {

QueueSnapshot queueOf(const QString &id, quint64 depth, double in = 0, double out = 0)
{
    QueueSnapshot queue;
    queue.id = id;
    queue.depth = depth;
    queue.oldestAge = seconds(depth > 0 ? 3 : 0);
    queue.inPerSecond = in;
    queue.outPerSecond = out;
    return queue;
}

struct QueuesBench {
    QueuesBench()
        : theme(Theme::make(Scheme::Light))
        , page(engine, theme, clock)
    {
        engine.now.queues = {queueOf(kReadyQueue, 400, 2, 10), queueOf(kRetryQueue, 0), queueOf(kDeadLetterQueue, 3),
                             queueOf(connectionQueue(u"rates"_s), 9'000, 60, 10)};
        QueueItem item;
        item.run = RunId{17};
        item.workflow = u"rates"_s;
        item.task = u"fetch"_s;
        item.age = seconds(12);
        engine.queueItems = {item};
        page.resize(1000, 900);
    }
    void open()
    {
        engine.announce(clock.wall());
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTRY_COMPARE(list()->model()->rowCount(), 4);
    }
    void pass(Milliseconds time)
    {
        clock.advance(time);
        engine.announce(clock.wall());
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page.findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ListView *list() const { return find<ListView>("queueList"); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return list()->model()->index(row, column).data().toString();
    }
    void press(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    FakeEngine engine;
    FakeClock clock;
    ThemeController theme;
    QueuesPage page;
};

} // namespace

class TestQueuesPage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void tellsHowEachQueueStands()
    {
        QueuesBench bench;
        bench.open();
        QCOMPARE(bench.cell(0, QueueModel::DepthColumn), u"400"_s);
        QCOMPARE(bench.cell(0, QueueModel::LevelColumn), u"calm"_s);
        QCOMPARE(bench.cell(0, QueueModel::DrainColumn), u"50 s"_s);
        QCOMPARE(bench.cell(1, QueueModel::DrainColumn), QString());
        QCOMPARE(bench.cell(2, QueueModel::LevelColumn), u"piling up"_s); // a letter waits for a person
        QCOMPARE(bench.cell(3, QueueModel::DrainColumn), u"never"_s);
        bench.engine.now.queues[3].depth = 20'000;
        QSignalSpy over(&bench.page, &QueuesPage::overLimitsChanged);
        bench.pass(seconds(1));
        QCOMPARE(bench.cell(3, QueueModel::LevelColumn), u"over its limit"_s);
        QCOMPARE(over.count(), 1);
        QCOMPARE(over[0][0].toULongLong(), quint64(1));
    }

    void callsWorkflowsAndTasksByTheirNames()
    {
        QueuesBench bench;
        bench.engine.now.queues[3] = queueOf(workflowQueue(u"rates"_s), 2);
        bench.open();
        WorkflowNames names;
        names.workflows = {{u"rates"_s, u"Rates of the day"_s}};
        names.tasks = {{{u"rates"_s, u"fetch"_s}, u"Ask for a rate"_s}};
        bench.page.setNames(names);
        QCOMPARE(bench.cell(3, QueueModel::QueueColumn), u"Steps of Rates of the day that wait"_s);
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_End);
        QCOMPARE(bench.find<ElidedLabel>("queueTitle")->text(), u"Steps of Rates of the day that wait"_s);
        auto *items = bench.find<ListView>("queueItems");
        QTRY_COMPARE(items->model()->rowCount(), 1);
        const auto item = [&](int column) { return items->model()->index(0, column).data().toString(); };
        QCOMPARE(item(QueueItemModel::WorkflowColumn), u"Rates of the day"_s);
        QCOMPARE(item(QueueItemModel::TaskColumn), u"Ask for a rate"_s);
        QTest::keyClick(bench.list(), Qt::Key_Home);
        QCOMPARE(bench.find<ElidedLabel>("queueTitle")->text(), u"Steps ready to run"_s);
    }

    void forecastsWhenItsLimitIsReached()
    {
        QueuesBench bench;
        bench.open();
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_End);
        QCOMPARE(bench.find<ElidedLabel>("queueTitle")->text(), u"Steps waiting for rates"_s);
        QCOMPARE(bench.find<Figure>("queueOverflow")->value(), u"20 s"_s); // 1,000 more at 50 a second
        QCOMPARE(bench.find<QLabel>("queueOutlook")->text(), u"At this rate its limit of 10,000 is reached in 20 s."_s);
        QCOMPARE(bench.find<StateChip>("queueLevel")->word(), u"piling up"_s);
        QCOMPARE(bench.find<StateChip>("queueLevel")->glyph().shape, Shape::Triangle);
    }

    void limitsAreSetByKeyKeptAndReset()
    {
        QueuesBench bench;
        bench.open();
        QSignalSpy changed(&bench.page, &QueuesPage::limitsChanged);
        auto *warn = bench.find<QSpinBox>("queueWarn");
        QCOMPARE(warn->value(), 1000);
        QVERIFY(!bench.find<QPushButton>("queueUsual")->isEnabled());
        warn->setFocus();
        warn->selectAll();
        QTest::keyClicks(warn, u"300"_s);
        QTest::keyClick(warn, Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bench.cell(0, QueueModel::LevelColumn), u"piling up"_s);
        const QByteArray kept = changed[0][0].toByteArray();
        QueuesBench next;
        next.page.setLimits(kept);
        next.open();
        QCOMPARE(next.cell(0, QueueModel::LevelColumn), u"piling up"_s);
        bench.press("queueUsual");
        QCOMPARE(bench.cell(0, QueueModel::LevelColumn), u"calm"_s);
        QCOMPARE(warn->value(), 1000);
    }

    void showsWhoWaitsAndLeadsThere()
    {
        QueuesBench bench;
        bench.open();
        auto *items = bench.find<ListView>("queueItems");
        QTRY_COMPARE(items->model()->rowCount(), 1);
        const auto cell = [&](int column) { return items->model()->index(0, column).data().toString(); };
        QCOMPARE(cell(QueueItemModel::AgeColumn), u"12 s"_s);
        QCOMPARE(cell(QueueItemModel::WhatColumn), u"run 17"_s);
        QCOMPARE(cell(QueueItemModel::TaskColumn), u"fetch"_s);
        QSignalSpy asked(&bench.page, &QueuesPage::runRequested);
        items->setCurrentIndex(items->model()->index(0, 0));
        QTest::keyClick(items, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<RunId>(), RunId{17});
    }

    void purgeIsConfirmedWithTheCount()
    {
        QueuesBench bench;
        bench.open();
        QCOMPARE(bench.find<QPushButton>("queuePurge")->text(), u"Purge 400…"_s);
        bench.press("queuePurge");
        auto *confirm = bench.find<QPushButton>("queueConfirm");
        QVERIFY(confirm->isVisible());
        QCOMPARE(confirm->text(), u"Take 400 out"_s);
        QVERIFY(!confirm->isEnabled()); // why?
        QTest::keyClicks(bench.find<QLineEdit>("queueReason"), u"a test"_s);
        QTest::keyClick(bench.find<QLineEdit>("queueReason"), Qt::Key_Return);
        bench.engine.queueOutcome = {398, 2};
        QCOMPARE(bench.engine.queueRequests.size(), std::size_t(1));
        QCOMPARE(bench.engine.queueRequests[0].action, QueueAction::Purge);
        QCOMPARE(bench.engine.queueRequests[0].queue, kReadyQueue);
        QCOMPARE(bench.engine.queueRequests[0].reason, u"a test"_s);
        QTRY_VERIFY(bench.find<InfoBar>("queuesBar")->isVisible());
    }

    void aPauseCanBeTakenBack()
    {
        QueuesBench bench;
        bench.open();
        bench.press("queuePause");
        QTest::keyClicks(bench.find<QLineEdit>("queueReason"), u"maintenance"_s);
        QTest::keyClick(bench.find<QLineEdit>("queueReason"), Qt::Key_Return);
        QCOMPARE(bench.engine.queueRequests.back().action, QueueAction::Pause);
        QTRY_VERIFY(bench.find<QPushButton>("queueUndo"));
        bench.press("queueUndo");
        QCOMPARE(bench.engine.queueRequests.back().action, QueueAction::Resume);
        bench.engine.now.queues[0].hold = QueueHold{u"ada"_s, u"maintenance"_s, bench.clock.wall()};
        bench.pass(seconds(1));
        QCOMPARE(bench.find<QPushButton>("queuePause")->text(), u"Resume this queue"_s);
        QVERIFY(bench.find<QLabel>("queueOutlook")->text().startsWith(u"Paused by ada: maintenance."_s));
    }

    void theChartIsReadByKey()
    {
        QueuesBench bench;
        bench.open();
        for (quint64 depth = 400; depth < 410; ++depth) {
            bench.engine.now.queues[0].depth = depth;
            bench.pass(seconds(1));
        }
        auto *chart = bench.find<DepthChart>("queueChart");
        QVERIFY(chart->points().size() >= 10);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        auto *told = bench.find<QLabel>("queueCrosshair");
        QVERIFY2(told->text().endsWith(u": 409"_s), qPrintable(told->text()));
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY2(told->text().endsWith(u": 408"_s), qPrintable(told->text()));
        QCOMPARE(chart->accessibleDescription(), told->text());
        QTest::keyClick(chart, Qt::Key_Escape);
        QCOMPARE(told->text(), QString());
    }

    void theChartIsATableToo()
    {
        QueuesBench bench;
        bench.open();
        for (quint64 depth = 400; depth < 410; ++depth) {
            bench.engine.now.queues[0].depth = depth;
            bench.pass(seconds(1));
        }
        const auto *chart = bench.find<DepthChart>("queueChart");
        const auto *table = bench.find<ListView>("queueDepths");
        QVERIFY(chart->isVisible() && !table->isVisible());
        auto *form = bench.find<SegmentedControl>("queueForm");
        form->findChildren<QAbstractButton *>().at(1)->click();
        QVERIFY(table->isVisible() && !chart->isVisible());
        const auto cell = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
        QCOMPARE(table->model()->rowCount(), static_cast<int>(chart->points().size()));
        QCOMPARE(cell(0, 3), u"409"_s);
        QCOMPARE(cell(1, 3), u"408"_s);
        bench.engine.now.queues[0].depth = 7;
        bench.pass(seconds(1));
        bench.pass(seconds(1)); // a second is told when it is over
        QCOMPARE(cell(0, 1), u"7"_s);
        form->findChildren<QAbstractButton *>().at(0)->click();
        QVERIFY(chart->isVisible());
    }

    void staleFiguresAreGrey()
    {
        QueuesBench bench;
        bench.open();
        QVERIFY(!bench.list()->model()->index(0, QueueModel::DepthColumn).data(TokenRole).isValid());
        bench.engine.now.figuresAge = seconds(5);
        bench.pass(seconds(1));
        QCOMPARE(bench.list()->model()->index(0, QueueModel::DepthColumn).data(TokenRole).toInt(), int(Token::Paused));
        QVERIFY(!bench.find<QPushButton>("queuePurge")->isEnabled());
    }

    void theTablesHoldTheirContract()
    {
        QueueModel queues;
        QueueItemModel items;
        const QAbstractItemModelTester one(&queues, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester other(&items, QAbstractItemModelTester::FailureReportingMode::QtTest);
        queues.setQueues({queueOf(u"a"_s, 1), queueOf(u"b"_s, 2)}, {});
        queues.setQueues({queueOf(u"a"_s, 5), queueOf(u"b"_s, 2)}, {});
        QCOMPARE(queues.index(0, QueueModel::DepthColumn).data().toString(), u"5"_s);
        queues.setQueues({queueOf(u"b"_s, 2), queueOf(u"c"_s, 2), queueOf(u"d"_s, 2)}, {});
        QCOMPARE(queues.rowOf(u"c"_s), 1);
        QCOMPARE(queues.rowOf(u"a"_s), -1);
        for (const std::size_t count : {3U, 5U, 5U, 1U, 0U, 2U})
            items.setItems(std::vector<QueueItem>(count), {});
        QCOMPARE(items.rowCount(), 2);
        queues.setQueues({}, {});
        QCOMPARE(queues.rowCount(), 0);
    }

    void eachDesignedStateIsShown()
    {
        QueuesBench bench;
        bench.engine.now = {};
        bench.page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bench.page));
        QCOMPARE(bench.find<PageStates>("queuesStates")->state(), PageState::Loading);
        bench.engine.announce(bench.clock.wall());
        QCOMPARE(bench.find<PageStates>("queuesStates")->state(), PageState::Empty);
    }
};

QTEST_MAIN(TestQueuesPage)
#include "tst_queuespage.moc"
