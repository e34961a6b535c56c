#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

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

} // namespace sluice::test
