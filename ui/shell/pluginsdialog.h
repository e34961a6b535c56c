#pragma once

#include "core/base/result.h"

#include <QDialog>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace sluice {

class EmptyState;
class InfoBar;
class ThemeController;

/// A plug-in as the window shows it.
struct PluginEntry {
    QString name;
    QString version;
    QString author;
    QString path;
    bool isOfWorkspace = false; ///< false: the person's own
    bool isLibrary = false;     ///< false: scripts
    QStringList types;
    std::optional<Error> refused; ///< why none of its types can be used
};

/// What the dialog asks for; none of it is empty.
struct PluginDesk {
    std::function<std::vector<PluginEntry>()> list;
    std::function<Result<QString>(const QString &path, bool forWorkspace)> install; ///< gives the name
    std::function<Result<void>(const QString &name, bool inWorkspace)> remove;
    std::function<void()> reopen; ///< opens the workspace again, with the plug-ins that there are then
};

/// The plug-ins that there are, with why one cannot be used; installs and removes them. What changed holds once the workspace
/// is opened again, which it offers.
/// Thread: UI.
class PluginsDialog final : public QDialog {
    Q_OBJECT
public:
    PluginsDialog(PluginDesk desk, ThemeController &theme, QWidget *parent);

    /// Shows one; it is gone once it is closed.
    static void show(PluginDesk desk, ThemeController &theme, QWidget *parent);
    /// Installs what lies there, for whom is chosen.
    void installFrom(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Field { Version, Origin, Kind, Author, Types, State, Path, FieldCount };

    QWidget *makeButtons();
    QWidget *makeDetails();
    void fill(const QString &wanted = {});
    void showCurrent();
    void askForFile(bool isFolder);
    void askToRemove();
    void remove(const PluginEntry &entry);
    void offerReopening(const QString &text);
    void retranslate();
    void dress();
    [[nodiscard]] const PluginEntry *current() const;

    PluginDesk m_desk;
    ThemeController &m_theme;
    std::vector<PluginEntry> m_entries;
    InfoBar *m_bar = nullptr;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_none = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_names[FieldCount] = {};
    QLabel *m_values[FieldCount] = {};
    QLabel *m_forWhom = nullptr;
    QComboBox *m_target = nullptr;
    QPushButton *m_fromFolder = nullptr;
    QPushButton *m_fromFile = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace sluice
