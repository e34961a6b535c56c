#include "core/base/ids.h"

namespace sluice {

QString LetterId::toString() const
{
    return QStringLiteral("%1-%2").arg(number(run)).arg(index);
}

std::optional<LetterId> LetterId::fromString(const QString &text)
{
    const auto dash = text.indexOf(u'-');
    if (dash <= 0)
        return std::nullopt;
    bool runOk = false;
    bool indexOk = false;
    const auto run = QStringView(text).left(dash).toULongLong(&runOk);
    const auto index = QStringView(text).mid(dash + 1).toUInt(&indexOk);
    if (!runOk || !indexOk || index == 0)
        return std::nullopt;
    return LetterId{RunId{run}, index};
}

} // namespace sluice
