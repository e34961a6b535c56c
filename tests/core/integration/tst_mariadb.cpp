#include "core/integration/errors.h"
#include "tests/core/integration/testmariadb.h"

#include <QJsonObject>
#include <QTcpServer>

#include <future>
#include <thread>

using namespace sluice;
using namespace Qt::StringLiterals;

/// Sessions of MySQL's driver against a real MariaDB of the test's own.
class TestMariaDb : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_server.isInstalled())
            QSKIP("MariaDB is not installed");
        QVERIFY2(m_server.start(), qPrintable(m_server.trouble()));
    }
    void writesAndReadsBack();
    void readsABackslashAsALetter();
    void classesErrors();
    void aDeadlockIsTriedAgain();
    void countsALockThatLastsAsBusy();
    void refusesAWrongPasswordForGood();
    void refusesAnUnknownDatabaseForGood();
    void countsAMissingServerAsTransient();
    void classesALostConnectionByWhatMayHaveHappened_data();
    void classesALostConnectionByWhatMayHaveHappened();
    void refusesSeveralStatements();
    void stopsAStatementThatRuns();
    void endsAStatementAtItsTimeout();
    void writesABatchInATransactionOrNothing();

private:
    [[nodiscard]] SqlTarget target() const { return m_server.target(); }
    [[nodiscard]] std::unique_ptr<SqlSession> open() const
    {
        auto session = SqlSession::open(target());
        return session ? *std::move(session) : nullptr;
    }

    static void expect(SqlSession &session, const QString &sql, QLatin1StringView code, FailureClass failureClass)
    {
        const auto result = session.execute(sql, {}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().error.code, QString(code));
        QCOMPARE(result.error().failureClass, failureClass);
    }
    static void say(SqlSession &session, const QString &sql)
    {
        const auto result = session.execute(sql, {}, {});
        QVERIFY2(result, result ? "" : qPrintable(result.error().error.detail));
    }
    static qint64 number(SqlSession &session, const QString &sql)
    {
        const auto rows = session.execute(sql, {}, {});
        return rows && !rows->rows.isEmpty() ? rows->rows[0].toObject()[u"n"].toInteger() : -1;
    }

    test::MariaDbServer m_server;
};

void TestMariaDb::writesAndReadsBack()
{
    const auto session = open();
    say(*session, u"CREATE TABLE t (a bigint PRIMARY KEY, b text, c double, d bool, e json)"_s);
    const QJsonObject values{{u"a"_s, qint64{4'000'000'000}},
                             {u"b"_s, u"x'); DROP TABLE t; -- ü 🙂"_s},
                             {u"c"_s, 1.5},
                             {u"d"_s, true},
                             {u"e"_s, QJsonObject{{u"k"_s, QJsonArray{1}}}}};
    const auto inserted = session->execute(u"INSERT INTO t VALUES (:a, :b, :c, :d, :e)"_s, values, {});
    QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().error.detail));
    QCOMPARE(inserted->rowsAffected, 1);
    const auto rows = session->execute(u"SELECT a, b, c, d, e, NULL AS f FROM t WHERE a = :a"_s, values, {});
    QVERIFY(rows.has_value());
    QCOMPARE(rows->rows.size(), 1);
    const auto row = rows->rows[0].toObject();
    for (const char16_t *column : {u"a", u"b", u"c"})
        QCOMPARE(row[QStringView(column)], values[QStringView(column)]);
    QCOMPARE(row[u"d"].toInt(), 1);
    QCOMPARE(row[u"e"].toString(), uR"({"k":[1]})"_s);
    QVERIFY(row[u"f"].isNull());
    const auto bytes = session->execute(u"SELECT UNHEX('FF00') AS b"_s, {}, {});
    QVERIFY(bytes.has_value());
    QCOMPARE(bytes->rows[0].toObject()[u"b"].toString(), u"/wA="_s);
}

void TestMariaDb::readsABackslashAsALetter()
{
    const auto session = open();
    const auto rows = session->execute(u"SELECT 'a\\' AS b, CAST(? AS SIGNED) AS n"_s, QJsonArray{7}, {});
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().error.detail));
    QCOMPARE(rows->rows[0].toObject()[u"b"].toString(), u"a\\"_s);
    QCOMPARE(rows->rows[0].toObject()[u"n"].toInt(), 7);
}

void TestMariaDb::classesErrors()
{
    const auto session = open();
    say(*session, u"CREATE TABLE k (a int PRIMARY KEY, b varchar(2) NOT NULL)"_s);
    say(*session, u"INSERT INTO k VALUES (1, 'x')"_s);
    expect(*session, u"SELEKT 1"_s, errors::kSqlStatement, FailureClass::Permanent);
    expect(*session, u"SELECT * FROM nowhere"_s, errors::kSqlStatement, FailureClass::Permanent);
    expect(*session, u"INSERT INTO k VALUES (1, 'y')"_s, errors::kSqlConstraint, FailureClass::Permanent);
    expect(*session, u"INSERT INTO k VALUES (2, NULL)"_s, errors::kSqlConstraint, FailureClass::Permanent);
    expect(*session, u"INSERT INTO k VALUES (2, 'long')"_s, errors::kSqlConstraint, FailureClass::Permanent);
    expect(*session, u"SELECT * FROM mysql.user"_s, errors::kSqlDenied, FailureClass::Permanent);
}

void TestMariaDb::aDeadlockIsTriedAgain()
{
    const auto two = open();
    say(*two, u"CREATE TABLE d (a int PRIMARY KEY, b int) ENGINE=InnoDB"_s);
    say(*two, u"INSERT INTO d VALUES (1, 0), (2, 0)"_s);
    say(*two, u"START TRANSACTION"_s);
    say(*two, u"UPDATE d SET b = 2 WHERE a = 2"_s);
    // The server ends one of the two that wait for each other. A session belongs to the thread that opened it.
    std::optional<CallFailure> victim;
    std::promise<qint64> first;
    {
        const std::jthread waiting([&] {
            const auto one = open();
            const qint64 id = number(*one, u"SELECT CONNECTION_ID() AS n"_s);
            say(*one, u"START TRANSACTION"_s);
            say(*one, u"UPDATE d SET b = 1 WHERE a = 1"_s);
            first.set_value(id);
            const auto told = one->execute(u"UPDATE d SET b = 1 WHERE a = 2"_s, {}, {});
            if (!told)
                victim = told.error();
        });
        const auto observer = open();
        const QString waits = u"SELECT COUNT(*) AS n FROM information_schema.processlist WHERE id = %1 AND info = "
                              "'UPDATE d SET b = 1 WHERE a = 2'"_s.arg(first.get_future().get());
        QTRY_COMPARE_WITH_TIMEOUT(number(*observer, waits), 1, 30'000);
        const auto other = two->execute(u"UPDATE d SET b = 2 WHERE a = 1"_s, {}, {});
        if (!other)
            victim = other.error();
    }
    QVERIFY(victim.has_value());
    QCOMPARE(victim->error.code, QString(errors::kSqlBusy));
    QCOMPARE(victim->failureClass, FailureClass::Transient);
}

void TestMariaDb::countsALockThatLastsAsBusy()
{
    const auto holder = open();
    say(*holder, u"CREATE TABLE l (a int PRIMARY KEY) ENGINE=InnoDB"_s);
    say(*holder, u"START TRANSACTION"_s);
    say(*holder, u"INSERT INTO l VALUES (1)"_s);
    SqlTarget hasty = target();
    hasty.busyTimeout = Milliseconds(50);
    const auto session = SqlSession::open(hasty);
    QVERIFY(session.has_value());
    expect(**session, u"INSERT INTO l VALUES (1)"_s, errors::kSqlBusy, FailureClass::Transient);
}

void TestMariaDb::refusesAWrongPasswordForGood()
{
    SqlTarget wrong = target();
    wrong.password = u"wrong-one"_s;
    const auto session = SqlSession::open(wrong);
    QVERIFY(!session);
    QCOMPARE(session.error().error.code, QString(errors::kSqlLoginFailed));
    QCOMPARE(session.error().error.args.value(u"user"_s), wrong.user);
    QCOMPARE(session.error().failureClass, FailureClass::Permanent);
    QVERIFY(!session.error().error.detail.contains(wrong.password));
}

void TestMariaDb::refusesAnUnknownDatabaseForGood()
{
    SqlTarget wrong = target();
    wrong.database = u"nowhere"_s;
    const auto session = SqlSession::open(wrong);
    QVERIFY(!session);
    QCOMPARE(session.error().failureClass, FailureClass::Permanent);
}

void TestMariaDb::countsAMissingServerAsTransient()
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

void TestMariaDb::classesALostConnectionByWhatMayHaveHappened_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QJsonArray>("parameters");
    QTest::addColumn<bool>("isUnknown");
    QTest::newRow("read") << u"SELECT 1"_s << QJsonArray() << false;
    QTest::newRow("write that was only prepared") << u"INSERT INTO w VALUES (?)"_s << QJsonArray{1} << false;
    QTest::newRow("write") << u"INSERT INTO w VALUES (1)"_s << QJsonArray() << true;
}

void TestMariaDb::classesALostConnectionByWhatMayHaveHappened()
{
    QFETCH(QString, statement);
    QFETCH(QJsonArray, parameters);
    QFETCH(bool, isUnknown);
    const auto other = open();
    say(*other, u"CREATE TABLE IF NOT EXISTS w (a int)"_s);
    const auto session = open();
    const qint64 id = number(*session, u"SELECT CONNECTION_ID() AS n"_s);
    say(*other, u"KILL %1"_s.arg(id));
    QTRY_COMPARE(number(*other, u"SELECT COUNT(*) AS n FROM information_schema.processlist WHERE id = %1"_s.arg(id)),
                 0);
    const auto lost = session->execute(statement, parameters, {});
    QVERIFY(!lost);
    QCOMPARE(lost.error().error.code, QString(isUnknown ? errors::kSqlOutcomeUnknown : errors::kSqlConnectionLost));
    QCOMPARE(lost.error().failureClass, isUnknown ? FailureClass::Unknown : FailureClass::Transient);
}

void TestMariaDb::refusesSeveralStatements()
{
    const auto session = open();
    expect(*session, u"SELECT 1; SELECT 2"_s, errors::kSqlSeveralStatements, FailureClass::Permanent);
    QVERIFY(session->execute(u"SELECT ';'; -- end"_s, {}, {}).has_value());
}

void TestMariaDb::stopsAStatementThatRuns()
{
    const auto session = open();
    const qint64 id = number(*session, u"SELECT CONNECTION_ID() AS n"_s);
    std::stop_source source;
    const std::jthread stopper([&] {
        const auto observer = open();
        const QString runs = u"SELECT COUNT(*) AS n FROM information_schema.processlist WHERE id = %1 AND state = "
                             "'User sleep'"_s.arg(id);
        while (number(*observer, runs) == 0)
            std::this_thread::yield();
        source.request_stop();
    });
    const auto stopped = session->execute(u"SELECT COUNT(*) FROM (SELECT 1 UNION SELECT 2) x WHERE SLEEP(60) = 0"_s, {},
                                          source.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().failureClass, FailureClass::Cancelled);
}

void TestMariaDb::endsAStatementAtItsTimeout()
{
    SqlTarget hasty = target();
    hasty.statementTimeout = Milliseconds(50);
    const auto session = SqlSession::open(hasty);
    QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().error.detail));
    expect(**session, u"SELECT COUNT(*) FROM (SELECT 1 UNION SELECT 2) x WHERE SLEEP(60) = 0"_s, errors::kSqlBusy,
           FailureClass::Transient);
}

void TestMariaDb::writesABatchInATransactionOrNothing()
{
    const auto session = open();
    say(*session, u"CREATE TABLE b (a int PRIMARY KEY) ENGINE=InnoDB"_s);
    const auto row = [](int a) { return QJsonObject{{u"a"_s, a}}; };
    say(*session, u"START TRANSACTION"_s);
    const auto told = session->executeEach(u"INSERT INTO b VALUES (:a)"_s, QJsonArray{row(1), row(2), row(1)}, {});
    QVERIFY(!told);
    QCOMPARE(told.error().row, 2);
    QCOMPARE(told.error().failure.error.code, QString(errors::kSqlConstraint));
    say(*session, u"ROLLBACK"_s);
    QCOMPARE(number(*session, u"SELECT COUNT(*) AS n FROM b"_s), 0);
    QVERIFY(session->executeEach(u"INSERT INTO b VALUES (:a)"_s, QJsonArray{row(1), row(2)}, {}));
    QCOMPARE(number(*session, u"SELECT COUNT(*) AS n FROM b"_s), 2);
}

QTEST_GUILESS_MAIN(TestMariaDb)
#include "tst_mariadb.moc"
