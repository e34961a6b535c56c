#pragma once

#include "core/base/error.h"
#include "ui/shell/palettemodel.h"
#include "ui/shell/shellpage.h"

#include <QMainWindow>

#include <memory>
#include <optional>
#include <vector>

class QMenu;
class QStackedWidget;

namespace sluice {

class AlertBell;
class Background;
class CommandPalette;
class CommandTable;
class EngineBars;
class EngineClient;
class EnginePanel;
class HintBar;
class Languages;
class Preferences;
class QuitGuard;
class Rail;
class StatusStrip;
class ThemeController;
class TopBar;
struct AlertSummary;
struct WorkflowNames;

/// What the shell works with; all of it outlives the window.
struct ShellServices {
    EngineClient &engine;
    ThemeController &theme;
    Languages &languages;
    Preferences &preferences;
    CommandTable &commands;
};

/// The window: rail, top bar, status bar, menus, the bars above every page and the command palette. It shows the pages
/// that it is given and knows none of them.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const ShellServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setWorkspace(const QString &title, const QString &folder);
    /// Adds a page, at the end of the rail or at its foot. Owns: the page and its widget.
    void addPage(std::unique_ptr<ShellPage> page);
    [[nodiscard]] ShellPage *page(const QString &id) const;
    /// The pages there are, in the order of the rail.
    [[nodiscard]] QStringList pageIds() const;
    [[nodiscard]] QString currentPage() const;
    /// Shows a page; an id that no page has changes nothing.
    void showPage(const QString &id);
    /// Adds a menu of commands of one page between File and View; an empty id is a separator. The commands must be in the
    /// table. It is there on its page; menus of the page that added one first are there wherever a page has none.
    void addMenu(std::function<QString()> title, const QStringList &commandIds);
    void addPaletteSource(PaletteSource source);
    /// The first-start hint, made on the first call.
    [[nodiscard]] HintBar &hintBar();
    /// Geometry and page of the last session; without one, or with a size of its own, in the middle of the screen.
    void restoreSession(const std::optional<QSize> &size = std::nullopt);
    void showEngineFailure(const Error &error);
    /// Asks which engine it is to work with; `address` is that of now, empty for the one in this program.
    void setEngineAddress(const QString &address) { m_engineAddress = address; }
    [[nodiscard]] EnginePanel &enginePanel();
    [[nodiscard]] QuitGuard &quitGuard() { return *m_guard; }
    [[nodiscard]] StatusStrip &statusStrip() { return *m_status; }
    /// Shows the window, wherever it is: in the tray, minimised, or behind others.
    void comeBack();

    /// What it calls workflows from now on.
    void setNames(const WorkflowNames &names);

Q_SIGNALS:
    /// Somebody wants another engine; an empty address is the one in this program.
    void engineChosen(const QString &address, const QString &token);
    void openWorkspaceRequested(const QString &folder);
    void closeWorkspaceRequested();
    void newWorkspaceRequested(const QString &folder);
    void pageShown(const QString &id);
    /// Somebody wants to see whose figure an alert is about; or the rules.
    void alertRequested(const sluice::AlertSummary &alert);
    void alertRulesRequested();
    /// Somebody wants the view for a screen on the wall.
    void wallRequested();
    /// The person wants the program to end, whatever was to come after the window before; whether it may is asked then.
    void quitRequested();
    /// The window has closed, and the person agreed.
    void closed();
    /// The person was asked whether to close, and stays.
    void stayed();

protected:
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool isForward) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct MenuEntry {
        QMenu *menu = nullptr;
        std::function<QString()> title;
        QString page; ///< whose commands it holds; empty: the window's
    };
    void buildFrame();
    void addCommands();
    void addViewCommands();
    void buildMenus();
    /// A page with menus of its own has these and no other's; else keys that two pages have would mean neither.
    void showMenus(const QString &page);
    QMenu *makeMenu(std::function<QString()> title, const QStringList &commandIds);
    void fillRecent();
    void fillPalette();
    void chooseFolder(bool isNew);
    void cycleZone(int step);
    void quit();
    void toggleScheme();
    void showKeys();
    void retranslate();

    ShellServices m_services;
    std::vector<std::unique_ptr<ShellPage>> m_pages;
    Rail *m_rail = nullptr;
    TopBar *m_top = nullptr;
    AlertBell *m_bell = nullptr;
    StatusStrip *m_status = nullptr;
    EngineBars *m_bars = nullptr;
    HintBar *m_hint = nullptr;
    QWidget *m_main = nullptr;
    QStackedWidget *m_stack = nullptr;
    CommandPalette *m_palette = nullptr;
    QuitGuard *m_guard = nullptr;
    EnginePanel *m_enginePanel = nullptr; ///< none until it is asked for
    QString m_engineAddress;
    Background *m_background = nullptr;
    std::vector<MenuEntry> m_menus;
    QMenu *m_recent = nullptr;
    QMenu *m_viewMenu = nullptr;
    int m_numbered = 0;
};

} // namespace sluice
