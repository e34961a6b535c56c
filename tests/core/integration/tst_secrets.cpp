#include "core/integration/errors.h"
#include "core/integration/secret/keychainsecrets.h"
#include "core/integration/secret/secretmask.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

template <typename Stream>
concept Prints = requires(Stream stream, const SecretValue &value)
{
    stream << value;
};

/// A keychain that answers when the test says so.
class SlowKeychain final : public Keychain {
public:
    void read(const QString &key, std::function<void(Result<SecretValue>)> done) override
    {
        asked += key;
        m_open.emplace_back([this, key, done = std::move(done)] {
            if (trouble)
                done(tl::unexpected(*trouble));
            else if (!values.contains(key))
                done(failure(errors::kSecretMissing));
            else
                done(SecretValue(values.value(key)));
        });
    }
    void write(const QString &key, const SecretValue &value, std::function<void(Result<void>)> done) override
    {
        m_open.emplace_back([this, key, value, done = std::move(done)] {
            if (trouble)
                return done(tl::unexpected(*trouble));
            values.insert(key, value.reveal());
            done({});
        });
    }
    void remove(const QString &key, std::function<void(Result<void>)> done) override
    {
        m_open.emplace_back([this, key, done = std::move(done)] {
            values.remove(key);
            done({});
        });
    }
    void answer()
    {
        for (const auto &open : std::exchange(m_open, {}))
            open();
    }

    QMap<QString, QByteArray> values;
    QStringList asked;
    std::optional<Error> trouble;

private:
    std::vector<std::function<void()>> m_open;
};

SecretMask maskOf(const QString &name, const QByteArray &value)
{
    return SecretMask({{name, SecretValue(value)}});
}

void put(const QString &path, const QByteArray &bytes, QFile::Permissions permissions)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.setPermissions(permissions);
}

constexpr auto kOwner = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

class TestSecrets final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingPrintsAValue();
    void readsTheEnvironment();
    void readsAFileForEachSecret();
    void refusesWhatOthersMayRead();
    void refusesNamesThatLeaveTheFolder_data();
    void refusesNamesThatLeaveTheFolder();
    void aChainGoesOnOnlyWhenASecretIsMissing();
    void aKeychainAnswersLater();
    void aKeychainThatWasLockedIsAskedAgain();
    void storesAndRemovesInTheKeychain();
    void aValueThatCouldNotBeStoredIsNotUsed();
    void masksEachForm_data();
    void masksEachForm();
    void leavesOtherBytesAsTheyAre();
    void remembersEachValueThatWasRead();
};

void TestSecrets::nothingPrintsAValue()
{
    static_assert(!Prints<QDebug> && !Prints<QDataStream &> && !Prints<QTextStream &> && !Prints<std::ostringstream &>);
    static_assert(
        !std::is_convertible_v<
            SecretValue,
            QString> && !std::is_convertible_v<SecretValue, QByteArray> && !std::is_convertible_v<SecretValue, QVariant>);
    QVariant wrapped = QVariant::fromValue(SecretValue(QByteArray("hush-hush")));
    QVERIFY(!wrapped.toString().contains(u"hush"_s));
    QString printed;
    QDebug(&printed) << wrapped;
    QVERIFY2(!printed.contains(u"hush"_s), qPrintable(printed));
}

void TestSecrets::readsTheEnvironment()
{
    const EnvironmentSecrets secrets;
    QCOMPARE(secrets.read(u"tst.secrets"_s).error().code, QString(errors::kSecretMissing));
    qputenv("SLUICE_SECRET_TST_SECRETS", "hush");
    const auto value = secrets.read(u"tst.secrets"_s);
    qunsetenv("SLUICE_SECRET_TST_SECRETS");
    QCOMPARE(value->reveal(), QByteArray("hush"));
    const auto wanted = secretFor(u"shop"_s, secrets, u"tst.secrets"_s);
    QCOMPARE(wanted.error().args.value(u"connection"_s), u"shop"_s);
    QCOMPARE(wanted.error().args.value(u"name"_s), u"tst.secrets"_s);
}

void TestSecrets::readsAFileForEachSecret()
{
    const QTemporaryDir folder;
    put(folder.filePath(u"shop-key"_s), "hush\n", kOwner);
    put(folder.filePath(u"two.lines"_s), "a\nb\r\n", kOwner | QFile::ReadGroup);
    const FolderSecrets secrets(folder.path());
    QCOMPARE(secrets.read(u"shop-key"_s)->reveal(), QByteArray("hush"));
    QCOMPARE(secrets.read(u"two.lines"_s)->reveal(), QByteArray("a\nb"));
    QCOMPARE(secrets.read(u"other"_s).error().code, QString(errors::kSecretMissing));
    put(folder.filePath(u"shop-key"_s), "changed", kOwner);
    QCOMPARE(secrets.read(u"shop-key"_s)->reveal(), QByteArray("changed"));
    put(folder.filePath(u"large"_s), QByteArray(65'537, 'x'), kOwner);
    QCOMPARE(secrets.read(u"large"_s).error().code, QString(errors::kSecretFileUnreadable));
}

void TestSecrets::refusesWhatOthersMayRead()
{
    const QTemporaryDir folder;
    const FolderSecrets secrets(folder.path());
    for (const auto open : {QFile::ReadOther, QFile::WriteOther}) {
        put(folder.filePath(u"shop-key"_s), "hush", kOwner | open);
        const auto value = secrets.read(u"shop-key"_s);
        QCOMPARE(value.error().code, QString(errors::kSecretFileOpen));
        QVERIFY(value.error().args.value(u"path"_s).endsWith(u"/shop-key"_s));
    }
}

void TestSecrets::refusesNamesThatLeaveTheFolder_data()
{
    QTest::addColumn<QString>("name");
    for (const auto *name : {"", ".", "..", "../outside", "a/b", "a b", "/etc/passwd", "n\u00e9"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestSecrets::refusesNamesThatLeaveTheFolder()
{
    QFETCH(const QString, name);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"in"_s));
    put(folder.filePath(u"outside"_s), "hush", kOwner);
    QCOMPARE(FolderSecrets(folder.filePath(u"in"_s)).read(name).error().code, QString(errors::kSecretNameUnfit));
}

void TestSecrets::aChainGoesOnOnlyWhenASecretIsMissing()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    put(second.filePath(u"only-here"_s), "here", kOwner);
    put(first.filePath(u"open"_s), "open", kOwner | QFile::ReadOther);
    put(second.filePath(u"open"_s), "closed", kOwner);
    const SecretChain chain(
        {std::make_shared<FolderSecrets>(first.path()), std::make_shared<FolderSecrets>(second.path())});
    QCOMPARE(chain.read(u"only-here"_s)->reveal(), QByteArray("here"));
    QCOMPARE(chain.read(u"open"_s).error().code, QString(errors::kSecretFileOpen));
    QCOMPARE(chain.read(u"nowhere"_s).error().code, QString(errors::kSecretMissing));
}

void TestSecrets::aKeychainAnswersLater()
{
    auto own = std::make_unique<SlowKeychain>();
    SlowKeychain &keychain = *own;
    keychain.values.insert(u"shop @ /home/me/shop"_s, "hush");
    KeychainSecrets secrets(std::move(own), u"/home/me/shop"_s);
    QSignalSpy changed(&secrets, &KeychainSecrets::changed);
    const auto early = secrets.read(u"shop"_s);
    QCOMPARE(early.error().code, QString(errors::kSecretPending));
    QCOMPARE(secretFailure(early.error()).failureClass, FailureClass::Rejected); // uses up no attempt
    QVERIFY(secretFailure(early.error()).retryAfter);
    (void)secrets.read(u"shop"_s); // asks once only
    QTRY_COMPARE(keychain.asked, QStringList{u"shop @ /home/me/shop"_s});
    QCOMPARE(secrets.read(u"shop"_s).error().code, QString(errors::kSecretPending));
    keychain.answer();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(secrets.read(u"shop"_s)->reveal(), QByteArray("hush"));
    secrets.load({u"shop"_s, u"other"_s});
    QTRY_COMPARE(keychain.asked.size(), 2); // what is known is not asked for again
    keychain.answer();
    const auto other = secrets.read(u"other"_s);
    QCOMPARE(other.error().code, QString(errors::kSecretMissing));
    QCOMPARE(other.error().args.value(u"name"_s), u"other"_s);
    QCOMPARE(secretFailure(other.error()).failureClass, FailureClass::Permanent);
}

void TestSecrets::aKeychainThatWasLockedIsAskedAgain()
{
    auto own = std::make_unique<SlowKeychain>();
    SlowKeychain &keychain = *own;
    keychain.trouble = Error{QString(errors::kSecretKeychainLocked), {}, u"locked"_s};
    KeychainSecrets secrets(std::move(own), u"here"_s);
    secrets.load({u"shop"_s});
    QTRY_COMPARE(keychain.asked.size(), 1);
    keychain.answer();
    keychain.trouble.reset();
    keychain.values.insert(u"shop @ here"_s, "hush");
    const auto locked = secrets.read(u"shop"_s);
    QCOMPARE(locked.error().code, QString(errors::kSecretKeychainLocked));
    QCOMPARE(secretFailure(locked.error()).failureClass, FailureClass::Rejected);
    QTRY_COMPARE(keychain.asked.size(), 2);
    keychain.answer();
    QCOMPARE(secrets.read(u"shop"_s)->reveal(), QByteArray("hush"));
}

void TestSecrets::storesAndRemovesInTheKeychain()
{
    auto own = std::make_unique<SlowKeychain>();
    SlowKeychain &keychain = *own;
    KeychainSecrets secrets(std::move(own), u"here"_s);
    QSignalSpy changed(&secrets, &KeychainSecrets::changed);
    bool isStored = false;
    secrets.store(u"shop"_s, SecretValue(u"hush"_s), [&](const Result<void> &done) { isStored = done.has_value(); });
    QVERIFY(!isStored);
    keychain.answer();
    QVERIFY(isStored);
    QCOMPARE(keychain.values.value(u"shop @ here"_s), QByteArray("hush"));
    QCOMPARE(secrets.read(u"shop"_s)->reveal(), QByteArray("hush"));
    bool isRemoved = false;
    secrets.remove(u"shop"_s, [&](const Result<void> &done) { isRemoved = done.has_value(); });
    keychain.answer();
    QVERIFY(isRemoved);
    QVERIFY(keychain.values.isEmpty());
    QCOMPARE(secrets.read(u"shop"_s).error().code, QString(errors::kSecretMissing));
    QCOMPARE(changed.size(), 2);
}

void TestSecrets::aValueThatCouldNotBeStoredIsNotUsed()
{
    auto own = std::make_unique<SlowKeychain>();
    SlowKeychain &keychain = *own;
    keychain.trouble = Error{QString(errors::kSecretKeychainMissing), {}, {}};
    KeychainSecrets secrets(std::move(own), u"here"_s);
    std::optional<Error> error;
    secrets.store(u"shop"_s, SecretValue(u"hush"_s), [&](const Result<void> &done) { error = done.error(); });
    keychain.answer();
    QCOMPARE(error->code, QString(errors::kSecretKeychainMissing));
    QCOMPARE(error->args.value(u"name"_s), u"shop"_s);
    QVERIFY(!secrets.read(u"shop"_s));
}

void TestSecrets::masksEachForm_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("text");
    const QByteArray plain = "s3cr3t-T0ken/42";
    QTest::newRow("plain") << plain << "before " + plain + " after";
    QTest::newRow("twice") << plain << plain + plain;
    QTest::newRow("json with slashes") << plain << QByteArray(R"({"a":"s3cr3t-T0ken\/42"})");
    QTest::newRow("basic, alignment 0") << plain << "Basic " + ("abc" + plain + ":x").toBase64();
    QTest::newRow("basic, alignment 1") << plain << "Basic " + ("user" + plain).toBase64();
    QTest::newRow("basic, alignment 2") << plain << "Basic " + ("al:ex" + plain + "tail").toBase64();
    QTest::newRow("base64 of addresses") << QByteArray("\xfb\xff\xfe?+?+>+>+")
                                         << QByteArray("\xfb\xff\xfe?+?+>+>+").toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("percent") << plain << "https://x/?k=" + plain.toPercentEncoding();
    QTest::newRow("hex") << plain << plain.toHex();
    QTest::newRow("upper hex") << plain << plain.toHex().toUpper();
    const QByteArray odd = "q\"uo\\te\nline";
    QTest::newRow("escaped in json") << odd << QJsonDocument(QJsonArray{QString::fromUtf8(odd)}).toJson();
    const QByteArray word = "p\u00e4sswort\u20ac";
    QTest::newRow("not ascii") << word << word;
    QTest::newRow("not ascii, escaped") << word << QByteArray(R"(["p\u00e4sswort\u20ac"])");
}

void TestSecrets::masksEachForm()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, text);
    const SecretMask mask = maskOf(u"shop-key"_s, value);
    const QByteArray masked = mask.masked(text);
    QVERIFY2(masked.contains("[secret shop-key]"), masked);
    // Nothing of any length worth having is left.
    for (const QByteArray &form : {value, value.toBase64(), value.toHex(), value.toPercentEncoding()})
        QVERIFY2(!masked.contains(form), masked);
    if (!QJsonDocument::fromJson(text).isNull())
        QVERIFY2(!QJsonDocument::fromJson(masked).isNull(), masked);
}

void TestSecrets::leavesOtherBytesAsTheyAre()
{
    const QByteArray bytes = R"({"token":"s3cr3t-T0ke","n":1})";
    const QByteArray masked = maskOf(u"k"_s, "s3cr3t-T0ken").masked(bytes);
    QCOMPARE(masked, bytes);
    QCOMPARE(static_cast<const void *>(masked.constData()), static_cast<const void *>(bytes.constData()));
    QVERIFY(maskOf(u"k"_s, "short").isEmpty());
    const SecretMask quoting = maskOf(uR"(a"b\c)"_s, "s3cr3t-T0ken");
    QVERIFY(!QJsonDocument::fromJson(quoting.masked(QByteArray(R"(["s3cr3t-T0ken"])"))).isNull());
}

void TestSecrets::remembersEachValueThatWasRead()
{
    const QTemporaryDir folder;
    put(folder.filePath(u"key"_s), "first-value", kOwner);
    const SeenSecrets secrets(std::make_shared<FolderSecrets>(folder.path()));
    QVERIFY(secrets.seen()->empty());
    (void)secrets.read(u"key"_s);
    const auto before = secrets.seen();
    (void)secrets.read(u"key"_s);
    QCOMPARE(secrets.seen(), before);
    put(folder.filePath(u"key"_s), "second-value", kOwner);
    (void)secrets.read(u"key"_s);
    const SecretMask mask(*secrets.seen());
    QCOMPARE(mask.masked(QByteArray("first-value, second-value")), QByteArray("[secret key], [secret key]"));
}

} // namespace sluice

QTEST_GUILESS_MAIN(sluice::TestSecrets)
#include "tst_secrets.moc"
