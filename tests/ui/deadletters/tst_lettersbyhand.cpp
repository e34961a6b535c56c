#include "tests/ui/deadletters/letterbench.h"
#include "ui/canvas/canvasscene.h"
#include "ui/deadletters/lettercontext.h"
#include "ui/runs/payloadview.h"
#include "ui/runs/runcanvas.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/statechip.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>

using namespace sluice;
using test::LetterBench;
using test::SampleRun;

/// The letter's own view: where it failed, how its connection is now, what people wrote and did; and letters resolved by
/// hand.
class TestLettersByHand final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void lightsTheFailedTaskInTheGraphOfItsRun()
    {
        LetterBench bench;
        bench.open();
        bench.choose(0);
        auto *canvas = bench.find<RunCanvas>("letterCanvas");
        QVERIFY(canvas->isVisible());
        QTRY_COMPARE(canvas->currentTask(), QStringLiteral("fetch"));
        QVERIFY(canvas->accessibleDescription().contains(u"1 dead-lettered"));
        QSignalSpy runs(bench.page.get(), &DeadLettersPage::runRequested);
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Return);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.front().front().value<RunId>(), RunId{14});
    }

    void tellsHowTheConnectionIsNowAndHowOldThatIs()
    {
        LetterBench bench;
        for (LetterSummary &letter : bench.engine.letters)
            letter.connection = QStringLiteral("rates");
        ConnectionSnapshot rates;
        rates.id = QStringLiteral("rates");
        rates.phase = BreakerPhase::Open;
        rates.nextProbe = Milliseconds(18'000);
        rates.calls = 20;
        rates.failureRate = 0.6;
        rates.history.push_back({BreakerPhase::Open, bench.engine.now.taken});
        bench.engine.now.connections = {rates};
        bench.open();
        bench.choose(0);
        bench.engine.announce();
        auto *now = bench.find<QLabel>("letterConnectionNow");
        QTRY_VERIFY(now->isVisible());
        QVERIFY2(now->text().contains(u"18 s"), qPrintable(now->text()));
        QVERIFY2(now->text().contains(u"60"), qPrintable(now->text()));
        QVERIFY2(now->text().contains(u"As of just now"), qPrintable(now->text()));
        QCOMPARE(bench.find<StateChip>("letterBreaker")->word(), QStringLiteral("open"));
        bench.engine.now.connections[0].phase = BreakerPhase::Closed;
        bench.engine.now.figuresAge = Milliseconds(9000);
        bench.engine.announce();
        QCOMPARE(bench.find<StateChip>("letterBreaker")->word(), QStringLiteral("closed"));
        QVERIFY2(now->text().contains(u"old: they are from 9 s ago"), qPrintable(now->text()));
        bench.engine.now.connections.clear();
        bench.engine.announce();
        QVERIFY(!bench.find<StateChip>("letterBreaker")->isVisible());
        QVERIFY2(now->text().contains(u"no such connection"), qPrintable(now->text()));
    }

    void keepsNotesOnACauseForAllItsLetters()
    {
        LetterBench bench;
        bench.open();
        bench.choose(0);
        auto *tabs = bench.find<QTabWidget>("letterTabs");
        QCOMPARE(tabs->tabText(3), QStringLiteral("Notes"));
        bench.openTab(3);
        QTRY_VERIFY(bench.find<QLabel>("notesNone")->isVisible());
        auto *text = bench.find<QLineEdit>("noteText");
        QVERIFY(!bench.button("noteAdd")->isEnabled());
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("ask the bank first"));
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_COMPARE(tabs->tabText(3), QStringLiteral("Notes (1)"));
        QCOMPARE(text->text(), QString());
        QCOMPARE(bench.engine.audit.size(), std::size_t(1));
        QCOMPARE(bench.engine.audit.front().action, QStringLiteral("letter.note"));
        QCOMPARE(bench.engine.audit.front().target, QStringLiteral("cause"));
        const QString shown = bench.find<QPlainTextEdit>("notes")->toPlainText();
        QVERIFY2(shown.contains(u"ask the bank first") && shown.contains(u"local"), qPrintable(shown));
        bench.choose(1); // another letter of the cause
        QCOMPARE(tabs->tabText(3), QStringLiteral("Notes (1)"));
        QTest::keyClick(bench.list(), Qt::Key_Home); // the cause itself
        QVERIFY(bench.find<QPlainTextEdit>("notes")->isVisible());
    }

    void keepsWhatWasTypedWhenANoteIsRefused()
    {
        LetterBench bench;
        bench.open();
        bench.choose(0);
        bench.openTab(3);
        auto *text = bench.find<QLineEdit>("noteText");
        QTest::keyClicks(text, QStringLiteral("later"));
        bench.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
        bench.press("noteAdd");
        QTRY_VERIFY(bench.find<InfoBar>("notesBar")->isVisible());
        QCOMPARE(text->text(), QStringLiteral("later"));
        QVERIFY(bench.button("noteAdd")->isEnabled());
        bench.engine.refusal.reset();
    }

    void saysThatNobodyWroteOnlyWhenThatIsKnown()
    {
        LetterBench bench;
        bench.engine.letters[0].fingerprint = QStringLiteral("other");
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 2);
        bench.openTab(3);
        auto *none = bench.find<QLabel>("notesNone");
        auto *bar = bench.find<InfoBar>("notesBar");
        QTRY_VERIFY(none->isVisible());
        bench.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
        const int other = bench.list()->currentIndex().row() == 0 && !bench.list()->currentIndex().parent().isValid();
        bench.list()->setCurrentIndex(bench.list()->model()->index(other, 0));
        QVERIFY2(!none->isVisible(), "it is not known yet");
        QTRY_VERIFY(!bar->isHidden()); // the letter itself could not be read either, so nobody sees it
        QVERIFY(none->isHidden());
        bench.engine.refusal.reset();
        bench.list()->setCurrentIndex(bench.list()->model()->index(1 - other, 0));
        bench.openTab(3);
        QTRY_VERIFY(none->isVisible());
        QTRY_VERIFY(!bar->isVisible());
    }

    void showsNotesThatOthersWrite()
    {
        LetterBench bench;
        bench.open();
        bench.choose(0);
        auto *tabs = bench.find<QTabWidget>("letterTabs");
        QCOMPARE(tabs->tabText(3), QStringLiteral("Notes"));
        bench.engine.audit = {{1, bench.engine.now.taken, QStringLiteral("bob"), QStringLiteral("letter.note"),
                               bench.engine.letters[0].fingerprint, QStringLiteral("fixed")}};
        bench.engine.now.lettersRevision = 1;
        bench.engine.announce();
        QTRY_COMPARE(tabs->tabText(3), QStringLiteral("Notes (1)"));
    }

    void keepsWhatIsTypedWhileANoteIsAdded()
    {
        LetterBench bench;
        bench.open();
        bench.choose(0);
        bench.openTab(3);
        auto *text = bench.find<QLineEdit>("noteText");
        QTest::keyClicks(text, QStringLiteral("one"));
        bench.engine.holdAnswers();
        bench.press("noteAdd");
        QTest::keyClicks(text, QStringLiteral(" and more"));
        bench.engine.releaseAnswers();
        QTRY_COMPARE(bench.find<QTabWidget>("letterTabs")->tabText(3), QStringLiteral("Notes (1)"));
        QCOMPARE(text->text(), QStringLiteral("one and more"));
        QCOMPARE(bench.engine.audit.front().reason, QStringLiteral("one"));
    }

    void showsAllThatWasDoneWithTheLetter()
    {
        LetterBench bench;
        const auto entry = [](quint64 number, const char *action, const char *target) {
            return AuditEntry{number,
                              {},
                              QStringLiteral("ada"),
                              QLatin1StringView(action),
                              QLatin1StringView(target),
                              QStringLiteral("why")};
        };
        bench.engine.audit = {entry(4, "letter.snooze", "14-1"), entry(3, "letter.redrive", "13-1"),
                              entry(2, "letter.redrive", "14-1"), entry(1, "run.pause", "14")};
        bench.open();
        bench.choose(0);
        bench.openTab(4);
        auto *trail = bench.find<ListView>("letterTrailList");
        QTRY_COMPARE(trail->model()->rowCount(), 2);
        QVERIFY(trail->isVisible());
        QCOMPARE(trail->model()->index(0, 2).data().toString(), QStringLiteral("Snooze dead letter"));
        bench.choose(1);
        QTRY_COMPARE(trail->model()->rowCount(), 1);
        bench.choose(2);
        QTRY_COMPARE(bench.find<PageStates>("letterTrailStates")->state(), PageState::Empty);
    }

    void resolvesWithAnOutputThatIsTyped()
    {
        LetterBench bench;
        bench.open();
        bench.choose(0);
        bench.press("letterResolve");
        QVERIFY(bench.find<QWidget>("resolvePanel")->isVisible());
        QVERIFY(!bench.button("resolveConfirm")->isEnabled()); // why?
        auto *output = bench.find<CodeEdit>("resolveOutput");
        output->setText(QStringLiteral("{\"rate\": 1.0}"));
        auto *reason = bench.find<QLineEdit>("resolveReason");
        reason->setFocus();
        QTest::keyClicks(reason, QStringLiteral("by phone"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_COMPARE(bench.engine.discarded.size(), std::size_t(1));
        const DiscardRequest &request = bench.engine.discarded.front();
        QCOMPARE(request.letters, (std::vector<LetterId>{{RunId{14}, 1}}));
        QCOMPARE(request.output, std::optional<Payload>("{\"rate\": 1.0}"));
        QCOMPARE(request.reason, QStringLiteral("by phone"));
        QTRY_VERIFY(bench.bar()->text().contains(u"resolved by hand"));
        QVERIFY(!bench.find<QWidget>("resolvePanel")->isVisible());
    }

    void skipsTheStepsOfSeveralLetters()
    {
        LetterBench bench;
        bench.open();
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_Home); // the cause with its three letters
        QVERIFY(bench.button("letterResolve")->isVisible());
        bench.press("letterResolve");
        QTRY_VERIFY(bench.find<QWidget>("resolvePanel")->isVisible());
        QVERIFY(bench.button("resolveConfirm")->text().contains(u'3'));
        QVERIFY(!bench.button("resolveTake")->isVisible()); // nothing fits all three
        QTest::keyClick(bench.find<QRadioButton>("resolveSkip"), Qt::Key_Space);
        QVERIFY(!bench.find<CodeEdit>("resolveOutput")->isVisible());
        QTest::keyClicks(bench.find<QLineEdit>("resolveReason"), QStringLiteral("not needed"));
        bench.press("resolveConfirm");
        QTRY_COMPARE(bench.engine.discarded.size(), std::size_t(1));
        QCOMPARE(bench.engine.discarded.front().letters.size(), std::size_t(3));
        QCOMPARE(bench.engine.discarded.front().output, std::optional<Payload>("null"));
    }

    void resolvesACauseAndALetterBesideItTogether()
    {
        LetterBench bench;
        bench.engine.letters[2].fingerprint = QStringLiteral("other");
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 2);
        const auto causeOf = [&](int letters) {
            const auto *model = bench.list()->model();
            for (int row = 0; row < model->rowCount(); ++row) {
                if (model->rowCount(model->index(row, 0)) == letters)
                    return model->index(row, 0);
            }
            return QModelIndex();
        };
        QTRY_VERIFY(causeOf(2).isValid() && causeOf(1).isValid());
        const auto rows = QItemSelectionModel::Select | QItemSelectionModel::Rows;
        bench.list()->setCurrentIndex(causeOf(2));
        bench.list()->selectionModel()->select(bench.list()->model()->index(0, 0, causeOf(1)), rows);
        bench.press("letterResolve");
        QTRY_VERIFY(bench.find<QWidget>("resolvePanel")->isVisible());
        QVERIFY(bench.button("resolveConfirm")->text().contains(u'3'));
    }

    void anOrderStaysWithWhatItWasGivenFor()
    {
        LetterBench bench;
        bench.engine.letters[0].redrives = 4;
        bench.open();
        const QModelIndex cause = bench.list()->model()->index(0, 0);
        QTRY_COMPARE(bench.list()->model()->rowCount(cause), 3);
        bench.list()->setCurrentIndex(cause);
        QTRY_VERIFY(bench.button("letterRetry")->isEnabled());
        bench.engine.holdAnswers();
        bench.press("letterRetry"); // its letters are looked for
        QVERIFY(!bench.button("letterRetry")->isEnabled());
        bench.list()->setCurrentIndex(bench.list()->model()->index(1, 0, cause));
        QVERIFY2(!bench.button("letterEdit")->isEnabled(), "nothing else can begin meanwhile");
        QVERIFY(!bench.button("letterDiscard")->isEnabled());
        bench.engine.releaseAnswers();
        QTRY_VERIFY(bench.button("letterRetryAgain")); // asked about the cause, not about the letter
        bench.press("letterRetryAgain");
        QTRY_COMPARE(bench.engine.redriven.size(), std::size_t(1));
        QCOMPARE(bench.engine.redriven.front().letters.size(), std::size_t(3));
    }

    void canBeginAnewWhenTheLettersCannotBeFound()
    {
        LetterBench bench;
        bench.open();
        bench.list()->setCurrentIndex(bench.list()->model()->index(0, 0));
        QTRY_VERIFY(bench.button("letterRetry")->isEnabled());
        bench.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
        bench.press("letterRetry");
        QVERIFY(!bench.button("letterRetry")->isEnabled());
        QTRY_VERIFY(bench.bar()->isVisible());
        QVERIFY(bench.button("letterRetry")->isEnabled());
        bench.engine.refusal.reset();
    }

    void takesAnOutputFromAnAttemptOrAnotherRun()
    {
        LetterBench bench;
        SampleRun other(RunId{11});
        const auto fetches = other.fetches();
        other.succeed(fetches[1], R"({"rate":  4})"); // the same item
        bench.engine.histories.insert(11, other.history());
        SampleRun without(RunId{10});
        without.succeed(without.fetches()[0], "1");
        bench.engine.histories.insert(10, without.history());
        bench.engine.runs = {other.summary(), without.summary()};
        for (LetterSummary &letter : bench.engine.letters) {
            letter.itemPath = {1};
            letter.itemText = QStringLiteral("AQ");
        }
        bench.open();
        bench.choose(0);
        QTRY_COMPARE(bench.find<QTreeView>("letterAttempts")->model()->rowCount(), 3);
        bench.press("letterResolve");
        auto *menu = bench.find<QMenu>("resolveSources");
        auto *output = bench.find<CodeEdit>("resolveOutput");
        const auto take = [&](const QString &words) {
            menu->popup({});
            for (QAction *action : menu->actions()) {
                if (action->text().contains(words))
                    action->trigger();
            }
            menu->close();
        };
        const auto offered = [&] {
            menu->popup({});
            menu->close();
            return menu->actions().size();
        };
        QTRY_COMPARE(offered(), 6); // three attempts, a line, two runs
        take(QStringLiteral("attempt 3"));
        QVERIFY2(QString::fromUtf8(output->payload()).contains(u"try later"),
                 qPrintable(QString::fromUtf8(output->payload())));
        QVERIFY(bench.find<QLabel>("resolveFrom")->text().contains(u"attempt 3"));
        take(QStringLiteral("run 10"));
        QTRY_VERIFY(bench.find<QLabel>("resolveFrom")->text().contains(u"no output"));
        QVERIFY(QString::fromUtf8(output->payload()).contains(u"try later")); // as it was
        take(QStringLiteral("run 11"));
        QTRY_VERIFY(bench.find<QLabel>("resolveFrom")->text().contains(u"Taken from run 11"));
        QTest::keyClicks(bench.find<QLineEdit>("resolveReason"), QStringLiteral("same rate"));
        bench.press("resolveConfirm");
        QTRY_COMPARE(bench.engine.discarded.size(), std::size_t(1));
        QCOMPARE(bench.engine.discarded.front().output, std::optional<Payload>(R"({"rate":  4})")); // byte for byte
    }

    void saysWhereAnImportedLetterComesFromAndRetriesNoStepOfIt()
    {
        LetterBench bench;
        LetterSummary imported = bench.engine.letters.front();
        imported.id = {RunId{}, 7};
        imported.from = LetterOrigin{QStringLiteral("j"), QStringLiteral("shop"), {RunId{12}, 3}};
        imported.payload = "{\"n\": 1}";
        imported.attempts = attemptHistory(SampleRun::waiting().events, imported.step);
        QCOMPARE(imported.attempts.size(), std::size_t(3));
        bench.engine.letters = {imported};
        bench.open();
        bench.choose(0);
        const QString facts = bench.find<QWidget>("letterFacts")->property("text").toString();
        QVERIFY2(facts.contains(u"imported from shop, letter 12-3"), qPrintable(facts));
        QTRY_COMPARE(bench.find<QTreeView>("letterAttempts")->model()->rowCount(), 3);
        QCOMPARE(static_cast<PayloadView *>(bench.find<QTabWidget>("letterTabs")->widget(1))->payload(),
                 imported.payload);
        QVERIFY(!bench.button("letterRetry")->isEnabled());
        QVERIFY(!bench.button("letterResolve")->isVisible());
        QVERIFY(!bench.button("letterOpenRun")->isVisible());
        QVERIFY(!bench.find<RunCanvas>("letterCanvas")->isVisible());
        QVERIFY(bench.button("letterDiscard")->isEnabled());
    }
};

QTEST_MAIN(TestLettersByHand)
#include "tst_lettersbyhand.moc"
