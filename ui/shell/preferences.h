#pragma once

#include "ui/alerts/alertnotifier.h"
#include "ui/theme/themecontroller.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

class QSettings;

namespace sluice {

/// What a person chose for this program on this computer, kept in the settings passed in. Workspaces keep their own.
class Preferences final {
public:
    explicit Preferences(QSettings &settings);

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] MotionChoice motion() const;
    void setMotion(MotionChoice choice);
    /// 0.8 to 2.
    [[nodiscard]] double fontScale() const;
    void setFontScale(double scale);
    /// A code, or empty for the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &code);
    /// From which severity on alerts are told on the desktop.
    [[nodiscard]] NotifyFrom notifyFrom() const;
    void setNotifyFrom(NotifyFrom from);
    /// Keys that a person chose, by command; see `CommandTable::useOwnKeys`.
    [[nodiscard]] QMap<QString, QString> keys() const;
    void setKeys(const QMap<QString, QString> &keys);

    /// Workspace folders, the last one first, at most 8.
    [[nodiscard]] QStringList recentWorkspaces() const;
    void noteWorkspace(const QString &folder);
    void forgetWorkspace(const QString &folder);

    /// Where the engine of a workspace is served; empty: it is in this program.
    [[nodiscard]] QString engineOf(const QString &folder) const;
    void setEngineOf(const QString &folder, const QString &address);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    /// How a page had arranged itself, by the page's id.
    [[nodiscard]] QByteArray layout(const QString &page) const;
    void setLayout(const QString &page, const QByteArray &layout);
    [[nodiscard]] QString lastPage() const;
    void setLastPage(const QString &id);
    /// Whether the first-start hint was closed or done.
    [[nodiscard]] bool isHintOver() const;
    void setHintOver();

private:
    QSettings &m_settings;
};

} // namespace sluice
