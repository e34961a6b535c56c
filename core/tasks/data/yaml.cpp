#include "core/tasks/data/yaml.h"

#include "core/script/jsontext.h"
#include "core/tasks/data/values.h"

#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

#include <cmath>

namespace sluice {

namespace {

constexpr int kDeepest = 200;
constexpr int kMostNodes = 200'000;

/// Thrown among what the library throws, where a document would become too much.
struct TooMuchYaml {};

QJsonValue scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!" || node.Tag() == "tag:yaml.org,2002:str") // it stood in quotes
        return text;
    if (text == u"true" || text == u"True" || text == u"TRUE")
        return true;
    if (text == u"false" || text == u"False" || text == u"FALSE")
        return false;
    static const QRegularExpression number(QStringLiteral(R"(^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$)"));
    static const QRegularExpression whole(QStringLiteral(R"(^[-+]?\d+$)"));
    bool fits = false;
    if (whole.match(text).hasMatch()) {
        const qint64 exact = text.toLongLong(&fits);
        if (fits)
            return exact;
    }
    const double value = number.match(text).hasMatch() ? text.toDouble(&fits) : 0;
    return fits && std::isfinite(value) ? QJsonValue(value) : QJsonValue(text);
}

/// Copies a node. An alias counts each time that it is used, so that no short text makes a large value.
class YamlCopy {
public:
    QJsonValue value(const YAML::Node &node, int depth = 0)
    {
        if (depth > kDeepest || ++m_nodes > kMostNodes)
            throw TooMuchYaml();
        if (node.IsScalar()) {
            m_bytes += static_cast<qsizetype>(node.Scalar().size());
            if (m_bytes > kMaxOutput)
                throw TooMuchYaml();
            return scalar(node);
        }
        if (node.IsSequence()) {
            QJsonArray list;
            for (const YAML::Node &each : node)
                list.append(value(each, depth + 1));
            return list;
        }
        if (!node.IsMap())
            return QJsonValue::Null;
        QJsonObject object;
        for (const auto &each : node)
            object.insert(keyText(each.first), value(each.second, depth + 1));
        return object;
    }

private:
    static QString keyText(const YAML::Node &key)
    {
        if (key.IsNull())
            return QStringLiteral("null");
        if (!key.IsScalar())
            throw YAML::RepresentationException(key.Mark(), "a key is no text");
        return QString::fromStdString(key.Scalar());
    }

    int m_nodes = 0;
    qsizetype m_bytes = 0;
};

Outcome read(const QString &text)
{
    try {
        return give(YamlCopy().value(YAML::Load(text.toStdString())));
    } catch (const TooMuchYaml &) {
        return permanent(tooMuch());
    } catch (const YAML::Exception &wrong) {
        return permanent(unreadable(QStringLiteral("YAML"), wrong.mark.line + 1, QString::fromStdString(wrong.msg)));
    }
}

/// Quoted where it would be read as something else than a text.
void emitText(YAML::Emitter &out, const QString &text)
{
    static const QRegularExpression plain(QStringLiteral(R"(^[A-Za-z_][A-Za-z0-9_./@ -]*$)"));
    static const QStringList words{QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("null"),
                                   QStringLiteral("yes"),  QStringLiteral("no"),    QStringLiteral("on"),
                                   QStringLiteral("off"),  QStringLiteral("y"),     QStringLiteral("n")};
    const bool isPlain = plain.match(text).hasMatch() && !words.contains(text.toLower()) && !text.endsWith(u' ');
    if (!isPlain)
        out << YAML::DoubleQuoted;
    out << text.toStdString();
}

void emitValue(YAML::Emitter &out, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.isEmpty())
            out << YAML::Flow;
        out << YAML::BeginMap;
        for (auto it = object.begin(); it != object.end(); ++it) {
            out << YAML::Key;
            emitText(out, it.key());
            out << YAML::Value;
            emitValue(out, it.value());
        }
        out << YAML::EndMap;
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        if (list.isEmpty())
            out << YAML::Flow;
        out << YAML::BeginSeq;
        for (const QJsonValue &each : list)
            emitValue(out, each);
        out << YAML::EndSeq;
    } else if (value.isString()) {
        emitText(out, value.toString());
    } else if (value.isNull() || value.isUndefined()) {
        out << YAML::Null;
    } else {
        out << jsontext::toText(value).toStdString();
    }
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const QJsonValue source = params.value(QLatin1StringView("source"));
    if (params.value(QLatin1StringView("mode")).toString() == u"write") {
        YAML::Emitter out;
        emitValue(out, source);
        return give(QString::fromUtf8(out.c_str(), static_cast<qsizetype>(out.size())) + u'\n');
    }
    if (!source.isString())
        return permanent(wrongKind(QStringLiteral("source"), QStringLiteral("text")));
    return read(source.toString());
}

} // namespace

TaskType yamlType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("yaml");
    info.label = QStringLiteral("YAML");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Reads YAML, the first document of a text, or writes it.");
    info.sideEffects = false;
    info.icon = QStringLiteral("view-list-tree");
    info.summaryParam = QStringLiteral("mode");
    info.params = {
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Do"),
         .help = QStringLiteral("Read a text, or write one."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("read"),
         .choices = {QStringLiteral("read"), QStringLiteral("write")}},
        contentParam(QStringLiteral("source"), QStringLiteral("From"),
                     QStringLiteral("The text to read, or the value to write.")),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
