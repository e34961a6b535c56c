#include "core/base/fakeclock.h"
#include "core/integration/errors.h"
#include "core/tasks/httppools.h"

#include <QTest>

using namespace sluice;

namespace {

/// Keeps one secret, if it has one.
class OneSecret final : public SecretStore {
public:
    Result<SecretValue> read(const QString &name) const override
    {
        if (!value)
            return failure(errors::kSecretMissing, {{QStringLiteral("name"), name}});
        return SecretValue(*value);
    }
    std::optional<QByteArray> value;
};

Connection behindAProxy()
{
    Connection connection;
    connection.id = QStringLiteral("shop");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:9");
    connection.proxy = QStringLiteral("http://127.0.0.1:8");
    connection.proxyUser = QStringLiteral("ada");
    connection.proxySecret = QStringLiteral("proxy");
    return connection;
}

} // namespace

/// One pool for each connection, kept until its settings or its secret are others.
class TestHttpPools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAPoolWhileNothingChanges_data();
    void keepsAPoolWhileNothingChanges();
    void makesAnotherForOtherSettings();
    void looksAgainForASecretThatIsMissing();

private:
    FakeClock m_clock;
    const QString m_workspace;
};

void TestHttpPools::keepsAPoolWhileNothingChanges_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("text") << QByteArray("a word");
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\x80");
    QTest::newRow("empty") << QByteArray();
}

void TestHttpPools::keepsAPoolWhileNothingChanges()
{
    QFETCH(QByteArray, secret);
    const auto secrets = std::make_shared<OneSecret>();
    secrets->value = secret;
    HttpPools pools(m_clock, secrets);
    const HttpPool *first = &pools.pool(behindAProxy(), m_workspace);
    QCOMPARE(&pools.pool(behindAProxy(), m_workspace), first);
    QVERIFY(&pools.pool(std::nullopt, m_workspace) != first);
    secrets->value = secret + 'x';
    const HttpPool *second = &pools.pool(behindAProxy(), m_workspace);
    QVERIFY(second != first);
    QCOMPARE(&pools.pool(behindAProxy(), m_workspace), second);
}

void TestHttpPools::makesAnotherForOtherSettings()
{
    const auto secrets = std::make_shared<OneSecret>();
    secrets->value = "a word";
    HttpPools pools(m_clock, secrets);
    const HttpPool *first = &pools.pool(behindAProxy(), m_workspace);
    Connection changed = behindAProxy();
    changed.poolSize += 1;
    const HttpPool *second = &pools.pool(changed, m_workspace);
    QVERIFY(second != first);
    QCOMPARE(&pools.pool(changed, m_workspace), second);
    QVERIFY(&pools.pool(changed, QStringLiteral("/elsewhere")) != second);
}

void TestHttpPools::looksAgainForASecretThatIsMissing()
{
    const auto secrets = std::make_shared<OneSecret>();
    HttpPools pools(m_clock, secrets);
    const HttpPool *without = &pools.pool(behindAProxy(), m_workspace);
    secrets->value = "a word";
    const HttpPool *with = &pools.pool(behindAProxy(), m_workspace);
    QVERIFY(with != without);
    QCOMPARE(&pools.pool(behindAProxy(), m_workspace), with);
}

QTEST_GUILESS_MAIN(TestHttpPools)
#include "tst_httppools.moc"
