#include "tests/ui/deadletters/letterbench.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>

using namespace sluice;
using test::LetterBench;
using test::SampleRun;

/// What stands beside the list of letters: the bin, and files of letters.
class TestLetterBin final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void showsWhoDiscardedWhatWhenAndWhy()
    {
        LetterBench bench;
        discard(bench, 0, std::chrono::hours(1), QStringLiteral("ada"));
        discard(bench, 1, std::chrono::hours(31 * 24), QStringLiteral("bob")); // too long ago
        discard(bench, 2, std::chrono::hours(2), {});                          // closed with its run
        bench.open();
        bench.press("lettersBin");
        auto *bin = bench.find<ListView>("bin");
        QTRY_VERIFY(bin->isVisible() && bin->model()->rowCount() == 1);
        QVERIFY(!bench.list()->isVisible());
        QStringList cells;
        for (int column = 0; column < bin->model()->columnCount(); ++column)
            cells += bin->model()->index(0, column).data().toString();
        QCOMPARE(cells[0], QStringLiteral("14-1"));
        QVERIFY2(cells.contains(QStringLiteral("ada")) && cells.contains(QStringLiteral("no use")),
                 qPrintable(cells.join(u'|')));
        QVERIFY2(cells.contains(QStringLiteral("29 d 23 h")), qPrintable(cells.join(u'|')));
        QCOMPARE(bench.engine.letterQuestions.back().changedFrom,
                 std::optional(bench.engine.now.taken - std::chrono::hours(30 * 24)));
    }

    void showsWhatPeopleDiscardedHoweverManyWereClosedSince()
    {
        LetterBench bench;
        discard(bench, 0, std::chrono::hours(1), QStringLiteral("ada"));
        LetterSummary closed = bench.engine.letters[0];
        closed.decidedBy.clear();
        addNewer(bench, closed, 1000);
        bench.open();
        bench.press("lettersBin");
        auto *bin = bench.find<ListView>("bin");
        QTRY_COMPARE(bin->model()->rowCount(), 1);
        QCOMPARE(bin->model()->index(0, 0).data().toString(), QStringLiteral("14-1"));
        QVERIFY(!bench.find<QLabel>("binUnshown")->isVisible());
    }

    void saysHowManyAreNotShownAndShowsThoseDiscardedLast()
    {
        LetterBench bench;
        discard(bench, 0, std::chrono::hours(1), QStringLiteral("ada"));
        LetterSummary before = bench.engine.letters[0];
        before.changed -= std::chrono::hours(1);
        addNewer(bench, before, 1002); // these died later, but were discarded before
        bench.open();
        bench.press("lettersBin");
        auto *bin = bench.find<ListView>("bin");
        QTRY_COMPARE(bin->model()->rowCount(), 1000);
        QCOMPARE(bin->model()->index(0, 0).data().toString(), QStringLiteral("14-1"));
        auto *unshown = bench.find<QLabel>("binUnshown");
        QVERIFY(unshown->isVisible());
        QVERIFY2(unshown->text().contains(u"3 more"), qPrintable(unshown->text()));
    }

    void restoresTheChosenLetters()
    {
        LetterBench bench;
        for (std::size_t row = 0; row < 3; ++row)
            discard(bench, row, std::chrono::hours(row + 1), QStringLiteral("ada"));
        bench.open();
        bench.press("lettersBin");
        auto *bin = bench.find<ListView>("bin");
        QTRY_COMPARE(bin->model()->rowCount(), 3);
        QTRY_COMPARE(bench.button("binRestore")->text(), QStringLiteral("Restore letter 14-1"));
        bin->setFocus();
        QTest::keyClick(bin, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(bench.button("binRestore")->text().contains(u'2'));
        bench.press("binRestore");
        QTRY_COMPARE(bench.engine.undone, (std::vector<LetterId>{{RunId{14}, 1}, {RunId{13}, 1}}));
        bench.engine.letters[0].state = LetterState::Open;
        bench.engine.letters[1].state = LetterState::Open;
        bench.engine.now.lettersRevision = 5;
        bench.engine.announce();
        QTRY_COMPARE(bin->model()->rowCount(), 1);
        QVERIFY(bench.bar()->text().contains(u"taken back"));
        QTest::keyClick(bin, Qt::Key_Escape);
        QVERIFY(bench.list()->isVisible() && !bin->isVisible());
    }

    void saysThatTheBinIsEmptyAndWhyItCannotBeRead()
    {
        LetterBench bench;
        bench.open();
        bench.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
        bench.press("lettersBin");
        QTRY_COMPARE(bench.find<PageStates>("binStates")->state(), PageState::Failed);
        bench.engine.refusal.reset();
        bench.press("binBack");
        bench.press("lettersBin");
        QTRY_COMPARE(bench.find<PageStates>("binStates")->state(), PageState::Empty);
        QVERIFY(!bench.button("binRestore")->isEnabled());
    }

    void leavesTheRetryWithCareOutsideTheBin()
    {
        LetterBench bench;
        bench.open();
        bench.press("lettersRetryAll");
        auto *care = bench.find<QWidget>("guardedRetry");
        QTRY_VERIFY(care->isVisible());
        // The filters may have moved up or down with the form.
        bench.button("lettersBin")->setFocus();
        QTest::keyClick(bench.button("lettersBin"), Qt::Key_Space);
        QVERIFY(bench.find<ListView>("bin")->isVisible());
        QVERIFY(!care->isVisible());
        bench.press("binBack");
        QVERIFY(!care->isVisible() && bench.list()->isVisible());
        bench.engine.holdAnswers();
        bench.press("lettersRetryAll"); // its letters are found when the bin is there
        bench.press("lettersBin");
        bench.engine.releaseAnswers();
        QTRY_COMPARE(bench.find<PageStates>("binStates")->state(), PageState::Empty);
        QVERIFY(!care->isVisible());
        bench.press("binBack");
        bench.press("lettersRetryAll");
        QTRY_VERIFY(care->isVisible());
        bench.page->openLetter({RunId{12}, 1});
        QVERIFY(!care->isVisible());
        QTRY_VERIFY(bench.find<QWidget>("letterPanel")->isVisible());
    }

    void exportsTheChosenLettersOrAllThatMatch()
    {
        LetterBench bench;
        bench.engine.exported = "{\n1,\n2\n]}\n";
        bench.open();
        bench.choose(1);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.json"));
        trigger(bench, "lettersExportChosen");
        accept(bench, "lettersExportDialog", path);
        QTRY_COMPARE(bench.engine.exports.size(), std::size_t(1));
        QCOMPARE(bench.engine.exports[0].letters, (std::vector<LetterId>{{RunId{13}, 1}}));
        QVERIFY(!bench.engine.exports[0].filter);
        QTRY_VERIFY(bench.bar()->text().contains(u"2 letter(s) exported to"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bench.engine.exported);
        trigger(bench, "lettersExportAll");
        accept(bench, "lettersExportDialog", folder.filePath(QStringLiteral("all.json")));
        QTRY_COMPARE(bench.engine.exports.size(), std::size_t(2));
        QVERIFY(bench.engine.exports[1].filter && bench.engine.exports[1].letters.empty());
        QCOMPARE(bench.engine.exports[1].filter->state, std::optional(LetterState::Open));
    }

    void importsAndTellsWhatWasLeftOut()
    {
        LetterBench bench;
        bench.open();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("in.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("letters, byte for byte \xff");
        file.close();
        bench.engine.importAnswer = {{{RunId{}, 1}}, {{QStringLiteral("j"), QStringLiteral("shop"), {RunId{12}, 3}}}};
        trigger(bench, "lettersImport");
        accept(bench, "lettersImportDialog", path);
        QTRY_COMPARE(bench.engine.imports, std::vector<QByteArray>{"letters, byte for byte \xff"});
        QTRY_VERIFY(bench.bar()->text().contains(u"1 letter(s) imported"));
        QVERIFY2(bench.bar()->text().contains(u"1 left out"), qPrintable(bench.bar()->text()));
        bool isNamed = false;
        for (const QLabel *label : bench.bar()->findChildren<QLabel *>())
            isNamed |= label->text().contains(u"letter 12-3 of shop");
        QVERIFY(isNamed);
        bench.engine.refusal = Error{
            QStringLiteral("letter.fileMalformed"), {{QStringLiteral("place"), QStringLiteral("letters[4]")}}, {}};
        trigger(bench, "lettersImport");
        accept(bench, "lettersImportDialog", path);
        QTRY_VERIFY2(bench.bar()->text().contains(u"no dead letters that can be read"),
                     qPrintable(bench.bar()->text()));
        bench.engine.refusal.reset();
    }

private:
    static void discard(LetterBench &bench, std::size_t row, std::chrono::hours ago, const QString &who)
    {
        LetterSummary &letter = bench.engine.letters[row];
        letter.state = LetterState::Discarded;
        letter.changed = bench.engine.now.taken - ago;
        letter.decidedBy = who;
        letter.reason = QStringLiteral("no use");
    }
    static void addNewer(LetterBench &bench, const LetterSummary &letter, quint64 count)
    {
        std::vector<LetterSummary> newer(count, letter);
        for (quint64 i = 0; i < count; ++i)
            newer[i].id.run = RunId{100 + count - i};
        bench.engine.letters.insert(bench.engine.letters.begin(), newer.begin(), newer.end());
    }
    static void trigger(const LetterBench &bench, const char *action)
    {
        auto *menu = bench.find<QMenu>("lettersFilesMenu");
        menu->popup(bench.button("lettersFiles")->mapToGlobal(QPoint()));
        auto *wanted = bench.find<QAction>(action);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
    }
    static void accept(const LetterBench &bench, const char *name, const QString &path)
    {
        auto *dialog = bench.find<QFileDialog>(name);
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        edit->setText(path);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!bench.find<QFileDialog>(name));
    }
};

QTEST_MAIN(TestLetterBin)
#include "tst_letterbin.moc"
