#include "core/tasks/data/xml.h"

#include "core/tasks/data/values.h"

#include <QMap>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace sluice {

namespace {

constexpr int kDeepest = 200;
const QString kText = QStringLiteral("#text");

/// Reads an element as an object: attributes as `@name`, text as `#text`, children by name, and those of one name as a list.
/// An element with text alone is that text. A document type is refused: it can make much of little.
class XmlReading {
public:
    explicit XmlReading(const QString &text)
        : m_reader(text)
    {
        m_reader.setNamespaceProcessing(false);
    }

    Result<QJsonValue> read()
    {
        QJsonObject document;
        while (!m_reader.atEnd() && !m_reader.hasError()) {
            m_reader.readNext();
            if (m_reader.isDTD())
                m_reader.raiseError(QStringLiteral("A document type is not taken."));
            else if (m_reader.isStartElement())
                document.insert(m_reader.qualifiedName().toString(), element(1));
        }
        if (m_reader.hasError())
            return tl::unexpected(unreadable(QStringLiteral("XML"), m_reader.lineNumber(), m_reader.errorString()));
        return document;
    }

private:
    QJsonValue element(int depth)
    {
        QJsonObject object;
        if (depth > kDeepest)
            m_reader.raiseError(QStringLiteral("It is nested too deep."));
        for (const QXmlStreamAttribute &attribute : m_reader.attributes())
            object.insert(u'@' + attribute.qualifiedName().toString(), attribute.value().toString());
        QString text;
        QMap<QString, QJsonArray> children; // apart, since an array in an object is copied for each that is added
        while (!m_reader.atEnd() && !m_reader.hasError()) {
            m_reader.readNext();
            if (m_reader.isEndElement())
                break;
            if (m_reader.isStartElement()) {
                const QString name = m_reader.qualifiedName().toString();
                children[name].append(element(depth + 1));
            } else if (m_reader.isCharacters() && !(m_reader.isWhitespace() && !m_reader.isCDATA())) {
                text += m_reader.text();
            }
        }
        for (auto it = children.cbegin(); it != children.cend(); ++it)
            object.insert(it.key(), it->size() == 1 ? it->first() : QJsonValue(*it));
        if (object.isEmpty())
            return text;
        if (!text.isEmpty())
            object.insert(kText, text.trimmed());
        return object;
    }

    QXmlStreamReader m_reader;
};

/// The inverse; what cannot be a name in XML is an error.
class XmlWriting {
public:
    XmlWriting()
        : m_writer(&m_text)
    {
        m_writer.setAutoFormatting(true);
        m_writer.setAutoFormattingIndent(2);
    }

    Result<QString> write(const QJsonObject &document)
    {
        if (document.size() != 1 || document.begin().value().isArray())
            return tl::unexpected(wrongKind(QStringLiteral("source"), QStringLiteral("object")));
        m_writer.writeStartDocument();
        element(document.begin().key(), document.begin().value());
        m_writer.writeEndDocument();
        if (!m_wrong.isEmpty())
            return tl::unexpected(wrongValue(QStringLiteral("source"), m_wrong));
        return m_text.trimmed();
    }

private:
    [[nodiscard]] bool isName(const QString &name)
    {
        const auto fits = [](QChar c) { return c.isLetterOrNumber() || QStringLiteral("_-.:").contains(c); };
        const bool isGood = !name.isEmpty() && std::ranges::all_of(name, fits)
                            && (name.front().isLetter() || name.front() == u'_');
        if (!isGood && m_wrong.isEmpty())
            m_wrong = name.isEmpty() ? QStringLiteral("\"\"") : name;
        return isGood;
    }

    void element(const QString &name, const QJsonValue &value)
    {
        if (!isName(name))
            return;
        if (value.isArray()) {
            for (const QJsonValue &each : value.toArray())
                element(name, each.isArray() ? QJsonValue(QJsonObject{{QStringLiteral("item"), each}}) : each);
            return;
        }
        m_writer.writeStartElement(name);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key().startsWith(u'@') && isName(it.key().sliced(1)))
                m_writer.writeAttribute(it.key().sliced(1), textOf(it.value()));
        }
        if (!value.isObject())
            m_writer.writeCharacters(textOf(value));
        else if (object.contains(kText))
            m_writer.writeCharacters(textOf(object.value(kText)));
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it.key().startsWith(u'@') && it.key() != kText)
                element(it.key(), it.value());
        }
        m_writer.writeEndElement();
    }

    /// Without what XML has no way to write, such as a null character.
    static QString textOf(const QJsonValue &value)
    {
        QString text = value.isNull() ? QString() : QString::fromUtf8(bytesOf(value));
        text.removeIf([](QChar c) {
            const bool isBlank = c == u'\t' || c == u'\n' || c == u'\r';
            return (c.unicode() < 0x20 && !isBlank) || c.unicode() >= 0xfffe;
        });
        return text;
    }

    QString m_text;
    QXmlStreamWriter m_writer;
    QString m_wrong;
};

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const QJsonValue source = params.value(QLatin1StringView("source"));
    if (params.value(QLatin1StringView("mode")).toString() == u"write") {
        if (!source.isObject())
            return permanent(wrongKind(QStringLiteral("source"), QStringLiteral("object")));
        return give(XmlWriting().write(source.toObject()));
    }
    if (!source.isString())
        return permanent(wrongKind(QStringLiteral("source"), QStringLiteral("text")));
    return give(XmlReading(source.toString()).read());
}

} // namespace

TaskType xmlType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("xml");
    info.label = QStringLiteral("XML");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral(
        "Reads XML into objects, or writes it: attributes are @name, text is #text, and elements that "
        "repeat are a list.");
    info.sideEffects = false;
    info.icon = QStringLiteral("format-text-code");
    info.summaryParam = QStringLiteral("mode");
    info.params = {
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Do"),
         .help = QStringLiteral("Read a text, or write one."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("read"),
         .choices = {QStringLiteral("read"), QStringLiteral("write")}},
        contentParam(QStringLiteral("source"), QStringLiteral("From"),
                     QStringLiteral("The text to read, or an object with the one outermost element to write.")),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
