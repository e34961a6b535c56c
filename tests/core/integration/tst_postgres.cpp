#include "core/integration/errors.h"
#include "tests/core/integration/testpostgres.h"

#include <QJsonObject>
#include <QTcpServer>

#include <thread>

using namespace sluice;

/// PostgreSQL sessions against a real server of the test's own.
class TestPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_server.isInstalled())
            QSKIP("PostgreSQL 15 is not installed");
        QVERIFY2(m_server.start(), qPrintable(m_server.trouble()));
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
    [[nodiscard]] SqlTarget target() const { return m_server.target(); }

    static void expect(SqlSession &session, const char *sql, QLatin1StringView code, FailureClass failureClass)
    {
        const auto result = session.execute(QString::fromLatin1(sql), {}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().error.code, QString(code));
        QCOMPARE(result.error().failureClass, failureClass);
    }

    test::PostgresServer m_server;
};

QTEST_GUILESS_MAIN(TestPostgres)
#include "tst_postgres.moc"
