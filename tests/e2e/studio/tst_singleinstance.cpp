#include "app/studio/singleinstance.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace sluice;

namespace {

/// Where the first program listens: the one socket in this test's own temporary folder.
QStringList sockets()
{
    return QDir::temp().entryList({QStringLiteral("sluice-*")}, QDir::System | QDir::Files);
}

/// Leaves a socket behind that nobody listens on, as a program does that was killed.
bool leaveBehind(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray place = path.toUtf8();
    if (place.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, place.constData(), static_cast<std::size_t>(place.size()));
    const int dead = socket(AF_UNIX, SOCK_STREAM, 0);
    const bool isBound = bind(dead, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    close(dead);
    return isBound;
}

} // namespace

class TestSingleInstance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secondTellsTheFirstWhatItWasAskedFor();
    void secondWithoutAWorkspaceTellsSoToo();
    void everyCallIsHeard();
    void nextIsFirstAgainOnceTheFirstHasEnded();
    void whatACrashLeftBehindDoesNotCount();
};

void TestSingleInstance::secondTellsTheFirstWhatItWasAskedFor()
{
    SingleInstance first;
    SingleInstance second;
    const QSignalSpy raised(&first, &SingleInstance::raised);
    QVERIFY(!first.tellFirst(QStringLiteral("/what/the/first/opens")));
    QVERIFY(second.tellFirst(QStringLiteral("/höme/a work space")));
    QTRY_COMPARE(raised.count(), 1);
    QCOMPARE(raised.front().front().toString(), QStringLiteral("/höme/a work space"));
}

void TestSingleInstance::secondWithoutAWorkspaceTellsSoToo()
{
    SingleInstance first;
    SingleInstance second;
    const QSignalSpy raised(&first, &SingleInstance::raised);
    QVERIFY(!first.tellFirst({}));
    QVERIFY(second.tellFirst({}));
    QTRY_COMPARE(raised.count(), 1);
    QCOMPARE(raised.front().front().toString(), QString());
}

void TestSingleInstance::everyCallIsHeard()
{
    SingleInstance first;
    const QSignalSpy raised(&first, &SingleInstance::raised);
    QVERIFY(!first.tellFirst({}));
    for (const char *folder : {"/a", "/b", "/c"}) {
        SingleInstance other;
        QVERIFY(other.tellFirst(QString::fromLatin1(folder)));
    }
    QTRY_COMPARE(raised.count(), 3);
    QCOMPARE(raised.back().front().toString(), QStringLiteral("/c"));
}

void TestSingleInstance::nextIsFirstAgainOnceTheFirstHasEnded()
{
    {
        SingleInstance first;
        QVERIFY(!first.tellFirst({}));
    }
    SingleInstance next;
    QVERIFY(!next.tellFirst({}));
    SingleInstance second;
    QVERIFY(second.tellFirst({}));
}

void TestSingleInstance::whatACrashLeftBehindDoesNotCount()
{
    QString socket;
    {
        SingleInstance first;
        QVERIFY(!first.tellFirst({}));
        QCOMPARE(sockets().size(), 1);
        socket = QDir::temp().filePath(sockets().front());
    }
    QVERIFY(leaveBehind(socket));
    SingleInstance next;
    const QSignalSpy raised(&next, &SingleInstance::raised);
    QVERIFY(!next.tellFirst({}));
    SingleInstance second;
    QVERIFY(second.tellFirst(QStringLiteral("/after")));
    QTRY_COMPARE(raised.count(), 1);
}

int main(int argc, char *argv[])
{
    // Sockets lie in the temporary folder: with one of its own the test meets nobody else's.
    const QTemporaryDir temporary;
    if (!temporary.isValid())
        return 1;
    qputenv("TMPDIR", temporary.path().toUtf8());
    QCoreApplication application(argc, argv);
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_singleinstance.moc"
