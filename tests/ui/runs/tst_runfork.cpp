#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/runs/runview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace sluice;
using test::SampleRun;

namespace {

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
    void refusesWhatIsNoJson();
    void saysWhyItWasNotForked();
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
    const StepIndex first = it.sample.fetches()[0];
    const int chosen = edit->findText(QStringLiteral("Change the output of"), Qt::MatchStartsWith);
    QVERIFY(chosen > 0);
    edit->setCurrentIndex(chosen);
    auto *data = it.find<CodeEdit>("forkData");
    QVERIFY(data->isVisible());
    QVERIFY(data->text().contains(QStringLiteral("1.5")));
    data->setText(QStringLiteral("{\"rate\":9}"));
    QTest::mouseClick(it.find<QPushButton>("forkStart"), Qt::LeftButton);
    QCOMPARE(it.engine.forked.size(), std::size_t(1));
    const ForkRequest &request = it.engine.forked.back();
    QCOMPARE(request.count, quint64(it.sample.events.size()));
    QCOMPARE(request.edits, (std::vector<ForkEdit>{{first, ForkEdit::What::Output, "{\"rate\":9}"}}));
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
