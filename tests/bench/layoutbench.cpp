#include "core/workflow/layout.h"
#include "tests/bench/dotgraph.h"
#include "tests/bench/graphs/seededgraph.h"
#include "tests/bench/measures.h"
#include "ui/canvas/nodegeometry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTextStream>

namespace sluice::bench {

namespace {

const QString kExamples = QStringLiteral("/usr/share/doc/graphviz/examples/graphs/directed");
constexpr int kLeastNodes = 10;
constexpr int kExamplesUsed = 22;
constexpr double kCrossingsMark = 1.1;
constexpr double kFasterMark = 10;
constexpr int kRounds = 5;

struct Row {
    QString name;
    Workflow graph;
    int dotCrossings = 0;
    int crossings = 0;
    double dotMs = 0;
    double ms = 0;
};

QByteArray textIn(const QString &path)
{
    if (!path.endsWith(u".gz")) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), path});
    gzip.waitForFinished();
    return gzip.readAllStandardOutput();
}

std::vector<Row> graphs(QTextStream &out)
{
    std::vector<Row> rows;
    const QDir folder(kExamples);
    for (const auto &name :
         folder.entryList({QStringLiteral("*.gv"), QStringLiteral("*.gv.gz")}, QDir::Files, QDir::Name)) {
        const auto read = drawByDot(textIn(folder.filePath(name)));
        if (!read || static_cast<int>(read->graph.tasks.size()) < kLeastNodes || read->graph.edges.empty())
            continue;
        rows.push_back({name.section(u'.', 0, 0), read->graph});
        if (static_cast<int>(rows.size()) == kExamplesUsed)
            break;
    }
    if (rows.empty())
        out << "The examples of Graphviz are not installed (graphviz-doc); only generated graphs are compared.\n";
    const auto add = [&](const char *name, int tasks, Shape shape, quint32 seed) {
        rows.push_back({QLatin1StringView(name) + QString::number(tasks), seededGraph(tasks, shape, seed)});
    };
    add("layered-", 50, Shape::Layered, 1);
    add("layered-", 200, Shape::Layered, 2);
    add("layered-", 1000, Shape::Layered, 3);
    add("local-", 50, Shape::Local, 4);
    add("local-", 300, Shape::Local, 5);
    add("local-", 1000, Shape::Local, 6);
    add("free-", 100, Shape::Free, 7);
    add("free-", 1000, Shape::Free, 8);
    return rows;
}

/// The edges as the canvas draws them, all out of the middle of a node's side, as `dot` does.
std::vector<std::pair<Edge, Polyline>> drawnEdges(const Workflow &graph, const Arrangement &arrangement)
{
    std::vector<std::pair<Edge, Polyline>> edges;
    for (const Edge &edge : graph.edges) {
        const auto from = arrangement.places.value(edge.from)
                          + QPointF(NodeGeometry::kWidth, NodeGeometry::kHeight / 2);
        const auto to = arrangement.places.value(edge.to) + QPointF(0, NodeGeometry::kHeight / 2);
        const auto path = edgeCurve(from, arrangement.routes.value(edge), to);
        std::vector<QPointF> points;
        for (int i = 0; i < path.elementCount(); ++i) {
            const QPointF point = path.elementAt(i);
            if (path.elementAt(i).type == QPainterPath::LineToElement)
                points.insert(points.end(), {points.back(), point});
            points.push_back(point);
        }
        edges.emplace_back(edge, alongCubics(points));
    }
    return edges;
}

bool compare(Row &row)
{
    // Ports have no place in `dot`, so both are given edges without.
    for (Edge &edge : row.graph.edges)
        edge.fromPort = QStringLiteral("out");
    row.graph.drawing = {};
    std::vector<double> dotTimes;
    std::vector<double> times;
    std::optional<DotDrawing> drawn;
    Arrangement arrangement;
    for (int round = 0; round < kRounds; ++round) {
        drawn = drawByDot(dotText(row.graph));
        if (!drawn)
            return false;
        dotTimes.push_back(drawn->ms);
        QElapsedTimer timer;
        timer.start();
        arrangement = layeredLayout(row.graph);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    row.dotCrossings = crossingPairs(drawn->edges);
    row.crossings = crossingPairs(drawnEdges(row.graph, arrangement));
    row.dotMs = quantile(dotTimes, 0.5);
    row.ms = quantile(times, 0.5);
    return true;
}

} // namespace

bool benchLayout(QTextStream &out)
{
    auto rows = graphs(out);
    out << QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8\n")
               .arg(QStringLiteral("graph"), -16)
               .arg(QStringLiteral("nodes"), 6)
               .arg(QStringLiteral("edges"), 6)
               .arg(QStringLiteral("dot"), 8)
               .arg(QStringLiteral("ours"), 8)
               .arg(QStringLiteral("ratio"), 6)
               .arg(QStringLiteral("dot ms"), 8)
               .arg(QStringLiteral("ours ms"), 8);
    double ratios = 0;
    double slowest = 1e9;
    for (Row &row : rows) {
        if (!compare(row)) {
            out << "dot cannot be run (package graphviz).\n";
            return false;
        }
        // One more on both sides, so that graphs without any count too.
        const double ratio = (row.crossings + 1.0) / (row.dotCrossings + 1.0);
        ratios += ratio;
        if (row.graph.tasks.size() >= 1000)
            slowest = std::min(slowest, row.dotMs / row.ms);
        out << QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8\n")
                   .arg(row.name, -16)
                   .arg(row.graph.tasks.size(), 6)
                   .arg(row.graph.edges.size(), 6)
                   .arg(row.dotCrossings, 8)
                   .arg(row.crossings, 8)
                   .arg(ratio, 6, 'f', 2)
                   .arg(row.dotMs, 8, 'f', 1)
                   .arg(row.ms, 8, 'f', 1);
        out.flush();
    }
    const double mean = ratios / static_cast<double>(rows.size());
    out << QStringLiteral(
               "%1 graphs: crossings %2 of dot's in the mean (mark %3); at 1,000 nodes at least %4 times as fast "
               "(mark %5)\n")
               .arg(rows.size())
               .arg(mean, 0, 'f', 3)
               .arg(kCrossingsMark)
               .arg(slowest, 0, 'f', 1)
               .arg(kFasterMark);
    return mean <= kCrossingsMark && slowest >= kFasterMark;
}

} // namespace sluice::bench
