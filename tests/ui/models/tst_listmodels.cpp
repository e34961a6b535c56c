#include "tests/ui/support/fakeengine.h"
#include "ui/models/letterlistmodel.h"
#include "ui/models/roles.h"
#include "ui/models/runlistmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;

namespace {

RunSummary runOf(quint64 id)
{
    RunSummary run;
    run.id = RunId{id};
    run.workflow = QStringLiteral("w");
    run.state = RunState::Running;
    run.steps = 10;
    return run;
}

LetterSummary letterOf(quint64 run, quint32 index, const QString &cause, int at)
{
    LetterSummary letter;
    letter.id = {RunId{run}, index};
    letter.workflow = QStringLiteral("w");
    letter.task = QStringLiteral("fetch");
    letter.fingerprint = cause;
    letter.created = WallTime(Milliseconds(at));
    return letter;
}

const QString kCauseA = QStringLiteral("a");
const QString kCauseB = QStringLiteral("b");

} // namespace

class TestListModels final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void runsComePageByPage()
    {
        FakeEngine engine;
        for (quint64 id = 350; id > 0; --id)
            engine.runs.push_back(runOf(id));
        // Without a model tester: it fetches all there is.
        RunListModel model(engine);
        QTRY_COMPARE(model.rowCount(), 100);
        QCOMPARE(model.total(), quint64(350));
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 200);
        QCOMPARE(model.data(model.index(199, RunListModel::RunColumn), Qt::DisplayRole).toString(),
                 QStringLiteral("151"));
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 300);
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 350);
        QVERIFY(!model.canFetchMore({}));
    }

    void selectionSurvivesNewRunsAndRunsThatLeave()
    {
        FakeEngine engine;
        for (quint64 id = 5; id > 0; --id)
            engine.runs.push_back(runOf(id));
        RunListModel model(engine);
        QAbstractItemModelTester tester(&model);
        QItemSelectionModel selection(&model);
        QTRY_COMPARE(model.rowCount(), 5);
        selection.setCurrentIndex(model.index(2, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        engine.runs.insert(engine.runs.begin(), {runOf(7), runOf(6)});
        engine.runs.erase(engine.runs.begin() + 2);
        engine.runs[3].state = RunState::Failed;
        engine.now.runsRevision = 1;
        engine.announce();
        QTRY_COMPARE(model.rowCount(), 6);
        QCOMPARE(model.run(selection.currentIndex())->id, RunId{3});
        QCOMPARE(model.run(RunId{3})->state, RunState::Failed);
        QCOMPARE(resets.count(), 0);
    }

    void aDamagedRunShowsAsSuch()
    {
        FakeEngine engine;
        engine.runs = {runOf(1)};
        engine.runs[0].isDamaged = true;
        engine.runs[0].failure = Error{
            QStringLiteral("journal.runDamaged"), {{QStringLiteral("run"), QStringLiteral("1")}}, {}};
        RunListModel model(engine);
        QTRY_COMPARE(model.rowCount(), 1);
        const auto cell = [&](int column, int role) { return model.data(model.index(0, column), role).toString(); };
        QCOMPARE(cell(RunListModel::StateColumn, Qt::DisplayRole), QStringLiteral("damaged"));
        QVERIFY(cell(RunListModel::StateColumn, Qt::ToolTipRole).contains(u"The history of run 1 is damaged"));
        QCOMPARE(cell(RunListModel::DurationColumn, Qt::DisplayRole), QString()); // it goes on no more
    }

    void asksOnceForABurstOfRevisions()
    {
        FakeEngine engine;
        RunListModel model(engine);
        QTRY_VERIFY(model.hasAnswer());
        const auto before = engine.runQuestions.size();
        for (quint64 revision = 1; revision <= 50; ++revision) {
            engine.now.runsRevision = revision;
            engine.announce();
        }
        engine.runs.push_back(runOf(1));
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(engine.runQuestions.size(), before + 1);
    }

    void answerToAnOlderFilterDoesNotCount()
    {
        FakeEngine engine;
        engine.runs = {runOf(2), runOf(1)};
        engine.runs[0].workflow = QStringLiteral("other");
        RunListModel model(engine);
        engine.holdAnswers();
        RunFilter filter;
        filter.workflow = QStringLiteral("other");
        model.setFilter(filter);
        engine.releaseAnswers();
        QSignalSpy answers(&model, &RunListModel::answered);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(answers.count(), 1);
        QCOMPARE(model.run(model.index(0, 0))->id, RunId{2});
    }

    void rowsStayWhenAQuestionIsRefused()
    {
        FakeEngine engine;
        engine.runs = {runOf(1)};
        RunListModel model(engine);
        QTRY_COMPARE(model.rowCount(), 1);
        engine.refusal = Error{QStringLiteral("engine.down"), {}, {}};
        model.refresh();
        QTRY_VERIFY(model.error());
        QCOMPARE(model.rowCount(), 1);
        engine.refusal.reset();
        model.refresh();
        QTRY_VERIFY(!model.error());
    }

    void lettersOfOneCauseAreOneRow()
    {
        FakeEngine engine;
        engine.letters = {letterOf(3, 1, kCauseA, 30), letterOf(2, 1, kCauseB, 20), letterOf(1, 1, kCauseA, 10)};
        LetterListModel model(engine);
        QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 2);
        const QModelIndex cause = model.index(0, 0);
        QVERIFY(!model.letter(cause));
        QCOMPARE(model.cause(cause)->count, quint64(2));
        model.fetchMore(cause);
        QTRY_COMPARE(model.rowCount(cause), 2);
        QCOMPARE(model.letter(model.index(1, 0, cause))->id, (LetterId{RunId{1}, 1}));
        const LetterChoice both = model.choice({cause, model.index(1, 0, cause), model.index(1, 0)});
        QCOMPARE(both.causes.size(), std::size_t(2));
        QVERIFY2(both.letters.empty(), "a letter of a chosen cause is chosen with it");
        QCOMPARE(model.choice({model.index(1, 0, cause)}).letters.size(), std::size_t(1));
    }

    void aLetterSaysWhichItemItIsOf()
    {
        FakeEngine engine;
        engine.letters = {letterOf(3, 1, kCauseA, 30), letterOf(2, 1, kCauseA, 20), letterOf(1, 1, kCauseA, 10)};
        engine.letters[0].itemPath = {6, 0};
        engine.letters[0].itemText = QStringLiteral("AQ");
        engine.letters[1].itemPath = {8};
        LetterListModel model(engine);
        model.setGrouped(false);
        QTRY_COMPARE(model.rowCount(), 3);
        const auto item = [&](int row) { return model.index(row, LetterListModel::ItemColumn).data().toString(); };
        QCOMPARE(item(0), QStringLiteral("7 › 1: AQ"));
        QCOMPARE(item(1), QStringLiteral("9"));
        QCOMPARE(item(2), QString());
    }

    void causesAndLettersFollowTheEngine()
    {
        FakeEngine engine;
        engine.letters = {letterOf(3, 1, kCauseA, 30), letterOf(2, 1, kCauseB, 20), letterOf(1, 1, kCauseA, 10)};
        LetterListModel model(engine);
        QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 2);
        model.fetchMore(model.index(0, 0));
        model.fetchMore(model.index(1, 0));
        QTRY_COMPARE(model.loaded(), quint64(3));
        const QPersistentModelIndex kept(model.indexOf({RunId{2}, 1}));
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        // A newer letter of the other cause moves that cause to the top.
        engine.letters.insert(engine.letters.begin(), letterOf(4, 1, kCauseB, 40));
        engine.now.lettersRevision = 1;
        engine.announce();
        QTRY_COMPARE(moves.count(), 1);
        QTRY_COMPARE(model.rowCount(model.index(0, 0)), 2);
        QVERIFY(kept.isValid());
        QCOMPARE(model.letter(kept)->id, (LetterId{RunId{2}, 1}));

        // A letter that leaves, and a cause that leaves with its last letter.
        engine.letters = {letterOf(4, 1, kCauseB, 40)};
        engine.now.lettersRevision = 2;
        engine.announce();
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(!kept.isValid());
        engine.letters.clear();
        engine.now.lettersRevision = 3;
        engine.announce();
        QTRY_COMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }

    void groupingCanBeSwitchedBackAndForth()
    {
        FakeEngine engine;
        engine.letters = {letterOf(3, 1, kCauseA, 30), letterOf(2, 1, kCauseB, 20), letterOf(1, 1, kCauseA, 10)};
        LetterListModel model(engine);
        QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 2);
        model.setGrouped(false);
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.letter(model.index(1, 0))->id, (LetterId{RunId{2}, 1}));
        engine.letters.erase(engine.letters.begin());
        engine.now.lettersRevision = 1;
        engine.announce();
        QTRY_COMPARE(model.rowCount(), 2);
        model.setGrouped(true);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.cause(model.index(0, 0))->count, quint64(1));
    }

    void keepsItsRowsWhileItIsHeld()
    {
        FakeEngine engine;
        engine.letters = {letterOf(3, 1, kCauseA, 30), letterOf(1, 1, kCauseA, 10)};
        LetterListModel model(engine);
        model.setGrouped(false);
        QTRY_COMPARE(model.loaded(), quint64(2));
        LetterListModel other(engine);
        other.setGrouped(false);
        QTRY_COMPARE(other.loaded(), quint64(2));
        model.hold();
        engine.letters.clear();
        engine.now.lettersRevision = 1;
        engine.announce();
        QTRY_COMPARE(other.loaded(), quint64(0));
        QCOMPARE(model.loaded(), quint64(2));
        model.release();
        QTRY_COMPARE(model.loaded(), quint64(0));
    }

    void lettersComeInSteps()
    {
        FakeEngine engine;
        for (quint64 run = 2500; run > 0; --run)
            engine.letters.push_back(letterOf(run, 1, kCauseA, static_cast<int>(run)));
        LetterListModel model(engine);
        model.setGrouped(false);
        QTRY_COMPARE(model.loaded(), quint64(200));
        QCOMPARE(model.total(), quint64(2500));
        model.fetchMore({});
        QTRY_COMPARE(model.loaded(), quint64(400));
        while (model.canFetchMore({})) {
            const quint64 before = model.loaded();
            model.fetchMore({});
            QTRY_VERIFY(model.loaded() > before);
        }
        QCOMPARE(model.loaded(), quint64(2500));
    }

    void saysHowTheLettersOfACauseCame_data()
    {
        QTest::addColumn<QList<int>>("hours"); // ago
        QTest::addColumn<QString>("word");
        QTest::newRow("new") << QList<int>{0, 0} << QStringLiteral("new");
        QTest::newRow("rising") << QList<int>{0, 1, 1, 2, 2, 9} << QStringLiteral("rising");
        QTest::newRow("steady") << QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11} << QStringLiteral("steady");
        QTest::newRow("falling") << QList<int>{2, 5, 6, 6, 7, 8, 9, 10, 10} << QStringLiteral("falling");
        QTest::newRow("quiet") << QList<int>{20, 30} << QStringLiteral("quiet");
    }

    void saysHowTheLettersOfACauseCame()
    {
        QFETCH(QList<int>, hours);
        QFETCH(QString, word);
        FakeEngine engine;
        engine.now.taken = WallTime(std::chrono::hours(1000));
        quint64 run = 100;
        for (const int ago : hours) {
            engine.letters.push_back(letterOf(run--, 1, kCauseA, 0));
            engine.letters.back().created = engine.now.taken - std::chrono::hours(ago) - std::chrono::minutes(30);
        }
        LetterListModel model(engine);
        QTRY_COMPARE(model.rowCount(), 1);
        const QModelIndex trend = model.index(0, LetterListModel::StateColumn);
        QCOMPARE(trend.data().toString(), word);
        QCOMPARE(trend.data(TrendRole).value<QList<double>>().size(), qsizetype(kTrendHours));
    }
};

QTEST_MAIN(TestListModels)
#include "tst_listmodels.moc"
