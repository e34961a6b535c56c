#include "ui/theme/stateglyph.h"
#include "ui/theme/style.h"
#include "ui/theme/systemappearance.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace sluice;

namespace {

constexpr std::array kSurfaces{Token::Background, Token::Surface, Token::Raised, Token::Hover, Token::Selected};
constexpr std::array kTexts{Token::Text,    Token::Muted,  Token::Accent, Token::Success,
                            Token::Warning, Token::Danger, Token::Retry,  Token::Paused};
constexpr std::array kFills{Token::Accent, Token::Success, Token::Warning, Token::Danger, Token::Retry, Token::Paused};

class FakeAppearance final : public SystemAppearance {
public:
    bool dark = false;
    bool highContrast = false;
    bool reducedMotion = false;
    [[nodiscard]] bool wantsDark() const override { return dark; }
    [[nodiscard]] bool wantsHighContrast() const override { return highContrast; }
    [[nodiscard]] bool wantsReducedMotion() const override { return reducedMotion; }
};

QByteArray painted(Shape shape)
{
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintShape(painter, QRectF(0, 0, 32, 32), shape, Qt::black, 0);
    painter.end();
    return {reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()};
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsReadableOnEverySurface_data();
    void textIsReadableOnEverySurface();
    void coloursOfTheDesignAreKept();
    void typeGrowsWithTheFontScale();
    void followsTheSystemUntilToldOtherwise();
    void saysNothingWhenNothingChanged();
    void motionStopsWhenLessIsAskedFor();
    void motionTimerRunsOnlyWhileSomebodyListens();
    void everyShapeIsDrawnAndDiffersFromAllOthers();
    void differentStatesOfAStepDifferInShape();
    void iconsTakeTheColourTheyAreGiven();
    void drawingOfAPlugInIsAnIcon();
    void unknownIconIsEmpty();
    void givesTheApplicationPaletteAndFont();
};

void TestTheme::textIsReadableOnEverySurface_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
    QTest::newRow("light") << static_cast<int>(Scheme::Light);
    QTest::newRow("high contrast") << static_cast<int>(Scheme::HighContrast);
}

void TestTheme::textIsReadableOnEverySurface()
{
    QFETCH(int, scheme);
    const Theme theme = Theme::make(static_cast<Scheme>(scheme));
    for (const Token surface : kSurfaces) {
        const QColor under = theme.color(surface);
        for (const Token text : kTexts)
            QVERIFY2(contrast(theme.color(text), under) >= 4.5,
                     qPrintable(QStringLiteral("text %1 on surface %2").arg(int(text)).arg(int(surface))));
        QVERIFY2(contrast(theme.color(Token::Outline), under) >= 3.0,
                 qPrintable(QStringLiteral("outline on surface %1").arg(int(surface))));
    }
    for (const Token fill : kFills)
        QVERIFY2(contrast(theme.color(Token::OnFill), theme.color(fill)) >= 4.5,
                 qPrintable(QStringLiteral("on fill %1").arg(int(fill))));
    QVERIFY(contrast(Qt::black, Qt::white) > 20.9 && contrast(Qt::red, Qt::red) < 1.01);
}

void TestTheme::coloursOfTheDesignAreKept()
{
    QCOMPARE(Theme::make(Scheme::Dark).color(Token::Accent), QColor(0x6c, 0xa8, 0xff));
    QCOMPARE(Theme::make(Scheme::Light).color(Token::Warning), QColor(0x8a, 0x58, 0x00));
    QCOMPARE(Theme::make(Scheme::Dark).color(Token::OnFill), QColor(0x14, 0x17, 0x1c));
    QCOMPARE(Theme::make(Scheme::Light).color(Token::Line), QColor(0xdb, 0xe0, 0xe7));
}

void TestTheme::typeGrowsWithTheFontScale()
{
    QCOMPARE(Theme::make(Scheme::Dark).pixels(TypeSize::Base), 13);
    QCOMPARE(Theme::make(Scheme::Dark, 2.0).pixels(TypeSize::Figure), 56);
    QCOMPARE(Theme::make(Scheme::Dark, 9.0).fontScale(), 2.0);
    QVERIFY(Theme::make(Scheme::Dark, 1.5).controlHeight() > Theme::make(Scheme::Dark).controlHeight());
}

void TestTheme::followsTheSystemUntilToldOtherwise()
{
    auto owned = std::make_unique<FakeAppearance>();
    FakeAppearance &system = *owned;
    ThemeController controller(std::move(owned));
    QCOMPARE(controller.theme().scheme(), Scheme::Light);
    system.dark = true;
    Q_EMIT system.changed();
    QCOMPARE(controller.theme().scheme(), Scheme::Dark);
    system.highContrast = true;
    Q_EMIT system.changed();
    QCOMPARE(controller.theme().scheme(), Scheme::HighContrast);
    controller.setChoice(ThemeChoice::Light);
    QCOMPARE(controller.theme().scheme(), Scheme::Light);
    controller.setChoice(ThemeChoice::System);
    QCOMPARE(controller.theme().scheme(), Scheme::HighContrast);
}

void TestTheme::saysNothingWhenNothingChanged()
{
    ThemeController controller(nullptr, Scheme::Dark);
    QSignalSpy changes(&controller, &ThemeController::changed);
    controller.setChoice(ThemeChoice::Dark);
    QCOMPARE(changes.count(), 0);
    controller.setFontScale(1.25);
    QCOMPARE(changes.count(), 1);
}

void TestTheme::motionStopsWhenLessIsAskedFor()
{
    auto owned = std::make_unique<FakeAppearance>();
    FakeAppearance &system = *owned;
    ThemeController controller(std::move(owned));
    QCOMPARE(controller.theme().motionMs(), 150);
    system.reducedMotion = true;
    Q_EMIT system.changed();
    QCOMPARE(controller.theme().motionMs(), 0);
    // Of scroll bars, check boxes and progress bars, too; and of what turns to show a state.
    Style still(controller.theme());
    QCOMPARE(still.styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, nullptr, nullptr), 0);
    const auto link = connect(&controller.motion(), &MotionClock::tick, this, [] {});
    const double phase = controller.motion().phase();
    QVERIFY(!QTest::qWaitFor([&] { return controller.motion().phase() != phase; }, 350));
    disconnect(link);
    controller.setMotionChoice(MotionChoice::Full);
    QCOMPARE(controller.theme().motionMs(), 150);
}

void TestTheme::motionTimerRunsOnlyWhileSomebodyListens()
{
    MotionClock clock;
    const auto isActive = [&clock] {
        // A stopped clock never moves; a running one does within two ticks.
        const double before = clock.phase();
        return QTest::qWaitFor([&] { return clock.phase() != before; }, 350);
    };
    QVERIFY(!isActive());
    auto link = connect(&clock, &MotionClock::tick, this, [] {});
    QVERIFY(isActive());
    clock.setStill(true);
    QVERIFY(!isActive());
    clock.setStill(false);
    QVERIFY(isActive());
    disconnect(link);
    QVERIFY(!isActive());
}

void TestTheme::everyShapeIsDrawnAndDiffersFromAllOthers()
{
    std::set<QByteArray> pictures;
    for (int shape = 0; shape <= static_cast<int>(Shape::SwitchPassed); ++shape)
        QVERIFY2(pictures.insert(painted(static_cast<Shape>(shape))).second, qPrintable(QString::number(shape)));
}

void TestTheme::differentStatesOfAStepDifferInShape()
{
    // Blocked and ready share the three dots of the design; every other state has a shape of its own.
    std::set<Shape> shapes;
    for (int state = static_cast<int>(StepState::Ready); state <= static_cast<int>(StepState::DeadLettered); ++state)
        QVERIFY2(shapes.insert(glyphOf(static_cast<StepState>(state)).shape).second,
                 qPrintable(QString::number(state)));
}

void TestTheme::iconsTakeTheColourTheyAreGiven()
{
    const QColor wanted(0x12, 0x34, 0x56);
    const QImage image = Icons::icon(QStringLiteral("media-playback-start"), wanted, Qt::gray).pixmap(22, 22).toImage();
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 255)
                continue;
            QCOMPARE(pixel, wanted);
            ++inked;
        }
    }
    QVERIFY(inked > 50);
}

void TestTheme::drawingOfAPlugInIsAnIcon()
{
    const QColor wanted(0x12, 0x34, 0x56);
    const auto square = QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 22 22'>"
                                       "<rect width='22' height='11' fill='#f00'/></svg>");
    const QImage image = Icons::icon(square, wanted, Qt::gray).pixmap(22, 22).toImage();
    QCOMPARE(image.pixelColor(11, 5), wanted);
    QCOMPARE(image.pixelColor(11, 16).alpha(), 0);
    QVERIFY(!Icons::exists(QStringLiteral("<svg")));
}

void TestTheme::unknownIconIsEmpty()
{
    QVERIFY(Icons::icon(QStringLiteral("no-such-icon"), Qt::red, Qt::gray).isNull());
    QVERIFY(Icons::exists(QStringLiteral("configure")));
}

void TestTheme::givesTheApplicationPaletteAndFont()
{
    ThemeController controller(nullptr, Scheme::Dark);
    controller.applyToApplication();
    QCOMPARE(QApplication::palette().color(QPalette::Window), controller.color(Token::Background));
    QCOMPARE(QApplication::font().pixelSize(), 13);
    controller.setChoice(ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), controller.color(Token::Background));
    const QPushButton button(QStringLiteral("Run"));
    QVERIFY(button.sizeHint().height() >= kControlHeight);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
