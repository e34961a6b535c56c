#include "app/ctl/command.h"
#include "core/integration/secret/coredumps.h"

#include <QCoreApplication>

/// sluicectl: runs workflows and looks after their dead letters without a window.
int main(int argc, char *argv[])
{
    sluice::forbidCoreDumps();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sluicectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    return sluice::ctl::runCommandLine(QCoreApplication::arguments().mid(1));
}
