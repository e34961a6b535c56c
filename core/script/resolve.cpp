#include "core/script/resolve.h"

#include "core/script/jsontext.h"
#include "core/script/scripterror.h"
#include "core/script/scriptpool.h"
#include "core/script/template.h"

#include <QJsonArray>

#include <algorithm>
#include <vector>

namespace sluice {

namespace {

/// A script, and where it is written first.
struct ScriptUse {
    QString source;
    QString parameter;
    QString text;
    qsizetype begin = 0;
};
using ScriptUses = std::vector<ScriptUse>;

bool isIn(const ScriptUses &uses, const QString &source)
{
    return std::ranges::find(uses, source, &ScriptUse::source) != uses.end();
}

Result<void> collectText(const QString &parameter, const QString &text, ScriptUses &uses)
{
    if (!text.contains(u"{{"))
        return {};
    const auto parsed = Template::parse(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    for (const auto &part : parsed->parts()) {
        const auto *expression = std::get_if<Expression>(&part);
        if (expression && !expression->path && !isIn(uses, expression->source))
            uses.push_back({expression->source, parameter, text, expression->begin});
    }
    return {};
}

Result<void> collect(const QString &parameter, const QJsonValue &value, ScriptUses &uses)
{
    if (value.isArray()) {
        const auto array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (auto done = collect(parameter + u'.' + QString::number(i), array[i], uses); !done)
                return done;
        }
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (auto done = collect(parameter + u'.' + it.key(), it.value(), uses); !done)
                return done;
        }
    } else if (value.isString()) {
        return collectText(parameter, value.toString(), uses);
    }
    return {};
}

Result<ScriptUses> usesIn(const QJsonObject &params, const QStringList &leave)
{
    ScriptUses uses;
    for (auto it = params.begin(); it != params.end(); ++it) {
        if (leave.contains(it.key()))
            continue;
        if (auto done = collect(it.key(), it.value(), uses); !done)
            return tl::unexpected(done.error());
    }
    return uses;
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
    const auto uses = usesIn(params, leave);
    if (!uses)
        co_return tl::unexpected(uses.error());
    ScriptValues values;
    for (const ScriptUse &use : *uses) {
        Result<Payload> value = co_await pool.evaluate(use.source, data);
        if (!value)
            co_return tl::unexpected(placedIn(value.error(), use.parameter, use.text, use.begin, use.source.size()));
        values.insert(use.source, *value);
    }
    auto resolved = resolveParams(params, data, leave, values);
    if (!resolved)
        co_return tl::unexpected(resolved.error());
    co_return std::move(resolved->value());
}

} // namespace sluice
