#include "core/workflow/exchange/dot.h"
#include "core/workflow/exchange/errors.h"
#include "core/workflow/exchange/graphfile.h"
#include "core/workflow/exchange/graphml.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/workflow/generators.h"
#include "tests/core/workflow/testcatalog.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

/// Any graph with all that a workflow can hold.
Workflow anyWorkflow()
{
    Workflow workflow = arbitraryDag(12);
    workflow.name = *anyText();
    workflow.description = *anyText();
    for (Task &task : workflow.tasks) {
        task.name = *anyText();
        task.notes = *anyText();
        task.params = arbitraryValue(2).toObject();
        task.reliability = arbitraryReliability();
        task.disabled = *rc::gen::arbitrary<bool>();
        workflow.layout.insert(task.id, QPointF(*rc::gen::inRange(-4000, 4000) / 8.0, *rc::gen::inRange(-900, 900)));
    }
    workflow.triggers.push_back(arbitraryTrigger());
    workflow.drawing.groups.push_back({QStringLiteral("g"), *anyText(), {workflow.tasks.front().id}, {}, false});
    workflow.drawing.notes.push_back({QStringLiteral("n"), *anyText(), QRectF(1, 2, 3, 4), {}});
    return workflow;
}

/// The edges of a workflow as "a.out>b", in order, and its tasks as "a:type"; what is switched off in parentheses.
QString drawn(const Workflow &workflow)
{
    QStringList parts;
    for (const Task &task : workflow.tasks) {
        const QString one = task.id + u':' + task.type;
        parts += task.disabled ? u'(' + one + u')' : one;
    }
    for (const Edge &edge : workflow.edges)
        parts += QStringLiteral("%1.%2>%3").arg(edge.from, edge.fromPort, edge.to);
    return parts.join(u' ');
}

} // namespace

/// Workflows in the formats of other programs, and their graphs as workflows.
class TestExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatWasWritten();
    void readsGraphsOfOthers_data();
    void readsGraphsOfOthers();
    void keepsNamesPlacesAndWhatItDoesNotKnow();
    void takesWhatOthersChanged();
    void saysWhereAGraphIsWrong_data();
    void saysWhereAGraphIsWrong();
    void refusesAGraphThatIsTooLarge();
    void survivesAnyCut();
    void takesNoPlaceThatIsNone_data();
    void takesNoPlaceThatIsNone();
    void readsTenThousandNodesInTime();
    void givesFiftyThousandNodesOfAnotherScriptIds();
    void theNameOfAFileSaysItsFormat();
};

void TestExchange::givesBackWhatWasWritten()
{
    for (const GraphFormat format : {GraphFormat::Own, GraphFormat::GraphMl, GraphFormat::Dot}) {
        QVERIFY(rc::check("write, then read", [format] {
            const Workflow workflow = anyWorkflow();
            auto read = readGraph(writeGraph(workflow, format), testCatalog(), QStringLiteral("any"));
            RC_ASSERT(read.has_value());
            read->id = workflow.id;
            RC_ASSERT(writeWorkflow(*read).toStdString() == writeWorkflow(workflow).toStdString());
        }));
    }
}

void TestExchange::readsGraphsOfOthers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("tasks");
    const auto row = [](const char *name, const QByteArray &text, const char *tasks) {
        QTest::newRow(name) << text << QString::fromUtf8(tasks);
    };
    row("dot chain", "digraph { a -> b -> c; }", "a:noop b:noop c:noop a.out>b b.out>c");
    row("dot undirected", "strict graph x { a -- b }", "a:noop b:noop a.out>b");
    row("dot comments", "// one\n# two\ndigraph /* three */ g { a; /* a -> b */ b // c\n}", "a:noop b:noop");
    row("dot known type", "digraph { a [type=\"log\"]; b [type=mail]; a -> b }", "a:log (b:noop) a.out>b");
    row("dot port by label", "digraph { a [type=if]; a -> b [label=else]; a -> c [label=often]; }",
        "a:if b:noop c:noop a.else>b a.then>c");
    row("dot subgraphs", "digraph { subgraph cluster_x { label=\"X\"; a; b } a -> { c d } -> e }",
        "a:noop b:noop c:noop d:noop e:noop a.out>c a.out>d c.out>e d.out>e");
    row("dot defaults", "digraph { node [type=log]; a; subgraph { node [type=if]; b } c }", "a:log b:if c:log");
    row("dot ids", "digraph { \"read it\" -> 3 -> \"read_it\" -> -1.5 }",
        "read_it:noop n3:noop read_it2:noop n-1_5:noop read_it.out>n3 n3.out>read_it2 read_it2.out>n-1_5");
    row("dot ports and markup", "digraph { a:out:e -> b:in; a [label=<<b>Bold</b> one>]; }", "a:noop b:noop a.out>b");
    row("dot joined texts", "digraph { \"a\" + \"b\" -> c }", "ab:noop c:noop ab.out>c");
    row("graphml",
        "<graphml><graph edgedefault='directed'><node id='a'/><node id='b'/><edge source='a' target='b'/></graph>"
        "</graphml>",
        "a:noop b:noop a.out>b");
    row("graphml nested",
        "<?xml version='1.0'?><graphml xmlns='http://graphml.graphdrawing.org/xmlns'><key id='d0' for='node' "
        "attr.name='type'/><graph><node id='g'><data key='d0'>group</data><graph><node id='g::a'><data key='d0'>log"
        "</data></node></graph></node><edge source='g' target='g::a'/></graph></graphml>",
        "(g:noop) g_a:log g.out>g_a");
    row("graphml link to nowhere", "<graphml><graph><node id='a'/><edge source='a' target='b'/></graph></graphml>",
        "a:noop");
}

void TestExchange::readsGraphsOfOthers()
{
    QFETCH(QByteArray, text);
    const auto read = readGraph(text, testCatalog(), QStringLiteral("x"));
    QVERIFY2(read, read ? "" : qPrintable(read.error().code + read.error().detail));
    QTEST(drawn(*read), "tasks");
}

void TestExchange::keepsNamesPlacesAndWhatItDoesNotKnow()
{
    const auto dot = readGraph(
        "digraph \"My graph\" { a [label=\"Say \\\"hi\\\"\\nnow\", pos=\"75,-30!\", color=red]; }", testCatalog(), {});
    QVERIFY(dot);
    QCOMPARE(dot->name, QStringLiteral("My graph"));
    QCOMPARE(dot->tasks[0].name, QStringLiteral("Say \"hi\"\nnow"));
    QCOMPARE(dot->layout[QStringLiteral("a")], QPointF(100, 40));
    QCOMPARE(dot->tasks[0].notes, QStringLiteral("color: red"));
    const auto yed = readGraph(
        "<graphml xmlns:y='u'><key id='d6' for='node' yfiles.type='nodegraphics'/><graph><node id='n0'>"
        "<data key='d6'><y:ShapeNode><y:Geometry x='10' y='20' width='3'/><y:NodeLabel>Fetch"
        "<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node></graph></graphml>",
        testCatalog(), {});
    QVERIFY(yed);
    QCOMPARE(yed->tasks[0].name, QStringLiteral("Fetch"));
    QCOMPARE(yed->layout[QStringLiteral("n0")], QPointF(10, 20));
}

/// Another program takes a task and its links out of what we wrote, and adds one of its own.
void TestExchange::takesWhatOthersChanged()
{
    Workflow workflow;
    for (const char *id : {"a", "b", "c"}) {
        Task task;
        task.id = QString::fromLatin1(id);
        task.type = QStringLiteral("log");
        task.params.insert(QStringLiteral("message"), task.id);
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, QPointF(8, 16));
    }
    workflow.edges = {{QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("b")}};
    workflow.drawing.groups = {{QStringLiteral("g"), {}, {QStringLiteral("b")}, {}, false}};
    PlainGraph graph = plainGraphOf(workflow);
    graph.nodes.erase(graph.nodes.begin() + 1);
    graph.links.clear();
    graph.nodes.push_back({QStringLiteral("d"), {}});
    graph.links.push_back({QStringLiteral("a"), QStringLiteral("d"), {}});
    for (const QByteArray &text : {writeDot(graph), writeGraphMl(graph)}) {
        const auto read = readGraph(text, testCatalog(), {});
        QVERIFY(read);
        QCOMPARE(drawn(*read), QStringLiteral("a:log c:log d:noop a.out>d"));
        QCOMPARE(read->tasks[1].params, workflow.tasks[2].params);
        QCOMPARE(read->layout.size(), 2);
        QVERIFY(read->drawing.groups.empty());
    }
}

void TestExchange::saysWhereAGraphIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    const QString malformed(errors::kExchangeMalformed);
    const QString none(errors::kExchangeNoGraph);
    QTest::newRow("dot unfinished") << QByteArray("digraph {\n a -> ") << malformed << QStringLiteral("2:7");
    QTest::newRow("dot sign") << QByteArray("digraph { a => b }") << malformed << QStringLiteral("1:14");
    QTest::newRow("dot open text") << QByteArray("digraph { \"a }") << malformed << QStringLiteral("1:11");
    QTest::newRow("dot open attributes") << QByteArray("digraph { a [b=c; }") << malformed << QStringLiteral("1:19");
    QTest::newRow("dot too deep") << QByteArray("digraph ") + QByteArray(1000, '{') << malformed
                                  << QStringLiteral("1:210");
    QTest::newRow("dot behind the end") << QByteArray("digraph {} x") << malformed << QStringLiteral("1:12");
    QTest::newRow("xml") << QByteArray("<graphml>\n<graph></node></graph></graphml>") << malformed
                         << QStringLiteral("2:15");
    QTest::newRow("no graph") << QByteArray("<svg/>") << none << QString();
    QTest::newRow("a letter") << QByteArray("Dear Ada,") << none << QString();
    QTest::newRow("nothing") << QByteArray() << none << QString();
    QTest::newRow("json") << QByteArray("{") << QStringLiteral("json.malformed") << QStringLiteral("1:2");
}

void TestExchange::saysWhereAGraphIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    const auto read = readGraph(text, testCatalog(), QStringLiteral("/x.dot"));
    QVERIFY(!read);
    QTEST(read.error().code, "code");
    const auto &args = read.error().args;
    QCOMPARE(args.value(QStringLiteral("path")), QStringLiteral("/x.dot"));
    if (!place.isEmpty())
        QCOMPARE(args.value(QStringLiteral("line")) + u':' + args.value(QStringLiteral("column")), place);
}

/// Each of the first with each of the others would be a hundred million links.
void TestExchange::refusesAGraphThatIsTooLarge()
{
    QByteArray first;
    QByteArray other;
    for (int i = 1; i <= 10'000; ++i) {
        first += "a" + QByteArray::number(i) + ' ';
        other += "b" + QByteArray::number(i) + ' ';
    }
    const auto links = readGraph("digraph { {" + first + "} -> {" + other + "} }", testCatalog(), QStringLiteral("/x"));
    QVERIFY(!links);
    QCOMPARE(links.error().code, QString(errors::kExchangeTooLarge));
    QCOMPARE(links.error().args.value(QStringLiteral("path")), QStringLiteral("/x"));
    QByteArray nodes("digraph {");
    for (std::size_t i = 0; i <= kMostGraphParts; ++i)
        nodes += "n" + QByteArray::number(qulonglong(i)) + ';';
    QCOMPARE(readDot(nodes + '}', {}).error().code, QString(errors::kExchangeTooLarge));
}

void TestExchange::survivesAnyCut()
{
    Workflow workflow;
    Task task;
    task.id = QStringLiteral("a");
    task.type = QStringLiteral("log");
    task.name = QStringLiteral("Say \"ä\\\"");
    workflow.tasks = {task};
    workflow.edges = {{task.id, QStringLiteral("failure"), task.id}};
    for (const GraphFormat format : {GraphFormat::GraphMl, GraphFormat::Dot}) {
        const QByteArray whole = writeGraph(workflow, format);
        QCOMPARE(readGraph(whole, testCatalog(), {})->tasks, workflow.tasks);
        for (qsizetype length = 0; length < whole.size() - 2; ++length)
            QVERIFY2(!readGraph(whole.first(length), testCatalog(), {}), whole.first(length).constData());
    }
}

void TestExchange::readsTenThousandNodesInTime()
{
    QByteArray dot("digraph {");
    for (int i = 1; i < 10'000; ++i)
        dot += "n" + QByteArray::number(i - 1) + " -> n" + QByteArray::number(i) + ";\n";
    const auto graph = readDot(dot + "}", {});
    QVERIFY(graph);
    QCOMPARE(graph->nodes.size(), std::size_t(10'000));
    const auto again = readGraphMl(writeGraphMl(*graph), {});
    QVERIFY(again);
    QCOMPARE(again->links.size(), std::size_t(9'999));
}

void TestExchange::takesNoPlaceThatIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto xml = [](const QByteArray &x) {
        return "<graphml><key id='x' attr.name='x'/><key id='y' attr.name='y'/><graph><node id='a'><data key='x'>" + x
               + "</data><data key='y'>1</data></node></graph></graphml>";
    };
    for (const char *x : {"nan", "inf", "-inf", "1e300", "-10000001"})
        QTest::newRow(x) << QByteArray(xml(x));
    QTest::newRow("yEd") << QByteArray("<graphml><graph><node id='a'><data key='d'><s><Geometry x='nan' y='2'/></s>"
                                       "</data></node></graph></graphml>");
    QTest::newRow("dot") << QByteArray("digraph { a [pos=\"1e999,0\"]; }");
    QTest::newRow("dot far") << QByteArray("digraph { a [pos=\"0,1e30!\"]; }");
}

void TestExchange::takesNoPlaceThatIsNone()
{
    QFETCH(QByteArray, text);
    const auto read = readGraph(text, testCatalog(), {});
    QVERIFY(read);
    QCOMPARE(read->tasks.size(), std::size_t(1));
    QVERIFY(read->layout.isEmpty());
}

/// All have the same letters in an id: none.
void TestExchange::givesFiftyThousandNodesOfAnotherScriptIds()
{
    constexpr int kMany = 50'000;
    constexpr int kFirst = 0x4E00;
    constexpr int kSigns = 20'000;
    const auto name = [](int at) { return QString(QChar(kFirst + at / kSigns)) + QChar(kFirst + at % kSigns); };
    PlainGraph graph;
    for (int at = 0; at < kMany; ++at) {
        graph.nodes.push_back({name(at), {}});
        graph.links.push_back({name(at), name((at + 1) % kMany), {}});
    }
    graph.links.push_back(graph.links.front());
    const auto read = workflowOf(graph, testCatalog());
    QVERIFY(read);
    QSet<QString> ids;
    for (const Task &task : read->tasks)
        ids.insert(task.id);
    QCOMPARE(ids.size(), qsizetype(kMany));
    QCOMPARE(read->tasks[1].id, read->tasks[0].id + u'2');
    QCOMPARE(read->edges.size(), std::size_t(kMany)); // one was said twice
}

void TestExchange::theNameOfAFileSaysItsFormat()
{
    const QTemporaryDir folder;
    Workflow workflow;
    workflow.name = QStringLiteral("Orders");
    for (const auto &[name, start] : {std::pair{"a.json", "{"}, std::pair{"a.GraphML", "<?xml"},
                                      std::pair{"a.dot", "digraph"}, std::pair{"a.gv", "digraph"}}) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QVERIFY(saveGraph(workflow, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().startsWith(start), name);
        QCOMPARE(loadGraph(path, testCatalog())->name, workflow.name);
    }
    QVERIFY(!loadGraph(folder.filePath(QStringLiteral("none.dot")), testCatalog()));
}

QTEST_MAIN(TestExchange)
#include "tst_exchange.moc"
