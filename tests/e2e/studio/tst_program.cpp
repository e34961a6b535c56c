#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

/// The real `sluice`, as a process of its own with an empty home folder.
class TestProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysItsVersion();
    void opensTheWorkspaceItIsGiven();
    void secondStartEndsWhileTheFirstLives();
    void missingFolderIsSaidAndNothingCrashes();
    void aCrashLeavesNoImageOfItsMemory();

private:
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    [[nodiscard]] QString workspace() const { return m_home->filePath(QStringLiteral("work")); }
    [[nodiscard]] bool owns() const
    {
        return QTest::qWaitFor([this] { return QFile::exists(workspace() + QStringLiteral("/.sluice/owner.lock")); },
                               kPatienceMs);
    }
    [[nodiscard]] static int statusOf(QProcess &process)
    {
        const bool ended = process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit;
        return ended ? process.exitCode() : -1;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestProgram::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(workspace()));
    QFile settings(workspace() + QStringLiteral("/sluice.json"));
    QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write(R"({"format": 1, "name": "Work"})") > 0);
}

std::unique_ptr<QProcess> TestProgram::start(const QStringList &arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const auto &folder : {QStringLiteral("HOME"), QStringLiteral("TMPDIR")})
        environment.insert(folder, m_home->path());
    for (const char *folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        environment.remove(QString::fromLatin1(folder));
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(SLUICE), arguments);
    return process;
}

void TestProgram::saysItsVersion()
{
    const auto program = start({QStringLiteral("--version")});
    QCOMPARE(statusOf(*program), 0);
    QCOMPARE(program->readAllStandardOutput().trimmed(), QByteArray("sluice " SLUICE_VERSION));
}

void TestProgram::opensTheWorkspaceItIsGiven()
{
    const auto program = start({workspace()});
    QVERIFY2(owns(), program->readAllStandardError().constData());
    QFile lock(workspace() + QStringLiteral("/.sluice/owner.lock"));
    QVERIFY(lock.open(QIODevice::ReadOnly));
    QCOMPARE(lock.readLine().trimmed().toLongLong(), program->processId());
    QCOMPARE(program->state(), QProcess::Running);
}

void TestProgram::secondStartEndsWhileTheFirstLives()
{
    const auto first = start({workspace()});
    QVERIFY2(owns(), first->readAllStandardError().constData());
    const auto second = start({workspace()});
    QCOMPARE(statusOf(*second), 0);
    QVERIFY(!first->waitForFinished(0));
    QCOMPARE(first->state(), QProcess::Running);
}

void TestProgram::missingFolderIsSaidAndNothingCrashes()
{
    const QString gone = m_home->filePath(QStringLiteral("gone"));
    const auto program = start({gone});
    QByteArray said;
    const bool isSaid = QTest::qWaitFor(
        [&] {
            said += program->readAllStandardError();
            return said.contains(gone.toUtf8());
        },
        kPatienceMs);
    QVERIFY2(isSaid, said.constData());
    QVERIFY2(said.contains("Put it back, or correct the path."), said.constData());
    // It shows the ways on, and answers who starts it again.
    const auto second = start({});
    QCOMPARE(statusOf(*second), 0);
    QCOMPARE(program->state(), QProcess::Running);
    QVERIFY(!QDir(gone).exists());
}

void TestProgram::aCrashLeavesNoImageOfItsMemory()
{
    const auto program = start({workspace()});
    QVERIFY2(owns(), program->readAllStandardError().constData());
    QFile limits(QStringLiteral("/proc/%1/limits").arg(program->processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const QByteArray all = limits.readAll();
    const auto line = all.indexOf("Max core file size");
    QCOMPARE(all.mid(line, all.indexOf('\n', line) - line).simplified(), QByteArray("Max core file size 0 0 bytes"));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
