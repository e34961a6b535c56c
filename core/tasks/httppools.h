#pragma once

#include "core/integration/http/httppool.h"
#include "core/integration/secret/secretstore.h"
#include "core/workflow/connection.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace sluice {

/// How calls over a connection are made; with what keeps them from being made in it, such as a secret that is missing.
[[nodiscard]] HttpPoolConfig httpPoolConfig(const Connection &connection, const QString &workspace,
                                            const SecretStore &secrets);

/// The HTTP pools of the connections in use, made when they are needed; calls without a connection share one.
///
/// A connection whose settings have changed gets a new pool; the calls of the old one end in peace.
/// Thread: the I/O thread.
class HttpPools {
public:
    HttpPools(const Clock &clock, SecretStorePtr secrets);
    /// Ends the calls under way; they come back as cancelled.
    ~HttpPools();

    [[nodiscard]] HttpPool &pool(const std::optional<Connection> &connection, const QString &workspace);
    [[nodiscard]] const SecretStore &secrets() const { return *m_secrets; }
    /// Of answers that are being read, over all pools.
    [[nodiscard]] quint64 bufferedBytes() const;

private:
    struct Entry {
        Connection connection;
        QString workspace;
        std::unique_ptr<HttpPool> pool;
        std::optional<SecretValue> proxySecret; ///< that it was made with; none: it needs none, or has not got it
    };
    [[nodiscard]] bool hasItsSecret(const Entry &entry) const;

    const Clock &m_clock;
    SecretStorePtr m_secrets;
    std::map<QString, Entry> m_pools; ///< by connection id; "" for calls without one
    std::vector<std::unique_ptr<HttpPool>> m_retired;
};

} // namespace sluice
