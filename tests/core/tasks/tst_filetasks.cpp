#include "core/tasks/blockingpool.h"
#include "tests/core/tasks/hostdriver.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

class TestFileTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_driver = std::make_unique<HostDriver>(); }
    void countsTheTimeOfItsThreads();
    void readsInEachFormat_data();
    void readsInEachFormat();
    void refusesBadFiles();
    void saysWhereJsonIsBroken();
    void writesReplacesAndAppends();
    void refusesPlacesItCannotWrite();
    void refusesTheJournalUnderAnyName();
    void findsTheWorkflowThatItCalls_data();
    void findsTheWorkflowThatItCalls();

private:
    void put(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_driver->path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray content(const QString &name)
    {
        QFile file(m_driver->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    QString read(const QByteArray &params, const QByteArray &input = "null")
    {
        return words(m_driver->perform(attempt(u"file.read"_s, params, input)));
    }
    QString write(const QByteArray &params, const QByteArray &input = "null")
    {
        return words(m_driver->perform(attempt(u"file.write"_s, params, input)));
    }

    std::unique_ptr<HostDriver> m_driver;
};

void TestFileTasks::findsTheWorkflowThatItCalls_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const char *params, const QString &outcome) {
        QTest::newRow(name) << QByteArray(params) << outcome;
    };
    row("its input", R"({"workflow": "sub"})", u"call sub {\"id\":7}"_s);
    row("an input", R"({"workflow": " sub ", "input": {"a": ["{{ input.id }}", null]}})",
        u"call sub {\"a\":[7,null]}"_s);
    row("an input of null", R"({"workflow": "sub", "input": null})", u"call sub null"_s);
    row("a limit", R"({"workflow": "sub", "input": 1, "timeout": "5s"})", u"call sub 1 limited"_s);
    row("none of that name", R"({"workflow": "gone"})", u"permanent call.unknownWorkflow"_s);
    row("a path", R"({"workflow": "../workflows/sub"})", u"permanent call.unknownWorkflow"_s);
    row("no expression", R"({"workflow": "{{ input.id }}"})", u"permanent call.unknownWorkflow"_s);
    row("no workflow", R"({"workflow": "broken"})", u"permanent json.malformed"_s);
    row("none", R"({})", u"permanent task.parameterMissing"_s);
}

void TestFileTasks::findsTheWorkflowThatItCalls()
{
    QFETCH(QByteArray, params);
    QVERIFY(QDir(m_driver->path(QString())).mkpath(u"workflows"_s));
    put(u"workflows/sub.json"_s,
        R"({"format": 1, "name": "Sub", "tasks": [{"id": "a", "type": "noop"}], "edges": []})");
    put(u"workflows/broken.json"_s, "{");
    QTEST(words(m_driver->perform(attempt(u"workflow.call"_s, params, "{\"id\":7}"))), "outcome");
}

void TestFileTasks::countsTheTimeOfItsThreads()
{
    BlockingPool pool(2, std::make_shared<EnvironmentSecrets>());
    std::atomic<bool> isOver = false;
    pool.add([&isOver](SqlSessions &) {
        while (!isOver) { // burns time
        }
    });
    QTRY_VERIFY(pool.cpuTime() > Milliseconds(5));
    isOver = true;
}

void TestFileTasks::readsInEachFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("expected");
    QTest::newRow("json by name") << u"a.JSON"_s << QByteArray("\xef\xbb\xbf { \"b\":1.0,\n\"a\":2 }\n") << u"auto"_s
                                  << u":{ \"b\":1.0,\n\"a\":2 }"_s;
    QTest::newRow("json scalar") << u"a.txt"_s << QByteArray("42\n") << u"json"_s << u":42"_s;
    QTest::newRow("text by name") << u"a.txt"_s << QByteArray("x\n\xc3\xbc\"") << u"auto"_s << u":\"x\\n\u00fc\\\"\""_s;
    QTest::newRow("json as text") << u"a.json"_s << QByteArray("[") << u"text"_s << u":\"[\""_s;
    QTest::newRow("lines") << u"a.csv"_s << QByteArray("a\r\n\nb\n") << u"lines"_s << u":[\"a\",\"\",\"b\"]"_s;
    QTest::newRow("no lines") << u"a.csv"_s << QByteArray() << u"lines"_s << u":[]"_s;
}

void TestFileTasks::readsInEachFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    QFETCH(QString, expected);
    put(name, bytes);
    QCOMPARE(
        read(R"({"path":"{{input.p}}","format":")" + format.toLatin1() + "\"}", "{\"p\":\"" + name.toLatin1() + "\"}"),
        expected);
    QCOMPARE(read("{\"path\":\"" + m_driver->path(name).toUtf8() + "\",\"format\":\"" + format.toLatin1() + "\"}"),
             expected);
}

void TestFileTasks::refusesBadFiles()
{
    QCOMPARE(read(R"({"path":"nowhere.json"})"), u"permanent file.missing"_s);
    QCOMPARE(read(R"({"path":"."})"), u"permanent file.unreadable"_s);
    QCOMPARE(read(R"({"path":"/dev/zero"})"), u"permanent file.unreadable"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(m_driver->path(u"pipe"_s)).constData(), 0600), 0);
    QCOMPARE(read(R"({"path":"pipe"})"), u"permanent file.unreadable"_s);
    QCOMPARE(read("{}"), u"permanent task.parameterMissing"_s);
    QCOMPARE(read(R"({"path":"{{input}}"})", "[1]"), u"permanent task.parameterKind"_s);
    put(u"binary"_s, QByteArray("\xff\xfe\x00\x80", 4));
    QCOMPARE(read(R"({"path":"binary"})"), u"permanent file.notText"_s);
    put(u"empty.json"_s, {});
    QCOMPARE(read(R"({"path":"empty.json"})"), u"permanent json.malformed"_s);
    put(u"large"_s, QByteArray(16 * 1024 * 1024 + 1, 'x'));
    QCOMPARE(read(R"({"path":"large"})"), u"permanent file.tooLarge"_s);
    put(u"quotes"_s, QByteArray(9 * 1024 * 1024, '"'));
    QCOMPARE(read(R"({"path":"quotes"})"), u"permanent task.outputTooLarge"_s);
}

void TestFileTasks::saysWhereJsonIsBroken()
{
    put(u"bad.json"_s, "{\n  \"a\": 1,\n  nope\n}");
    const auto error = errorOf(m_driver->perform(attempt(u"file.read"_s, R"({"path":"bad.json"})")));
    QCOMPARE(error.code, u"json.malformed"_s);
    QCOMPARE(error.args.value(u"line"_s), u"3"_s);
    QVERIFY(error.args.value(u"path"_s).endsWith(u"/bad.json"));
}

void TestFileTasks::writesReplacesAndAppends()
{
    const auto written = json(write(R"({"path":"out/deep/a.txt","content":"x{{input}}"})", "1").mid(1).toUtf8());
    QCOMPARE(written.value(u"bytes"_s).toInt(), 2);
    QCOMPARE(content(u"out/deep/a.txt"_s), QByteArray("x1"));
    QVERIFY(write(R"({"path":"out/deep/a.txt","content":{"b":["{{input}}"]}})", "true").startsWith(u":{"));
    QCOMPARE(content(u"out/deep/a.txt"_s), QByteArray(R"({"b":[true]})"));
    QVERIFY(write(R"({"path":"out/deep/a.txt","content":"\n2","mode":"append"})").startsWith(u":{"));
    QCOMPARE(content(u"out/deep/a.txt"_s), QByteArray("{\"b\":[true]}\n2"));
    QCOMPARE(QDir(m_driver->path(u"out/deep"_s)).entryList(QDir::Files).size(), 1);
}

void TestFileTasks::refusesPlacesItCannotWrite()
{
    put(u"file"_s, "x");
    QCOMPARE(write(R"({"path":".","content":""})"), u"permanent file.unwritable"_s);
    QCOMPARE(write(R"({"path":"file/below","content":""})"), u"permanent file.unwritable"_s);
    QCOMPARE(write(R"({"path":"/dev/full","content":"x","mode":"append"})"), u"permanent file.unwritable"_s);
    QCOMPARE(write(R"({"path":"a"})"), u"permanent task.parameterMissing"_s);
    QCOMPARE(content(u"file"_s), QByteArray("x"));
}

void TestFileTasks::refusesTheJournalUnderAnyName()
{
    QVERIFY(QDir(m_driver->path(QString())).mkpath(u".sluice"_s));
    put(u".sluice/journal.db"_s, "events");
    QVERIFY(QFile::link(m_driver->path(u".sluice/journal.db"_s), m_driver->path(u"soft"_s)));
    QVERIFY(QFile::link(m_driver->path(u".sluice"_s), m_driver->path(u"folder"_s)));
    QCOMPARE(::link(QFile::encodeName(m_driver->path(u".sluice/journal.db"_s)).constData(),
                    QFile::encodeName(m_driver->path(u"hard"_s)).constData()),
             0);
    QVERIFY(QFile::link(m_driver->path(u".sluice/new"_s), m_driver->path(u"dangling"_s)));
    for (const char *path : {".sluice/journal.db", "./x/../.sluice/journal.db", ".sluice/new/file", "soft",
                             "folder/journal.db", "folder/other", "hard", "dangling", ".sluice"}) {
        const QByteArray params = R"({"content":"gone","path":")" + QByteArray(path) + "\"}";
        QCOMPARE(write(params), u"permanent file.journalRefused"_s);
        QCOMPARE(read(params), u"permanent file.journalRefused"_s);
    }
    QCOMPARE(content(u".sluice/journal.db"_s), QByteArray("events"));
    QCOMPARE(QDir(m_driver->path(u".sluice"_s)).entryList(QDir::NoDotAndDotDot | QDir::AllEntries).size(), 1);
    QVERIFY(write(R"({"path":".sluice-like","content":""})").startsWith(u':'));
}

QTEST_GUILESS_MAIN(TestFileTasks)
#include "tst_filetasks.moc"
