#include "core/script/scripterror.h"

#include "core/script/errors.h"

namespace sluice {

Error placedIn(Error error, const QString &parameter, QStringView text, qsizetype begin, qsizetype length)
{
    if (error.code != errors::kScriptThrew)
        return error;
    QString &lineText = error.args[QStringLiteral("line")];
    QString &columnText = error.args[QStringLiteral("column")];
    error.args.insert(QStringLiteral("parameter"), parameter);
    int line = lineText.toInt();
    int column = line > 0 ? columnText.toInt() : 0;
    if (line <= 0 && !text.sliced(begin, length).contains(u'\n'))
        line = 1; // it has no other
    if (line <= 0) {
        lineText.clear();
        columnText.clear();
        return error;
    }
    const auto before = text.first(begin);
    if (line == 1 && column > 0)
        column += static_cast<int>(begin - (before.lastIndexOf(u'\n') + 1));
    lineText = QString::number(line + before.count(u'\n'));
    columnText = column > 0 ? QString::number(column) : QString();
    return error;
}

Error placedIn(Error error, const QString &parameter, QStringView text)
{
    return placedIn(std::move(error), parameter, text, 0, text.size());
}

} // namespace sluice
