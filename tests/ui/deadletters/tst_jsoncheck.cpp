#include "ui/deadletters/jsoncheck.h"

#include <QTest>

using namespace sluice;

class TestJsonCheck final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesEveryKindOfValue_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"{}", "[]", "null", "true", "1.50", "\"a\"", " {\"a\": [1, {}]} \n"})
            QTest::newRow(text) << QByteArray(text);
    }
    void takesEveryKindOfValue()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!jsonFault(text));
    }

    void refusesWhatIsNotOneValue_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("two values") << QByteArray("1, 2") << 0;
        QTest::newRow("closes the list around it") << QByteArray("1], [2") << 0;
        QTest::newRow("open object") << QByteArray("{\"a\": 1") << 0;
        QTest::newRow("third line") << QByteArray("{\n\"a\": 1,\nb: 2\n}") << 2;
    }
    void refusesWhatIsNotOneValue()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        const auto fault = jsonFault(text);
        QVERIFY(fault);
        QCOMPARE(fault->line, line);
    }

    void indentsWithoutTouchingTheParts()
    {
        const QByteArray json = "{\"n\":12345678901234567890.10,\"t\":\"a, {b}: \\\"c\\\"\",\"l\":[1,[],{}]}";
        QCOMPARE(indented(json), QByteArray("{\n  \"n\": 12345678901234567890.10,\n  \"t\": \"a, {b}: \\\"c\\\"\",\n"
                                            "  \"l\": [\n    1,\n    [],\n    {}\n  ]\n}"));
        QCOMPARE(indented(indented(json)), indented(json));
        QCOMPARE(indented("no json"), QByteArray("no json"));
    }
};

QTEST_GUILESS_MAIN(TestJsonCheck)
#include "tst_jsoncheck.moc"
