#pragma once

#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QDoubleSpinBox;

namespace sluice {

class FormRow;
class ThemeController;

/// When attempts of a task start if each fails at once, worded line by line; from the schedule that really runs.
[[nodiscard]] QStringList scheduleLines(const Reliability &reliability);

/// The resilience settings of a task, with the retry schedule as times.
class ReliabilityForm final : public QWidget {
    Q_OBJECT
public:
    explicit ReliabilityForm(ThemeController &themes, QWidget *parent = nullptr);

    void show(const Reliability &reliability, bool isUnsafe);
    /// Shows which task of `workflow` undoes `task`, and the others that could.
    void showCompensation(const Task &task, const Workflow &workflow);
    /// Shows the problems of a task's reliability.
    void showProblems(const Problems &problems, const QString &task);
    /// `field` is as problems name it, "reliability.base".
    void focusField(const QString &field);
    void retranslate();

Q_SIGNALS:
    void edited(const QString &label, const sluice::Reliability &reliability);
    /// Another task, or none, is to undo the one that is shown.
    void compensationChosen(const QString &compensation);
    void left();

private:
    QLineEdit *durationField(const QString &name);
    FormRow *addRow(QWidget *field, const QString &key, bool ownLabel = true);
    void change(const QString &key);
    void fillChoices();
    void showSchedule();

    ThemeController &m_themes;
    Reliability m_shown;
    QSpinBox *m_attempts;
    QLineEdit *m_base;
    QDoubleSpinBox *m_factor;
    QLineEdit *m_maxDelay;
    QComboBox *m_jitter;
    QLineEdit *m_timeout;
    QLineEdit *m_deadline;
    QComboBox *m_exhausted;
    QComboBox *m_compensation;
    QCheckBox *m_safe;
    QLabel *m_scheduleTitle;
    QLabel *m_schedule;
    std::vector<std::pair<QString, FormRow *>> m_rows;
};

} // namespace sluice
