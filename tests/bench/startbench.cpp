// From the start of the real program to its first frame, warm: it is started several times on the sample.
#include "tests/bench/measures.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

namespace sluice::bench {

bool benchStart(QTextStream &out)
{
    constexpr double kMarkMs = 400;
    constexpr int kStarts = 12;
    const QString program = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("sluice"));
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QLatin1StringView(name), home.path());
    std::vector<double> samples;
    for (int start = 0; start < kStarts; ++start) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QElapsedTimer began;
        began.start();
        process.start(program,
                      {QStringLiteral("--first-frame"), QStringLiteral("--geometry"), QStringLiteral("1440x900")});
        if (!process.waitForFinished(60'000)) {
            process.kill();
            process.waitForFinished();
        }
        bool isNumber = false;
        const qint64 shown = process.readAllStandardOutput().trimmed().toLongLong(&isNumber);
        // The first ones copy the sample and fill the caches of the system.
        if (isNumber && start >= 2)
            samples.push_back(static_cast<double>(shown - began.msecsSinceReference()));
    }
    const double median = quantile(samples, 0.5);
    out << "\nStart of the program to its first frame, warm, " << samples.size() << " starts: median " << median
        << " ms, best " << quantile(samples, 0) << " ms, worst " << quantile(samples, 1) << " ms; mark " << kMarkMs
        << " ms\n";
    return !samples.empty() && median < kMarkMs;
}

} // namespace sluice::bench
