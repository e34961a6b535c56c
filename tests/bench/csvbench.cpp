// A file of CSV with a million rows into SQLite by `csv.load`: under 15 s, with memory that does not grow with the file.
#include "core/base/clock.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

#include <sys/resource.h>

using namespace sluice;

namespace {

constexpr double kMostSeconds = 15;
constexpr double kMostGrowth = 32; ///< MiB between a file of a tenth of it and all of it

double peakMegabytes()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

double processorSeconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

bool writeFile(const QString &path, int rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("id,name,email,total\r\n");
    for (int i = 1; i <= rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        file.write(number + ",\"Adler, Ada " + number + "\",ada" + number + "@example.com,12.5\r\n");
    }
    return file.flush();
}

Attempt attemptOf(const QString &workspace, const QString &type, const QJsonObject &params)
{
    Connection connection;
    connection.id = QStringLiteral("db");
    connection.type = QStringLiteral("sqlite");
    connection.database = QStringLiteral("data.db");
    Attempt made;
    made.run = RunId{1};
    made.taskId = QStringLiteral("load");
    made.type = type;
    made.params = params;
    made.params.insert(QStringLiteral("connection"), connection.id);
    made.data.input = "null";
    made.workspace = workspace;
    made.connection = connection;
    return made;
}

/// Performs one attempt to its end; below 0: it failed.
double seconds(TaskHost &host, Attempt attempt)
{
    QElapsedTimer timer;
    timer.start();
    double took = -1;
    attempt.timeout = Milliseconds(600'000);
    host.start(std::move(attempt), [&took, &timer](AttemptResult &&result) {
        if (const auto *bad = std::get_if<outcome::Failed>(&result.outcome))
            std::printf("failed: %s %s\n", qPrintable(bad->error.code), qPrintable(bad->error.detail));
        else
            took = static_cast<double>(timer.elapsed()) / 1000;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return took;
}

} // namespace

int main(int count, char **words)
{
    const QCoreApplication app(count, words);
    const QTemporaryDir folder;
    const SystemClock clock;
    const auto host = TaskHost::create(clock, {1, 1, {}});
    const auto perform = [&](const QString &type, const QJsonObject &params) {
        return seconds(*host, attemptOf(folder.path(), type, params));
    };
    const QJsonObject make{{QStringLiteral("statement"),
                            QStringLiteral("CREATE TABLE people (id INTEGER, name TEXT, email TEXT, total REAL)")}};
    const QJsonObject load{
        {QStringLiteral("path"), QStringLiteral("in.csv")},
        {QStringLiteral("statement"), QStringLiteral("INSERT INTO people VALUES (:id, :name, :email, :total)")},
        {QStringLiteral("numbers"), true}};
    const QString file = folder.filePath(QStringLiteral("in.csv"));
    if (perform(QStringLiteral("sql.execute"), make) < 0 || !writeFile(file, 100'000))
        return 1;
    const double small = perform(QStringLiteral("csv.load"), load);
    const double before = peakMegabytes();
    if (small < 0 || !writeFile(file, 1'000'000))
        return 1;
    const double idle = processorSeconds();
    const double large = perform(QStringLiteral("csv.load"), load);
    const double busy = processorSeconds() - idle;
    const double grown = peakMegabytes() - before;
    const bool holds = large >= 0 && large < kMostSeconds && grown < kMostGrowth;
    std::printf("csv.load, rows to SQLite: 100000 in %.2f s, 1000000 in %.2f s (mark: %.0f s), %.2f s of a processor\n",
                small, large, kMostSeconds, busy);
    std::printf("csv.load, peak of memory: %.1f MiB, with ten times the rows %+.1f MiB (mark: %.0f MiB)\n%s\n", before,
                grown, kMostGrowth, holds ? "holds" : "MISSED");
    return holds ? 0 : 1;
}
