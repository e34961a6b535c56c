#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace sluice::test {

/// Whether this is the process that `runLimited` started.
inline bool isLimitedChild()
{
    return qEnvironmentVariableIsSet("SLUICE_LIMITED_CHILD");
}

/// Runs one function of this test program in a process of its own that the shell has limited, such as by "ulimit -n 400":
/// what is lowered there stays as it is here. Empty: it passed; else what it said.
inline QByteArray runLimited(const QString &limit, const char *function)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SLUICE_LIMITED_CHILD"), QStringLiteral("1"));
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::MergedChannels);
    child.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), limit + QStringLiteral(" && exec \"$0\" \"$1\""),
                                            QCoreApplication::applicationFilePath(), QString::fromLatin1(function)});
    if (!child.waitForFinished(120'000))
        return QByteArrayLiteral("It does not end.");
    const bool hasPassed = child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0;
    return hasPassed ? QByteArray() : child.readAll();
}

/// All files that this process may still open, until it goes.
class AllFiles {
public:
    AllFiles()
    {
        for (int file = ::open("/dev/null", O_RDONLY | O_CLOEXEC); file >= 0; file = ::dup(file))
            m_files.push_back(file);
    }
    ~AllFiles() { giveBack(); }
    AllFiles(const AllFiles &) = delete;
    AllFiles &operator=(const AllFiles &) = delete;

    void giveBack()
    {
        for (const int file : std::exchange(m_files, {}))
            ::close(file);
    }
    [[nodiscard]] std::size_t count() const { return m_files.size(); }

private:
    std::vector<int> m_files;
};

} // namespace sluice::test
