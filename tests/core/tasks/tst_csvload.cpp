#include "core/tasks/data/csvtext.h"
#include "tests/core/tasks/outcometable.h"

#include <QFile>
#include <QJsonArray>

#include <rapidcheck.h>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// `csv.load`: a file of any length into a database, all of it or nothing.
class TestCsvLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesEachRow();
    void leavesNothingBehindWhenItFails_data();
    void leavesNothingBehindWhenItFails();
    void takesNoExpressionAndNoStrangeFile();
    void piecesMakeTheSameRowsAsTheWhole();
    void anOpenQuoteTakesNoMoreThanItsBound();

private:
    Attempt loading(const QJsonObject &more = {})
    {
        Attempt made = attempt(u"csv.load"_s, "{}");
        made.params = {{u"path"_s, u"in.csv"_s},
                       {u"connection"_s, u"db"_s},
                       {u"statement"_s, u"INSERT INTO orders (id, name) VALUES (:id, :name)"_s}};
        for (auto it = more.begin(); it != more.end(); ++it)
            made.params.insert(it.key(), it.value());
        made.connection = m_connection;
        return made;
    }
    QString sql(const QString &statement)
    {
        Attempt made = attempt(u"sql.execute"_s, "{}");
        made.params = {{u"connection"_s, u"db"_s}, {u"statement"_s, statement}};
        made.connection = m_connection;
        return words(m_driver->perform(made));
    }
    void put(const QByteArray &bytes)
    {
        QFile file(m_driver->path(u"in.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<HostDriver> m_driver;
    Connection m_connection;
};

void TestCsvLoad::init()
{
    m_driver = std::make_unique<HostDriver>();
    m_connection = {};
    m_connection.id = u"db"_s;
    m_connection.type = u"sqlite"_s;
    m_connection.database = u"data.db"_s;
    QVERIFY(sql(u"CREATE TABLE orders (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"_s).startsWith(u':'));
}

void TestCsvLoad::writesEachRow()
{
    QByteArray text = "\xef\xbb\xbfid,name,rest\r\n";
    for (int i = 1; i <= 30'000; ++i) // more than a piece, and more than a thousand rows
        text += QByteArray::number(i) + ",\"ä, \"\"" + QByteArray::number(i) + "\"\"\",x\r\n";
    QVERIFY(text.size() > 512 * 1024);
    put(text);
    const QJsonValue made = valueOf(m_driver->perform(loading({{u"numbers"_s, true}}))).at(0);
    QCOMPARE(made[u"rows"].toInt(), 30'000);
    QCOMPARE(made[u"path"].toString(), m_driver->path(u"in.csv"_s));
    QCOMPARE(sql(u"SELECT count(*) AS n, sum(id) AS s FROM orders WHERE name = 'ä, \"' || id || '\"'"_s),
             u":{\"rows\":[{\"n\":30000,\"s\":450015000}],\"rowsAffected\":0}"_s);
}

void TestCsvLoad::leavesNothingBehindWhenItFails_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("says");
    QTest::newRow("a row that does not fit")
        << QByteArray("9,x,y\n") << u"permanent data.unreadable"_s << u"3 fields"_s;
    QTest::newRow("the same key again") << QByteArray("7,x\n") << u"permanent sql.constraint"_s << u"(line 2001)"_s;
    QTest::newRow("an open quote") << QByteArray("9,\"x\n") << u"permanent data.unreadable"_s << u"not closed"_s;
    QTest::newRow("no text") << QByteArray("9,\xff\n") << u"permanent file.notText"_s << QString();
}

void TestCsvLoad::leavesNothingBehindWhenItFails()
{
    QFETCH(QByteArray, end);
    QFETCH(QString, says);
    QByteArray text = "id,name\n";
    for (int i = 1; i < 2000; ++i)
        text += QByteArray::number(i) + ",x\n";
    put(text + end);
    const Outcome outcome = m_driver->perform(loading());
    QTEST(words(outcome), "expected");
    QVERIFY2(errorOf(outcome).detail.contains(says), qPrintable(errorOf(outcome).detail));
    QCOMPARE(sql(u"SELECT count(*) AS n FROM orders"_s), u":{\"rows\":[{\"n\":0}],\"rowsAffected\":0}"_s);
    put(text); // and the next one goes
    QCOMPARE(valueOf(m_driver->perform(loading())).at(0)[u"rows"].toInt(), 1999);
}

void TestCsvLoad::takesNoExpressionAndNoStrangeFile()
{
    const auto said = [this](const QJsonObject &more) { return words(m_driver->perform(loading(more))); };
    QCOMPARE(said({}), u"permanent file.missing"_s);
    put("id,name\n1,x\n");
    QCOMPARE(said({{u"statement"_s, u"INSERT INTO {{ input }} VALUES (1)"_s}}),
             u"permanent sql.expressionInStatement"_s);
    QCOMPARE(said({{u"path"_s, u"."_s}}), u"permanent file.unreadable"_s);
    QCOMPARE(said({{u"path"_s, u".sluice/journal.db"_s}}), u"permanent file.journalRefused"_s);
    QCOMPARE(said({{u"separator"_s, u";;"_s}}), u"permanent task.parameterValue"_s);
    QCOMPARE(said({{u"statement"_s, u"INSERT INTO orders (id, name) VALUES (:id, :nobody)"_s}}),
             u"permanent sql.parameterMissing"_s);
    put("id,id\n1,x\n");
    QCOMPARE(said({}), u"permanent data.unreadable"_s);
    put("");
    QCOMPARE(valueOf(m_driver->perform(loading())).at(0)[u"rows"].toInt(7), 0);
    Attempt alone = loading();
    alone.connection.reset();
    QCOMPARE(words(m_driver->perform(alone)), u"permanent task.connectionMissing"_s);
}

void TestCsvLoad::piecesMakeTheSameRowsAsTheWhole()
{
    const bool holds = rc::check("a text in pieces has the same rows, lines and errors", [] {
        static const QStringList parts{u"a"_s, u","_s, u"\""_s, u"\n"_s, u"\r"_s, u"\r\n"_s, u"\ufeff"_s};
        QString text;
        for (const int part : *rc::gen::container<std::vector<int>>(rc::gen::inRange<int>(0, 7)))
            text += parts[part];
        const auto whole = readCsv(text, {});
        CsvRows rows({});
        std::vector<CsvRow> made;
        Result<void> ended;
        qsizetype at = 0;
        for (bool isLast = false; !isLast && ended;) {
            isLast = at == text.size();
            const qsizetype length = std::min(*rc::gen::inRange<qsizetype>(1, 4), text.size() - at);
            rows.feed(QStringView(text).sliced(at, length));
            at += length;
            for (bool hasMore = true; hasMore && ended;) {
                auto row = rows.next(isLast);
                hasMore = row && *row;
                if (!row)
                    ended = tl::unexpected(row.error());
                else if (*row)
                    made.push_back(**row);
            }
        }
        RC_ASSERT(ended.has_value() == whole.has_value());
        if (!whole)
            return;
        RC_ASSERT(made.size() == whole->size());
        for (std::size_t i = 0; i < made.size(); ++i) {
            RC_ASSERT(made[i].fields == (*whole)[i].fields);
            RC_ASSERT(made[i].line == (*whole)[i].line);
        }
    });
    QVERIFY(holds);
}

void TestCsvLoad::anOpenQuoteTakesNoMoreThanItsBound()
{
    put("id,name\n1,\"" + QByteArray(20 * 1024 * 1024, 'x'));
    QCOMPARE(words(m_driver->perform(loading())), u"permanent data.tooLarge"_s);
}

QTEST_GUILESS_MAIN(TestCsvLoad)
#include "tst_csvload.moc"
