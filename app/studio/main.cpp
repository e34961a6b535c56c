#include "app/studio/firstframe.h"
#include "app/studio/singleinstance.h"
#include "app/studio/studio.h"
#include "core/base/filelimit.h"
#include "core/integration/secret/coredumps.h"
#include "ui/shell/languages.h"
#include "ui/shell/preferences.h"
#include "ui/theme/portalappearance.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QSettings>

#include <algorithm>
#include <cstring>
#include <optional>

namespace {

using namespace sluice;

struct CommandLine {
    StudioOptions studio;
    QString theme;
    QString language;
    bool tellsFirstFrame = false;
};

/// Takes `--geometry WxH` out of the arguments: on X11 Qt would keep it for itself and place the window by it.
std::optional<QSize> takeSize(int &argc, char *argv[])
{
    for (int at = 1; at + 1 < argc; ++at) {
        if (std::strcmp(argv[at], "--geometry") != 0)
            continue;
        const QStringList size = QString::fromLocal8Bit(argv[at + 1]).split(u'x');
        std::rotate(argv + at, argv + at + 2, argv + argc);
        argc -= 2;
        const bool isSize = size.size() == 2 && size.first().toInt() > 0 && size.last().toInt() > 0;
        return isSize ? std::optional(QSize(size.first().toInt(), size.last().toInt())) : std::nullopt;
    }
    return std::nullopt;
}

CommandLine readCommandLine(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Designs integration workflows, runs them durably, and shows how they are."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("WORKSPACE"),
                                 QCoreApplication::translate("main", "Folder of the workspace; default: the last one."),
                                 QStringLiteral("[WORKSPACE]"));
    const QCommandLineOption page(QStringLiteral("page"),
                                  QCoreApplication::translate("main", "Page to show, such as design or health."),
                                  QStringLiteral("name"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QCoreApplication::translate("main", "dark, light or contrast, for this start only."),
                                   QStringLiteral("name"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QCoreApplication::translate("main", "en or de, for this start only."),
                                      QStringLiteral("code"));
    const QCommandLineOption geometry(QStringLiteral("geometry"),
                                      QCoreApplication::translate("main", "Size of the window, such as 1280x800."),
                                      QStringLiteral("WxH"));
    QCommandLineOption firstFrame(QStringLiteral("first-frame"),
                                  QStringLiteral("Tells when the first frame is there, and ends."));
    firstFrame.setFlags(QCommandLineOption::HiddenFromHelp); // for the bench
    parser.addOptions({page, theme, language, geometry, firstFrame});
    parser.process(application);

    CommandLine line;
    const QStringList folders = parser.positionalArguments();
    line.studio.workspace = folders.isEmpty() ? QString() : QDir(folders.first()).absolutePath();
    line.studio.page = parser.value(page);
    line.theme = parser.value(theme);
    line.language = parser.value(language);
    line.tellsFirstFrame = parser.isSet(firstFrame);
    return line;
}

ThemeChoice themeChoice(const QString &name, ThemeChoice kept)
{
    if (name == QLatin1StringView("dark"))
        return ThemeChoice::Dark;
    if (name == QLatin1StringView("light"))
        return ThemeChoice::Light;
    return name == QLatin1StringView("contrast") ? ThemeChoice::HighContrast : kept;
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
    raiseFileLimit();
    const std::optional<QSize> size = takeSize(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sluice"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sluice"));
    QApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    CommandLine line = readCommandLine(application);
    line.studio.size = size;

    SingleInstance instance;
    if (instance.tellFirst(line.studio.workspace))
        return 0;

    QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("sluice"), QStringLiteral("sluice"));
    Preferences preferences(settings);
    Languages languages;
    languages.use(line.language.isEmpty() ? preferences.language() : line.language);
    ThemeController theme(std::make_unique<PortalAppearance>());
    theme.setChoice(themeChoice(line.theme, preferences.theme()));
    theme.setMotionChoice(preferences.motion());
    theme.setFontScale(preferences.fontScale());
    theme.applyToApplication();
    const SystemClock clock;

    Studio studio(line.studio, StudioServices{theme, languages, preferences, clock});
    QObject::connect(&instance, &SingleInstance::raised, &studio, &Studio::raise);
    std::optional<FirstFrame> firstFrame;
    if (line.tellsFirstFrame)
        firstFrame.emplace();
    studio.start();
    return QApplication::exec();
}
