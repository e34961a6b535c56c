#include "app/ctl/bench/temppostgres.h"

#include "app/ctl/errors.h"
#include "core/integration/sql/sqlsession.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>

#include <unistd.h>

namespace sluice::ctl {

namespace {

constexpr uint kNobody = 65534;
constexpr int kPatienceMs = 60'000;

void configure(QProcess &process, const QString &program, const QStringList &arguments)
{
    QStringList wrapper{QStringLiteral("--pdeathsig=INT")};
    if (::geteuid() == 0) { // PostgreSQL refuses to run as root
        wrapper += {QStringLiteral("--reuid=%1").arg(kNobody), QStringLiteral("--regid=%1").arg(kNobody),
                    QStringLiteral("--clear-groups")};
    }
    process.setProgram(QStringLiteral("setpriv"));
    process.setArguments(wrapper + QStringList{program} + arguments);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
}

tl::unexpected<Error> broken(const QString &why)
{
    return failure(kBenchRunFailed, {{QStringLiteral("workload"), QStringLiteral("sync-postgres")}}, why);
}

} // namespace

TempPostgres::~TempPostgres()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.terminate();
    if (!m_server.waitForFinished(kPatienceMs))
        m_server.kill();
}

Result<void> TempPostgres::start()
{
    const QDir programs(QStringLiteral("/usr/lib/postgresql/15/bin"));
    if (!programs.exists(QStringLiteral("initdb")) || !programs.exists(QStringLiteral("postgres")))
        return broken(QStringLiteral("postgresql-15 is not installed"));
    const QString data = m_folder.filePath(QStringLiteral("data"));
    if (!m_folder.isValid() || !QDir().mkdir(data))
        return broken(m_folder.errorString());
    if (::geteuid() == 0) {
        for (const QString &path : {m_folder.path(), data}) {
            if (::chown(QFile::encodeName(path).constData(), kNobody, kNobody) != 0)
                return broken(path);
        }
    }
    QProcess initdb;
    configure(initdb, programs.filePath(QStringLiteral("initdb")),
              {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("sluice"),
               QStringLiteral("--auth=trust"), QStringLiteral("--no-locale"), QStringLiteral("--encoding=UTF8")});
    initdb.start();
    if (!initdb.waitForFinished(kPatienceMs) || initdb.exitCode() != 0)
        return broken(QString::fromUtf8(initdb.readAllStandardError()));
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost))
        return broken(free.errorString());
    m_port = free.serverPort();
    free.close();
    // With fsync: the raw rate and the sync both wait for the disk.
    configure(m_server, programs.filePath(QStringLiteral("postgres")),
              {QStringLiteral("-D"), data, QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-h"),
               QStringLiteral("127.0.0.1"), QStringLiteral("-k"), m_folder.path()});
    m_server.setStandardOutputFile(QProcess::nullDevice());
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start();
    QElapsedTimer waited;
    waited.start();
    SqlTarget target;
    target.driver = SqlTarget::Driver::Postgres;
    target.database = QStringLiteral("postgres");
    target.host = QStringLiteral("127.0.0.1");
    target.port = m_port;
    target.user = QStringLiteral("sluice");
    while (!SqlSession::open(target)) {
        if (waited.elapsed() > kPatienceMs || m_server.state() == QProcess::NotRunning)
            return broken(QStringLiteral("the server does not answer"));
        (void)m_server.waitForFinished(50);
    }
    return {};
}

Connection TempPostgres::connection(const QString &id) const
{
    Connection made;
    made.id = id;
    made.type = QStringLiteral("postgres");
    made.host = QStringLiteral("127.0.0.1");
    made.port = m_port;
    made.database = QStringLiteral("postgres");
    made.user = QStringLiteral("sluice");
    return made;
}

} // namespace sluice::ctl
