#include "core/script/scriptchild.h"

#include <QCoreApplication>

#include <cstdio>

/// The child of a ScriptPool: reads expressions from standard input, writes their values to standard output.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return sluice::serveScripts(stdin, stdout);
}
