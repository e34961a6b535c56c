#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/runs/runview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <span>

using namespace sluice;
using test::SampleRun;

namespace {

/// A run of so many items, of which the first `done` are fetched.
SampleRun longRun(int items, int done)
{
    QByteArray list;
    for (int item = 0; item < items; ++item)
        list += QByteArray::number(item) + ',';
    list.chop(1);
    SampleRun sample(RunId{12}, '[' + list + ']');
    const auto fetches = sample.fetches();
    for (int item = 0; item < done; ++item)
        sample.succeed(fetches[static_cast<std::size_t>(item)], QByteArray::number(item));
    return sample;
}

struct ForkBench {
    explicit ForkBench(SampleRun run = SampleRun::waiting())
        : sample(std::move(run))
        , theme(Theme::make(Scheme::Light))
        , view(engine, theme)
    {
        engine.now.taken = sample.now;
        engine.types = test::catalog();
        engine.histories.insert(12, sample.history());
        view.resize(1200, 800);
        view.show();
        view.showRun(RunId{12});
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return view.findChild<T *>(QString::fromLatin1(name));
    }
    void openLog() const
    {
        QTRY_VERIFY(find<ListView>("steps")->model()->rowCount() > 0);
        find<QTabWidget>("runTabs")->setCurrentIndex(3);
    }

    SampleRun sample;
    FakeEngine engine;
    ThemeController theme;
    RunView view;
};

} // namespace

/// A run that goes on from a moment of another, and one that goes on from where it failed.
class TestRunFork final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forksAfterTheChosenEvent();
    void forksWithEditedData();
    void isDoneByKeysAlone();
    void tabGoesThroughTheFormInItsOrder();
    void refusesWhatIsNoJson();
    void saysWhyItWasNotForked();
    void namesStepsAsOfThatMoment();
    void offersInputsFirstThenTheNewestOutputs();
    void readsALongRunInSlices();
    void aRunThatGoesTakesNoFocus();
    void goesOnFromTheStepThatFailed();
};

void TestRunFork::forksAfterTheChosenEvent()
{
    ForkBench it;
    it.openLog();
    it.engine.nextRun = RunId{31};
    QSignalSpy started(&it.view, &RunView::startedAgain);
    auto *log = it.find<ListView>("runLog");
    log->setCurrentIndex(log->model()->index(4, 0));
    QTest::mouseClick(it.find<QPushButton>("logFork"), Qt::LeftButton);
    QVERIFY(it.find<QWidget>("forkPanel")->isVisible());
    QVERIFY(!it.find<CodeEdit>("forkData")->isVisible());
    auto *start = it.find<QPushButton>("forkStart");
    QCOMPARE(start->text(), QStringLiteral("Fork run 12 after event 5"));
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Space);
    QTRY_COMPARE(started.count(), 1);
    QCOMPARE(started.first().first().value<RunId>(), RunId{31});
    QCOMPARE(it.engine.forked.back().source, RunId{12});
    QCOMPARE(it.engine.forked.back().count, quint64(5));
    QVERIFY(it.engine.forked.back().edits.empty());
    QVERIFY(!it.find<QWidget>("forkPanel")->isVisible());
}

void TestRunFork::forksWithEditedData()
{
    ForkBench it;
    it.openLog();
    it.view.beginFork(); // nothing chosen: after the last event
    auto *edit = it.find<QComboBox>("forkEdit");
    const StepIndex newest = it.sample.fetches()[2];
    const auto output = [edit] { return edit->findText(QStringLiteral("Change the output of"), Qt::MatchStartsWith); };
    QTRY_VERIFY(output() > 0);
    edit->setCurrentIndex(output());
    auto *data = it.find<CodeEdit>("forkData");
    QVERIFY(data->isVisible());
    QTRY_COMPARE(QJsonDocument::fromJson(data->payload()), QJsonDocument(QJsonObject{{QStringLiteral("rate"), 2}}));
    data->setText(QStringLiteral("{\"rate\":9}"));
    QTest::mouseClick(it.find<QPushButton>("forkStart"), Qt::LeftButton);
    QCOMPARE(it.engine.forked.size(), std::size_t(1));
    const ForkRequest &request = it.engine.forked.back();
    QCOMPARE(request.count, quint64(it.sample.events.size()));
    QCOMPARE(request.edits, (std::vector<ForkEdit>{{newest, ForkEdit::What::Output, "{\"rate\":9}"}}));
}

/// Choose what is changed, change it, start: in this order, and Escape from anywhere in it goes back.
void TestRunFork::isDoneByKeysAlone()
{
    ForkBench it;
    it.openLog();
    it.view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&it.view));
    it.view.beginFork();
    auto *panel = it.find<QWidget>("forkPanel");
    QCOMPARE(panel->accessibleName(), QStringLiteral("Fork of the run"));
    QCOMPARE(panel->accessibleDescription(), it.find<QLabel>("forkWhat")->text());
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers held = {}) {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, held);
    };
    auto *edit = it.find<QComboBox>("forkEdit");
    QTRY_VERIFY(edit->count() > 1);
    QCOMPARE(QApplication::focusWidget(), edit);
    for (int presses = 0; presses < edit->count() && !edit->currentText().startsWith(u"Change the output"); ++presses)
        press(Qt::Key_Down);
    press(Qt::Key_Tab);
    QVERIFY2(it.find<CodeEdit>("forkData")->isAncestorOf(QApplication::focusWidget()),
             qPrintable(QApplication::focusWidget()->objectName()));
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_7);
    QCOMPARE(it.find<CodeEdit>("forkData")->payload(), Payload("7"));
    press(Qt::Key_Escape);
    QVERIFY(!panel->isVisible());

    it.view.beginFork();
    QTRY_VERIFY(edit->count() > 1);
    press(Qt::Key_Tab); // nothing is changed, so there are no data
    QCOMPARE(QApplication::focusWidget(), it.find<QPushButton>("forkStart"));
    press(Qt::Key_Space);
    QCOMPARE(it.engine.forked.size(), std::size_t(1));
    QVERIFY(it.engine.forked.back().edits.empty());
}

void TestRunFork::tabGoesThroughTheFormInItsOrder()
{
    ForkBench it;
    it.openLog();
    it.view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&it.view));
    auto *edit = it.find<QComboBox>("forkEdit");
    const auto *data = it.find<CodeEdit>("forkData");
    const auto place = [&] {
        const QWidget *now = QApplication::focusWidget();
        return now && data->isAncestorOf(now) ? data->objectName() : now ? now->objectName() : QString();
    };
    const auto walk = [&](Qt::Key key, int times) {
        QStringList places{place()};
        for (; times > 0; --times) {
            QTest::keyClick(QApplication::focusWidget(), key,
                            key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
            places.push_back(place());
        }
        return places;
    };
    const auto names = [](const char *all) { return QString::fromLatin1(all).split(u' '); };
    for (int time = 0; time < 2; ++time) { // opened again it is the same
        it.view.beginFork();
        QTRY_VERIFY(edit->count() > 1);
        QCOMPARE(walk(Qt::Key_Tab, 2), names("forkEdit forkStart forkCancel"));
        edit->setFocus();
        edit->setCurrentIndex(1);
        QCOMPARE(walk(Qt::Key_Tab, 3), names("forkEdit forkData forkStart forkCancel"));
        QCOMPARE(walk(Qt::Key_Backtab, 3), names("forkCancel forkStart forkData forkEdit"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!it.find<QWidget>("forkPanel")->isVisible());
    }
}

void TestRunFork::refusesWhatIsNoJson()
{
    ForkBench it;
    it.openLog();
    it.view.beginFork();
    it.find<QComboBox>("forkEdit")->setCurrentIndex(1);
    it.find<CodeEdit>("forkData")->setText(QStringLiteral("{\"rate\":"));
    QVERIFY(it.find<QLabel>("forkFault")->isVisible());
    QVERIFY(!it.find<QPushButton>("forkStart")->isEnabled());
    it.find<CodeEdit>("forkData")->setText(QStringLiteral("1, 2")); // not one value
    QVERIFY(it.find<QLabel>("forkFault")->isVisible());
    QVERIFY(!it.find<QPushButton>("forkStart")->isEnabled());
    it.find<CodeEdit>("forkData")->setText(QStringLiteral("3"));
    QVERIFY(it.find<QPushButton>("forkStart")->isEnabled());
    QTest::keyClick(it.find<QComboBox>("forkEdit"), Qt::Key_Escape);
    QVERIFY(!it.find<QWidget>("forkPanel")->isVisible());
    QVERIFY(it.engine.forked.empty());
}

void TestRunFork::saysWhyItWasNotForked()
{
    ForkBench it;
    it.openLog();
    it.view.beginFork();
    it.engine.refusal = Error{QStringLiteral("run.notForkable"), {{QStringLiteral("run"), QStringLiteral("12")}}, {}};
    QTest::mouseClick(it.find<QPushButton>("forkStart"), Qt::LeftButton);
    QTRY_VERIFY(it.find<QWidget>("forkBar")->isVisible());
    QVERIFY(it.find<QPushButton>("forkStart")->isEnabled());
}

/// The events of its items have come, and what is shown elsewhere has not taken them yet.
void TestRunFork::namesStepsAsOfThatMoment()
{
    ForkBench it;
    const Events all = it.sample.events;
    const auto known = std::ranges::find_if(all, [&](const Event &event) {
        const std::span<const Event> before(all.data(), static_cast<std::size_t>(&event - all.data()) + 1);
        return fold(RunId{12}, it.sample.run.plan, before).steps.size() == it.sample.run.steps.size();
    });
    RunHistory begun = it.sample.history();
    begun.id = RunId{13};
    begun.events.assign(all.begin(), known);
    it.engine.histories.insert(13, begun);
    it.view.showRun(RunId{13});
    it.openLog();
    QCOMPARE(it.find<ListView>("steps")->model()->rowCount(), 2);
    Q_EMIT it.engine.runEvents(RunId{13}, static_cast<quint64>(known - all.begin()), Events(known, all.end()));
    QCOMPARE(it.find<ListView>("steps")->model()->rowCount(), 2);
    it.view.beginFork();
    const auto *edit = it.find<QComboBox>("forkEdit");
    QVERIFY(edit->findText(QStringLiteral(", item "), Qt::MatchContains) > 0);
}

void TestRunFork::offersInputsFirstThenTheNewestOutputs()
{
    constexpr int kItems = 240;
    constexpr int kDone = 230;
    ForkBench it(longRun(kItems, kDone));
    it.openLog();
    it.view.beginFork();
    auto *edit = it.find<QComboBox>("forkEdit");
    QTRY_COMPARE(edit->count(), 1 + 200);
    const int output = edit->findText(QStringLiteral("Change the output of"), Qt::MatchStartsWith);
    QVERIFY(output > kItems - kDone);
    for (int row = output; row < edit->count(); ++row)
        QVERIFY2(edit->itemText(row).startsWith(QStringLiteral("Change the output of")),
                 qPrintable(edit->itemText(row)));
    // The item that was fetched last comes first.
    edit->setCurrentIndex(output);
    QCOMPARE(it.find<CodeEdit>("forkData")->text().trimmed(), QString::number(kDone - 1));
    edit->setCurrentIndex(output - 1);
    QCOMPARE(it.find<CodeEdit>("forkData")->text().trimmed(), QString::number(kItems - 1));
}

void TestRunFork::readsALongRunInSlices()
{
    SampleRun run = longRun(2'500, 2'400);
    QVERIFY(run.events.size() > 4'000);
    ForkBench it(std::move(run));
    it.openLog();
    it.view.beginFork();
    const auto *edit = it.find<QComboBox>("forkEdit");
    QCOMPARE(edit->count(), 1);
    QVERIFY(it.find<QLabel>("forkFault")->text().startsWith(QStringLiteral("Reading")));
    QVERIFY(it.find<QPushButton>("forkStart")->isEnabled()); // as it is
    QTRY_VERIFY(edit->count() > 1);
    QVERIFY(!it.find<QLabel>("forkFault")->isVisible());
}

/// Somebody walks the list of runs while the panel was never opened, or was left open.
void TestRunFork::aRunThatGoesTakesNoFocus()
{
    ForkBench it;
    it.engine.histories.insert(13, SampleRun::waiting(RunId{13}).history());
    it.openLog();
    const QWidget *log = it.find<ListView>("runLog");
    auto *elsewhere = it.find<QPushButton>("logFork");
    elsewhere->setFocus();
    it.view.showRun(RunId{13});
    QVERIFY(it.view.focusWidget() != log);
    QTRY_VERIFY(it.find<ListView>("steps")->model()->rowCount() > 0);
    it.view.beginFork();
    QVERIFY(!it.find<QWidget>("forkPanel")->isHidden());
    elsewhere->setFocus();
    it.view.showRun(RunId{12});
    QVERIFY(it.find<QWidget>("forkPanel")->isHidden());
    QVERIFY(it.view.focusWidget() != log);
}

void TestRunFork::goesOnFromTheStepThatFailed()
{
    SampleRun failed = SampleRun::waiting();
    failed.tell(command::Discard{1, "click", std::nullopt, {}, {}});
    ForkBench it(std::move(failed));
    auto *button = it.find<QPushButton>("runGoOnHere");
    QTRY_VERIFY(button->isVisible());
    QVERIFY2(button->text().startsWith(QStringLiteral("Go on from")), qPrintable(button->text()));
    QVERIFY(it.view.canGoOn());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(it.engine.restarted, std::vector{RunId{12}});
}

QTEST_MAIN(TestRunFork)
#include "tst_runfork.moc"
