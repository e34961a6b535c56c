#include "tests/ui/health/healthfixture.h"
#include "ui/health/breakercard.h"
#include "ui/health/transitionstrip.h"
#include "ui/widgets/breakerpicture.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/statechip.h"
#include "ui/wording/formats.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>

#include <set>

using namespace sluice;

class TestBreakerCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The offscreen platform says so of every window that is shown.
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void saysHowManyCallsFailed_data();
    void saysHowManyCallsFailed();
    void countsDownToTheNextProbe();
    void picturesDifferByState();
    void forcesOpenByKeyWithExpiryAndReason();
    void forcesNothingWithoutAReason();
    void everyActionAsksForItself_data();
    void everyActionAsksForItself();
    void escapeChangesNothing();
    void forcedStateSaysWhoWhyAndHowLong();
    void forcedClosedIsNotPlainlyClosed();
    void forcingCanBeUndone();
    void refusalSaysWhy();
    void historySaysWhatAndWhen();
    void poolShowsUseAndSize();
    void poolShowsWhatItRefused();
    void aMissingSecretDegradesAndLeadsToTheConnection();
};

namespace {

QPushButton *button(HealthFixture &it, const QString &name)
{
    return it.find<QPushButton>(name, QStringLiteral("breaker:rates"));
}

QString held(HealthFixture &it)
{
    auto *label = it.find<QLabel>(QStringLiteral("heldBy"));
    return label->isVisible() ? label->text() : QString();
}

} // namespace

void TestBreakerCard::saysHowManyCallsFailed_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("calls");
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, BreakerPhase phase, int calls, double rate, const QString &says) {
        QTest::newRow(name) << static_cast<int>(phase) << calls << rate << says;
    };
    row("failing", BreakerPhase::Closed, 100, 0.12, QStringLiteral("12 of 100 call(s) failed; opens at 50 %."));
    row("too few", BreakerPhase::Closed, 8, 0.0, QStringLiteral("Not enough calls yet to judge: 8 of 20."));
    row("no call", BreakerPhase::Closed, 0, 0.0, QStringLiteral("Not enough calls yet to judge: 0 of 20."));
    row("just enough", BreakerPhase::Closed, 20, 0.05, QStringLiteral("1 of 20 call(s) failed; opens at 50 %."));
    row("trial", BreakerPhase::HalfOpen, 2, 0.5, QStringLiteral("Lets a few calls through to see: 2 answered so far."));
    row("open", BreakerPhase::Open, 100, 0.7, QStringLiteral("No call passes until the next probe."));
    row("forced", BreakerPhase::ForcedOpen, 100, 0.7, QStringLiteral("No call passes."));
    row("disabled", BreakerPhase::Disabled, 100, 0.7, QStringLiteral("Every call passes, and none is counted."));
}

void TestBreakerCard::saysHowManyCallsFailed()
{
    QFETCH(int, phase);
    QFETCH(int, calls);
    QFETCH(double, rate);
    HealthFixture it;
    auto &connection = it.engine.now.connections[0];
    connection.phase = static_cast<BreakerPhase>(phase);
    connection.calls = static_cast<quint32>(calls);
    connection.failureRate = rate;
    it.engine.announce();
    QTEST(it.find<QLabel>(QStringLiteral("failureRate"))->text(), "says");
}

void TestBreakerCard::countsDownToTheNextProbe()
{
    HealthFixture it;
    auto *probe = it.find<Figure>(QStringLiteral("nextProbe"));
    QCOMPARE(probe->value(), QStringLiteral("–"));
    auto &connection = it.engine.now.connections[0];
    connection.phase = BreakerPhase::Open;
    connection.nextProbe = Milliseconds(40'100);
    it.engine.announce();
    QCOMPARE(probe->value(), QStringLiteral("41 s"));
    connection.nextProbe = Milliseconds(300);
    it.engine.announce();
    QCOMPARE(probe->value(), QStringLiteral("1 s"));
}

void TestBreakerCard::picturesDifferByState()
{
    std::set<QByteArray> seen;
    const auto picture = [](BreakerPhase phase, bool forced) {
        QImage image(112, 56, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintBreaker(painter, image.rect(), phase, forced, Qt::black);
        painter.end();
        return QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
    };
    for (const auto phase : {BreakerPhase::Closed, BreakerPhase::Open, BreakerPhase::HalfOpen, BreakerPhase::Disabled,
                             BreakerPhase::MetricsOnly})
        seen.insert(picture(phase, false));
    seen.insert(picture(BreakerPhase::ForcedOpen, true));
    seen.insert(picture(BreakerPhase::Closed, true));
    QCOMPARE(seen.size(), std::size_t(7));
}

void TestBreakerCard::forcesOpenByKeyWithExpiryAndReason()
{
    HealthFixture it;
    auto *force = button(it, QStringLiteral("forceOpen"));
    QCOMPARE(force->accessibleName(), QStringLiteral("Force rates open"));
    force->setFocus();
    QTest::keyClick(force, Qt::Key_Space);
    auto *reason = it.find<QLineEdit>(QStringLiteral("orderReason"));
    QVERIFY(reason->isVisible());
    QVERIFY(it.engine.breakerRequests.empty());
    auto *expiry = it.find<QComboBox>(QStringLiteral("orderExpiry"));
    QCOMPARE(expiry->currentText(), QStringLiteral("until I say"));
    QTest::keyClick(expiry, Qt::Key_Down);
    QTest::keyClick(expiry, Qt::Key_Down);
    QTest::keyClicks(reason, QStringLiteral("maintenance"));
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(it.engine.breakerRequests.size(), std::size_t(1));
    const BreakerRequest &request = it.engine.breakerRequests[0];
    QCOMPARE(request.connection, QStringLiteral("rates"));
    QCOMPARE(request.action, BreakerAction::ForceOpen);
    QVERIFY(request.expiry == std::optional<Milliseconds>(std::chrono::minutes(10)));
    QCOMPARE(request.reason, QStringLiteral("maintenance"));
    QVERIFY(!reason->isVisible());
    auto *bar = it.find<InfoBar>(QStringLiteral("healthOutcome"));
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->text(), QStringLiteral("rates is held open for 10 min."));
}

void TestBreakerCard::forcesNothingWithoutAReason()
{
    HealthFixture it;
    QTest::mouseClick(button(it, QStringLiteral("forceClosed")), Qt::LeftButton);
    auto *confirm = it.find<QPushButton>(QStringLiteral("orderConfirm"));
    QCOMPARE(confirm->text(), QStringLiteral("Force rates closed"));
    QVERIFY(!confirm->isEnabled());
    auto *reason = it.find<QLineEdit>(QStringLiteral("orderReason"));
    QTest::keyClicks(reason, QStringLiteral("  "));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(!confirm->isEnabled());
    QVERIFY(it.engine.breakerRequests.empty());
}

void TestBreakerCard::everyActionAsksForItself_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("action");
    QTest::newRow("open") << QStringLiteral("forceOpen") << static_cast<int>(BreakerAction::ForceOpen);
    QTest::newRow("closed") << QStringLiteral("forceClosed") << static_cast<int>(BreakerAction::ForceClosed);
    QTest::newRow("reset") << QStringLiteral("reset") << static_cast<int>(BreakerAction::Reset);
    QTest::newRow("disable") << QStringLiteral("disable") << static_cast<int>(BreakerAction::Disable);
}

void TestBreakerCard::everyActionAsksForItself()
{
    QFETCH(QString, name);
    QFETCH(int, action);
    HealthFixture it;
    QTest::mouseClick(button(it, name), Qt::LeftButton);
    QTest::keyClicks(it.find<QLineEdit>(QStringLiteral("orderReason")), QStringLiteral("because"));
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("orderConfirm")), Qt::LeftButton);
    QCOMPARE(it.engine.breakerRequests.size(), std::size_t(1));
    QCOMPARE(static_cast<int>(it.engine.breakerRequests[0].action), action);
    QVERIFY(!it.engine.breakerRequests[0].expiry);
    QCOMPARE(it.engine.breakerRequests[0].reason, QStringLiteral("because"));
}

void TestBreakerCard::escapeChangesNothing()
{
    HealthFixture it;
    QTest::mouseClick(button(it, QStringLiteral("disable")), Qt::LeftButton);
    auto *reason = it.find<QLineEdit>(QStringLiteral("orderReason"));
    QTest::keyClicks(reason, QStringLiteral("because"));
    QTest::keyClick(reason, Qt::Key_Escape);
    QVERIFY(!reason->isVisible());
    QVERIFY(it.engine.breakerRequests.empty());
    // What was typed is gone with it.
    QTest::mouseClick(button(it, QStringLiteral("disable")), Qt::LeftButton);
    QVERIFY(reason->text().isEmpty());
}

void TestBreakerCard::forcedStateSaysWhoWhyAndHowLong()
{
    HealthFixture it;
    QVERIFY(held(it).isEmpty());
    auto &connection = it.engine.now.connections[0];
    connection.phase = BreakerPhase::ForcedOpen;
    connection.forcedBy = QStringLiteral("anna");
    connection.forcedWhy = QStringLiteral("<b>maintenance</b>");
    connection.forcedFor = Milliseconds(125'000);
    it.engine.announce();
    QCOMPARE(held(it), QStringLiteral("Held by anna for another 2 min 5 s: <b>maintenance</b>"));
    QCOMPARE(it.find<QLabel>(QStringLiteral("heldBy"))->textFormat(), Qt::PlainText);
    connection.forcedFor.reset();
    connection.forcedWhy.clear();
    it.engine.announce();
    QCOMPARE(held(it), QStringLiteral("Held by anna until somebody says otherwise: no reason given"));
}

void TestBreakerCard::forcedClosedIsNotPlainlyClosed()
{
    HealthFixture it;
    auto *chip = it.find<StateChip>(QStringLiteral("breakerPhase"));
    QCOMPARE(chip->word(), QStringLiteral("closed"));
    it.engine.now.connections[0].forcedBy = QStringLiteral("anna");
    it.engine.announce();
    QCOMPARE(chip->word(), QStringLiteral("forced closed"));
}

void TestBreakerCard::forcingCanBeUndone()
{
    HealthFixture it;
    QTest::mouseClick(button(it, QStringLiteral("forceOpen")), Qt::LeftButton);
    QTest::keyClicks(it.find<QLineEdit>(QStringLiteral("orderReason")), QStringLiteral("because"));
    QTest::keyClick(it.find<QLineEdit>(QStringLiteral("orderReason")), Qt::Key_Return);
    QTRY_VERIFY(it.find<QPushButton>(QStringLiteral("undoOrder")));
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("undoOrder")), Qt::LeftButton);
    QCOMPARE(it.engine.breakerRequests.size(), std::size_t(2));
    QCOMPARE(it.engine.breakerRequests[1].action, BreakerAction::Reset);
    QCOMPARE(it.engine.breakerRequests[1].connection, QStringLiteral("rates"));
    auto *bar = it.find<InfoBar>(QStringLiteral("healthOutcome"));
    QTRY_COMPARE(bar->text(), QStringLiteral("The breaker of rates is closed and counts anew."));
}

void TestBreakerCard::refusalSaysWhy()
{
    HealthFixture it;
    it.engine.refusal = Error{QStringLiteral("nobody.wordedThis"), {}, QStringLiteral("no such connection")};
    QTest::mouseClick(button(it, QStringLiteral("reset")), Qt::LeftButton);
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("orderConfirm")), Qt::LeftButton);
    auto *bar = it.find<InfoBar>(QStringLiteral("healthOutcome"));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(QStringLiteral("nobody.wordedThis")));
    QVERIFY(!it.find<QPushButton>(QStringLiteral("undoOrder")));
}

void TestBreakerCard::historySaysWhatAndWhen()
{
    HealthFixture it;
    auto *strip = it.find<TransitionStrip>(QStringLiteral("transitions"));
    QCOMPARE(strip->accessibleDescription(), QStringLiteral("none so far"));
    QVERIFY(strip->textAt(QPoint(4, 4)).isEmpty());
    it.engine.now.connections[0].history = {{BreakerPhase::Open, it.clock.wall() - Milliseconds(60'000)},
                                            {BreakerPhase::HalfOpen, it.clock.wall() - Milliseconds(30'000)}};
    it.engine.announce();
    QVERIFY(strip->textAt(QPoint(4, 4)).endsWith(QStringLiteral(" open")));
    QVERIFY(strip->textAt(QPoint(22, 4)).endsWith(QStringLiteral(" half-open")));
    QVERIFY(strip->textAt(QPoint(60, 4)).isEmpty());
}

void TestBreakerCard::poolShowsUseAndSize()
{
    HealthFixture it;
    QCOMPARE(it.find<Figure>(QStringLiteral("poolInUse"))->value(), QStringLiteral("3 of 8"));
}

void TestBreakerCard::poolShowsWhatItRefused()
{
    HealthFixture it;
    auto *refused = it.find<Figure>(QStringLiteral("poolRefused"));
    QCOMPARE(refused->value(), QStringLiteral("0"));
    auto &connection = it.engine.now.connections[0];
    connection.waiting = 12;
    connection.poolRefused = 1234;
    connection.refused = 7;
    it.engine.announce();
    QCOMPARE(refused->value(), numberText(quint64(1234)));
    QCOMPARE(it.find<Figure>(QStringLiteral("poolWaiting"))->value(), QStringLiteral("12"));
    QCOMPARE(it.find<Figure>(QStringLiteral("refused"))->value(), QStringLiteral("7")); // the breaker's own
}

void TestBreakerCard::aMissingSecretDegradesAndLeadsToTheConnection()
{
    HealthFixture it;
    QSignalSpy asked(&it.page, &HealthPage::connectionRequested);
    auto *chip = it.find<StateChip>(QStringLiteral("breakerPhase"));
    const QString well = chip->word();
    QVERIFY(!button(it, QStringLiteral("openConnection"))->isVisible());
    const Error missing{QStringLiteral("secret.missing"),
                        {{QStringLiteral("name"), QStringLiteral("rates.key")},
                         {QStringLiteral("connection"), QStringLiteral("rates")}},
                        {}};
    it.page.setTroubles({{QStringLiteral("rates"), missing}});
    QCOMPARE(chip->word(), QStringLiteral("degraded"));
    const QString why = it.find<QLabel>(QStringLiteral("connectionTrouble"))->text();
    QVERIFY2(why.contains(u"rates.key") && why.contains(u"each computer needs its own"), qPrintable(why));
    QVERIFY(it.find<QLabel>(QStringLiteral("healthSummary"))->text().contains(u"1 connection(s) degraded"));
    QTest::mouseClick(button(it, QStringLiteral("openConnection")), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.front().front().toString(), QStringLiteral("rates"));
    it.page.setTroubles({});
    QCOMPARE(chip->word(), well);
    QVERIFY(!it.find<QLabel>(QStringLiteral("connectionTrouble"))->isVisible());
}

QTEST_MAIN(TestBreakerCard)
#include "tst_breakercard.moc"
