#include "tests/ui/golden/goldenpicture.h"
#include "tests/ui/health/growthsample.h"
#include "tests/ui/health/healthfixture.h"
#include "ui/health/growthcard.h"
#include "ui/widgets/pagestates.h"

#include <QFontDatabase>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kWide = 900; ///< of the section in a window of 1024

} // namespace

/// What the section Growth of the page Health looks like, to the pixel: light and dark.
class TestGrowthLooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void looksAsBefore_data();
    void looksAsBefore();
};

void TestGrowthLooks::initTestCase()
{
    QCOMPARE(QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).family(), QStringLiteral("DejaVu Sans"));
    QApplication::setCursorFlashTime(0);
}

void TestGrowthLooks::looksAsBefore_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<bool>("isDark");
    // Known for weeks; before any event; paused; and about to begin anew.
    for (const char *scene : {"growth", "growthempty", "growthpaused", "growthreset"}) {
        for (const bool isDark : {false, true})
            QTest::addRow("%s-%s-100", scene, isDark ? "dark" : "light") << QString::fromLatin1(scene) << isDark;
    }
}

void TestGrowthLooks::looksAsBefore()
{
    QFETCH(QString, scene);
    QFETCH(bool, isDark);
    FakeEngine engine;
    ThemeController theme(Theme::make(isDark ? Scheme::Dark : Scheme::Light, 1, /*reducedMotion=*/true));
    theme.applyToApplication();
    const WallTime now(std::chrono::days(20'000));
    for (const char *model : {"ViralEngine", "Predictor", "Optimizer"})
        engine.now.components.push_back(HealthFixture::component(QString::fromLatin1(model)));
    if (scene == u"growthpaused")
        engine.now.components[0].phase = ComponentPhase::Paused;
    if (scene != u"growthempty") {
        engine.growth = sampleGrowth(now);
    } else {
        engine.growth.isWanted = true;
        engine.growth.viral = ViralReport();
        engine.growth.viral->at = now;
        engine.growth.predictor = PredictorReport{std::nullopt, 0, 14, 0, 0, 0};
        engine.growth.optimizer = OptimizerReport();
        engine.growth.optimizer->now = StrategyUpdate{
            now,
            QStringLiteral("gift"),
            0.5,
            {{QStringLiteral("gift"), 0.5, 0, 0, {}, 0.5}, {QStringLiteral("plain"), 0.5, 0, 0, {}, 0.5}}};
    }
    engine.announce(now);
    QWidget page; // the section is as high as it needs to be, as on its page
    GrowthCard card(engine, theme);
    auto *column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(&card);
    column->addStretch(1);
    page.resize(kWide, 1300);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTRY_VERIFY(card.findChild<PageStates *>()->state() == PageState::Ready);
    if (scene == u"growthreset") {
        card.findChild<QPushButton *>(QStringLiteral("growthReset:ViralEngine"))->click();
        QVERIFY(card.findChild<QWidget *>(QStringLiteral("growthResetPanel"))->isVisible());
        card.findChild<QLineEdit *>(QStringLiteral("growthReason"))->setText(QStringLiteral("a new campaign"));
    }
    if (QWidget *focused = QApplication::focusWidget())
        focused->clearFocus();
    QImage picture; // once what is laid out later, the chart, is in its place
    const auto isSettled = [&] { return std::exchange(picture, card.grab().toImage()) == picture; };
    QTRY_VERIFY(isSettled());
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QString difference = differenceFromGolden(name, picture);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

int main(int argc, char *argv[])
{
    qputenv("TZ", "UTC"); // moments are written
    QApplication application(argc, argv);
    TestGrowthLooks test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_growthlooks.moc"
