#pragma once

#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace sluice {

class FormRow;
class ThemeController;
class TriggerSection;

/// The workflow itself, while nothing is selected: its name, its description, what starts it, its limits, and what it holds.
class WorkflowForm final : public QWidget {
    Q_OBJECT
public:
    explicit WorkflowForm(ThemeController &themes, QWidget *parent = nullptr);

    void show(const Workflow &workflow, const Problems &problems);
    /// What starts it, which has its own questions and answers.
    [[nodiscard]] TriggerSection &triggers() { return *m_triggers; }
    void retranslate();
    /// Takes the colours of the theme.
    void dress();

Q_SIGNALS:
    void nameEdited(const QString &name);
    void descriptionEdited(const QString &description);
    void limitsEdited(const Concurrency &limits);
    void priorityEdited(int priority);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wireLimits();
    void retranslateLimits();

    QLineEdit *m_name;
    QPlainTextEdit *m_description;
    QSpinBox *m_runs;
    QSpinBox *m_steps;
    QSpinBox *m_priority;
    TriggerSection *m_triggers;
    QLabel *m_summary;
    QLabel *m_hint;
    FormRow *m_nameRow;
    FormRow *m_descriptionRow;
    FormRow *m_runsRow;
    FormRow *m_stepsRow;
    FormRow *m_priorityRow;
    ThemeController &m_themes;
    bool m_isFilling = false;
    bool m_isEmpty = false; ///< no task yet
};

} // namespace sluice
