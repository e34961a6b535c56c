#include "core/workflow/exchange/dot.h"

#include "core/workflow/exchange/dotscanner.h"
#include "core/workflow/exchange/errors.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace sluice {

namespace {

const auto kOwnPart = QStringLiteral("sluice");
const auto kDotPlace = QStringLiteral("pos");

/// Graphviz counts in points, upwards.
constexpr double kPointsAUnit = 0.75;

QString dotQuoted(const QString &name, QString value)
{
    if (name == kOwnPart) {
        value = QString::fromLatin1(QUrl::toPercentEncoding(value, "{}[]:, '()<>=+*/?!;@#$&|^`~"));
    } else {
        value.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        value.replace(u'\n', QStringLiteral("\\n"));
    }
    return u'"' + value + u'"';
}

QString dotPlain(const QString &name, const QString &value)
{
    if (name == kOwnPart)
        return QUrl::fromPercentEncoding(value.toUtf8());
    if (value == u"\\N")
        return {}; // the node's own name
    QString text;
    for (qsizetype at = 0; at < value.size(); ++at) {
        const bool isEscape = value[at] == u'\\' && at + 1 < value.size();
        if (!isEscape) {
            text += value[at];
            continue;
        }
        const QChar next = value[++at];
        const bool isBreak = next == u'n' || next == u'l' || next == u'r';
        text += isBreak ? QChar(u'\n') : next;
    }
    return text;
}

QString dotAttributes(const PlainGraph::Attributes &attributes)
{
    QStringList parts;
    for (auto it = attributes.begin(); it != attributes.end(); ++it) {
        if (it.key() != u"x" && it.key() != u"y")
            parts += it.key() + u'=' + dotQuoted(it.key(), it.value());
    }
    if (attributes.contains(QStringLiteral("x"))) {
        const auto points = [&](const char *axis, double sign) {
            return QString::number(sign * attributes.value(QLatin1StringView(axis)).toDouble() * kPointsAUnit, 'g', 12);
        };
        parts += kDotPlace + QStringLiteral("=\"%1,%2!\"").arg(points("x", 1), points("y", -1));
    }
    return parts.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(parts.join(QStringLiteral(", ")));
}

/// Reads a graph by the grammar of its language.
class DotReader {
public:
    explicit DotReader(const QString &text)
        : m_scanner(text)
        , m_token(m_scanner.next())
    {
    }

    /// False: the text is wrong where `token` is.
    bool run()
    {
        if (m_token.isWord(u"strict"))
            advance();
        if (!m_token.isWord(u"digraph") && !m_token.isWord(u"graph"))
            return false;
        m_isGraph = true;
        advance();
        if (m_token.kind == DotToken::Kind::Name)
            m_graph.name = dotPlain({}, take());
        std::vector<QString> ends;
        return block({}, ends) && m_token.kind == DotToken::Kind::End;
    }

    [[nodiscard]] const DotToken &token() const { return m_token; }
    /// Whether the text begins like a graph at all.
    [[nodiscard]] bool isGraph() const { return m_isGraph; }
    /// Whether it was given up because there is too much of it.
    [[nodiscard]] bool isTooLarge() const { return m_isTooLarge; }
    [[nodiscard]] PlainGraph &graph() { return m_graph; }

private:
    struct Defaults {
        PlainGraph::Attributes node;
        PlainGraph::Attributes edge;
    };

    void advance() { m_token = m_scanner.next(); }
    QString take()
    {
        QString text = m_token.text;
        const bool wasQuoted = m_token.isQuoted;
        advance();
        while (wasQuoted && m_token.is(u"+")) {
            advance();
            text += m_token.text;
            advance();
        }
        return text;
    }
    bool accept(QStringView sign)
    {
        if (!m_token.is(sign))
            return false;
        advance();
        return true;
    }

    /// What is in braces; `inside` are the nodes that it names.
    bool block(Defaults defaults, std::vector<QString> &inside)
    {
        if (!accept(u"{") || ++m_depth > kDeepest)
            return false;
        while (!m_token.is(u"}")) {
            if (!statement(defaults, inside))
                return false;
            accept(u";");
        }
        --m_depth;
        return accept(u"}");
    }

    bool statement(Defaults &defaults, std::vector<QString> &inside)
    {
        for (const auto &[word, into] :
             {std::pair{QStringView(u"node"), &defaults.node}, std::pair{QStringView(u"edge"), &defaults.edge},
              std::pair{QStringView(u"graph"), m_depth == 1 ? &m_graph.attributes : &m_ignored}}) {
            if (!m_token.isWord(word))
                continue;
            advance();
            return m_token.is(u"[") && attributes(*into);
        }
        std::vector<QString> ends;
        if (!operand(defaults, ends))
            return false;
        if (m_key) { // a setting of the graph: name = value
            const QString key = *std::exchange(m_key, std::nullopt);
            if (m_token.kind != DotToken::Kind::Name)
                return false;
            const QString value = take();
            if (m_depth == 1)
                m_graph.attributes.insert(key, dotPlain(key, value));
            return true;
        }
        inside.insert(inside.end(), ends.begin(), ends.end());
        if (m_token.is(u"->") || m_token.is(u"--"))
            return chain(defaults, ends, inside);
        if (m_token.is(u"["))
            return ends.size() == 1 ? attributes(node(ends.front(), defaults)) : attributes(m_ignored);
        return true;
    }

    /// One end of an edge: a node with a port that is not looked at, or all nodes of a subgraph.
    bool operand(const Defaults &defaults, std::vector<QString> &ends)
    {
        if (m_token.isWord(u"subgraph")) {
            advance();
            if (m_token.kind == DotToken::Kind::Name)
                take();
            return m_token.is(u"{") ? block(defaults, ends) : true;
        }
        if (m_token.is(u"{"))
            return block(defaults, ends);
        if (m_token.kind != DotToken::Kind::Name)
            return false;
        const QString name = dotPlain({}, take());
        if (accept(u"=")) {
            m_key = name;
            return true;
        }
        while (accept(u":")) {
            if (m_token.kind != DotToken::Kind::Name)
                return false;
            take();
        }
        node(name, defaults);
        m_isTooLarge = m_graph.nodes.size() > kMostGraphParts;
        ends.push_back(name);
        return !m_isTooLarge;
    }

    bool chain(const Defaults &defaults, std::vector<QString> from, std::vector<QString> &inside)
    {
        const std::size_t first = m_graph.links.size();
        while (accept(u"->") || accept(u"--")) {
            std::vector<QString> to;
            if (!operand(defaults, to) || m_key)
                return false;
            // A few names in braces make very many links: each of the ones with each of the others.
            m_isTooLarge = m_graph.links.size() + from.size() * to.size() > kMostGraphParts;
            if (m_isTooLarge)
                return false;
            for (const QString &one : from) {
                for (const QString &other : to)
                    m_graph.links.push_back({one, other, defaults.edge});
            }
            inside.insert(inside.end(), to.begin(), to.end());
            from = std::move(to);
        }
        PlainGraph::Attributes said;
        if (m_token.is(u"[") && !attributes(said))
            return false;
        for (std::size_t at = first; at < m_graph.links.size(); ++at)
            m_graph.links[at].attributes.insert(said);
        return true;
    }

    bool attributes(PlainGraph::Attributes &into)
    {
        while (accept(u"[")) {
            while (!m_token.is(u"]")) {
                if (m_token.kind != DotToken::Kind::Name)
                    return false;
                const QString key = dotPlain({}, take());
                QString value = QStringLiteral("true");
                if (accept(u"=")) {
                    if (m_token.kind != DotToken::Kind::Name)
                        return false;
                    value = dotPlain(key, take());
                }
                into.insert(key, value);
                if (!accept(u","))
                    accept(u";");
            }
            advance();
        }
        return true;
    }

    PlainGraph::Attributes &node(const QString &id, const Defaults &defaults)
    {
        const auto known = m_places.constFind(id);
        if (known != m_places.constEnd())
            return m_graph.nodes[*known].attributes;
        m_places.insert(id, m_graph.nodes.size());
        m_graph.nodes.push_back({id, defaults.node});
        return m_graph.nodes.back().attributes;
    }

    static constexpr int kDeepest = 200;

    DotScanner m_scanner;
    DotToken m_token;
    PlainGraph m_graph;
    PlainGraph::Attributes m_ignored;
    QHash<QString, std::size_t> m_places; ///< of nodes, by id
    std::optional<QString> m_key;         ///< of a setting of the graph whose value comes next
    int m_depth = 0;
    bool m_isGraph = false;
    bool m_isTooLarge = false;
};

/// Takes the place of a node from where Graphviz keeps it.
void readPlace(PlainGraph::Attributes &attributes)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*(-?[\\d.eE+-]+),\\s*(-?[\\d.eE+-]+)!?\\s*$"));
    const auto match = pattern.match(attributes.value(kDotPlace));
    if (!match.hasMatch())
        return;
    attributes.insert(QStringLiteral("x"), QString::number(match.captured(1).toDouble() / kPointsAUnit, 'g', 12));
    attributes.insert(QStringLiteral("y"), QString::number(-match.captured(2).toDouble() / kPointsAUnit, 'g', 12));
}

} // namespace

QByteArray writeDot(const PlainGraph &graph)
{
    QString text =
        QStringLiteral("digraph %1 {\n    rankdir=LR;\n    node [shape=box];\n").arg(dotQuoted({}, graph.name));
    if (!graph.attributes.isEmpty())
        text += QStringLiteral("    graph%1;\n").arg(dotAttributes(graph.attributes));
    for (const PlainGraph::Node &node : graph.nodes)
        text += QStringLiteral("    %1%2;\n").arg(dotQuoted({}, node.id), dotAttributes(node.attributes));
    for (const PlainGraph::Link &link : graph.links)
        text += QStringLiteral("    %1 -> %2%3;\n")
                    .arg(dotQuoted({}, link.from), dotQuoted({}, link.to), dotAttributes(link.attributes));
    return (text + QStringLiteral("}\n")).toUtf8();
}

Result<PlainGraph> readDot(const QByteArray &text, const QString &path)
{
    const QString all = QString::fromUtf8(text);
    DotReader reader(all);
    if (!reader.run()) {
        if (reader.isTooLarge())
            return failure(errors::kExchangeTooLarge, {{QStringLiteral("path"), path},
                                                       {QStringLiteral("most"), QString::number(kMostGraphParts)}});
        if (!reader.isGraph())
            return failure(errors::kExchangeNoGraph, {{QStringLiteral("path"), path}});
        return failure(errors::kExchangeMalformed,
                       {{QStringLiteral("path"), path},
                        {QStringLiteral("line"), QString::number(reader.token().line)},
                        {QStringLiteral("column"), QString::number(reader.token().column)}});
    }
    for (PlainGraph::Node &node : reader.graph().nodes)
        readPlace(node.attributes);
    return std::move(reader.graph());
}

} // namespace sluice
