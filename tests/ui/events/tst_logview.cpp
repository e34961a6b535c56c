#include "tests/ui/support/fakeengine.h"
#include "ui/events/logview.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace sluice;

namespace {

LogRecord line(quint64 number, LogLevel level, const char *component, const QString &text)
{
    return {number, WallTime(std::chrono::hours(1)), level, QLatin1StringView(component), text};
}

struct LogFixture {
    FakeEngine engine;
    ThemeController theme{Theme::make(Scheme::Dark)};
    LogView view{engine, theme};

    LogFixture()
    {
        add(LogLevel::Info, "engine", QStringLiteral("starts"));
        add(LogLevel::Warning, "breaker", QStringLiteral("rates opened"));
        add(LogLevel::Error, "journal", QStringLiteral("disk full"));
        engine.log.file = QStringLiteral("/w/.sluice/log/engine.jsonl");
        view.resize(900, 400);
        view.show();
    }
    void add(LogLevel level, const char *component, const QString &text)
    {
        engine.log.records.push_back(line(++engine.log.last, level, component, text));
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return view.findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] ListView *list() const { return find<ListView>("engineLog"); }
    [[nodiscard]] int rows() const { return list()->model()->rowCount(); }
    [[nodiscard]] QString text(int row) const { return list()->model()->index(row, 3).data().toString(); }
};

} // namespace

/// The log of the engine beside its events.
class TestLogView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheLinesOldestFirst();
    void filtersByLevelComponentAndText();
    void followsTheNewestLineUntilItIsToldNotTo();
    void whoScrollsWithWheelOrKeysStopsFollowing();
    void aFilterDoesNotStopFollowing();
    void keepsTheChosenComponent();
    void aFailureLeavesTheLinesAndCanBeTriedAgainInAPause();
    void aPauseHoldsIt();
    void saysThatThereIsNoLine();
};

void TestLogView::showsTheLinesOldestFirst()
{
    const LogFixture it;
    QTRY_COMPARE(it.rows(), 3);
    QCOMPARE(it.text(0), QStringLiteral("starts"));
    QCOMPARE(it.list()->model()->index(2, 1).data().toString(), QStringLiteral("Error"));
    QCOMPARE(it.find<QLabel>("logCount")->text(), QStringLiteral("3 of 3 lines"));
    QVERIFY(it.find<QLabel>("logCount")->toolTip().contains(QStringLiteral("engine.jsonl")));
}

void TestLogView::filtersByLevelComponentAndText()
{
    const LogFixture it;
    QTRY_COMPARE(it.rows(), 3);
    auto *level = it.find<QComboBox>("logLevel");
    level->setFocus();
    QTest::keyClick(level, Qt::Key_Down);
    QTest::keyClick(level, Qt::Key_Down);
    QCOMPARE(it.rows(), 2);
    auto *component = it.find<QComboBox>("logComponent");
    component->setCurrentIndex(component->findText(QStringLiteral("journal")));
    QCOMPARE(it.rows(), 1);
    QCOMPARE(it.text(0), QStringLiteral("disk full"));
    auto *text = it.find<QLineEdit>("logText");
    QTest::keyClicks(text, QStringLiteral("nothing"));
    QTRY_COMPARE(it.rows(), 0);
    QCOMPARE(it.find<PageStates>("logStates")->state(), PageState::NothingMatches);
    Q_EMIT it.find<PageStates>("logStates")->clearFiltersRequested();
    QTRY_COMPARE(it.rows(), 3);
}

void TestLogView::followsTheNewestLineUntilItIsToldNotTo()
{
    LogFixture it;
    for (int i = 0; i < 200; ++i)
        it.add(LogLevel::Info, "engine", QString::number(i));
    QTRY_COMPARE(it.rows(), 203);
    QScrollBar *bar = it.list()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    QTest::mouseClick(it.find<QCheckBox>("logFollow"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!it.find<QCheckBox>("logFollow")->isChecked());
    bar->setValue(0);
    it.add(LogLevel::Info, "engine", QStringLiteral("newest"));
    QTRY_COMPARE(it.rows(), 204);
    QCOMPARE(bar->value(), 0);
}

void TestLogView::whoScrollsWithWheelOrKeysStopsFollowing()
{
    LogFixture it;
    for (int i = 0; i < 200; ++i)
        it.add(LogLevel::Info, "engine", QString::number(i));
    QTRY_COMPARE(it.rows(), 203);
    QScrollBar *bar = it.list()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    const auto *follow = it.find<QCheckBox>("logFollow");
    const auto wheel = [&](int notches) {
        const QPointF at = it.list()->viewport()->rect().center();
        QWheelEvent event(at, it.list()->viewport()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(it.list()->viewport(), &event);
    };
    wheel(5);
    QVERIFY(bar->value() < bar->maximum());
    QVERIFY(!follow->isChecked());
    const int read = bar->value();
    it.add(LogLevel::Info, "engine", QStringLiteral("newest"));
    QTRY_COMPARE(it.rows(), 204);
    QCOMPARE(bar->value(), read);
    QVERIFY(!follow->isChecked());
    for (int turn = 0; turn < 3; ++turn)
        wheel(-50); // to the end again; a turn goes a page at most
    QVERIFY(follow->isChecked());
    it.list()->setCurrentIndex(it.list()->model()->index(203, 0));
    QTest::keyClick(it.list(), Qt::Key_PageUp);
    QTest::keyClick(it.list(), Qt::Key_PageUp);
    QVERIFY(!follow->isChecked());
    QTest::keyClick(it.list(), Qt::Key_End);
    QVERIFY(follow->isChecked());
}

void TestLogView::aFilterDoesNotStopFollowing()
{
    LogFixture it;
    for (int i = 0; i < 200; ++i)
        it.add(i % 2 ? LogLevel::Info : LogLevel::Error, "engine", QString::number(i));
    QTRY_COMPARE(it.rows(), 203);
    QScrollBar *bar = it.list()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    it.find<QComboBox>("logLevel")->setCurrentIndex(3);
    QCOMPARE(it.rows(), 101);
    QVERIFY(it.find<QCheckBox>("logFollow")->isChecked());
    QVERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    // Nor does it make somebody follow who reads.
    bar->setValue(0);
    QVERIFY(!it.find<QCheckBox>("logFollow")->isChecked());
    QTest::keyClicks(it.find<QLineEdit>("logText"), QStringLiteral("nothing"));
    QTRY_COMPARE(it.rows(), 0);
    QVERIFY(!it.find<QCheckBox>("logFollow")->isChecked());
}

void TestLogView::keepsTheChosenComponent()
{
    LogFixture it;
    QTRY_COMPARE(it.rows(), 3);
    auto *component = it.find<QComboBox>("logComponent");
    component->setCurrentIndex(component->findText(QStringLiteral("journal")));
    QCOMPARE(it.rows(), 1);
    // So many lines of another one that none of the journal is kept: there are as many components as before.
    it.engine.log.records.clear();
    for (int i = 0; i < 5'000; ++i)
        it.add(LogLevel::Info, i % 2 ? "engine" : "pump", QString::number(i));
    for (int times = 1; times <= 4; ++times) {
        QTRY_VERIFY(component->findText(QStringLiteral("pump")) > 0);
        const quint64 last = it.engine.log.last;
        it.engine.log.records.clear();
        for (int i = 0; i < 5'000; ++i)
            it.add(LogLevel::Info, i % 2 ? "engine" : "pump", QString::number(i));
        QTRY_VERIFY(it.find<QLabel>("logCount")->text().contains(QLocale().toString(last + 5'000)));
    }
    QCOMPARE(it.rows(), 0);
    QCOMPARE(component->currentText(), QStringLiteral("journal"));
    QCOMPARE(component->findText(QStringLiteral("breaker")), -1);
    component->setCurrentIndex(0);
    QCOMPARE(it.rows(), 20'000);
}

void TestLogView::aFailureLeavesTheLinesAndCanBeTriedAgainInAPause()
{
    LogFixture it;
    QTRY_COMPARE(it.rows(), 3);
    auto *states = it.find<PageStates>("logStates");
    it.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
    auto *again = states->findChild<QPushButton *>(QStringLiteral("staleRefresh"));
    QVERIFY(again);
    QTRY_VERIFY(again->isVisible());
    QCOMPARE(states->state(), PageState::Ready);
    QVERIFY(it.list()->isVisible());
    auto *pause = it.find<QCheckBox>("logPause");
    pause->setFocus();
    QTest::keyClick(pause, Qt::Key_Space);
    it.engine.refusal.reset();
    it.add(LogLevel::Info, "engine", QStringLiteral("meanwhile"));
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(it.rows(), 4);
    QVERIFY(!again->isVisible());
    QVERIFY(pause->isChecked());
}

void TestLogView::aPauseHoldsIt()
{
    LogFixture it;
    QTRY_COMPARE(it.rows(), 3);
    auto *pause = it.find<QCheckBox>("logPause");
    pause->setFocus();
    QTest::keyClick(pause, Qt::Key_Space);
    it.add(LogLevel::Info, "engine", QStringLiteral("meanwhile"));
    it.view.hide();
    it.view.show(); // it would ask now
    QCoreApplication::sendPostedEvents();
    QCOMPARE(it.rows(), 3);
    QTest::keyClick(pause, Qt::Key_Space);
    QTRY_COMPARE(it.rows(), 4);
}

void TestLogView::saysThatThereIsNoLine()
{
    FakeEngine engine;
    ThemeController theme(Theme::make(Scheme::Dark));
    LogView view(engine, theme);
    view.show();
    QTRY_COMPARE(view.findChild<PageStates *>(QStringLiteral("logStates"))->state(), PageState::Empty);
}

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"
