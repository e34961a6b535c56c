#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace sluice;
using test::SampleRun;

namespace {

/// The page with twelve letters of one cause, and the form of a retry with an edit open.
struct EditBench {
    EditBench()
        : theme(Theme::make(Scheme::Light))
    {
        for (quint64 id = 31; id >= 20; --id) {
            const auto sample = SampleRun::waiting(RunId{id});
            engine.letters.push_back(sample.letter());
            engine.histories.insert(id, sample.history());
            engine.now.taken = sample.now;
        }
        // The last three runs stay as they are, the two before do not fit.
        engine.editLetter = [](const LetterSummary &letter, const InputEdits &edits) {
            const Payload before = R"({"code":"AQ"})";
            EditedInput input{letter.id, true, {}, before, R"({"code":"XX"})"};
            if (!edits.empty())
                input.after = "{\"code\":" + edits.front().text.toUtf8() + "}";
            const quint64 run = number(letter.id.run);
            if (run >= 29)
                return EditedInput{letter.id, false, {}, before, before};
            if (run >= 27)
                input.error = Error{QStringLiteral("edit.inputLacks"),
                                    {{QStringLiteral("path"), QStringLiteral("input.code")},
                                     {QStringLiteral("parameter"), QStringLiteral("url")}},
                                    {}};
            return input;
        };
        page = std::make_unique<DeadLettersPage>(engine, theme);
        page->resize(1200, 900);
        page->show();
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool isShown(const char *name) const { return find<QWidget>(name)->isVisible(); }
    [[nodiscard]] QString text(const char *name) const { return find<QWidget>(name)->property("text").toString(); }
    [[nodiscard]] QString difference() const { return find<QPlainTextEdit>("bulkDifference")->toPlainText(); }
    void press(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    [[nodiscard]] bool confirms() const { return find<QPushButton>("guardedConfirm")->isEnabled(); }

    void openForm()
    {
        QTRY_VERIFY(isShown("lettersRetryAll"));
        press("lettersRetryAll");
        QTRY_VERIFY(isShown("guardedRetry"));
        QTest::keyClick(find<QCheckBox>("guardedEdits"), Qt::Key_Space);
        QVERIFY(isShown("bulkEdit"));
    }

    void type(const char *path, const char *value)
    {
        find<QLineEdit>("bulkPath")->setFocus();
        QTest::keyClicks(find<QLineEdit>("bulkPath"), QString::fromLatin1(path));
        QTest::keyClicks(find<QLineEdit>("bulkText"), QString::fromLatin1(value));
    }

    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<DeadLettersPage> page;
};

} // namespace

/// One edit for many letters: nothing is sent before it was looked at.
class TestBulkEdit final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void nothingIsSentUnseen()
    {
        EditBench bench;
        bench.openForm();
        QVERIFY2(!bench.confirms(), "nobody has seen what it does");
        bench.type("code", "\"AT\"");
        QVERIFY(!bench.confirms());
        QVERIFY(bench.engine.previews.empty());
        QTest::keyClick(bench.find<QLineEdit>("bulkText"), Qt::Key_Return);
        QTRY_VERIFY(bench.confirms());
        QCOMPARE(
            bench.text("bulkSummary"),
            QStringLiteral("7 will change · 3 stay as they are, and are sent so · 2 do not fit, and are left out"));
        QVERIFY(bench.text("guardedConfirm").contains(u"10 letter(s) with edited input"));
        QTest::keyClicks(bench.find<QLineEdit>("bulkText"), QStringLiteral(" "));
        QVERIFY2(bench.confirms(), "blanks around the value change nothing");
        QTest::keyClicks(bench.find<QLineEdit>("bulkPath"), QStringLiteral("x"));
        QVERIFY2(!bench.confirms(), "that is another edit");
        QVERIFY(bench.engine.jobs.empty());
    }

    void sendsWhatWasLookedAt()
    {
        EditBench bench;
        bench.openForm();
        bench.type("code", "\"AT\"");
        bench.press("bulkPreview");
        QTRY_VERIFY(bench.confirms());
        QTest::keyClick(bench.find<QRadioButton>("bulkNewEffect"), Qt::Key_Space);
        bench.press("guardedConfirm");
        QTRY_COMPARE(bench.engine.jobs.size(), std::size_t(1));
        const RedriveJobRequest &request = bench.engine.jobs.front();
        QCOMPARE(request.options.edits,
                 (InputEdits{{EditKind::Set, QStringLiteral("code"), QStringLiteral("\"AT\"")}}));
        QVERIFY(request.options.newEffect);
        QCOMPARE(request.letters.size(), std::size_t(12));
        QVERIFY(request.filter); // which letters are new since
        QTRY_VERIFY(!bench.isShown("guardedRetry"));
    }

    void everyDifferenceCanBeSeen()
    {
        EditBench bench;
        bench.openForm();
        bench.type("code", "\"AT\"");
        bench.press("bulkPreview");
        auto *rows = bench.find<QListWidget>("bulkLetters");
        QTRY_COMPARE(rows->count(), 12);
        QTRY_COMPARE(bench.difference(), QStringLiteral("Letter 20-1\ncode\n  − \"AQ\"\n  + \"AT\""));
        rows->setFocus();
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(rows, Qt::Key_Down);
        QTRY_VERIFY2(bench.difference().contains(u"does not fit the step"), qPrintable(bench.difference()));
        QVERIFY(rows->currentItem()->text().startsWith(u"Letter 27-1 is left out"));
        auto *find = bench.find<QLineEdit>("bulkFind");
        QTest::keyClicks(find, QStringLiteral("31-1"));
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_VERIFY(bench.difference().contains(u"stays as it is"));
        find->clear();
        QTest::keyClicks(find, QStringLiteral("99-1"));
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(bench.difference().contains(u"no letter 99-1"));
    }

    void keepsWhatWasFoundOutWhenTheLanguageChanges()
    {
        EditBench bench;
        bench.openForm();
        bench.type("code", "\"AT\"");
        bench.press("bulkPreview");
        auto *rows = bench.find<QListWidget>("bulkLetters");
        QTRY_COMPARE(rows->count(), 12);
        rows->setFocus();
        QTest::keyClick(rows, Qt::Key_End);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(bench.find<QWidget>("bulkEdit"), &change);
        QCOMPARE(rows->count(), 12);
        QCOMPARE(rows->currentRow(), 11);
        QVERIFY(bench.confirms());
    }

    void asksForWhatEachKindNeeds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("path");
        QTest::addColumn<bool>("text");
        QTest::addColumn<bool>("script");
        QTest::newRow("set") << int(EditKind::Set) << true << true << false;
        QTest::newRow("remove") << int(EditKind::Remove) << true << false << false;
        QTest::newRow("rename") << int(EditKind::Rename) << true << true << false;
        QTest::newRow("script") << int(EditKind::Script) << false << false << true;
    }

    void asksForWhatEachKindNeeds()
    {
        QFETCH(int, kind);
        EditBench bench;
        bench.openForm();
        auto *kinds = bench.find<QComboBox>("bulkKind");
        kinds->setCurrentIndex(kinds->findData(kind));
        QTEST(bench.isShown("bulkPath"), "path");
        QTEST(bench.isShown("bulkText"), "text");
        QTEST(bench.isShown("bulkScript"), "script");
        bench.press("bulkPreview");
        QTRY_VERIFY(!bench.engine.previews.empty());
        QCOMPARE(int(bench.engine.previews.front().edits.front().kind), kind);
        QVERIFY(!bench.engine.previews.front().withInputs);
    }

    void saysWhyAnEditCannotWork()
    {
        EditBench bench;
        bench.openForm();
        bench.type("a..b", "1");
        bench.engine.refusal = Error{
            QStringLiteral("edit.pathMalformed"), {{QStringLiteral("path"), QStringLiteral("a..b")}}, {}};
        bench.press("bulkPreview");
        QTRY_VERIFY(bench.text("bulkSummary").contains(u"a..b cannot be followed"));
        QVERIFY(!bench.confirms());
        bench.engine.refusal.reset();
        QTest::keyClick(bench.find<QLineEdit>("bulkPath"), Qt::Key_Backspace);
        QVERIFY(!bench.text("bulkSummary").contains(u"a..b"));
    }

    void manyLettersAreLookedAtInParts()
    {
        EditBench bench;
        for (quint64 run = 2000; run > 800; --run) {
            bench.engine.letters.push_back(bench.engine.letters.back());
            bench.engine.letters.back().id.run = RunId{run};
        }
        bench.engine.now.lettersRevision = 1;
        bench.engine.announce();
        bench.openForm();
        bench.type("code", "1");
        bench.press("bulkPreview");
        QTRY_VERIFY(bench.text("bulkSummary").contains(u"stay"));
        QTRY_VERIFY(!bench.isShown("bulkProgress"));
        std::size_t asked = 0;
        for (const EditPreviewRequest &request : bench.engine.previews) {
            QVERIFY(request.letters.size() <= 500);
            asked += request.withInputs ? 0 : request.letters.size();
        }
        QCOMPARE(asked, std::size_t(1212));
    }
};

QTEST_MAIN(TestBulkEdit)
#include "tst_bulkedit.moc"
