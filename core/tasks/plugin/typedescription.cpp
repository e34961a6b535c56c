#include "core/tasks/plugin/typedescription.h"

#include "core/tasks/plugin/errors.h"
#include "core/tasks/plugin/plaindrawing.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

namespace sluice {

namespace {

/// One object of a description: what is taken from it must be of the right kind, and nothing may be left over.
class Part {
public:
    Part(QJsonObject json, QString path, QString place)
        : m_json(std::move(json))
        , m_path(std::move(path))
        , m_place(std::move(place))
    {
    }

    QString text(const char *key, bool required = true)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined() ? required : !value.isString() || (required && value.toString().trimmed().isEmpty()))
            fail(key, QStringLiteral("a text"));
        return value.toString();
    }

    bool flag(const char *key, bool usual)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isBool())
            fail(key, QStringLiteral("true or false"));
        return value.toBool(usual);
    }

    QStringList texts(const char *key)
    {
        const QJsonValue value = take(key);
        QStringList all;
        for (const QJsonValue each : value.toArray()) {
            if (!each.isString() || each.toString().isEmpty() || all.contains(each.toString()))
                fail(key, QStringLiteral("a list of texts, each once"));
            all += each.toString();
        }
        if (!value.isUndefined() && !value.isArray())
            fail(key, QStringLiteral("a list of texts, each once"));
        return all;
    }

    QJsonArray objects(const char *key)
    {
        const QJsonValue value = take(key);
        const QJsonArray all = value.toArray();
        const bool isOne = value.isUndefined()
                           || (value.isArray()
                               && std::ranges::all_of(all, [](const QJsonValue &each) { return each.isObject(); }));
        if (!isOne)
            fail(key, QStringLiteral("a list of objects"));
        return all;
    }

    QJsonValue take(const char *key)
    {
        m_known.insert(QString::fromLatin1(key));
        return m_json.value(QLatin1StringView(key));
    }

    void fail(const QString &key, const QString &expected)
    {
        if (!m_error)
            m_error = Error{QString(errors::kPluginDescription),
                            {{QStringLiteral("path"), m_path}, {QStringLiteral("part"), placeOf(key)}},
                            expected};
    }
    void fail(const char *key, const QString &expected) { fail(QString::fromLatin1(key), expected); }
    void fail(const Error &error)
    {
        if (!m_error)
            m_error = error;
    }

    /// The first thing that is wrong, also what nobody took.
    std::optional<Error> problem()
    {
        for (auto it = m_json.begin(); it != m_json.end() && !m_error; ++it) {
            if (!m_known.contains(it.key()))
                fail(it.key(), QStringLiteral("nothing: this name is not known"));
        }
        return m_error;
    }

    QString placeOf(const QString &key) const { return m_place.isEmpty() ? key : m_place + u'.' + key; }
    const QString &path() const { return m_path; }

private:
    QJsonObject m_json;
    QString m_path;
    QString m_place;
    QSet<QString> m_known;
    std::optional<Error> m_error;
};

struct NamedKind {
    QLatin1StringView name;
    ParamKind kind;
};
constexpr NamedKind kKinds[]{
    {QLatin1StringView("text"), ParamKind::Text},         {QLatin1StringView("lines"), ParamKind::MultiLine},
    {QLatin1StringView("number"), ParamKind::Number},     {QLatin1StringView("boolean"), ParamKind::Boolean},
    {QLatin1StringView("choice"), ParamKind::Choice},     {QLatin1StringView("duration"), ParamKind::Duration},
    {QLatin1StringView("path"), ParamKind::FilePath},     {QLatin1StringView("json"), ParamKind::Json},
    {QLatin1StringView("keyValue"), ParamKind::KeyValue},
};

ParamKind kindOf(Part &part)
{
    const QString named = part.text("kind");
    const auto *found = std::ranges::find(kKinds, named, [](const NamedKind &each) { return QString(each.name); });
    if (found != std::end(kKinds))
        return found->kind;
    QStringList names;
    for (const NamedKind &each : kKinds)
        names += QString(each.name);
    part.fail("kind", names.join(QStringLiteral(", ")));
    return ParamKind::Text;
}

ParamInfo paramOf(Part &part)
{
    static const QRegularExpression word(QStringLiteral("^[a-zA-Z][a-zA-Z0-9]*$"));
    ParamInfo param;
    param.key = part.text("key");
    param.label = part.text("label");
    param.help = part.text("help");
    param.kind = kindOf(part);
    param.required = part.flag("required", false);
    param.whole = part.flag("whole", false);
    param.fallback = part.take("fallback");
    param.choices = part.texts("choices");
    if (!word.match(param.key).hasMatch())
        part.fail("key", QStringLiteral("letters and digits"));
    if ((param.kind == ParamKind::Choice) == param.choices.isEmpty())
        part.fail("choices", QStringLiteral("a choice has some, and nothing else has"));
    if (param.kind == ParamKind::Choice && !param.fallback.isUndefined()
        && !param.choices.contains(param.fallback.toString()))
        part.fail("fallback", QStringLiteral("one of the choices"));
    return param;
}

void readParams(Part &part, TaskTypeInfo &info)
{
    const QJsonArray params = part.objects("params");
    for (qsizetype i = 0; i < params.size(); ++i) {
        Part each(params.at(i).toObject(), part.path(), part.placeOf(QStringLiteral("params.%1").arg(i)));
        ParamInfo param = paramOf(each);
        if (std::ranges::find(info.params, param.key, &ParamInfo::key) != info.params.end())
            each.fail("key", QStringLiteral("a key that no other parameter has"));
        if (const auto problem = each.problem())
            part.fail(*problem);
        info.params.push_back(std::move(param));
    }
}

PluginDescription::Type typeOf(Part &part)
{
    static const QRegularExpression dotted(QStringLiteral(R"(^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$)"));
    static const QStringList categories{QStringLiteral("flow"), QStringLiteral("data"), QStringLiteral("io")};
    PluginDescription::Type type;
    TaskTypeInfo &info = type.info;
    info.type = part.text("type");
    info.label = part.text("label");
    info.category = part.text("category");
    info.help = part.text("help");
    info.icon = part.text("icon", false);
    info.summaryParam = part.text("summary", false);
    info.sideEffects = part.flag("sideEffects", true);
    info.safety = part.flag("safeToRepeat", !info.sideEffects) ? RepeatSafety::Safe : RepeatSafety::Unsafe;
    info.lane = Lane::Blocking;
    type.script = part.text("script", false);
    if (const QStringList ports = part.texts("outPorts"); !ports.isEmpty())
        info.outPorts = ports;
    readParams(part, info);
    if (info.icon.isEmpty())
        info.icon = QStringLiteral("plugins");
    else if (!isIconName(info.icon) && !isIconFile(info.icon) && !isPlainDrawing(info.icon))
        part.fail("icon", QStringLiteral("the name of an icon of Sluice, of an SVG file beside this one, or a drawing "
                                         "of plain shapes in SVG, of at most 16 KiB"));
    if (!dotted.match(info.type).hasMatch())
        part.fail("type", QStringLiteral("names with dots between them, such as words.count"));
    if (!categories.contains(info.category))
        part.fail("category", categories.join(QStringLiteral(", ")));
    const bool isSummed = std::ranges::find(info.params, info.summaryParam, &ParamInfo::key) != info.params.end();
    if (!info.summaryParam.isEmpty() && !isSummed)
        part.fail("summary", QStringLiteral("the key of a parameter"));
    if (type.script.contains(u'/') || type.script.contains(u'\\'))
        part.fail("script", QStringLiteral("the name of a file beside this one"));
    return type;
}

} // namespace

Result<PluginDescription> readPluginDescription(const QJsonObject &json, const QString &path)
{
    static const QRegularExpression word(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9 _-]{0,63}$"));
    Part whole(json, path, {});
    PluginDescription read;
    read.name = whole.text("name");
    read.version = whole.text("version");
    read.author = whole.text("author", false);
    if (!word.match(read.name).hasMatch())
        whole.fail("name", QStringLiteral("letters, digits, spaces and hyphens"));
    const QJsonArray types = whole.objects("types");
    if (types.isEmpty())
        whole.fail("types", QStringLiteral("at least one task type"));
    for (qsizetype i = 0; i < types.size(); ++i) {
        Part part(types.at(i).toObject(), path, QStringLiteral("types.%1").arg(i));
        auto type = typeOf(part);
        const bool isTwice = std::ranges::any_of(
            read.types, [&](const PluginDescription::Type &other) { return other.info.type == type.info.type; });
        if (isTwice)
            part.fail("type", QStringLiteral("a type that no other has"));
        if (const auto problem = part.problem())
            whole.fail(*problem);
        read.types.push_back(std::move(type));
    }
    if (const auto problem = whole.problem())
        return tl::unexpected(*problem);
    return read;
}

} // namespace sluice
