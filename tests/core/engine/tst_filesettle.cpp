#include "core/engine/filebook.h"
#include "core/engine/filesettle.h"

#include <QTest>

#include <algorithm>

using namespace sluice;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kFlow = u"w"_s;
const QString kDrop = u"drop"_s;

FoundFile file(const QString &name, qint64 size = 1, int second = 0, bool isSettled = true)
{
    return {name, size, WallTime(Milliseconds(second * 1000)), isSettled};
}

QString namesOf(const std::vector<FoundFile> &files)
{
    QStringList names;
    for (const FoundFile &each : files)
        names.append(each.name);
    return names.join(u' ');
}

QString settledOf(FileSettle &settle, std::vector<FoundFile> files, std::chrono::seconds at, Milliseconds wanted = 2s)
{
    const bool isMoving = settle.look(files, MonoTime(at), wanted);
    std::erase_if(files, [](const FoundFile &each) { return !each.isSettled; });
    return namesOf(files) + (isMoving ? u" …"_s : QString());
}

} // namespace

/// Which files of a folder are whole, and which of them are new.
class TestFileSettle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsUntilAFileStandsStill();
    void countsAFileThatCameBackAnew();
    void needsNoTimeIfNoneIsWanted();
    void countsEachVersionOnce();
    void leavesWhatWasThereBefore();
    void takesWhatWasThereBeforeIfThatIsWanted();
    void givesTheOldestFirstAndTheRestTheNextTime();
    void forgetsWhatIsGone();
    void forgetsNothingOfAFolderThatItDidNotSeeWhole();
    void goesOnWithItsMarks();
    void forgetsTriggersThatAreNotKept();
};

void TestFileSettle::waitsUntilAFileStandsStill()
{
    FileSettle settle;
    QCOMPARE(settledOf(settle, {file(u"a"_s)}, 0s), u" …"_s);
    QCOMPARE(settledOf(settle, {file(u"a"_s), file(u"b"_s)}, 1s), u" …"_s);
    QCOMPARE(settledOf(settle, {file(u"a"_s), file(u"b"_s)}, 2s), u"a …"_s);
    QCOMPARE(settledOf(settle, {file(u"a"_s), file(u"b"_s, 2)}, 3s), u"a …"_s);    // grows
    QCOMPARE(settledOf(settle, {file(u"a"_s), file(u"b"_s, 2, 1)}, 4s), u"a …"_s); // is written again
    QCOMPARE(settledOf(settle, {file(u"a"_s), file(u"b"_s, 2, 1)}, 6s), u"a b"_s);
}

void TestFileSettle::countsAFileThatCameBackAnew()
{
    FileSettle settle;
    (void)settledOf(settle, {file(u"a"_s)}, 0s);
    QCOMPARE(settledOf(settle, {}, 2s), QString());
    QCOMPARE(settledOf(settle, {file(u"a"_s)}, 3s), u" …"_s);
}

void TestFileSettle::needsNoTimeIfNoneIsWanted()
{
    FileSettle settle;
    QCOMPARE(settledOf(settle, {file(u"a"_s)}, 0s, 0s), u"a"_s);
}

void TestFileSettle::countsEachVersionOnce()
{
    FileBook book;
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {}, false, 10)), QString());
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s, 1, 0, false)}, false, 10)), QString()); // is being written
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s)}, false, 10)), u"a"_s);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s)}, false, 10)), QString());
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s, 2)}, false, 10)), u"a"_s);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s, 2, 1)}, false, 10)), u"a"_s);
    QCOMPARE(namesOf(book.news(kFlow, u"other"_s, {file(u"a"_s)}, true, 10)), u"a"_s); // another trigger
}

void TestFileSettle::leavesWhatWasThereBefore()
{
    FileBook book;
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s), file(u"b"_s, 1, 0, false)}, false, 10)), QString());
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s), file(u"b"_s), file(u"c"_s)}, false, 10)), u"c"_s);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s), file(u"b"_s, 2), file(u"c"_s)}, false, 10)), u"b"_s);
}

void TestFileSettle::takesWhatWasThereBeforeIfThatIsWanted()
{
    FileBook book;
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s), file(u"b"_s, 1, 0, false)}, true, 10)), u"a"_s);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s), file(u"b"_s)}, true, 10)), u"b"_s);
}

void TestFileSettle::givesTheOldestFirstAndTheRestTheNextTime()
{
    FileBook book;
    const std::vector files{file(u"z"_s, 1, 2), file(u"c"_s, 1, 1), file(u"b"_s, 1, 1)};
    QCOMPARE(namesOf(book.news(kFlow, kDrop, files, true, 2)), u"b c"_s);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, files, true, 2)), u"z"_s);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, files, true, 2)), QString());
}

void TestFileSettle::forgetsWhatIsGone()
{
    FileBook book;
    (void)book.news(kFlow, kDrop, {file(u"a"_s)}, true, 10);
    (void)book.takeChanged();
    (void)book.news(kFlow, kDrop, {}, true, 10);
    const std::vector<FileMark> changed = book.takeChanged();
    QCOMPARE(changed.size(), std::size_t(1));
    QCOMPARE(changed[0].name, u"a"_s);
    QVERIFY(changed[0].isGone);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s)}, true, 10)), u"a"_s); // it came again
}

void TestFileSettle::forgetsNothingOfAFolderThatItDidNotSeeWhole()
{
    FileBook book;
    std::vector<FoundFile> files{file(u"a"_s)};
    (void)book.news(kFlow, kDrop, files, true, 1);
    files.clear();
    for (std::size_t i = 0; i < kMostFiles; ++i)
        files.push_back(file(u"f%1"_s.arg(i), 1, 0, false));
    (void)book.news(kFlow, kDrop, files, true, 1);
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s)}, true, 1)), QString());
}

void TestFileSettle::goesOnWithItsMarks()
{
    FileBook book;
    (void)book.news(kFlow, kDrop, {file(u"a"_s)}, true, 10);
    FileBook restored;
    restored.restore(book.takeChanged());
    QVERIFY(!restored.hasChanged());
    QCOMPARE(namesOf(restored.news(kFlow, kDrop, {file(u"a"_s), file(u"b"_s)}, false, 10)), u"b"_s);
}

void TestFileSettle::forgetsTriggersThatAreNotKept()
{
    FileBook book;
    for (const QString &trigger : {kDrop, u"kept"_s})
        (void)book.news(kFlow, trigger, {file(u"a"_s)}, true, 10);
    (void)book.news(u"other"_s, kDrop, {file(u"a"_s)}, true, 10);
    (void)book.takeChanged();
    book.forget(kFlow, [](const QString &trigger) { return trigger == u"kept"; });
    QCOMPARE(book.takeChanged().size(), std::size_t(2)); // the file, and that it was asked about
    QCOMPARE(namesOf(book.news(kFlow, kDrop, {file(u"a"_s)}, true, 10)), u"a"_s);
    QCOMPARE(namesOf(book.news(kFlow, u"kept"_s, {file(u"a"_s)}, true, 10)), QString());
    QCOMPARE(namesOf(book.news(u"other"_s, kDrop, {file(u"a"_s)}, true, 10)), QString());
}

QTEST_GUILESS_MAIN(TestFileSettle)
#include "tst_filesettle.moc"
