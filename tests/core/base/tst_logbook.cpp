#include "core/base/fakeclock.h"
#include "core/base/logbook.h"
#include "core/base/logcapture.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

Q_LOGGING_CATEGORY(partLog, "sluice.part.log")

LogBook::Settings inFolder(const QString &folder)
{
    LogBook::Settings settings;
    settings.folder = folder;
    return settings;
}

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

} // namespace

/// The log of an engine: what is kept in memory, and what is in its file.
class TestLogBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewestLinesAndNumbersAll();
    void writesAJsonObjectALine();
    void aFullFileIsRenamedAndTheOldestGoes();
    void noSecretGetsInWhereverItStands();
    void notesWhatTheProgramSays();
};

void TestLogBook::keepsTheNewestLinesAndNumbersAll()
{
    LogBook::Settings settings;
    settings.kept = 3;
    LogBook book(settings, std::make_shared<FakeClock>());
    for (int line = 1; line <= 5; ++line)
        book.note(LogLevel::Info, QStringLiteral("engine"), QStringLiteral("line %1").arg(line));
    const LogPage all = book.page(0, 100);
    QCOMPARE(all.last, 5);
    QCOMPARE(all.records.size(), std::size_t(3));
    QCOMPARE(all.records.front().number, 3);
    QCOMPARE(book.page(4, 100).records.front().text, QStringLiteral("line 5"));
    QCOMPARE(book.page(0, 1).records.front().number, 5);
    QVERIFY(book.page(5, 100).records.empty());
    QVERIFY(all.file.isEmpty());
}

void TestLogBook::writesAJsonObjectALine()
{
    const QTemporaryDir folder;
    const auto clock = std::make_shared<FakeClock>();
    {
        LogBook book(inFolder(folder.filePath(QStringLiteral("log"))), clock);
        book.note(LogLevel::Warning, QStringLiteral("breaker"), QStringLiteral("a \"b\"\nc"));
        book.flush();
    }
    const auto lines = linesOf(folder.filePath(QStringLiteral("log/engine.jsonl")));
    QCOMPARE(lines.size(), 1);
    const QJsonObject line = QJsonDocument::fromJson(lines.front()).object();
    QCOMPARE(line.value(u"number").toInt(), 1);
    QCOMPARE(line.value(u"level").toString(), QStringLiteral("warning"));
    QCOMPARE(line.value(u"component").toString(), QStringLiteral("breaker"));
    QCOMPARE(line.value(u"text").toString(), QStringLiteral("a \"b\" c"));
    QVERIFY(!line.value(u"at").toString().isEmpty());
}

void TestLogBook::aFullFileIsRenamedAndTheOldestGoes()
{
    const QTemporaryDir folder;
    LogBook::Settings settings = inFolder(folder.path());
    settings.mostBytes = 2'000;
    settings.files = 3;
    {
        LogBook book(settings, std::make_shared<FakeClock>());
        for (int line = 0; line < 200; ++line)
            book.note(LogLevel::Info, QStringLiteral("engine"), QString::number(line).repeated(20));
        book.flush();
    }
    const QDir dir(folder.path());
    QCOMPARE(dir.entryList(QDir::Files, QDir::Name),
             QStringList(
                 {QStringLiteral("engine.1.jsonl"), QStringLiteral("engine.2.jsonl"), QStringLiteral("engine.jsonl")}));
    qint64 before = 0;
    for (const char *name : {"engine.2.jsonl", "engine.1.jsonl", "engine.jsonl"}) {
        const QString path = dir.filePath(QLatin1StringView(name));
        QVERIFY(QFileInfo(path).size() <= settings.mostBytes);
        for (const QByteArray &line : linesOf(path)) {
            const qint64 number = QJsonDocument::fromJson(line).object().value(u"number").toInteger();
            QVERIFY(number > 0);
            QVERIFY(before == 0 || number == before + 1);
            before = number;
        }
    }
    QCOMPARE(before, 200);
}

void TestLogBook::noSecretGetsInWhereverItStands()
{
    const QTemporaryDir folder;
    LogBook book(inFolder(folder.path()), std::make_shared<FakeClock>());
    book.useMask([](QString text) { return text.replace(QStringLiteral("hunter2"), QStringLiteral("[secret]")); });
    // Where the line is cut, half of the secret would be left.
    book.note(LogLevel::Error, QStringLiteral("io"), QString(3'997, u'x') + QStringLiteral("hunter2"));
    book.note(LogLevel::Error, QStringLiteral("io"), QStringLiteral("hunter2 was refused"));
    book.flush();
    QCOMPARE(book.page(1, 10).records.front().text, QStringLiteral("[secret] was refused"));
    const QByteArray file = linesOf(book.file()).join('\n');
    QVERIFY(!file.contains("hun"));
    QVERIFY(file.contains("[secret]"));
}

void TestLogBook::notesWhatTheProgramSays()
{
    const auto book = std::make_shared<LogBook>(LogBook::Settings(), std::make_shared<FakeClock>());
    {
        const LogCapture capture(book);
        QTest::ignoreMessage(QtWarningMsg, "of a part");
        qCWarning(partLog, "of a part");
        QTest::ignoreMessage(QtInfoMsg, "of all");
        qInfo("of all");
    }
    QTest::ignoreMessage(QtInfoMsg, "too late");
    qInfo("too late");
    const auto lines = book->page(0, 10).records;
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].component, QStringLiteral("part"));
    QCOMPARE(lines[0].level, LogLevel::Warning);
    QCOMPARE(lines[1].component, QStringLiteral("program"));
    QCOMPARE(lines[1].text, QStringLiteral("of all"));
}

QTEST_GUILESS_MAIN(TestLogBook)
#include "tst_logbook.moc"
