#include "core/run/runjson.h"
#include "tests/core/run/rundriver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

/// A run as JSON for what is outside of the program.
class TestRunJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsStepsWithInputOutputAndAttempts();
    void keepsPayloadsByteForByte();
    void writesWhatIsNotOneValueAsText_data();
    void writesWhatIsNotOneValueAsText();
    void comesInPiecesThatMakeTheSame();
    void tellsEveryEventOfAnyRun();

private:
    static QJsonObject parsed(const QByteArray &json)
    {
        QJsonParseError fault;
        const auto document = QJsonDocument::fromJson(json, &fault);
        if (fault.error != QJsonParseError::NoError)
            qWarning("%s at %d", qPrintable(fault.errorString()), fault.offset);
        return document.object();
    }
};

void TestRunJson::tellsStepsWithInputOutputAndAttempts()
{
    Reliability reliability;
    reliability.jitter = JitterKind::None;
    const Workflow flow = workflow(u"each:forEach fetch:step after:step"_s, u"each.item>fetch each.done>after"_s,
                                   reliability);
    RunDriver driver(flow, 1);
    driver.start(StepIndex{0});
    (void)driver.tell(command::Found{StepIndex{0}, driver.run.lastLease, "[{\"code\":\"DE\"}]"});
    driver.start(StepIndex{2});
    const Error error{u"http.status"_s, {{u"status"_s, u"503"_s}}, u"try later"_s};
    (void)driver.tell(command::Fail{StepIndex{2}, driver.run.lastLease, FailureClass::Permanent, error, "no JSON", {}});
    const QJsonObject json = parsed(runToJson(driver.run, flow, driver.events));
    QCOMPARE(json[u"format"].toString(), u"sluice.run"_s);
    QCOMPARE(json[u"run"].toInt(), 7);
    QCOMPARE(json[u"state"].toString(), u"waiting"_s);
    QCOMPARE(json[u"definition"][u"tasks"].toArray().size(), 3);
    const QJsonArray steps = json[u"steps"].toArray();
    QCOMPARE(steps.size(), 3);
    const QJsonObject fetch = steps.at(2).toObject();
    QCOMPARE(fetch[u"task"].toString(), u"fetch"_s);
    QCOMPARE(fetch[u"item"].toArray(), QJsonArray{0});
    QCOMPARE(fetch[u"state"].toString(), u"deadLettered"_s);
    QCOMPARE(fetch[u"input"].toObject(), (QJsonObject{{u"code"_s, u"DE"_s}}));
    const QJsonObject attempt = fetch[u"attempts"].toArray().at(0).toObject();
    QCOMPARE(attempt[u"outcome"].toString(), u"failed"_s);
    QCOMPARE(attempt[u"class"].toString(), u"permanent"_s);
    QCOMPARE(attempt[u"error"][u"args"][u"status"].toString(), u"503"_s);
    QCOMPARE(attempt[u"response"].toString(), u"no JSON"_s);
    QCOMPARE(json[u"events"].toArray().size(), qsizetype(driver.events.size()));
    QCOMPARE(json[u"events"][1][u"event"].toString(), u"attemptStarted"_s);
    QVERIFY(json[u"events"][1][u"at"].toString().endsWith(u'Z'));
}

void TestRunJson::keepsPayloadsByteForByte()
{
    const Workflow flow = workflow(u"a:step"_s, {});
    RunDriver driver(flow, 1);
    driver.start(StepIndex{0});
    const Payload exact = R"({"z": 1.50,  "a":12345678901234567890})";
    (void)driver.tell(command::Succeed{StepIndex{0}, driver.run.lastLease, {}, exact});
    const QByteArray text = runToJson(driver.run, flow, driver.events);
    QVERIFY(text.contains("\"output\": " + exact));
    QCOMPARE(parsed(text)[u"state"].toString(), u"succeeded"_s);
}

void TestRunJson::writesWhatIsNotOneValueAsText_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QJsonValue>("written");
    QTest::newRow("two values") << QByteArray("1,2") << QJsonValue(u"1,2"_s);
    QTest::newRow("blanks") << QByteArray(" \n") << QJsonValue(u" \n"_s);
    QTest::newRow("what ends the list") << QByteArray("1],[2") << QJsonValue(u"1],[2"_s);
    QTest::newRow("a value") << QByteArray("[1, 2]") << QJsonValue(QJsonArray{1, 2});
}

void TestRunJson::writesWhatIsNotOneValueAsText()
{
    QFETCH(QByteArray, response);
    QFETCH(QJsonValue, written);
    const Workflow flow = workflow(u"a:step"_s, {});
    RunDriver driver(flow, 1);
    driver.start(StepIndex{0});
    (void)driver.tell(
        command::Fail{StepIndex{0}, driver.run.lastLease, FailureClass::Permanent, {u"x"_s, {}, {}}, response, {}});
    const QJsonObject json = parsed(runToJson(driver.run, flow, driver.events));
    QCOMPARE(json[u"steps"][0][u"attempts"][0][u"response"], written);
}

void TestRunJson::comesInPiecesThatMakeTheSame()
{
    const Workflow flow = workflow(u"each:forEach fetch:step"_s, u"each.item>fetch"_s);
    RunDriver driver(flow, 1);
    driver.start(StepIndex{0});
    QByteArray list = "[0";
    for (int i = 1; i < 3000; ++i)
        list += ',' + QByteArray::number(i);
    (void)decide(driver.run, command::Found{StepIndex{0}, driver.run.lastLease, list + ']'}, driver.now, driver.events);
    RunJson writer(driver.run, flow, driver.events);
    QByteArray text;
    int pieces = 0;
    double share = 0;
    while (!writer.isOver()) {
        const QByteArray piece = writer.next();
        text += piece;
        QVERIFY2(piece.size() < 100'000, qPrintable(QString::number(piece.size())));
        QVERIFY(writer.share() >= share && writer.share() <= 1);
        share = writer.share();
        ++pieces;
    }
    QVERIFY(pieces > 6);
    QCOMPARE(share, 1.0);
    QCOMPARE(parsed(text)[u"steps"].toArray().size(), 3001);
    QCOMPARE(text, runToJson(driver.run, flow, driver.events));
}

void TestRunJson::tellsEveryEventOfAnyRun()
{
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const Workflow flow = workflow(u"each:forEach fetch:step wait:delay b:await c:call after:step"_s,
                                       u"each.item>fetch fetch>wait each.done>b each.done>c b>after"_s);
        RunDriver driver(flow, seed);
        for (int i = 0; i < 100; ++i)
            driver.happen();
        const QJsonObject json = parsed(runToJson(driver.run, flow, driver.events));
        QCOMPARE(json[u"events"].toArray().size(), qsizetype(driver.events.size()));
        QCOMPARE(json[u"steps"].toArray().size(), qsizetype(driver.run.steps.size()));
    }
}

QTEST_GUILESS_MAIN(TestRunJson)
#include "tst_runjson.moc"
