#pragma once

#include "app/studio/studio.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QSettings>
#include <QTest>

#include <functional>
#include <memory>

namespace sluice {

/// The real window with its engine, put together as the program does it: English, dark, with the settings of the home folder.
class OpenStudio {
public:
    OpenStudio()
    {
        languages.use(QStringLiteral("en"));
        theme.applyToApplication();
    }

    /// Waits until its window is active; false: none came. `adjust`: what is different here.
    [[nodiscard]] bool open(const StudioOptions &options, const std::function<void(StudioServices &)> &adjust = {})
    {
        StudioServices services{theme, languages, preferences, m_clock, QStringLiteral(SLUICE_SCRIPT)};
        if (adjust)
            adjust(services);
        m_studio = std::make_unique<Studio>(options, services);
        m_studio->start();
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (auto *main = qobject_cast<MainWindow *>(top))
                window = main;
        }
        return window && QTest::qWaitForWindowActive(window);
    }

private:
    QSettings m_settings{QSettings::IniFormat, QSettings::UserScope, QStringLiteral("sluice"),
                         QStringLiteral("sluice")};
    SystemClock m_clock;

public:
    Preferences preferences{m_settings};
    Languages languages;
    ThemeController theme{Theme::make(Scheme::Dark)};
    MainWindow *window = nullptr;

private:
    std::unique_ptr<Studio> m_studio;
};

} // namespace sluice
