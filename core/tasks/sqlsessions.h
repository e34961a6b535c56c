#pragma once

#include "core/integration/secret/secretstore.h"
#include "core/integration/sql/sqlsession.h"
#include "core/workflow/connection.h"

#include <map>

namespace sluice {

/// The database of a connection. Errors: `connection.typeWrong`, and those of `SecretStore`.
[[nodiscard]] tl::expected<SqlTarget, CallFailure> sqlTarget(const Connection &connection, const QString &workspace,
                                                             const SecretStore &secrets);

/// The database sessions of one thread of the blocking pool, kept open between attempts.
/// Thread: that one.
class SqlSessions {
public:
    explicit SqlSessions(SecretStorePtr secrets);

    /// The session of a connection; opened if there is none, or if its settings have changed.
    /// Errors: `connection.typeWrong`, and those of `SecretStore` and of `SqlSession::open`.
    [[nodiscard]] tl::expected<SqlSession *, CallFailure> session(const Connection &connection,
                                                                  const QString &workspace);
    /// Where tasks on this thread find secrets by name.
    [[nodiscard]] const SecretStore &secrets() const { return *m_secrets; }
    /// Closes the session of a connection, since nobody knows in which state it is.
    void close(const QString &connectionId);

private:
    struct Entry {
        Connection connection;
        QString workspace;
        std::unique_ptr<SqlSession> session;
    };
    SecretStorePtr m_secrets;
    std::map<QString, Entry> m_sessions; ///< by connection id
};

} // namespace sluice
