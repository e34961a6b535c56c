#pragma once

#include "core/workflow/alertrules.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class AlertRuleForm;
class SettingsDocument;
class ThemeController;

/// The rules of alerts of a workspace: built-in ones, which can be changed, switched off and reset, and own ones, which can be
/// deleted as well. Each change is an edit of the settings, in use once they are saved.
class AlertRulesPanel final : public QWidget {
    Q_OBJECT
public:
    AlertRulesPanel(SettingsDocument &document, ThemeController &theme, QWidget *parent = nullptr);

    /// Shows only rules that hold these words; how many do.
    int filter(const QString &words);
    void retranslate();

private:
    struct RuleRow {
        QWidget *box = nullptr;
        QCheckBox *on = nullptr;
        QLabel *sentence = nullptr;
        QPushButton *edit = nullptr;
        QPushButton *remove = nullptr; ///< of a built-in rule: resets it
    };
    void showRules();
    void makeRow(const AlertRule &rule);
    void fillRow(RuleRow &row, const AlertRule &rule);
    void openForm(const QString &id);
    void closeForm();
    /// One form at a time: no other can be opened over what is typed in it.
    void allowForms();
    void put(const AlertRule &rule, const QString &text);
    void drop(const QString &id);
    [[nodiscard]] AlertRule ruleOf(const QString &id) const;
    [[nodiscard]] QString freeId() const;

    SettingsDocument &m_document;
    ThemeController &m_theme;
    QVBoxLayout *m_rowBox = nullptr;
    QHash<QString, RuleRow> m_rows;
    AlertRuleForm *m_form = nullptr;
    QPushButton *m_add = nullptr;
    QString m_edited;      ///< whose form is open
    quint64 m_lastOwn = 0; ///< the highest number of an own rule that this document ever had
};

} // namespace sluice
