#include "app/ctl/versionname.h"

#include "app/ctl/history.h"
#include "core/journal/errors.h"

#include <QCoreApplication>

namespace sluice::ctl {

Result<quint32> numberNamed(const Arguments &arguments, const QString &text)
{
    bool isNumber = false;
    const quint32 found = (text.startsWith(u'v') ? text.mid(1) : text).toUInt(&isNumber);
    if (!isNumber || found == 0)
        return tl::unexpected(arguments.usage(
            QCoreApplication::translate("sluicectl", "'%1' is no version; they are named like v7.").arg(text)));
    return found;
}

Result<Workflow> versionNamed(const Arguments &arguments, const QString &text)
{
    const auto wanted = numberNamed(arguments, text);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return tl::unexpected(reader.error());
    if (!*reader)
        return failure(errors::kVersionUnknown, {{QStringLiteral("workflow"), arguments.names.front()},
                                                 {QStringLiteral("number"), QString::number(*wanted)}});
    return (*reader)->version(arguments.names.front(), *wanted);
}

} // namespace sluice::ctl
