#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <initializer_list>

namespace sluice {

/// Runs a test of the whole window as the program `sluice`, in a home folder of its own that is gone afterwards. `alsoThere`:
/// further environment variables that name that folder.
template <typename Test>
int runInOwnHome(int argc, char *argv[], std::initializer_list<const char *> alsoThere = {})
{
    const QTemporaryDir home;
    if (!home.isValid())
        return 1;
    qputenv("HOME", home.path().toUtf8());
    for (const char *folder : alsoThere)
        qputenv(folder, home.path().toUtf8());
    for (const char *folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        qunsetenv(folder);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sluice"));
    QApplication::setQuitOnLastWindowClosed(false);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace sluice
