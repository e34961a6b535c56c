#include "core/integration/errors.h"
#include "core/integration/sql/sqlplaceholders.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

using namespace sluice;

/// Placeholders are found where they are placeholders, and nowhere else.
class TestSqlPlaceholders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsPlaceholders_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("rewritten");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<int>("count");
        const auto row = [](const char *name, const char *sql, const char *rewritten, const QStringList &names,
                            int count) {
            QTest::newRow(name) << QString::fromLatin1(sql) << QString::fromLatin1(rewritten) << names << count;
        };
        const QString a = QStringLiteral("a");
        row("none", "SELECT 1", "SELECT 1", {}, 0);
        row("marks", "VALUES (?, ?)", "VALUES (?, ?)", {}, 2);
        row("names", "VALUES (:a, :b_1, :a)", "VALUES (?, ?, ?)", {a, QStringLiteral("b_1"), a}, 3);
        row("text", "SELECT ':a ?' || :a", "SELECT ':a ?' || ?", {a}, 1);
        row("doubled quote", "SELECT 'it''s ?', ?", "SELECT 'it''s ?', ?", {}, 1);
        row("quoted name", "SELECT \"a?:a\", `b?`", "SELECT \"a?:a\", `b?`", {}, 0);
        row("line comment", "SELECT 1 -- ? :a\n, ?", "SELECT 1  \n, ?", {}, 1);
        row("block comment", "SELECT /* ? ' */ ?", "SELECT   ?", {}, 1);
        row("cast", "SELECT :a::int", "SELECT ?::int", {a}, 1);
        row("dollar quote", "SELECT $$ ? :a $$, $t$ $$ ? $t$, ?", "SELECT $$ ? :a $$, $t$ $$ ? $t$, ?", {}, 1);
        row("open text", "SELECT '? :a", "SELECT '? :a", {}, 0);
        row("open comment", "SELECT ? /* :a", "SELECT ?  ", {}, 1);
    }

    void findsPlaceholders()
    {
        QFETCH(QString, sql);
        const auto text = readPlaceholders(sql);
        QVERIFY(text.has_value());
        QTEST(text->sql, "rewritten");
        QTEST(text->names, "names");
        QTEST(static_cast<int>(text->count), "count");
    }

    void seesMoreThanOneStatement()
    {
        const auto isSeveral = [](const char *sql) { return readPlaceholders(QString::fromLatin1(sql))->isSeveral; };
        QVERIFY(!isSeveral("SELECT 1"));
        QVERIFY(!isSeveral("SELECT ';x'; ; -- x\n /* y */ "));
        QVERIFY(isSeveral("SELECT 1; SELECT 2"));
        QVERIFY(isSeveral("SELECT 1;'x'"));
        QVERIFY(isSeveral("SELECT 1;;$$x$$"));
    }

    void refusesToMixMarksAndNames()
    {
        QCOMPARE(readPlaceholders(QStringLiteral("VALUES (?, :a)")).error().code, QString(errors::kSqlParametersMixed));
    }

    void readsAnyTextToItsEnd()
    {
        QVERIFY(rc::check("any text is read", [] {
            const auto bytes = *rc::gen::container<std::string>(
                rc::gen::element('\'', '"', '`', '-', '/', '*', '$', 't', ':', 'a', '?', '\n', ' '));
            const auto text = readPlaceholders(QString::fromStdString(bytes));
            if (text)
                RC_ASSERT(text->names.isEmpty() || text->count == text->names.size());
        }));
    }

    void bindsEachPlaceholderOrSaysWhichIsMissing()
    {
        const auto named = *readPlaceholders(QStringLiteral("VALUES (:a, :b, :a)"));
        const auto values = bindValues(named, QJsonObject{{QStringLiteral("a"), 1},
                                                          {QStringLiteral("b"), QStringLiteral("x")},
                                                          {QStringLiteral("unused"), true}});
        QCOMPARE(*values, (QVariantList{1LL, QStringLiteral("x"), 1LL}));
        const auto missing = bindValues(named, QJsonObject{{QStringLiteral("a"), 1}});
        QCOMPARE(missing.error().code, QString(errors::kSqlParameterMissing));
        QCOMPARE(missing.error().args.value(QStringLiteral("name")), QStringLiteral("b"));
        const auto marks = *readPlaceholders(QStringLiteral("VALUES (?, ?)"));
        QCOMPARE(bindValues(marks, QJsonArray{1}).error().code, QString(errors::kSqlParameterCount));
        QCOMPARE(bindValues(marks, QJsonArray{1, 2, 3}).error().code, QString(errors::kSqlParameterCount));
        QVERIFY(bindValues(*readPlaceholders(QStringLiteral("SELECT 1")), QJsonValue()).has_value());
    }

    void keepsValuesOnTheWayThereAndBack()
    {
        for (const QJsonValue &value : {QJsonValue(QJsonValue::Null), QJsonValue(true), QJsonValue(qint64(1) << 52),
                                        QJsonValue(1.5), QJsonValue(QStringLiteral("ä'; --"))})
            QCOMPARE(fromSql(toSql(value)), value);
        QCOMPARE(toSql(3.0).typeId(), QMetaType::LongLong);
        QCOMPARE(toSql(QJsonArray{1, QStringLiteral("a")}).toString(), QStringLiteral("[1,\"a\"]"));
        QCOMPARE(fromSql(QByteArray("\xff")), QJsonValue(QStringLiteral("/w==")));
        QCOMPARE(fromSql(qQNaN()), QJsonValue(QJsonValue::Null));
    }
};

QTEST_GUILESS_MAIN(TestSqlPlaceholders)
#include "tst_sqlplaceholders.moc"
