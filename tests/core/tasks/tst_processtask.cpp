#include "tests/core/tasks/hostdriver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>

#include <unistd.h>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// `process.run` with real programs.
class TestProcessTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_driver = std::make_unique<HostDriver>(); }
    void cleanup() { m_driver.reset(); }
    void givesWhatAProgramWrote_data();
    void givesWhatAProgramWrote();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void showsNoSecretOfSluice();
    void endsAllThatItStarted_data();
    void endsAllThatItStarted();
    void leavesNothingBehind();
    void keepsTheEndOfTheErrorOutput();
    void getsNoOpenFiles();

private:
    QString run(const QByteArray &params, const QByteArray &input = "null")
    {
        return words(m_driver->perform(attempt(u"process.run"_s, params, input)));
    }
    /// The number that a script wrote into a file; 0: it has not yet.
    [[nodiscard]] pid_t pidIn(const QString &name) const
    {
        QFile file(m_driver->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
    }

    std::unique_ptr<HostDriver> m_driver;
};

void TestProcessTask::givesWhatAProgramWrote_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const char *params, const char *stdout) {
        QTest::newRow(name) << QByteArray(params)
                            << u":{\"exitCode\":0,\"stderr\":\"\",\"stdout\":%1}"_s.arg(QString::fromUtf8(stdout));
    };
    row("arguments are never taken apart",
        R"({"program": "printf", "arguments": ["%s|", "a b", "$HOME; ls", "{{ input.x }}"]})",
        R"("a b|$HOME; ls|it's 7|")");
    row("a shell that was asked for",
        R"({"program": "echo \"$1\" | tr a-z A-Z", "shell": true, "arguments": ["{{ input.x }}"]})", R"("IT'S 7\n")");
    row("standard input", R"({"program": "cat", "stdin": "{{ input }}", "read": "json"})", R"({"x":"it's 7"})");
    row("input that it does not read", R"({"program": "true", "stdin": "{{ input }}"})", "\"\"");
    row("lines", R"({"program": "printf", "arguments": ["one\\ntwo\\n"], "read": "lines"})", R"(["one","two"])");
    row("a variable", R"({"program": "echo $COLOR", "shell": true, "environment": {"COLOR": "red"}})", R"("red\n")");
    row("in its folder", R"({"program": "basename \"$PWD\"", "shell": true, "folder": "/usr"})", R"("usr\n")");
}

void TestProcessTask::givesWhatAProgramWrote()
{
    QFETCH(QByteArray, params);
    QTEST(run(params, R"({"x": "it's 7"})"), "outcome");
}

void TestProcessTask::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const char *params, const char *outcome) {
        QTest::newRow(name) << QByteArray(params) << QString::fromUtf8(outcome);
    };
    row("no program", R"({})", "permanent task.parameterMissing");
    row("unknown", R"({"program": "no-such-program"})", "permanent process.notFound");
    row("an expression is no program", R"({"program": "{{ input }}"})", "permanent process.notFound");
    row("a folder", R"({"program": "/usr"})", "permanent process.notFound");
    row("no list", R"({"program": "true", "arguments": "a b"})", "permanent task.parameterKind");
    row("no folder", R"({"program": "true", "folder": "nowhere"})", "permanent process.notStarted");
    row("the folder of the journal", R"({"program": "true", "folder": ".sluice"})", "permanent file.journalRefused");
    row("a code", R"({"program": "exit 3", "shell": true})", "permanent process.failed");
    row("a code for later", R"({"program": "exit 75", "shell": true})", "transient process.failed");
    row("an accepted code", R"({"program": "exit 3", "shell": true, "exitCodes": "0, 3"})",
        R"(:{"exitCode":3,"stderr":"","stdout":""})");
    row("bad codes", R"({"program": "true", "exitCodes": "none"})", "permanent task.parameterValue");
    row("a signal", R"({"program": "kill -9 $$", "shell": true})", "transient process.killed");
    row("too much", R"({"program": "yes", "output": 8})", "permanent process.tooMuch");
    row("no JSON", R"({"program": "echo", "arguments": ["{"], "read": "json"})", "permanent data.unreadable");
    row("too much memory", R"({"program": "x=$(head -c 300000000 /dev/zero | tr '\\0' x); echo ${#x}", "shell": true,
                               "memory": 64, "exitCodes": "2"})",
        "");
    row("a bad variable", R"({"program": "true", "environment": {"A=B": "c"}})", "permanent task.parameterValue");
    row("no such secret", R"({"program": "true", "secretEnvironment": {"TOKEN": "nowhere"}})",
        "permanent secret.missing");
}

void TestProcessTask::saysWhatIsWrong()
{
    QFETCH(QByteArray, params);
    QFETCH(QString, outcome);
    const QString got = run(params);
    if (outcome.isEmpty())
        QVERIFY2(!got.contains(u"300000000"), qPrintable(got));
    else
        QCOMPARE(got, outcome);
}

void TestProcessTask::showsNoSecretOfSluice()
{
    qputenv("SLUICE_SECRET_DEEP", "hush-hush-77");
    const QString all = run(R"({"program": "env"})");
    QVERIFY(all.contains(u"PATH="_s));
    QVERIFY2(!all.contains(u"SLUICE_"_s), qPrintable(all));
    // One that it may know does not come back by what it writes.
    const QString told = run(R"({"program": "test ${#TOKEN} = 12 && echo \"<$TOKEN>\"", "shell": true,
                                 "secretEnvironment": {"TOKEN": "deep"}})");
    QVERIFY(told.startsWith(u':'));
    QVERIFY2(!told.contains(u"hush-hush"_s), qPrintable(told));
    qunsetenv("SLUICE_SECRET_DEEP");
}

void TestProcessTask::endsAllThatItStarted_data()
{
    QTest::addColumn<bool>("byTimeout");
    QTest::newRow("by its time-out") << true;
    QTest::newRow("by a stop") << false;
}

void TestProcessTask::endsAllThatItStarted()
{
    QFETCH(bool, byTimeout);
    Attempt wanted = attempt(
        u"process.run"_s, R"({"program": "trap '' TERM; sleep 600 & echo $! > child; echo $$ > self; wait; sleep 600",
                                                   "shell": true})");
    std::stop_source stop;
    wanted.stop = stop.get_token();
    wanted.timeout = Milliseconds(byTimeout ? 1'000 : 60'000);
    const auto results = m_driver->start(wanted);
    QTRY_VERIFY_WITH_TIMEOUT(pidIn(u"child"_s) > 0 && pidIn(u"self"_s) > 0, 20'000);
    if (!byTimeout)
        stop.request_stop();
    QTRY_VERIFY_WITH_TIMEOUT(!results->empty(), 30'000);
    QCOMPARE(words(results->front().outcome), byTimeout ? u"transient task.timedOut"_s : u"cancelled task.cancelled"_s);
    for (const QString &name : {u"child"_s, u"self"_s})
        QTRY_VERIFY_WITH_TIMEOUT(kill(pidIn(name), 0) != 0 && errno == ESRCH, 20'000);
}

/// What a program leaves in the background goes with it.
void TestProcessTask::leavesNothingBehind()
{
    QVERIFY(run(R"({"program": "sleep 600 & echo $! > left", "shell": true})").startsWith(u':'));
    QTRY_VERIFY_WITH_TIMEOUT(kill(pidIn(u"left"_s), 0) != 0 && errno == ESRCH, 20'000);
}

void TestProcessTask::keepsTheEndOfTheErrorOutput()
{
    const Outcome outcome = m_driver->perform(
        attempt(u"process.run"_s,
                R"({"program": "yes line | head -n 200000 >&2; echo 'the reason' >&2; exit 1", "shell": true})"));
    const auto *failed = std::get_if<outcome::Failed>(&outcome);
    QVERIFY(failed);
    QVERIFY(failed->response.size() <= 4096);
    QVERIFY(failed->response.endsWith("the reason\n"));
    QCOMPARE(failed->error.detail, u"the reason"_s);
    QCOMPARE(failed->error.args.value(u"code"_s), u"1"_s);
}

void TestProcessTask::getsNoOpenFiles()
{
    QFile open(m_driver->path(u"open"_s));
    QVERIFY(open.open(QIODevice::WriteOnly));
    const int plain = dup(open.handle()); // without close-on-exec
    QVERIFY(plain > 2);
    const QString listed = run(R"({"program": "ls /proc/self/fd", "shell": true, "read": "lines"})");
    ::close(plain);
    QVERIFY2(!listed.contains(u'"' + QString::number(plain) + u'"'), qPrintable(listed));
}

QTEST_GUILESS_MAIN(TestProcessTask)
#include "tst_processtask.moc"
