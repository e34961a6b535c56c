#include "tests/bench/dotgraph.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRectF>
#include <QRegularExpression>

namespace sluice::bench {

namespace {

constexpr int kSamples = 10;
constexpr int kPatience = 120'000;

QStringList wordsOf(const QString &line)
{
    static const QRegularExpression word(QStringLiteral(R"("(?:[^"\\]|\\.)*"|\S+)"));
    QStringList words;
    auto matches = word.globalMatch(line);
    while (matches.hasNext())
        words << matches.next().captured();
    return words;
}

double turn(QPointF a, QPointF b, QPointF c)
{
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
}

bool cross(const Polyline &one, const Polyline &other)
{
    for (std::size_t i = 1; i < one.size(); ++i) {
        for (std::size_t j = 1; j < other.size(); ++j) {
            if (turn(one[i - 1], one[i], other[j - 1]) * turn(one[i - 1], one[i], other[j]) < 0
                && turn(other[j - 1], other[j], one[i - 1]) * turn(other[j - 1], other[j], one[i]) < 0)
                return true;
        }
    }
    return false;
}

QRectF boundsOf(const Polyline &line)
{
    QRectF bounds(line.front(), QSizeF(1e-9, 1e-9));
    for (const QPointF &point : line)
        bounds |= QRectF(point, QSizeF(1e-9, 1e-9));
    return bounds;
}

} // namespace

std::optional<DotDrawing> drawByDot(const QByteArray &text)
{
    QProcess dot;
    QElapsedTimer timer;
    timer.start();
    dot.start(QStringLiteral("dot"), {QStringLiteral("-v"), QStringLiteral("-Tplain")});
    if (!dot.waitForStarted())
        return std::nullopt;
    dot.write(text);
    dot.closeWriteChannel();
    if (!dot.waitForFinished(kPatience) || dot.exitCode() != 0)
        return std::nullopt;
    DotDrawing drawing;
    drawing.ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    static const QRegularExpression count(QStringLiteral("^mincross [^:]*: (\\d+) crossings"),
                                          QRegularExpression::MultilineOption);
    auto counts = count.globalMatch(QString::fromUtf8(dot.readAllStandardError()));
    while (counts.hasNext())
        drawing.crossings = counts.next().captured(1).toInt();
    auto plain = QString::fromUtf8(dot.readAllStandardOutput());
    plain.remove(QStringLiteral("\\\n"));
    QHash<QString, QString> ids;
    for (const auto &line : plain.split(u'\n')) {
        const auto words = wordsOf(line);
        if (words.size() > 2 && words[0] == u"node") {
            Task task;
            task.id = QStringLiteral("t%1").arg(ids.size());
            task.type = QStringLiteral("noop");
            ids.insert(words[1], task.id);
            drawing.graph.tasks.push_back(task);
        } else if (words.size() > 4 && words[0] == u"edge" && words[1] != words[2]) {
            const Edge edge{ids.value(words[1]), QStringLiteral("out"), ids.value(words[2])};
            std::vector<QPointF> points;
            for (qsizetype i = 0; i < words[3].toInt(); ++i)
                points.emplace_back(words.value(4 + 2 * i).toDouble(), words.value(5 + 2 * i).toDouble());
            if (!edge.from.isEmpty() && !edge.to.isEmpty()
                && std::ranges::find(drawing.graph.edges, edge) == drawing.graph.edges.end()) {
                drawing.graph.edges.push_back(edge);
                drawing.edges.emplace_back(edge, alongCubics(points));
            }
        }
    }
    return drawing;
}

QByteArray dotText(const Workflow &graph)
{
    QByteArray text = "digraph g { rankdir=LR; node [shape=box,fixedsize=true,width=2.89,height=0.89,label=\"\"];\n";
    for (const Task &task : graph.tasks)
        text += task.id.toUtf8() + ";\n";
    for (const Edge &edge : graph.edges)
        text += edge.from.toUtf8() + "->" + edge.to.toUtf8() + ";\n";
    return text + "}\n";
}

Polyline alongCubics(const std::vector<QPointF> &points)
{
    Polyline line;
    for (std::size_t first = 0; first + 3 < points.size(); first += 3) {
        for (int sample = 0; sample < kSamples; ++sample) {
            const double t = sample / double(kSamples - 1);
            const double u = 1 - t;
            line.push_back(points[first] * (u * u * u) + points[first + 1] * (3 * u * u * t)
                           + points[first + 2] * (3 * u * t * t) + points[first + 3] * (t * t * t));
        }
    }
    return line;
}

int crossingPairs(const std::vector<std::pair<Edge, Polyline>> &edges)
{
    std::vector<QRectF> bounds;
    for (const auto &[edge, line] : edges)
        bounds.push_back(boundsOf(line));
    int pairs = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t j = i + 1; j < edges.size(); ++j) {
            const Edge &one = edges[i].first;
            const Edge &other = edges[j].first;
            const bool meet = one.from == other.from || one.from == other.to || one.to == other.from
                              || one.to == other.to;
            if (!meet && bounds[i].intersects(bounds[j]) && cross(edges[i].second, edges[j].second))
                ++pairs;
        }
    }
    return pairs;
}

} // namespace sluice::bench
