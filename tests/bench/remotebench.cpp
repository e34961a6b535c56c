#include "core/base/threadcpu.h"
#include "core/engine/openworkspace.h"
#include "core/remote/controlserver.h"
#include "core/remote/remoteengine.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace sluice;

// How much of a core the windows on a served engine cost it. The windows are other processes, so that the time of this one is the
// engine's and the server's alone; what the engine needs without any window is measured in the same run and taken off.

namespace {

constexpr int kWindows = 50;
constexpr int kSettleMs = 3'000;
constexpr int kMeasureMs = 15'000;
constexpr double kLimit = 0.10; ///< of a core

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void whileMs(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

double coresFor(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    const double before = cpuSeconds();
    whileMs(milliseconds);
    return (cpuSeconds() - before) * 1000 / static_cast<double>(clock.elapsed());
}

/// The other process: so many windows' engines, which hear the news and ask what a page does.
int beWindows(const QString &address, const QString &token)
{
    const auto url = remoteUrl(address);
    if (!url)
        return 1;
    std::vector<std::unique_ptr<RemoteEngine>> windows;
    for (int i = 0; i < kWindows; ++i)
        windows.push_back(std::make_unique<RemoteEngine>(RemoteAddress{*url, token}));
    QTimer ask; // as the list of runs does while somebody looks
    QObject::connect(&ask, &QTimer::timeout, &ask, [&windows, turn = std::size_t(0)]() mutable {
        RemoteEngine &one = *windows[turn++ % windows.size()];
        one.listRuns({}, {0, 50}, &one, [](const Result<Page<RunSummary>> &) {});
    });
    ask.start(1000 / kWindows);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--windows")
        return beWindows(arguments[2], arguments[3]);

    const QTemporaryDir folder;
    auto opened = openWorkspace(folder.path());
    if (!opened)
        return 1;
    LocalEngine engine(std::move(opened->engine));
    AccessTokens tokens;
    const auto token = tokens.add(QStringLiteral("bench"), Role::Viewer);
    ControlServer server(engine, folder.path(), [](const QString &) {}, tokens);
    if (!token || !server.listen({QStringLiteral("127.0.0.1:0"), {}, {}}))
        return 1;
    whileMs(kSettleMs);
    const double alone = coresFor(kMeasureMs);
    QProcess windows;
    windows.setProcessChannelMode(QProcess::ForwardedChannels);
    windows.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--windows"), server.address(), *token});
    whileMs(kSettleMs);
    const qsizetype connected = server.sessionCount();
    const double served = coresFor(kMeasureMs);
    windows.terminate();
    windows.waitForFinished();
    const double cost = served - alone;
    std::printf("%lld windows on one engine: %.1f %% of a core (engine alone %.1f %%); %s %.0f %%\n",
                static_cast<long long>(connected), cost * 100, alone * 100, cost < kLimit ? "under" : "OVER",
                kLimit * 100);
    return connected == kWindows ? 0 : 1;
}
