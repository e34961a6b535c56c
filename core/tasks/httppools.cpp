#include "core/tasks/httppools.h"

#include <QDir>

namespace sluice {

HttpPoolConfig httpPoolConfig(const Connection &connection, const QString &workspace, const SecretStore &secrets)
{
    HttpPoolConfig config;
    config.size = connection.poolSize;
    config.addresses = {connection.allowLoopback, connection.allowPrivate};
    if (!connection.caFile.isEmpty())
        config.caFile = QDir(workspace).absoluteFilePath(connection.caFile);
    if (!connection.proxy.isEmpty())
        config.proxy = QUrl(connection.proxy);
    config.proxyUser = connection.proxyUser;
    if (!connection.proxySecret.isEmpty()) {
        if (const auto secret = secretFor(connection.id, secrets, connection.proxySecret))
            config.proxyPassword = QString::fromUtf8(secret->reveal());
        else
            config.unusable = secretFailure(secret.error());
    }
    return config;
}

HttpPools::HttpPools(const Clock &clock, SecretStorePtr secrets)
    : m_clock(clock)
    , m_secrets(std::move(secrets))
{
}

HttpPools::~HttpPools() = default;

quint64 HttpPools::bufferedBytes() const
{
    quint64 sum = 0;
    for (const auto &[id, entry] : m_pools)
        sum += entry.pool ? entry.pool->stats().buffered : 0;
    for (const auto &pool : m_retired)
        sum += pool->stats().buffered;
    return sum;
}

/// The pool keeps the password for its proxy; another value of the secret needs another pool.
bool HttpPools::hasItsSecret(const Entry &entry) const
{
    if (entry.connection.proxySecret.isEmpty())
        return true;
    const auto now = m_secrets->read(entry.connection.proxySecret);
    return now && entry.proxySecret && *now == *entry.proxySecret;
}

HttpPool &HttpPools::pool(const std::optional<Connection> &connection, const QString &workspace)
{
    std::erase_if(m_retired, [](const auto &pool) {
        const auto stats = pool->stats();
        return stats.inUse + stats.waiting == 0;
    });
    const Connection wanted = connection.value_or(Connection{});
    Entry &entry = m_pools[connection ? connection->id : QString()];
    if (entry.pool && entry.connection == wanted && entry.workspace == workspace && hasItsSecret(entry))
        return *entry.pool;
    if (entry.pool)
        m_retired.push_back(std::move(entry.pool));
    // Before the pool reads it: were it another one by then, the pool would be made anew the next time.
    std::optional<SecretValue> secret;
    if (!wanted.proxySecret.isEmpty()) {
        if (auto read = m_secrets->read(wanted.proxySecret))
            secret = *std::move(read);
    }
    const auto config = connection ? httpPoolConfig(wanted, workspace, *m_secrets) : HttpPoolConfig{};
    entry = {wanted, workspace, std::make_unique<HttpPool>(config, m_clock), std::move(secret)};
    return *entry.pool;
}

} // namespace sluice
