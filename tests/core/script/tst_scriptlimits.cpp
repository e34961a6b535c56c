#include "core/run/input.h"
#include "core/script/scriptlimits.h"
#include "core/script/scriptwire.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/time.h>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

/// `sluice-script` without a pool.
class BareHost {
public:
    BareHost()
    {
        m_process.start(QStringLiteral(SLUICE_SCRIPT_PROGRAM), {});
        (void)line();
    }
    ~BareHost() { end(); }

    void ask(quint64 id, const QString &source, Milliseconds time)
    {
        m_process.write(scriptwire::request(id, source, {}, WallTime(), time));
    }
    /// The next line; empty when it has ended.
    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatienceMs))
            ;
        return m_process.readLine().trimmed();
    }
    /// The exit status.
    int end()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(kPatienceMs);
        return m_process.exitCode();
    }
    [[nodiscard]] qint64 id() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace

class TestScriptLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deniesEverySystemCallButItsOwn_data();
    void deniesEverySystemCallButItsOwn();
    void theTimeOfAScriptBeginsWithIt();
    void anIdleChildHasNoLimit();
    void aWornRealmIsReplacedUnderTheFilter();
    void memoryThatWasLeftIsGivenBack();
};

void TestScriptLimits::deniesEverySystemCallButItsOwn_data()
{
    QTest::addColumn<bool>("isAllowed");
    for (const char *name : {"write", "mmap", "signal itself"})
        QTest::newRow(name) << true;
    for (const char *name : {"open",
                             "openat",
                             "stat",
                             "unlink",
                             "readlink",
                             "getdents",
                             "socket",
                             "socketpair",
                             "connect",
                             "sendto",
                             "fork",
                             "vfork",
                             "clone",
                             "execve",
                             "execveat",
                             "ptrace",
                             "kill",
                             "signal another",
                             "process_vm_readv",
                             "prctl",
                             "seccomp",
                             "prlimit",
                             "setrlimit",
                             "ioctl",
                             "bpf",
                             "io_uring_setup",
                             "no such call"})
        QTest::newRow(name) << false;
}

void TestScriptLimits::deniesEverySystemCallButItsOwn()
{
    QFETCH(bool, isAllowed);
    QProcess probe;
    probe.start(QStringLiteral(SLUICE_SCRIPT_PROBE), {QString::fromLatin1(QTest::currentDataTag())});
    QVERIFY(probe.waitForFinished(kPatienceMs));
    if (probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 3)
        QSKIP("no filter of system calls here");
#if !defined(__x86_64__)
    if (probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 4)
        QSKIP("no such call on this kind of machine");
#endif
    if (isAllowed) {
        QCOMPARE(probe.exitStatus(), QProcess::NormalExit);
        QCOMPARE(probe.exitCode(), 0);
    } else {
        QCOMPARE(probe.exitStatus(), QProcess::CrashExit);
        QCOMPARE(probe.exitCode(), SIGSYS);
    }
}

void TestScriptLimits::theTimeOfAScriptBeginsWithIt()
{
    BareHost host;
    // The second waits for longer than it may take, while the first is in work; a second is enough for it on a busy machine.
    constexpr Milliseconds kShort(1'000);
    host.ask(1, u"(() => { let n = 0; for (let i = 0; i < 2e7; ++i) n += i; return n > 0 })()"_s, Milliseconds(60'000));
    host.ask(2, u"2"_s, kShort);
    host.ask(3, u"(() => { for (;;); })()"_s, kShort);
    QCOMPARE(host.line(), QByteArray(R"({"id":1,"value":true})"));
    QCOMPARE(host.line(), QByteArray(R"({"id":2,"value":2})"));
    QCOMPARE(host.line(), QByteArray());
    QCOMPARE(host.end(), int(scriptwire::kTimeExit));
}

void TestScriptLimits::anIdleChildHasNoLimit()
{
    itimerval left = {};
    {
        const scriptlimits::TimeLimit limit(std::chrono::hours(1));
        QCOMPARE(getitimer(ITIMER_REAL, &left), 0);
        QVERIFY(left.it_value.tv_sec > 3'000);
    }
    QCOMPARE(getitimer(ITIMER_REAL, &left), 0);
    QCOMPARE(left.it_value.tv_sec, 0);
}

void TestScriptLimits::aWornRealmIsReplacedUnderTheFilter()
{
    BareHost host;
    constexpr quint64 kSources = 2'500; // a realm keeps 1,000
    for (quint64 id = 1; id <= kSources; ++id)
        host.ask(id, QStringLiteral("%1 + 1").arg(id), Milliseconds(60'000));
    for (quint64 id = 1; id <= kSources; ++id) {
        const auto number = QByteArray::number(id);
        QCOMPARE(host.line(), "{\"id\":" + number + ",\"value\":" + QByteArray::number(id + 1) + '}');
    }
    QCOMPARE(host.end(), int(scriptwire::kNormalExit));
}

void TestScriptLimits::memoryThatWasLeftIsGivenBack()
{
    BareHost host;
    constexpr quint64 kTimes = 24; // of about 64 MB each, three times the limit
    const auto source = u"(() => { const a = []; for (let i = 0; i < 32; ++i) a.push(String(i).repeat(1 << 19));"
                        " return a.join('').length > 1 << 20 })()"_s;
    for (quint64 id = 1; id <= kTimes; ++id) {
        host.ask(id, source, Milliseconds(60'000));
        QCOMPARE(host.line(), "{\"id\":" + QByteArray::number(id) + ",\"value\":true}");
    }
    QCOMPARE(host.end(), int(scriptwire::kNormalExit));
}

QTEST_GUILESS_MAIN(TestScriptLimits)
#include "tst_scriptlimits.moc"
