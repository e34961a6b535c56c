#include "app/studio/desktopsecrets.h"
#include "core/integration/errors.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace sluice;

namespace {

/// A keychain in memory, or none.
class FakeKeychain final : public Keychain {
public:
    struct Content {
        std::map<QString, SecretValue> values;
        std::optional<Error> trouble;
        int reads = 0;
        bool isSlow = false; ///< answers later
    };
    explicit FakeKeychain(std::shared_ptr<Content> content)
        : m_content(std::move(content))
    {
    }
    void read(const QString &key, std::function<void(Result<SecretValue>)> done) override
    {
        ++m_content->reads;
        const auto found = m_content->values.find(key);
        if (m_content->trouble)
            done(tl::unexpected(*m_content->trouble));
        else if (found == m_content->values.end())
            done(failure(errors::kSecretMissing));
        else
            done(found->second);
    }
    void write(const QString &key, const SecretValue &value, std::function<void(Result<void>)> done) override
    {
        if (m_content->trouble)
            return done(tl::unexpected(*m_content->trouble));
        m_content->values.insert_or_assign(key, value);
        if (m_content->isSlow)
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [done] { done({}); }, Qt::QueuedConnection);
        else
            done({});
    }
    void remove(const QString &key, std::function<void(Result<void>)> done) override
    {
        m_content->values.erase(key);
        done({});
    }

private:
    std::shared_ptr<Content> m_content;
};

const auto kName = QStringLiteral("tst.desktop");

} // namespace

/// Where the window finds secrets, and where it puts them.
class TestDesktopSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_content = std::make_shared<FakeKeychain::Content>();
        m_secrets = std::make_unique<DesktopSecrets>(std::make_unique<FakeKeychain>(m_content), m_folder.path());
    }
    void whatIsStoredHoldsForTheNextCall();
    void theEnvironmentGoesFirst();
    void saysWhyTheKeychainCannotBeUsed();
    void answersNobodyWhoIsGone();

private:
    [[nodiscard]] SecretStanding::Place place() const { return m_secrets->standing(kName).place; }

    QTemporaryDir m_folder;
    std::shared_ptr<FakeKeychain::Content> m_content;
    std::unique_ptr<DesktopSecrets> m_secrets;
};

void TestDesktopSecrets::whatIsStoredHoldsForTheNextCall()
{
    QSignalSpy changed(m_secrets.get(), &SecretKeeper::changed);
    QCOMPARE(place(), SecretStanding::Place::Asking);
    QTRY_COMPARE(place(), SecretStanding::Place::Nowhere);
    QCOMPARE(m_secrets->standing(kName).trouble->code, QString(errors::kSecretMissing));
    QCOMPARE(m_secrets->standing(kName).variable, QStringLiteral("SLUICE_SECRET_TST_DESKTOP"));
    QVERIFY(changed.count() >= 1);
    bool isDone = false;
    m_secrets->store(kName, QStringLiteral("s3crét"), this,
                     [&](const Result<void> &done) { isDone = done.has_value(); });
    QTRY_VERIFY(isDone);
    QCOMPARE(place(), SecretStanding::Place::Keychain);
    QCOMPARE(m_secrets->chain()->read(kName)->reveal(), QByteArray("s3cr\xc3\xa9t"));
    // The workspace is part of the key, so that another one cannot name it.
    QVERIFY(m_content->values.begin()->first.contains(QFileInfo(m_folder.path()).canonicalFilePath()));
    m_secrets->remove(kName, this, [&](const Result<void> &done) { isDone = !done.has_value(); });
    QTRY_COMPARE(place(), SecretStanding::Place::Nowhere);
    QVERIFY(m_content->values.empty());
    QCOMPARE(m_secrets->chain()->read(kName).error().code, QString(errors::kSecretMissing));
}

void TestDesktopSecrets::theEnvironmentGoesFirst()
{
    qputenv("SLUICE_SECRET_TST_DESKTOP", "there");
    m_secrets->load({kName});
    QCOMPARE(place(), SecretStanding::Place::Environment);
    QCOMPARE(m_secrets->chain()->read(kName)->reveal(), QByteArray("there"));
    QCoreApplication::processEvents();
    QCOMPARE(m_content->reads, 0); // nobody is asked to unlock anything for it
    qunsetenv("SLUICE_SECRET_TST_DESKTOP");
}

void TestDesktopSecrets::saysWhyTheKeychainCannotBeUsed()
{
    m_content->trouble = Error{QString(errors::kSecretKeychainMissing), {}, QStringLiteral("no bus")};
    m_secrets->load({kName});
    QTRY_COMPARE(place(), SecretStanding::Place::Nowhere);
    const Error why = *m_secrets->standing(kName).trouble;
    QCOMPARE(why.code, QString(errors::kSecretKeychainMissing));
    QCOMPARE(why.args.value(QStringLiteral("name")), kName);
    std::optional<Error> refused;
    m_secrets->store(kName, QStringLiteral("x"), this, [&](const Result<void> &done) {
        if (!done)
            refused = done.error();
    });
    QTRY_VERIFY(refused);
    QCOMPARE(refused->code, QString(errors::kSecretKeychainMissing));
}

void TestDesktopSecrets::answersNobodyWhoIsGone()
{
    m_content->isSlow = true;
    auto asking = std::make_unique<QObject>();
    bool isTold = false;
    m_secrets->store(kName, QStringLiteral("x"), asking.get(), [&](const Result<void> &) { isTold = true; });
    asking.reset();
    QTRY_COMPARE(place(), SecretStanding::Place::Keychain);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(TestDesktopSecrets)
#include "tst_desktopsecrets.moc"
