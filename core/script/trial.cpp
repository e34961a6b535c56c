#include "core/script/trial.h"

#include "core/script/errors.h"
#include "core/script/jsontext.h"
#include "core/script/resolve.h"
#include "core/script/scripterror.h"
#include "core/script/scriptpool.h"
#include "core/script/template.h"

namespace sluice {

namespace {

/// Where in a text the expression begins that an error is about; -1 when that cannot be told.
qsizetype placeOf(const Error &error, const QString &text)
{
    if (error.code == errors::kExpressionPathMissing) {
        const auto parsed = Template::parse(text);
        const QString path = error.args.value(QStringLiteral("path"));
        for (const auto &part : parsed ? parsed->parts() : std::vector<Template::Part>()) {
            const auto *expression = std::get_if<Expression>(&part);
            if (expression && expression->source == path)
                return expression->begin;
        }
        return -1;
    }
    if (error.code != errors::kExpressionUnclosed && error.code != errors::kExpressionEmpty)
        return -1;
    // The text up to each pair of braces is read without trouble until the one that is wrong.
    for (auto open = text.indexOf(u"{{"); open >= 0; open = text.indexOf(u"{{", open + 2)) {
        const auto next = text.indexOf(u"{{", open + 2);
        if (!Template::parse(next < 0 ? text : text.first(next)))
            return open;
    }
    return -1;
}

Error placed(Error error, const QString &parameter, const QString &text, qsizetype at)
{
    if (at < 0)
        return error;
    const auto before = QStringView(text).first(at);
    error.args.insert(QStringLiteral("parameter"), parameter);
    error.args.insert(QStringLiteral("line"), QString::number(before.count(u'\n') + 1));
    error.args.insert(QStringLiteral("column"), QString::number(at - before.lastIndexOf(u'\n')));
    return error;
}

} // namespace

QCoro::Task<Result<Payload>> tryOut(Trial trial, ScriptPool &pool)
{
    const QString text = trial.value.toString();
    if (trial.isExpression) {
        if (const auto path = ValuePath::parse(text)) {
            const auto value = path->resolve(trial.data);
            const auto begin = text.indexOf(text.trimmed());
            co_return value ? value : tl::unexpected(placed(value.error(), trial.parameter, text, begin));
        }
        Result<Payload> value = co_await pool.evaluate(text, trial.data);
        if (!value)
            co_return tl::unexpected(placedIn(value.error(), trial.parameter, text));
        co_return value;
    }
    QJsonObject params;
    params.insert(trial.parameter, trial.value);
    const Result<QJsonObject> resolved = co_await resolveParams(params, trial.data, QStringList(), pool);
    if (!resolved) {
        const Error &error = resolved.error();
        co_return tl::unexpected(placed(error, trial.parameter, text, placeOf(error, text)));
    }
    co_return jsontext::toText(resolved->value(trial.parameter));
}

} // namespace sluice
