#include "core/workflow/exchange/imported.h"

#include <algorithm>
#include <array>

namespace sluice {

QString nameOf(ImportNote::Kind kind)
{
    static const std::array names{QStringLiteral("mapped"), QStringLiteral("partly"), QStringLiteral("disabled"),
                                  QStringLiteral("dropped")};
    return names.at(static_cast<std::size_t>(kind));
}

QString nameOf(ImportNote::Reason reason)
{
    static const std::array names{
        QString(),
        QStringLiteral("unknownType"),
        QStringLiteral("expression"),
        QStringLiteral("credentials"),
        QStringLiteral("language"),
        QStringLiteral("operator"),
        QStringLiteral("option"),
        QStringLiteral("loop"),
        QStringLiteral("items"),
        QStringLiteral("webhook"),
        QStringLiteral("workflow"),
        QStringLiteral("settings"),
        QStringLiteral("command"),
        QStringLiteral("danglingLink"),
    };
    return names.at(static_cast<std::size_t>(reason));
}

std::size_t Imported::count(ImportNote::Kind kind) const
{
    return static_cast<std::size_t>(std::ranges::count(notes, kind, &ImportNote::kind));
}

} // namespace sluice
