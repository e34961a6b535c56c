#pragma once

#include "ui/alerts/alertnotifier.h"
#include "ui/shell/settingrow.h"

#include <QWidget>

#include <vector>

class QAbstractButton;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace sluice {

class AlertRulesPanel;
class Card;
class CommandTable;
class FilterEdit;
class InfoBar;
class Languages;
class Preferences;
class SegmentedControl;
class SettingsDocument;
class ShortcutPanel;
class ThemeController;
struct NumberSetting;
struct WorkspaceSettings;

/// The page "Settings": what belongs to this program, at once, and what belongs to the workspace, when saved. Each setting
/// says its default and can be reset alone; the search finds any of them.
///
/// It changes what belongs to the workspace by `SettingsDocument` only, so that each edit can be undone.
class SettingsPage final : public QWidget {
    Q_OBJECT
public:
    SettingsPage(ThemeController &theme, Languages &languages, Preferences &preferences, SettingsDocument &document,
                 CommandTable &commands, QWidget *parent = nullptr);

    /// Shows the rules of alerts and nothing else, as if somebody had searched for them.
    void showAlertRules();

Q_SIGNALS:
    void notifyFromChanged(sluice::NotifyFrom from);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Section {
        Card *card = nullptr;
        QLabel *title = nullptr;
        std::function<QString()> words;
        std::vector<SettingRow *> rows = {};
    };
    struct NumberField {
        const NumberSetting *setting = nullptr;
        QSpinBox *box = nullptr;
    };
    void buildFrame();
    void buildFoot(QVBoxLayout &column);
    [[nodiscard]] std::size_t addSection(std::function<QString()> words);
    SettingRow *addRow(std::size_t section, QWidget *field, SettingRow::Words words);
    void retranslate();
    void dress();
    void filter();

    // In settingsfields.cpp
    void buildLook();
    void buildNotifications();
    void buildName();
    void buildNumbers();
    void showChoices();
    void showWorkspace();
    void wordNumbers();
    void wordChoices();
    void wireNumber(const NumberField &field);
    void wireName();

    // In settingscommands.cpp
    void buildCommands();
    void refreshCommands();
    void saveWorkspace();
    void revert();
    void undo();
    void redo();

    ThemeController &m_theme;
    Languages &m_languages;
    Preferences &m_preferences;
    SettingsDocument &m_document;
    CommandTable &m_commands;

    QLabel *m_title = nullptr;
    FilterEdit *m_search = nullptr;
    QLabel *m_nothing = nullptr;
    InfoBar *m_bar = nullptr;
    QWidget *m_inner = nullptr;
    QVBoxLayout *m_column = nullptr;
    std::vector<Section> m_sections;
    SegmentedControl *m_scheme = nullptr;
    QComboBox *m_language = nullptr;
    SegmentedControl *m_size = nullptr;
    SegmentedControl *m_motion = nullptr;
    QComboBox *m_notify = nullptr;
    QLineEdit *m_name = nullptr;
    std::vector<NumberField> m_numbers;
    std::size_t m_keysSection = 0;
    std::size_t m_rulesSection = 0;
    ShortcutPanel *m_keys = nullptr;
    AlertRulesPanel *m_rules = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_saveButton = nullptr;
    QPushButton *m_revertButton = nullptr;
};

} // namespace sluice
