#include "core/integration/errors.h"
#include "core/integration/secret/keychainsecrets.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

/// A bus without any service, which starts none by itself.
constexpr auto kBus = "<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN' "
                      "'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'>"
                      "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context='default'>"
                      "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>"
                      "</policy></busconfig>";

/// Makes a bus of the test's own the session's; false: there is none.
bool startBus(QProcess &bus, const QTemporaryDir &home)
{
    QFile config(home.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly) || config.write(kBus) < 0)
        return false;
    config.close();
    bus.start(QStringLiteral("setpriv"), {QStringLiteral("--pdeathsig=TERM"), QStringLiteral("dbus-daemon"),
                                          QStringLiteral("--config-file=") + config.fileName(),
                                          QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (!bus.waitForStarted() || !bus.waitForReadyRead(30'000))
        return false;
    return qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
}

} // namespace

/// The desktop's keychain, as a real Secret Service is one: on a bus of the test's own, with a keyring in a folder of its own.
class TestKeychain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysThatThereIsNone();
    void startsOne();
    void keepsWhatItIsGivenForTheNextStart();
    void keepsWorkspacesApart();
    void forgetsWhatIsRemoved();

    void cleanupTestCase()
    {
        m_service.terminate();
        m_service.waitForFinished();
    }

private:
    static Result<SecretValue> read(Keychain &keychain, const QString &key)
    {
        std::optional<Result<SecretValue>> told;
        keychain.read(key, [&](Result<SecretValue> value) { told = std::move(value); });
        if (!QTest::qWaitFor([&] { return told.has_value(); }, 30'000))
            return failure(QLatin1StringView("test.noAnswer"));
        return *told;
    }

    QTemporaryDir m_home;
    QProcess m_service;
};

/// Before there is one.
void TestKeychain::saysThatThereIsNone()
{
    const auto keychain = Keychain::ofDesktop();
    const auto value = read(*keychain, QStringLiteral("key"));
    QVERIFY(!value);
    QVERIFY2(value.error().code == errors::kSecretKeychainMissing,
             qPrintable(value.error().code + u' ' + value.error().detail));
    std::optional<Result<void>> written;
    keychain->write(QStringLiteral("key"), SecretValue(QByteArray("x")),
                    [&](const Result<void> &done) { written = done; });
    QTRY_VERIFY_WITH_TIMEOUT(written, 30'000);
    QCOMPARE(written->error().code, QString(errors::kSecretKeychainMissing));
}

void TestKeychain::startsOne()
{
    if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty())
        QSKIP("gnome-keyring is not installed");
    m_service.start(QStringLiteral("setpriv"), {QStringLiteral("--pdeathsig=TERM"),
                                                QStringLiteral("gnome-keyring-daemon"), QStringLiteral("--foreground"),
                                                QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    QVERIFY(m_service.waitForStarted());
    m_service.write("a password for the keyring");
    m_service.closeWriteChannel();
    const auto keychain = Keychain::ofDesktop();
    const auto isMissing = [&] {
        const auto value = read(*keychain, QStringLiteral("key"));
        return !value && value.error().code == errors::kSecretMissing;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isMissing(), 60'000);
}

void TestKeychain::keepsWhatItIsGivenForTheNextStart()
{
    if (m_service.state() == QProcess::NotRunning)
        QSKIP("gnome-keyring is not installed");
    const QByteArray value = "s3cr\xc3\xa9t \"with\" everything\n";
    {
        KeychainSecrets secrets(Keychain::ofDesktop(), QStringLiteral("/home/ada/one"));
        std::optional<Result<void>> stored;
        secrets.store(QStringLiteral("shop.key"), SecretValue(value), [&](const Result<void> &done) { stored = done; });
        QTRY_VERIFY_WITH_TIMEOUT(stored, 30'000);
        QVERIFY2(*stored, stored->has_value() ? "" : qPrintable(stored->error().detail));
        QCOMPARE(secrets.read(QStringLiteral("shop.key"))->reveal(), value);
    }
    KeychainSecrets later(Keychain::ofDesktop(), QStringLiteral("/home/ada/one"));
    QTRY_VERIFY_WITH_TIMEOUT(later.read(QStringLiteral("shop.key")), 30'000);
    QCOMPARE(later.read(QStringLiteral("shop.key"))->reveal(), value);
}

void TestKeychain::keepsWorkspacesApart()
{
    if (m_service.state() == QProcess::NotRunning)
        QSKIP("gnome-keyring is not installed");
    const KeychainSecrets other(Keychain::ofDesktop(), QStringLiteral("/home/ada/two"));
    const auto code = [&] {
        const auto value = other.read(QStringLiteral("shop.key"));
        return value ? QString() : value.error().code;
    };
    QTRY_COMPARE_WITH_TIMEOUT(code(), QString(errors::kSecretMissing), 30'000);
}

void TestKeychain::forgetsWhatIsRemoved()
{
    if (m_service.state() == QProcess::NotRunning)
        QSKIP("gnome-keyring is not installed");
    KeychainSecrets secrets(Keychain::ofDesktop(), QStringLiteral("/home/ada/one"));
    for (int time = 0; time < 2; ++time) { // the second time there is nothing left
        std::optional<Result<void>> removed;
        secrets.remove(QStringLiteral("shop.key"), [&](const Result<void> &done) { removed = done; });
        QTRY_VERIFY_WITH_TIMEOUT(removed, 30'000);
        QVERIFY2(*removed, removed->has_value() ? "" : qPrintable(removed->error().detail));
    }
    const auto keychain = Keychain::ofDesktop();
    QCOMPARE(read(*keychain, QStringLiteral("shop.key @ /home/ada/one")).error().code, QString(errors::kSecretMissing));
}

int main(int argc, char *argv[])
{
    const QTemporaryDir home;
    if (!home.isValid())
        return 1;
    for (const char *folder : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(folder, home.path().toUtf8());
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    QProcess bus;
    if (!startBus(bus, home)) {
        qInfo("there is no dbus-daemon here");
        return 0;
    }
    const QCoreApplication program(argc, argv);
    TestKeychain test;
    const int result = QTest::qExec(&test, argc, argv);
    bus.terminate();
    bus.waitForFinished();
    return result;
}

#include "tst_keychain.moc"
