#include "core/tasks/taskhost.h"
#include "core/workflow/exchange/errors.h"
#include "core/workflow/exchange/graphfile.h"
#include "core/workflow/exchange/importer.h"
#include "core/workflow/validate.h"
#include "tests/core/tasks/importsamples.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace sluice;

namespace {

using Kind = ImportNote::Kind;
using Reason = ImportNote::Reason;

/// "a.out>b" of all edges, in order.
QString edgesOf(const Workflow &workflow)
{
    QStringList edges;
    for (const Edge &edge : workflow.edges)
        edges += QStringLiteral("%1.%2>%3").arg(edge.from, edge.fromPort, edge.to);
    edges.sort();
    return edges.join(u' ');
}

const ImportNote *noteOf(const Imported &made, const QString &part)
{
    const auto found = std::ranges::find(made.notes, part, &ImportNote::part);
    return found == made.notes.end() ? nullptr : &*found;
}

} // namespace

/// Workflows of other programs, and the account of what became of them.
class TestImport final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsN8n();
    void readsNodeRed();
    void readsWfCommons14();
    void readsInstancesOfWfCommons_data();
    void readsInstancesOfWfCommons();
    void keepsTheOriginalOfWhatItDoesNotKnow();
    void saysThatItIsAnotherFormat_data();
    void saysThatItIsAnotherFormat();
    void tellsTheFormatsApart();
    void drawsForMermaid();
};

void TestImport::readsN8n()
{
    const auto made = readImport(kN8n, ImportFormat::N8n, standardCatalog(), {});
    QVERIFY(made);
    const Workflow &workflow = made->workflow;
    QCOMPARE(workflow.name, QStringLiteral("Orders"));
    QCOMPARE(edgesOf(workflow),
             QStringLiteral("Ask.out>Is_large Each.item>Keep Is_large.false>Each Is_large.true>Tell"));
    QCOMPARE(workflow.task(QStringLiteral("Ask"))->params[u"url"].toString(),
             QStringLiteral("https://shop.example/orders?since={{ input.since }}"));
    QCOMPARE(workflow.task(QStringLiteral("Ask"))->params[u"query"][u"page"].toString(), QStringLiteral("1"));
    QCOMPARE(workflow.task(QStringLiteral("Is_large"))->params[u"condition"].toString(),
             QStringLiteral("((steps.Ask.output.body.total) > 100) && ((input.body.country) === \"DE\")"));
    QCOMPARE(workflow.task(QStringLiteral("Keep"))->params[u"values"][u"id"].toString(),
             QStringLiteral("{{ input.id }}"));
    QCOMPARE(workflow.triggers.size(), std::size_t(1));
    QCOMPARE(workflow.triggers.front().cron, QStringLiteral("30 6 * * *"));
    QCOMPARE(workflow.drawing.notes.front().text, QStringLiteral("Read me"));
    QCOMPARE(workflow.layout.value(QStringLiteral("Ask")), QPointF(308, 0));
    // The way back of the loop is no edge, and is told.
    QCOMPARE(noteOf(*made, QStringLiteral("Keep"))->kind, Kind::Mapped);
    QCOMPARE(made->notes.back().reason, Reason::Loop);
    QVERIFY(!hasErrors(validate(workflow, standardCatalog())));
}

void TestImport::readsNodeRed()
{
    const auto made = readImport(kNodeRed, ImportFormat::NodeRed, standardCatalog(), {});
    QVERIFY(made);
    const Workflow &workflow = made->workflow;
    QCOMPARE(workflow.name, QStringLiteral("Doors"));
    QCOMPARE(edgesOf(workflow), QStringLiteral("double.out>how_much how_much.way1>http_request how_much.way2>say"));
    QCOMPARE(workflow.task(QStringLiteral("how_much"))->params[u"value"].toString(),
             QStringLiteral("(input >= 10) ? 'way1' : (true) ? 'way2' : ''"));
    QCOMPARE(workflow.task(QStringLiteral("http_request"))->params[u"url"].toString(),
             QStringLiteral("http://door.example/{{ input }}"));
    QCOMPARE(workflow.triggers.front().every, Milliseconds(60'000));
    QCOMPARE(workflow.triggers.front().input.toDouble(), 7.0);
    QCOMPARE(noteOf(*made, QStringLiteral("broker"))->reason, Reason::Settings);
    QCOMPARE(noteOf(*made, QStringLiteral("say"))->kind, Kind::Disabled);
    QCOMPARE(made->count(Kind::Disabled), std::size_t(1));
}

void TestImport::readsWfCommons14()
{
    const auto made = readImport(kWf14, ImportFormat::WfCommons, standardCatalog(), {});
    QVERIFY(made);
    QCOMPARE(edgesOf(made->workflow), QStringLiteral("make.out>link"));
    QCOMPARE(noteOf(*made, QStringLiteral("make"))->reason, Reason::ForeignCommand);
    for (const Task &task : made->workflow.tasks)
        QVERIFY(task.disabled);
}

void TestImport::readsInstancesOfWfCommons_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::size_t>("tasks");
    QTest::addColumn<std::size_t>("edges");
    QTest::newRow("montage") << QStringLiteral("montage-chameleon-2mass-01d-001.json") << std::size_t(103)
                             << std::size_t(231);
    QTest::newRow("methylseq") << QStringLiteral("methylseq-dirt02-001.json") << std::size_t(36) << std::size_t(70);
    QTest::newRow("forkjoin") << QStringLiteral("helloworld-forkjoin-10-chameleon.json") << std::size_t(10)
                              << std::size_t(16);
    QTest::newRow("1000genome") << QStringLiteral("1000genome-chameleon-4ch-250k-001.json") << std::size_t(164)
                                << std::size_t(212);
}

void TestImport::readsInstancesOfWfCommons()
{
    QFETCH(QString, file);
    QFETCH(std::size_t, tasks);
    QFETCH(std::size_t, edges);
    const QString path = QDir(QStringLiteral(SLUICE_INSTANCES)).filePath(file);
    if (!QFile::exists(path))
        QSKIP("The instances lie beside the repository, not in it.");
    const auto made = loadImport(path, ImportFormat::WfCommons, standardCatalog());
    QVERIFY(made);
    QCOMPARE(made->workflow.tasks.size(), tasks);
    QCOMPARE(made->workflow.edges.size(), edges);
    QVERIFY(!hasErrors(validate(made->workflow, standardCatalog())));
}

void TestImport::keepsTheOriginalOfWhatItDoesNotKnow()
{
    const auto made = readImport(kN8n, std::nullopt, standardCatalog(), {});
    QVERIFY(made);
    const Task *tell = made->workflow.task(QStringLiteral("Tell"));
    QCOMPARE(tell->type, QStringLiteral("noop"));
    QVERIFY(tell->disabled);
    QCOMPARE(QJsonDocument::fromJson(tell->notes.toUtf8())[u"type"].toString(), QStringLiteral("n8n-nodes-base.slack"));
    const ImportNote *note = noteOf(*made, QStringLiteral("Tell"));
    QCOMPARE(note->kind, Kind::Disabled);
    QCOMPARE(note->reason, Reason::UnknownType);
    QCOMPARE(note->was, QStringLiteral("slack"));
}

void TestImport::saysThatItIsAnotherFormat_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("format");
    QTest::newRow("n8n as node-red") << kN8n << static_cast<int>(ImportFormat::NodeRed);
    QTest::newRow("node-red as n8n") << kNodeRed << static_cast<int>(ImportFormat::N8n);
    QTest::newRow("node-red as wfcommons") << kNodeRed << static_cast<int>(ImportFormat::WfCommons);
    QTest::newRow("n8n as dot") << kN8n << static_cast<int>(ImportFormat::Dot);
}

void TestImport::saysThatItIsAnotherFormat()
{
    QFETCH(QByteArray, text);
    QFETCH(int, format);
    const auto made = readImport(text, static_cast<ImportFormat>(format), standardCatalog(), QStringLiteral("a.json"));
    QVERIFY(!made);
    QCOMPARE(made.error().code, QString(errors::kExchangeOtherFormat));
}

void TestImport::tellsTheFormatsApart()
{
    for (const QByteArray &text : {kN8n, kNodeRed, kWf14, QByteArray("digraph { a -> b }")}) {
        const auto made = readImport(text, std::nullopt, standardCatalog(), {});
        QVERIFY(made);
        QVERIFY(made->workflow.tasks.size() >= 2);
        QCOMPARE(made->notes.empty(), false);
    }
    const auto broken = readImport("[{\"id\": ", ImportFormat::NodeRed, standardCatalog(), QStringLiteral("b.json"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, QString(errors::kExchangeMalformed));
}

void TestImport::drawsForMermaid()
{
    Task said;
    said.id = QStringLiteral("end");
    said.type = QStringLiteral("noop");
    said.name = QStringLiteral("Say \"hi\"");
    Task off;
    off.id = QStringLiteral("b");
    off.type = QStringLiteral("if");
    off.disabled = true;
    Workflow workflow;
    workflow.tasks = {said, off};
    workflow.edges = {{QStringLiteral("b"), QStringLiteral("true"), QStringLiteral("end")}};
    QCOMPARE(writeGraph(workflow, GraphFormat::Mermaid),
             QByteArray("flowchart LR\n    t1[\"Say #34;hi#34;\"]\n    t2{\"b\"}\n    t2 -->|\"true\"| t1\n"
                        "    classDef off stroke-dasharray: 4 4\n    class t2 off\n"));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
