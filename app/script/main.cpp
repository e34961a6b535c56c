#include "core/script/scriptchild.h"

#include <QCoreApplication>

#include <unistd.h>

/// The child of a ScriptPool: reads expressions from standard input, writes their values to standard output.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return sluice::serveScripts(STDIN_FILENO, STDOUT_FILENO);
}
