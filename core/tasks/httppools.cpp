#include "core/tasks/httppools.h"

#include <QDir>

namespace sluice {

namespace {

HttpPoolConfig configOf(const Connection &connection, const QString &workspace)
{
    HttpPoolConfig config;
    config.size = connection.poolSize;
    config.addresses = {connection.allowLoopback, connection.allowPrivate};
    if (!connection.caFile.isEmpty())
        config.caFile = QDir(workspace).absoluteFilePath(connection.caFile);
    if (!connection.proxy.isEmpty())
        config.proxy = QUrl(connection.proxy);
    return config;
}

} // namespace

HttpPools::HttpPools(const Clock &clock)
    : m_clock(clock)
{
}

HttpPools::~HttpPools() = default;

HttpPool &HttpPools::pool(const std::optional<Connection> &connection, const QString &workspace)
{
    std::erase_if(m_retired, [](const auto &pool) {
        const auto stats = pool->stats();
        return stats.inUse + stats.waiting == 0;
    });
    const Connection wanted = connection.value_or(Connection{});
    Entry &entry = m_pools[connection ? connection->id : QString()];
    if (entry.pool && entry.connection == wanted && entry.workspace == workspace)
        return *entry.pool;
    if (entry.pool)
        m_retired.push_back(std::move(entry.pool));
    const auto config = connection ? configOf(wanted, workspace) : HttpPoolConfig{};
    entry = {wanted, workspace, std::make_unique<HttpPool>(config, m_clock)};
    return *entry.pool;
}

} // namespace sluice
