#include "tests/arch/includerules.h"

#include <algorithm>

namespace sluice::arch {

namespace {

/// Why `from`, a file of a core room, may not include `to`; empty when it may.
QString whyCoreMayNot(const QString &from, const QString &to)
{
    if (!to.startsWith(u"core/"))
        return QStringLiteral("core may include core only");
    const auto own = coreRooms().indexOf(roomOf(from));
    const auto other = coreRooms().indexOf(roomOf(to));
    if (own < 0)
        return QStringLiteral("this room has no place in the order of rooms");
    if (other < 0)
        return QStringLiteral("there is no such room in the order of rooms");
    return other > own ? QStringLiteral("core/%1 lies below core/%2").arg(roomOf(from), roomOf(to)) : QString();
}

QString whyUiMayNot(const QString &from, const QString &to)
{
    static const QStringList seen{QStringLiteral("api"), QStringLiteral("workflow"), QStringLiteral("run"),
                                  QStringLiteral("base")};
    if (to.startsWith(u"ui/"))
        return {};
    if (!to.startsWith(u"core/"))
        return QStringLiteral("ui may include ui and core only");
    const bool isWordedHere = from.startsWith(u"ui/wording/") && to.endsWith(u"/errors.h");
    return seen.contains(roomOf(to)) || isWordedHere ? QString()
                                                     : QStringLiteral("of core, ui sees api, workflow, run and base");
}

QString whyTestsMayNot(const QString &from, const QString &to)
{
    const bool isCoreTest = from.startsWith(u"tests/core/");
    return isCoreTest && (to.startsWith(u"ui/") || to.startsWith(u"app/")) ? QStringLiteral("core tests know core only")
                                                                           : QString();
}

QString whyNot(const QString &from, const QString &to)
{
    if (from.startsWith(u"core/"))
        return whyCoreMayNot(from, to);
    if (from.startsWith(u"ui/"))
        return whyUiMayNot(from, to);
    if (from.startsWith(u"tests/"))
        return whyTestsMayNot(from, to);
    return to.startsWith(u"tests/") ? QStringLiteral("only tests may include tests") : QString();
}

bool startsAtRoot(const QString &path)
{
    static const QStringList folders{QStringLiteral("core/"), QStringLiteral("ui/"), QStringLiteral("app/"),
                                     QStringLiteral("tests/")};
    return std::ranges::any_of(folders, [&](const QString &folder) { return path.startsWith(folder); });
}

QString finding(const SourceFile &file, const Include &include, const QString &why)
{
    return QStringLiteral("%1:%2: includes %3: %4").arg(file.path).arg(include.line).arg(include.path, why);
}

} // namespace

const QStringList &coreRooms()
{
    static const QStringList rooms{
        QStringLiteral("base"),        QStringLiteral("workflow"), QStringLiteral("resilience"),
        QStringLiteral("events"),      QStringLiteral("run"),      QStringLiteral("api"),
        QStringLiteral("components"),  QStringLiteral("journal"),  QStringLiteral("script"),
        QStringLiteral("integration"), QStringLiteral("growth"),   QStringLiteral("tasks"),
        QStringLiteral("cluster"),     QStringLiteral("remote"),   QStringLiteral("engine"),
        QStringLiteral("simulate"),
    };
    return rooms;
}

QStringList forbiddenArrows(const SourceFile &file)
{
    QStringList findings;
    for (const auto &include : file.includes) {
        if (startsAtRoot(include.path)) {
            if (const auto why = whyNot(file.path, include.path); !why.isEmpty())
                findings += finding(file, include, why);
        } else if (include.isQuoted && !include.path.endsWith(u".moc")) {
            findings += finding(file, include, QStringLiteral("paths of our own start at the root"));
        }
    }
    return findings;
}

QStringList widgetsInCore(const SourceFile &file, const QSet<QString> &guiHeaders)
{
    static const QStringList modules{QStringLiteral("QtGui/"),        QStringLiteral("QtWidgets/"),
                                     QStringLiteral("QtCharts/"),     QStringLiteral("QtSvg/"),
                                     QStringLiteral("QtSvgWidgets/"), QStringLiteral("QtPrintSupport/"),
                                     QStringLiteral("Qsci/")};
    if (!file.isUnder(QLatin1StringView("core/")))
        return {};
    QStringList findings;
    for (const auto &include : file.includes) {
        const bool isFromGuiModule = std::ranges::any_of(
            modules, [&](const QString &module) { return include.path.startsWith(module); });
        if (isFromGuiModule || guiHeaders.contains(include.path))
            findings += finding(file, include, QStringLiteral("core knows neither Qt Gui nor Widgets"));
    }
    return findings;
}

QStringList graphInHeaders(const SourceFile &file)
{
    QStringList findings;
    for (const auto &include : file.includes) {
        if (file.isHeader() && include.path.startsWith(u"boost/graph"))
            findings += finding(file, include, QStringLiteral("Boost.Graph stays in .cpp files"));
    }
    return findings;
}

} // namespace sluice::arch
