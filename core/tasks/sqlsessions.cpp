#include "core/tasks/sqlsessions.h"

#include "core/integration/errors.h"
#include "core/tasks/workspacepath.h"

#include <QDir>

namespace sluice {

tl::expected<SqlTarget, CallFailure> sqlTarget(const Connection &connection, const QString &workspace,
                                               const SecretStore &secrets)
{
    constexpr quint16 kPostgresPort = 5432;
    constexpr quint16 kMysqlPort = 3306;
    SqlTarget target;
    target.journal = refusedJournalPath(workspace);
    if (connection.type == u"sqlite") {
        target.database = QDir(workspace).absoluteFilePath(connection.database);
        return target;
    }
    const bool isMysql = connection.type == u"mysql";
    if (!isMysql && connection.type != u"postgres") {
        return tl::unexpected(CallFailure{{QString(errors::kConnectionTypeWrong),
                                           {{QStringLiteral("connection"), connection.id},
                                            {QStringLiteral("type"), connection.type},
                                            {QStringLiteral("wanted"), QStringLiteral("sqlite, postgres, mysql")}},
                                           {}},
                                          FailureClass::Permanent});
    }
    target.driver = isMysql ? SqlTarget::Driver::Mysql : SqlTarget::Driver::Postgres;
    target.database = connection.database;
    target.host = connection.host;
    target.port = connection.port != 0 ? connection.port
                  : isMysql              ? kMysqlPort
                                         : kPostgresPort;
    target.user = connection.user;
    if (!connection.passwordSecret.isEmpty()) {
        auto password = secretFor(connection.id, secrets, connection.passwordSecret);
        if (!password)
            return tl::unexpected(secretFailure(std::move(password.error())));
        target.password = QString::fromUtf8(password->reveal());
    }
    return target;
}

SqlSessions::SqlSessions(SecretStorePtr secrets)
    : m_secrets(std::move(secrets))
{
}

tl::expected<SqlSession *, CallFailure> SqlSessions::session(const Connection &connection, const QString &workspace)
{
    const auto known = m_sessions.find(connection.id);
    if (known != m_sessions.end() && known->second.connection == connection && known->second.workspace == workspace)
        return known->second.session.get();
    if (known != m_sessions.end())
        m_sessions.erase(known);
    auto target = sqlTarget(connection, workspace, *m_secrets);
    if (!target)
        return tl::unexpected(std::move(target.error()));
    auto session = SqlSession::open(*std::move(target));
    if (!session)
        return tl::unexpected(std::move(session.error()));
    Entry &entry = m_sessions[connection.id];
    entry = {connection, workspace, *std::move(session)};
    return entry.session.get();
}

void SqlSessions::close(const QString &connectionId)
{
    m_sessions.erase(connectionId);
}

} // namespace sluice
