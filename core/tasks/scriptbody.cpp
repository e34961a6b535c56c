#include "core/tasks/scriptbody.h"

#include "core/script/errors.h"
#include "core/script/scriptpool.h"

#include <QRegularExpression>

namespace sluice {

QCoro::Task<QString> scriptBody(ScriptPool *scripts, QString script)
{
    static const QRegularExpression returns(QStringLiteral("\\breturn\\b"));
    const QString asExpression = QStringLiteral("return (\n%1\n);").arg(script);
    if (!script.contains(returns))
        co_return asExpression;
    // Only read, never called: it throws when it cannot be read as an expression.
    const auto read = co_await scripts->evaluate(
        QStringLiteral("return typeof (function () { %1 });").arg(asExpression), StepData());
    const bool isBody = !read && read.error().code == errors::kScriptThrew;
    co_return isBody ? QString(u'\n' + script) : asExpression;
}

} // namespace sluice
