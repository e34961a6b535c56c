#include "core/script/scriptrealm.h"

#include "core/script/jsontext.h"
#include "core/script/lockdown.h"
#include "core/script/scriptplace.h"

#include <QRegularExpression>

namespace sluice {

namespace {

constexpr qsizetype kMaxSources = 1'000;
constexpr quint64 kMaxEvaluations = 100'000;
/// Data of more than that is not parsed again to find out where a script failed.
constexpr qsizetype kMaxLocatedData = 256 * 1024;

/// Real, as the limits of this process are.
MonoTime now()
{
    return SystemClock().monotonic();
}

bool mayBeBody(const QString &source)
{
    static const QRegularExpression returns(QStringLiteral("\\breturn\\b"));
    return source.contains(returns);
}

} // namespace

std::unique_ptr<ScriptRealm> ScriptRealm::create()
{
    std::unique_ptr<ScriptRealm> realm(new ScriptRealm);
    return realm->lockDown() ? std::move(realm) : nullptr;
}

bool ScriptRealm::lockDown()
{
    // Taken before scripts lose it: it tells whether a text is the inside of one function, and does not end that
    // function and go on outside.
    m_isFunctionBody = m_engine.evaluate(QStringLiteral(
        "(function (Maker) { return function (body) { 'use strict'; new Maker(body); return true; } })(Function)"));
    const auto made = m_engine.evaluate(lockdownProgram());
    m_parse = made.property(QStringLiteral("parse"));
    m_enter = made.property(QStringLiteral("enter"));
    m_run = made.property(QStringLiteral("run"));
    return m_isFunctionBody.isCallable() && m_parse.isCallable() && m_enter.isCallable() && m_run.isCallable();
}

QJSValue ScriptRealm::parse(const QByteArray &json)
{
    auto parsed = m_parse.call({QJSValue(QString::fromUtf8(json))});
    return parsed.isError() ? QJSValue() : parsed;
}

bool ScriptRealm::isWorn() const
{
    return m_compiled.size() >= kMaxSources || m_evaluations >= kMaxEvaluations;
}

bool ScriptRealm::isInside(const QString &source, bool isBody)
{
    return m_isFunctionBody.call({QJSValue(scriptplace::bodyText(source, isBody))}).isBool();
}

ScriptRealm::Compiled ScriptRealm::compile(const QString &source, bool isBody)
{
    const auto text = scriptplace::functionText(source, isBody);
    QStringList trace;
    const auto function = m_engine.evaluate(u'(' + text + u')', QString(scriptplace::kFile), 0, &trace);
    if (!trace.isEmpty() || !function.isCallable()) {
        const auto place = scriptplace::placeIn(trace);
        return {{}, isBody, Thrown{function.toString(), place.line, place.column}};
    }
    if (!isInside(source, isBody))
        return {{}, isBody, Thrown{QStringLiteral("SyntaxError: Unexpected closing bracket"), {}, {}}};
    return {function, isBody, {}};
}

const ScriptRealm::Compiled &ScriptRealm::compiled(const QString &source)
{
    const auto known = m_compiled.constFind(source);
    if (known != m_compiled.constEnd())
        return *known;
    auto fresh = compile(source, false);
    if (fresh.failed && mayBeBody(source))
        fresh = compile(source, true);
    return *m_compiled.insert(source, fresh);
}

ScriptRealm::Outcome ScriptRealm::evaluate(const Script &script)
{
    ++m_evaluations;
    const auto &function = compiled(script.source);
    if (function.failed)
        return tl::unexpected(*function.failed);
    const auto began = now();
    m_enter.call({QJSValue(script.now), QJSValue(script.seed)});
    const auto outcome = m_run.call({function.function, script.data});
    if (outcome.isString())
        return outcome.toString().toUtf8();
    // The engine itself throws when there is no stack left even for the handler.
    const bool isBare = outcome.isError();
    if (isBare)
        m_evaluations = kMaxEvaluations; // who knows what else it left undone
    Thrown thrown{isBare ? outcome.toString() : outcome.property(0).toString(),
                  isBare ? QString() : outcome.property(1).toString(),
                  {}};
    return tl::unexpected(located(script, function.isBody, std::move(thrown), began, now()));
}

/// The engine keeps lines only, and those only of errors. So the script is evaluated again, which changes nothing and
/// comes to the same; with its line cut in two at a column, the line that is reported tells on which side it failed.
ScriptRealm::Thrown ScriptRealm::located(const Script &script, bool isBody, Thrown thrown, MonoTime began,
                                         MonoTime ended)
{
    const auto once = ended - began;
    if (script.text.size() > kMaxLocatedData)
        return thrown;
    const auto again = [&](const QString &source) -> std::optional<scriptplace::Place> {
        if (now() - began + once > script.time / 4)
            return std::nullopt;
        if (!isInside(source, isBody))
            return scriptplace::Place{}; // a break may end a comment, and make code of what follows
        m_enter.call({QJSValue(script.now), QJSValue(script.seed)});
        QStringList trace;
        m_engine.evaluate(scriptplace::programText(source, isBody, script.text), QString(scriptplace::kFile), 0,
                          &trace);
        return scriptplace::placeIn(trace);
    };
    const auto place = scriptplace::find(script.source, again);
    if (place) {
        thrown.line = place->line;
        thrown.column = place->column;
    }
    return thrown;
}

} // namespace sluice
