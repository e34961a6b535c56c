#include "ui/shell/diagnostics.h"

#include "core/base/isotime.h"
#include "core/base/logbook.h"

#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>

#include <algorithm>

namespace sluice {

namespace {

/// A path tells who somebody is.
QString withoutHome(QString text)
{
    const QString home = QDir::homePath();
    return home.size() > 1 ? text.replace(home, QStringLiteral("~")) : text;
}

QStringList platformLines()
{
    QStringList lines{
        QStringLiteral("Sluice %1, Qt %2").arg(QStringLiteral(SLUICE_VERSION), QString::fromLatin1(qVersion())),
        QStringLiteral("%1, %2, %3")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::buildAbi()),
        QStringLiteral("platform %1, language %2").arg(QGuiApplication::platformName(), QLocale().name())};
    for (const QScreen *screen : QGuiApplication::screens())
        lines += QStringLiteral("screen %1x%2 at %3 %")
                     .arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio() * 100);
    return lines;
}

QStringList engineLines(const EngineSnapshot &now)
{
    if (now.taken == WallTime{})
        return {QStringLiteral("the engine has told nothing yet")};
    QStringList lines{QStringLiteral("runs active %1, steps started %2, failed %3, letters open %4, events %5")
                          .arg(now.activeRuns)
                          .arg(now.stepsStarted)
                          .arg(now.stepErrors)
                          .arg(now.openLetters)
                          .arg(now.eventsPublished)};
    static constexpr const char *kPhases[] = {"initializing", "running", "degraded", "paused",
                                              "draining",     "stopped", "error",    "recovering"};
    for (const ComponentSnapshot &component : now.components)
        lines += QStringLiteral("component %1: %2, restarts %3, errors %4%5")
                     .arg(component.id, QLatin1StringView(kPhases[static_cast<std::size_t>(component.phase)]))
                     .arg(component.restarts)
                     .arg(component.errorCount)
                     .arg(component.lastError.code.isEmpty() ? QString()
                                                             : QStringLiteral(", last ") + component.lastError.code);
    const auto open = std::ranges::count_if(now.connections, [](const ConnectionSnapshot &connection) {
        return connection.phase == BreakerPhase::Open || connection.phase == BreakerPhase::ForcedOpen;
    });
    lines += QStringLiteral("breakers %1, open %2").arg(now.connections.size()).arg(open);
    if (now.trouble)
        lines += QStringLiteral("trouble %1").arg(now.trouble->error.code);
    return lines;
}

} // namespace

QString diagnosticsText(const EngineSnapshot &now, const QStringList &facts, const LogPage &log)
{
    QStringList lines = platformLines();
    lines += QString();
    lines += engineLines(now);
    lines += facts;
    lines += QString();
    lines += QStringLiteral("last lines of the log, %1 in all:").arg(log.last);
    for (const LogRecord &line : log.records)
        lines += QStringLiteral("%1 %2 %3: %4").arg(isoText(line.at), nameOf(line.level), line.component, line.text);
    return withoutHome(lines.join(u'\n')) + u'\n';
}

} // namespace sluice
