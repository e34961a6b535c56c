#include "ui/theme/themecontroller.h"
#include "ui/widgets/pulse.h"

#include <QTest>

using namespace sluice;
using namespace std::chrono_literals;

class TestPulse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beatsThatCameUnseenAreSpreadEvenly();
    void keepsOnlyTheLastOfManyUnseenBeats();
    void aLowerCountBeginsAnew();
    void drawsNothingBeforeItWasFirstTold();

private:
    ThemeController m_theme{Theme::make(Scheme::Light)};
};

void TestPulse::beatsThatCameUnseenAreSpreadEvenly()
{
    Pulse pulse(m_theme);
    pulse.setBeats(7, 100ms, WallTime(1000ms));
    QCOMPARE(pulse.beats(), (std::deque<WallTime>{WallTime(900ms)}));
    pulse.setBeats(10, 0ms, WallTime(3900ms)); // two came while nobody looked
    QCOMPARE(pulse.beats(),
             (std::deque<WallTime>{WallTime(900ms), WallTime(1900ms), WallTime(2900ms), WallTime(3900ms)}));
    pulse.setBeats(10, 500ms, WallTime(4400ms));
    QCOMPARE(pulse.beats().size(), std::size_t(4));
}

void TestPulse::keepsOnlyTheLastOfManyUnseenBeats()
{
    Pulse pulse(m_theme);
    pulse.setBeats(1, 0ms, WallTime(1s));
    pulse.setBeats(3'601, 0ms, WallTime(3'601s));
    QVERIFY(pulse.beats().size() >= 10);
    QVERIFY(pulse.beats().size() <= 24);
    QCOMPARE(pulse.beats().back(), WallTime(3'601s));
    QVERIFY(pulse.beats().front() >= WallTime(3'577s));
}

void TestPulse::aLowerCountBeginsAnew()
{
    Pulse pulse(m_theme);
    pulse.setBeats(20, 0ms, WallTime(5s));
    pulse.setBeats(1, 0ms, WallTime(6s));
    QCOMPARE(pulse.beats(), (std::deque<WallTime>{WallTime(6s)}));
}

void TestPulse::drawsNothingBeforeItWasFirstTold()
{
    Pulse pulse(m_theme);
    pulse.resize(212, 32);
    pulse.setBeats(5, 0ms, WallTime(100s));
    pulse.setBeats(6, 0ms, WallTime(101s));
    const auto drawn = pulse.grab().toImage();
    const auto blank = drawn.pixel(2, 2);
    const auto isBlank = [&](int from, int to) {
        for (int x = from; x < to; ++x) {
            for (int y = 0; y < drawn.height(); ++y) {
                if (drawn.pixel(x, y) != blank)
                    return false;
            }
        }
        return true;
    };
    QVERIFY(isBlank(0, 150));
    QVERIFY(!isBlank(150, 212));
}

QTEST_MAIN(TestPulse)
#include "tst_pulse.moc"
