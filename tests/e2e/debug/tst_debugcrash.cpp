#include "tests/e2e/debug/countingserver.h"
#include "tests/e2e/debug/debugger.h"
#include "tests/e2e/support/windowmain.h"

#include <QDir>
#include <QProcess>
#include <QUndoStack>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <optional>
#include <unistd.h>

using namespace sluice;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr auto kShiftControl = Qt::ShiftModifier | Qt::ControlModifier;
/// What the program that is killed does, by this variable.
constexpr auto kPart = "SLUICE_DEBUG_CRASH";

/// The end: no destructor, no event, no file is closed.
[[noreturn]] void killThisProgram()
{
    std::fputs("killed\n", stdout);
    std::fflush(stdout);
    kill(getpid(), SIGKILL);
    abort();
}

bool until(const std::function<bool()> &isSo)
{
    return QTest::qWaitFor(isSo, kPatienceMs);
}

/// Edits, saves nothing, and is killed in the turn of the last key.
int editAndDie(Debugger &window)
{
    window.choose("end");
    for (int i = 0; i < 3; ++i)
        window.press(Qt::Key_D, Qt::ControlModifier);
    if (window.document().workflow().tasks.size() != 6)
        return 3;
    killThisProgram();
}

int haltAndDie(Debugger &window)
{
    window.choose("tell");
    window.press(Qt::Key_F9);
    window.press(Qt::Key_R, Qt::ControlModifier);
    if (!until([&] { return window.where() == u"Halted before tell (breakpoint)"; }))
        return 4;
    killThisProgram();
}

int partOfTheKilled(const QByteArray &part)
{
    Debugger window;
    if (!window.open() || !window.openWorkflow())
        return 2;
    return part == "edit" ? editAndDie(window) : haltAndDie(window);
}

} // namespace

/// Kills the real window in the middle of an edit and at a breakpoint, and looks for both in the next one.
class TestDebugCrash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void findsUnsavedEditsWithTheirHistory();
    void findsTheSessionAtItsBreakpoint();

private:
    void killAnother(const char *part);

    std::optional<CountingServer> m_server;
    std::optional<Debugger> m_window;
};

void TestDebugCrash::init()
{
    m_server.emplace();
    QDir(Debugger::folder()).removeRecursively();
    QVERIFY(Debugger::prepare(Debugger::folder(), m_server->serverPort()));
}

void TestDebugCrash::cleanup()
{
    m_window.reset();
    m_server.reset();
}

/// Another program of the same person does its part until it is killed.
void TestDebugCrash::killAnother(const char *part)
{
    QProcess other;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kPart), QString::fromLatin1(part));
    other.setProcessEnvironment(environment);
    other.setProcessChannelMode(QProcess::MergedChannels);
    other.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(until([&] { return other.state() == QProcess::NotRunning; }));
    const QByteArray said = other.readAll();
    QVERIFY2(other.exitStatus() == QProcess::CrashExit && said.contains("killed\n"),
             said.right(2000) + QByteArray::number(other.exitCode()));
}

void TestDebugCrash::findsUnsavedEditsWithTheirHistory()
{
    killAnother("edit");
    m_window.emplace();
    QVERIFY(m_window->open());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->canvas(), kPatienceMs); // without being asked for
    auto &document = m_window->document();
    QCOMPARE(document.workflow().tasks.size(), std::size_t(6));
    QVERIFY(document.isModified());
    m_window->canvas()->setFocus();
    for (std::size_t left = 6; left > 3; --left) {
        QCOMPARE(document.workflow().tasks.size(), left);
        m_window->press(Qt::Key_Z, Qt::ControlModifier);
    }
    QCOMPARE(document.workflow().tasks.size(), std::size_t(3));
    QVERIFY(!document.isModified());
    m_window->press(Qt::Key_Z, kShiftControl);
    QCOMPARE(document.workflow().tasks.size(), std::size_t(4));
    QCOMPARE(m_server->allHits(), 0);
}

void TestDebugCrash::findsTheSessionAtItsBreakpoint()
{
    killAnother("halt");
    QCOMPARE(m_server->hits("/ask"), 1);
    m_window.emplace();
    QVERIFY(m_window->open());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->where(), QStringLiteral("Halted before tell (breakpoint)"), kPatienceMs);
    QVERIFY(m_window->mood("tell").breakpoint);
    QVERIFY(m_window->mood("tell").halted);
    QCOMPARE(m_server->hits("/tell"), 0);
    m_window->canvas()->setFocus();
    m_window->press(Qt::Key_F8);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->read("runCounts").startsWith(u"3 of 3 steps done"), kPatienceMs);
    QCOMPARE(m_server->hits("/ask"), 1);
    QCOMPARE(m_server->hits("/tell"), 1);
}

int main(int argc, char *argv[])
{
    if (const QByteArray part = qgetenv(kPart); !part.isEmpty()) {
        QApplication application(argc, argv);
        QApplication::setApplicationName(QStringLiteral("sluice"));
        return partOfTheKilled(part);
    }
    return runInOwnHome<TestDebugCrash>(argc, argv);
}

#include "tst_debugcrash.moc"
