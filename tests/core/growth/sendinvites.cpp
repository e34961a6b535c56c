#include "core/base/clock.h"
#include "tests/core/growth/hooksender.h"
#include "tests/core/growth/preferentialgraph.h"

#include <QCoreApplication>

#include <cstdio>

/// Sends a generated graph of invites to the webhooks of the sample referral-growth.
int main(int argc, char **argv)
{
    using namespace sluice;
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString address = arguments.value(1, QStringLiteral("127.0.0.1:7272"));
    const int users = arguments.value(2, QStringLiteral("400")).toInt();
    const quint64 seed = arguments.value(3, QStringLiteral("7")).toULongLong();
    if (users < 1) {
        std::fputs("usage: sluice-send-invites [HOST:PORT] [USERS] [SEED]\n", stderr);
        return 2;
    }
    constexpr int kDays = 22; // up to now: the window of the sample and its horizon
    const WallTime begin = SystemClock().wall() - std::chrono::days(kDays);
    test::HookSender sender(address, test::preferentialGraph(seed, users, begin, kDays));
    QObject::connect(&sender, &test::HookSender::over, &app, [&sender] {
        std::printf("%zu events taken\n", sender.taken());
        QCoreApplication::quit();
    });
    QObject::connect(&sender, &test::HookSender::refused, &app, [](const QString &why) {
        std::fprintf(stderr, "not taken: %s; trying again\n", qPrintable(why));
    });
    sender.start();
    return QCoreApplication::exec();
}
