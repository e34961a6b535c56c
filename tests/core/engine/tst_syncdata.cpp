#include "core/engine/syncdata.h"
#include "tests/core/engine/enginetest.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace sluice;
using namespace sluice::test;

namespace {

Connection sqliteNamed(const QString &id)
{
    Connection made;
    made.id = id;
    made.type = QStringLiteral("sqlite");
    made.database = id + QStringLiteral(".db");
    return made;
}

SyncData prices()
{
    SyncData data;
    data.name = QStringLiteral("prices");
    data.query = QStringLiteral("SELECT id, price FROM source WHERE id > :cursor ORDER BY id LIMIT :limit");
    data.cursor = QStringLiteral("id");
    data.statement = QStringLiteral("INSERT INTO target (id, price) VALUES (:id, :price)");
    data.transform = QStringLiteral("({id: input.id, price: input.price * 2})");
    data.batch = 10;
    return data;
}

struct SyncFixture : EngineFixture {
    QVariant ask(const QString &database, const QString &statement)
    {
        QVariant answer;
        {
            auto opened = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
            opened.setDatabaseName(folder.filePath(database));
            QSqlQuery query(opened);
            if (opened.open() && (query = QSqlQuery(opened)).exec(statement))
                answer = query.next() ? query.value(0) : QVariant(true);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("look"));
        return answer;
    }
    bool prepare()
    {
        const bool made = ask(QStringLiteral("in.db"), QStringLiteral("CREATE TABLE source (id INTEGER PRIMARY KEY,"
                                                                      " price REAL)"))
                              .toBool()
                          && ask(QStringLiteral("in.db"),
                                 QStringLiteral("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT"
                                                " 50) INSERT INTO source SELECT x, x FROM n"))
                                 .toBool()
                          && ask(QStringLiteral("out.db"), QStringLiteral("CREATE TABLE target (id INTEGER, price REAL"
                                                                          " CHECK (price < 90))"))
                                 .toBool();
        LocalEngineConfig config;
        config.connections = {sqliteNamed(QStringLiteral("in")), sqliteNamed(QStringLiteral("out"))};
        return made && start(config);
    }
    Result<RunId> sync(const SyncData &data)
    {
        return answer<RunId>([&](EngineClient *client, auto done) {
            syncData(*client, QStringLiteral("in"), QStringLiteral("out"), data, client, std::move(done));
        });
    }
    qint64 count(const char *where = "1")
    {
        return ask(QStringLiteral("out.db"),
                   QStringLiteral("SELECT count(*) FROM target WHERE ") + QLatin1StringView(where))
            .toLongLong();
    }
};

} // namespace

/// A sync on the real engine.
class TestSyncData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesAllButWhatIsBadAndWritesThatOnceItFits();
    void saysWhichConnectionIsMissing();
};

void TestSyncData::copiesAllButWhatIsBadAndWritesThatOnceItFits()
{
    SyncFixture fixture;
    QVERIFY(fixture.prepare());
    const auto id = fixture.sync(prices());
    QVERIFY(id);
    const auto run = fixture.waitFor(*id, {RunState::Succeeded, RunState::Waiting, RunState::Failed});
    QCOMPARE(run->state, RunState::Succeeded);
    QCOMPARE(run->steps[0].output, Payload(R"({"bad":6,"cursor":50,"records":50})"));
    QCOMPARE(fixture.count(), 44);
    QCOMPARE(fixture.count("price = id * 2"), 44);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.letters().size(), std::size_t(6), 20'000);
    const std::vector<LetterSummary> letters = fixture.letters();
    QCOMPARE(letters.front().kind, LetterKind::Sync);
    QCOMPARE(letters.front().origin, QStringLiteral("prices"));

    std::vector<LetterId> ids;
    for (const LetterSummary &letter : letters)
        ids.push_back(letter.id);
    const auto redrive = [&](const QByteArray &click) {
        return fixture.answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
            client->redrive({click, ids, {}, false}, client, std::move(done));
        });
    };
    QVERIFY(redrive("too early"));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.letters().size(), std::size_t(6), 20'000); // it does not fit yet
    QCOMPARE(fixture.count(), 44);
    QVERIFY(fixture.ask(QStringLiteral("out.db"), QStringLiteral("ALTER TABLE target RENAME TO before")).toBool());
    QVERIFY(
        fixture.ask(QStringLiteral("out.db"), QStringLiteral("CREATE TABLE target (id INTEGER, price REAL)")).toBool());
    QVERIFY(redrive("again"));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.letters(LetterState::Resolved).size(), std::size_t(6), 20'000);
    QCOMPARE(fixture.count(), 6);
    QCOMPARE(fixture.count("price = id * 2 AND id > 44"), 6);
    QVERIFY(redrive("once more"));
    const auto later = fixture.sync(prices()); // nothing is new
    QCOMPARE(fixture.waitFor(*later, {RunState::Succeeded})->steps[0].output,
             Payload(R"({"bad":0,"cursor":50,"records":50})"));
    QCOMPARE(fixture.count(), 6);
}

void TestSyncData::saysWhichConnectionIsMissing()
{
    SyncFixture fixture;
    LocalEngineConfig config;
    config.connections = {sqliteNamed(QStringLiteral("out"))};
    QVERIFY(fixture.start(config));
    const auto id = fixture.sync(prices());
    QVERIFY(id);
    const auto run = fixture.waitFor(*id, {RunState::Waiting});
    QCOMPARE(run->letters.front().error.code, QStringLiteral("task.connectionMissing"));
    QCOMPARE(run->letters.front().error.args.value(QStringLiteral("connection")), QStringLiteral("in"));
}

QTEST_GUILESS_MAIN(TestSyncData)
#include "tst_syncdata.moc"
