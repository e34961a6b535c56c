#include "core/workflow/exchange/graphml.h"

#include "core/workflow/exchange/errors.h"

#include <QHash>
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace sluice {

namespace {

const auto kNamespace = QStringLiteral("http://graphml.graphdrawing.org/xmlns");

/// XML 1.0 has no way to write most control characters.
QString writable(const QString &text)
{
    QString kept = text;
    kept.removeIf([](QChar c) { return c.unicode() < 0x20 && c != u'\n' && c != u'\t'; });
    return kept;
}

void writeKeys(QXmlStreamWriter &xml, const char *of, const QStringList &names)
{
    for (const QString &name : names) {
        xml.writeEmptyElement(QStringLiteral("key"));
        xml.writeAttribute(QStringLiteral("id"), QLatin1StringView(of) + u'_' + name);
        xml.writeAttribute(QStringLiteral("for"), QLatin1StringView(of));
        xml.writeAttribute(QStringLiteral("attr.name"), name);
        const bool isNumber = name == u"x" || name == u"y";
        xml.writeAttribute(QStringLiteral("attr.type"), isNumber ? QStringLiteral("double") : QStringLiteral("string"));
    }
}

void writeData(QXmlStreamWriter &xml, const char *of, const PlainGraph::Attributes &attributes)
{
    for (auto it = attributes.begin(); it != attributes.end(); ++it) {
        xml.writeStartElement(QStringLiteral("data"));
        xml.writeAttribute(QStringLiteral("key"), QLatin1StringView(of) + u'_' + it.key());
        xml.writeCharacters(writable(it.value()));
        xml.writeEndElement();
    }
}

template <typename Parts>
QStringList namesIn(const Parts &parts)
{
    QSet<QString> names;
    for (const auto &part : parts) {
        for (auto it = part.attributes.keyBegin(); it != part.attributes.keyEnd(); ++it)
            names.insert(*it);
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

class GraphMlReader {
public:
    GraphMlReader(const QByteArray &text, const QString &path)
        : m_xml(text)
        , m_path(path)
    {
    }

    Result<PlainGraph> run()
    {
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isStartElement())
                begin();
            else if (m_xml.isEndElement())
                end();
        }
        if (m_xml.hasError())
            return tl::unexpected(Error{QString(errors::kExchangeMalformed),
                                        {{QStringLiteral("path"), m_path},
                                         {QStringLiteral("line"), QString::number(m_xml.lineNumber())},
                                         {QStringLiteral("column"), QString::number(m_xml.columnNumber() + 1)}},
                                        m_xml.errorString()});
        if (!m_hasGraph)
            return failure(errors::kExchangeNoGraph, {{QStringLiteral("path"), m_path}});
        return std::move(m_graph);
    }

private:
    [[nodiscard]] QString attribute(const char *name) const
    {
        return m_xml.attributes().value(QLatin1StringView(name)).toString();
    }

    void begin()
    {
        const auto name = m_xml.name();
        if (name == u"key") {
            m_names.insert(attribute("id"), attribute("attr.name"));
        } else if (name == u"graph") {
            if (!std::exchange(m_hasGraph, true))
                m_graph.name = attribute("id");
        } else if (name == u"node") {
            m_inside.push_back(m_graph.nodes.size());
            m_graph.nodes.push_back({attribute("id"), {}});
        } else if (name == u"edge") {
            m_isEdge = true;
            m_graph.links.push_back({attribute("source"), attribute("target"), {}});
        } else if (name == u"data") {
            m_key = m_names.value(attribute("key"), attribute("key"));
            m_text.clear();
            readData();
        }
    }

    /// Reads to the end of the element: its text, or what yEd draws.
    void readData()
    {
        auto &attributes = m_isEdge           ? m_graph.links.back().attributes
                           : m_inside.empty() ? m_graph.attributes
                                              : m_graph.nodes[m_inside.back()].attributes;
        bool isDrawn = false;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            m_xml.readNext();
            if (m_xml.isStartElement()) {
                ++depth;
                isDrawn = true;
                if (m_xml.name() == u"Geometry" && !attributes.contains(QStringLiteral("x"))) {
                    attributes.insert(QStringLiteral("x"), attribute("x"));
                    attributes.insert(QStringLiteral("y"), attribute("y"));
                }
                m_isLabel = m_xml.name() == u"NodeLabel" || m_xml.name() == u"EdgeLabel";
            } else if (m_xml.isEndElement()) {
                --depth;
                m_isLabel = false;
            } else if (m_xml.isCharacters() && m_isLabel && !attributes.contains(QStringLiteral("label"))) {
                attributes.insert(QStringLiteral("label"), m_xml.text().trimmed().toString());
            } else if (m_xml.isCharacters() && !isDrawn) {
                m_text += m_xml.text();
            }
        }
        if (!isDrawn && !m_key.isEmpty())
            attributes.insert(m_key, m_text);
    }

    void end()
    {
        if (m_xml.name() == u"node" && !m_inside.empty())
            m_inside.pop_back();
        else if (m_xml.name() == u"edge")
            m_isEdge = false;
    }

    QXmlStreamReader m_xml;
    QString m_path;
    PlainGraph m_graph;
    QHash<QString, QString> m_names;   ///< of attributes, by the id of their key
    std::vector<std::size_t> m_inside; ///< the nodes around what is read
    QString m_key;
    QString m_text;
    bool m_hasGraph = false;
    bool m_isEdge = false;
    bool m_isLabel = false;
};

} // namespace

QByteArray writeGraphMl(const PlainGraph &graph)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("graphml"));
    xml.writeDefaultNamespace(kNamespace);
    writeKeys(xml, "graph", QStringList(graph.attributes.keys()));
    writeKeys(xml, "node", namesIn(graph.nodes));
    writeKeys(xml, "edge", namesIn(graph.links));
    xml.writeStartElement(QStringLiteral("graph"));
    xml.writeAttribute(QStringLiteral("id"), writable(graph.name));
    xml.writeAttribute(QStringLiteral("edgedefault"), QStringLiteral("directed"));
    writeData(xml, "graph", graph.attributes);
    for (const PlainGraph::Node &node : graph.nodes) {
        xml.writeStartElement(QStringLiteral("node"));
        xml.writeAttribute(QStringLiteral("id"), node.id);
        writeData(xml, "node", node.attributes);
        xml.writeEndElement();
    }
    for (const PlainGraph::Link &link : graph.links) {
        xml.writeStartElement(QStringLiteral("edge"));
        xml.writeAttribute(QStringLiteral("source"), link.from);
        xml.writeAttribute(QStringLiteral("target"), link.to);
        writeData(xml, "edge", link.attributes);
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return text;
}

Result<PlainGraph> readGraphMl(const QByteArray &text, const QString &path)
{
    return GraphMlReader(text, path).run();
}

} // namespace sluice
