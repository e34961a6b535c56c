#include "tests/ui/health/healthfixture.h"
#include "ui/health/queuepanel.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/infobar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace sluice;

namespace {

const QString kReadyRow = QStringLiteral("queue:ready");

struct Queues : HealthFixture {
    [[nodiscard]] QPushButton *button(const char *name, const QString &row = kReadyRow) const
    {
        return find<QPushButton>(QString::fromLatin1(name), row);
    }
    [[nodiscard]] QueuePanel *panel() const { return page.findChild<QueuePanel *>(); }
    [[nodiscard]] QString state(const QString &row = kReadyRow) const
    {
        return find<QLabel>(QStringLiteral("queueState"), row)->text();
    }
};

} // namespace

class TestQueuePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsRatesAndWhoPausedIt();
    void asksWhyBeforeItPauses();
    void escapeChangesNothing();
    void resumesAtOnce();
    void saysWhatAPurgeDoes();
    void showsWhoWaits();
    void offersNoPurgeOfOrders();
};

void TestQueuePanel::showsRatesAndWhoPausedIt()
{
    Queues it;
    it.engine.now.queues[0].inPerSecond = 3.4;
    it.engine.now.queues[0].outPerSecond = 2;
    it.engine.announce();
    QCOMPARE(it.state(), QStringLiteral("3.4/s in, 2/s out"));
    QCOMPARE(it.button("pauseQueue")->text(), QStringLiteral("Pause…"));
    it.engine.now.queues[0].hold = QueueHold{QStringLiteral("ada"), QStringLiteral("audit <b>now</b>"), {}};
    it.engine.announce();
    QVERIFY(it.state().startsWith(QStringLiteral("Paused by ada: audit <b>now</b>")));
    QCOMPARE(it.button("pauseQueue")->text(), QStringLiteral("Resume"));
}

void TestQueuePanel::asksWhyBeforeItPauses()
{
    Queues it;
    QVERIFY(!it.panel()->isVisible());
    QTest::mouseClick(it.button("pauseQueue"), Qt::LeftButton);
    QVERIFY(it.panel()->isVisible());
    auto *confirm = it.find<QPushButton>(QStringLiteral("queueConfirm"));
    QVERIFY(!confirm->isEnabled());
    QVERIFY(it.engine.queueRequests.empty());
    QTest::keyClicks(it.find<QLineEdit>(QStringLiteral("queueReason")), QStringLiteral(" maintenance "));
    QVERIFY(confirm->isEnabled());
    QTest::keyClick(it.find<QLineEdit>(QStringLiteral("queueReason")), Qt::Key_Return);
    QCOMPARE(it.engine.queueRequests.size(), std::size_t(1));
    QCOMPARE(it.engine.queueRequests[0].queue, QStringLiteral("ready"));
    QCOMPARE(it.engine.queueRequests[0].action, QueueAction::Pause);
    QCOMPARE(it.engine.queueRequests[0].reason, QStringLiteral("maintenance"));
    QVERIFY(!it.panel()->isVisible());
}

void TestQueuePanel::escapeChangesNothing()
{
    Queues it;
    QTest::mouseClick(it.button("purgeQueue"), Qt::LeftButton);
    QVERIFY(it.panel()->isVisible());
    QTest::keyClick(it.find<QLineEdit>(QStringLiteral("queueReason")), Qt::Key_Escape);
    QVERIFY(!it.panel()->isVisible());
    QVERIFY(it.engine.queueRequests.empty());
}

void TestQueuePanel::resumesAtOnce()
{
    Queues it;
    it.engine.now.queues[0].hold = QueueHold{QStringLiteral("ada"), QStringLiteral("audit"), {}};
    it.engine.announce();
    QTest::mouseClick(it.button("pauseQueue"), Qt::LeftButton);
    QVERIFY(!it.panel()->isVisible());
    QCOMPARE(it.engine.queueRequests.size(), std::size_t(1));
    QCOMPARE(it.engine.queueRequests[0].action, QueueAction::Resume);
    QVERIFY(!it.engine.queueRequests[0].reason.isEmpty());
}

void TestQueuePanel::saysWhatAPurgeDoes()
{
    Queues it;
    it.engine.queueOutcome = {3, 1};
    QTest::mouseClick(it.button("purgeQueue", QStringLiteral("queue:deadLetter")), Qt::LeftButton);
    auto *text = it.find<QLabel>(QStringLiteral("queueText"));
    QVERIFY2(text->text().contains(QStringLiteral("discarded")), qPrintable(text->text()));
    QTest::mouseClick(it.button("purgeQueue"), Qt::LeftButton);
    QVERIFY2(text->text().contains(QStringLiteral("becomes a dead letter")), qPrintable(text->text()));
    QTest::keyClicks(it.find<QLineEdit>(QStringLiteral("queueReason")), QStringLiteral("old"));
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("queueConfirm")), Qt::LeftButton);
    QCOMPARE(it.engine.queueRequests.size(), std::size_t(1));
    QCOMPARE(it.engine.queueRequests[0].action, QueueAction::Purge);
    QCOMPARE(queueOutcomeText(it.engine.queueRequests[0], it.engine.queueOutcome),
             QStringLiteral("Steps ready to run: 3 taken out, 1 kept"));
    auto *outcome = it.find<InfoBar>(QStringLiteral("healthOutcome"));
    QTRY_VERIFY(outcome->isVisible());
}

void TestQueuePanel::showsWhoWaits()
{
    Queues it;
    QueueItem step;
    step.run = RunId{4711};
    step.step = StepIndex{2};
    step.workflow = QStringLiteral("orders");
    step.task = QStringLiteral("charge");
    step.age = Milliseconds(12'000);
    it.engine.queueItems = {step};
    QTest::mouseClick(it.button("peekQueue"), Qt::LeftButton);
    QTRY_VERIFY(it.panel()->isVisible());
    const QString text = it.find<QLabel>(QStringLiteral("queueText"))->text();
    QVERIFY2(text.contains(QStringLiteral("12 s · run 4711 · orders · charge")), qPrintable(text));
    QVERIFY(!it.find<QLineEdit>(QStringLiteral("queueReason"))->isVisible());
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("queueClose")), Qt::LeftButton);
    QVERIFY(!it.panel()->isVisible());
    it.engine.now.queues[0].depth = 0;
    it.engine.announce();
    QVERIFY(!it.button("peekQueue")->isEnabled());
    QVERIFY(!it.button("purgeQueue")->isEnabled());
}

void TestQueuePanel::offersNoPurgeOfOrders()
{
    Queues it;
    it.engine.now.queues.push_back({kEventQueue, 5, Milliseconds(10)});
    it.engine.announce();
    const QString row = QStringLiteral("queue:event");
    QVERIFY(!it.button("purgeQueue", row)->isEnabled());
    QVERIFY(!it.button("purgeQueue", row)->toolTip().isEmpty());
    QVERIFY(it.button("pauseQueue", row)->isEnabled());
}

QTEST_MAIN(TestQueuePanel)
#include "tst_queuepanel.moc"
