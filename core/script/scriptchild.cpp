#include "core/script/scriptchild.h"

#include "core/script/scriptlimits.h"
#include "core/script/scriptwire.h"

#include <QJSEngine>
#include <QJSValue>
#include <QRegularExpression>
#include <QStringList>

#include <cstdlib>

namespace sluice {

namespace {

constexpr qsizetype kMaxMessage = 2000;

/// Calls the compiled expression and describes what came of it; what it needs is taken before the script can change it.
QString callerSource()
{
    return QStringLiteral(R"js((function (stringify, text) {
        return function (expression) {
            try {
                const json = stringify(expression());
                return { json: json === undefined ? "null" : json };
            } catch (thrown) {
                let message = "";
                let line = "";
                try {
                    message = text(thrown);
                    line = thrown instanceof Error ? text(thrown.lineNumber) : "";
                } catch (hostile) {
                    message = "";
                }
                return { message: message, line: line };
            }
        };
    })(JSON.stringify, String))js");
}

struct Compiled {
    QJSValue function;
    QString message; ///< empty: it compiled
    QString line;
    QString column;
};

Compiled compileFunction(QJSEngine &engine, const QString &head, const QString &source, const QString &tail)
{
    QStringList trace;
    // Line 0 holds the head, so that lines and columns are those of the source.
    const auto function = engine.evaluate(head + u'\n' + source + u'\n' + tail, QStringLiteral("expression"), 0,
                                          &trace);
    if (trace.isEmpty() && function.isCallable())
        return {function, {}, {}, {}};
    const auto place = trace.value(0).split(u':'); // function, line, column, file
    return {{}, function.toString(), place.value(1), place.value(2)};
}

Compiled compileSource(QJSEngine &engine, const QString &source)
{
    static const QRegularExpression returns(QStringLiteral("\\breturn\\b"));
    auto expression = compileFunction(engine, QStringLiteral("(function () { return ("), source,
                                      QStringLiteral("); })"));
    if (expression.message.isEmpty() || !source.contains(returns))
        return expression;
    return compileFunction(engine, QStringLiteral("(function () {"), source, QStringLiteral("})"));
}

} // namespace

QByteArray answerScript(const QByteArray &request)
{
    QJSEngine engine;
    auto global = engine.globalObject();
    const auto parsed = global.property(QStringLiteral("JSON"))
                            .property(QStringLiteral("parse"))
                            .call({QJSValue(QString::fromUtf8(request))});
    if (!parsed.isObject() || parsed.isError())
        return scriptwire::unreadableAnswer();
    const auto id = static_cast<quint64>(parsed.property(QStringLiteral("id")).toNumber());
    for (const auto &name : {QStringLiteral("input"), QStringLiteral("item"), QStringLiteral("index"),
                             QStringLiteral("run"), QStringLiteral("steps")}) {
        if (parsed.hasProperty(name))
            global.setProperty(name, parsed.property(name));
    }
    scriptlimits::allowTime(Milliseconds(parsed.property(QStringLiteral("milliseconds")).toInt()));

    auto caller = engine.evaluate(callerSource());
    const auto compiled = compileSource(engine, parsed.property(QStringLiteral("source")).toString());
    if (!compiled.message.isEmpty())
        return scriptwire::threwAnswer(id, compiled.message.left(kMaxMessage), compiled.line, compiled.column);
    const auto outcome = caller.call({compiled.function});
    const auto json = outcome.property(QStringLiteral("json"));
    if (!json.isString()) {
        // The engine itself throws when there is no stack left even for the handler.
        const auto message = outcome.isError() ? outcome.toString()
                                               : outcome.property(QStringLiteral("message")).toString();
        const auto line = outcome.isError() ? QString() : outcome.property(QStringLiteral("line")).toString();
        return scriptwire::threwAnswer(id, message.left(kMaxMessage), line, {});
    }
    const auto text = json.toString().toUtf8();
    return text.size() > scriptwire::kMaxValue ? scriptwire::tooLargeAnswer(id) : scriptwire::valueAnswer(id, text);
}

int serveScripts(std::FILE *in, std::FILE *out)
{
    scriptlimits::apply(scriptwire::kMemoryLimit);
    const auto write = [out](const QByteArray &line) {
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), out);
        std::fputc('\n', out);
        return std::fflush(out) == 0;
    };
    QJSEngine().evaluate(callerSource()); // the first engine of a process is slow
    if (!write(scriptwire::hello()))
        return EXIT_FAILURE;
    char *line = nullptr;
    std::size_t room = 0;
    auto size = getline(&line, &room, in);
    while (size > 0) {
        const auto length = static_cast<qsizetype>(size) - (line[size - 1] == '\n' ? 1 : 0);
        if (!write(answerScript(QByteArray::fromRawData(line, length))))
            break;
        size = getline(&line, &room, in);
    }
    std::free(line); // getline allocates so
    return scriptwire::kNormalExit;
}

} // namespace sluice
