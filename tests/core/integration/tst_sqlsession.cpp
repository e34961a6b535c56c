#include "core/integration/errors.h"
#include "core/integration/sql/journalguard.h"
#include "core/integration/sql/sqlsession.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#include <unistd.h>

using namespace sluice;

/// SQLite sessions of tasks.
class TestSqlSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void writesAndReadsBack()
    {
        const auto session = open();
        QVERIFY(run(*session, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c REAL, d BLOB)"));
        const auto inserted = session->execute(
            QStringLiteral("INSERT INTO t (a, b, c) VALUES (:a, :b, :c), (2, 'y', NULL)"),
            QJsonObject{{QStringLiteral("a"), 1},
                        {QStringLiteral("b"), QStringLiteral("x'); DROP TABLE t; --")},
                        {QStringLiteral("c"), 1.5}},
            {});
        QVERIFY(inserted.has_value());
        QCOMPARE(inserted->rowsAffected, 2);
        const auto rows = session->execute(QStringLiteral("SELECT a, b, c, d FROM t WHERE a >= ? ORDER BY a"),
                                           QJsonArray{1}, {});
        QCOMPARE(rows->rows.size(), 2);
        QCOMPARE(rows->rows[0].toObject()[u"b"].toString(), QStringLiteral("x'); DROP TABLE t; --"));
        QCOMPARE(rows->rows[0].toObject()[u"c"].toDouble(), 1.5);
        QCOMPARE(rows->rows[1].toObject()[u"a"].toInt(), 2);
        QVERIFY(rows->rows[1].toObject()[u"c"].isNull());
    }

    void upsertsWithoutWritingTwice()
    {
        const auto session = open();
        QVERIFY(run(*session, "CREATE TABLE t (code TEXT PRIMARY KEY, rate REAL)"));
        const QString upsert = QStringLiteral(
            "INSERT INTO t VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET rate = excluded.rate");
        for (const double rate : {1.0, 2.0})
            QCOMPARE(session->execute(upsert, QJsonArray{QStringLiteral("DE"), rate}, {})->rowsAffected, 1);
        QCOMPARE(session->execute(QStringLiteral("SELECT * FROM t"), {}, {})->rows.size(), 1);
    }

    void classesErrors()
    {
        const auto session = open();
        QVERIFY(run(*session, "CREATE TABLE t (a INTEGER PRIMARY KEY)"));
        QVERIFY(run(*session, "INSERT INTO t VALUES (1)"));
        expect(*session, "INSERT INTO t VALUES (1)", errors::kSqlConstraint, FailureClass::Permanent);
        expect(*session, "SELEC 1", errors::kSqlStatement, FailureClass::Permanent);
        expect(*session, "SELECT * FROM none", errors::kSqlStatement, FailureClass::Permanent);
        expect(*session, "SELECT 1; SELECT 2", errors::kSqlStatement, FailureClass::Permanent);
        expect(*session, "SELECT ?", errors::kSqlParameterCount, FailureClass::Permanent);
        QVERIFY(run(*session, "SELECT 1"));
    }

    void countsABusyDatabaseAsTransient()
    {
        const auto holder = open();
        QVERIFY(run(*holder, "CREATE TABLE t (a)"));
        QVERIFY(run(*holder, "BEGIN IMMEDIATE"));
        const auto session = open(Milliseconds(50));
        expect(*session, "INSERT INTO t VALUES (1)", errors::kSqlBusy, FailureClass::Transient);
        QVERIFY(run(*holder, "COMMIT"));
        QVERIFY(run(*session, "INSERT INTO t VALUES (1)"));
    }

    void rollsBackWhatIsLeftOpen()
    {
        auto session = open();
        QVERIFY(run(*session, "CREATE TABLE t (a)"));
        QVERIFY(run(*session, "BEGIN"));
        QVERIFY(run(*session, "INSERT INTO t VALUES (1)"));
        session.reset();
        QCOMPARE(open()->execute(QStringLiteral("SELECT * FROM t"), {}, {})->rows.size(), 0);
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void saysThatAFileIsNoDatabase()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        expect(*open(), "SELECT * FROM sqlite_master", errors::kSqlDamaged, FailureClass::Permanent);
    }

    void saysThatAFileCannotBeOpened()
    {
        const auto session = SqlSession::open({.database = path(QStringLiteral("none/t.db"))});
        QVERIFY(!session);
        QCOMPARE(session.error().error.code, QString(errors::kSqlOpenFailed));
        QCOMPARE(session.error().failureClass, FailureClass::Permanent);
    }

    void refusesTheJournalUnderAnyName_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"journal.db", "./journal.db", "sub/../journal.db", "symbolic.db", "hard.db",
                                 "folder/journal.db", "journal.db-wal", "journal.db-shm", "hard-wal"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void refusesTheJournalUnderAnyName()
    {
        QFETCH(QString, name);
        makeJournal();
        QVERIFY(isJournalFile(path(name), path(QStringLiteral("journal.db"))));
        const auto session = SqlSession::open({.database = path(name), .journal = path(QStringLiteral("journal.db"))});
        QVERIFY(!session);
        QCOMPARE(session.error().error.code, QString(errors::kSqlJournalRefused));
        QCOMPARE(session.error().failureClass, FailureClass::Permanent);
    }

    void refusesToAttachTheJournal()
    {
        makeJournal();
        QVERIFY(run(*open(), "CREATE TABLE t (a)"));
        const auto session = SqlSession::open({.database = path(), .journal = path(QStringLiteral("journal.db"))});
        for (const char *name : {"journal.db", "hard.db", "symbolic.db"}) {
            const auto attached = (*session)->execute(
                QStringLiteral("ATTACH '%1' AS j").arg(path(QString::fromLatin1(name))), {}, {});
            QVERIFY(!attached);
            QCOMPARE(attached.error().error.code, QString(errors::kSqlJournalRefused));
        }
        const auto hidden = (*session)->execute(QStringLiteral("ATTACH ? AS j"),
                                                QJsonArray{path(QStringLiteral("hard.db"))}, {});
        QCOMPARE(hidden.error().error.code, QString(errors::kSqlJournalRefused));
        const auto other = (*session)->execute(QStringLiteral("ATTACH '%1' AS o").arg(path(QStringLiteral("other.db"))),
                                               {}, {});
        QVERIFY(other.has_value());
    }

    void letsOtherFilesPass()
    {
        makeJournal();
        QVERIFY(!isJournalFile(path(), path(QStringLiteral("journal.db"))));
        QVERIFY(!isJournalFile(path(QStringLiteral("none/journal.db")), path(QStringLiteral("journal.db"))));
        QVERIFY(!isJournalFile(path(), QString()));
        QVERIFY(SqlSession::open({.database = path(), .journal = path(QStringLiteral("journal.db"))}).has_value());
    }

    void stopsAStatementWheneverAsked()
    {
        const auto session = open();
        const QString endless = QStringLiteral(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        for (int delay = 0; delay < 20; ++delay) {
            std::stop_source source;
            const std::jthread stopper([&] {
                for (int i = 0; i < delay * 500; ++i)
                    std::this_thread::yield();
                source.request_stop();
            });
            const auto result = session->execute(endless, {}, source.get_token());
            QVERIFY(!result);
            QCOMPARE(result.error().failureClass, FailureClass::Cancelled);
            QCOMPARE(result.error().error.code, QString(errors::kSqlCancelled));
        }
        QVERIFY(run(*session, "SELECT 1"));
    }

    void limitsTheRows()
    {
        const auto session = open();
        const QString three = QStringLiteral("VALUES (1), (2), (3)");
        QCOMPARE(session->execute(three, {}, {}, 3)->rows.size(), 3);
        QCOMPARE(session->execute(three, {}, {}, 2).error().error.code, QString(errors::kSqlTooManyRows));
    }

    void worksOnManyThreadsAtOnce()
    {
        QVERIFY(run(*open(), "CREATE TABLE t (a)"));
        std::atomic<int> failures{0};
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&] {
                    const auto session = SqlSession::open({.database = path()});
                    for (int i = 0; i < 5; ++i)
                        failures += session
                                            && (*session)->execute(QStringLiteral("INSERT INTO t VALUES (?)"),
                                                                   QJsonArray{i}, {})
                                        ? 0
                                        : 1;
                });
            }
        }
        QCOMPARE(failures.load(), 0);
        QCOMPARE(open()->execute(QStringLiteral("SELECT * FROM t"), {}, {})->rows.size(), 20);
    }

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("t.db")) const { return m_folder->filePath(name); }

    [[nodiscard]] std::unique_ptr<SqlSession> open(Milliseconds busyTimeout = Milliseconds(5000)) const
    {
        auto session = SqlSession::open({.database = path(), .busyTimeout = busyTimeout});
        return session ? *std::move(session) : nullptr;
    }

    static bool run(SqlSession &session, const char *sql)
    {
        const auto result = session.execute(QString::fromLatin1(sql), {}, {});
        if (!result)
            qWarning("%s",
                     qPrintable(result.error().error.code + QLatin1StringView(" ") + result.error().error.detail));
        return result.has_value();
    }

    static void expect(SqlSession &session, const char *sql, QLatin1StringView code, FailureClass failureClass)
    {
        const auto result = session.execute(QString::fromLatin1(sql), {}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().error.code, QString(code));
        QCOMPARE(result.error().failureClass, failureClass);
    }

    /// A journal with companions, and other names for them.
    void makeJournal() const
    {
        QDir folder(m_folder->path());
        QVERIFY(folder.mkpath(QStringLiteral("sub")));
        for (const char *name : {"journal.db", "journal.db-wal"}) {
            QFile file(path(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const auto link = [&](const char *from, const char *to) {
            return ::link(QFile::encodeName(path(QString::fromLatin1(from))).constData(),
                          QFile::encodeName(path(QString::fromLatin1(to))).constData())
                   == 0;
        };
        QVERIFY(QFile::link(path(QStringLiteral("journal.db")), path(QStringLiteral("symbolic.db"))));
        QVERIFY(QFile::link(m_folder->path(), path(QStringLiteral("folder"))));
        QVERIFY(link("journal.db", "hard.db"));
        QVERIFY(link("journal.db-wal", "hard-wal"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSqlSession)
#include "tst_sqlsession.moc"
