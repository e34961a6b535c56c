#pragma once

#include <QWidget>

class QAbstractButton;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace sluice {

class Card;
class CommandTable;
class InfoBar;
class Languages;
class Preferences;
class SegmentedControl;
class SettingsDocument;
class ThemeController;

/// The page "Settings": looks, language and motion of this program, at once; name and defaults of the workspace, when
/// saved.
///
/// It changes what belongs to the workspace by `SettingsDocument` only, so that each edit can be undone.
class SettingsPage final : public QWidget {
    Q_OBJECT
public:
    SettingsPage(ThemeController &theme, Languages &languages, Preferences &preferences, SettingsDocument &document,
                 CommandTable &commands, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QLabel *label = nullptr;
        QWidget *field = nullptr;
    };
    void buildLook();
    void buildWorkspace();
    void buildEngine(QFormLayout &form);
    void retranslate();
    void dress();
    void showChoices();
    void showWorkspace();

    // In settingscommands.cpp
    void buildCommands();
    void refreshCommands();
    void saveWorkspace();
    void revert();
    void undo();
    void redo();
    void wireFields();
    Row addRow(QFormLayout &form, QWidget *field);

    ThemeController &m_theme;
    Languages &m_languages;
    Preferences &m_preferences;
    SettingsDocument &m_document;
    CommandTable &m_commands;

    QLabel *m_title = nullptr;
    Card *m_lookCard = nullptr;
    QLabel *m_lookTitle = nullptr;
    Row m_schemeRow;
    Row m_languageRow;
    Row m_sizeRow;
    Row m_motionRow;
    SegmentedControl *m_scheme = nullptr;
    QComboBox *m_language = nullptr;
    SegmentedControl *m_size = nullptr;
    SegmentedControl *m_motion = nullptr;

    Card *m_workspaceCard = nullptr;
    QLabel *m_workspaceTitle = nullptr;
    QLabel *m_workspaceNote = nullptr;
    Row m_nameRow;
    Row m_attemptsRow;
    Row m_timeoutRow;
    Row m_keepDaysRow;
    Row m_keepRunsRow;
    Row m_payloadRow;
    QLineEdit *m_name = nullptr;
    QSpinBox *m_attempts = nullptr;
    QSpinBox *m_timeout = nullptr;
    QSpinBox *m_keepDays = nullptr;
    QSpinBox *m_keepRuns = nullptr;
    QSpinBox *m_payload = nullptr; ///< in KiB
    QPushButton *m_saveButton = nullptr;
    QPushButton *m_revertButton = nullptr;
    InfoBar *m_bar = nullptr;
};

} // namespace sluice
