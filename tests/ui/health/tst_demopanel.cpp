#include "tests/ui/health/healthfixture.h"
#include "ui/health/demopanel.h"
#include "ui/health/poisonlist.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/infobar.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

using namespace sluice;

namespace {

struct DemoFixture : HealthFixture {
    DemoFixture()
    {
        engine.now.demoServing = true;
        engine.now.demoOwned = true;
        engine.now.demoAddress = QStringLiteral("127.0.0.1:7171");
        engine.announce();
    }
    [[nodiscard]] QPushButton *button(const char *name) const { return find<QPushButton>(QString::fromLatin1(name)); }
    [[nodiscard]] QString nowText() const { return find<QLabel>(QStringLiteral("demoNow"))->text(); }
    [[nodiscard]] InfoBar *bar() const { return find<InfoBar>(QStringLiteral("demoOutcome")); }
};

} // namespace

class TestDemoPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The offscreen platform says so of every window that is shown.
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void hidesWithoutAService();
    void saysWhereItServesAndHowItIsSet();
    void repairsInOneClickAndBreaksAgain();
    void sendsWhatWasTurnedByKey();
    void poisonIsEditedByKey();
    void sendsNothingWhileAnswerIsAwaited();
    void refusalSaysWhyAndKeepsTheKnobs();
    void anotherServiceIsAskedAnew();
};

void TestDemoPanel::hidesWithoutAService()
{
    HealthFixture it;
    QVERIFY(!it.page.findChild<DemoPanel *>()->isVisible());
    it.engine.now.demoServing = true;
    it.engine.announce();
    QVERIFY(it.page.findChild<DemoPanel *>()->isVisible());
}

void TestDemoPanel::saysWhereItServesAndHowItIsSet()
{
    DemoFixture it;
    auto *where = it.find<ElidedLabel>(QStringLiteral("demoWhere"));
    QCOMPARE(where->text(), QStringLiteral("Serves at 127.0.0.1:7171, inside this program"));
    QTRY_COMPARE(it.nowText(),
                 QStringLiteral("Now 20 % of its calls fail, each takes 5 ms longer, and it refuses AQ, BV, HM."));
    QCOMPARE(it.find<QSlider>(QStringLiteral("demoErrorRate"))->value(), 20);
    QCOMPARE(it.find<QSpinBox>(QStringLiteral("demoLatency"))->value(), 5);
    it.engine.now.demoOwned = false;
    it.engine.announce();
    QCOMPARE(where->text(), QStringLiteral("Serves at 127.0.0.1:7171, run by another program"));
}

void TestDemoPanel::repairsInOneClickAndBreaksAgain()
{
    DemoFixture it;
    it.page.hide();
    it.engine.knobs = {0.4, Milliseconds(7), {QStringLiteral("AQ")}};
    it.page.show();
    QTRY_VERIFY(it.nowText().startsWith(QStringLiteral("Now 40 %")));
    QVERIFY(!it.button("demoBreak")->isEnabled());
    const DemoKnobs broken = it.engine.knobs;
    QTest::mouseClick(it.button("demoRepair"), Qt::LeftButton);
    QCOMPARE(it.engine.knobRequests.size(), std::size_t(1));
    const DemoKnobs repaired{0, Milliseconds(7), {}};
    QCOMPARE(it.engine.knobRequests[0], repaired);
    QTRY_VERIFY(it.button("demoBreak")->isEnabled());
    QVERIFY(!it.button("demoRepair")->isEnabled());
    QVERIFY(it.bar()->isVisible());
    QCOMPARE(it.bar()->text(), QStringLiteral("The service is repaired: every call succeeds. Retry what failed."));
    QTest::mouseClick(it.button("demoBreak"), Qt::LeftButton);
    QCOMPARE(it.engine.knobRequests.size(), std::size_t(2));
    QCOMPARE(it.engine.knobRequests[1], broken);
}

void TestDemoPanel::sendsWhatWasTurnedByKey()
{
    DemoFixture it;
    auto *rate = it.find<QSlider>(QStringLiteral("demoErrorRate"));
    QTRY_VERIFY(rate->isEnabled());
    QVERIFY(!it.button("demoApply")->isEnabled());
    QTest::keyClick(rate, Qt::Key_PageUp);
    QTest::keyClick(rate, Qt::Key_Right);
    auto *latency = it.find<QSpinBox>(QStringLiteral("demoLatency"));
    QTest::keyClick(latency, Qt::Key_Up);
    QVERIFY(it.button("demoApply")->isEnabled());
    QVERIFY(it.engine.knobRequests.empty());
    QTest::keyClick(it.button("demoApply"), Qt::Key_Space);
    QCOMPARE(it.engine.knobRequests.size(), std::size_t(1));
    QCOMPARE(it.engine.knobRequests[0].errorRate, 0.31);
    QCOMPARE(it.engine.knobRequests[0].latency.count(), 10);
    QTRY_VERIFY(it.nowText().startsWith(QStringLiteral("Now 31 %")));
}

void TestDemoPanel::poisonIsEditedByKey()
{
    DemoFixture it;
    auto *list = it.find<QListWidget>(QStringLiteral("poisonCodes"));
    auto *field = it.find<QLineEdit>(QStringLiteral("poisonField"));
    QTRY_COMPARE(list->count(), 3);
    QTest::keyClicks(field, QStringLiteral("de"));
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClicks(field, QStringLiteral("aq"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(it.page.findChild<PoisonList *>()->codes().join(u' '), QStringLiteral("AQ BV HM DE"));
    list->setCurrentRow(1);
    QCOMPARE(it.button("removePoison")->text(), QStringLiteral("Take BV away"));
    QTest::keyClick(list, Qt::Key_Delete);
    list->item(0)->setText(QStringLiteral(" fr "));
    list->item(1)->setText(QStringLiteral("de"));
    QCOMPARE(it.page.findChild<PoisonList *>()->codes().join(u' '), QStringLiteral("FR DE"));
    QTest::mouseClick(it.button("demoApply"), Qt::LeftButton);
    QCOMPARE(it.engine.knobRequests.size(), std::size_t(1));
    QCOMPARE(it.engine.knobRequests[0].poison.join(u' '), QStringLiteral("FR DE"));
}

void TestDemoPanel::sendsNothingWhileAnswerIsAwaited()
{
    DemoFixture it;
    QTRY_VERIFY(it.button("demoRepair")->isEnabled());
    it.engine.holdAnswers();
    QTest::mouseClick(it.button("demoRepair"), Qt::LeftButton);
    QVERIFY(!it.button("demoRepair")->isEnabled());
    QTest::mouseClick(it.button("demoRepair"), Qt::LeftButton);
    QCOMPARE(it.engine.knobRequests.size(), std::size_t(1));
    it.engine.releaseAnswers();
    QTRY_VERIFY(it.button("demoBreak")->isEnabled());
}

void TestDemoPanel::refusalSaysWhyAndKeepsTheKnobs()
{
    DemoFixture it;
    QTRY_VERIFY(it.button("demoRepair")->isEnabled());
    it.engine.refusal = Error{QStringLiteral("demo.unanswered"),
                              {{QStringLiteral("address"), QStringLiteral("127.0.0.1:7171")}},
                              QStringLiteral("refused")};
    QTest::mouseClick(it.button("demoRepair"), Qt::LeftButton);
    QTRY_VERIFY(it.bar()->isVisible());
    QVERIFY(it.nowText().startsWith(QStringLiteral("Now 20 %")));
    QVERIFY(it.button("demoRepair")->isEnabled());
}

void TestDemoPanel::anotherServiceIsAskedAnew()
{
    DemoFixture it;
    QTRY_VERIFY(it.nowText().startsWith(QStringLiteral("Now 20 %")));
    it.engine.now.demoServing = false;
    it.engine.announce();
    it.engine.knobs.errorRate = 0.5;
    it.engine.now.demoServing = true;
    it.engine.announce();
    QTRY_VERIFY(it.nowText().startsWith(QStringLiteral("Now 50 %")));
}

QTEST_MAIN(TestDemoPanel)
#include "tst_demopanel.moc"
