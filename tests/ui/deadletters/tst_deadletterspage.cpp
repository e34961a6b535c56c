#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/models/listview.h"
#include "ui/runs/payloadview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/pagestates.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace sluice;
using test::SampleRun;

namespace {

/// Three letters of one cause in runs 12 to 14.
struct Bench {
    Bench()
        : theme(Theme::make(Scheme::Light))
    {
        for (const quint64 id : {14, 13, 12}) {
            const auto sample = SampleRun::waiting(RunId{id});
            engine.letters.push_back(sample.letter());
            engine.histories.insert(id, sample.history());
            engine.now.taken = sample.now;
        }
        engine.now.openLetters = 3;
    }

    void open()
    {
        page = std::make_unique<DeadLettersPage>(engine, theme);
        page->resize(1200, 760);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        if (!engine.letters.empty())
            QTRY_VERIFY(find<QTreeView>("letterAttempts")->model()->rowCount() >= 3);
        if (engine.letters.size() == 3)
            QTRY_COMPARE(list()->model()->rowCount(list()->model()->index(0, 0)), 3);
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ListView *list() const { return find<ListView>("letters"); }
    [[nodiscard]] QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    [[nodiscard]] InfoBar *bar() const { return find<InfoBar>("lettersBar"); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    /// The letter of a run, by arrow keys: the cause first, its letters below it.
    void choose(int row)
    {
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Home);
        for (int step = 0; step <= row; ++step)
            QTest::keyClick(list(), Qt::Key_Down);
    }

    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<DeadLettersPage> page;
};

} // namespace

class TestDeadLettersPage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The offscreen platform says of each window that it has no size hints.
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void lettersOfOneCauseStandTogether()
    {
        Bench bench;
        bench.open();
        QCOMPARE(bench.list()->model()->rowCount(), 1);
        QVERIFY(bench.list()->isExpanded(bench.list()->model()->index(0, 0)));
        QTest::keyClick(bench.list(), Qt::Key_Down);
        auto *grouping = bench.find<QWidget>("lettersGrouping");
        auto *flat = grouping->findChildren<QAbstractButton *>().at(1);
        QTest::mouseClick(flat, Qt::LeftButton);
        QTRY_COMPARE(bench.list()->model()->rowCount(), 3);
    }

    /// A cause stands for all its letters in the journal, of which only the first are loaded.
    void aCauseMeansAllItsLettersInTheJournal()
    {
        Bench bench;
        for (quint64 run = 1000; run > 400; --run) {
            bench.engine.letters.push_back(bench.engine.letters.front());
            bench.engine.letters.back().id.run = RunId{run};
        }
        bench.open();
        const QModelIndex cause = bench.list()->model()->index(0, 0);
        QVERIFY(cause.data().toString().startsWith(u"603"));
        QVERIFY(!bench.list()->isExpanded(cause));
        QCOMPARE(bench.list()->model()->rowCount(cause), 0);
        bench.list()->setExpanded(cause, true);
        QTRY_COMPARE(bench.list()->model()->rowCount(cause), 200);
        // A tree lays itself out again and again; it fetches no more for that.
        for (int width = 1100; width < 1110; ++width) {
            bench.page->resize(width, 760);
            QVERIFY(QTest::qWaitFor([&] { return bench.page->width() == width; }));
            bench.list()->doItemsLayout();
        }
        QCOMPARE(bench.engine.letterPages.back().count, 200U);
        bench.list()->setCurrentIndex(cause);
        QTRY_VERIFY(bench.button("letterDiscard")->text().contains(u"603"));
        bench.press("letterRetry");
        QTRY_COMPARE(bench.engine.redriven.size(), std::size_t(1));
        QCOMPARE(bench.engine.redriven.front().letters.size(), std::size_t(603));
        // Who goes to the end sees more.
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_End);
        QTRY_VERIFY(bench.list()->model()->rowCount(bench.list()->model()->index(0, 0)) > 200);
    }

    void filtersByConnectionFailureAndTime()
    {
        Bench bench;
        bench.engine.letters[0].connection = QStringLiteral("rates");
        bench.engine.letters[1].failureClass = FailureClass::Unknown;
        bench.open();
        const auto choose = [&](const char *name, const QVariant &data) {
            auto *box = bench.find<QComboBox>(name);
            QVERIFY2(box->findData(data) > 0, name);
            box->setCurrentIndex(box->findData(data));
        };
        const auto last = [&]() -> const LetterFilter & { return bench.engine.groupQuestions.back(); };
        choose("lettersConnection", QStringLiteral("rates"));
        QTRY_COMPARE(last().connection, QStringLiteral("rates"));
        QTRY_VERIFY(bench.find<QLabel>("lettersCount")->text().startsWith(u"1 letter"));
        bench.find<QComboBox>("lettersConnection")->setCurrentIndex(0);
        choose("lettersFailure", int(FailureClass::Unknown));
        QTRY_COMPARE(last().failure, std::optional(FailureClass::Unknown));
        auto *times = bench.find<QComboBox>("lettersTime");
        times->setCurrentIndex(1);
        QTRY_VERIFY(last().from);
        QVERIFY(*last().from < bench.engine.now.taken);
        QCOMPARE(last().failure, std::optional(FailureClass::Unknown));
    }

    void letterShowsAttemptsAndPayloadByteForByte()
    {
        Bench bench;
        for (RunHistory &history : bench.engine.histories)
            history.label = {7, false};
        bench.open();
        bench.choose(0);
        auto *attempts = bench.find<QTreeView>("letterAttempts");
        QTRY_COMPARE(attempts->model()->rowCount(), 3);
        auto *tabs = bench.find<QTabWidget>("letterTabs");
        QCOMPARE(static_cast<PayloadView *>(tabs->widget(1))->payload(), Payload(R"({"code":"AQ"})"));
        QVERIFY(!tabs->isTabVisible(2));
        QCOMPARE(bench.button("letterRetry")->text(),
                 QStringLiteral("Retry step fetch with its original input on v7 (the version that ran)"));
    }

    void retriesOneOnceHoweverOftenItIsPressed()
    {
        Bench bench;
        bench.open();
        bench.choose(1);
        bench.engine.holdAnswers();
        bench.press("letterRetry");
        QVERIFY(!bench.button("letterRetry")->isEnabled());
        bench.press("letterRetry");
        bench.engine.letters.erase(bench.engine.letters.begin() + 1);
        bench.engine.now.lettersRevision = 1;
        bench.engine.announce();
        QCOMPARE(bench.list()->model()->rowCount(bench.list()->model()->index(0, 0)), 3);
        QCOMPARE(bench.engine.redriven.size(), std::size_t(1));
        bench.engine.releaseAnswers();
        QTRY_COMPARE(bench.list()->model()->rowCount(bench.list()->model()->index(0, 0)), 2);
        const RedriveRequest &request = bench.engine.redriven.front();
        QCOMPARE(request.letters, (std::vector<LetterId>{{RunId{13}, 1}}));
        QCOMPARE(request.seen, (std::map<LetterId, quint32>{{{RunId{13}, 1}, 0}}));
        QVERIFY(!request.input && !request.newEffect);
        QVERIFY(!request.click.isEmpty());
        QVERIFY(bench.bar()->text().contains(u"sent on"));
    }

    void tellsWhatBecameOfTheLettersThatWereSentOn()
    {
        Bench bench;
        bench.open();
        bench.choose(0);
        bench.press("letterRetry");
        QTRY_VERIFY(bench.bar()->text().contains(u"sent on"));
        LetterSummary &letter = bench.engine.letters[0];
        const auto turn = [&](LetterState state) {
            letter.state = state;
            ++bench.engine.now.lettersRevision;
            bench.engine.announce();
        };
        letter.redrives = 1;
        turn(LetterState::Redriving);
        turn(LetterState::Open);
        QTRY_VERIFY2(bench.bar()->text().contains(u"14-1 failed again"), qPrintable(bench.bar()->text()));
        QVERIFY(bench.bar()->text().contains(u"503"));
        QTest::mouseClick(bench.button("lettersShowFailed"), Qt::LeftButton);
        QTRY_COMPARE(bench.list()->currentIndex().data().toString(), QStringLiteral("14-1"));
        QVERIFY(bench.list()->hasFocus());
        QTRY_VERIFY(bench.button("letterRetry")->isEnabled());
        bench.press("letterRetry");
        QTRY_VERIFY(bench.bar()->text().contains(u"sent on"));
        letter.redrives = 2;
        turn(LetterState::Resolved);
        QTRY_VERIFY2(bench.bar()->text().contains(u"succeeded"), qPrintable(bench.bar()->text()));
        QVERIFY(!bench.bar()->text().contains(u"failed"));
    }

    void afterARetryTheNextLetterIsChosenAndAskedForNothingAtOnce()
    {
        Bench bench;
        bench.open();
        bench.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
        bench.choose(0);
        bench.button("letterRetry")->setFocus();
        QTest::keyClick(bench.button("letterRetry"), Qt::Key_Space);
        QVERIFY(bench.list()->hasFocus());
        QTRY_COMPARE(bench.list()->currentIndex().data().toString(), QStringLiteral("13-1"));
        QVERIFY2(!bench.button("letterRetry")->isEnabled(), "the second half of a double click may not hit it");
        QTRY_VERIFY(bench.button("letterRetry")->isEnabled());
        QVERIFY(bench.list()->hasFocus());
        QCOMPARE(bench.engine.redriven.size(), std::size_t(1));
    }

    void callsWorkflowsAndTasksAsPeopleDo()
    {
        Bench bench;
        const QString workflow = bench.engine.letters[0].workflow;
        bench.open();
        bench.page->setNames({{{workflow, QStringLiteral("Rates")}},
                              {{{workflow, QStringLiteral("fetch")}, QStringLiteral("Ask for its rate")}}});
        bench.choose(0);
        const QModelIndex row = bench.list()->currentIndex();
        const QModelIndex cell = row.siblingAtColumn(LetterListModel::WorkflowColumn);
        QCOMPARE(cell.data().toString(), QStringLiteral("Rates"));
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), workflow);
        QCOMPARE(row.siblingAtColumn(LetterListModel::TaskColumn).data().toString(),
                 QStringLiteral("Ask for its rate"));
        QVERIFY(bench.button("letterRetry")->text().contains(u"Ask for its rate"));
        auto *filter = bench.find<QComboBox>("lettersWorkflow");
        filter->setCurrentIndex(filter->findText(QStringLiteral("Rates")));
        QTRY_COMPARE(bench.engine.letterQuestions.back().workflow, workflow);
    }

    void retriesTheWholeCauseAndTheWholeSelection()
    {
        Bench bench;
        bench.open();
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_Home);
        QTRY_VERIFY(bench.button("letterRetry")->text().contains(u'3'));
        bench.press("letterRetry");
        QTRY_VERIFY(bench.bar()->isVisible());
        QCOMPARE(bench.engine.redriven.back().letters.size(), std::size_t(3));
        QVERIFY2(!bench.button("letterRetry")->isVisible(), "a second click may not hit what comes next");
        QTest::keyClick(bench.list(), Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(bench.button("letterRetry")->isVisible());
        bench.press("letterRetry");
        QTRY_COMPARE(bench.engine.redriven.size(), std::size_t(2));
        QCOMPARE(bench.engine.redriven.back().letters.size(), std::size_t(3));
        QVERIFY(bench.engine.redriven[0].click != bench.engine.redriven[1].click);
    }

    void editedInputIsCheckedBeforeItIsSent()
    {
        Bench bench;
        bench.open();
        bench.choose(0);
        QTRY_VERIFY(bench.button("letterEdit")->isEnabled());
        bench.press("letterEdit");
        auto *text = bench.find<CodeEdit>("retryInput");
        QTRY_VERIFY(text->isVisible());
        QVERIFY2(!bench.button("retryEdited")->isEnabled(), "nothing was edited yet");
        text->setText(QStringLiteral("{\"code\": }"));
        QVERIFY(!bench.button("retryEdited")->isEnabled());
        QVERIFY(bench.find<QLabel>("retryInputFault")->isVisible());
        text->setText(QStringLiteral("{\"code\": \"AT\"}"));
        QVERIFY(bench.button("retryEdited")->isEnabled());
        bench.press("retryEdited");
        QTRY_COMPARE(bench.engine.redriven.size(), std::size_t(1));
        QCOMPARE(bench.engine.redriven[0].input, Payload("{\"code\": \"AT\"}"));
        QVERIFY(!bench.engine.redriven[0].newEffect);
        QTRY_VERIFY(!text->isVisible());
    }

    void editedInputMayBeANewEffect()
    {
        Bench bench;
        bench.open();
        bench.choose(0);
        QTRY_VERIFY(bench.button("letterEdit")->isEnabled());
        bench.press("letterEdit");
        QTRY_VERIFY(bench.find<CodeEdit>("retryInput")->isVisible());
        bench.find<CodeEdit>("retryInput")->setText(QStringLiteral("1"));
        QTest::keyClick(bench.find<QRadioButton>("retryNewEffect"), Qt::Key_Space);
        bench.press("retryEdited");
        QTRY_COMPARE(bench.engine.redriven.size(), std::size_t(1));
        QVERIFY(bench.engine.redriven[0].newEffect);
    }

    void whatWasTypedIsKeptWhenTheEngineRefuses()
    {
        Bench bench;
        bench.open();
        bench.choose(0);
        QTRY_VERIFY(bench.button("letterEdit")->isEnabled());
        bench.press("letterEdit");
        auto *text = bench.find<CodeEdit>("retryInput");
        QTRY_VERIFY(text->isVisible());
        text->setText(QStringLiteral("7"));
        bench.engine.refusal = Error{
            QStringLiteral("letter.notOpen"), {{QStringLiteral("letter"), QStringLiteral("14-1")}}, {}};
        bench.press("retryEdited");
        QTRY_VERIFY(bench.bar()->isVisible());
        QVERIFY(text->isVisible());
        QCOMPARE(text->text(), QStringLiteral("7"));
        QVERIFY(bench.button("retryEdited")->isEnabled());
    }

    void discardAsksWhatTheRunDoesAndWhy()
    {
        Bench bench;
        bench.open();
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_Home);
        QTest::keyClick(bench.list(), Qt::Key_Delete);
        auto *reason = bench.find<QLineEdit>("discardReason");
        QTRY_VERIFY(reason->isVisible());
        QVERIFY(bench.button("discardConfirm")->text().contains(u'3'));
        QVERIFY2(!bench.button("discardConfirm")->isEnabled(), "a reason is wanted");
        QTest::keyClicks(reason, QStringLiteral("no such country"));
        QVERIFY(bench.button("discardConfirm")->isEnabled());
        bench.press("discardConfirm");
        QTRY_COMPARE(bench.engine.discarded.size(), std::size_t(1));
        QVERIFY(!bench.engine.discarded[0].output);
        QCOMPARE(bench.engine.discarded[0].reason, QStringLiteral("no such country"));
        QCOMPARE(bench.engine.discarded[0].letters.size(), std::size_t(3));
        QTRY_VERIFY(!reason->isVisible());
    }

    void discardMayGoOnWithAnOutput()
    {
        Bench bench;
        bench.open();
        bench.choose(0);
        bench.press("letterDiscard");
        QTRY_VERIFY(bench.find<QLineEdit>("discardReason")->isVisible());
        QTest::mouseClick(bench.find<QRadioButton>("discardGoOn"), Qt::LeftButton, {}, QPoint(8, 8));
        auto *output = bench.find<CodeEdit>("discardOutput");
        QTRY_VERIFY(output->isVisible());
        QTest::keyClicks(bench.find<QLineEdit>("discardReason"), QStringLiteral("by hand"));
        output->setText(QStringLiteral("{"));
        QVERIFY(!bench.button("discardConfirm")->isEnabled());
        output->setText(QStringLiteral("{\"rate\": 1}"));
        bench.press("discardConfirm");
        QTRY_COMPARE(bench.engine.discarded.size(), std::size_t(1));
        QCOMPARE(bench.engine.discarded[0].output, Payload("{\"rate\": 1}"));
    }

    void unknownOutcomeWarnsBeforeARetry()
    {
        Bench bench;
        bench.engine.letters[0].failureClass = FailureClass::Unknown;
        bench.open();
        bench.choose(0);
        auto *warning = bench.find<InfoBar>("letterWarning");
        QTRY_VERIFY(warning->isVisible());
        QVERIFY(warning->text().contains(u"may already have happened"));
        bench.choose(1);
        QTRY_VERIFY(!warning->isVisible());
    }

    void fifthRetryAsks()
    {
        Bench bench;
        bench.engine.letters[0].redrives = 4;
        bench.open();
        bench.choose(0);
        bench.press("letterRetry");
        QVERIFY(bench.engine.redriven.empty());
        QPointer<QPushButton> again = bench.button("letterRetryAgain");
        QTRY_VERIFY(again && again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(bench.engine.redriven.size(), std::size_t(1));
    }

    void editedInputOfAnEarlierRetryIsNotCalledOriginal()
    {
        Bench bench;
        auto sample = SampleRun::waiting(RunId{14});
        sample.tell(command::Redrive{1, "click", Payload("{\"code\":\"XX\"}"), false, {}});
        for (int attempt = 0; attempt < 3; ++attempt)
            sample.fail(sample.fetches()[1]);
        bench.engine.letters[0] = sample.letter();
        bench.engine.histories.insert(14, sample.history());
        bench.engine.now.taken = sample.now;
        bench.open();
        bench.choose(0);
        auto *tabs = bench.find<QTabWidget>("letterTabs");
        QTRY_VERIFY(tabs->isTabVisible(2));
        QCOMPARE(static_cast<PayloadView *>(tabs->widget(1))->payload(), Payload("{\"code\":\"XX\"}"));
        QCOMPARE(static_cast<PayloadView *>(tabs->widget(2))->payload(), Payload(R"({"code":"AQ"})"));
        QVERIFY(bench.button("letterRetry")->text().contains(u"edited before"));
        QCOMPARE(bench.find<QTreeView>("letterAttempts")->model()->rowCount(), 6);
    }

    void opensALetterByItsName()
    {
        Bench bench;
        bench.open();
        bench.page->openLetter({RunId{12}, 1});
        QTRY_VERIFY(bench.button("letterOpenRun")->isVisible());
        QSignalSpy asked(bench.page.get(), &DeadLettersPage::runRequested);
        bench.press("letterOpenRun");
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<RunId>(), RunId{12});
    }

    /// Of a cause so long that the letter is not loaded with it.
    void anOpenedLetterIsShownAsItIsAndOnlyUntilAnotherRowIsCurrent()
    {
        Bench bench;
        for (quint64 run = 1000; run > 400; --run) {
            bench.engine.letters.insert(bench.engine.letters.begin(), bench.engine.letters.back());
            bench.engine.letters.front().id.run = RunId{2000 - run};
        }
        bench.engine.histories.insert(number(bench.engine.letters.front().id.run),
                                      SampleRun::waiting(bench.engine.letters.front().id.run).history());
        bench.engine.letters.back().connection = QStringLiteral("old");
        bench.open();
        const auto facts = [&] { return bench.find<QWidget>("letterFacts")->property("text").toString(); };
        bench.page->openLetter({RunId{12}, 1});
        QTRY_VERIFY2(facts().contains(u"old"), qPrintable(facts()));
        bench.engine.letters.back().connection = QStringLiteral("new name");
        bench.engine.now.lettersRevision = 1;
        bench.engine.announce();
        QTRY_VERIFY2(facts().contains(u"new name"), qPrintable(facts()));
        const QModelIndex cause = bench.list()->model()->index(0, 0);
        bench.list()->setCurrentIndex(bench.list()->model()->index(0, 0, cause));
        bench.list()->setCurrentIndex(cause);
        QVERIFY2(!facts().contains(u"new name"), qPrintable(facts()));
    }

    void eachDesignedStateIsShown()
    {
        Bench bench;
        const auto letters = std::exchange(bench.engine.letters, {});
        bench.engine.holdAnswers();
        bench.open();
        auto *states = bench.find<PageStates>("lettersStates");
        QCOMPARE(states->state(), PageState::Loading);
        bench.engine.releaseAnswers();
        QTRY_COMPARE(states->state(), PageState::Empty);
        bench.engine.refusal = Error{QStringLiteral("letter.unknown"), {}, {}};
        bench.engine.now.lettersRevision = 1;
        bench.engine.announce();
        QTRY_COMPARE(states->state(), PageState::Failed);
        bench.engine.refusal.reset();
        QTest::mouseClick(states->notice()->action(), Qt::LeftButton);
        QTRY_COMPARE(states->state(), PageState::Empty);
        bench.engine.letters = letters;
        QTest::keyClicks(bench.find<FilterEdit>("lettersText"), QStringLiteral("nowhere"));
        QTRY_COMPARE(states->state(), PageState::NothingMatches);
        QTest::mouseClick(states->notice()->action(), Qt::LeftButton);
        QTRY_COMPARE(states->state(), PageState::Ready);
    }

    void badgeFollowsTheSnapshot()
    {
        Bench bench;
        bench.open();
        QSignalSpy badges(bench.page.get(), &DeadLettersPage::openLettersChanged);
        bench.engine.announce();
        bench.engine.announce();
        QCOMPARE(badges.count(), 1);
        QCOMPARE(badges[0][0].toULongLong(), 3ULL);
    }
};

QTEST_MAIN(TestDeadLettersPage)
#include "tst_deadletterspage.moc"
