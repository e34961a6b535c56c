#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/models/listview.h"
#include "ui/runs/payloadview.h"
#include "ui/theme/themecontroller.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace sluice;
using test::SampleRun;

namespace {

/// The page with three letters of one cause, in runs 12 to 14.
struct GuardedBench {
    GuardedBench()
        : theme(Theme::make(Scheme::Light))
    {
        for (const quint64 id : {14, 13, 12}) {
            const auto sample = SampleRun::waiting(RunId{id});
            engine.letters.push_back(sample.letter());
            engine.histories.insert(id, sample.history());
            engine.now.taken = sample.now;
        }
        page = std::make_unique<DeadLettersPage>(engine, theme);
        page->resize(1200, 760);
        page->show();
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool isShown(const char *name) const { return find<QWidget>(name)->isVisible(); }
    [[nodiscard]] QString text(const char *name) const { return find<QWidget>(name)->property("text").toString(); }
    void press(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    [[nodiscard]] ListView *list() const { return find<ListView>("letters"); }

    /// The first job, changed and told.
    void show(const std::function<void(RedriveJobSummary &)> &change)
    {
        if (engine.now.redriveJobs.empty()) {
            RedriveJobSummary job;
            job.id = RedriveJobId{1};
            job.total = 3;
            job.counts[0] = 3;
            engine.now.redriveJobs.push_back(job);
        }
        change(engine.now.redriveJobs.front());
        engine.announce();
    }

    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<DeadLettersPage> page;
};

} // namespace

/// The guarded retry in the page: how it is asked for, and how it is followed.
class TestGuardedRetry final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void allThatMatchAreRetriedAsAJob()
    {
        GuardedBench bench;
        QTRY_VERIFY(bench.isShown("lettersRetryAll"));
        bench.press("lettersRetryAll");
        QTRY_VERIFY(bench.isShown("guardedRetry"));
        QVERIFY(bench.find<QCheckBox>("guardedCanary")->isChecked());
        bench.find<QSpinBox>("guardedRate")->setValue(5);
        bench.find<QSpinBox>("guardedStop")->setValue(30);
        bench.press("guardedConfirm");
        QTRY_VERIFY(!bench.isShown("guardedRetry"));
        QCOMPARE(bench.engine.jobs.size(), std::size_t(1));
        const RedriveJobRequest &request = bench.engine.jobs.front();
        QVERIFY(request.filter && request.filter->fingerprint.isEmpty() && request.letters.empty());
        QCOMPARE(request.options.perSecond, 5U);
        QCOMPARE(request.options.stopAtPercent, 30U);
        QVERIFY(request.options.canary);
        QVERIFY(bench.engine.redriven.empty());
    }

    void aCauseTakesItsLettersThatAreNotInTheListYet()
    {
        GuardedBench bench;
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        bench.list()->setCurrentIndex(bench.list()->model()->index(0, 0));
        QTRY_VERIFY(bench.isShown("letterRetryGuarded"));
        bench.press("letterRetryGuarded");
        QTRY_VERIFY(bench.isShown("guardedRetry"));
        bench.press("guardedConfirm");
        QTRY_COMPARE(bench.engine.jobs.size(), std::size_t(1));
        QVERIFY(bench.engine.jobs.front().filter);
        QCOMPARE(bench.engine.jobs.front().filter->fingerprint, bench.engine.letters.front().fingerprint);
    }

    void aSelectionIsRetriedByName()
    {
        GuardedBench bench;
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        const QModelIndex cause = bench.list()->model()->index(0, 0);
        QTRY_COMPARE(bench.list()->model()->rowCount(cause), 3);
        bench.list()->selectionModel()->clear();
        for (int row = 0; row < 2; ++row)
            bench.list()->selectionModel()->select(bench.list()->model()->index(row, 0, cause),
                                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTRY_VERIFY(bench.isShown("letterRetryGuarded"));
        bench.press("letterRetryGuarded");
        bench.press("guardedConfirm");
        QTRY_COMPARE(bench.engine.jobs.size(), std::size_t(1));
        QVERIFY(!bench.engine.jobs.front().filter);
        QCOMPARE(bench.engine.jobs.front().letters.size(), std::size_t(2));
    }

    void aRefusalLeavesTheFormAsItWas()
    {
        GuardedBench bench;
        QTRY_VERIFY(bench.isShown("lettersRetryAll"));
        bench.press("lettersRetryAll");
        QTRY_VERIFY(bench.isShown("guardedRetry"));
        bench.engine.refusal = Error{QStringLiteral("redrive.empty"), {}, {}};
        bench.press("guardedConfirm");
        QTRY_VERIFY(bench.find<InfoBar>("lettersBar")->isVisible());
        QVERIFY(bench.isShown("guardedRetry"));
        bench.press("guardedCancel");
        QVERIFY(!bench.isShown("guardedRetry"));
    }

    void followsAJobFromCareToItsEnd()
    {
        GuardedBench bench;
        QVERIFY(!bench.isShown("redriveJob"));
        bench.show([](RedriveJobSummary &job) {
            job.isInCare = true;
            job.counts = {2, 1};
        });
        QVERIFY(bench.isShown("redriveJob"));
        QVERIFY(bench.text("redriveState").contains(u"a few first"));
        QVERIFY(bench.isShown("redrivePause") && !bench.isShown("redriveResume") && !bench.isShown("redriveClose"));
        bench.show([](RedriveJobSummary &job) {
            job.counts = {0, 0, 2, 1};
            job.newLetters = 4;
            job.state = RedriveJobState::Finished;
        });
        QCOMPARE(bench.text("redriveCounts"), QStringLiteral("2 succeeded · 1 failed again · 4 new since you started"));
        QCOMPARE(bench.find<QProgressBar>("redriveProgress")->value(), 3);
        QVERIFY(!bench.isShown("redrivePause") && !bench.isShown("redriveCancel"));
        bench.press("redriveClose");
        bench.engine.announce();
        QVERIFY(!bench.isShown("redriveJob"));
    }

    void saysWhyItStopped_data()
    {
        QTest::addColumn<int>("stop");
        QTest::addColumn<QString>("words");
        QTest::newRow("canary") << int(RedriveStop::Canary) << QStringLiteral("the first letter failed again");
        QTest::newRow("failures") << int(RedriveStop::Failures) << QStringLiteral("more than 20 % failed again");
        QTest::newRow("breaker") << int(RedriveStop::BreakerOpen)
                                 << QStringLiteral("the breaker of connection rates is open");
    }

    void saysWhyItStopped()
    {
        QFETCH(int, stop);
        QFETCH(QString, words);
        GuardedBench bench;
        bench.show([stop](RedriveJobSummary &job) {
            job.state = RedriveJobState::Stopped;
            job.stop = static_cast<RedriveStop>(stop);
            job.stopConnection = QStringLiteral("rates");
        });
        QVERIFY2(bench.text("redriveState").contains(words), qPrintable(bench.text("redriveState")));
        QVERIFY(bench.isShown("redriveResume") && !bench.isShown("redrivePause"));
    }

    void takesOrders()
    {
        GuardedBench bench;
        bench.show([](RedriveJobSummary &) {});
        bench.press("redrivePause");
        bench.show([](RedriveJobSummary &job) { job.state = RedriveJobState::Paused; });
        bench.press("redriveResume");
        bench.press("redriveCancel");
        const std::vector<std::pair<RedriveJobId, RedriveJobAction>> expected{
            {RedriveJobId{1}, RedriveJobAction::Pause},
            {RedriveJobId{1}, RedriveJobAction::Resume},
            {RedriveJobId{1}, RedriveJobAction::Cancel}};
        QTRY_VERIFY(bench.engine.jobOrders == expected);
    }

    void putsALetterOffAndBringsItBack()
    {
        GuardedBench bench;
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        bench.list()->setCurrentIndex(bench.list()->model()->index(0, 0));
        QTRY_VERIFY(bench.isShown("letterSnooze"));
        QVERIFY(!bench.isShown("letterWake") && !bench.isShown("letterUndoDiscard"));
        auto *times = bench.find<QMenu>("letterSnoozeTimes");
        Q_EMIT times->aboutToShow();
        QCOMPARE(times->actions().size(), 4);
        times->actions().at(1)->trigger();
        QTRY_COMPARE(bench.engine.snoozed.size(), std::size_t(1));
        QVERIFY(bench.engine.snoozed.front().until == bench.engine.now.taken + std::chrono::hours(4));
        QCOMPARE(bench.engine.snoozed.front().letters.size(), std::size_t(3));
        QTRY_VERIFY(bench.find<InfoBar>("lettersBar")->text().contains(u"snoozed"));
    }

    void takesWhatIsSnoozedOrDiscardedBack_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("button");
        QTest::newRow("snoozed") << int(LetterState::Snoozed) << QByteArray("letterWake");
        QTest::newRow("discarded") << int(LetterState::Discarded) << QByteArray("letterUndoDiscard");
    }

    void takesWhatIsSnoozedOrDiscardedBack()
    {
        QFETCH(int, state);
        QFETCH(QByteArray, button);
        GuardedBench bench;
        for (LetterSummary &letter : bench.engine.letters)
            letter.state = static_cast<LetterState>(state);
        auto *states = bench.find<QComboBox>("lettersState");
        states->setCurrentIndex(states->findData(state));
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        bench.list()->setCurrentIndex(bench.list()->model()->index(0, 0));
        QTRY_VERIFY(bench.isShown(button.constData()));
        QVERIFY(!bench.isShown("letterSnooze"));
        bench.press(button.constData());
        if (static_cast<LetterState>(state) == LetterState::Discarded) {
            QTRY_COMPARE(bench.engine.undone.size(), std::size_t(3));
        } else {
            QTRY_COMPARE(bench.engine.snoozed.size(), std::size_t(1));
            QVERIFY(!bench.engine.snoozed.front().until);
        }
    }

    void takesACauseBackUnderAllStates()
    {
        GuardedBench bench;
        bench.engine.letters[0].state = LetterState::Snoozed;
        bench.engine.letters[1].state = LetterState::Discarded;
        auto *states = bench.find<QComboBox>("lettersState");
        states->setCurrentIndex(states->count() - 1);
        QTRY_VERIFY(!bench.engine.groupQuestions.back().state);
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        bench.list()->setCurrentIndex(bench.list()->model()->index(0, 0));
        QTRY_VERIFY(bench.isShown("letterWake") && bench.isShown("letterUndoDiscard"));
        bench.press("letterWake");
        QTRY_COMPARE(bench.engine.snoozed.size(), std::size_t(1));
        QCOMPARE(bench.engine.snoozed.front().letters, (std::vector<LetterId>{{RunId{14}, 1}}));
    }

    void showsAnEventWithItsBytes()
    {
        GuardedBench bench;
        LetterSummary event;
        event.id = {RunId{}, 7};
        event.kind = LetterKind::Event;
        event.origin = QStringLiteral("orders.new");
        event.headers.insert(QStringLiteral("publisher"), QStringLiteral("till"));
        event.payload = R"({"n":1})";
        event.error = {
            QStringLiteral("event.queueFull"),
            {{QStringLiteral("topic"), event.origin}, {QStringLiteral("subscriber"), QStringLiteral("shop")}},
            {}};
        event.fingerprint = QStringLiteral("e");
        bench.engine.letters = {event};
        auto *kinds = bench.find<QComboBox>("lettersKind");
        kinds->setCurrentIndex(kinds->findData(int(LetterKind::Event)));
        QTRY_COMPARE(bench.engine.groupQuestions.back().kind, std::optional(LetterKind::Event));
        QTRY_COMPARE(bench.list()->model()->index(0, LetterListModel::TaskColumn).data().toString(), event.origin);
        bench.page->openLetter(event.id);
        QTRY_COMPARE(bench.text("letterFacts"), QStringLiteral("publisher: till"));
        QVERIFY(bench.text("letterTitle").contains(u"orders.new"));
        QTRY_COMPARE(bench.find<QPushButton>("letterRetry")->text(), QStringLiteral("Publish event orders.new again"));
        QVERIFY(!bench.find<QPushButton>("letterEdit")->isEnabled());
        QVERIFY(!bench.isShown("letterOpenRun"));
        auto *tabs = bench.find<QTabWidget>("letterTabs");
        QTRY_COMPARE(static_cast<PayloadView *>(tabs->widget(1))->payload(), event.payload);
    }

    void tellsTheOutcomeOfEachLetter()
    {
        GuardedBench bench;
        bench.engine.jobItems = {
            {{RunId{12}, 1}, RedriveItemState::Resolved, {}},
            {{RunId{13}, 1},
             RedriveItemState::Refused,
             {QStringLiteral("letter.notOpen"), {{QStringLiteral("letter"), QStringLiteral("13-1")}}, {}}},
            {{RunId{14}, 1}, RedriveItemState::Waiting, {}}};
        bench.show([](RedriveJobSummary &job) { job.counts = {1, 0, 1, 0, 0, 1}; });
        bench.press("redriveShow");
        auto *outcomes = bench.find<QPlainTextEdit>("redriveOutcomes");
        QTRY_COMPARE(outcomes->toPlainText().count(u'\n'), 1);
        QVERIFY(outcomes->toPlainText().startsWith(u"Letter 12-1: succeeded"));
        QVERIFY(outcomes->toPlainText().contains(u"Letter 13-1: refused."));
        bench.press("redriveShow");
        QVERIFY(!outcomes->isVisible());
    }
};

QTEST_MAIN(TestGuardedRetry)
#include "tst_guardedretry.moc"
