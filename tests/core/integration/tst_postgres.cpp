#include "core/integration/errors.h"
#include "core/integration/sql/sqlsession.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <unistd.h>

using namespace sluice;

namespace {

constexpr uint kNobody = 65534;

} // namespace

/// PostgreSQL sessions against a real server of the test's own.
class TestPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QDir programs(QStringLiteral("/usr/lib/postgresql/15/bin"));
        if (!programs.exists(QStringLiteral("initdb")) || !programs.exists(QStringLiteral("postgres")))
            QSKIP("PostgreSQL 15 is not installed");
        QVERIFY(m_folder.isValid());
        const QString data = m_folder.filePath(QStringLiteral("data"));
        const QString passwordFile = m_folder.filePath(QStringLiteral("password"));
        QFile password(passwordFile);
        QVERIFY(password.open(QIODevice::WriteOnly));
        password.write("opensesame\n");
        password.close();
        QVERIFY(QDir().mkdir(data));
        if (::geteuid() == 0) {
            // PostgreSQL refuses to run as root.
            for (const QString &path : {m_folder.path(), data, passwordFile})
                QCOMPARE(::chown(QFile::encodeName(path).constData(), kNobody, kNobody), 0);
        }
        QProcess initdb;
        configure(initdb, programs.filePath(QStringLiteral("initdb")),
                  {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("sluice"),
                   QStringLiteral("--auth=scram-sha-256"), QStringLiteral("--pwfile=") + passwordFile,
                   QStringLiteral("--no-sync"), QStringLiteral("--no-locale"), QStringLiteral("--encoding=UTF8")});
        initdb.start();
        QVERIFY(initdb.waitForFinished(120'000));
        QVERIFY2(initdb.exitCode() == 0, initdb.readAllStandardError().constData());
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        m_port = free.serverPort();
        free.close();
        configure(m_server, programs.filePath(QStringLiteral("postgres")),
                  {QStringLiteral("-D"), data, QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-h"),
                   QStringLiteral("127.0.0.1"), QStringLiteral("-k"), m_folder.path(), QStringLiteral("-F")});
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start();
        QVERIFY(m_server.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(SqlSession::open(target()).has_value(), 60'000);
    }

    void cleanupTestCase()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        if (!m_server.waitForFinished(30'000))
            m_server.kill();
    }

    void writesAndReadsBack()
    {
        const auto session = *SqlSession::open(target());
        QVERIFY(session->execute(
            QStringLiteral("CREATE TABLE t (a bigint PRIMARY KEY, b text, c double precision, d boolean, e jsonb)"), {},
            {}));
        const QJsonObject values{{QStringLiteral("a"), qint64{4'000'000'000}},
                                 {QStringLiteral("b"), QStringLiteral("x'); DROP TABLE t; --\\")},
                                 {QStringLiteral("c"), 1.5},
                                 {QStringLiteral("d"), true},
                                 {QStringLiteral("e"), QJsonObject{{QStringLiteral("k"), QJsonArray{1}}}}};
        const auto inserted = session->execute(QStringLiteral("INSERT INTO t VALUES (:a, :b, :c, :d, :e::jsonb)"),
                                               values, {});
        QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().error.detail));
        QCOMPARE(inserted->rowsAffected, 1);
        const auto rows = session->execute(QStringLiteral("SELECT a, b, c, d, e, NULL AS f FROM t WHERE a = :a"),
                                           values, {});
        QVERIFY(rows.has_value());
        const auto row = rows->rows[0].toObject();
        for (const char16_t *column : {u"a", u"b", u"c", u"d"})
            QCOMPARE(row[QStringView(column)], values[QStringView(column)]);
        QCOMPARE(row[u"e"].toString(), QStringLiteral("{\"k\": [1]}"));
        QVERIFY(row[u"f"].isNull());
    }

    void classesErrorsByTheirState()
    {
        const auto session = *SqlSession::open(target());
        QVERIFY(session->execute(QStringLiteral("CREATE TABLE u (a int PRIMARY KEY)"), {}, {}));
        QVERIFY(session->execute(QStringLiteral("INSERT INTO u VALUES (1)"), {}, {}));
        expect(*session, "INSERT INTO u VALUES (1)", errors::kSqlConstraint, FailureClass::Permanent);
        expect(*session, "SELEC 1", errors::kSqlStatement, FailureClass::Permanent);
        expect(*session, "SELECT 1/0", errors::kSqlStatement, FailureClass::Permanent);
        QVERIFY(session->execute(QStringLiteral("SELECT 1"), {}, {}).has_value());
    }

    void countsALockedRowAsTransient()
    {
        const auto holder = *SqlSession::open(target());
        QVERIFY(holder->execute(QStringLiteral("CREATE TABLE l (a int)"), {}, {}));
        QVERIFY(holder->execute(QStringLiteral("BEGIN"), {}, {}));
        QVERIFY(holder->execute(QStringLiteral("LOCK TABLE l"), {}, {}));
        SqlTarget hasty = target();
        hasty.busyTimeout = Milliseconds(50);
        expect(**SqlSession::open(hasty), "INSERT INTO l VALUES (1)", errors::kSqlBusy, FailureClass::Transient);
    }

    void refusesAWrongPasswordForGood()
    {
        SqlTarget wrong = target();
        wrong.password = QStringLiteral("wrong");
        const auto session = SqlSession::open(wrong);
        QVERIFY(!session);
        QCOMPARE(session.error().error.code, QString(errors::kSqlLoginFailed));
        QCOMPARE(session.error().failureClass, FailureClass::Permanent);
        QVERIFY(!session.error().error.detail.contains(u"wrong"));
    }

    void countsAMissingServerAsTransient()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        SqlTarget nowhere = target();
        nowhere.port = closed.serverPort();
        closed.close();
        const auto session = SqlSession::open(nowhere);
        QVERIFY(!session);
        QCOMPARE(session.error().error.code, QString(errors::kSqlConnectFailed));
        QCOMPARE(session.error().failureClass, FailureClass::Transient);
    }

    void classesALostConnectionByWhatMayHaveHappened_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QJsonArray>("parameters");
        QTest::addColumn<bool>("isUnknown");
        QTest::newRow("read") << QStringLiteral("SELECT 1") << QJsonArray() << false;
        QTest::newRow("write that was only prepared")
            << QStringLiteral("INSERT INTO w VALUES (?)") << QJsonArray{1} << false;
        QTest::newRow("write") << QStringLiteral("INSERT INTO w VALUES (1)") << QJsonArray() << true;
    }

    void classesALostConnectionByWhatMayHaveHappened()
    {
        QFETCH(QString, statement);
        QFETCH(QJsonArray, parameters);
        QFETCH(bool, isUnknown);
        const auto other = *SqlSession::open(target());
        QVERIFY(other->execute(QStringLiteral("SET client_min_messages = error"), {}, {}));
        QVERIFY(other->execute(QStringLiteral("CREATE TABLE IF NOT EXISTS w (a int)"), {}, {}));
        const auto session = *SqlSession::open(target());
        const auto pid = session->execute(QStringLiteral("SELECT pg_backend_pid() AS pid"), {}, {});
        QVERIFY(pid.has_value());
        QVERIFY(other->execute(QStringLiteral("SELECT pg_terminate_backend(?, 5000)"),
                               QJsonArray{pid->rows[0].toObject()[u"pid"]}, {}));
        const auto lost = session->execute(statement, parameters, {});
        QVERIFY(!lost);
        QCOMPARE(lost.error().error.code, QString(isUnknown ? errors::kSqlOutcomeUnknown : errors::kSqlConnectionLost));
        QCOMPARE(lost.error().failureClass, isUnknown ? FailureClass::Unknown : FailureClass::Transient);
    }

    void refusesSeveralStatements()
    {
        const auto session = *SqlSession::open(target());
        expect(*session, "SELECT 1; SELECT 2", errors::kSqlSeveralStatements, FailureClass::Permanent);
        QVERIFY(session->execute(QStringLiteral("SELECT ';'; -- end"), {}, {}).has_value());
    }

    void stopsAStatementThatRuns()
    {
        const auto session = *SqlSession::open(target());
        std::stop_source source;
        const std::jthread stopper([&] {
            const auto observer = *SqlSession::open(target());
            const QString running = QStringLiteral("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
            while (observer->execute(running, {}, {})->rows.isEmpty())
                std::this_thread::yield();
            source.request_stop();
        });
        const auto stopped = session->execute(QStringLiteral("SELECT pg_sleep(60)"), {}, source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().failureClass, FailureClass::Cancelled);
    }

    void endsAStatementAtItsTimeout()
    {
        SqlTarget hasty = target();
        hasty.statementTimeout = Milliseconds(50);
        expect(**SqlSession::open(hasty), "SELECT pg_sleep(60)", errors::kSqlBusy, FailureClass::Transient);
    }

private:
    /// Lets a program run as nobody when the test is root, and end when the test does, even by a crash.
    static void configure(QProcess &process, const QString &program, const QStringList &arguments)
    {
        QStringList wrapper{QStringLiteral("--pdeathsig=INT")};
        if (::geteuid() == 0) {
            wrapper += {QStringLiteral("--reuid=%1").arg(kNobody), QStringLiteral("--regid=%1").arg(kNobody),
                        QStringLiteral("--clear-groups")};
        }
        process.setProgram(QStringLiteral("setpriv"));
        process.setArguments(wrapper + QStringList{program} + arguments);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        process.setProcessEnvironment(environment);
    }

    [[nodiscard]] SqlTarget target() const
    {
        return {.driver = SqlTarget::Driver::Postgres,
                .database = QStringLiteral("postgres"),
                .host = QStringLiteral("127.0.0.1"),
                .port = m_port,
                .user = QStringLiteral("sluice"),
                .password = QStringLiteral("opensesame")};
    }

    static void expect(SqlSession &session, const char *sql, QLatin1StringView code, FailureClass failureClass)
    {
        const auto result = session.execute(QString::fromLatin1(sql), {}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().error.code, QString(code));
        QCOMPARE(result.error().failureClass, failureClass);
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestPostgres)
#include "tst_postgres.moc"
