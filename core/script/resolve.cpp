#include "core/script/resolve.h"

#include "core/script/jsontext.h"
#include "core/script/scriptpool.h"
#include "core/script/template.h"

#include <QJsonArray>

namespace sluice {

namespace {

Result<void> collect(const QJsonValue &value, QStringList &sources)
{
    if (value.isArray()) {
        for (const auto element : value.toArray()) {
            if (auto done = collect(element, sources); !done)
                return done;
        }
    } else if (value.isObject()) {
        for (const auto element : value.toObject()) {
            if (auto done = collect(element, sources); !done)
                return done;
        }
    } else if (value.isString() && value.toString().contains(u"{{")) {
        const auto parsed = Template::parse(value.toString());
        if (!parsed)
            return tl::unexpected(parsed.error());
        for (const auto &part : parsed->parts()) {
            const auto *expression = std::get_if<Expression>(&part);
            if (expression && !expression->path && !sources.contains(expression->source))
                sources += expression->source;
        }
    }
    return {};
}

/// Replaces the expressions in one tree of values; notes when it lacks the value of a script.
class Resolver {
public:
    Resolver(const StepData &data, const ScriptValues &scripts)
        : m_data(data)
        , m_scripts(scripts)
    {
    }

    [[nodiscard]] bool needsScript() const { return m_needsScript; }

    Result<QJsonValue> value(const QJsonValue &raw)
    {
        if (raw.isString())
            return text(raw.toString());
        if (raw.isArray()) {
            QJsonArray array;
            for (const auto element : raw.toArray()) {
                const auto resolved = value(element);
                if (!resolved)
                    return resolved;
                array.append(*resolved);
            }
            return array;
        }
        if (raw.isObject()) {
            auto object = raw.toObject();
            for (auto it = object.begin(); it != object.end(); ++it) {
                const auto resolved = value(QJsonValue(it.value()));
                if (!resolved)
                    return resolved;
                it.value() = *resolved;
            }
            return object;
        }
        return raw;
    }

private:
    Result<QJsonValue> text(const QString &raw)
    {
        if (!raw.contains(u"{{"))
            return QJsonValue(raw);
        const auto parsed = Template::parse(raw);
        if (!parsed)
            return tl::unexpected(parsed.error());
        if (const auto *expression = parsed->single())
            return evaluate(*expression);
        QString joined;
        for (const auto &part : parsed->parts()) {
            if (const auto *plain = std::get_if<QString>(&part)) {
                joined += *plain;
                continue;
            }
            const auto resolved = evaluate(std::get<Expression>(part));
            if (!resolved)
                return resolved;
            joined += resolved->isString() ? resolved->toString() : QString::fromUtf8(jsontext::toText(*resolved));
        }
        return QJsonValue(joined);
    }

    Result<QJsonValue> evaluate(const Expression &expression)
    {
        if (expression.path)
            return expression.path->resolve(m_data).map([](const Payload &json) { return jsontext::toValue(json); });
        const auto known = m_scripts.constFind(expression.source);
        if (known != m_scripts.constEnd())
            return jsontext::toValue(*known);
        m_needsScript = true;
        return QJsonValue(QJsonValue::Null);
    }

    const StepData &m_data;
    const ScriptValues &m_scripts;
    bool m_needsScript = false;
};

} // namespace

Result<QStringList> scriptsIn(const QJsonObject &params, const QStringList &leave)
{
    QStringList sources;
    for (auto it = params.begin(); it != params.end(); ++it) {
        if (leave.contains(it.key()))
            continue;
        if (auto done = collect(it.value(), sources); !done)
            return tl::unexpected(done.error());
    }
    return sources;
}

Result<std::optional<QJsonObject>> resolveParams(const QJsonObject &params, const StepData &data,
                                                 const QStringList &leave, const ScriptValues &scripts)
{
    Resolver resolver(data, scripts);
    QJsonObject resolved = params;
    for (auto it = resolved.begin(); it != resolved.end(); ++it) {
        if (leave.contains(it.key()))
            continue;
        const auto value = resolver.value(QJsonValue(it.value()));
        if (!value)
            return tl::unexpected(value.error());
        it.value() = *value;
    }
    return resolver.needsScript() ? std::nullopt : std::optional(std::move(resolved));
}

QCoro::Task<Result<QJsonObject>> resolveParams(QJsonObject params, StepData data, QStringList leave, ScriptPool &pool)
{
    const auto sources = scriptsIn(params, leave);
    if (!sources)
        co_return tl::unexpected(sources.error());
    ScriptValues values;
    for (const QString &source : *sources) {
        Result<Payload> value = co_await pool.evaluate(source, data);
        if (!value)
            co_return tl::unexpected(value.error());
        values.insert(source, *value);
    }
    auto resolved = resolveParams(params, data, leave, values);
    if (!resolved)
        co_return tl::unexpected(resolved.error());
    co_return std::move(resolved->value());
}

} // namespace sluice
