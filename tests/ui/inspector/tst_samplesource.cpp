#include "tests/core/support/testcatalog.h"
#include "ui/inspector/samplesource.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

const QString fetch = QStringLiteral("fetch");
const QString each = QStringLiteral("each");
const QString load = QStringLiteral("load");
const QString store = QStringLiteral("store");

/// fetch → each, for each item load and store.
Workflow loop()
{
    auto workflow = test::workflow(QStringLiteral("fetch:step each:forEach load:step store:step"),
                                   QStringLiteral("fetch>each each.item>load load>store"));
    workflow.task(each)->params.insert(QStringLiteral("items"), QStringLiteral("steps.fetch.output"));
    return workflow;
}

/// A source on `load`, with a list that the test finds out itself.
struct Sourced {
    Sourced()
    {
        source.setEvaluator(
            [this](const PreviewQuestion &question, QObject *, std::function<void(Result<Payload>)> done) {
                asked.push_back(question);
                answers.push_back(std::move(done));
            });
        pin(fetch, R"(["DE","FR"])");
        source.show(&document, load);
    }
    void pin(const QString &task, const Payload &json) { (void)pins.pin(QStringLiteral("w"), task, json); }

    QTemporaryDir dir;
    TaskCatalog catalog = test::catalog();
    SamplePins pins{dir.path()};
    WorkflowDocument document{loop(), QString()};
    SampleSource source{catalog, pins};
    std::vector<PreviewQuestion> asked;
    std::vector<std::function<void(Result<Payload>)>> answers;
};

} // namespace

class TestSampleSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theItemIsTheFirstOfTheList();
    void tellsOfATaskBeforeItsItemIsKnown();
    void asksForOneListAtATime();
    void tellsNothingWhenNothingIsOther();
};

void TestSampleSource::theItemIsTheFirstOfTheList()
{
    Sourced one;
    QCOMPARE(one.asked.size(), std::size_t(1));
    QVERIFY(one.source.samples().awaitsItem);
    const QSignalSpy changed(&one.source, &SampleSource::changed);
    one.answers[0](Payload(R"(["DE","FR"])"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(!one.source.samples().awaitsItem);
    QCOMPARE(one.source.samples().data.item, Payload("\"DE\""));
}

void TestSampleSource::tellsOfATaskBeforeItsItemIsKnown()
{
    Sourced one;
    one.pin(store, "5");
    one.answers[0](Payload("[1]"));
    const QSignalSpy changed(&one.source, &SampleSource::changed);
    one.source.show(&one.document, store);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(one.source.samples().own.task, store);
    QCOMPARE(one.source.samples().own.output, Payload("5"));
}

void TestSampleSource::asksForOneListAtATime()
{
    Sourced one;
    for (const char *list : {"[1]", "[2]", "[3]"})
        one.pin(fetch, list);
    QCOMPARE(one.asked.size(), std::size_t(1));
    one.answers[0](Payload(R"(["DE","FR"])"));
    QVERIFY2(one.source.samples().awaitsItem, "that was the answer to a question of before");
    QCOMPARE(one.asked.size(), std::size_t(2));
    QVERIFY(one.asked[1].data.outputs == (std::vector<std::pair<QString, Payload>>{{fetch, "[3]"}}));
    one.answers[1](Payload("[3]"));
    QCOMPARE(one.source.samples().data.item, Payload("3"));
    QCOMPARE(one.asked.size(), std::size_t(2));
}

void TestSampleSource::tellsNothingWhenNothingIsOther()
{
    Sourced one;
    one.answers[0](Payload(R"(["DE","FR"])"));
    const QSignalSpy changed(&one.source, &SampleSource::changed);
    one.pin(fetch, R"(["DE","FR"])"); // as it was
    QCOMPARE(changed.size(), 0);
    QCOMPARE(one.asked.size(), std::size_t(1));
    QCOMPARE(one.source.samples().data.item, Payload("\"DE\""));
    one.pin(fetch, R"(["IT"])");
    QCOMPARE(changed.size(), 1);
    QCOMPARE(one.asked.size(), std::size_t(2));
}

QTEST_MAIN(TestSampleSource)
#include "tst_samplesource.moc"
