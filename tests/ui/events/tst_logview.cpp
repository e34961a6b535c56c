#include "tests/ui/support/fakeengine.h"
#include "ui/events/logview.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/pagestates.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

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
