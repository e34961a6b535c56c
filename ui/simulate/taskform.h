#pragma once

#include "ui/simulate/taskmodeltable.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sluice {

class ThemeController;

/// The model of one task, to be typed: what it takes, how it fails, where it goes on or how many items it has, and how
/// many attempts it makes in the other setting. What means nothing is complained about beside it, and changes nothing.
class TaskForm final : public QWidget {
    Q_OBJECT
public:
    explicit TaskForm(ThemeController &theme, QWidget *parent = nullptr);

    /// Shows a task; none: nothing can be typed.
    void showRow(const TaskModelRow *row, int attemptsNow);
    void setComparing(bool isComparing);
    /// Takes what is being typed, so that a key simulates it too.
    void finishTyping() { take(); }

Q_SIGNALS:
    /// A person gave the task that is shown another model.
    void changed(const sluice::TaskModelRow &row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void take();
    void complain(QLabel *label, const QString &text);
    void retranslate();

    ThemeController &m_theme;
    std::optional<TaskModelRow> m_row;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_latency = nullptr;
    QLabel *m_latencyWrong = nullptr;
    QLineEdit *m_failures = nullptr;
    QLabel *m_failuresWrong = nullptr;
    QLineEdit *m_ways = nullptr; ///< ports, or items
    QLabel *m_waysWrong = nullptr;
    QSpinBox *m_attempts = nullptr;
    bool m_isComparing = false;
};

} // namespace sluice
